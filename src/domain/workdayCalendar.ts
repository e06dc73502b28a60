import statutory from 'chinese-days/dist/chinese-days.json'
import { parseDay, weekdayOf, yearOf } from './calendarDate.ts'
import type { CalendarDate, DayNumber } from './calendarDate.ts'

/** Which days a team works, for plans counted in workdays. [CA1] */
export interface WorkdayCalendar {
  /** Whether people work on that day; false for something that is not a date. */
  isWorkday(day: CalendarDate): boolean
  /** Workdays from `from` to `to`, both counted; 0 when reversed or not dates. Constant time. */
  count(from: CalendarDate, to: CalendarDate): number
  /** Years of the bundled statutory data, both included. */
  readonly years: { readonly from: number; readonly to: number }
  /**
   * False when the year has neither statutory data nor enough days off of the team's own: Monday–Friday is used, and
   * people must be told.
   */
  hasData(year: number): boolean
}

/** A team's own days, layered over the statutory ones; a day named in both is a workday. [CA1] */
export interface CalendarOverrides {
  readonly work: readonly CalendarDate[]
  readonly off: readonly CalendarDate[]
}

const statutoryDays = (listed: Readonly<Record<string, string>>): readonly DayNumber[] =>
  Object.keys(listed).flatMap((day) => parseDay(day) ?? [])

const HOLIDAYS = statutoryDays(statutory.holidays)
const MAKE_UP_DAYS = statutoryDays(statutory.workdays)
const YEARS_WITH_DATA: ReadonlySet<number> = new Set(HOLIDAYS.flatMap((day) => yearOf(day) ?? []))

/** First and last year of the bundled Chinese statutory calendar (holidays and make-up days). [CA1] */
export const CALENDAR_YEARS: { readonly from: number; readonly to: number } = {
  from: Math.min(...YEARS_WITH_DATA),
  to: Math.max(...YEARS_WITH_DATA),
}

/** With so many days off of its own in a year, a team has entered that year's holidays. [CA1] */
export const OWN_YEAR_DAYS = 7

const isWeekday = (day: DayNumber): boolean => {
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6
}

/** Tells the years of which the holidays are known: bundled, or entered by the team. [CA1] */
function yearsWithData(off: readonly CalendarDate[]): (year: number) => boolean {
  const ownDays = new Map<number, number>()
  for (const day of new Set(off.flatMap((one) => parseDay(one) ?? []))) {
    const year = yearOf(day) ?? 0
    ownDays.set(year, (ownDays.get(year) ?? 0) + 1)
  }
  return (year) => YEARS_WITH_DATA.has(year) || (ownDays.get(year) ?? 0) >= OWN_YEAR_DAYS
}

/** A plan over more years than this is a slip of the pen: only its ends are looked at. */
const MOST_YEARS = 20

/**
 * From which day on the holidays are not known, among the days that matter; null when all are known. A span matters with
 * all its years. [CA1]
 */
export function dayWithoutData(
  spans: readonly { readonly from: CalendarDate | null; readonly to: CalendarDate | null }[],
  off: readonly CalendarDate[],
): CalendarDate | null {
  const hasData = yearsWithData(off)
  let first = Number.POSITIVE_INFINITY
  for (const { from, to } of spans) {
    const ends = [from, to].flatMap((day) => yearOf(parseDay(day) ?? Number.NaN) ?? [])
    const [start, end] = [Math.min(...ends), Math.max(...ends)]
    const between =
      end - start < MOST_YEARS ? Array.from({ length: Math.max(0, end - start - 1) }, (_, at) => start + 1 + at) : []
    for (const year of [...ends, ...between]) if (!hasData(year)) first = Math.min(first, year)
  }
  return Number.isFinite(first) ? `${String(first).padStart(4, '0')}-01-01` : null
}

/** Number of weekdays (Monday–Friday) from a fixed Monday up to `day`; only differences of two results are used. */
function weekdaysThrough(day: DayNumber): number {
  const sinceMonday = day + 3 // 1969-12-29 was a Monday
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(5, sinceMonday - weeks * 7 + 1)
}

/**
 * Chinese statutory workdays including make-up days (调休), with a team's own days on top. A year without data is
 * Monday–Friday. [CA1]
 *
 * Counting takes two look-ups: weekdays by a formula, plus a running total of the exceptions.
 */
export function createWorkdayCalendar(options: { readonly overrides?: CalendarOverrides } = {}): WorkdayCalendar {
  const works = new Map<DayNumber, boolean>()
  const mark = (days: readonly DayNumber[], isWork: boolean) => {
    for (const day of days) works.set(day, isWork)
  }
  mark(HOLIDAYS, false)
  mark(MAKE_UP_DAYS, true)
  mark(
    (options.overrides?.off ?? []).flatMap((day) => parseDay(day) ?? []),
    false,
  )
  mark(
    (options.overrides?.work ?? []).flatMap((day) => parseDay(day) ?? []),
    true,
  )

  const hasData = yearsWithData(options.overrides?.off ?? [])

  const exceptions = [...works].filter(([day, isWork]) => isWork !== isWeekday(day)).sort(([a], [b]) => a - b)
  const first = exceptions[0]?.[0] ?? 0
  const last = exceptions.at(-1)?.[0] ?? first - 1
  const balance = new Int32Array(last - first + 2) // balance[i]: exceptions before first + i, added minus taken away
  for (const [day, isWork] of exceptions) balance[day - first + 1] = isWork ? 1 : -1
  for (let at = 1; at < balance.length; at += 1) balance[at] = (balance[at] ?? 0) + (balance[at - 1] ?? 0)
  const workdaysThrough = (day: DayNumber): number => {
    const at = Math.min(Math.max(day - first + 1, 0), balance.length - 1)
    return weekdaysThrough(day) + (balance[at] ?? 0)
  }

  return {
    isWorkday: (day) => {
      const number = parseDay(day)
      return number !== null && (works.get(number) ?? isWeekday(number))
    },
    count: (from, to) => {
      const start = parseDay(from)
      const end = parseDay(to)
      return start === null || end === null || start > end ? 0 : workdaysThrough(end) - workdaysThrough(start - 1)
    },
    years: CALENDAR_YEARS,
    hasData,
  }
}
