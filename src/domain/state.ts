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

/** The clauses of ST1 in their order, each by the state that it gives: the first that matches decides. [ST1] */
export const STATE_CLAUSES = [
  'cancelled',
  'done',
  'paused',
  'delayed',
  'inProgress',
  'notStarted',
] as const satisfies readonly TaskState[]

/** By what each clause matches; null: it does not. */
const CLAUSES: Readonly<Record<(typeof STATE_CLAUSES)[number], (facts: StateFacts) => StateExplanation['by'] | null>> =
  {
    cancelled: ({ hold }) => (hold === 'cancelled' ? 'hold' : null),
    done({ entry, actualEnd, today }) {
      if (isComplete(entry.used ?? 0)) return entry.because === 'statedDone' ? 'stated' : 'progress'
      return entry.used === null && actualEnd !== null && actualEnd <= today ? 'actualEnd' : null
    },
    paused: ({ hold }) => (hold === 'paused' ? 'hold' : null),
    delayed: ({ validEnd, today }) => (validEnd !== null && today > validEnd ? 'plannedEnd' : null),
    inProgress({ entry, actualStart, today }) {
      if (forComparison(entry.used ?? 0) > 0) return 'progress' // an empty entry counts as 0 [PR2]
      if (actualStart !== null && actualStart <= today) return 'actualStart'
      if (entry.because === 'statedBegun') return 'stated'
      return entry.because === 'unreadable' || entry.because === 'statedUnclear' ? entry.because : null
    },
    notStarted: () => 'nothing',
  }

/** The state of a task by the first clause that matches; the last one always does. [ST1] */
export function explainState(facts: StateFacts): StateExplanation {
  for (const [at, value] of STATE_CLAUSES.entries()) {
    const by = CLAUSES[value](facts)
    if (by !== null) return { rule: 'ST1', value, clause: (at + 1) as StateExplanation['clause'], by }
  }
  throw new Error('the last clause of ST1 matches every task')
}

/** Whether work can still happen: neither done nor paused nor cancelled. [DV3] */
export const isOpen = (state: TaskState): boolean =>
  state === 'notStarted' || state === 'inProgress' || state === 'delayed'
