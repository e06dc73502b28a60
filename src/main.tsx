import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserClock } from './adapters/browser/browserClock.ts'
import { createApp } from './application/app/createApp.ts'
import { App } from './ui/App.tsx'

/** Resolves after the first paint, so that loading the adapter and the SDK (a quarter megabyte) does not delay it. */
const firstPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0))
    // A hidden frame never paints: connect anyway.
    setTimeout(resolve, 200)
  })

const clock = createBrowserClock()
const tracker = createApp({
  clock,
  async connect() {
    await firstPaint()
    const { connectFeishu, loadFeishuSdk } = await import('./adapters/feishu/index.ts')
    return connectFeishu({ embedded: window.parent !== window, loadSdk: loadFeishuSdk })
  },
  async spreadsheets() {
    const { createSpreadsheetPort } = await import('./adapters/browser/spreadsheet/spreadsheetPort.ts')
    return createSpreadsheetPort({ breathe: clock.breathe })
  },
})

const root = document.querySelector('#root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App store={tracker} />
  </StrictMode>,
)
