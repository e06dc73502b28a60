import type { TaskState } from './state.ts'

/**
 * Data problems of a task, in the order in which they are reported. [FL1] The first thirteen follow from dates and
 * progress (`assessTask`), the others need more than that: people, texts, history, other tasks (`taskDataFlags`).
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
  'noDeliverable',
  'doneWithoutDeliverable',
  'replannedAfterDue',
  'progressWentDown',
  'staleUpdate',
  'dependencyCycle',
  'bufferViolated',
  'milestoneUnreviewed',
] as const

/** One data problem of a task. [FL1] */
export type TaskFlag = (typeof TASK_FLAGS)[number]

/**
 * `figures`: what is computed of the row may be wrong. `incomplete`: the figures hold, something else is to be filled
 * in or looked at.
 */
export type FlagWeight = 'figures' | 'incomplete'

const INCOMPLETE: ReadonlySet<TaskFlag> = new Set([
  'lateStart',
  'ownerMissing',
  'ownerNotAPerson',
  'ownerAmbiguous',
  'noDeliverable',
  'doneWithoutDeliverable',
  'replannedAfterDue',
  'bufferViolated',
  'milestoneUnreviewed',
])

/** How much a data problem matters. [FL1] */
export const flagWeight = (flag: TaskFlag): FlagWeight => (INCOMPLETE.has(flag) ? 'incomplete' : 'figures')

/** What cannot matter any more once a task is done: nobody will work on it, and its plan is over. */
const OVER_WHEN_DONE: ReadonlySet<TaskFlag> = new Set([
  'noWorkdayInSpan',
  'ownerMissing',
  'ownerNotAPerson',
  'ownerAmbiguous',
  'noDeliverable',
  'replannedAfterDue',
  'progressWentDown',
  'staleUpdate',
  'bufferViolated',
])

/**
 * Whether a problem still matters in a state: a paused or cancelled row is not asked about, a done one only about its
 * outcome. [FL1]
 */
export function stillMatters(flag: TaskFlag, state: TaskState): boolean {
  if (state === 'paused' || state === 'cancelled') return false
  return state !== 'done' || !OVER_WHEN_DONE.has(flag)
}
