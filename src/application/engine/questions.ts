import type { CalendarDate, TaskState } from '../../domain/index.ts'
import type { HostError } from '../ports.ts'

export interface DraggedRow {
  readonly recordId: string
  readonly to: 'done' | 'paused' | 'cancelled' | 'resumed'
  /** The actual end that was written; null: none. */
  readonly actualEnd: CalendarDate | null
}

/** A state that a person set by hand and that facts do not bear out: the sidebar asks. [MI1] */
export interface StateQuestion {
  /** The state that stands in the cell. */
  readonly asked: TaskState
  /** The day on which it was set before our eyes, and of which it speaks; null: nobody saw it. */
  readonly seenOn: CalendarDate | null
  /** What the facts say, and what comes back when the answer is no. */
  readonly computed: TaskState
  /** Why the answer "yes" could not be carried out; null when it was not tried. */
  readonly error: HostError | null
}

export interface OpenIntent extends StateQuestion {
  readonly recordId: string
}

/** What a person adds to a yes. */
export interface IntentDetails {
  /** When it was done or begun. */
  readonly day?: CalendarDate
  /** How far a task is that is opened again, percent. */
  readonly progress?: number
}
