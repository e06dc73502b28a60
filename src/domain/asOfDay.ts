import { addDays } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import { dayOf, wallClockMs } from './timeZone.ts'

/** The hour by which teams update the sheet, "before leaving work". [TM1] */
export const DEFAULT_CUT_OFF = '18:00'

const DAY_MINUTES = 24 * 60

/** Minutes after midnight of 'HH:mm' ('9:05' too); null for anything else. */
function minutesOf(clock: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(clock)
  if (match === null) return null
  const hours = Number(match[1])
  const minutes = Number(match[2])
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null
}

const DEFAULT_CUT_OFF_MINUTES = minutesOf(DEFAULT_CUT_OFF) ?? 0

/** Minutes after midnight at which the figures turn to today; one that is not a clock time reads as 18:00. [TM1] */
export const cutOffMinutes = (cutOff: string): number => minutesOf(cutOff) ?? DEFAULT_CUT_OFF_MINUTES

/**
 * Today in the Base's time zone, and the day the figures speak of: today from the cut-off onward, yesterday before
 * it. '00:00' turns the rule off. A cut-off that is not a clock time reads as 18:00. [TM1]
 * An invalid `now` gives '' for both: every rule reads '' as "no date".
 */
export function asOfDay(now: Date, timeZone: string, cutOff: string): { today: CalendarDate; asOf: CalendarDate } {
  const instantMs = now.getTime()
  const today = dayOf(instantMs, timeZone)
  const wall = wallClockMs(instantMs, timeZone)
  if (wall === null) return { today, asOf: today }
  const minuteOfDay = ((Math.floor(wall / 60_000) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
  const isCutOffReached = minuteOfDay >= cutOffMinutes(cutOff)
  return { today, asOf: isCutOffReached ? today : addDays(today, -1) }
}
