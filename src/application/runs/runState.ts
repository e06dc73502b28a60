import type { Result } from '../../domain/index.ts'
import type { TableKey } from '../../schema/index.ts'
import type { HostResult } from '../ports.ts'
import type { RunEntry } from './storedRuns.ts'
import type { TakeBackOptions } from './takeBack.ts'
import type { RunTakenBack, TakeBackRefusal } from './takeRunBack.ts'
import type { Undone } from './undone.ts'

/** What a run wrote into one cell. */
export interface CellRun {
  readonly run: RunEntry
  /** Of a taking back: what it has taken back. */
  readonly undone: Undone | null
  /** The words of the cell, null for an empty one. */
  readonly before: string | null
  readonly after: string | null
  /** `added`: with its row. `withRow`: with its row, of which a long run keeps no words. */
  readonly how: 'written' | 'added' | 'withRow'
}

export interface RunActions {
  /** The runs of the last 30 days, as long as they have room; the newest first. */
  list(): HostResult<readonly RunEntry[]>
  /** What taking it back would write and leave, by the cells as they are now. Writes nothing. */
  preview(id: string): Promise<Result<RunTakenBack, TakeBackRefusal>>
  takeBack(id: string, options: TakeBackOptions): Promise<Result<RunTakenBack, TakeBackRefusal>>
  /** What the runs wrote into a cell of the sheet on show, the newest first. Reads what is stored, and no table. [TB3] */
  ofCell(table: TableKey, recordId: string, field: string): HostResult<readonly CellRun[]>
}
