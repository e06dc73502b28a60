import type { Result, TaughtMeaning } from '../../domain/index.ts'
import type { HostError, HostResult } from '../ports.ts'
import type { AdoptionChoices } from '../stored/document.ts'
import type { AdoptionDraft } from './adoptionDraft.ts'
import type { AdoptionCandidate } from './candidates.ts'
import type { AdoptionPlan } from './planAdoption.ts'
import type { AdoptionPreview } from './adoptionPreview.ts'
import type { ReadThrough } from './readThrough.ts'
import type { RowRuling, RowVerdict } from './rowRuling.ts'
import type { UnreadWord } from './unreadWords.ts'
import type { OtherTable, OtherTableOf } from './tables/otherTable.ts'
import type { OtherTablePlan } from './tables/planOtherTable.ts'
import type { OtherTablePreview } from './tables/previewOtherTable.ts'
import type { TableCandidate } from './tables/tableCandidates.ts'
import type { TableDraft } from './tables/tableDraft.ts'

/** One step of a taking over, as the progress line names it. */
export interface AdoptionStep {
  readonly kind: 'binding' | 'column' | 'options' | 'marker' | 'convert' | 'view'
  /** The name of the column or view; '' for the binding. */
  readonly name: string
}

export interface AdoptionFailure {
  readonly step: AdoptionStep
  readonly error: HostError
}

/**
 * How far the taking over of a table is. The choices before it starts are state of the screen, not of the application.
 * `of` names the table when it is one beside the tasks; `tableId` is then the id of its sheet.
 */
export type AdoptionState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running'
      readonly of?: OtherTableOf
      readonly tableName: string
      readonly done: number
      readonly total: number
      readonly step: AdoptionStep | null
      readonly cancelling: boolean
    }
  /**
   * A person, a closed sidebar or the host (`error`) has stopped the run. It can be continued or left. `tableName` is
   * '' when the table could not be described.
   */
  | {
      readonly kind: 'stopped'
      readonly of?: OtherTableOf
      readonly tableId: string
      readonly tableName: string
      readonly step: AdoptionStep | null
      readonly error: HostError | null
    }
  | {
      readonly kind: 'done'
      readonly of?: OtherTableOf
      readonly tableId: string
      readonly tableName: string
      readonly added: number
      readonly views: readonly string[]
      readonly failures: readonly AdoptionFailure[]
    }

/** The tables that could become one of the sheet's tables, the likeliest first. */
export interface TablesBeside {
  readonly table: OtherTable
  readonly candidates: readonly TableCandidate[]
}

export interface BesideActions {
  /** For each kind of table that the sheet does not have, the tables that nothing tracks yet. */
  candidates(sheetId: string): Promise<Result<readonly TablesBeside[], HostError>>
  /** Reads a table and proposes a mapping; writes nothing. */
  open(of: OtherTableOf, tableId: string): Promise<Result<TableDraft, HostError>>
  /** Reads the first rows as they would be read; writes nothing. */
  preview(draft: TableDraft, plan: OtherTablePlan): Promise<Result<OtherTablePreview, HostError>>
  /** Takes the table over as chosen. No call before this one writes. */
  start(draft: TableDraft, choices: AdoptionChoices): void
  /** Continues a run that was stopped. */
  resume(of: OtherTableOf): Promise<void>
  /** Leaves a stopped run: the table stays tracked with the columns that it has. */
  leave(of: OtherTableOf): Promise<void>
  /** Stops reading a table that was taken over. The table stays, with the columns that were added to it. */
  release(of: OtherTableOf): HostResult<void>
}

export interface AdoptionActions {
  /** The tables that are not tracked yet; those most like a sheet of tasks come first. */
  candidates(): Promise<Result<readonly AdoptionCandidate[], HostError>>
  /** Reads a table and proposes a mapping; writes nothing. */
  open(tableId: string): Promise<Result<AdoptionDraft, HostError>>
  /** The draft with every row of the table; writes nothing. */
  readWhole(
    draft: AdoptionDraft,
    options: { readonly signal: AbortSignal; readonly onProgress: (read: number, total: number) => void },
  ): Promise<Result<AdoptionDraft, HostError>>
  /** Which cells of the known rows would not be read, or with doubt; null when it was stopped. Writes nothing. */
  readThrough(draft: AdoptionDraft, plan: AdoptionPlan, signal: AbortSignal): Promise<ReadThrough | null>
  /** Computes the figures as they would be; writes nothing. */
  preview(draft: AdoptionDraft, plan: AdoptionPlan): Promise<Result<AdoptionPreview, HostError>>
  /** Opens a row of a table that is not tracked. */
  openRecord(tableId: string, recordId: string): void
  /** Changes what a word of a tracked sheet means, for everybody; null forgets it. Its figures follow. [TW1] */
  teach(sheetId: string, field: string, word: string, meaning: TaughtMeaning | null): Promise<Result<void, HostError>>
  /** Says of a row of a tracked sheet, for everybody, whether it is a task; null goes by its title again. [RU3] */
  rule(sheetId: string, recordId: string, ruling: RowRuling | null): Promise<Result<void, HostError>>
  /** What these rows of a tracked sheet are, and what people have said of them. Asks the host nothing. [RU3] */
  verdicts(sheetId: string, recordIds: readonly string[]): Promise<readonly RowVerdict[]>
  /** The words of a tracked sheet that are not understood. It reads only the rows that have them. Writes nothing. [TW1] */
  unreadWords(sheetId: string, signal: AbortSignal): Promise<Result<readonly UnreadWord[], HostError>>
  /** Takes the table over as chosen. No call before this one writes. */
  start(draft: AdoptionDraft, choices: AdoptionChoices): void
  /** Continues a run that was stopped. */
  resume(tableId: string): void
  /** Taking over tables beside the tasks of a tracked sheet. [AD8] */
  beside(): Promise<BesideActions>
  cancel(): void
  /** Closes a stopped or finished run; the table stays tracked. */
  dismiss(): void
}
