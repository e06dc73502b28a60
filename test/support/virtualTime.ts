import type { Timers } from '../../src/adapters/feishu/calls/timers.ts'
import type { ClockPort } from '../../src/application/clock.ts'

/**
 * One time for everything in a test: the host's latency, the adapter's patience, the clocks of any number of sidebars.
 * It stands still until it is told to pass; what comes due runs in order, and what follows from it is waited for.
 */
export interface VirtualTime {
  now(): number
  schedule(afterMs: number, task: () => void): () => void
  /** Lets this much time pass. */
  pass(ms: number): Promise<void>
  readonly timers: Timers
  /** A clock of a machine that may go wrong by `skewMs`. */
  clock(random: () => number, skewMs?: number): SidebarClock
}

export interface SidebarClock extends ClockPort {
  hide(): void
  show(): void
}

interface Due {
  readonly at: number
  readonly order: number
  readonly task: () => void
  isCancelled: boolean
}

/** Resolves at the next immediate: by then the callbacks of settled promises have run. */
const everythingReady = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

export function createVirtualTime(start: number): VirtualTime {
  let now = start
  let order = 0
  const queue: Due[] = []

  function push(due: Due): void {
    let low = 0
    let high = queue.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = queue[middle]
      if (other !== undefined && (other.at > due.at || (other.at === due.at && other.order > due.order)))
        low = middle + 1
      else high = middle
    }
    queue.splice(low, 0, due)
  }
  const schedule: VirtualTime['schedule'] = (afterMs, task) => {
    const due: Due = { at: now + Math.max(0, afterMs), order: order++, task, isCancelled: false }
    push(due)
    return () => {
      due.isCancelled = true
    }
  }
  return {
    now: () => now,
    schedule,
    async pass(ms) {
      const until = now + ms
      await everythingReady()
      for (;;) {
        const next = queue.at(-1)
        if (next === undefined || next.at > until) break
        queue.pop()
        if (next.isCancelled) continue
        now = Math.max(now, next.at)
        next.task()
        await everythingReady()
      }
      now = until
    },
    timers: {
      setTimeout: (task, ms) => schedule(ms, task),
      clearTimeout: (cancel) => {
        if (typeof cancel === 'function') (cancel as () => void)()
      },
      now: () => now,
    },
    clock(random, skewMs = 0) {
      const listeners = new Set<(hiddenMs: number) => void>()
      let hiddenAt: number | null = null
      return {
        now: () => now + skewMs,
        after: schedule,
        onVisible(listener) {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
        isVisible: () => hiddenAt === null,
        random,
        breathe: () => Promise.resolve(),
        hide() {
          hiddenAt ??= now
        },
        show() {
          const hiddenMs = hiddenAt === null ? 0 : now - hiddenAt
          hiddenAt = null
          for (const listener of listeners) listener(hiddenMs)
        },
      }
    },
  }
}
