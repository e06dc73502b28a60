import type { Frame, JSHandle, Page } from 'playwright-core'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'
import type { LocalHostApi } from '../../../src/local-host/wire/localHostApi.ts'
import type { Act } from '../../contract/otherUser.ts'
import { openPage } from './localBase.ts'
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

/** A server for such pages. */
export interface SdkPages {
  /** Opens a host in place of the one before; `query` as host.ts reads it. Resolves when the first plugin has its SDK. */
  open(query?: string): Promise<SdkPage>
  close(): Promise<void>
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Builds the pages and the contract that a plugin can load (`hostPort.js`), and serves them. */
export async function startSdkPages(): Promise<SdkPages> {
  const outDir = await mkdtemp(join(tmpdir(), 'sdk-pages-'))
  await build({
    configFile: false,
    root: join(ROOT, 'test/local-host/sdkPage'),
    base: './',
    logLevel: 'error',
    build: {
      outDir,
      minify: false,
      reportCompressedSize: false,
      modulePreload: false,
      rolldownOptions: {
        input: {
          host: join(ROOT, 'test/local-host/sdkPage/host.html'),
          plugin: join(ROOT, 'test/local-host/sdkPage/plugin.html'),
          hostPort: join(ROOT, 'test/contract/hostPortBrowser.ts'),
        },
        output: { entryFileNames: '[name].js' },
        onLog: () => undefined,
      },
    },
  })
  const server = await preview({
    configFile: false,
    root: outDir,
    logLevel: 'error',
    build: { outDir: '.' },
    preview: { host: '127.0.0.1', port: 0, strictPort: false, open: false },
  })
  const address = server.httpServer.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port')
  // The host's address; its plugins come from the other loopback name.
  const origin = `http://localhost:${String(address.port)}`
  const page = await openPage(await theBrowser())
  let errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.exposeFunction('actAsOther', (acts: readonly Act[]) => page.evaluate(perform, acts))
  return {
    async open(query = '') {
      await page.goto('about:blank')
      errors = []
      await page.goto(`${origin}/host.html?${query}`)
      const plugin = await pluginFrame(page, 'plugin1')
      return { page, host: (await page.evaluateHandle('window.localHost')) as JSHandle<LocalHostApi>, plugin, errors }
    },
    async close() {
      await page.context().close()
      await server.close()
      await rm(outDir, { recursive: true })
    },
  }
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
