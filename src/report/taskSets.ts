import type { AssessedTask } from '../schema/index.ts'
import {
  allAtOnce,
  type CalendarDate,
  countsAsDone,
  explainRollUpTasksSteps,
  filterInSteps,
  isCalendarDate,
  mapInSteps,
  statedCause,
  type Steps,
  type TaskState,
  visitInSteps,
} from '../domain/index.ts'
import { inPlannedOrder, mostDelayedFirst } from './order.ts'
import { noteIds } from './phrases.ts'

/** Whether a task is open and past its planned end, or was finished after it. [RA1] */
const isDelayed = ({ assessment }: AssessedTask): boolean =>
  assessment.state === 'delayed' || assessment.finish === 'late'

/** What is made once for each list; `steps` makes it in steps for those who ask afterwards. */
interface OncePerList<Value> {
  (tasks: readonly AssessedTask[]): Value
  readonly steps: (tasks: readonly AssessedTask[]) => Steps<Value>
}

/** `make` once for each list: many sections ask the same of the report's own tasks. */
function oncePerList<Value extends object>(make: (tasks: readonly AssessedTask[]) => Steps<Value>): OncePerList<Value> {
  const made = new WeakMap<readonly AssessedTask[], Value>()
  function* steps(tasks: readonly AssessedTask[]): Steps<Value> {
    const value = made.get(tasks) ?? (yield* make(tasks))
    made.set(tasks, value)
    return value
  }
  return Object.assign((tasks: readonly AssessedTask[]) => made.get(tasks) ?? allAtOnce(steps(tasks)), { steps })
}

/** The delayed tasks, longest delay first. [RA1] */
export const delayedTasks = oncePerList(function* (tasks) {
  const delayed = yield* filterInSteps(tasks, isDelayed)
  yield
  return mostDelayedFirst(delayed)
})

/** The tasks of each state, in the order of the list, and those that are not cancelled. [ST1] */
export const tasksByState = oncePerList(function* (tasks) {
  const of: Record<TaskState, AssessedTask[]> = {
    done: [],
    delayed: [],
    inProgress: [],
    notStarted: [],
    paused: [],
    cancelled: [],
  }
  const notCancelled: AssessedTask[] = []
  yield* visitInSteps(tasks, (task) => {
    const { state } = task.assessment
    of[state].push(task)
    if (state !== 'cancelled') notCancelled.push(task)
  })
  return { of, notCancelled } as {
    readonly of: Readonly<Record<TaskState, readonly AssessedTask[]>>
    readonly notCancelled: readonly AssessedTask[]
  }
})

/** The delayed tasks that are open, those that were finished late, and the delay days of both. [RA1] [ST2] */
export const delaysApart = oncePerList(function* (tasks) {
  const delayed = yield* delayedTasks.steps(tasks)
  const open: AssessedTask[] = []
  const finished: AssessedTask[] = []
  let days = 0
  yield* visitInSteps(delayed, (task) => {
    ;(task.assessment.state === 'delayed' ? open : finished).push(task)
    days += task.assessment.delayDays ?? 0
  })
  for (const list of [open, finished]) noteIds(list, yield* mapInSteps(list, ({ row }) => row.recordId))
  return { open, finished, days } as {
    readonly open: readonly AssessedTask[]
    readonly finished: readonly AssessedTask[]
    readonly days: number
  }
})

/** Delayed tasks for which somebody chose a category. [RA1] */
export const withCategory = (delayed: readonly AssessedTask[]): Steps<readonly AssessedTask[]> =>
  filterInSteps(delayed, ({ row }) => statedCause(row).axis.length > 0)

/** Tasks that count as done by finish kind; those in `unknown` lack a usable planned or actual end. [ST3] [RU1] */
export interface Outcomes {
  readonly done: readonly AssessedTask[]
  readonly early: readonly AssessedTask[]
  readonly onTime: readonly AssessedTask[]
  readonly late: readonly AssessedTask[]
  readonly unknown: readonly AssessedTask[]
}

/** The tasks that count as done: a milestone once it has passed its review. [RU1] */
export const doneTasks = oncePerList((tasks) => filterInSteps(tasks, ({ assessment }) => countsAsDone(assessment)))

/** Sorts the tasks that count as done by finish kind. [ST3] */
export const outcomesOf = oncePerList(function* (tasks): Steps<Outcomes> {
  const unordered = yield* doneTasks.steps(tasks)
  yield
  const done = inPlannedOrder(unordered)
  yield
  const of = { early: [], onTime: [], late: [], unknown: [] } as Record<Exclude<keyof Outcomes, 'done'>, AssessedTask[]>
  yield* visitInSteps(done, (task) => {
    of[task.assessment.finish ?? 'unknown'].push(task)
  })
  return { done, ...of }
})

/** Tasks finished before their planned end, the earliest finish first. [RA3] */
export const earlyFinishers = oncePerList(function* (tasks) {
  const early = yield* filterInSteps(tasks, ({ assessment }) => assessment.finish === 'early')
  yield
  return mostDelayedFirst(early).toReversed()
})

/** The actual end of a task that counts as done; null when it lies in the future: the rules ignore it then. [ST1] */
export function finishedOn({ assessment, facts }: AssessedTask, today: CalendarDate): CalendarDate | null {
  const end = facts.actualEnd
  return countsAsDone(assessment) && isCalendarDate(end) && end <= today ? end : null
}

/** The tasks that the weighted means count, and those that they leave out. [RU1] */
export const countedAndNot = oncePerList(function* (tasks) {
  const { excludedRows } = yield* explainRollUpTasksSteps(tasks)
  const isExcluded = new Set(excludedRows.map(({ index }) => index))
  const counted: AssessedTask[] = []
  const excluded: AssessedTask[] = []
  let excludedNotCancelled = 0
  yield* visitInSteps(tasks, (task, at) => {
    ;(isExcluded.has(at) ? excluded : counted).push(task)
    if (isExcluded.has(at) && task.assessment.state !== 'cancelled') excludedNotCancelled += 1
  })
  return { counted, excluded, excludedNotCancelled } as {
    readonly counted: readonly AssessedTask[]
    readonly excluded: readonly AssessedTask[]
    /** How many that the completion rate counts are left out. */
    readonly excludedNotCancelled: number
  }
})
