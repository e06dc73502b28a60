import type { Browser, Page } from 'playwright-core'
import { inject, it } from 'vitest'
import { launchBrowser } from '../test/e2e/support/localBase.ts'
import { median, print } from './figures.ts'
import type { RawSdk } from './raw.ts'

declare global {
  interface Window {
    raw: RawSdk
  }
}

/**
 * Reads a long sheet with and without seven formula columns as an extension does: the raw SDK in a cross-site iframe,
 * page after page. Goal: at most twice the time, also where every cell is computed anew.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 20_000)
const CALLS = Math.ceil(ROWS / 200)
const RUNS = 5

/** A host with a sheet, and the whole sheet read through its SDK. */
interface Sheet {
  readonly page: Page
  /** Milliseconds. */
  read(): Promise<number>
}

async function open(browser: Browser, formulas: 'none' | 'seven'): Promise<Sheet> {
  const page = await browser.newPage()
  const url = new URL(inject('wireHostUrl'))
  for (const [name, value] of Object.entries({ host: 'local', rows: String(ROWS), plugin: inject('rawUrl'), formulas }))
    url.searchParams.set(name, value)
  await page.goto(url.href)
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  if (frame === null) throw new Error('the host has no frame')
  await frame.waitForFunction(() => 'raw' in window)
  return {
    page,
    read: async () => {
      const calls = await frame.evaluate((count) => window.raw.readPages(0, count), CALLS)
      return calls.reduce((total, ms) => total + ms, 0)
    },
  }
}

it('reading a long sheet with seven formula columns over the wire', async () => {
  const browser = await launchBrowser()
  const plain = await open(browser, 'none')
  const computed = await open(browser, 'seven')
  const times = { plain: [] as number[], anew: [] as number[], again: [] as number[] }
  const first = await computed.read()
  for (let run = 0; run <= RUNS; run += 1) {
    const without = await plain.read()
    await computed.page.evaluate(() => window.nextMinute())
    const anew = await computed.read()
    const again = await computed.read()
    if (run === 0) continue // the first round warms up
    times.plain.push(without)
    times.anew.push(anew)
    times.again.push(again)
  }
  await browser.close()
  const base = median(times.plain)
  print(`read ${String(ROWS)} rows by the SDK in pages of 200 (medians of ${String(RUNS)})`, [
    { what: 'without formulas', ms: base },
    { what: 'with 7 formula columns, computed anew', ms: median(times.anew), ratio: median(times.anew) / base },
    { what: 'with 7 formula columns, in the same minute', ms: median(times.again), ratio: median(times.again) / base },
    { what: 'with 7 formula columns, the first time of all', ms: first, ratio: first / base },
  ])
})
