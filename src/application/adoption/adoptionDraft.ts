import { commonYear, ok, readDayText } from '../../domain/index.ts'
import type { TaskFieldKey } from '../../schema/index.ts'
import type { HostPort, HostResult, ShownRow, TableDescription } from '../ports.ts'
import { columnReading } from './columnReading.ts'
import { joinHeadings } from './headingRows.ts'
import { readMapping, type SampledColumn, type TaskMapping } from './proposeMapping.ts'

/** What two reads have shown of a table that may be taken over, and how its columns are proposed to be mapped. */
export interface AdoptionDraft extends TaskMapping {
  readonly table: TableDescription
  /** The first rows, in the order of the host; `total` counts all rows of the table. */
  readonly rows: readonly ShownRow[]
  readonly total: number
  readonly columns: readonly SampledColumn[]
  /**
   * The year that most days of the table fall in. It is proposed for days that were typed without a year; null when no
   * day of the table has a year. [AD2]
   */
  readonly year: number | null
}

/** Reads the columns and the first rows of a table with two calls, and proposes a mapping. Writes nothing. */
export async function openDraft(host: HostPort, tableId: string): HostResult<AdoptionDraft> {
  const [described, firstRows] = await Promise.all([host.describeTable(tableId), host.peekRows(tableId)])
  if (!described.ok) return described
  if (!firstRows.ok) return firstRows
  const { rows, total } = firstRows.value
  const columns = sampledColumns(described.value, rows)
  return ok({
    table: described.value,
    rows,
    total,
    columns,
    ...readMapping(columns),
    year: commonYear(datedDays(columns)),
  })
}

/** A name that the host gives to a column without one, or to the second of two with the same name. */
const GIVEN_NAME = /^(?:字段|文本|多行文本|列|field|column|text|フィールド|テキスト)\s*\d*$/iu
const NUMBERED_NAME = /\s*\d+$/u

/**
 * The columns with their cells. In a table that was copied from a workbook the second row of headings is the first
 * record, and the cells beside a merged heading are columns without a name: both rows together are what the columns are
 * called, and the record is none of the cells. [AD6]
 */
function sampledColumns({ columns }: TableDescription, rows: readonly ShownRow[]): readonly SampledColumn[] {
  const names = columns.map(({ name }, at) => {
    const isSecond = at > 0 && name.replace(NUMBERED_NAME, '') === columns[at - 1]?.name.replace(NUMBERED_NAME, '')
    return GIVEN_NAME.test(name) || isSecond ? '' : name
  })
  const textsOf = ({ texts }: ShownRow): readonly string[] => columns.map(({ id }) => texts[id] ?? '')
  const isNamed = names.every((name) => name !== '')
  const { headings, firstData } = joinHeadings(isNamed ? [names] : [names, ...rows.slice(0, 2).map(textsOf)])
  const ofRecords = Math.max(0, firstData - 1)
  return columns.map((column, at) => {
    const texts = rows.slice(ofRecords).map((row) => row.texts[column.id] ?? '')
    const heading = headings[at] ?? ''
    return ofRecords === 0 || heading === '' || heading === column.name ? { column, texts } : { column, texts, heading }
  })
}

/** The days of the table that have a year, whether a person typed it or the host shows it. */
const datedDays = (columns: readonly SampledColumn[]): readonly string[] =>
  columns.flatMap(({ column, texts }) =>
    column.kind !== 'day' && column.kind !== 'text'
      ? []
      : texts.flatMap((text) => {
          const reading = readDayText(text, null)
          return reading.kind === 'span' ? [reading.start] : []
        }),
  )

/**
 * Whether a chosen column of text holds days without a year. The person is then asked for the year, because the words
 * do not say it. [AD2]
 */
export function asksForYear(draft: AdoptionDraft, fields: Readonly<Record<string, string>>): boolean {
  return draft.columns.some(({ column, texts }) => {
    const field = fields[column.id] as TaskFieldKey | undefined
    if (field === undefined || column.kind !== 'text' || !isSpan(columnReading('tasks', field, column.kind)?.as))
      return false
    return texts.some((text) => readDayText(text, null).kind === 'yearMissing')
  })
}

/** A column with a larger number holds percentages: no rating has more than ten stars. */
const MOST_STARS = 10

/**
 * The id of the number column chosen for the progress, when its numbers could be shares of 1, stars or percentages
 * alike. The person is then asked which number means 100 %. Null when there is nothing to ask. [AD1]
 */
export function asksForWhole(
  { columns }: Pick<AdoptionDraft, 'columns'>,
  fields: Readonly<Record<string, string>>,
): string | null {
  const sampled = columns.find(
    ({ column }) => fields[column.id] === 'progress' && column.kind === 'number' && column.declaredScale !== 100,
  )
  const shown = (sampled?.texts ?? []).filter((text) => text !== '')
  const numbers = shown.map((text) => Number(text.replaceAll(',', '')))
  const mayBeStars =
    numbers.some((number) => number > 0) && numbers.every((number) => number >= 0 && number <= MOST_STARS)
  return sampled !== undefined && mayBeStars ? sampled.column.id : null
}

const isSpan = (as: string | null | undefined): boolean => as === 'spanStart' || as === 'spanEnd'
