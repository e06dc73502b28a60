import { addDays, formatDay, parseDay } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'

/** After this many days without a workday the calendar is taken to have none, so that the search ends. */
const LONGEST_BREAK_DAYS = 400

/** Workdays after the campaign's last day by which the evaluation report is due. [EV1] */
export const EVALUATION_WORKDAYS = 3

/**
 * The n-th workday after `day` (before it when n is negative); day 1 is the next workday, n = 0 is `day` itself. [EV1]
 * Fractions of n are cut off; not a number counts as 0; not a date comes back unchanged. With a calendar that has no
 * workdays, or at the end of the calendar's years, calendar days are counted instead. [CA1]
 */
export function addWorkdays(day: CalendarDate, n: number, isWorkday: (day: CalendarDate) => boolean): CalendarDate {
  const start = parseDay(day)
  const count = Number.isFinite(n) ? Math.trunc(n) : 0
  if (start === null || count === 0) return day
  const step = Math.sign(count)
  let remaining = Math.abs(count)
  let freeDays = 0
  for (let at = start + step; freeDays < LONGEST_BREAK_DAYS; at += step) {
    const candidate = formatDay(at)
    if (candidate === null) break
    if (isWorkday(candidate)) {
      remaining -= 1
      freeDays = 0
      if (remaining === 0) return candidate
    } else {
      freeDays += 1
    }
  }
  return addDays(day, count)
}

/** The day the evaluation report is due: 3 workdays after the campaign's last day. 2024-10-18 → 2024-10-23. [EV1] */
export const evaluationDue = (campaignEnd: CalendarDate, isWorkday: (day: CalendarDate) => boolean): CalendarDate =>
  addWorkdays(campaignEnd, EVALUATION_WORKDAYS, isWorkday)
