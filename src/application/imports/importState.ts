import type { Result } from '../../domain/index.ts'
import type { HostError } from '../ports.ts'
import type { SetupRequest } from '../stored/settings.ts'
import type { BroughtBlock, BroughtFile, ReadFailure, SpreadsheetPort } from './block.ts'
import type { ImportSource } from './importColumns.ts'
import type { ImportChoices, ImportPlan } from './importPlan.ts'
import type { ImportOutcome, ImportRun } from './writeImport.ts'

/** What somebody wants to bring, and where to. */
export interface ImportWish {
  readonly source: ImportSource
  readonly choices: ImportChoices
  readonly to:
    | { readonly kind: 'sheet'; readonly tableId: string; readonly campaignId: string | null }
    | { readonly kind: 'new'; readonly request: SetupRequest }
}

/** Why nothing is imported. */
export type ImportRefusal =
  /** The sheet has changed since the plan was shown. */
  | { readonly kind: 'changed' }
  /** Another set-up waits to be finished. */
  | { readonly kind: 'setupUnderWay' }
  | HostError

export interface ImportPreview {
  readonly plan: ImportPlan
  /** Whether it can be taken back: a run that is too long is not kept. [TB1] */
  readonly fits: boolean
}

export interface ImportDone extends ImportOutcome {
  readonly tableId: string
}

export interface ImportActions {
  readPasted(html: string | null, text: string): Promise<Result<BroughtBlock, ReadFailure>>
  readFile(...file: Parameters<SpreadsheetPort['readFile']>): Promise<Result<BroughtFile, ReadFailure>>
  /** What the columns of a block are proposed to be. */
  columns(block: BroughtBlock): Promise<ImportSource>
  /** What would be written. Reads the sheet, and writes nothing. */
  preview(
    wish: ImportWish,
    signal: AbortSignal,
    onRead?: (read: number, total: number) => void,
  ): Promise<Result<ImportPreview, ImportRefusal>>
  /** Writes what was shown; into a sheet that has changed since nothing. */
  write(wish: ImportWish, plan: ImportPlan, run: ImportRun): Promise<Result<ImportDone, ImportRefusal>>
}
