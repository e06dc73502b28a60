import type { BroughtBlock } from './block.ts'

const LETTERS = 26

/** The name of a column in a spreadsheet: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / LETTERS))
    letters = String.fromCodePoint(65 + ((rest - 1) % LETTERS)) + letters
  return letters
}

/** Where a cell of a block stands in its file: 任务表!D7. A paste has no name. */
export function cellAddress({ name, firstRow, firstColumn }: BroughtBlock, row: number, at: number): string {
  const place = `${columnLetters(firstColumn + at)}${String(firstRow + row)}`
  return name === '' ? place : `${name}!${place}`
}
