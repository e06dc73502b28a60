import type { DayNumber } from './calendarDate.ts'
import { forComparison } from './exactness.ts'

/** The state of a task. `delayed` is 延期 or 滞后, whichever word the preset uses. [ST1] */
export type TaskState = 'notStarted' | 'inProgress' | 'done' | 'delayed' | 'paused' | 'cancelled'

/** Which clause of ST1 matched, and by what. [ST1] */
export interface StateExplanation {
  readonly rule: 'ST1'
  readonly value: TaskState
  readonly clause: 1 | 2 | 3 | 4 | 5 | 6
  readonly by:
    | 'hold'
    | 'progress'
    | 'stated'
    | 'actualEnd'
    | 'plannedEnd'
    | 'actualStart'
    | 'unreadable'
    | 'statedUnclear'
    | 'nothing'
}

/** How many tasks are in which state. */
export function countStates(states: Iterable<TaskState>): Record<TaskState, number> {
  const counts = { notStarted: 0, inProgress: 0, done: 0, delayed: 0, paused: 0, cancelled: 0 }
  for (const state of states) counts[state] += 1
  return counts
}

/** Whether a progress in percent means finished. [ST1] */
export const isComplete = (progress: number): boolean => forComparison(progress) >= 100

/** The dates are usable: actual ones are not in the future, and the planned end belongs to a valid plan. */
interface StateFacts {
  readonly hold: unknown
  /** The progress entry: 0–100 or null, and how it was read. [PR2] [AD5] */
  readonly entry: { readonly used: number | null; readonly because: string }
  readonly actualStart: DayNumber | null
  readonly actualEnd: DayNumber | null
  readonly validEnd: DayNumber | null
  readonly today: DayNumber
}

const explanation = (
  value: TaskState,
  clause: StateExplanation['clause'],
  by: StateExplanation['by'],
): StateExplanation => ({ rule: 'ST1', value, clause, by })

/** The state of a task by the first clause that matches; the last one always does. [ST1] */
export function explainState(facts: StateFacts): StateExplanation {
  const { entry } = facts
  const amount = entry.used ?? 0 // an empty entry counts as 0 [PR2]
  if (facts.hold === 'cancelled') return explanation('cancelled', 1, 'hold')
  if (isComplete(amount)) return explanation('done', 2, entry.because === 'statedDone' ? 'stated' : 'progress')
  if (entry.used === null && facts.actualEnd !== null && facts.actualEnd <= facts.today) {
    return explanation('done', 2, 'actualEnd')
  }
  if (facts.hold === 'paused') return explanation('paused', 3, 'hold')
  if (facts.validEnd !== null && facts.today > facts.validEnd) return explanation('delayed', 4, 'plannedEnd')
  if (forComparison(amount) > 0) return explanation('inProgress', 5, 'progress')
  if (facts.actualStart !== null && facts.actualStart <= facts.today) return explanation('inProgress', 5, 'actualStart')
  if (entry.because === 'statedBegun') return explanation('inProgress', 5, 'stated')
  if (entry.because === 'unreadable' || entry.because === 'statedUnclear')
    return explanation('inProgress', 5, entry.because)
  return explanation('notStarted', 6, 'nothing')
}

/** Whether work can still happen: neither done nor paused nor cancelled. [DV3] */
export const isOpen = (state: TaskState): boolean =>
  state === 'notStarted' || state === 'inProgress' || state === 'delayed'
