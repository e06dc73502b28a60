import type { TableState, ViewState } from '../../src/local-host/engine/types.ts'
import { columnsOf } from '../../src/local-host/page/grid/columns.ts'
import { present } from './present.ts'

/** A view of a table by its name. */
export const viewOf = (table: TableState, name: string): ViewState =>
  present(
    table.views.find((view) => view.name === name),
    `the view ${name}`,
  )

/** The columns that a view shows, by name, in the order in which the local Base draws them. */
export const viewColumns = (table: TableState, view: string): readonly string[] =>
  columnsOf(table, viewOf(table, view).shared, null).map(({ field }) => field.name)

/** How far the first sight has to reach for a column of a view to be seen whole, px, the row heads included. */
export function rightEdgeOf(table: TableState, view: string, column: string): number {
  const { left, width } = present(
    columnsOf(table, viewOf(table, view).shared, null).find(({ field }) => field.name === column),
    `${column} in ${view}`,
  )
  return left + width
}
