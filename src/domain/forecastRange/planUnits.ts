import { formatDay } from '../calendarDate.ts'
import type { DayNumber } from '../calendarDate.ts'
import type { PlanCalendar } from '../task.ts'

/** In what a plan is counted: 天 or 工作日. [CA1] */
export interface PlanUnits {
  readonly unit: 'days' | 'workdays'
  /** From one day to another, both counted; 0 when reversed, and for days outside the calendar. */
  count(from: DayNumber, to: DayNumber): number
  /** The last of so many units, the first of which is on or after `from`; null outside the calendar's years. */
  last(from: DayNumber, units: number): DayNumber | null
}

const DAYS: PlanUnits = {
  unit: 'days',
  count: (from, to) => Math.max(0, to - from + 1),
  last: (from, units) => from + units - 1,
}

/** Without a workday in so many days the calendar is taken to have none, so that the search ends. */
const LONGEST_BREAK_DAYS = 400

/** Counts one by one, for a calendar that cannot count by itself. */
function countOneByOne(from: DayNumber, to: DayNumber, isWorkday: (day: string) => boolean): number {
  let count = 0
  for (let at = from; at <= to; at += 1) if (isWorkday(formatDay(at) ?? '')) count += 1
  return count
}

function workdays({ isWorkday, count }: Extract<PlanCalendar, { mode: 'workday' }>): PlanUnits {
  const countDays = (from: DayNumber, to: DayNumber): number => {
    if (from > to) return 0
    if (count === undefined) return countOneByOne(from, to, isWorkday)
    const [start, end] = [formatDay(from), formatDay(to)]
    return start === null || end === null ? 0 : count(start, end)
  }
  return {
    unit: 'workdays',
    count: countDays,
    last(from, units) {
      // Each turn adds as many days as workdays are missing, so the search never passes the day it looks for.
      let end = from + units - 1
      let found = countDays(from, end)
      let freeDays = 0
      while (found < units) {
        if (formatDay(end) === null || freeDays > LONGEST_BREAK_DAYS) return null
        const missing = units - found
        const added = countDays(end + 1, end + missing)
        freeDays = added === 0 ? freeDays + missing : 0
        end += missing
        found += added
      }
      return end
    },
  }
}

/** The units of a planned span: workdays where it has one, as in the planned progress. [CA1] */
export function planUnits(
  calendar: PlanCalendar,
): (span: { readonly start: DayNumber; readonly end: DayNumber }) => PlanUnits {
  if (calendar.mode === 'calendar') return () => DAYS
  const inWorkdays = workdays(calendar)
  return ({ start, end }) => (inWorkdays.count(start, end) > 0 ? inWorkdays : DAYS)
}
