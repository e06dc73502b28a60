import type { FieldState, RecordState, TableState, ViewRow } from '../../engine/types.ts'
import { linkedIdsOf } from '../cells/cellReading.ts'
import { kindOf } from '../fields/fieldTypes.ts'
import type { Bar } from './ganttGeometry.ts'

/** A link between two rows of a view, by their places in it. */
export interface RowLink {
  readonly from: number
  readonly to: number
}

/** Fields that name predecessors: links to the table itself. */
export const dependencyFields = ({ id, fields }: TableState): readonly FieldState[] =>
  fields.filter(
    ({ type, property }) => ['singleLink', 'duplexLink'].includes(kindOf(type)) && property?.['tableId'] === id,
  )

/** The ids of a record's predecessors. */
export const predecessorsOf = (record: RecordState, field: FieldState): readonly string[] =>
  linkedIdsOf(record.fields[field.id])

/** Every link from a predecessor to a row; predecessors that the view does not show are left out. */
export function rowLinks(rows: readonly ViewRow[], field: FieldState | undefined): readonly RowLink[] {
  if (field === undefined) return []
  const places = new Map(rows.flatMap((row, at) => (row.kind === 'record' ? [[row.record.id, at] as const] : [])))
  return rows.flatMap((row, to) =>
    row.kind === 'record'
      ? predecessorsOf(row.record, field).flatMap((id) => {
          const from = places.get(id)
          return from === undefined || from === to ? [] : [{ from, to }]
        })
      : [],
  )
}

/** The links with an end among the rows from `first` to `last`. */
export const linksInSight = (links: readonly RowLink[], first: number, last: number): readonly RowLink[] =>
  links.filter(({ from, to }) => (from >= first && from <= last) || (to >= first && to <= last))

/** How far a line leaves a bar before it turns, px. */
const TURN = 8
/** From the middle of a row to its edge, px. */
const HALF_ROW = 18

/** A line from the end of one bar to the start of another, as SVG path data; `y` is the middle of each row. */
export function linkPath(from: Bar & { readonly y: number }, to: Bar & { readonly y: number }): string {
  const x = from.left + from.width
  const end = to.left
  if (end >= x + 2 * TURN) return `M${x} ${from.y}H${x + TURN}V${to.y}H${end}`
  // The successor begins before the predecessor ends: the line goes round between the rows.
  const between = to.y > from.y ? from.y + HALF_ROW : from.y - HALF_ROW
  return `M${x} ${from.y}H${x + TURN}V${between}H${end - TURN}V${to.y}H${end}`
}

/** The head of an arrow that ends at a point, as SVG path data. */
export const headPath = (x: number, y: number): string => `M${x} ${y}l-6 -4v8z`
