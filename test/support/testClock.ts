import type { Timers } from '../../src/adapters/feishu/calls/timers.ts'
import type { ClockPort } from '../../src/application/clock.ts'

/** The clock of one sidebar, which a test hides and shows. */
export interface SidebarClock extends ClockPort {
  hide(): void
  show(): void
  /** Tells the application that the sidebar was hidden for so long, and shows it. */
  reappear(hiddenMs: number): void
}

/**
 * The time of a test. It stands still until the test moves it, and then everything that comes due runs in order. One
 * clock may serve the host, its delays, the adapter and any number of sidebars.
 */
export interface TestClock extends SidebarClock {
  /** Moves the time and runs what comes due, but does not wait for what follows from it. */
  set(instant: string | number): void
  /** Lets this much time pass, and waits after everything that comes due for the promises that it settles. */
  pass(ms: number): Promise<void>
  /** Timers for the adapter that run on this clock. */
  readonly timers: Timers
  /** The clock of a further sidebar: it is hidden by itself, and its machine may go wrong by `skewMs`. */
  another(options: { readonly random: () => number; readonly skewMs?: number }): SidebarClock
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

export function createTestClock(start: string | number): TestClock {
  let now = instantOf(start)
  let order = 0
  /** What is to run, the next one last. */
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
  /** Runs the next task that is due by `until`; false when there is none. */
  function runNext(until: number): boolean {
    for (let next = queue.at(-1); next !== undefined && next.at <= until; next = queue.at(-1)) {
      queue.pop()
      if (next.isCancelled) continue
      now = Math.max(now, next.at)
      next.task()
      return true
    }
    return false
  }
  const after: ClockPort['after'] = (afterMs, task) => {
    const due: Due = { at: now + Math.max(0, afterMs), order: order++, task, isCancelled: false }
    push(due)
    return () => {
      due.isCancelled = true
    }
  }
  const another: TestClock['another'] = ({ random, skewMs = 0 }) => {
    const listeners = new Set<(hiddenMs: number) => void>()
    let hiddenAt: number | null = null
    const reappear = (hiddenMs: number): void => {
      hiddenAt = null
      for (const listener of listeners) listener(hiddenMs)
    }
    return {
      now: () => now + skewMs,
      after,
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
      show: () => reappear(hiddenAt === null ? 0 : now - hiddenAt),
      reappear,
    }
  }
  return {
    ...another({ random: () => 0.5 }),
    set(instant) {
      const until = instantOf(instant)
      while (runNext(until));
      now = until
    },
    async pass(ms) {
      const until = now + ms
      await everythingReady()
      while (runNext(until)) await everythingReady()
      now = until
    },
    timers: {
      setTimeout: (task, ms) => after(ms, task),
      clearTimeout: (cancel) => {
        if (typeof cancel === 'function') (cancel as () => void)()
      },
      now: () => now,
    },
    another,
  }
}

const instantOf = (instant: string | number): number => (typeof instant === 'number' ? instant : Date.parse(instant))
