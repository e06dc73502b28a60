import { formatDay } from './calendarDate.ts'
import type { CalendarDate, DayNumber } from './calendarDate.ts'
import type { PlanCalendar } from './task.ts'

/** How a planned progress came about. [PR1] `value` is always 100 × elapsedDays ÷ totalDays. */
export interface PlannedExplanation {
  readonly rule: 'PR1'
  /** Percent 0–100; null when there is no plan to measure against. */
  readonly value: number | null
  readonly because: 'noPlannedEnd' | 'startAfterEnd' | 'noAsOf' | 'beforeStart' | 'within' | 'atEnd'
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
  readonly asOf: CalendarDate
  /** Days from the planned start to the as-of day, both counted: 0 before the start, all from the planned end on. */
  readonly elapsedDays: number | null
  /** Days from the planned start to the planned end, both counted. */
  readonly totalDays: number | null
  readonly counted: 'calendarDays' | 'workdays'
  /** True when the plan has no workday, so that calendar days were counted instead. [CA1] */
  readonly noWorkdayInSpan: boolean
  /** True without a planned start: the whole task is due on the planned end. */
  readonly milestone: boolean
}

function countWorkdays(
  calendar: Extract<PlanCalendar, { mode: 'workday' }>,
  span: { readonly from: DayNumber; readonly to: DayNumber },
  days: { readonly from: CalendarDate; readonly to: CalendarDate },
): number {
  if (calendar.count !== undefined) return calendar.count(days.from, days.to)
  let workdays = 0
  for (let at = span.from; at <= span.to; at += 1) {
    const day = formatDay(at)
    if (day !== null && calendar.isWorkday(day)) workdays += 1
  }
  return workdays
}

/**
 * Share of the plan that is due by the end of the as-of day, spread evenly over its days. [PR1]
 *
 * Units:   whole days, first and last both counted, calendar days or workdays [CA1]; result 0–100 percent.
 * Errors:  never throws; null when the planned end is missing, the start is after it, or there is no as-of day.
 * Example: plan 15–25 March, as of 18 March → 4 of 11 days.
 *
 * The caller has parsed the dates into day numbers once for all rules.
 */
export function explainPlanned(
  plan: {
    readonly start: DayNumber | null
    readonly startDay: CalendarDate | null
    readonly end: DayNumber | null
    readonly endDay: CalendarDate | null
  },
  asOf: { readonly at: DayNumber; readonly day: CalendarDate },
  calendar: PlanCalendar,
): PlannedExplanation {
  const { start, startDay, end, endDay } = plan
  const unknown = (because: 'noPlannedEnd' | 'startAfterEnd' | 'noAsOf'): PlannedExplanation => ({
    rule: 'PR1',
    value: null,
    because,
    from: startDay,
    to: endDay,
    asOf: asOf.day,
    elapsedDays: null,
    totalDays: null,
    counted: 'calendarDays',
    noWorkdayInSpan: false,
    milestone: false,
  })
  if (end === null || endDay === null) return unknown('noPlannedEnd')
  const first = start ?? end
  const firstDay = startDay ?? endDay
  if (first > end) return unknown('startAfterEnd')
  if (Number.isNaN(asOf.at)) return unknown('noAsOf')

  let totalDays = end - first + 1
  let countElapsed = () => asOf.at - first + 1
  let counted: 'calendarDays' | 'workdays' = 'calendarDays'
  let noWorkdayInSpan = false
  if (calendar.mode === 'workday') {
    const workdays = countWorkdays(calendar, { from: first, to: end }, { from: firstDay, to: endDay })
    if (workdays > 0) {
      totalDays = workdays
      countElapsed = () => countWorkdays(calendar, { from: first, to: asOf.at }, { from: firstDay, to: asOf.day })
      counted = 'workdays'
    } else {
      noWorkdayInSpan = true
    }
  }
  const because = asOf.at < first ? 'beforeStart' : asOf.at >= end ? 'atEnd' : 'within'
  const elapsedDays = because === 'beforeStart' ? 0 : because === 'atEnd' ? totalDays : countElapsed()
  return {
    rule: 'PR1',
    value: (100 * elapsedDays) / totalDays,
    because,
    from: firstDay,
    to: endDay,
    asOf: asOf.day,
    elapsedDays,
    totalDays,
    counted,
    noWorkdayInSpan,
    milestone: start === null,
  }
}
