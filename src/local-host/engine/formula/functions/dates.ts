import type { Zone } from '../../world/zone.ts'
import {
  DateValue,
  VALUE_FAULT,
  elementsOf,
  finite,
  isBlank,
  dateOf,
  numberOrBlank,
  wallClock,
  type Value,
} from '../value.ts'
import {
  blankNumber,
  dateArg,
  gives,
  onNumbers,
  textArg,
  wholeOf,
  type Evaluation,
  type FunctionSpec,
} from './functionSpec.ts'

const number = gives.number('date')
const date = gives.date('date')

export const DAY_MS = 86_400_000
/** The instants that a Date can hold, ms. */
const MAX_MS = 8.64e15

/** An instant that calendars know. */
export function instant(ms: number): DateValue {
  if (!Number.isFinite(ms) || Math.abs(ms) > MAX_MS - DAY_MS) throw VALUE_FAULT
  return new DateValue(ms)
}

/** Midnight of a day; months and days beyond their range continue in the next one, as in Excel. */
function midnight(year: number, month: number, day: number, zone: Zone): DateValue {
  if (
    ![year, month, day].every((part) => Number.isFinite(part)) ||
    year < 100 ||
    year > 9999 ||
    Math.abs(month) > 120_000 ||
    Math.abs(day) > 4_000_000
  )
    throw VALUE_FAULT
  return knownMidnight(year, month, day, zone)
}

/** Days are cached, because every row asks for the same ones; a cache of this size is cleared. */
const MAX_CACHED = 50_000

/** The cache of a zone, with room in it. */
function cacheOf<T>(caches: WeakMap<Zone, Map<number, T>>, zone: Zone): Map<number, T> {
  const cache = caches.get(zone)
  if (cache !== undefined && cache.size < MAX_CACHED) return cache
  const fresh = new Map<number, T>()
  caches.set(zone, fresh)
  return fresh
}

const midnights = new WeakMap<Zone, Map<number, DateValue>>()

function knownMidnight(year: number, month: number, day: number, zone: Zone): DateValue {
  if (month < 1 || month > 12 || day < 1 || day > 31) return instant(zone.instant(year, month, day))
  const days = cacheOf(midnights, zone)
  const key = (year * 16 + month) * 32 + day
  const known = days.get(key)
  if (known !== undefined) return known
  const midnight = instant(zone.instant(year, month, day))
  days.set(key, midnight)
  return midnight
}

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** `months` later, on the same day or the last one that the month has; the time of day stays. */
function monthsLater({ ms }: DateValue, months: number, zone: Zone): DateValue {
  const { year, month, day, hour, minute } = zone.parts(ms)
  const at = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1]
  if (toYear < 100 || toYear > 9999) throw VALUE_FAULT
  return instant(
    zone.instant(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)), hour, minute) +
      (((ms % 60_000) + 60_000) % 60_000),
  )
}

function endOfMonth(start: DateValue, months: number, zone: Zone): DateValue {
  const { year, month } = zone.parts(start.ms)
  const at = year * 12 + month + months
  const toYear = Math.floor((at - 1) / 12)
  if (toYear < 100 || toYear > 9999) throw VALUE_FAULT
  return midnight(toYear, at - toYear * 12 + 1, 0, zone)
}

/** Whole months from one day to a later one. */
function monthsBetween(start: DateValue, end: DateValue, zone: Zone): number {
  const [a, b] = [zone.parts(start.ms), zone.parts(end.ms)]
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0)
}

const datedif: FunctionSpec['run'] = (args, around) => {
  const [start, end] = [dateArg(args, 0, around), dateArg(args, 1, around)]
  const days = around.zone.dayNumber(end.ms) - around.zone.dayNumber(start.ms)
  if (days < 0) throw VALUE_FAULT
  switch (args.length > 2 ? textArg(args, 2, around).toUpperCase() : 'D') {
    case 'D':
      return days
    case 'M':
      return monthsBetween(start, end, around.zone)
    case 'Y':
      return Math.floor(monthsBetween(start, end, around.zone) / 12)
    default:
      throw VALUE_FAULT
  }
}

/** Day numbers of a list of holidays, times of day left out. */
const holidaysOf = (arg: Value | undefined, { zone }: Evaluation): ReadonlySet<number> =>
  new Set(
    elementsOf(arg ?? null)
      .filter((value) => !isBlank(value))
      .map((value) => zone.dayNumber(dateOf(value, zone).ms)),
  )

/** 0 Monday … 6 Sunday of a day number; 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7
const isWeekend = (day: number): boolean => weekdayOf(day) >= 5

/** Mondays to Fridays before a day number, counted from some Monday. */
const weekdaysBefore = (day: number): number => Math.floor((day + 3) / 7) * 5 + Math.min(weekdayOf(day), 5)

