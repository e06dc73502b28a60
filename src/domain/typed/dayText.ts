import { formatDay, isCalendarDate, parseDay, type CalendarDate } from '../calendarDate.ts'
import { plainText, saysNothing } from './plainText.ts'

/** What a date cell of words says. [AD2] */
export type DayReading =
  /** One day is a span whose ends are the same. */
  | {
      readonly kind: 'span'
      readonly start: CalendarDate
      readonly end: CalendarDate
      /** False when the year came from the hint. */
      readonly isYearTyped: boolean
      /** Words behind the date that are no date: "到货". */
      readonly note: string | null
    }
  /** A day of some year: nobody typed which, and no hint was given. Never silently the current year. [AD2] */
  | { readonly kind: 'yearMissing' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }

interface Parts {
  readonly year: number | null
  readonly month: number | null
  readonly dayOfMonth: number
}

const UNREADABLE: DayReading = { kind: 'unreadable' }
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAME = `(${MONTHS.join('|')})[a-z]*\\.?`
const SEPARATOR = String.raw`\s*[-./年]\s*`
/** 2024.6.10, 2024年6月10日, 20240610, 6.10, 6月10号, 10日, Mar 5 2024, 5 Mar 2024 */
const DATE = new RegExp(
  [
    String.raw`(?<year>\d{4})${SEPARATOR}(?<month>\d{1,2})\s*[-./月]\s*(?<day>\d{1,2})(?!\d)\s*[日号]?`,
    String.raw`(?<year8>\d{4})(?<month8>\d{2})(?<day8>\d{2})(?!\d)`,
    String.raw`(?<monthOnly>\d{1,2})\s*(?<separator>[-./月])\s*(?<dayOnly>\d{1,2})(?!\d)(?!\s*\k<separator>\s*\d)\s*[日号]?`,
    String.raw`${MONTH_NAME}\s*(?<dayAfter>\d{1,2})(?!\d)(?:st|nd|rd|th)?(?:,?\s*(?<yearAfter>\d{4}))?`,
    String.raw`(?<dayBefore>\d{1,2})(?:st|nd|rd|th)?\s*${MONTH_NAME}(?:,?\s*(?<yearBehind>\d{4}))?`,
    String.raw`(?<dayAlone>\d{1,2})\s*[日号]`,
    // The end of 6.1-5: a bare day, taken only behind a start.
    String.raw`(?<bareDay>\d{1,2})(?!\d)`,
  ].join('|'),
  'uy',
)
const BETWEEN = /\s*(?:-|–|—|~|至|到|to)\s*/uy
const LEADING = /\s*(?:截至|截止|截止到|最晚|约|自|从|by|until|before|from)?\s*/uy
/** What may follow a date without being a note: 前, 之前, a weekday, a clock time. */
const TRAILING = /^(?:[前内止起]|之前|以前|之内|以内|截止|\s|,|\(?(?:周|星期)[一二三四五六日天]\)?|\d{1,2}:\d{2}(?::\d{2})?|[上下]午|点)*/u
const PUNCTUATION = /^[-–—~,.;:。、\s]+/u

/**
 * Reads a day or a span of days that people have typed as text: "10月1日-5日", "6.1-6.5", "2024.6.10", "3月27日前". A date without
 * a year takes `yearHint`; without one it stays open. Two dates that are no span, "3月中旬" and days that do not exist are unreadable.
 * Month before day, as in the templates; 3/4/2024 is not guessed. [AD2] Never throws.
 */
export function readDayText(text: string, yearHint: number | null): DayReading {
  if (saysNothing(text)) return { kind: 'empty' }
  const plain = plainText(text)
  const start = dateAt(plain, matchAt(LEADING, plain, 0)?.[0].length ?? 0, false)
  if (start === null) return UNREADABLE
  const between = matchAt(BETWEEN, plain, start.next)
  const end = between === null ? null : dateAt(plain, start.next + between[0].length, true)
  const rest = plain.slice(end === null ? start.next : end.next).replace(TRAILING, '').replace(PUNCTUATION, '').trim()
  // Another figure behind the date may be another date: "3月1日、3月5日".
  if (/\d/u.test(rest)) return UNREADABLE
  return spanOf(start.parts, end?.parts ?? null, yearHint, rest === '' ? null : rest)
}

function spanOf(from: Parts, until: Parts | null, yearHint: number | null, note: string | null): DayReading {
  if (from.month === null) return UNREADABLE
  const month = until?.month ?? from.month
  const isOverNewYear = month < from.month // 12.28-1.3 ends in the next year
  const yearOfEnd = until?.year ?? null
  const year = from.year ?? (yearOfEnd === null ? yearHint : yearOfEnd - (isOverNewYear ? 1 : 0))
  if (year === null) {
    const exists = isDayOfSomeYear(from.month, from.dayOfMonth) && (until === null || isDayOfSomeYear(month, until.dayOfMonth))
    return exists ? { kind: 'yearMissing' } : UNREADABLE
  }
  const start = dayOf(year, from.month, from.dayOfMonth)
  const end = until === null ? start : dayOf(yearOfEnd ?? year + (isOverNewYear ? 1 : 0), month, until.dayOfMonth)
  if (start === null || end === null || end < start) return UNREADABLE
  return { kind: 'span', start, end, isYearTyped: from.year !== null || yearOfEnd !== null, note }
}

const dayOf = (year: number, month: number, dayOfMonth: number): CalendarDate | null => {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
  return isCalendarDate(day) ? day : null
}

/** 2000 was a leap year: every day that any year has is one of its days. */
const isDayOfSomeYear = (month: number, dayOfMonth: number): boolean => dayOf(2000, month, dayOfMonth) !== null

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at
  return expression.exec(text)
}

function dateAt(text: string, at: number, isEnd: boolean): { readonly parts: Parts; readonly next: number } | null {
  const found = matchAt(DATE, text, at)
  if (found?.groups === undefined) return null
  const { groups } = found
  const isBare = groups['bareDay'] !== undefined || groups['dayAlone'] !== undefined
  if (isBare && !isEnd) return null
  const number = (...names: readonly string[]): number | null => {
    const text = names.map((name) => groups[name]).find((value) => value !== undefined)
    return text === undefined ? null : Number(text)
  }
  const named = found.slice(1).find((group) => group !== undefined && MONTHS.includes(group))
  const month = named === undefined ? number('month', 'month8', 'monthOnly') : MONTHS.indexOf(named) + 1
  const dayOfMonth = number('day', 'day8', 'dayOnly', 'dayAfter', 'dayBefore', 'dayAlone', 'bareDay')
  if (dayOfMonth === null) return null
  return { parts: { year: number('year', 'year8', 'yearAfter', 'yearBehind'), month, dayOfMonth }, next: at + found[0].length }
}

/** The year that most of the given days fall in, to propose where none was typed; the later one of two equals; null without any. */
export function commonYear(days: readonly CalendarDate[]): number | null {
  const counts = new Map<number, number>()
  for (const day of days) {
    const number = parseDay(day)
    const year = number === null ? null : Number((formatDay(number) ?? '').slice(0, 4))
    if (year !== null && year > 0) counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  const [best] = [...counts].sort(([year, count], [otherYear, otherCount]) => otherCount - count || otherYear - year)
  return best?.[0] ?? null
}
