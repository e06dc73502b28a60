import { formatDay } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import type { KnownDay } from './delay.ts'
import { ceilWithoutNoise, forComparison } from './exactness.ts'

/** With fewer days of work than this, a task's pace is not used for a forecast. [FC1] */
export const PACE_MIN_DAYS = 2
/** With less progress than this, percent, a task's pace is not used for a forecast. [FC1] */
export const PACE_MIN_PROGRESS = 10

/** Whether a task has worked long enough, and done enough, for its own pace to count. [FC1] */
export const hasPace = (elapsedDays: number, progress: number): boolean =>
  elapsedDays >= PACE_MIN_DAYS && forComparison(progress) >= PACE_MIN_PROGRESS

/** Which part of the rule gave the forecast, with its numbers. Days are calendar days. [FC1] */
export type ForecastExplanation =
  | {
      readonly rule: 'FC1'
      readonly branch: 'pace'
      readonly value: CalendarDate | null
      readonly from: CalendarDate
      readonly elapsedDays: number
      readonly progress: number
      /** ceil(elapsedDays × 100 ÷ progress), counted from `from`. */
      readonly totalDays: number
    }
  | {
      readonly rule: 'FC1'
      readonly branch: 'plan'
      readonly value: CalendarDate | null
      readonly plannedEnd: CalendarDate
      readonly today: CalendarDate
      readonly progress: number
      readonly plannedDays: number
      /** max(1, ceil(plannedDays × (100 − progress) ÷ 100)), counted from today. */
      readonly remainingDays: number
    }
  | {
      readonly rule: 'FC1'
      readonly branch: 'none'
      readonly value: null
      readonly because: 'closed' | 'noPlan' | 'progressUnknown' | 'noToday'
    }

/**
 * When an open task will be finished: by its own pace if there is enough of it, else by what remains of the plan.
 * null for closed tasks, without a pace or plan, and for a date beyond year 9999. [FC1]
 * `plannedEnd` is that of a valid plan; `progress` is 0–100, null when it is not known.
 */
export function explainForecast(task: {
  readonly isOpen: boolean
  readonly progress: number | null
  readonly actualStart: KnownDay | null
  readonly plannedStart: KnownDay | null
  readonly plannedEnd: KnownDay | null
  readonly today: KnownDay
}): ForecastExplanation {
  const { progress, actualStart, plannedStart, plannedEnd, today } = task
  if (!task.isOpen) return { rule: 'FC1', branch: 'none', value: null, because: 'closed' }
  if (Number.isNaN(today.at)) return { rule: 'FC1', branch: 'none', value: null, because: 'noToday' }
  if (progress === null) return { rule: 'FC1', branch: 'none', value: null, because: 'progressUnknown' }
  if (actualStart !== null) {
    const elapsedDays = today.at - actualStart.at + 1
    if (hasPace(elapsedDays, progress)) {
      const totalDays = ceilWithoutNoise((elapsedDays * 100) / progress)
      return {
        rule: 'FC1',
        branch: 'pace',
        value: formatDay(actualStart.at + totalDays - 1),
        from: actualStart.day,
        elapsedDays,
        progress,
        totalDays,
      }
    }
  }
  if (plannedEnd === null) return { rule: 'FC1', branch: 'none', value: null, because: 'noPlan' }
  const plannedDays = plannedEnd.at - (plannedStart ?? plannedEnd).at + 1
  const remainingDays = Math.max(1, ceilWithoutNoise((plannedDays * (100 - progress)) / 100))
  return {
    rule: 'FC1',
    branch: 'plan',
    value: formatDay(Math.max(plannedEnd.at, today.at + remainingDays - 1)),
    plannedEnd: plannedEnd.day,
    today: today.day,
    progress,
    plannedDays,
    remainingDays,
  }
}