const networkdays: FunctionSpec['run'] = (args, around) => {
  const { zone, variants } = around
  const [start, end] = [zone.dayNumber(dateArg(args, 0, around).ms), zone.dayNumber(dateArg(args, 1, around).ms)]
  const isReversed = start > end
  if (isReversed && variants.networkdaysReversed === 'error') throw VALUE_FAULT
  if (isReversed && variants.networkdaysReversed === 'zero') return 0
  const [first, last] = isReversed ? [end, start] : [start, end]
  const off = [...holidaysOf(args[2], around)].filter((day) => day >= first && day <= last && !isWeekend(day)).length
  const count = weekdaysBefore(last + 1) - weekdaysBefore(first) - off
  return isReversed ? -count || 0 : count
}

/** More steps are refused: they would block the page. */
const MAX_WORKDAYS = 100_000

const workday: FunctionSpec['run'] = (args, around) => {
  const { zone } = around
  const steps = wholeOf(args[1], 0)
  if (Math.abs(steps) > MAX_WORKDAYS) throw VALUE_FAULT
  const holidays = holidaysOf(args[2], around)
  let day = zone.dayNumber(dateArg(args, 0, around).ms)
  for (let left = Math.abs(steps); left > 0; ) {
    day += Math.sign(steps)
    if (!isWeekend(day) && !holidays.has(day)) left--
  }
  return instant(zone.startOfDay(day))
}

function weekday(day: number, type: number): number {
  if (type === 1) return ((weekdayOf(day) + 1) % 7) + 1
  if (type === 2) return weekdayOf(day) + 1
  throw VALUE_FAULT
}

/** Week 1 holds the first of January; a week begins on Sunday (type 1) or Monday (type 2). */
function weekNumber({ ms }: DateValue, type: number, zone: Zone): number {
  const first = zone.dayNumber(zone.instant(zone.parts(ms).year, 1, 1))
  return Math.floor((zone.dayNumber(ms) - first + weekday(first, type) - 1) / 7) + 1
}

/** Cached as midnights are: formulas ask for year, month and day of the same dates over and over. */
const wallClocks = new WeakMap<Zone, Map<number, ReturnType<typeof wallClock>>>()

function clockOf(ms: number, zone: Zone): ReturnType<typeof wallClock> {
  const clocks = cacheOf(wallClocks, zone)
  const known = clocks.get(ms)
  if (known !== undefined) return known
  const clock = wallClock(ms, zone)
  clocks.set(ms, clock)
  return clock
}

const part =
  (read: (clock: ReturnType<typeof wallClock>) => number): FunctionSpec['run'] =>
  (args, around) =>
    read(clockOf(dateArg(args, 0, around).ms, around.zone))

/** A number of days or months; blank by the switch formulaNull. */
const wholeNumber = (arg: Value | undefined, around: Evaluation): number =>
  Math.trunc(numberOrBlank(arg ?? null) ?? blankNumber(around) ?? 0)

/** The functions on dates: formula §4.4. */
export const DATE_FUNCTIONS: readonly FunctionSpec[] = [
  date('NOW', '', (_args, { clock }) => new DateValue(clock)),
  date('TODAY', '', (_args, { clock, zone }) => new DateValue(zone.startOfDay(zone.dayNumber(clock)))),
  date('DATE', 'y, m, d', (args, around) => {
    const [year = 0, month = 0, day = 0] = args.map((arg) => wholeNumber(arg, around))
    return midnight(year, month, day, around.zone)
  }),
  number(
    'YEAR',
    'd',
    part(({ year }) => year),
  ),
  number(
    'MONTH',
    'd',
    part(({ month }) => month),
  ),
  number(
    'DAY',
    'd',
    part(({ day }) => day),
  ),
  number(
    'HOUR',
    'd',
    part(({ hour }) => hour),
  ),
  number(
    'MINUTE',
    'd',
    part(({ minute }) => minute),
  ),
  number(
    'SECOND',
    'd',
    part(({ second }) => second),
  ),
  number('WEEKDAY', 'd, [type]', (args, around) =>
    weekday(around.zone.dayNumber(dateArg(args, 0, around).ms), wholeOf(args[1], 1)),
  ),
  number('WEEKNUM', 'd, [type]', (args, around) =>
    weekNumber(dateArg(args, 0, around), wholeOf(args[1], 1), around.zone),
  ),
  number('DAYS', 'end, start', (args, around) => (dateArg(args, 0, around).ms - dateArg(args, 1, around).ms) / DAY_MS),
  number('DATEDIF', 'start, end, [unit]', datedif),
  number(
    'DURATION',
    'd, [h], [m], [s]',
    onNumbers((days, hours = 0, minutes = 0, seconds = 0) =>
      finite(days + hours / 24 + minutes / 1440 + seconds / 86_400),
    ),
  ),
  date('EDATE', 'd, n', (args, around) =>
    monthsLater(dateArg(args, 0, around), wholeNumber(args[1], around), around.zone),
  ),
  date('EOMONTH', 'd, [n]', (args, around) =>
    endOfMonth(dateArg(args, 0, around), args[1] === undefined ? 0 : wholeNumber(args[1], around), around.zone),
  ),
  date('WORKDAY', 'start, n, [holidays]', workday),
  number('NETWORKDAYS', 'start, end, [holidays]', networkdays),
]
