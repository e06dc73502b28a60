import type { CellValue, FieldState, RecordState } from '../types.ts'
import type { Binding } from './bind.ts'
import type { TableView } from './bound.ts'
import type { ResultType } from './resultType.ts'
import type { FaultName } from './terms.ts'
import type { Fault, Value } from './value.ts'

/** Computed cells of one row whose value changed. */
export interface FormulaChange {
  readonly tableId: string
  readonly recordId: string
  readonly fieldIds: readonly string[]
}

/** The formulas of a Base, for cells, filters and views. */
export interface Formulas {
  /** Whether the cells of this column are computed; a formula column without text shows the cells of its snapshot. */
  computes(field: FieldState): boolean
  /** The cell on the wire; null when blank. */
  cell(field: FieldState, record: RecordState): CellValue
  /** The cells of a column on the wire, to be read until the next change. */
  cells(field: FieldState): (record: RecordState) => CellValue
  /** The displayed text of a computed cell. */
  text(field: FieldState, record: RecordState): string
  /** The error that a cell is in; null when there is none. */
  fault(field: FieldState, record: RecordState): FaultName | null
  /** A column of the type that the results have: what filters, orders and pictures of cells go by. */
  shownAs(field: FieldState): FieldState
  /** Changes whenever a formula of the table may change its value, by an edit anywhere or by the clock. */
  stamp(tableId: string): string
  /** The text as getFieldMeta gives it. */
  publicText(field: FieldState): string
  /** Columns that a formula reads, in the order of its text. */
  dependencies(field: FieldState): readonly { readonly tableId: string; readonly fieldId: string }[]
  /** The type of any column as a formula meets it. */
  typeOf(field: FieldState): ResultType
  /** Whether a formula depends on a column, so that saving it there would make a cycle. */
  reaches(binding: Binding, goal: FieldState): boolean
  /** An unsaved formula, ready to be computed for rows of a table. */
  trial(
    table: TableView,
    binding: Binding,
  ): { value(record: RecordState): Value | Fault; text(record: RecordState): string | Fault }
  /** Computed cells that changed since the last call, where the switch formulaEvents wants to know; else []. */
  changes(): readonly FormulaChange[]
}
