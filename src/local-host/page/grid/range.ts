import type { CellPlace } from '../state/pageStore.ts'
import type { Column } from './columns.ts'
import type { RecordRows } from './moves.ts'

/** A block of cells: positions of records in the view and of columns, all included. */
export interface Range {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** The shown records and columns of a table, in their order. */
export interface Shown {
  readonly rows: RecordRows
  readonly columns: readonly Column[]
}

/** The block between two cells, which may be the same; null when one of them is not shown. */
export function rangeBetween(from: CellPlace | null, to: CellPlace | null, { rows, columns }: Shown): Range | null {
  if (from === null) return null
  const end = to ?? from
  const first = rows.positionOf(from.recordId)
  const last = rows.positionOf(end.recordId)
  const start = columns.findIndex((column) => column.field.id === from.fieldId)
  const stop = columns.findIndex((column) => column.field.id === end.fieldId)
  if (first === undefined || last === undefined || start === -1 || stop === -1) return null
  return {
    top: Math.min(first, last),
    bottom: Math.max(first, last),
    left: Math.min(start, stop),
    right: Math.max(start, stop),
  }
}

/** Ids of the records of a block, top to bottom. */
export function recordIdsIn(range: Range, rows: RecordRows): readonly string[] {
  return Array.from({ length: range.bottom - range.top + 1 }, (_row, at) => rows.idAt(range.top + at)).filter(
    (id) => id !== undefined,
  )
}
