import { noTaskBecause } from '../../domain/index.ts'
import type { BroughtBlock, BroughtCell } from './block.ts'
import type { ImportSource } from './importColumns.ts'
import { isRowLink, kindOf, type ImportField } from './importFields.ts'
import { FACTS_OF_A_TASK } from '../rows/assessRow.ts'

/** Why a row is not brought. */
export type LeftOutBecause =
  | 'total'
  | 'heading'
  /** 备注：…, 制表人：… below the tasks. */
  | 'note'
  /** The names of the columns once more. */
  | 'headingsAgain'
  | 'noTitle'
  /** A row above says the same in every column. */
  | 'repeated'

/** Filled from above wherever a file has merged cells and leaves these blank under a value. */
const GROUPING: ReadonlySet<ImportField> = new Set(['campaign', 'stage', 'module', 'channel'])
/** A merged cell over so many columns is a title line. */
const TITLE_LINE_COLUMNS = 3
/** So many names of columns again are the headings again. */
const HEADINGS_AGAIN = 2
const FACTS: ReadonlySet<ImportField> = new Set(FACTS_OF_A_TASK)

const withoutBlanks = (text: string): string => text.replaceAll(/\s/gu, '')

const EMPTY_CELL: BroughtCell = { text: '', value: null }
const isFilled = (cell: BroughtCell | undefined): boolean => cell !== undefined && cell.text.trim() !== ''

/** Gives the cells of the rows of a block as they count, merged ones filled down. [IM1] */
export function cellsOfBlock(
  { block, firstData }: ImportSource,
  fields: ReadonlyMap<number, ImportField>,
  /** Columns of other words than those of fields; a merged one says the same of each of its rows. */
  words: ReadonlySet<number> = new Set(),
): (row: number, at: number) => BroughtCell {
  const above = mergedBelow(block, firstData)
  const hasMerges = block.merges.length > 0
  /** Column → the last value above, of the columns that group rows. */
  const groups = new Map<number, BroughtCell[]>()
  if (hasMerges)
    for (const [at, field] of fields) if (GROUPING.has(field)) groups.set(at, filledDown(block, at, firstData))
  return (row, at) => {
    const cell = block.rows[row]?.[at] ?? EMPTY_CELL
    if (isFilled(cell)) return cell
    const field = fields.get(at)
    if (field === undefined ? !words.has(at) : !isShared(field)) return cell
    const from = above.get(row * MOST_COLUMNS + at)
    if (from !== undefined) return block.rows[from]?.[at] ?? cell
    return groups.get(at)?.[row] ?? cell
  }
}

/** More columns than a spreadsheet can have. */
const MOST_COLUMNS = 20_000

/** Whether a merged cell says the same of each of its rows. A title names one task, an amount is counted once. */
const isShared = (field: ImportField): boolean =>
  field === 'state' || isRowLink(field) || (field !== 'title' && field !== 'code' && kindOf(field) !== 'number')

/** A cell that a merge covers → the row in which the value of the merge stands. */
function mergedBelow({ merges }: BroughtBlock, firstData: number): ReadonlyMap<number, number> {
  const above = new Map<number, number>()
  for (const { row, column, rows, columns } of merges) {
    if (row < firstData || columns > 1) continue
    for (let below = row + 1; below < row + rows; below += 1) above.set(below * MOST_COLUMNS + column, row)
  }
  return above
}

function filledDown({ rows }: BroughtBlock, at: number, firstData: number): BroughtCell[] {
  const down: BroughtCell[] = []
  let last = EMPTY_CELL
  for (let row = firstData; row < rows.length; row += 1) {
    const cell = rows[row]?.[at]
    if (cell !== undefined && isFilled(cell)) last = cell
    down[row] = last
  }
  return down
}

/** Tells why a row is no task; 'blank' for a row without a word, null for a task. [IM1] [RU1] */
export function rowJudge(
  { block, columns }: ImportSource,
  fields: ReadonlyMap<number, ImportField>,
): (row: number) => LeftOutBecause | 'blank' | null {
  const headings = new Map(columns.map(({ at, heading }) => [at, withoutBlanks(heading)]))
  const titleAt = [...fields].find(([, field]) => field === 'title')?.[0]
  const factsAt = [...fields].flatMap(([at, field]) => (FACTS.has(field) ? [at] : []))
  const titleLines = new Set(
    block.merges.flatMap(({ row, columns: wide, rows }) =>
      wide >= TITLE_LINE_COLUMNS ? Array.from({ length: rows }, (_, at) => row + at) : [],
    ),
  )
  return (row) => {
    const cells = block.rows[row] ?? []
    const filledAt = cells.flatMap((cell, at) => (isFilled(cell) ? [at] : []))
    if (filledAt.length === 0) return 'blank'
    const again = filledAt.filter((at) => withoutBlanks(cells[at]?.text ?? '') === headings.get(at))
    if (again.length >= HEADINGS_AGAIN && again.length * 2 > filledAt.length) return 'headingsAgain'
    const title = titleAt === undefined ? '' : (cells[titleAt]?.text.trim() ?? '')
    const hasFacts = factsAt.some((at) => isFilled(cells[at]))
    const saysMore = filledAt.some((at) => at !== titleAt)
    const isTotal = (text: string): boolean => noTaskBecause(text, { hasFacts: true, saysMore: true }) === 'total'
    // A total may stand under the numbers or the stages instead of the titles.
    const words = title === '' ? filledAt.map((at) => cells[at]?.text.trim() ?? '') : [title]
    if (words.some(isTotal)) return 'total'
    if (titleLines.has(row) && filledAt.length === 1) return 'heading'
    if (title === '') return filledAt.length === 1 && !hasFacts ? 'heading' : 'noTitle'
    return noTaskBecause(title, { hasFacts, saysMore })
  }
}
