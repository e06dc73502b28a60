import type { FieldState, TableState, ViewSettings } from '../../engine/types.ts'
import { defaultWidth, kindOf } from '../fields/fieldTypes.ts'

/** A shown column. `left` is its distance in px from the left edge of the content, including row heads. */
export interface Column {
  readonly field: FieldState
  readonly width: number
  readonly left: number
}

/** Width of the row heads (tick box and number), px. */
export const HEAD_WIDTH = 72
export const MIN_WIDTH = 60
export const MAX_WIDTH = 800
/** Height of the header row, px. */
export const HEADER_HEIGHT = 36
export const GROUP_HEIGHT = 40

const ROW_HEIGHTS = { 1: 34, 2: 56, 3: 88, 4: 128 } as const

/** Height of a record's row in px for a level of host-protocol §4.4. */
export function rowHeightOf(level: ViewSettings['rowHeight']): number {
  return ROW_HEIGHTS[level]
}

/** Columns of a view, the primary one first and always shown. `dragged` overrides a width during a drag. */
export function columnsOf(
  table: TableState,
  settings: ViewSettings,
  dragged: { readonly fieldId: string; readonly width: number } | null,
): readonly Column[] {
  const hidden = new Set(settings.hidden)
  const primary = table.fields.filter((field) => field.isPrimary)
  const others = table.fields.filter((field) => !field.isPrimary && !hidden.has(field.id))
  let left = HEAD_WIDTH
  return [...primary, ...others].map((field) => {
    const width =
      dragged?.fieldId === field.id
        ? dragged.width
        : (settings.widths[field.id] ?? defaultWidth(kindOf(field.type), field.isPrimary))
    const column = { field, width, left }
    left += width
    return column
  })
}

/** Rows with at most this many columns are completed when scrolling stops; wider ones only where visible. */
const DRAW_ALL = 40
/** Columns within this many px beyond the edges are rendered too. */
const OVERSCAN_PX = 300

/** The columns to render besides the frozen first one: start, and end (excluded). */
export type ColumnWindow = readonly [number, number]

/** The visible columns and a few more. */
export function columnsInSight(columns: readonly Column[], scrollLeft: number, viewport: number): ColumnWindow {
  const from = columns.findIndex((column) => column.left + column.width > scrollLeft - OVERSCAN_PX)
  const end = columns.findIndex((column) => column.left > scrollLeft + viewport + OVERSCAN_PX)
  return [Math.max(from, 1), end === -1 ? columns.length : Math.max(end, 1)]
}

/** The columns of a row when scrolling has stopped. */
export function columnsAtRest(columns: readonly Column[], inSight: ColumnWindow): ColumnWindow {
  return columns.length <= DRAW_ALL ? [1, columns.length] : inSight
}

/** DOM id of a grid cell, for aria-activedescendant. */
export function cellDomId(recordId: string, fieldId: string): string {
  return `cell-${recordId}-${fieldId}`
}
