/**
 * A day of the civil calendar as 'YYYY-MM-DD'. Not an instant: `timeZone.ts` has turned instants into days. [TM2]
 * Years 0001–9999. A string of another form counts as "no date" wherever a rule reads one.
 */
export type CalendarDate = string

/** Whole days since 1970-01-01, so that day arithmetic is integer arithmetic. [TM2] */
export type DayNumber = number

const DAYS_IN_400_YEARS = 146_097
/** Days from 0000-03-01, where the arithmetic below starts its years, to 1970-01-01. */
const EPOCH_SHIFT = 719_468
const FIRST_DAY: DayNumber = -719_162
const LAST_DAY: DayNumber = 2_932_896

/** Years start in March here, so that the leap day comes last and one formula gives all month lengths. */
function dayNumberOf(year: number, month: number, dayOfMonth: number): DayNumber {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_IN_400_YEARS + dayOfEra - EPOCH_SHIFT
}

const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const ZERO = 48
const HYPHEN = 45

/** Two digits at `at` as a number, or −1 when either is not a digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** The day number of 'YYYY-MM-DD'; null for anything else, including 2023-02-29. Never throws. */
export function parseDay(value: unknown): DayNumber | null {
  if (typeof value !== 'string' || value.length !== 10) return null
  if (value.charCodeAt(4) !== HYPHEN || value.charCodeAt(7) !== HYPHEN) return null
  const century = twoDigits(value, 0)
  const yearOfCentury = twoDigits(value, 2)
  const month = twoDigits(value, 5)
  const dayOfMonth = twoDigits(value, 8)
  if (century < 0 || yearOfCentury < 0) return null
  const year = century * 100 + yearOfCentury
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > monthLength(year, month)) return null
  return dayNumberOf(year, month, dayOfMonth)
}

/** '00' to '99': days are written by the ten thousand. */
const TWO_DIGITS = Array.from({ length: 100 }, (_none, value) => String(value).padStart(2, '0'))

/** Whether a day number is one of the years 0001–9999. */
export const isInCalendar = (day: DayNumber): boolean => Number.isInteger(day) && day >= FIRST_DAY && day <= LAST_DAY

/** 'YYYY-MM-DD' of a day number; null when it is not an integer within the years 0001–9999. */
export function formatDay(day: DayNumber): CalendarDate | null {
  if (!isInCalendar(day)) return null
  const shifted = day + EPOCH_SHIFT
  const era = Math.floor(shifted / DAYS_IN_400_YEARS)
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const century = Math.floor(year / 100)
  return `${TWO_DIGITS[century] ?? ''}${TWO_DIGITS[year - century * 100] ?? ''}-${TWO_DIGITS[month] ?? ''}-${TWO_DIGITS[dayOfMonth] ?? ''}`
}

/** Whether the value is a day that exists, in the form 'YYYY-MM-DD'. */
export const isCalendarDate = (value: unknown): value is CalendarDate => parseDay(value) !== null

/** Whole days from `from` to `to`, negative when `to` is earlier; null when either is not a date. [TM2] */
export function daysBetween(from: CalendarDate | null, to: CalendarDate | null): number | null {
  const start = parseDay(from)
  const end = parseDay(to)
  return start === null || end === null ? null : end - start
}

/**
 * The day `days` later (earlier when negative; fractions are cut off). Something that is not a date, or a step out
 * of the years 0001–9999, gives `day` back unchanged. [TM2]
 */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  const start = parseDay(day)
  return start === null ? day : (formatDay(start + Math.trunc(days)) ?? day)
}

/** 0 = Sunday … 6 = Saturday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7

/** The four-digit year a day number falls in; null outside 0001–9999. */
export function yearOf(day: DayNumber): number | null {
  const text = formatDay(day)
  return text === null ? null : Number(text.slice(0, 4))
}
