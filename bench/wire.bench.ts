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
 * sheet of 18 columns, in one run. The hosts take turns every few calls, so that whatever else the machine does meets
 * both. Goal: within 1.3 ×, so that our benches measure extensions and not the Base.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 20_000)
const CALLS = Math.ceil(ROWS / 200)
const CALLS_A_TURN = 10
const RUNS = 5
const HOSTS = ['local', 'trivial'] as const
type HostName = (typeof HOSTS)[number]
type Frames = Readonly<Record<HostName, Frame>>

/** Times of one run in ms: the whole, and each call. */
interface Run {
  readonly all: number
  readonly calls: readonly number[]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The raw SDK's frame in a host of its own. */
async function openFrame(browser: Browser, host: HostName): Promise<Frame> {
  const page = await browser.newPage()
  const url = new URL(inject('wireHostUrl'))
  for (const [name, value] of Object.entries({ host, rows: String(ROWS), plugin: inject('rawUrl') }))
    url.searchParams.set(name, value)
  await page.goto(url.href)
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  if (frame === null) throw new Error('the host has no frame')
  await frame.waitForFunction(() => 'raw' in window)
  return frame
}

/** One run of all calls on both hosts, in turns. */
async function inTurns(
  frames: Frames,
  call: (frame: Frame, from: number, to: number) => Promise<readonly number[]>,
): Promise<Record<HostName, Run>> {
  const took: Record<HostName, number[]> = { local: [], trivial: [] }
  for (let from = 0; from < CALLS; from += CALLS_A_TURN) {
    const order = (from / CALLS_A_TURN) % 2 === 0 ? HOSTS : HOSTS.toReversed()
    for (const host of order) took[host].push(...(await call(frames[host], from, Math.min(CALLS, from + CALLS_A_TURN))))
  }
  return {
    local: { all: sum(took.local), calls: took.local },
    trivial: { all: sum(took.trivial), calls: took.trivial },
  }
}

const reading = (frames: Frames) =>
  inTurns(frames, (frame, from, to) => frame.evaluate(([a, b]) => window.raw.readPages(a, b), [from, to] as const))

async function writing(frames: Frames, which: 'row' | 'cell', run: number): Promise<Record<HostName, Run>> {
  for (const host of HOSTS)
    await frames[host].evaluate(([what, n]) => window.raw.prepareWrites(what, n), [which, run] as const)
  return await inTurns(frames, (frame, from, to) =>
    frame.evaluate(([a, b]) => window.raw.writePages(a, b), [from, to] as const),
  )
}

it('the local Base against a trivial host over the same wire', async () => {
  const browser = await launchBrowser()
  const frames = { local: await openFrame(browser, 'local'), trivial: await openFrame(browser, 'trivial') }
  const runs = {
    read: [] as Record<HostName, Run>[],
    row: [] as Record<HostName, Run>[],
    cell: [] as Record<HostName, Run>[],
  }
  // The first round is a warm-up and does not count.
  for (let run = 0; run <= RUNS; run += 1) {
    const took = {
      read: await reading(frames),
      row: await writing(frames, 'row', run),
      cell: await writing(frames, 'cell', run),
    }
    if (run > 0) for (const kind of ['read', 'row', 'cell'] as const) runs[kind].push(took[kind])
  }
  await browser.close()
  const lines = (what: string, of: (host: HostName) => number) => [
    { what: `${what}, local Base`, ms: of('local'), ratio: of('local') / of('trivial') },
    { what: `${what}, trivial host`, ms: of('trivial') },
  ]
  const whole = (kind: keyof typeof runs) => (host: HostName) => median(runs[kind].map((run) => run[host].all))
  print(
    `the local Base's engine and wire, ${String(ROWS)} rows × 18 columns (medians of ${String(RUNS)} runs in turns)`,
    [
      ...lines('read a page of 200, round trip', (host) => median(runs.read.flatMap((run) => run[host].calls))),
      ...lines('read everything', whole('read')),
      ...lines('write every cell', whole('row')),
      ...lines('write one cell per row', whole('cell')),
    ],
  )
})
