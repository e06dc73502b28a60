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
}
