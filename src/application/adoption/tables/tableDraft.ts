import { commonYear, currencyOfHeading, ok, readAmountText, readDayText, type Currency } from '../../../domain/index.ts'
import { fieldSpec, TABLE_KEYS } from '../../../schema/index.ts'
import type { HostPort, HostResult, ShownRow, TableDescription } from '../../ports.ts'
import type { StoredSheet } from '../../stored/document.ts'
import { readFields, type ColumnProposal, type ColumnQuestion, type SampledColumn } from '../proposeMapping.ts'
import { readNamingColumn, type NamingColumn } from './namingColumn.ts'
import type { OtherTable } from './otherTable.ts'

/** What two reads have shown of a table that may be taken over beside the tasks. */
export interface TableDraft {
  readonly kind: OtherTable
  /** The sheet that it is to belong to, as it is stored. */
  readonly sheet: StoredSheet
  readonly table: TableDescription
  /** The first rows, in the order of the host; `total` counts all rows of the table. */
  readonly rows: readonly ShownRow[]
  readonly total: number
  readonly columns: readonly SampledColumn[]
  readonly proposals: readonly ColumnProposal<OtherTable>[]
  /** Columns of which a person must say what they are. */
  readonly questions: readonly ColumnQuestion<OtherTable>[]
  /**
   * Proposed for days typed without a year: the one that most days of the table fall in, else the one that people have
   * agreed on for the tasks, or for another table of the sheet. Null: nobody knows. [AD2]
   */
  readonly year: number | null
  /** Whether the year was agreed on for another table, because no day of this one has one. */
  readonly isYearOfSheet: boolean
  /** The currency that most amounts are in: amounts in another one are not added up with them. [AD4] */
  readonly currency: Currency
  /** Of campaigns only: the column of the task table that names them. */
  readonly naming: NamingColumn | null
}

/** Reads the columns and the first rows of a table with two calls, and proposes a mapping. Writes nothing. [AD8] */
export async function openTableDraft(
  host: HostPort,
  sheet: StoredSheet,
  kind: OtherTable,
  tableId: string,
): HostResult<TableDraft> {
  const [described, firstRows] = await Promise.all([host.describeTable(tableId), host.peekRows(tableId)])
  if (!described.ok) return described
  if (!firstRows.ok) return firstRows
  const { rows, total } = firstRows.value
  const columns = described.value.columns.map((column): SampledColumn => {
    const linksTo = TABLE_KEYS.find((key) => sheet.tables[key]?.tableId === column.linkedTableId)
    return {
      column,
      texts: rows.map(({ texts }) => texts[column.id] ?? ''),
      ...(column.linkedTableId === null || linksTo === undefined ? {} : { linksTo }),
    }
  })
  const days = columns.flatMap(({ column, texts }) =>
    column.kind !== 'day' && column.kind !== 'text'
      ? []
      : texts.flatMap((text) => {
          const reading = readDayText(text, null)
          return reading.kind === 'span' ? [reading.start] : []
        }),
  )
  const ownYear = commonYear(days)
  const { proposals, questions } = readFields<OtherTable>(kind, columns)
  const title = proposals.find(({ field }) => field === 'title')?.columnId
  const titles = columns.find(({ column }) => column.id === title)?.texts ?? []
  const naming = kind === 'campaigns' ? await readNamingColumn(host, sheet, titles) : ok(null)
  if (!naming.ok) return naming
  return ok({
    kind,
    sheet,
    table: described.value,
    rows,
    total,
    columns,
    proposals,
    questions,
    year: ownYear ?? yearOfSheet(sheet),
    isYearOfSheet: ownYear === null,
    currency: currencyOf(kind, columns, proposals),
    naming: naming.value,
  })
}

/** The year that people have agreed on for days of the sheet, that of the tasks first. */
function yearOfSheet({ tables }: StoredSheet): number | null {
  const years = TABLE_KEYS.toSorted((a, b) => Number(b === 'tasks') - Number(a === 'tasks')).flatMap((key) =>
    Object.values(tables[key]?.readings ?? {}).flatMap(({ year }) => year ?? []),
  )
  return years[0] ?? null
}

/**
 * The currency that most amounts of the table are in. An amount that names none is in that of its heading, 预算(USD), or
 * in yuan. [AD4]
 */
function currencyOf(kind: OtherTable, columns: readonly SampledColumn[], proposals: TableDraft['proposals']): Currency {
  const counts = new Map<Currency, number>()
  for (const { column, texts } of columns) {
    const field = proposals.find(({ columnId }) => columnId === column.id)?.field
    if (field === undefined || fieldSpec(kind, field).kind !== 'currency') continue
    const ofHeading = currencyOfHeading(column.name) ?? 'CNY'
    for (const text of texts) {
      const reading = readAmountText(text)
      if (reading.kind !== 'amount') continue
      const currency = reading.currency ?? ofHeading
      counts.set(currency, (counts.get(currency) ?? 0) + 1)
    }
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'CNY'
}
