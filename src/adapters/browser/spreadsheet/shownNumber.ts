import { formatValue } from 'hucre'
import type { BroughtCell } from '../../../application/imports/block.ts'
import { formatDay } from '../../../domain/index.ts'

/** Numbers and days of a spreadsheet as a person sees them there, under their number format. */

export const EMPTY_CELL: BroughtCell = { text: '', value: null }

const MS_PER_DAY = 86_400_000
/** Spreadsheets keep 15 digits: 0.1 + 0.2 is shown as 0.3. */
const KEPT_DIGITS = 15
/** 0.29 × 100 must be 29. */
const roundedPercent = (share: number): number => Math.round(share * 100 * 1e9) / 1e9

/** Without an exponent up to 21 digits: an order number or a phone is not to be read as 1.38E+10. */
const generalText = (number: number): string => String(Number(number.toPrecision(KEPT_DIGITS)))

/** "General", and what a Chinese Excel writes for it. */
const GENERAL = /General|G\/通用格式/giu
const isGeneral = (format: string): boolean => format.replace(GENERAL, '').trim() === ''

/** What in a format is text to be shown, not a sign of what is shown: quoted, escaped, in brackets, padding. */
const LITERAL = /"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/giu
const signsOf = (format: string): string => format.replace(LITERAL, '')

/** `!x` is how a Chinese Excel escapes, and `[$¥-804]` shows ¥. */
const normalised = (format: string): string =>
  format.replaceAll(/!(?=.)/gu, '\\').replaceAll(/\[\$(?<shown>[^\]-]+)(?:-[^\]]*)?\]/gu, '"$<shown>"')

/** `0\.0,` shows 12 345 as 1.2, in units of ten thousand: only the number itself is safe to show. */
const MOVES_THE_POINT = /\\\./u

function numberText(number: number, format: string): string {
  if (isGeneral(format) || MOVES_THE_POINT.test(format)) return generalText(number)
  const shown = formatValue(number, format.replaceAll(GENERAL, `"${generalText(number)}"`)).trim()
  // A format may hide a number. What is brought in is not hidden.
  return shown === '' ? generalText(number) : shown
}

/** A number that is no day. `format` is null where the cell has none of its own. */
export function cellOfNumber(number: number, format: string | null): BroughtCell {
  if (!Number.isFinite(number)) return EMPTY_CELL
  if (format === null) return { text: generalText(number), value: { kind: 'number', number } }
  if (format.trim() === '@') return { text: generalText(number), value: null }
  const text = numberText(number, normalised(format))
  return signsOf(format).includes('%')
    ? { text, value: { kind: 'percent', percent: roundedPercent(number) } }
    : { text, value: { kind: 'number', number } }
}

const WEEKDAYS = '日一二三四五六'
/** Formats whose order follows the machine: shown as a Chinese Excel shows them. */
const OF_THE_MACHINE: ReadonlyMap<string, string> = new Map([
  ['m/d/yyyy', 'yyyy/m/d'],
  ['mm-dd-yy', 'yyyy/m/d'],
  ['m/d/yy', 'yyyy/m/d'],
  ['m/d/yyyy h:mm', 'yyyy/m/d h:mm'],
  ['m/d/yy h:mm', 'yyyy/m/d h:mm'],
])
const HALF_DAYS = '上午/下午'
/** The long date of the machine. */
const LONG_DATE = /\[\$-(?:F800|x-sysdate)\]/iu

/** With what stands in Chinese formats and nowhere else: weekdays 星期六 and 六, 上午/下午. */
function dayFormat(format: string, at: Date): string {
  if (LONG_DATE.test(format)) return 'yyyy"年"m"月"d"日"'
  const weekday = WEEKDAYS[at.getUTCDay()] ?? ''
  const chinese = normalised(format)
    .replaceAll(/a{4}/giu, `"星期${weekday}"`)
    .replaceAll(/a{3}/giu, `"${weekday}"`)
    .replaceAll(HALF_DAYS, 'AM/PM')
  return OF_THE_MACHINE.get(signsOf(chinese).split(';')[0] ?? '') ?? chinese
}

/** Whether a format shows a day, and not only a time or a length of time. */
function showsDay(format: string): boolean {
  const signs = signsOf(format).replaceAll(/am\/pm|a\/p/giu, '')
  return /[yde]|m{3}|a{3}/iu.test(signs) || (/m/iu.test(signs) && !/[hs[]/iu.test(signs))
}
const showsTime = (format: string): boolean => /[hs]|\[m+\]/iu.test(signsOf(format))

const padded = (number: number): string => String(number).padStart(2, '0')

/** 'HH:MM' of an instant whose UTC fields are those of the cell. */
const timeOf = (at: Date): string => `${padded(at.getUTCHours())}:${padded(at.getUTCMinutes())}`

const plainDay = (at: Date, time: string | null): string =>
  `${String(at.getUTCFullYear())}/${String(at.getUTCMonth() + 1)}/${String(at.getUTCDate())}${time === null ? '' : ` ${time}`}`

/**
 * A day, or a time of day, of a spreadsheet. `at` carries it in its UTC fields, as the library gives it; `format` is null
 * for the formats of East Asian Excels that are known by number only.
 */
export function cellOfDay(at: Date, format: string | null): BroughtCell {
  // 18:00 is stored as 0.75 of a day, a little less or more: to the nearest second.
  const instant = new Date(Math.round(at.getTime() / 1000) * 1000)
  const day = formatDay(Math.floor(instant.getTime() / MS_PER_DAY))
  if (day === null) return EMPTY_CELL
  // A spreadsheet's days begin with 1900: what is earlier is a time without a day.
  const isTimeOnly = instant.getUTCFullYear() < 1900 || (format !== null && showsTime(format) && !showsDay(format))
  if (isTimeOnly) return { text: format === null ? timeOf(instant) : shownDay(instant, format), value: null }
  const time = instant.getTime() % MS_PER_DAY === 0 ? null : timeOf(instant)
  return {
    text: format === null ? plainDay(instant, time) : shownDay(instant, format),
    value: { kind: 'day', day, time },
  }
}

function shownDay(at: Date, format: string): string {
  const shown = formatValue(at, dayFormat(format, at)).trim()
  return format.includes(HALF_DAYS) ? shown.replace('AM', '上午').replace('PM', '下午') : shown
}

/** Whether a number under this format is a day or a time. For formats that come with a paste. */
export const isDayFormat = (format: string): boolean => showsDay(format) || showsTime(format)

/** Days since 1899-12-31 of a spreadsheet as an instant in UTC; the 29 February 1900 of spreadsheets did not exist. */
export const dayOfSerial = (serial: number): Date =>
  new Date(Date.UTC(1899, 11, serial > 60 ? 30 : 31) + Math.round(serial * MS_PER_DAY))
