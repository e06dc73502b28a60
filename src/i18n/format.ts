import dayjs from 'dayjs'

/**
 * The only place where numbers and days become text: one decimal, no trailing ".0", thousands separated, a real minus
 * sign, and "—" for a missing value. Figures are rounded only here (docs/rules.md).
 */
const ABSENT = '—'

/** '1234567.8' → '1,234,567.8', which is right in all our languages. */
const groupDigits = (digits: string): string =>
  digits.replace(/^-?\d+/u, (whole) => whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ','))

/** Halves are rounded away from zero: −3.75 is 3.8 behind, in a sentence and as a figure. */
const numeral = (value: number, decimals: number): string => {
  const unit = 10 ** decimals
  const amount = Math.round((Math.abs(value) + Number.EPSILON) * unit) / unit
  const text = (value < 0 ? -amount : amount).toString()
  return text === '-0' ? '0' : groupDigits(text).replace('-', '−')
}

const roundedText = (value: number): string => numeral(value, 1)

/** A value under 100 is never shown as 100, nor one above 0 as 0: the first is done, the other not begun. */
function unroundedEnds(value: number): string {
  const text = roundedText(value)
  if (value < 100 && text === '100') return '99.9'
  return value > 0 && text === '0' ? '0.1' : text
}

/** 45.4545 → '45.5%', 99.96 → '99.9%', 0.04 → '0.1%'. */
export const formatPercent = (value: number | null): string => (value === null ? ABSENT : `${unroundedEnds(value)}%`)

/** 116.67 → '117%': an attainment is shown in whole percent [KP4]. A value under 100 is never shown as 100. */
export const formatWholePercent = (value: number | null): string =>
  value === null ? ABSENT : `${value < 100 && numeral(value, 0) === '100' ? '99' : numeral(value, 0)}%`

/** −12.368 → '−12.4', 3 → '+3'. The message adds the unit (百分点). */
export const formatPoints = (value: number | null): string =>
  value === null ? ABSENT : value > 0 && roundedText(value) !== '0' ? `+${roundedText(value)}` : roundedText(value)

/** 0.786 → '0.79': indices such as SPI show two decimals. */
export const formatIndex = (value: number | null): string => (value === null ? ABSENT : numeral(value, 2))

/** 48500.55 → '48,500.55': money to the cent. */
export const formatMoney = (value: number | null): string => (value === null ? ABSENT : numeral(value, 2))

/** 20000 → '20,000' */
export const formatCount = (value: number | null): string => (value === null ? ABSENT : roundedText(value))

/** '2024-03-15' → '3/15'; the year is added when it differs from `beside`'s. */
export function formatDay(day: string | null, beside?: string): string {
  if (day === null) return ABSENT
  const date = dayjs(day)
  const isOtherYear = beside !== undefined && date.year() !== dayjs(beside).year()
  return date.format(isOtherYear ? 'YYYY/M/D' : 'M/D')
}

/** Days from one to another: '1/21–1/25', one day alone: '1/21'. Their year is told as `formatDay` tells it. */
export function formatDays(from: string | null, to: string | null, beside?: string): string {
  const last = formatDay(to, beside)
  return from === to ? last : `${formatDay(from, beside)}–${last}`
}

/** A moment as clock time in a zone: '18:05'. */
export const formatTime = (instant: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(instant)

/** A moment as clock time, with its day unless that is the day of `now`: '18:05', '3/17 18:05'. */
export function formatMoment(instant: number, timeZone: string, now: number): string {
  const dayOf = (at: number): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
  const [day, today] = [dayOf(instant), dayOf(now)]
  const time = formatTime(instant, timeZone)
  return day === today ? time : `${formatDay(day, today)} ${time}`
}
