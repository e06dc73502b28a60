import type { Frame, Page } from 'playwright-core'

/** One message as a frame saw it arrive; times are comparable between the two frames. Milliseconds. */
interface Arrival {
  readonly id: string
  readonly key: string
  readonly at: number
}

declare global {
  interface Window {
    /** Invokes that reached the host, callbacks that reached the plugin. */
    arrivals: Arrival[]
  }
}

/** Notes messages in both frames; runs before any script of theirs. */
export function noteArrivals(): void {
  window.arrivals = []
  window.addEventListener('message', ({ data }: MessageEvent<{ type?: string; id?: string; payload?: { key?: string } } | null>) => {
    if (data?.type !== 'invoke' && data?.type !== 'callback') return
    window.arrivals.push({ id: data.id ?? '', key: (data.payload?.key ?? '').replace('bitable.Widget', ''), at: performance.timeOrigin + performance.now() })
  })
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
  /** From the first page's request reaching the host to the last answer reaching the plugin. Milliseconds. */
  readonly ms: number
  readonly reads: number
  readonly writes: number
}

/** Waits until so many pages were read and batches written, and the last of them answered. */
export async function sweepDone(page: Page, frame: Frame, wanted: { readonly reads: number; readonly writes: number }): Promise<Sweep> {
  const last = await page.waitForFunction(
    ({ reads, writes }) => {
      const of = (key: string): Window['arrivals'] => window.arrivals.filter((one) => one.key === key)
      const pages = of('Table_getRecordsByPage')
      const batches = of('Table_setRecords')
      if (pages.length < reads || batches.length < writes) return null
      return { first: pages[0]?.at ?? 0, id: (writes > 0 ? batches : pages).at(-1)?.id ?? '', reads: pages.length, writes: batches.length }
    },
    wanted,
    { timeout: 120_000, polling: 20 },
  )
  const seen = await last.jsonValue()
  if (seen === null) throw new Error('the sweep did not happen')
  const answered = await frame.waitForFunction((id) => window.arrivals.find((one) => one.id === id)?.at ?? null, seen.id, { timeout: 60_000, polling: 20 })
  return { ms: Number(await answered.jsonValue()) - seen.first, reads: seen.reads, writes: seen.writes }
}
