import { err, type Result } from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import {
  type AddDeps,
  type AddedRow,
  addOnce,
  type AddRefusal,
  planRow,
  type RowPlan,
  type WantedRow,
} from '../companions/addOnce.ts'
import {
  measureCells,
  type MeasureIndex,
  measureIndex,
  type MeasureSource,
  measureText,
  measureTitle,
  type MeasureTable,
  rowsOfMeasure,
} from './measureRow.ts'

/** Why a measure becomes no row. */
export type MeasureRefusal =
  /** Nobody wrote a measure, or it was taken away meanwhile. */
  | { readonly kind: 'noMeasure' }
  /** Its task or problem has no title, by which an action is found again. */
  | { readonly kind: 'untitled' }
  | AddRefusal

/** What a measure would become in one table. Reads, and writes nothing. [DA3] */
export async function planMeasure(
  deps: AddDeps,
  source: MeasureSource,
  table: MeasureTable,
): Promise<Result<RowPlan, MeasureRefusal>> {
  const lack = lackOf(source, table)
  if (lack !== null) return err(lack)
  return table === 'lessons'
    ? await planRow(deps, wanted(source, table, measureCells(source, table)))
    : await planRow(deps, wanted(source, table, measureCells(source, table)))
}

/** Writes the row that was shown as `plan`, once. [DA3] */
export async function adoptMeasure(
  deps: AddDeps,
  source: MeasureSource,
  plan: RowPlan,
): Promise<Result<AddedRow, MeasureRefusal>> {
  const lack = lackOf(source, plan.table)
  if (lack !== null) return err(lack)
  return plan.table === 'lessons'
    ? await addOnce(deps, wanted(source, 'lessons', measureCells(source, 'lessons')), plan)
    : await addOnce(deps, wanted(source, 'issues', measureCells(source, 'issues')), plan)
}

function lackOf(source: MeasureSource, table: MeasureTable): MeasureRefusal | null {
  if (measureText(source) === null) return { kind: 'noMeasure' }
  return table === 'lessons' && measureTitle(source) === null ? { kind: 'untitled' } : null
}

const INDEX: { readonly [Table in MeasureTable]: (rows: readonly RowOf<Table>[]) => MeasureIndex } = {
  lessons: (lessons) => measureIndex({ lessons, issues: [] }),
  issues: (issues) => measureIndex({ lessons: [], issues }),
}

const wanted = <Table extends MeasureTable>(
  source: MeasureSource,
  table: Table,
  cells: WantedRow<Table>['cells'],
): WantedRow<Table> => ({
  table,
  cells,
  rowsIn: (rows) => rowsOfMeasure(source, INDEX[table](rows), table),
})
