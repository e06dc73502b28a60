import { formatDay, parseDay } from './calendarDate.ts'
import type { CalendarDate, DayNumber } from './calendarDate.ts'

/** Where most teams are. Used when a setting names a zone that this machine does not know. [TM2] */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai'

const DAY_MS = 86_400_000

/** What a zone's clocks show, minus UTC, in milliseconds. */
interface ZoneClock {
  offsetAt(instantMs: number): number
}

/**
 * Intl takes microseconds per call, and a sheet asks 80 000 times. So the offsets at both ends of each UTC day are
 * cached: when they are equal, the whole day has that offset; only on days when clocks change is Intl asked per
 * instant.
 */
function createZoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    era: 'narrow',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const askIntl = (instantMs: number): number => {
    const wholeSeconds = Math.floor(instantMs / 1000) * 1000
    const part: Record<string, string> = {}
    for (const { type, value } of format.formatToParts(wholeSeconds)) part[type] = value
    const year = part['era'] === 'B' ? 1 - Number(part['year']) : Number(part['year'])
    const shown = new Date(0)
    shown.setUTCFullYear(year, Number(part['month']) - 1, Number(part['day']))
    shown.setUTCHours(Number(part['hour']), Number(part['minute']), Number(part['second']))
    return shown.getTime() - wholeSeconds
  }
  const atEdge = new Map<DayNumber, number>()
  const offsetAtEdge = (utcDay: DayNumber): number => {
    const cached = atEdge.get(utcDay)
    if (cached !== undefined) return cached
    const offset = askIntl(utcDay * DAY_MS)
    atEdge.set(utcDay, offset)
    return offset
  }
  return {
    offsetAt: (instantMs) => {
      const utcDay = Math.floor(instantMs / DAY_MS)
      const offset = offsetAtEdge(utcDay)
      return offset === offsetAtEdge(utcDay + 1) ? offset : askIntl(instantMs)
    },
  }
}

const clocks = new Map<string, ZoneClock>()

/** Falls back to the default zone when Intl refuses the name: a wrong setting must not stop the sheet. */
function clockOf(timeZone: string): ZoneClock {
  const cached = clocks.get(timeZone)
  if (cached !== undefined) return cached
  let clock: ZoneClock
  try {
    clock = createZoneClock(timeZone)
  } catch {
    clock = createZoneClock(DEFAULT_TIME_ZONE)
  }
  clocks.set(timeZone, clock)
  return clock
}

/** The Date type ends at ±8.64e15 ms; the margin leaves room for the offset. */
const LAST_INSTANT_MS = 8.64e15 - 2 * DAY_MS

/**
 * What the clocks of the zone show at an instant, as milliseconds since 1970-01-01 00:00 of those clocks; null outside
 * the range of Date.
 */
export function wallClockMs(instantMs: number, timeZone: string): number | null {
  if (!(Math.abs(instantMs) <= LAST_INSTANT_MS)) return null
  return instantMs + clockOf(timeZone).offsetAt(instantMs)
}

/**
 * The day an instant falls on in a zone: a date cell of the Base as every viewer must read it. [TM2]
 * Not a number, or outside the years 0001–9999: '' (reads as "no date" everywhere).
 */
export function dayOf(instantMs: number, timeZone: string): CalendarDate {
  const wall = wallClockMs(instantMs, timeZone)
  return wall === null ? '' : (formatDay(Math.floor(wall / DAY_MS)) ?? '')
}

/**
 * The first instant of a day in a zone, in milliseconds: what a date cell holds for that day. [TM2]
 * Where clocks jump over midnight it is the moment of the jump; where a zone skipped the whole day, the next day's
 * start. NaN when `day` is not a date: there is no such instant.
 */
export function instantOf(day: CalendarDate, timeZone: string): number {
  const dayNumber = parseDay(day)
  if (dayNumber === null) return Number.NaN
  const { offsetAt } = clockOf(timeZone)
  const wall = dayNumber * DAY_MS
  const byOffsetBefore = wall - offsetAt(wall - DAY_MS)
  const byOffsetAfter = wall - offsetAt(wall + DAY_MS)
  if (byOffsetBefore === byOffsetAfter) return byOffsetBefore
  // The clocks change around this midnight: search the first instant that shows the day or a later one.
  let before = Math.min(byOffsetBefore, byOffsetAfter) - 1
  let reached = Math.max(byOffsetBefore, byOffsetAfter)
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2)
    if (middle + offsetAt(middle) >= wall) reached = middle
    else before = middle
  }
  return reached
}
