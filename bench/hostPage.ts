import type { Frame, Page } from 'playwright-core'

/** A message that arrived in a frame; its time in ms is comparable between the two frames. */
interface Arrival {
  readonly id: string
  readonly key: string
  readonly at: number
}

declare global {
  interface Window {
    /** Invokes at the host, callbacks at the plugin. */
    arrivals: Arrival[]
    /** Blocks of the main thread of 50 ms and more, as the browser reports them. */
    blocks: { readonly at: number; readonly ms: number }[]
  }
}

/** Notes messages in both frames; runs before any script of theirs. */
export function noteArrivals(): void {
  window.arrivals = []
  window.blocks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      window.blocks.push({ at: performance.timeOrigin + startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })
  window.addEventListener(
    'message',
    ({ data }: MessageEvent<{ type?: string; id?: string; payload?: { key?: string } } | null>) => {
      if (data?.type !== 'invoke' && data?.type !== 'callback') return
      window.arrivals.push({
        id: data.id ?? '',
        key: (data.payload?.key ?? '').replace('bitable.Widget', ''),
        at: performance.timeOrigin + performance.now(),
      })
    },
  )
}

const SIDEBAR = '[data-testid="sidebar-frame"]'

/** Sends the sidebar to another page and forgets what arrived before. */
export async function showInSidebar(page: Page, url: string): Promise<Frame> {
  await page.evaluate(
    ({ selector, url }) => {
      window.arrivals = []
      const frame = document.querySelector<HTMLIFrameElement>(selector)
      if (frame !== null) frame.src = url
    },
    { selector: SIDEBAR, url },
  )
  const frame = await (await page.waitForSelector(SIDEBAR)).contentFrame()
  if (frame === null) throw new Error('the sidebar has no frame')
  await frame.waitForURL(url)
  return frame
}

export interface Sweep {
  /** When the first page was asked for, on the page's clock. Milliseconds. */
  readonly startedAt: number
  /** From the first page's request reaching the host to the last answer reaching the plugin. Milliseconds. */
  readonly ms: number
  readonly reads: number
  readonly writes: number
}

/** Waits until so many pages were read and batches written, and the last of them answered. */
export async function sweepDone(
  page: Page,
  frame: Frame,
  wanted: { readonly reads: number; readonly writes: number },
): Promise<Sweep> {
  const last = await page.waitForFunction(
    ({ reads, writes }) => {
      const of = (key: string): Window['arrivals'] => window.arrivals.filter((one) => one.key === key)
      const pages = of('Table_getRecordsByPage')
      const batches = of('Table_setRecords')
      if (pages.length < reads || batches.length < writes) return null
      return {
        first: pages[0]?.at ?? 0,
        id: (writes > 0 ? batches : pages).at(-1)?.id ?? '',
        reads: pages.length,
        writes: batches.length,
      }
    },
    wanted,
    { timeout: 120_000, polling: 20 },
  )
  const seen = await last.jsonValue()
  if (seen === null) throw new Error('the sweep did not happen')
  const answered = await frame.waitForFunction(
    (id) => window.arrivals.find((one) => one.id === id)?.at ?? null,
    seen.id,
    { timeout: 60_000, polling: 20 },
  )
  return {
    startedAt: seen.first,
    ms: Number(await answered.jsonValue()) - seen.first,
    reads: seen.reads,
    writes: seen.writes,
  }
}

/** The longest block of the frame's main thread since an instant. Milliseconds; 0 when none reached 50. */
export const longestBlock = (frame: Frame, since: number): Promise<number> =>
  frame.evaluate((from) => Math.max(0, ...window.blocks.filter(({ at }) => at >= from).map(({ ms }) => ms)), since)

/** What the frame's scripts hold in memory after a collection. Megabytes. */
export async function heapOf(page: Page, frame: Frame): Promise<number> {
  const session = await page.context().newCDPSession(frame)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1024 ** 2
}
