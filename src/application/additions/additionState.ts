import type { Result } from '../../domain/index.ts'
import type { TableKey } from '../../schema/index.ts'
import type { AdditionRefusal } from './addToSheet.ts'
import type { AdditionWish } from './additionPlan.ts'
import type { ColumnInfo, HostResult, TableDescription } from '../ports.ts'
import type { AdditionStep } from '../stored/document.ts'

/** A table of the sheet on show as it is now, with the selects that people fill in. */
export interface AdditionTarget {
  readonly table: TableKey
  readonly description: TableDescription
  readonly selects: readonly ColumnInfo[]
}

export interface AdditionActions {
  /** What was added to the tables of the sheet on show since set-up, oldest first. */
  steps(): readonly AdditionStep[]
  targets(): HostResult<readonly AdditionTarget[]>
  /** Adds what was wished for. */
  add(wish: AdditionWish): Promise<Result<null, AdditionRefusal>>
  /** Takes a step back. 'inUse': somebody has entered something there since, so it stays. */
  undo(version: number): HostResult<'undone' | 'inUse'>
}
