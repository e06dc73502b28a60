import type { ReactNode } from 'react'
import { keyed } from './keyed.ts'

/** A table of a report: the names of its columns, and a row for each list of cells. */
export function PlainTable<Cell>({
  columns,
  rows,
  textOf,
  renderCell,
}: {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** The text of a row, by which it is told from the others. */
  readonly textOf: (cells: readonly Cell[]) => string
  readonly renderCell: (value: Cell) => ReactNode
}) {
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows, textOf).map(({ key, item: cells }) => (
          <tr key={key}>
            {columns.map((column, at) => {
              const value = cells[at]
              return <td key={column}>{value === undefined ? null : renderCell(value)}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
