import type { Frame, JSHandle, Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { fileURLToPath } from 'node:url'
import type { LocalHostApi } from '../../../src/local-host/wire/localHostApi.ts'
import type { Act } from '../../contract/otherUser.ts'
import { ACTION_HANG_MS } from './localBase.ts'
import { theBrowser } from './oneBrowser.ts'

declare global {
  interface Window {
    /** In every frame of such a page: the hands of another user, which a plugin's frame cannot reach by itself. */
    actAsOther?: (acts: readonly Act[]) => Promise<readonly string[]>
  }
}

/** The smallest host page (test/local-host/sdkPage) with a plugin that has the unmodified SDK, on two sites. */
export interface SdkPage {
  readonly page: Page
  /** The page's window.localHost. */
  readonly host: JSHandle<LocalHostApi>
  /** The first plugin's frame. */
  readonly plugin: Frame
  /** Lines that the console or the page reported as errors. */
  readonly errors: readonly string[]
}

/** A server and a browser for such pages. */
export interface SdkPages {
  /** Opens a host; `query` as host.ts reads it. Resolves when the first plugin has a working SDK. */
  open(query?: string): Promise<SdkPage>
  /** Closes what was opened since the last time. */
  closePages(): Promise<void>
  close(): Promise<void>
}

/** Serves the repository's sources and starts a browser. */
export async function startSdkPages(): Promise<SdkPages> {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    // One for each worker: two servers must not write the same bundle at once.
    cacheDir: `node_modules/.vite-sdk-wire-${process.env['VITEST_POOL_ID'] ?? '1'}`,
    logLevel: 'error',
    // Hot reloading must not reach into a running test.
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    optimizeDeps: {
      entries: ['test/local-host/sdkPage/*.html', 'test/contract/hostPortBrowser.ts'],
      include: ['@lark-base-open/js-sdk'],
    },
  })
  await server.listen()
  const origin = originOf(server)
  const browser = await theBrowser()
  const pages: Page[] = []
  return {
    async open(query = '') {
      const page = await browser.newPage()
      page.setDefaultTimeout(ACTION_HANG_MS)
      pages.push(page)
      return await openHost(page, `${origin}/host.html?${query}`)
    },
    closePages: async () => void (await Promise.all(pages.splice(0).map((page) => page.close()))),
    close: () => server.close(),
  }
}

/** The host's address; its plugins come from the other loopback name. */
function originOf(server: ViteDevServer): string {
  const address = server.httpServer?.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port')
  return `http://localhost:${String(address.port)}/test/local-host/sdkPage`
}

async function openHost(page: Page, url: string): Promise<SdkPage> {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.exposeFunction('actAsOther', (acts: readonly Act[]) => page.evaluate(perform, acts))
  await page.goto(url)
  const plugin = await pluginFrame(page, 'plugin1')
  return { page, host: (await page.evaluateHandle('window.localHost')) as JSHandle<LocalHostApi>, plugin, errors }
}

/** On the host's page: what another user does. */
const perform = (acts: readonly Act[]): readonly string[] =>
  acts.flatMap((act) => {
    const { localHost } = window
    if (act.kind === 'add') return localHost.addRows(act.tableId, act.rows)
    if (act.kind === 'set') localHost.edit(act.tableId, act.recordId, act.fields)
    else localHost.deleteRows(act.tableId, act.recordIds)
    return []
  })

/** The frame of a plugin once its SDK is there. */
export async function pluginFrame(page: Page, name: string): Promise<Frame> {
  await page.waitForFunction((wanted) => document.querySelector(`iframe[name=${wanted}]`) !== null, name)
  const frame = page.frames().find((each) => each.name() === name)
  if (!frame) throw new Error(`no iframe ${name}`)
  await frame.waitForFunction(() => window.bitable !== undefined)
  return frame
}
