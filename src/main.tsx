import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserClock } from './adapters/browser/browserClock.ts'
import { connectFeishu, loadFeishuSdk } from './adapters/feishu/index.ts'
import { createApp } from './application/app/createApp.ts'
import { App } from './ui/App.tsx'

/** Resolves once something is on the screen: the SDK is a quarter megabyte and must not delay it. */
const firstPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0))
    // A hidden frame paints nothing; it connects all the same.
    setTimeout(resolve, 200)
  })

const tracker = createApp({
  clock: createBrowserClock(),
  async connect() {
    await firstPaint()
    return connectFeishu({ embedded: window.parent !== window, loadSdk: loadFeishuSdk })
  },
})

const root = document.querySelector('#root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App store={tracker} />
  </StrictMode>,
)
