/**
 * Every state of the sidebar over plain values, to be looked at: `npx vite` and open
 * /test/ui/harness/index.html?state=overview&theme=dark&lang=en. States are the keys below.
 */
import { createRoot } from 'react-dom/client'
import { err } from '../../../src/domain/index.ts'
import type { AppState } from '../../../src/application/app/appState.ts'
import { App } from '../../../src/ui/App.tsx'
import { createFakeStore } from '../support/fakeStore.ts'
import { KEPT, STATES } from './states.ts'

const query = new URLSearchParams(location.search)
const theme = query.get('theme') === 'dark' ? 'dark' : 'light'
const chosen: AppState = STATES[query.get('state') ?? 'overview'] ?? STATES['overview'] ?? raise('no such state')
const store = createFakeStore(
  { ...chosen, theme, hostLanguage: query.get('lang') ?? 'zh' },
  {
    ...(query.has('refuse')
      ? { saveSettings: async () => err({ kind: 'permissionDenied', what: '保存设置' } as const) }
      : {}),
    ...(query.get('state') === 'campaigns' ? KEPT : {}),
  },
)

function raise(message: string): never {
  throw new Error(message)
}

document.body.style.background = theme === 'dark' ? '#1a1a1a' : '#fff'
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App store={store} clock={{ now: () => 0 }} />)
