import type { TaskState } from './state.ts'

/**
 * Data problems of a task, in the order in which they are reported. [FL1] `assessTask` finds the first thirteen, from
 * dates and progress; `taskDataFlags` finds the others, from people, texts, history and other tasks.
 */
export const TASK_FLAGS = [
  'noPlanDates',
  'noPlannedStart',
  'noPlannedEnd',
  'startAfterEnd',
  'progressOutOfRange',
  'progressUnreadable',
  'actualEndInFuture',
  'actualStartInFuture',
  'actualEndBeforeStart',
  'actualEndButIncomplete',
  'doneWithoutActualEnd',
  'lateStart',
  'noWorkdayInSpan',
  'ownerMissing',
  'ownerNotAPerson',
  'ownerAmbiguous',
  'accountableMissing',
  'accountableAmbiguous',
  'accountableNotAPerson',
  'descriptionVague',
  'noDeliverable',
  'doneWithoutDeliverable',
  'replannedAfterDue',
  'progressWentDown',
  'actualEndBackdated',
  'staleUpdate',
  'dependencyCycle',
  'bufferViolated',
  'milestoneUnreviewed',
] as const

/** One data problem of a task. [FL1] */
export type TaskFlag = (typeof TASK_FLAGS)[number]

/**
 * `figures`: the row's figures may be wrong. `incomplete`: its figures are right, but people should fill in or check
 * something.
 */
export type FlagWeight = 'figures' | 'incomplete'

const INCOMPLETE: ReadonlySet<TaskFlag> = new Set([
  'lateStart',
  'ownerMissing',
  'ownerNotAPerson',
  'ownerAmbiguous',
  'accountableMissing',
  'accountableAmbiguous',
  'accountableNotAPerson',
  'descriptionVague',
  'noDeliverable',
  'doneWithoutDeliverable',
  'replannedAfterDue',
  'bufferViolated',
  'milestoneUnreviewed',
])

/** How much a data problem matters. [FL1] */
export const flagWeight = (flag: TaskFlag): FlagWeight => (INCOMPLETE.has(flag) ? 'incomplete' : 'figures')

/** Problems that no longer matter once a task is done: nobody works on it any more, and its plan is over. */
const OVER_WHEN_DONE: ReadonlySet<TaskFlag> = new Set([
  'noWorkdayInSpan',
  'ownerMissing',
  'ownerNotAPerson',
  'ownerAmbiguous',
  'accountableMissing',
  'accountableAmbiguous',
  'accountableNotAPerson',
  'descriptionVague',
  'noDeliverable',
  'replannedAfterDue',
  'progressWentDown',
  'staleUpdate',
  'bufferViolated',
])

/**
 * Whether a problem still matters in a state: none does for a paused or cancelled task, and only those of the outcome
 * for a done one. [FL1]
 */
export function stillMatters(flag: TaskFlag, state: TaskState): boolean {
  if (state === 'paused' || state === 'cancelled') return false
  return state !== 'done' || !OVER_WHEN_DONE.has(flag)
}
