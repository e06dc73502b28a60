import type { CalendarDate } from '../../domain/index.ts'
import type { SheetRows, TableKey } from '../../schema/index.ts'
import type { AskedChange } from '../history/askedChanges.ts'
import type { Baseline } from '../history/baselineList.ts'
import type { PlanLogState } from '../history/planLog.ts'
import type { Snapshot } from '../history/snapshot.ts'
import type { HostError } from '../ports.ts'
import type { CampaignFigures } from './campaignCells.ts'
import type { SheetPart } from './sheetParts.ts'

/** What the sidebar shows of the tables beside 任务. */
export interface CompanionState {
  readonly tables: readonly CompanionTableState[]
  /** Empty when the sheet has no table of campaigns. */
  readonly campaigns: readonly CampaignFigures[]
  /** What the tables beside 任务 say of each campaign, or of the whole sheet when it has no table of campaigns. [RU2] */
  readonly parts: readonly SheetPart[]
  /** The rows that reports read. A table whose rows have not changed is the same object as before. */
  readonly rows: SheetRows
  /** The log of changes of the plan; null while no open report speaks of it. [RA11] */
  readonly planLog: PlanLogState | null
  /** The baselines of the sheet, the oldest first; none before somebody has asked for them. [BL1] */
  readonly baselines: readonly Baseline[]
  readonly sync: CompanionSync
  /** The part of the history that the Base has no room for; null when it takes all of it. */
  readonly unkept: UnkeptHistory | null
  /** The days that are kept, as this sidebar last saw them: another list when one of them has changed. [SN1] */
  readonly keptDays: readonly Snapshot[]
  /** The changes of the plan whose reason is asked, the newest first; none for readers. [LG2] */
  readonly asked: readonly AskedChange[]
  /** Another number when this sidebar has seen another log than before. */
  readonly logVersion: number
}

/** When running clocks are judged, milliseconds: the last pass, as in the cells of the table. [SL1] */
export const clocksJudgedAt = (
  companions: Pick<CompanionState, 'sync'> | null,
  { lastPassAt }: { readonly lastPassAt: number | null },
): number => (companions?.sync.kind === 'settled' ? companions.sync.at : (lastPassAt ?? 0))

export type UnkeptHistory =
  /** The host refuses even the shortest history: nothing is kept from now on. */
  | { readonly kind: 'nothing' }
  /** The days before `from` were dropped. With `leavesTasksOut`, not even that day has room for all tasks. */
  | { readonly kind: 'older'; readonly from: CalendarDate; readonly leavesTasksOut: boolean }

export type CompanionSync =
  | { readonly kind: 'reading' }
  | { readonly kind: 'settled'; readonly at: number }
  | { readonly kind: 'failed'; readonly at: number; readonly error: HostError; readonly nextTryAt: number | null }

export interface CompanionTableState {
  readonly table: TableKey
  readonly tableId: string
  /** The table's name in the Base. */
  readonly name: string
  /** Declared columns that the table does not have. */
  readonly missing: readonly { readonly field: string; readonly name: string; readonly reason: 'deleted' | 'retyped' }[]
  /** Computed columns that this user may not write. */
  readonly denied: readonly string[]
  /** Rows whose writing the host refused. */
  readonly refused: readonly { readonly recordId: string; readonly error: HostError }[]
  /** Why the table cannot be used at all; null when it can. */
  readonly unusable: HostError | null
}
