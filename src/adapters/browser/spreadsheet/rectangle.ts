import type { BroughtBlock, BroughtCell, BroughtMerge, ReadFailure } from '../../../application/imports/block.ts'
import type { Result } from '../../../domain/index.ts'
import { err, ok } from '../../../domain/result.ts'
import { EMPTY_CELL } from './shownNumber.ts'

/** What a sheet may have. More is refused: a table of a Base holds 20 000 rows of 200 columns with ease, and no more. */
export const MAX_ROWS = 20_000
export const MAX_COLUMNS = 200

/** Cells from the upper left corner of a sheet or a paste, rows of any length. */
export interface Grid {
  readonly name: string
  readonly rows: readonly (readonly BroughtCell[])[]
  /** Counted from the first row and column of the sheet. */
  readonly merges: readonly BroughtMerge[]
  readonly isHidden: boolean
  /** By index of `rows`. */
  readonly hiddenRows: readonly number[]
}

const tooLarge = (limit: 'rows' | 'columns', allowed: number): Result<never, ReadFailure> =>
  err({ kind: 'tooLarge', limit, allowed })

/** The used rectangle of a grid; refused when it is empty or too large. */
export function usedBlock(grid: Grid): Result<BroughtBlock, ReadFailure> {
  let top = Number.POSITIVE_INFINITY
  let bottom = -1
  let left = Number.POSITIVE_INFINITY
  let right = -1
  for (const [row, cells] of grid.rows.entries()) {
    const first = cells.findIndex((cell) => cell.text !== '')
    if (first === -1) continue
    top = Math.min(top, row)
    bottom = row
    left = Math.min(left, first)
    right = Math.max(
      right,
      cells.findLastIndex((cell) => cell.text !== ''),
    )
  }
  if (bottom === -1) return err({ kind: 'empty' })
  if (bottom - top + 1 > MAX_ROWS) return tooLarge('rows', MAX_ROWS)
  if (right - left + 1 > MAX_COLUMNS) return tooLarge('columns', MAX_COLUMNS)
  const columns = right - left + 1
  const used = grid.rows.slice(top, bottom + 1)
  const merges = clipped(grid.merges, { top, left, rows: used.length, columns })
  const hiddenRows = grid.hiddenRows.flatMap((row) => (row >= top && row <= bottom ? [row - top] : []))
  return ok({
    name: grid.name,
    rows: onlyFirstOfMerges(
      used.map((cells) => Array.from({ length: columns }, (_none, at) => cells[left + at] ?? EMPTY_CELL)),
      merges,
    ),
    firstRow: top + 1,
    firstColumn: left + 1,
    merges,
    ...(grid.isHidden ? { isHidden: true } : {}),
    ...(hiddenRows.length > 0 ? { hiddenRows } : {}),
  })
}

interface Window {
  readonly top: number
  readonly left: number
  readonly rows: number
  readonly columns: number
}

/** Merges as far as they lie in the window, counted from its corner. */
function clipped(merges: readonly BroughtMerge[], window: Window): readonly BroughtMerge[] {
  return merges.flatMap((merge) => {
    const row = Math.max(0, merge.row - window.top)
    const column = Math.max(0, merge.column - window.left)
    const rows = Math.min(window.rows, merge.row - window.top + merge.rows) - row
    const columns = Math.min(window.columns, merge.column - window.left + merge.columns) - column
    return rows > 0 && columns > 0 && rows * columns > 1 ? [{ row, column, rows, columns }] : []
  })
}

/**
 * A spreadsheet shows only the first cell of a merge; a file may hold others beneath it. Merges of a spreadsheet never
 * overlap, so that together they cover no more cells than there are; those of a hostile file are not followed further.
 */
function onlyFirstOfMerges(rows: BroughtCell[][], merges: readonly BroughtMerge[]): BroughtCell[][] {
  let cellsLeft = rows.length * (rows[0]?.length ?? 0)
  for (const merge of merges) {
    cellsLeft -= merge.rows * merge.columns
    if (cellsLeft < 0) break
    for (const [row, cells] of rows.slice(merge.row, merge.row + merge.rows).entries())
      cells.fill(EMPTY_CELL, merge.column + (row === 0 ? 1 : 0), merge.column + merge.columns)
  }
  return rows
}
