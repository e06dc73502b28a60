import type { AssessedTask } from '../schema/index.ts'
import { countsAsDone, isCalendarDate, rollUpExclusions, statedCause, type CalendarDate } from '../domain/index.ts'
import { inPlannedOrder, mostDelayedFirst } from './order.ts'

/** Whether a task is open and past its planned end, or was finished after it. [RA1] */
export const isDelayed = ({ assessment }: AssessedTask): boolean =>
  assessment.state === 'delayed' || assessment.finish === 'late'

/** The delayed tasks, longest delay first. [RA1] */
export const delayedTasks = (tasks: readonly AssessedTask[]): readonly AssessedTask[] =>
  mostDelayedFirst(tasks.filter(isDelayed))

/** Delay days of a set of delayed tasks. [ST2] */
export const delayDaysOf = (tasks: readonly AssessedTask[]): number =>
  tasks.reduce((sum, { assessment }) => sum + (assessment.delayDays ?? 0), 0)

/** Delayed tasks for which somebody chose a category. [RA1] */
export const withCategory = (delayed: readonly AssessedTask[]): readonly AssessedTask[] =>
  delayed.filter(({ row }) => statedCause(row).axis.length > 0)

/** Tasks that count as done by finish kind; those in `unknown` lack a usable planned or actual end. [ST3] [RU1] */
export interface Outcomes {
  readonly done: readonly AssessedTask[]
  readonly early: readonly AssessedTask[]
  readonly onTime: readonly AssessedTask[]
  readonly late: readonly AssessedTask[]
  readonly unknown: readonly AssessedTask[]
}

/** The tasks that count as done: a milestone once it has passed its review. [RU1] */
export const doneTasks = (tasks: readonly AssessedTask[]): readonly AssessedTask[] =>
  tasks.filter(({ assessment }) => countsAsDone(assessment))

/** Sorts the tasks that count as done by finish kind. [ST3] */
export function outcomesOf(tasks: readonly AssessedTask[]): Outcomes {
  const done = inPlannedOrder(doneTasks(tasks))
  const tasksEnded = (finish: AssessedTask['assessment']['finish']) =>
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
export const earlyFinishers = (tasks: readonly AssessedTask[]): readonly AssessedTask[] =>
  mostDelayedFirst(tasks.filter(({ assessment }) => assessment.finish === 'early')).toReversed()

/** The actual end of a task that counts as done; null when it lies in the future: the rules ignore it then. [ST1] */
export function finishedOn({ assessment, facts }: AssessedTask, today: CalendarDate): CalendarDate | null {
  const end = facts.actualEnd
  return countsAsDone(assessment) && isCalendarDate(end) && end <= today ? end : null
}

/** The tasks that the weighted means count, and those that they leave out. [RU1] */
export function countedAndNot(tasks: readonly AssessedTask[]): {
  readonly counted: readonly AssessedTask[]
  readonly excluded: readonly AssessedTask[]
} {
  const excluded = rollUpExclusions(tasks).map(({ task }) => task)
  const isExcluded = new Set(excluded)
  return { counted: tasks.filter((task) => !isExcluded.has(task)), excluded }
}
