import type { FieldState, TableState } from '../types.ts'
import type { FunctionSpec } from './functions/functionSpec.ts'
import type { SpecialName } from './functions/index.ts'
import type { BinaryOperator } from './parse.ts'
import type { ResultType } from './resultType.ts'
import type { Fault, Value } from './value.ts'

/** A table with its columns by id. */
export interface TableView {
  readonly state: TableState
  readonly fields: ReadonlyMap<string, FieldState>
}

/** A column and the table that it stands in, by id: the table itself may change its rows. */
export interface Place {
  readonly tableId: string
  readonly field: FieldState
}

/** Rows of a table: all, or those that a condition or an order selects. */
export type BoundRows =
  | { readonly kind: 'rows'; readonly tableId: string }
  | { readonly kind: 'filterRows'; readonly rows: BoundRows; readonly tableId: string; readonly condition: Bound }
  | {
      readonly kind: 'sortRows'
      readonly rows: BoundRows
      readonly tableId: string
      readonly by: Place
      readonly ascending: Bound | null
    }

/** A tree with resolved names, ready to be compiled. */
export type Bound = { readonly type: ResultType } & (
  | { readonly kind: 'constant'; readonly value: Value }
  | { readonly kind: 'lost'; readonly fault: Fault }
  /** A cell of the formula's own row. */
  | { readonly kind: 'cell'; readonly place: Place }
  /** A column of some rows as a list. */
  | { readonly kind: 'column'; readonly place: Place; readonly rows: BoundRows }
  /** A column of the rows that a link points to. */
  | { readonly kind: 'through'; readonly place: Place; readonly object: Bound }
  | { readonly kind: 'current' }
  | { readonly kind: 'currentCell'; readonly place: Place }
  | { readonly kind: 'negative'; readonly operand: Bound }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Bound; readonly right: Bound }
  | { readonly kind: 'call'; readonly spec: FunctionSpec; readonly args: readonly Bound[]; readonly site: number }
  | {
      readonly kind: 'special'
      readonly name: Exclude<SpecialName, 'FILTER' | 'MAP' | 'COUNTIF' | 'SUMIF' | 'SORTBY'>
      readonly args: readonly Bound[]
    }
  | { readonly kind: 'countRows'; readonly rows: BoundRows; readonly condition: Bound }
  | {
      readonly kind: 'iterate'
      readonly name: 'FILTER' | 'MAP' | 'COUNTIF' | 'SUMIF'
      readonly range: Bound
      readonly body: Bound
    }
)
