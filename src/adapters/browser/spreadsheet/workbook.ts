import type { Cell, CellValue, Sheet } from 'hucre/xlsx'
import type { BroughtBlock, BroughtCell, BroughtFile, ReadFailure } from '../../../application/imports/block.ts'
import type { Result } from '../../../domain/index.ts'
import { err, ok } from '../../../domain/result.ts'
import { type Grid, usedBlock } from './rectangle.ts'
import { EMPTY_CELL, cellOfDay, cellOfNumber } from './shownNumber.ts'

/** Rows between two pauses: some milliseconds. */
const ROWS_PER_STEP = 200

const plain = (text: string): BroughtCell => {
  const shown = text.replaceAll(/\r\n?/gu, '\n')
  return shown.trim() === '' ? EMPTY_CELL : { text: shown, value: null }
}

/** A cell's value with its style, which gives the number format. Formulas arrive as the result that was stored. */
function cellOf(value: CellValue | undefined, styled: Cell | undefined): BroughtCell {
  if (value === null || value === undefined) return EMPTY_CELL
  const format = styled?.style?.numFmt ?? null
  if (typeof value === 'string') return plain(value)
  if (typeof value === 'number') return cellOfNumber(value, format)
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', value: { kind: 'boolean', isTrue: value } }
  return cellOfDay(value, format)
}

async function gridOf(sheet: Sheet, pause: () => Promise<void>): Promise<Grid> {
  const rows: BroughtCell[][] = []
  for (const [row, values] of sheet.rows.entries()) {
    rows.push(values.map((value, column) => cellOf(value, sheet.cells?.get(`${String(row)},${String(column)}`))))
    if (row % ROWS_PER_STEP === 0) await pause()
  }
  return {
    name: sheet.name,
    rows,
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      row: startRow,
      column: startCol,
      rows: endRow - startRow + 1,
      columns: endCol - startCol + 1,
    })),
    isHidden: sheet.hidden === true || sheet.veryHidden === true,
    hiddenRows: [...(sheet.rowDefs ?? [])]
      .flatMap(([row, { hidden }]) => (hidden === true ? [row] : []))
      .toSorted((a, b) => a - b),
  }
}

/** Every sheet that has something in it. Fails when there is none, or none that may be read. */
export async function fileOf(
  name: string,
  sheets: readonly Sheet[],
  pause: () => Promise<void>,
): Promise<Result<BroughtFile, ReadFailure>> {
  const blocks: BroughtBlock[] = []
  const refused: BroughtFile['refused'][number][] = []
  for (const sheet of sheets) {
    const block = usedBlock(await gridOf(sheet, pause))
    if (block.ok) blocks.push(block.value)
    else if (block.error.kind !== 'empty') refused.push({ name: sheet.name, why: block.error })
  }
  if (blocks.length === 0) return err(refused[0]?.why ?? { kind: 'empty' })
  return ok({ name, blocks, refused })
}
