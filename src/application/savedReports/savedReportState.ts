import type { Result } from '../../domain/index.ts'
import type { HostResult } from '../ports.ts'
import type { Unkept } from './ownWritings.ts'
import type { RowsRefusal } from './reportRows.ts'
import type { ReportTablePlan } from './reportTable.ts'
import type { SavedReport } from './savedReports.ts'
import type { DraftWish, SaveRefusal, WordsWish } from './writeReport.ts'

export type ReportRefusal = SaveRefusal | RowsRefusal
export type ReportAnswer = Promise<Result<SavedReport, ReportRefusal>>

/** What people do with the saved reports of the sheet on show. */
export interface SavedReportActions {
  /** Saves a draft. [RL1] */
  save(wish: DraftWish): ReportAnswer
  /** Writes words into a draft; those that a slower sidebar overwrites are written again. [RL3] */
  write(wish: WordsWish): ReportAnswer
  /** Confirms a draft as it was seen. [RL1] */
  confirm(recordId: string, seen: string): ReportAnswer
  /** The writings of this sidebar that stand in no row: their report was confirmed without them, or deleted. */
  unkept(): readonly Unkept[]
  /** The table that `addTable` would make. */
  planTable(): ReportTablePlan | null
  addTable(): HostResult<null>
}
