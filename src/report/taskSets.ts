import type { AssessedTask } from '../schema/index.ts'
import {
  type CalendarDate,
  countsAsDone,
  explainRollUpTasks,
  isCalendarDate,
  statedCause,
  type TaskState,
} from '../domain/index.ts'
import { inPlannedOrder, mostDelayedFirst } from './order.ts'

/** Whether a task is open and past its planned end, or was finished after it. [RA1] */
export const isDelayed = ({ assessment }: AssessedTask): boolean =>
  assessment.state === 'delayed' || assessment.finish === 'late'

/** `make` once for each list: many sections ask the same of the report's own tasks. */
function oncePerList<Value extends object>(
  make: (tasks: readonly AssessedTask[]) => Value,
): (tasks: readonly AssessedTask[]) => Value {
  const made = new WeakMap<readonly AssessedTask[], Value>()
  return (tasks) => {
    const value = made.get(tasks) ?? make(tasks)
    made.set(tasks, value)
    return value
  }
}

/** The delayed tasks, longest delay first. [RA1] */
export const delayedTasks = oncePerList((tasks) => mostDelayedFirst(tasks.filter(isDelayed)))

/** The tasks of each state, in the order of the list, and those that are not cancelled. [ST1] */
export const tasksByState = oncePerList((tasks) => {
  const of: Record<TaskState, AssessedTask[]> = {
    done: [],
    delayed: [],
    inProgress: [],
    notStarted: [],
    paused: [],
    cancelled: [],
  }
  const notCancelled: AssessedTask[] = []
  for (const task of tasks) {
    const { state } = task.assessment
    of[state].push(task)
    if (state !== 'cancelled') notCancelled.push(task)
  }
  return { of, notCancelled } as {
    readonly of: Readonly<Record<TaskState, readonly AssessedTask[]>>
    readonly notCancelled: readonly AssessedTask[]
  }
})

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
export const doneTasks = oncePerList((tasks) => tasks.filter(({ assessment }) => countsAsDone(assessment)))

/** Sorts the tasks that count as done by finish kind. [ST3] */
export const outcomesOf = oncePerList((tasks): Outcomes => {
  const done = inPlannedOrder(doneTasks(tasks))
  const of = { early: [], onTime: [], late: [], unknown: [] } as Record<Exclude<keyof Outcomes, 'done'>, AssessedTask[]>
  for (const task of done) of[task.assessment.finish ?? 'unknown'].push(task)
  return { done, ...of }
})

/** Tasks finished before their planned end, the earliest finish first. [RA3] */
export const earlyFinishers = oncePerList((tasks) =>
  mostDelayedFirst(tasks.filter(({ assessment }) => assessment.finish === 'early')).toReversed(),
)

/** The actual end of a task that counts as done; null when it lies in the future: the rules ignore it then. [ST1] */
export function finishedOn({ assessment, facts }: AssessedTask, today: CalendarDate): CalendarDate | null {
  const end = facts.actualEnd
  return countsAsDone(assessment) && isCalendarDate(end) && end <= today ? end : null
}

/** The tasks that the weighted means count, and those that they leave out. [RU1] */
export const countedAndNot = oncePerList((tasks) => {
  const { excludedRows } = explainRollUpTasks(tasks)
  const isExcluded = new Set(excludedRows.map(({ index }) => index))
  const counted: AssessedTask[] = []
  const excluded: AssessedTask[] = []
  for (const [at, task] of tasks.entries()) (isExcluded.has(at) ? excluded : counted).push(task)
  return { counted, excluded } as {
    readonly counted: readonly AssessedTask[]
    readonly excluded: readonly AssessedTask[]
  }
})
