import type { Timers } from '../../src/adapters/feishu/calls/timers.ts'

/**
 * How long calls wait for an answer, and answers for their delay, in a world whose clock stands still: what is due next
 * comes when nothing has happened in this process for some turns. A slow machine only takes its turns more slowly.
 */
export interface Patience {
  readonly timers: Timers
  schedule(afterMs: number, task: () => void): void
}

/** Turns of the timers' queue without a call, an answer or an event. */
const STILL_TURNS = 20

interface Due {
  readonly at: number
  readonly task: () => void
}

/** Whatever happens in one world of this process may be what another waits for. */
let stirs = 0

export function createPatience(): Patience {
  let now = 0
  let waiting: readonly Due[] = []
  let isWatching = false

  function watch(): void {
    let seen = stirs
    let still = 0
    const look = (): void => {
      if (waiting.length === 0) {
        isWatching = false
        return
      }
      still = seen === stirs ? still + 1 : 0
      seen = stirs
      if (still >= STILL_TURNS) {
        still = 0
        const next = waiting.reduce((first, one) => (one.at < first.at ? one : first))
        forget(next)
        now = next.at
        next.task()
      }
      turn(look)
    }
    isWatching = true
    turn(look)
  }
  const forget = (due: unknown): void => {
    stirs += 1
    waiting = waiting.filter((one) => one !== due)
  }
  const wait = (afterMs: number, task: () => void): Due => {
    stirs += 1
    const due = { at: now + afterMs, task }
    waiting = [...waiting, due]
    if (!isWatching) watch()
    return due
  }
  return {
    timers: { setTimeout: (task, ms) => wait(ms, task), clearTimeout: forget, now: () => now },
    schedule(afterMs, task) {
      if (afterMs > 0) wait(afterMs, task)
      else
        setImmediate(() => {
          stirs += 1
          task()
        })
    },
  }
}

// Timers and not immediates: there are many immediates to one timer, and more on a fast machine.
const turn = (look: () => void): void => void setTimeout(look, 0)
