import type { Browser, Frame } from 'playwright-core'
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
 * The local Base's engine and wire against the least that can answer: the same raw SDK in a cross-site iframe, the same
 * sheet of 18 columns, in turns, in one run. Goal: within 1.3 ×, so that our benches measure extensions and not the Base.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 20_000)
const RUNS = 5
const HOSTS = ['local', 'trivial'] as const
type HostName = (typeof HOSTS)[number]

interface Times {
  readonly page: number[]
  readonly read: number[]
  readonly writeRow: number[]
  readonly writeCell: number[]
}

const noTimes = (): Times => ({ page: [], read: [], writeRow: [], writeCell: [] })

/** The raw SDK's frame in a host of its own. */
async function openFrame(browser: Browser, host: HostName): Promise<Frame> {
  const page = await browser.newPage()
  const url = new URL(inject('wireHostUrl'))
  for (const [name, value] of Object.entries({ host, rows: String(ROWS), plugin: inject('rawUrl') })) url.searchParams.set(name, value)
  await page.goto(url.href)
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  if (frame === null) throw new Error('the host has no frame')
  await frame.waitForFunction(() => 'raw' in window)
  return frame
}

async function measure(frame: Frame, times: Times, run: number): Promise<void> {
  const read = await frame.evaluate(() => window.raw.timeReading())
  times.read.push(read.ms)
  times.page.push(...read.pages)
  times.writeRow.push(await frame.evaluate((n) => window.raw.writeAll('row', n), run))
  times.writeCell.push(await frame.evaluate((n) => window.raw.writeAll('cell', n), run))
}

it('the local Base against a trivial host over the same wire', async () => {
  const browser = await launchBrowser()
  const frames = { local: await openFrame(browser, 'local'), trivial: await openFrame(browser, 'trivial') }
  // The first round warms both up and is not counted.
  for (const host of HOSTS) await measure(frames[host], noTimes(), 0)
  const times = { local: noTimes(), trivial: noTimes() }
  for (let run = 1; run <= RUNS; run += 1) {
    for (const host of run % 2 === 0 ? HOSTS : HOSTS.toReversed()) await measure(frames[host], times[host], run)
  }
  await browser.close()
  const rows = (kind: keyof Times, what: string) => {
    const [local, trivial] = [median(times.local[kind]), median(times.trivial[kind])]
    return [{ what: `${what}, local Base`, ms: local, ratio: local / trivial }, { what: `${what}, trivial host`, ms: trivial }]
  }
  print(`the local Base's engine and wire, ${String(ROWS)} rows × 18 columns (medians of ${String(RUNS)} runs in turns)`, [
    ...rows('page', 'read a page of 200, round trip'),
    ...rows('read', 'read everything'),
    ...rows('writeRow', 'write every cell'),
    ...rows('writeCell', 'write one cell per row'),
  ])
})
