import { fitsSigns } from '../runs/rowSigns.ts'
import { bytesOf, fitsRun } from '../runs/runBytes.ts'
import type { ImportPlan, ImportRow } from './importPlan.ts'

/** What a record holds of a row and of a cell beside its words: ids and names of parts, bytes. */
const BYTES_OF_ROW = 24
const BYTES_OF_CELL = 56
/** The id of a linked row. */
const BYTES_OF_END = 17

/**
 * Whether what a plan writes can be kept, so that it can be taken back. Of many new rows only signs are kept. An estimate
 * that asks the host nothing. [TB1]
 */
export function fitsImport({ rows }: Pick<ImportPlan, 'rows'>): boolean {
  const fresh = rows.filter(({ verdict }) => verdict.kind === 'new')
  const others = bytesIn(rows.filter(({ verdict }) => verdict.kind !== 'new'))
  if (!fitsRun(others)) return false
  return fitsSigns(fresh.length) || fitsRun(others + bytesIn(fresh))
}

function bytesIn(rows: readonly ImportRow[]): number {
  let bytes = 0
  for (const { changes, links, own } of rows) {
    for (const { after, isWritten } of links) if (isWritten) bytes += BYTES_OF_CELL + BYTES_OF_END * after.length
    for (const { before, after, isWritten } of own)
      if (isWritten) bytes += BYTES_OF_CELL + bytesOf(after) + (before === null ? 0 : bytesOf(before))
    for (const { before, after, words, isWritten } of changes)
      if (isWritten) bytes += BYTES_OF_CELL + bytesOf(words ?? after) + (before === null ? 0 : bytesOf(before))
    bytes += changes.length === 0 ? 0 : BYTES_OF_ROW
  }
  return bytes
}
