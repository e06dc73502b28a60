import type { CalendarDate, TaskFacts, TaskState } from '../../domain/index.ts'
import type { TaskFieldKey, TaskRow } from '../../schema/index.ts'
import type { ClockPort } from '../clock.ts'
import type { EchoLedger } from './echoLedger.ts'
import type { PendingWork } from './pendingWork.ts'
import type { HostPort, PageMark, PercentScale } from '../ports.ts'
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

/** How far a complete reading has come, so that it goes on where it was interrupted. */
export interface PageBookmark {
  readonly mark: PageMark | null
  /** Ids in the order of the pages. */
  readonly seen: Set<string>
  readonly at: number
}

/** What a pass works on: one sheet with everything that is known of it. */
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
  readonly signal: AbortSignal
  sheet: StoredSheet
  settings: TrackerSettings
  /** What the rows in the model were assessed with. */
  context: RuleContext
  readonly notes: RowNotes
  /** Where a complete reading was interrupted. */
  bookmark: PageBookmark | null
  /**
   * The rows in memory were read otherwise than they are now: columns were bound anew, or how progress counts was
   * learnt. Until all are read again no difference tells of a change. [MI2]
   */
  isUncompared: boolean
  /** What has come since the pass began. */
  pending(): PendingWork
  onProgress(read: number, total: number): void
  onScale(scale: PercentScale): void
  /** Somebody else computes other values: the settings may have changed unheard. */
  onDoubt(): Promise<void>
  onLog(entry: TrackingLogEntry): void
  /** A task was re-opened with an actual end in it that may be a stamp of another sidebar. [MI2] */
  onReopened(row: TaskRow): void
}

/** What happened to people's cells, for the change log. Values are those of the schema. */
export interface TrackingLogEntry {
  readonly at: number
  readonly recordId: string
  readonly title: string | null
  readonly what: /** A hand-set state was put right. [MI1] */
    | { readonly kind: 'stateRestored'; readonly from: string | null; readonly to: TaskState }
    /** A hand-set state became a fact: the cells were written by us, because a person said so. [MI1] */
    | { readonly kind: 'intentRecorded'; readonly asked: 'done' | 'paused' | 'cancelled' | 'reopened' | 'takenBack' }
    /** A task was paused, cancelled or taken up again where no column says so. [MI1] */
    | { readonly kind: 'heldByMark'; readonly from: TaskFacts['hold']; readonly to: TaskFacts['hold'] }
    /** A date was stamped, or a stamped one cleared. [MI2] */
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
