import { createStore, del, get, promisifyRequest } from 'idb-keyval'
import type { UseStore } from 'idb-keyval'
import type { Snapshot } from '../../engine/types.ts'
import type { FixtureName } from './address.ts'

/** A Base with more rows is stored only while the browser is idle, because cloning it takes long. */
export const LARGE_ROWS = 5_000
/** Time without changes before a save. */
export const QUIET_MS = 400
/** Least time between two saves. */
export const SPACING_MS = 3_000
/** Time without changes before a save of a large Base. */
export const LARGE_QUIET_MS = 10_000
/** Time without scrolling before a save of a large Base, which holds a frame up. */
export const STILL_MS = 2_000

/** When and how to store a pending change. */
export interface SavePlan {
  readonly waitMs: number
  readonly onlyWhenIdle: boolean
}

/** When to store a change made at `now`; `lastSavedAt` is null before the first save. Times in ms. */
export function planSave(now: number, lastSavedAt: number | null, rows: number): SavePlan {
  const onlyWhenIdle = rows > LARGE_ROWS
  const quiet = onlyWhenIdle ? LARGE_QUIET_MS : QUIET_MS
  const spacing = lastSavedAt === null ? 0 : lastSavedAt + SPACING_MS - now
  return { waitMs: Math.max(quiet, spacing), onlyWhenIdle }
}

/** How long to put off a save that is due at `now`, because the person still scrolls; 0 saves now. Times in ms. */
export function putOff(now: number, lastScrolledAt: number | null, { onlyWhenIdle }: SavePlan): number {
  return onlyWhenIdle && lastScrolledAt !== null ? Math.max(0, lastScrolledAt + STILL_MS - now) : 0
}

/** Whether to store it when the page is left; not a large Base, because that would delay the navigation. */
export function savesOnLeaving(rows: number): boolean {
  return rows <= LARGE_ROWS
}

let opened: UseStore | null = null
/** Opened at the first use, so that the page starts without storage too. */
const bases = (): UseStore => (opened ??= createStore('local-base', 'bases'))

/** Commits explicitly, because the browser aborts an uncommitted transaction when the page is left. */
const write = (fixture: FixtureName, snapshot: Snapshot): Promise<void> =>
  bases()('readwrite', (store) => {
    store.put(snapshot, fixture)
    store.transaction.commit()
    return promisifyRequest(store.transaction)
  })

const isSnapshot = (value: unknown): value is Snapshot =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'tables' in value

/** The stored Base of a fixture; null when there is none, it cannot be read, or storage is unavailable. */
export async function readStored(fixture: FixtureName): Promise<Snapshot | null> {
  try {
    const stored: unknown = await get(fixture, bases())
    return isSnapshot(stored) ? stored : null
  } catch {
    return null
  }
}

/** Forgets the stored Base of a fixture. */
export async function forgetStored(fixture: FixtureName): Promise<void> {
  try {
    await del(fixture, bases())
  } catch {
    // Storage is unavailable (private window): there is nothing to forget.
  }
}

/** Saves the Base of a fixture after changes; without storage the page works too. */
export interface Saver {
  /** The document changed. */
  changed(): void
  /** Cancels a pending save and saves nothing more, because the page will restart. */
  stop(): void
}

/**
 * Reads `document` at each save, without a copy, because IndexedDB clones it synchronously. `planSave` debounces and
 * spaces saves; a pending one is made when the page is left.
 */
export function createSaver(fixture: FixtureName, document: () => Snapshot): Saver {
  let timer: number | undefined
  let idle: number | undefined
  let lastSavedAt: number | null = null
  let lastScrolledAt: number | null = null
  let pending = false
  let stopped = false
  const rows = () => document().tables.reduce((sum, table) => sum + table.records.length, 0)

  const store = () => {
    if (!pending || stopped) return
    pending = false
    lastSavedAt = Date.now()
    write(fixture, document()).catch(() => {
      // Storage is full or unavailable: the Base is lost with this page.
    })
  }
  const cancel = () => {
    window.clearTimeout(timer)
    if (idle !== undefined && 'cancelIdleCallback' in window) window.cancelIdleCallback(idle)
    idle = undefined
  }
  const leave = () => {
    if (savesOnLeaving(rows())) store()
  }
  const onVisibility = () => {
    if (globalThis.document.visibilityState === 'hidden') leave()
  }
  const onScroll = () => {
    lastScrolledAt = Date.now()
  }
  const storeAfter = (waitMs: number, plan: SavePlan) => {
    timer = window.setTimeout(() => {
      const rest = putOff(Date.now(), lastScrolledAt, plan)
      if (rest > 0) storeAfter(rest, plan)
      else if (plan.onlyWhenIdle && 'requestIdleCallback' in window) idle = window.requestIdleCallback(store)
      else store()
    }, waitMs)
  }
  window.addEventListener('scroll', onScroll, { capture: true, passive: true })
  window.addEventListener('pagehide', leave)
  globalThis.document.addEventListener('visibilitychange', onVisibility)

  return {
    changed() {
      if (stopped) return
      pending = true
      cancel()
      const plan = planSave(Date.now(), lastSavedAt, rows())
      storeAfter(plan.waitMs, plan)
    },
    stop() {
      stopped = true
      cancel()
      window.removeEventListener('scroll', onScroll, { capture: true })
      window.removeEventListener('pagehide', leave)
      globalThis.document.removeEventListener('visibilitychange', onVisibility)
    },
  }
}
