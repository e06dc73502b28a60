import { addWorkdays } from './addWorkdays.ts'
import { addDays, daysBetween, formatDay, parseDay, type CalendarDate } from './calendarDate.ts'

/** By how much the days of a campaign move when it is begun again. [NC1] */
export interface DayShift {
  readonly unit: 'days' | 'workdays'
  /** Positive = later. */
  readonly by: number
}

/**
 * The shift from one first day to another. In workdays, a new first day that is none counts as the next workday, and so
 * the shift is the number of workdays between the two. Days that do not exist give no shift. [NC1]
 */
export function shiftBetween(
  from: CalendarDate,
  to: CalendarDate,
  { unit, isWorkday }: { readonly unit: DayShift['unit']; readonly isWorkday: (day: CalendarDate) => boolean },
): DayShift {
  if (unit === 'days') return { unit, by: daysBetween(from, to) ?? 0 }
  const [start, end] = [parseDay(from), parseDay(isWorkday(to) ? to : addWorkdays(to, 1, isWorkday))]
  if (start === null || end === null) return { unit, by: 0 }
  const step = Math.sign(end - start)
  let by = 0
  for (let at = start; at !== end; at += step) if (isWorkday(formatDay(at + step) ?? '')) by += step
  return { unit, by }
}

/** Moves days by a shift: in workdays, each by the same number of them. The same day is computed once. [NC1] */
export function dayShifter({ unit, by }: DayShift, isWorkday: (day: CalendarDate) => boolean) {
  const known = new Map<CalendarDate, CalendarDate>()
  return (day: CalendarDate): CalendarDate => {
    const moved = known.get(day) ?? (unit === 'days' ? addDays(day, by) : addWorkdays(day, by, isWorkday))
    known.set(day, moved)
    return moved
  }
}
