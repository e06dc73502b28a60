import { isCalendarDate } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import type { TaskState } from './state.ts'
import type { TaskFacts } from './task.ts'

/**
 * What a person meant by setting 当前状态 by hand, and what follows from it. [MI1]
 *
 * - `none`: the cell already shows the computed state.
 * - `confirmDone`: ask; on yes write `write`, on no write back `restore`.
 * - `recordHold`: write 人工标记.
 * - `restore`: the computed state comes back and the case is logged. `heldBy` names the 人工标记 that keeps the task
 *   where it is, so that the person can be told how to resume it.
 */
export type ManualIntent =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'confirmDone'
      readonly write: { readonly progress: 100; readonly actualEnd: CalendarDate; readonly hold: null }
      readonly restore: TaskState
    }
  | { readonly kind: 'recordHold'; readonly hold: 'paused' | 'cancelled' }
  | { readonly kind: 'restore'; readonly to: TaskState; readonly heldBy: 'paused' | 'cancelled' | null }

/**
 * Reads a hand-set state as a signal. `chosen` is null when the cell was emptied or holds an option we do not know.
 * An actual end a person entered is kept; one that lies ahead, or is no date, gives way to today. [MI1]
 */
export function interpretManualState(
  chosen: TaskState | null, computed: TaskState, task: Pick<TaskFacts, 'actualEnd' | 'hold'>, today: CalendarDate,
): ManualIntent {
  if (chosen === computed) return { kind: 'none' }
  if (chosen === 'done') {
    const entered = task.actualEnd
    const actualEnd = isCalendarDate(entered) && entered <= today ? entered : today
    return { kind: 'confirmDone', write: { progress: 100, actualEnd, hold: null }, restore: computed }
  }
  if (chosen === 'paused' || chosen === 'cancelled') return { kind: 'recordHold', hold: chosen }
  const heldBy = computed === 'paused' || computed === 'cancelled' ? computed : null
  return { kind: 'restore', to: computed, heldBy }
}
