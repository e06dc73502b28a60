/** Days are counted from 1970-01-01 in the Base's time zone. */
export type DayNumber = number

/** Width of a day in px per zoom. */
export const DAY_WIDTH = { week: 40, month: 16, quarter: 6 } as const
export type GanttZoom = keyof typeof DAY_WIDTH

/** A bar on the axis, px from its left edge. */
export interface Bar {
  readonly left: number
  readonly width: number
}

/** First and last day shown, both counted. */
export interface DayRange {
  readonly first: DayNumber
  readonly last: DayNumber
}

/** Least width of the axis in px, so that a short plan fills a common screen. */
const LEAST_AXIS = 2_600

/** Extends the range to fill the page at a width per day. */
export function filled(range: DayRange, dayWidth: number): DayRange {
  return { first: range.first, last: Math.max(range.last, range.first + Math.ceil(LEAST_AXIS / dayWidth) - 1) }
}

/** The number of a calendar day. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000)
}

/** The calendar day of a number. `weekday` is 0 (Sunday) … 6. */
export function dayOfNumber(day: DayNumber): {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
} {
  const date = new Date(day * 86_400_000)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  }
}

/** Longest axis in days, so that a mistyped year does not make a million columns. */
export const MAX_DAYS = 3_660

/**
 * The axis of all bars with a margin of a week, and of today if it is within 60 days. Bars that begin more than
 * MAX_DAYS after the first one are outside and are not shown.
 */
export function axisRange(days: readonly DayNumber[], today: DayNumber): DayRange {
  const [firstDay, ...rest] = days
  if (firstDay === undefined) return { first: today - 14, last: today + 45 }
  let first = firstDay
  let last = firstDay
  for (const day of rest) {
    if (day < first) first = day
    if (day > last) last = day
  }
  if (today >= first - 60 && today <= last + 60) {
    first = Math.min(first, today)
    last = Math.max(last, today)
  }
  return { first: first - 7, last: Math.min(Math.max(last + 14, first + 40), first - 7 + MAX_DAYS - 1) }
}

/**
 * The place of a task's bar. A single date makes a bar of one day; a finish before the start makes a bar between the
 * two, so that people find it. Null without dates or outside the axis.
 */
export function barOf(start: DayNumber | null, end: DayNumber | null, range: DayRange, dayWidth: number): Bar | null {
  const one = start ?? end
  const other = end ?? start
  if (one === null || other === null) return null
  const from = Math.min(one, other)
  const to = Math.max(one, other)
  if (to < range.first || from > range.last) return null
  const left = Math.max(from, range.first)
  const right = Math.min(to, range.last)
  return { left: (left - range.first) * dayWidth, width: (right - left + 1) * dayWidth }
}

/** Month headings of the axis: their place and the year and month they name. */
export function monthsOf(
  range: DayRange,
  dayWidth: number,
): readonly (Bar & { readonly year: number; readonly month: number })[] {
  const months: (Bar & { year: number; month: number })[] = []
  let day = range.first
  while (day <= range.last) {
    const { year, month } = dayOfNumber(day)
    const next = Math.min(dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1), range.last + 1)
    months.push({ year, month, left: (day - range.first) * dayWidth, width: (next - day) * dayWidth })
    day = next
  }
  return months
}
