import type { Clock } from '../../engine/types.ts'
import { zoneOf } from '../../engine/world/zone.ts'
import { parseTypedDate, toInstant } from '../words/dates.ts'

/** Rates of a set clock: stopped, real time, or an hour a minute. */
export const CLOCK_RATES = [0, 1, 60] as const
export type ClockRate = (typeof CLOCK_RATES)[number]

/** The clock of the Base: the machine's until somebody sets, stops or advances it. */
export interface HostClock extends Clock {
  /** Whether it differs from the machine's. */
  readonly isSet: boolean
  readonly rate: ClockRate
  /** Sets it to `now` (ms since the epoch), from where it runs at its rate; null follows the machine again. */
  set(now: number | null): void
  setRate(rate: ClockRate): void
  /** Advances it by this many ms. */
  advance(ms: number): void
  /** Fires when it is set, stopped, started or advanced, not while it runs. */
  onSet(listener: () => void): () => void
}

/** A clock that follows `machine` (ms since the epoch) until it is set. */
export function createHostClock(machine: () => number): HostClock {
  let set: { readonly at: number; readonly machineAt: number; readonly rate: ClockRate } | null = null
  const listeners = new Set<() => void>()
  const now = () => (set === null ? machine() : set.at + (machine() - set.machineAt) * set.rate)
  const begin = (at: number, rate: ClockRate) => {
    set = { at, machineAt: machine(), rate }
    for (const listener of listeners) listener()
  }
  return {
    now,
    get isSet() {
      return set !== null
    },
    get rate() {
      return set?.rate ?? 1
    },
    set(at) {
      if (at !== null) return begin(at, set?.rate ?? 1)
      set = null
      for (const listener of listeners) listener()
      return undefined
    },
    setRate(rate) {
      if (rate !== (set?.rate ?? 1)) begin(now(), rate)
    },
    advance: (ms) => begin(now() + ms, set?.rate ?? 1),
    onSet(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const WITH_OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/i

/**
 * The instant (ms) that `localHost.set('now', …)` names: ISO 8601 with its offset, or `2024-03-01T19:00` in the
 * Base's own zone. Null when it is no time.
 */
export function parseClockTime(text: string, timeZone: string): number | null {
  const trimmed = text.trim()
  if (WITH_OFFSET.test(trimmed)) {
    const instant = Date.parse(trimmed)
    return Number.isNaN(instant) ? null : instant
  }
  // Require a year: guessing it would need the clock that is being set.
  const time = /^\d{4}/.test(trimmed) ? parseTypedDate(trimmed, 0) : null
  return time === null ? null : toInstant(time, timeZone)
}

/** Interval of checks for a new minute or day. */
const LOOK_MS = 1_000

/** Calls `onMinute` when the clock reaches another minute, while somebody needs it. */
export function watchMinute(clock: Clock, isWanted: () => boolean, onMinute: () => void): void {
  const minute = () => Math.floor(clock.now() / 60_000)
  let shown = minute()
  window.setInterval(() => {
    if (minute() === shown) return
    shown = minute()
    if (isWanted()) onMinute()
  }, LOOK_MS)
}

/** Calls `onDay` when the clock reaches another day of the Base's zone, also after sleep of the machine. */
export function watchDay(clock: Clock, timeZone: () => string, onDay: () => void): void {
  const today = () => zoneOf(timeZone()).dayNumber(clock.now())
  let shown = today()
  window.setInterval(() => {
    const day = today()
    if (day === shown) return
    shown = day
    onDay()
  }, LOOK_MS)
}
