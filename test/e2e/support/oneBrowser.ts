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

/**
 * The clock of a page adds up what every test in it has passed over, and a frame that loads after 2^31 ms of it, 24.8
 * days, never runs a timer: the clock asks the browser for a delay of minus that long, which wraps around. A page is left
 * long before.
 */
const MOST_PASSED_MS = 10 * 86_400_000
let passedMs = 0

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

/** Makes a page with an own clock ready for the next test, or leaves it when its clock has gone far. */
async function putAway(page: Page, startedAt: string): Promise<void> {
  passedMs += (await page.evaluate(() => Date.now())) - Date.parse(startedAt)
  if (passedMs <= MOST_PASSED_MS) {
    await empty(page)
    return
  }
  passedMs = 0
  pages.delete('own clock')
  await page.context().close()
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
    const { now } = options
    const page = await pageWith(now === undefined ? 'machine’s clock' : 'own clock')
    base = await showLocalBase(page, options, () => (now === undefined ? empty(page) : putAway(page, now)))
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
