import type { CalendarDate, TaskFacts, TaskState } from '../../domain/index.ts'
import type { TaskFieldKey, TaskRow } from '../../schema/index.ts'
import type { ClockPort } from '../clock.ts'
import type { EchoLedger } from './echoLedger.ts'
import type { Opening } from './opening.ts'
import type { PendingWork } from './pendingWork.ts'
import type { HostPort, PageToken, PercentScale } from '../ports.ts'
import type { RuleContext } from '../rows/rules.ts'
import type { TrackerSettings } from '../stored/settings.ts'
import type { SheetModel } from '../rows/sheetModel.ts'
import type { StoredSheet } from '../stored/document.ts'
import type { Contention } from './contention.ts'
import type { ManualStates } from './manualStates.ts'
import type { RowNotes } from './rowNotes.ts'
import type { Peers } from './peers.ts'
import type { SheetColumns } from './sheetColumns.ts'
import type { SheetMemory } from './statements.ts'
import type { StampProposals } from './stampProposals.ts'

/** How far a complete reading has come. An interrupted reading goes on from here. */
export interface PageBookmark {
  readonly token: PageToken | null
  /** Ids of the rows on the pages so far, in their order. */
  readonly seen: Set<string>
  readonly at: number
}

/** What a pass works on: one sheet and everything that the engine remembers of it. */
export interface EngineState {
  readonly host: HostPort
  readonly clock: ClockPort
  readonly columns: SheetColumns
  readonly model: SheetModel
  readonly ledger: EchoLedger
  readonly peers: Peers
  readonly contention: Contention
  readonly intents: ManualStates
  readonly stamps: StampProposals
  readonly memory: SheetMemory
  readonly opening: Opening
  readonly signal: AbortSignal
  sheet: StoredSheet
  settings: TrackerSettings
  /** The rules by which the rows in the model were assessed. */
  context: RuleContext
  readonly notes: RowNotes
  /** Where a complete reading was interrupted. */
  bookmark: PageBookmark | null
  /**
   * The rows in memory were read with other columns or another scale. Until all rows are read again, a difference
   * between two readings does not mean that somebody changed the row. [MI2]
   */
  isUncompared: boolean
  /** The work that has arrived since the pass began. */
  pending(): PendingWork
  onProgress(read: number, total: number): void
  onScale(scale: PercentScale): void
  /** Another program writes other values: load the settings again, their change may not have been reported. */
  onDoubt(): Promise<void>
  onLog(entry: TrackingLogEntry): void
  /** A task was reopened. Its actual end may be a stamp of another sidebar. [MI2] */
  onReopened(row: TaskRow): void
}

/** A change of people's cells for the change log. Values are keys of the schema. */
export interface TrackingLogEntry {
  readonly at: number
  readonly recordId: string
  readonly title: string | null
  readonly what: /** We replaced a hand-set state by the computed one. [MI1] */
    | { readonly kind: 'stateRestored'; readonly from: string | null; readonly to: TaskState }
    /** We wrote people's cells because a hand-set state, or an answer about it, said so. [MI1] */
    | { readonly kind: 'intentRecorded'; readonly asked: 'done' | 'paused' | 'cancelled' | 'reopened' | 'takenBack' }
    /** A task was paused, cancelled or resumed in a sheet without a column for it. [MI1] */
    | { readonly kind: 'heldByStatement'; readonly from: TaskFacts['hold']; readonly to: TaskFacts['hold'] }
    /** We wrote an actual date, or cleared one that we had written. [MI2] */
    | {
        readonly kind: 'stamped'
        readonly field: 'actualStart' | 'actualEnd'
        readonly from: CalendarDate | null
        readonly to: CalendarDate | null
      }
    /** A person changed the plan. */
    | {
        readonly kind: 'planChanged'
        readonly field: Extract<TaskFieldKey, 'plannedStart' | 'plannedEnd'>
        readonly from: CalendarDate | null
        readonly to: CalendarDate | null
      }
}
