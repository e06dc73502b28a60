import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchBrowser, openLocalBase, type LocalBase, type OpenOptions } from './localBase.ts'

/** One browser for the tests of a file and one local Base at a time, closed after each test; gives what opens it. */
export function oneBrowser(): (options: OpenOptions) => Promise<LocalBase> {
  let browser: Browser | null = null
  let base: LocalBase | null = null
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
  })
  afterEach(async () => {
    await base?.close()
    base = null
  })
  return async (options) => {
    if (browser === null) throw new Error('a Base is opened before the browser was started')
    base = await openLocalBase(browser, options)
    return base
  }
}
