import { type CalendarDate, parseDay } from './calendarDate.ts'
import { totalOf, usableNumber } from './exactness.ts'
import { byText } from './order.ts'

/** A line is drawn from this many days on. [KP5] */
export const MIN_TREND_DAYS = 2

/** What was entered for a goal on one day. */
export interface GoalEntry {
  readonly id: string
  readonly day: CalendarDate | null
  readonly actual: number | null
}

/** A goal at the end of a day, in its own unit. [KP5] */
export interface GoalDay {
  readonly day: CalendarDate
  /** The sum up to this day for a goal whose days add up; the day's own value for a rate or a level. */
  readonly actual: number
  /** The entries of this day. */
  readonly ids: readonly string[]
}

/** The days of a goal, the earliest first. [KP5] */
export interface GoalTrend {
  readonly rule: 'KP5'
  readonly days: readonly GoalDay[]
  /** Entries without a day: they count for the goal, but stand on no day. Their sum is in every day's sum. */
  readonly undatedIds: readonly string[]
  /** Days of a rate or a level that have several entries: none of them is the value of the day. */
  readonly ambiguousDays: readonly CalendarDate[]
  readonly sufficient: boolean
}

/**
 * The way of a goal, day by day, from its entries up to the as-of day. `addsUp`: whether the values of single days add up
 * to the goal's, as they do for revenue and not for a rate. [KP5] [KP1]
 */
export function goalTrend(entries: readonly GoalEntry[], asOf: CalendarDate, addsUp: boolean): GoalTrend {
  const known = entries.flatMap(({ id, day, actual }) => {
    const value = usableNumber(actual)
    return value === null ? [] : [{ id, day: parseDay(day) === null ? null : day, value }]
  })
  const undated = known.filter(({ day }) => day === null)
  const byDay = new Map<CalendarDate, { readonly id: string; readonly value: number }[]>()
  for (const { id, day, value } of known) {
    if (day === null || day > asOf) continue
    const own = byDay.get(day)
    if (own === undefined) byDay.set(day, [{ id, value }])
    else own.push({ id, value })
  }
  const days: GoalDay[] = []
  const ambiguousDays: CalendarDate[] = []
  const values = addsUp ? undated.map(({ value }) => value) : []
  for (const [day, own] of [...byDay].toSorted(([a], [b]) => byText(a, b))) {
    values.push(...own.map(({ value }) => value))
    const ids = own.map(({ id }) => id)
    if (addsUp) days.push({ day, actual: totalOf(values), ids })
    else if (own.length === 1) days.push({ day, actual: own[0]?.value ?? 0, ids })
    else ambiguousDays.push(day)
  }
  return {
    rule: 'KP5',
    days,
    undatedIds: undated.map(({ id }) => id),
    ambiguousDays,
    sufficient: days.length >= MIN_TREND_DAYS,
  }
}
