import { commonYear, ok, readDayText } from '../../domain/index.ts'
import type { TaskFieldKey } from '../../schema/index.ts'
import type { HostPort, HostResult, ShownRow, TableDescription } from '../ports.ts'
import { columnReading } from './columnReading.ts'
import { proposeMapping, type ColumnProposal, type SampledColumn } from './proposeMapping.ts'

/**
 * Everything that was seen of a table that may be taken over, and what is proposed. Nothing has been written for it.
 */
export interface AdoptionDraft {
  readonly table: TableDescription
  /** The rows looked at, in the order of the host, and how many there are in all. */
  readonly rows: readonly ShownRow[]
  readonly total: number
  readonly columns: readonly SampledColumn[]
  readonly proposals: readonly ColumnProposal[]
  /**
   * The year that most of the table's days fall in: a proposal for days typed without one; null: nothing to go by.
   * [AD2]
   */
  readonly year: number | null
}

/** Looks at a table: its columns and its first rows. Two questions to the host and no more. */
export async function openDraft(host: HostPort, tableId: string): HostResult<AdoptionDraft> {
  const [described, peeked] = await Promise.all([host.describeTable(tableId), host.peekRows(tableId)])
  if (!described.ok) return described
  if (!peeked.ok) return peeked
  const { rows, total } = peeked.value
  const columns = described.value.columns.map((column) => ({
    column,
    texts: rows.map(({ texts }) => texts[column.id] ?? ''),
  }))
  return ok({
    table: described.value,
    rows,
    total,
    columns,
    proposals: proposeMapping(columns),
    year: commonYear(daysTyped(columns)),
  })
}

/** Days of the table whose year was typed or is shown by the host. */
const daysTyped = (columns: readonly SampledColumn[]): readonly string[] =>
  columns.flatMap(({ column, texts }) =>
    column.kind !== 'day' && column.kind !== 'text'
      ? []
      : texts.flatMap((text) => {
          const reading = readDayText(text, null)
          return reading.kind === 'span' ? [reading.start] : []
        }),
  )

/** Whether days of a column taken for this field are words: then the year is a question. */
export function asksForYear(draft: AdoptionDraft, fields: Readonly<Record<string, string>>): boolean {
  return draft.columns.some(({ column, texts }) => {
    const field = fields[column.id] as TaskFieldKey | undefined
    if (field === undefined || column.kind !== 'text' || !isSpan(columnReading(field, column.kind)?.as)) return false
    return texts.some((text) => readDayText(text, null).kind === 'yearMissing')
  })
}

/** Above this a plain number is a percentage: nobody counts in more stars. */
const MOST_STARS = 10

/**
 * Whether a column of plain numbers taken for the progress could be of 1, of 5 stars or a percentage: then the whole is
 * a question. [AD1]
 */
export function asksForWhole(
  { columns }: Pick<AdoptionDraft, 'columns'>,
  fields: Readonly<Record<string, string>>,
): string | null {
  const taken = columns.find(
    ({ column }) => fields[column.id] === 'progress' && column.kind === 'number' && column.declaredScale !== 100,
  )
  const shown = (taken?.texts ?? []).filter((text) => text !== '')
  const numbers = shown.map((text) => Number(text.replaceAll(',', '')))
  const mayBeStars =
    numbers.some((number) => number > 0) && numbers.every((number) => number >= 0 && number <= MOST_STARS)
  return taken !== undefined && mayBeStars ? taken.column.id : null
}

const isSpan = (as: string | null | undefined): boolean => as === 'spanStart' || as === 'spanEnd'
