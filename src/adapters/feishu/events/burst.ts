import type { Timers } from '../calls/timers.ts'

/** A burst ends when no event came for this long, */
const QUIET_MS = 10
/** or when it has lasted this long. */
const LONGEST_MS = 50

/** Collects events that come in quick succession and passes them on once, after `LONGEST_MS` at the latest. [HC2] */
export function createBurst<Event>(
  flush: (events: readonly Event[]) => void,
  timers: Timers,
): { add(event: Event): void; drop(): void } {
  let events: Event[] = []
  let timer: unknown = null
  let startedAt = 0
  let lastAt = 0

  // Use one timer for each burst, not one for each event: a bulk write of ours causes thousands of events.
  const arm = (afterMs: number) => {
    timer = timers.setTimeout(look, afterMs)
  }
  const look = () => {
    const now = timers.now()
    const wait = Math.min(lastAt + QUIET_MS, startedAt + LONGEST_MS) - now
    if (wait > 0) {
      arm(wait)
      return
    }
    timer = null
    const gathered = events
    events = []
    flush(gathered)
  }
  return {
    add(event) {
      lastAt = timers.now()
      events.push(event)
      if (timer !== null) return
      startedAt = lastAt
      arm(QUIET_MS)
    },
    drop() {
      if (timer !== null) timers.clearTimeout(timer)
      timer = null
      events = []
    },
  }
}
