import type { TableKey } from '../../schema/index.ts'
import type { AdditionRefusal } from './addToSheet.ts'
import type { AdditionWish } from './additionPlan.ts'
import type { ColumnInfo, HostError, TableDescription } from '../ports.ts'
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
  targets(): Promise<readonly AdditionTarget[] | HostError>
  /** Adds what was wished for; null when it is there. */
  add(wish: AdditionWish): Promise<AdditionRefusal | null>
  /** Takes a step back; 'inUse' when somebody has entered something there since. */
  undo(version: number): Promise<'inUse' | HostError | null>
}
