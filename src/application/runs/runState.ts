import type { Result } from '../../domain/index.ts'
import type { HostCell, HostResult } from '../ports.ts'
import type { RunEntry } from './storedRuns.ts'
import type { RunTakenBack, TakeBackRefusal } from './takeRunBack.ts'

/** A cell of any table. */
export interface CellPlace {
  readonly tableId: string
  readonly recordId: string
  readonly columnId: string
}

/** What a run wrote into one cell. */
export interface CellRun {
  readonly run: RunEntry
  readonly before: HostCell
  readonly after: HostCell
  /** The words of both; null for an empty cell. */
  readonly beforeText: string | null
  readonly afterText: string | null
  /** `added`: with its row. */
  readonly how: 'written' | 'added'
}

export interface RunActions {
  /** The runs of the last 30 days, as long as they have room; the newest first. */
  list(): HostResult<readonly RunEntry[]>
  /** What taking it back would write and leave, by the cells as they are now. Writes nothing. */
  preview(id: string): Promise<Result<RunTakenBack, TakeBackRefusal>>
  takeBack(
    id: string,
    options: { readonly signal: AbortSignal; readonly onStep?: (done: number, total: number) => void },
  ): Promise<Result<RunTakenBack, TakeBackRefusal>>
  /** What the runs wrote into a cell, the newest first. */
  ofCell(cell: CellPlace): HostResult<readonly CellRun[]>
}
