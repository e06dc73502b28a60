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
  /** The additions to the tables of the sheet on show, oldest first. */
  steps(): readonly AdditionStep[]
  targets(): HostResult<readonly AdditionTarget[]>
  /** Adds a column or options. */
  add(wish: AdditionWish): Promise<Result<null, AdditionRefusal>>
  /** Takes an addition back. 'inUse': a row holds something of it, so it stays. */
  undo(version: number): HostResult<'undone' | 'inUse'>
}
