import {
  chromium,
  type Browser,
  type ConsoleMessage,
  type FrameLocator,
  type Locator,
  type Page,
  type Request,
} from 'playwright-core'
import { inject } from 'vitest'
import { findBrowser } from '../../../scripts/ensureBrowser.mjs'
import type { Snapshot, TableState } from '../../../src/local-host/engine/types.ts'

/** Half of a test's time, so that what hangs is named (HANG_MS in vite.config.ts). */
const ACTION_HANG_MS = 600_000

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('no browser: run npm test, which installs one or says what to install')
  return chromium.launch({
    executablePath,
    timeout: ACTION_HANG_MS,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
}

export interface OpenOptions {
  readonly fixture?: string
  /** What the clocks of both frames show at first; from there they run. Absent: the machine's own. */
  readonly now?: string
  readonly parameters?: Readonly<Record<string, string>>
  /** Runs in every frame before its own scripts. */
  readonly initScript?: () => void
  readonly viewport?: { readonly width: number; readonly height: number }
}

/** The local Base in a browser with the shipped bundle in its sidebar, on another site. */
export interface LocalBase {
  readonly page: Page
  readonly sidebar: FrameLocator
  /** Lines that the console or the page reported as errors. */
  readonly errors: readonly string[]
  /** Addresses that the page and its frames have requested. */
  readonly requests: readonly string[]
  snapshot(): Promise<Snapshot>
  table(name: string): Promise<TableState>
  /** A cell of the grid by the row's title and the column's name. */
  cell(table: string, title: string, column: string): Promise<Locator>
  openView(table: string, view: string): Promise<void>
  /**
   * Slows every call down, presses what `start` presses, and loads the sidebar anew as soon as a table has more than so
   * many columns; then calls are as fast as before. The page itself looks on, so that a busy machine comes in time.
   */
  loseSidebarAt(table: string, columns: number, start: () => Promise<void>): Promise<void>
  /** Invokes since the last reset, newest last. */
  calls(): Promise<readonly { readonly key: string; readonly count: number }[]>
  resetCalls(): Promise<void>
  close(): Promise<void>
}

/** A page in a window of its own. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    timezoneId: 'America/Los_Angeles', // far from the Base's zone: days must not follow the viewer [TM2]
    locale: 'zh-CN',
  })
  context.setDefaultTimeout(ACTION_HANG_MS)
  return await context.newPage()
}

/** Opens a local Base in a window of its own, which closes with it. */
export async function openLocalBase(browser: Browser, options: OpenOptions): Promise<LocalBase> {
  const page = await openPage(browser)
  if (options.initScript !== undefined) await page.context().addInitScript(options.initScript)
  return await showLocalBase(page, options, () => page.context().close())
}

/** Opens a local Base in a page; `close` is what its own close does after it has stopped listening. */
export async function showLocalBase(
  page: Page,
  options: Omit<OpenOptions, 'initScript'>,
  close: () => Promise<void>,
): Promise<LocalBase> {
  await page.setViewportSize(options.viewport ?? { width: 1440, height: 900 })
  if (options.now !== undefined) await page.clock.install({ time: new Date(options.now) })
  const errors: string[] = []
  const requests: string[] = []
  const hearError = (error: Error): void => void errors.push(error.message)
  const hearLine = (line: ConsoleMessage): void => {
    if (line.type() === 'error') errors.push(line.text())
  }
  const hearRequest = (request: Request): void => void requests.push(request.url())
  page.on('pageerror', hearError).on('console', hearLine).on('request', hearRequest)
  const url = new URL(inject('hostUrl'))
  const parameters = {
    plugin: inject('pluginUrl'),
    fixture: options.fixture ?? 'empty',
    fresh: '1',
    ...options.parameters,
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  await page.goto(url.href)
  const snapshot = (): Promise<Snapshot> => page.evaluate(() => window.localHost.snapshot())
  const table = async (name: string): Promise<TableState> => {
    const found = (await snapshot()).tables.find((one) => one.name === name)
    if (found === undefined) throw new Error(`the Base has no table ${name}`)
    return found
  }
  return {
    page,
    sidebar: page.frameLocator('[data-testid="sidebar-frame"]'),
    errors,
    requests,
    snapshot,
    table,
    async cell(tableName, title, column) {
      const { fields, records } = await table(tableName)
      const fieldId = fields.find((field) => field.name === column)?.id ?? ''
      const primary = fields.find((field) => field.isPrimary)?.id ?? ''
      const record = records.find((one) => JSON.stringify(one.fields[primary] ?? '').includes(title))
      return page.locator(`[role="gridcell"][data-record-id="${record?.id ?? ''}"][data-field-id="${fieldId}"]`)
    },
    async openView(tableName, view) {
      const { views } = await table(tableName)
      const id = views.find((one) => one.name === view)?.id ?? ''
      await page.locator(`[data-view-id="${id}"]`).first().click()
    },
    async loseSidebarAt(tableName, columns, start) {
      await page.evaluate(() => window.localHost.set('latencyMs', 60))
      await start()
      await page.evaluate(loseSidebar, [tableName, columns] as const)
    },
    calls: () =>
      page.evaluate(() =>
        window.localHost
          .log()
          .flatMap(({ type, key, count }) => (type === 'invoke' ? [{ key: key.replace('bitable.', ''), count }] : [])),
      ),
    resetCalls: () => page.evaluate(() => window.localHost.resetLog()),
    async close() {
      page.off('pageerror', hearError).off('console', hearLine).off('request', hearRequest)
      await close()
    },
  }
}

/** On the host's page. */
const loseSidebar = ([tableName, columns]: readonly [string, number]): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      const found = window.localHost.snapshot().tables.find(({ name }) => name === tableName)
      if ((found?.fields.length ?? 0) <= columns) {
        setTimeout(look, 5)
        return
      }
      window.localHost.set('latencyMs', 0)
      window.localHost.set('reloadSidebar', true)
      resolve()
    }
    look()
  })
