import { readProgress } from './actualProgress.ts'
import { isCalendarDate } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import { forComparison } from './exactness.ts'
import type { TaskState } from './state.ts'
import type { TaskFacts } from './task.ts'

/** The cells that make a task done. `hold: null` clears 人工标记 where it is set. */
interface DoneWrite {
  readonly progress: 100
  readonly actualEnd: CalendarDate
  readonly hold: null
}

/**
 * What a person meant by setting 当前状态 by hand, and what the extension does about it. [MI1]
 *
 * - `none`: the cell already shows the computed state.
 * - `recordDone`: no progress contradicts it: write `write`, and offer to take it back.
 * - `confirmDone`: the progress contradicts it: ask; on yes write `write`, on no write back `restore`.
 * - `confirmStart`: ask whether it began today; on yes write `write`, on no write back `restore`.
 * - `confirmReopen`: the task is done, or an actual end before today stands there, and nothing begins after its end: ask
 *   how far it is; on yes that progress is written and the actual end emptied.
 * - `recordHold`: write 人工标记, or keep it with the sheet.
 * - `resume`: lift 人工标记; the facts say what state the task is in then.
 * - `restore`: the computed state comes back and the case is logged.
 */
export type ManualIntent =
  | { readonly kind: 'none' }
  | { readonly kind: 'recordDone'; readonly write: DoneWrite; readonly restore: TaskState }
  | { readonly kind: 'confirmDone'; readonly write: DoneWrite; readonly restore: TaskState }
  | {
      readonly kind: 'confirmStart'
      readonly write: { readonly actualStart: CalendarDate }
      readonly restore: TaskState
    }
  | { readonly kind: 'confirmReopen'; readonly restore: TaskState }
  | { readonly kind: 'recordHold'; readonly hold: 'paused' | 'cancelled' }
  | { readonly kind: 'resume'; readonly from: 'paused' | 'cancelled' }
  | { readonly kind: 'restore'; readonly to: TaskState }

type IntentFacts = Pick<TaskFacts, 'actualStart' | 'actualEnd' | 'progress' | 'isProgressUnread' | 'stated'>

/**
 * Reads a hand-set state as a signal. `chosen` is null when the cell was emptied or holds an option we do not know.
 * An actual end that a person entered is kept; one in the future, or that is not a date, is replaced by today. [MI1]
 */
export function interpretManualState(
  chosen: TaskState | null,
  computed: TaskState,
  task: IntentFacts,
  today: CalendarDate,
): ManualIntent {
  if (chosen === computed) return { kind: 'none' }
  if (chosen === 'done') {
    const enteredEnd = task.actualEnd
    const write: DoneWrite = { progress: 100, actualEnd: isPast(enteredEnd, today) ? enteredEnd : today, hold: null }
    return { kind: readProgress(task).because === 'empty' ? 'recordDone' : 'confirmDone', write, restore: computed }
  }
  if (chosen === 'paused' || chosen === 'cancelled') return { kind: 'recordHold', hold: chosen }
  if (chosen !== null && (computed === 'paused' || computed === 'cancelled')) return { kind: 'resume', from: computed }
  if (chosen === 'inProgress' && computed === 'done') return { kind: 'confirmReopen', restore: computed }
  if (chosen === 'inProgress' && !hasBegun(task, today)) {
    if (isPast(task.actualEnd, today) && task.actualEnd < today) return { kind: 'confirmReopen', restore: computed }
    return { kind: 'confirmStart', write: { actualStart: today }, restore: computed }
  }
  return { kind: 'restore', to: computed }
}

const isPast = (day: CalendarDate | null, today: CalendarDate): day is CalendarDate =>
  isCalendarDate(day) && day <= today

/** Whether work has begun. A delayed task may or may not have begun: [ST1] looks at the plan first. */
function hasBegun(task: IntentFacts, today: CalendarDate): boolean {
  const { used, because } = readProgress(task)
  return forComparison(used ?? 0) > 0 || because === 'statedBegun' || isPast(task.actualStart, today)
}
