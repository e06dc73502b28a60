import type { ViewRow } from '../../engine/types.ts'

/** Rows that hold records, by their place in the view. */
export interface RecordRows {
  /** Index in the view of each record row, in order. */
  readonly at: readonly number[]
  /** Position in `at` of a record; undefined when it is not shown. */
  readonly positionOf: (recordId: string) => number | undefined
  readonly idAt: (position: number) => string | undefined
}

/** An index over a view's rows for moving, numbering and paging through records. */
export function indexRecordRows(rows: readonly ViewRow[]): RecordRows {
  const at: number[] = []
  const positions = new Map<string, number>()
  for (const [index, row] of rows.entries()) {
    if (row.kind !== 'record') continue
    positions.set(row.record.id, at.length)
    at.push(index)
  }
  return {
    at,
    positionOf: (recordId) => positions.get(recordId),
    idAt: (position) => {
      const row = rows[at[position] ?? -1]
      return row?.kind === 'record' ? row.record.id : undefined
    },
  }
}

/** A step over the grid: columns and rows to move by, both clipped to the edges. */
export interface Step {
  readonly columns: number
  readonly rows: number
}

const FAR = Number.MAX_SAFE_INTEGER

/** The step of a key; null for other keys. `page` is the number of rows on screen. */
export function stepOfKey(key: string, ctrl: boolean, shift: boolean, page: number): Step | null {
  switch (key) {
    case 'ArrowUp':
      return { columns: 0, rows: ctrl ? -FAR : -1 }
    case 'ArrowDown':
      return { columns: 0, rows: ctrl ? FAR : 1 }
    case 'ArrowLeft':
      return { columns: ctrl ? -FAR : -1, rows: 0 }
    case 'ArrowRight':
      return { columns: ctrl ? FAR : 1, rows: 0 }
    case 'Tab':
      return { columns: shift ? -1 : 1, rows: 0 }
    case 'Home':
      return { columns: -FAR, rows: ctrl ? -FAR : 0 }
    case 'End':
      return { columns: FAR, rows: ctrl ? FAR : 0 }
    case 'PageUp':
      return { columns: 0, rows: -page }
    case 'PageDown':
      return { columns: 0, rows: page }
    default:
      return null
  }
}

/** The command of a key with Ctrl or ⌘; null for other keys. */
export function deedOfKey(key: string, shift: boolean): 'undo' | 'redo' | 'selectAll' | 'fillDown' | null {
  switch (key.toLowerCase()) {
    case 'z':
      return shift ? 'redo' : 'undo'
    case 'y':
      return shift ? null : 'redo'
    case 'a':
      return shift ? null : 'selectAll'
    case 'd':
      return shift ? null : 'fillDown'
    default:
      return null
  }
}

/** `value` moved by `by`, kept within 0 … `count` − 1. */
export function clip(value: number, by: number, count: number): number {
  return Math.min(Math.max(value + by, 0), count - 1)
}
