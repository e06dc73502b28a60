import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach } from 'vitest'
import { launchBrowser, openPage, showLocalBase, type LocalBase, type OpenOptions } from './localBase.ts'

/**
 * Opening a window costs as much as half of a test, so the tests of a worker take turns in the same one. It ends with
 * the worker, as its browser does.
 */
let browser: Promise<Browser> | null = null
/** A clock that was put into a page stays there, so a Base that shows the machine's time gets a page of its own. */
const pages = new Map<'own clock' | 'machine’s clock', Promise<Page>>()

/** The browser of this worker. */
export const theBrowser = (): Promise<Browser> => (browser ??= launchBrowser())

async function pageWith(clock: 'own clock' | 'machine’s clock'): Promise<Page> {
  const page = pages.get(clock) ?? theBrowser().then(openPage)
  pages.set(clock, page)
  return await page
}

/** Leaves what a page shows and forgets what it was allowed and what any site has stored. */
async function empty(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.context().clearPermissions()
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' })
  await session.detach()
}

/**
 * Gives what opens a local Base: one at a time, in a page that is as good as new, closed after each test or after all
 * tests of the `describe` that asks.
 */
export function oneBrowser(
  closing: typeof afterEach | typeof afterAll = afterEach,
): (options: Omit<OpenOptions, 'initScript'>) => Promise<LocalBase> {
  let base: LocalBase | null = null
  closing(async () => {
    await base?.close()
    base = null
  })
  return async (options) => {
    const page = await pageWith(options.now === undefined ? 'machine’s clock' : 'own clock')
    base = await showLocalBase(page, options, () => empty(page))
    return base
  }
}

/** For tests that go on where the one before them stopped: the Base that the first of them opens. */
export function oneBase(
  prepare: (open: ReturnType<typeof oneBrowser>) => Promise<LocalBase>,
): () => Promise<LocalBase> {
  const open = oneBrowser(afterAll)
  let base: Promise<LocalBase> | null = null
  return () => (base ??= prepare(open))
}
