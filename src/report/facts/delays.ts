import { statedCause } from '../../domain/index.ts'
import type { ReportTask } from '../reportInput.ts'
import { mostDelayedFirst } from './order.ts'

/** Open and past the planned end, or finished after it. [RA1] */
export const isDelayed = ({ assessment }: ReportTask): boolean =>
  assessment.state === 'delayed' || assessment.finish === 'late'

/** The delayed tasks, longest delay first. [RA1] */
export const delayedTasks = (tasks: readonly ReportTask[]): readonly ReportTask[] =>
  mostDelayedFirst(tasks.filter(isDelayed))

/** Delay days of a set of delayed tasks. [ST2] */
export const delayDaysOf = (tasks: readonly ReportTask[]): number =>
  tasks.reduce((sum, { assessment }) => sum + (assessment.delayDays ?? 0), 0)

/** Delayed tasks for which somebody chose a category. [RA1] */
export const withCategory = (delayed: readonly ReportTask[]): readonly ReportTask[] =>
  delayed.filter(({ row }) => statedCause(row).axis.length > 0)
