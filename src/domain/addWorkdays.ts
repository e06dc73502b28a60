import { addDays, formatDay, isInCalendar, parseDay } from './calendarDate.ts'
import type { CalendarDate, DayNumber } from './calendarDate.ts'

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
  const end = workdayAfter(start, count, (at) => isWorkday(formatDay(at) ?? ''))
  return end === null ? addDays(day, count) : (formatDay(end) ?? day)
}

/** The n-th workday after a day, before it when n is negative; null when the calendar does not have it. */
export function workdayAfter(start: DayNumber, n: number, isWorkday: (day: DayNumber) => boolean): DayNumber | null {
  if (n === 0) return start
  const step = Math.sign(n)
  let remaining = Math.abs(n)
  let freeDays = 0
  for (let at = start + step; freeDays < LONGEST_BREAK_DAYS && isInCalendar(at); at += step) {
    if (isWorkday(at)) {
      remaining -= 1
      freeDays = 0
      if (remaining === 0) return at
    } else {
      freeDays += 1
    }
  }
  return null
}

/** The day the evaluation report is due: 3 workdays after the campaign's last day. 2024-10-18 → 2024-10-23. [EV1] */
export const evaluationDue = (campaignEnd: CalendarDate, isWorkday: (day: CalendarDate) => boolean): CalendarDate =>
  addWorkdays(campaignEnd, EVALUATION_WORKDAYS, isWorkday)
