import { allAtOnce, commonYear, err, MOST_STARS, ok } from '../../domain/index.ts'
import type { TaskFieldKey } from '../../schema/index.ts'
import type { ClockPort } from '../clock.ts'
import { inSlices } from '../inSlices.ts'
import type { ColumnInfo, HostPort, HostResult, ShownRow, TableDescription } from '../ports.ts'
import { tableFacts, type ColumnFacts } from './columnFacts.ts'
import { columnReading } from './columnReading.ts'
import { joinHeadings } from './headingRows.ts'
import { readMapping, type SampledColumn, type TaskMapping } from './proposeMapping.ts'

/** What has been read of a table that may be taken over, and how its columns are proposed to be mapped. */
export interface AdoptionDraft extends TaskMapping {
  readonly table: TableDescription
  /** The first rows, in the order of the host; `total` counts all rows of the table. */
  readonly rows: readonly ShownRow[]
  readonly total: number
  /** Every row that has been read: the first ones, or all of them. */
  readonly readRows: readonly ShownRow[]
  /** Column id → what the cells of the rows that were read say together. */
  readonly facts: ReadonlyMap<string, ColumnFacts>
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
  const { columns: facts, days } = allAtOnce(tableFacts(described.value.columns, rows))
  return ok({
    table: described.value,
    rows,
    total,
    readRows: rows,
    facts,
    columns,
    ...readMapping(columns),
    year: commonYear(days),
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

/**
 * The draft with every row of the table, page by page: what the first rows do not show may stand in later ones. The
 * proposal stays, because a person may have changed it meanwhile. Writes nothing.
 */
export async function readWholeTable(
  host: HostPort,
  clock: Pick<ClockPort, 'now' | 'breathe'>,
  draft: AdoptionDraft,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (read: number, total: number) => void },
): HostResult<AdoptionDraft> {
  const readRows: ShownRow[] = []
  const outcome = await host.peekAll(
    draft.table.id,
    (rows, total) => {
      for (const row of rows) readRows.push(row)
      onProgress(readRows.length, total)
    },
    signal,
  )
  if (!outcome.ok) return outcome
  const facts = await inSlices(tableFacts(draft.table.columns, readRows), clock, { signal })
  if (facts === null) return err({ kind: 'cancelled' })
  return ok({
    ...draft,
    readRows,
    total: readRows.length,
    facts: facts.columns,
    year: draft.year ?? commonYear(facts.days),
  })
}

/**
 * Whether a chosen column of text holds days without a year. The person is then asked for the year, because the words
 * do not say it. [AD2]
 */
export function asksForYear(
  { table, facts }: Pick<AdoptionDraft, 'table' | 'facts'>,
  fields: Readonly<Record<string, string>>,
): boolean {
  return table.columns.some(({ id, kind }) => {
    const field = fields[id] as TaskFieldKey | undefined
    if (field === undefined || kind !== 'text' || facts.get(id)?.lacksYear !== true) return false
    return isSpan(columnReading('tasks', field, kind)?.as)
  })
}

/**
 * The id of the column chosen for the progress, when plain numbers in it could be shares of 1, stars or percentages
 * alike. The person is then asked which number means 100 %. Null when there is nothing to ask. [AD1]
 */
export function asksForWhole(
  { table, facts }: Pick<AdoptionDraft, 'table' | 'facts'>,
  fields: Readonly<Record<string, string>>,
): string | null {
  const column = progressColumn(table, fields)
  const seen = column === undefined ? undefined : facts.get(column.id)
  if (column === undefined || seen === undefined || seen.largest === 0) return null
  const mayBeStars = seen.largest <= MOST_STARS
  const isAsked =
    column.kind === 'number' ? mayBeStars || seen.hasUpToOne : mayBeStars && 2 * seen.numbers >= seen.filled
  return isAsked ? column.id : null
}

/** The column chosen for the progress whose cells are plain numbers, or words among which numbers may stand. */
export const progressColumn = (
  { columns }: TableDescription,
  fields: Readonly<Record<string, string>>,
): ColumnInfo | undefined =>
  columns.find(
    ({ id, kind, declaredScale }) =>
      fields[id] === 'progress' && ((kind === 'number' && declaredScale !== 100) || kind === 'text'),
  )

const isSpan = (as: string | null | undefined): boolean => as === 'spanStart' || as === 'spanEnd'
