import type { ReportTask } from '../reportInput.ts'
import { byText, mostDelayedFirst } from './order.ts'
import { groupsBy, type Dimension, type TaskGroup } from './groups.ts'
import { written } from './written.ts'

/** Delayed tasks below which causes are not ranked, and the share of them that must say a cause. [RA1] */
export const RANKING_MINIMUM = { delayed: 5, withCausePercent: 60 } as const
/** Outcomes a group needs before its delay rate is worth a word. [RA2] */
export const RATE_MINIMUM = 5

/** Open and past the planned end, or finished after it. [RA1] */
export const isDelayed = ({ assessment }: ReportTask): boolean => assessment.state === 'delayed' || assessment.finish === 'late'

/** The delayed tasks, longest delay first. [RA1] */
export const delayedTasks = (tasks: readonly ReportTask[]): readonly ReportTask[] => mostDelayedFirst(tasks.filter(isDelayed))

/** What people wrote about a delay. A single sheet has one column for it: 风险问题. */
export const causeOf = ({ row }: ReportTask): string | null => written(row.risk)

/** Delay days of a set of delayed tasks. [ST2] */
export const delayDaysOf = (tasks: readonly ReportTask[]): number =>
  tasks.reduce((sum, { assessment }) => sum + (assessment.delayDays ?? 0), 0)

/** One bar of the ranking: shares in percent, of all delayed tasks and of all delay days. */
export interface DelayShare {
  readonly name: string | null
  readonly tasks: readonly ReportTask[]
  readonly taskShare: number
  readonly days: number
  readonly dayShare: number
}

/** Where delays gather, most tasks first, then most days. `delayed` comes from `delayedTasks`. [RA1] */
export function delayRanking(delayed: readonly ReportTask[], dimension: Dimension): readonly DelayShare[] {
  const allDays = delayDaysOf(delayed)
  return groupsBy(delayed, dimension)
    .map(({ name, tasks }) => ({
      name, tasks, days: delayDaysOf(tasks),
      taskShare: (100 * tasks.length) / delayed.length,
      dayShare: (100 * delayDaysOf(tasks)) / allDays,
    }))
    .sort((a, b) => b.tasks.length - a.tasks.length || b.days - a.days || byText(a.name ?? '', b.name ?? ''))
}

/** Whether causes may be ranked, with the numbers that decide it. [RA1] */
export function rankingBasis(delayed: readonly ReportTask[]): { readonly enough: boolean; readonly delayed: number; readonly withCause: number } {
  const withCause = delayed.filter((task) => causeOf(task) !== null).length
  const enough = delayed.length >= RANKING_MINIMUM.delayed && 100 * withCause >= RANKING_MINIMUM.withCausePercent * delayed.length
  return { enough, delayed: delayed.length, withCause }
}

/** The delay rate of one group, in percent. */
export interface DelayRate {
  readonly name: string | null
  readonly delayed: readonly ReportTask[]
  /** Tasks whose outcome is known: done, or open and past the planned end. */
  readonly outcomes: readonly ReportTask[]
  readonly rate: number
}

/** Tasks with an outcome, by the value of a dimension; rows without a value form no group. [RA2] */
export function outcomesBy(tasks: readonly ReportTask[], dimension: Dimension): readonly TaskGroup[] {
  const outcomes = tasks.filter(({ assessment }) => assessment.state === 'done' || assessment.state === 'delayed')
  return groupsBy(outcomes, dimension).filter((group) => group.name !== null)
}

/**
 * Delayed ÷ (done + delayed) per group, highest first, only for groups with enough outcomes. A task that was finished
 * late counts once, as delayed. [RA2]
 */
export function delayRates(tasks: readonly ReportTask[], dimension: Dimension): readonly DelayRate[] {
  return outcomesBy(tasks, dimension)
    .filter((group) => group.tasks.length >= RATE_MINIMUM)
    .map(({ name, tasks }) => {
      const delayed = tasks.filter(isDelayed)
      return { name, delayed, outcomes: tasks, rate: (100 * delayed.length) / tasks.length }
    })
    .sort((a, b) => b.rate - a.rate || byText(a.name ?? '', b.name ?? ''))
}
