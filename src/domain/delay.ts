import type { CalendarDate, DayNumber } from './calendarDate.ts'
import type { TaskState } from './state.ts'

/** An open task is "due soon" when its planned end is at most this many days away. [ST6] */
export const DUE_SOON_DAYS = 2

/** Delay in days, from the planned end to today or to the actual end. [ST2] */
export interface DelayExplanation {
  readonly rule: 'ST2'
  /** Positive = late, 0 = on time, negative = early. */
  readonly value: number | null
  readonly because: 'overdue' | 'finished' | 'notDueOrClosed' | 'noPlannedEnd' | 'startAfterEnd' | 'noActualEnd'
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
}

/** Early, on time or late, from the sign of a done task's delay. [ST3] */
export interface FinishExplanation {
  readonly rule: 'ST3'
  readonly value: 'early' | 'onTime' | 'late' | null
  readonly delayDays: number | null
}

/** Days a done task took, both ends counted. [ST4] */
export interface DurationExplanation {
  readonly rule: 'ST4'
  readonly value: number | null
  readonly because: 'bothEndsCounted' | 'notDone' | 'datesMissing' | 'endBeforeStart'
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
}

/** Days since the planned start of a task that nobody has started. [ST5] */
export interface LateStartExplanation {
  readonly rule: 'ST5'
  readonly value: number | null
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
}

/** Whether an open task's planned end is near. [ST6] */
export interface DueSoonExplanation {
  readonly rule: 'ST6'
  readonly value: boolean
  /** Days from today to the planned end; null when the task is closed or has none. */
  readonly daysLeft: number | null
}

/** A day in both forms, so that a rule can count with one and show the other. */
export interface KnownDay {
  readonly at: DayNumber
  readonly day: CalendarDate
}

/**
 * `delayed`: today − planned end; `done` with an actual end: actual end − planned end; else null. A plan whose start lies
 * after its end is not valid, and nobody is late by it. [ST2]
 */
export function explainDelay(
  state: TaskState,
  plan: { readonly end: KnownDay | null; readonly isValid: boolean },
  actualEnd: KnownDay | null,
  today: KnownDay,
): DelayExplanation {
  const plannedEnd = plan.end
  const because = (reason: DelayExplanation['because']): DelayExplanation => ({
    rule: 'ST2',
    value: null,
    because: reason,
    from: plannedEnd?.day ?? null,
    to: null,
  })
  if (state !== 'delayed' && state !== 'done') return because('notDueOrClosed')
  if (plannedEnd === null) return because('noPlannedEnd')
  if (!plan.isValid) return because('startAfterEnd')
  const until = state === 'delayed' ? today : actualEnd
  if (until === null) return because('noActualEnd')
  return {
    rule: 'ST2',
    value: until.at - plannedEnd.at,
    because: state === 'delayed' ? 'overdue' : 'finished',
    from: plannedEnd.day,
    to: until.day,
  }
}

/** Whether a done task ended early, on time or late. [ST3] */
export function explainFinish(state: TaskState, delayDays: number | null): FinishExplanation {
  if (state !== 'done' || delayDays === null) return { rule: 'ST3', value: null, delayDays }
  return { rule: 'ST3', value: delayDays < 0 ? 'early' : delayDays > 0 ? 'late' : 'onTime', delayDays }
}

/** Days from the actual start to the actual end of a done task. [ST4] */
export function explainDuration(
  state: TaskState,
  actualStart: KnownDay | null,
  actualEnd: KnownDay | null,
): DurationExplanation {
  const dates = { from: actualStart?.day ?? null, to: actualEnd?.day ?? null }
  if (state !== 'done') return { rule: 'ST4', value: null, because: 'notDone', ...dates }
  if (actualStart === null || actualEnd === null) return { rule: 'ST4', value: null, because: 'datesMissing', ...dates }
  const days = actualEnd.at - actualStart.at + 1
  if (days < 1) return { rule: 'ST4', value: null, because: 'endBeforeStart', ...dates }
  return { rule: 'ST4', value: days, because: 'bothEndsCounted', ...dates }
}

/** today − planned start of a task that should have started by its valid plan and has not. [ST5] */
export function explainLateStart(
  state: TaskState,
  plannedStart: KnownDay | null,
  hasValidPlan: boolean,
  today: KnownDay,
): LateStartExplanation {
  const isLate = state === 'notStarted' && hasValidPlan && plannedStart !== null && today.at > plannedStart.at
  return {
    rule: 'ST5',
    value: isLate ? today.at - plannedStart.at : null,
    from: plannedStart?.day ?? null,
    to: isLate ? today.day : null,
  }
}

/** Whether an open task's planned end is today or at most `DUE_SOON_DAYS` days away. [ST6] */
export function explainDueSoon(isOpen: boolean, plannedEnd: KnownDay | null, today: KnownDay): DueSoonExplanation {
  if (!isOpen || plannedEnd === null || Number.isNaN(today.at)) return { rule: 'ST6', value: false, daysLeft: null }
  const daysLeft = plannedEnd.at - today.at
  return { rule: 'ST6', value: daysLeft >= 0 && daysLeft <= DUE_SOON_DAYS, daysLeft }
}
