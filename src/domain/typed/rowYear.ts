import { daysBetween, isCalendarDate, type CalendarDate } from '../calendarDate.ts'

/** The fields that are the two ends of one span in a row. */
export const SPAN_FIELDS = [
  ['plannedStart', 'plannedEnd'],
  ['actualStart', 'actualEnd'],
] as const

/** A day as it was read, and whether its year was typed or only agreed for the column. */
interface ReadDay {
  readonly day: CalendarDate
  readonly isYearTyped: boolean
}

/** A task that runs over New Year is shorter than this; a longer one is a slip that people should look at. Days. */
const LONGEST_OVER_NEW_YEAR = 183

/**
 * Both ends of a row's span where the year that was agreed for a column puts the end before the start: 12月20日 and
 * 1月5日. The end that has no year of its own follows the other one. Null: nothing to set right, or nothing that can be
 * known. [AD2]
 */
export function endsOverNewYear(
  start: ReadDay,
  end: ReadDay,
): { readonly start: CalendarDate; readonly end: CalendarDate } | null {
  if ((daysBetween(start.day, end.day) ?? 0) >= 0) return null
  if (!end.isYearTyped) {
    const later = inYear(end.day, Number(start.day.slice(0, 4)) + 1)
    if (later !== null && isShort(start.day, later)) return { start: start.day, end: later }
  }
  if (!start.isYearTyped) {
    const earlier = inYear(start.day, Number(end.day.slice(0, 4)) - 1)
    if (earlier !== null && isShort(earlier, end.day)) return { start: earlier, end: end.day }
  }
  return null
}

const isShort = (start: CalendarDate, end: CalendarDate): boolean => {
  const days = daysBetween(start, end)
  return days !== null && days >= 0 && days <= LONGEST_OVER_NEW_YEAR
}

/** The same day of another year; null for the 29th of February of a year without it. */
function inYear(day: CalendarDate, year: number): CalendarDate | null {
  const moved = `${String(year).padStart(4, '0')}${day.slice(4)}`
  return isCalendarDate(moved) ? moved : null
}
