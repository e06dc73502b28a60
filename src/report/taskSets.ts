import { isCalendarDate, rollUpExclusions, statedCause, type CalendarDate } from '../domain/index.ts'
import { inPlannedOrder, mostDelayedFirst } from './order.ts'
import type { ReportTask } from './reportInput.ts'

/** Whether a task is open and past its planned end, or was finished after it. [RA1] */
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

/** Done tasks by finish kind; those in `unknown` lack a usable planned or actual end. [ST3] */
export interface Outcomes {
  readonly done: readonly ReportTask[]
  readonly early: readonly ReportTask[]
  readonly onTime: readonly ReportTask[]
  readonly late: readonly ReportTask[]
  readonly unknown: readonly ReportTask[]
}

/** Sorts the done tasks by finish kind. [ST3] */
export function outcomesOf(tasks: readonly ReportTask[]): Outcomes {
  const done = inPlannedOrder(tasks.filter(({ assessment }) => assessment.state === 'done'))
  const tasksEnded = (finish: ReportTask['assessment']['finish']) =>
    done.filter(({ assessment }) => assessment.finish === finish)
  return {
    done,
    early: tasksEnded('early'),
    onTime: tasksEnded('onTime'),
    late: tasksEnded('late'),
    unknown: tasksEnded(null),
  }
}

/** Tasks finished before their planned end, the earliest finish first. [RA3] */
export const earlyFinishers = (tasks: readonly ReportTask[]): readonly ReportTask[] =>
  mostDelayedFirst(tasks.filter(({ assessment }) => assessment.finish === 'early')).toReversed()

/** The actual end of a done task; null when it lies in the future, because the rules ignore it then. [ST1] */
export function finishedOn({ assessment, facts }: ReportTask, today: CalendarDate): CalendarDate | null {
  const end = facts.actualEnd
  return assessment.state === 'done' && isCalendarDate(end) && end <= today ? end : null
}

/** The tasks that the weighted means count, and those that they leave out. [RU1] */
export function countedAndNot(tasks: readonly ReportTask[]): {
  readonly counted: readonly ReportTask[]
  readonly excluded: readonly ReportTask[]
} {
  const excluded = rollUpExclusions(tasks).map(({ task }) => task)
  const isExcluded = new Set(excluded)
  return { counted: tasks.filter((task) => !isExcluded.has(task)), excluded }
}
