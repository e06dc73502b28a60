/** Timers, so that tests need not wait. */
export interface Timers {
  setTimeout(task: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
  now(): number
}

export const SYSTEM_TIMERS: Timers = {
  setTimeout: (task, ms) => setTimeout(task, ms),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  now: () => performance.now(),
}

/** A burst ends when nothing came for this long … */
const QUIET_MS = 10
/** … or when it has lasted this long. */
const LONGEST_MS = 50

/** Gathers what comes in quick succession and hands it on once, at most 50 ms after it began. [HC2] */
export function createBurst<Event>(flush: (events: readonly Event[]) => void, timers: Timers): { add(event: Event): void; drop(): void } {
  let events: Event[] = []
  let timer: unknown = null
  let startedAt = 0

  const stopTimer = () => {
    if (timer !== null) timers.clearTimeout(timer)
    timer = null
  }
  const end = () => {
    stopTimer()
    const gathered = events
    events = []
    flush(gathered)
  }
  return {
    add(event) {
      if (events.length === 0) startedAt = timers.now()
      events.push(event)
      stopTimer()
      timer = timers.setTimeout(end, Math.max(0, Math.min(QUIET_MS, startedAt + LONGEST_MS - timers.now())))
    },
    drop() {
      stopTimer()
      events = []
    },
  }
}
