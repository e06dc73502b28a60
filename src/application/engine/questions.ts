import type { CalendarDate, TaskState } from '../../domain/index.ts'
import type { HostError } from '../ports.ts'

/** A row whose cells we changed because a person dragged its card; the change can still be taken back. */
export interface DraggedRow {
  readonly recordId: string
  readonly to: 'done' | 'paused' | 'cancelled' | 'resumed'
  /** The actual end that we wrote; null: none. */
  readonly actualEnd: CalendarDate | null
}

/** A person set a state that the facts contradict: the sidebar asks what they meant. [MI1] */
export interface StateQuestion {
  /** The state that stands in the cell. */
  readonly asked: TaskState
  /** The day on which a sidebar saw the person set it, proposed as the date; null: no sidebar saw it. */
  readonly seenOn: CalendarDate | null
  /** The state that the facts give. It replaces the hand-set one when the answer is no. */
  readonly computed: TaskState
  /** Why the host refused the cells after the answer yes; null before such an answer. */
  readonly error: HostError | null
}

export interface OpenIntent extends StateQuestion {
  readonly recordId: string
}

/** Details that a person gives together with the answer yes. */
export interface IntentDetails {
  /** The day on which the task ended or began. */
  readonly day?: CalendarDate
  /** The progress of a reopened task, percent. */
  readonly progress?: number
  /** What a done task has delivered, where 交付物 is empty. */
  readonly deliverable?: string
}

/** What people answer and ask of the engine that keeps a sheet true. */
export interface SheetAnswers {
  /** Reads everything again and writes what differs. */
  refresh(): void
  /** Answers an open question: yes writes people's cells as they meant, no brings the computed state back. [MI1] */
  answerIntent(recordId: string, accept: boolean, details?: IntentDetails): void
  /** Takes back what was written because of a drag; the card goes where it was. [MI1] */
  takeBackDrag(recordId: string): void
  dismissDrag(recordId: string): void
  /** Takes up a task again that is paused or cancelled. [MI1] */
  resumeTask(recordId: string): void
  /** Writes a proposed date into people's cells, or the day on which a done task ended. [MI2] */
  acceptStamp(recordId: string, day?: CalendarDate): void
  dismissStamp(recordId: string): void
  /** Does not ask about the done tasks without an end any more, until there are more of them. [MI2] */
  dismissUndated(): void
  /** Takes note of the cells that were put right: nothing is said of them any more. */
  dismissRestored(): void
  /** Writes the rows whose last result is of a later day as well: a clock was wrong. [CV3] */
  overrideLaterDay(): void
}
