import type { CalendarDate } from '../../domain/index.ts'
import type { TableKey } from '../../schema/index.ts'
import type { HostError } from '../ports.ts'
import type { CampaignFigures } from './campaignCells.ts'
import type { SheetPart } from './sheetParts.ts'

/** What the sidebar shows of the tables beside 任务. */
export interface CompanionState {
  readonly tables: readonly CompanionTableState[]
  /** Empty where the sheet has no table of campaigns. */
  readonly campaigns: readonly CampaignFigures[]
  /** What the tables beside 任务 say of each campaign, or of the sheet where it has no table of campaigns. [RU2] */
  readonly parts: readonly SheetPart[]
  readonly sync: CompanionSync
  /** What the Base has no room for; null: nothing that is to be kept of earlier days was refused. */
  readonly unkept: UnkeptHistory | null
}

export type UnkeptHistory =
  /** Nothing is kept of now: the host refuses even the least of it. */
  | { readonly kind: 'nothing' }
  /** What happened before a day was dropped; with `leavesTasksOut`, not even that day has room for all tasks. */
  | { readonly kind: 'older'; readonly from: CalendarDate; readonly leavesTasksOut: boolean }

export type CompanionSync =
  | { readonly kind: 'reading' }
  | { readonly kind: 'settled'; readonly at: number }
  | { readonly kind: 'failed'; readonly at: number; readonly error: HostError; readonly nextTryAt: number | null }

export interface CompanionTableState {
  readonly table: TableKey
  readonly tableId: string
  /** As it is called in the Base. */
  readonly name: string
  /** Declared columns that are not there. */
  readonly missing: readonly { readonly field: string; readonly name: string; readonly reason: 'deleted' | 'retyped' }[]
  /** Our columns that this user may not write. */
  readonly denied: readonly string[]
  /** Rows that the host would not take. */
  readonly refused: readonly { readonly recordId: string; readonly error: HostError }[]
  /** Why nothing can be done in the table; null when it can. */
  readonly unusable: HostError | null
}
