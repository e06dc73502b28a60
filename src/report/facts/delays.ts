import { RETROSPECTIVE_MINIMUMS, written } from '../../domain/index.ts'
import type { ReportTask } from '../reportInput.ts'
import { mostDelayedFirst } from './order.ts'

/** Open and past the planned end, or finished after it. [RA1] */
export const isDelayed = ({ assessment }: ReportTask): boolean => assessment.state === 'delayed' || assessment.finish === 'late'

/** The delayed tasks, longest delay first. [RA1] */
export const delayedTasks = (tasks: readonly ReportTask[]): readonly ReportTask[] => mostDelayedFirst(tasks.filter(isDelayed))

/** What people wrote about a delay. A single sheet has one column for it: 风险问题. */
export const causeOf = ({ row }: ReportTask): string | null => written(row.risk)

/** Delay days of a set of delayed tasks. [ST2] */
export const delayDaysOf = (tasks: readonly ReportTask[]): number =>
  tasks.reduce((sum, { assessment }) => sum + (assessment.delayDays ?? 0), 0)

/** Whether delays may be ranked, with the numbers that decide it: enough of them, and enough that say why. [RA1] */
export function rankingBasis(delayed: readonly ReportTask[]): { readonly enough: boolean; readonly delayed: number; readonly withCause: number } {
  const minimum = RETROSPECTIVE_MINIMUMS.RA1
  const withCause = delayed.filter((task) => causeOf(task) !== null).length
  const enough = delayed.length >= minimum.delayed && 100 * withCause >= minimum.percentWithCause * delayed.length
  return { enough, delayed: delayed.length, withCause }
}
