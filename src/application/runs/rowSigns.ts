import type { HostCells } from '../ports.ts'

/**
 * Of rows that a long run adds only their ids are kept, each with a sign of what was put into it: enough to delete the row
 * as long as nobody has touched it. 20 000 rows take 320 kB so, and 16 bytes a row. [TB1]
 */

/** Record id → the sign of its cells, 30 bits. */
export type RowSigns = Readonly<Record<string, number>>

export type MeaningOf = (cell: HostCells[string]) => string

const SIGN_BITS = 30
/** FNV-1a, 32 bits: start and prime. */
const FNV_START = 0x81_1c_9d_c5
const FNV_PRIME = 0x01_00_01_93

function hash(text: string): number {
  let value = FNV_START
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), FNV_PRIME)
  // Mixed once more: the last characters alone would decide the low bits.
  value = Math.imul(value ^ (value >>> 15), 0x2c_1b_3c_6d)
  return (value ^ (value >>> 12)) >>> (32 - SIGN_BITS)
}

/** The sign of one cell; 0 for an empty one. */
export function signOfCell(columnId: string, cell: HostCells[string], meaningOf: MeaningOf): number {
  const meaning = meaningOf(cell)
  return meaning === '' ? 0 : hash(`${columnId} ${meaning}`)
}

/** The sign of a row: that of its cells together, so that a cell can be exchanged without the others. */
export const signOfRow = (cells: HostCells, meaningOf: MeaningOf): number =>
  Object.entries(cells).reduce((sign, [columnId, cell]) => sign ^ signOfCell(columnId, cell, meaningOf), 0)

/** More than an import may have. The oldest runs go as they come: all of them together have 1 MB. */
const MOST_ROWS = 24_000

/** Whether so many rows can be kept by their signs. */
export const fitsSigns = (rows: number): boolean => rows <= MOST_ROWS
