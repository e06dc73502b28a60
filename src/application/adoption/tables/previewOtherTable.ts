import { ok, readAmountIn, readDayText, readFigureText, saysNothing } from '../../../domain/index.ts'
import { fieldSpec, type RowOf } from '../../../schema/index.ts'
import type { HostPort, HostResult } from '../../ports.ts'
import { namedLinks, namesIn, type NamedRows, type TitledRows } from '../../rows/namedLinks.ts'
import { isTotalTitle } from '../../rows/tableRows.ts'
import { bindTable } from '../../sheet/bindTable.ts'
import { sheetTarget } from '../../sheet/sheetTarget.ts'
import { withTable } from '../../stored/document.ts'
import type { OtherTable } from './otherTable.ts'
import type { OtherTablePlan, ReadColumn } from './planOtherTable.ts'
import type { TableDraft } from './tableDraft.ts'

/** A cell of people's that is not read, and why. It counts as empty and never as 0. */
export interface UnreadCell {
  /** Counted from 1 in the order in which the host gives the rows. */
  readonly row: number
  readonly title: string
  readonly column: string
  readonly text: string
  readonly why:
    | 'range'
    | 'estimate'
    | 'bound'
    | 'words'
    | 'currency'
    | 'day'
    | 'yearMissing'
    | 'option'
    | 'missing'
    | 'ambiguous'
}

/** What one column of amounts or figures would count as. */
export interface AmountsRead {
  readonly field: string
  readonly column: string
  /** The sum of what was read, totals left out. Null for figures, which do not add up. */
  readonly sum: number | null
  readonly read: number
  readonly unread: number
}

/** What one column of names would be linked with. */
export interface NamesRead {
  readonly field: string
  readonly column: string
  readonly linked: number
  readonly unlinked: number
  /** False: the sheet does not have the table whose rows are named, so that no name can be found yet. */
  readonly isTableThere: boolean
}

export interface OtherTablePreview {
  /** The first rows: title, and for each column of amounts the text and what is read. */
  readonly rows: readonly {
    readonly row: number
    readonly title: string
    readonly cells: readonly {
      readonly column: string
      readonly text: string
      readonly value: number | null
      /** '%' of the figure of a goal that is one; else empty. */
      readonly unit: string
      /** 待定, 无, –: the cell is left open, which is not unread. */
      readonly isLeftOpen: boolean
    }[]
  }[]
  readonly amounts: readonly AmountsRead[]
  readonly names: readonly NamesRead[]
  readonly unread: readonly UnreadCell[]
  /** Rows that are the total of others: they are counted nowhere. [RU1] */
  readonly totals: readonly { readonly row: number; readonly title: string }[]
  readonly sampledRows: number
  readonly total: number
}

type Row = Pick<RowOf<'budget'>, 'recordId' | 'title' | 'unread' | 'named'> & Readonly<Record<string, unknown>>

const isAmounts = (kind: OtherTable, { field }: ReadColumn): boolean =>
  ['currency', 'number'].includes(fieldSpec(kind, field).kind)

/** Reads the first rows as they would be read, and tells what is not. Writes nothing. [AD8] */
export async function previewOtherTable(
  host: HostPort,
  draft: TableDraft,
  plan: OtherTablePlan,
  { timeZone, titledRows }: { readonly timeZone: string; readonly titledRows: TitledRows },
): HostResult<OtherTablePreview> {
  const { kind } = draft
  const rowsNamed = namesIn(titledRows)
  const target = sheetTarget(withTable(draft.sheet, kind, plan.stored), kind)
  const { binding } = bindTable(kind, draft.table, target.columns, plan.stored)
  const recordIds = draft.rows.map(({ recordId }) => recordId)
  const answer = await host.readSome({ binding, timeZone }, recordIds, new AbortController().signal)
  if (!answer.ok) return answer
  const read = new Map(answer.value.map((row) => [row.recordId, row as unknown as Row]))
  const all = draft.rows.flatMap(({ recordId, texts }, at) => {
    const row = read.get(recordId)
    return row === undefined ? [] : [{ row, texts, number: at + 1, title: row.title ?? '' }]
  })
  const isTotal = ({ row }: (typeof all)[number]): boolean =>
    kind !== 'campaigns' && kind !== 'issues' && (isTotalTitle(row.title) || isTotalTitle(textOf(row, 'category')))
  const rows = all.filter((one) => !isTotal(one))
  const amountColumns = plan.readColumns.filter((column) => isAmounts(kind, column))
  const unread = rows.flatMap(({ row, texts, number, title }) =>
    plan.readColumns.flatMap((column): UnreadCell[] => {
      if (column.reading?.as === 'named' && !hasTable(draft, kind, column.field)) return []
      const text = texts[column.columnId] ?? ''
      const whys = whyUnread(kind, column, row, text, rowsNamed)
      return whys.map((why) => ({ row: number, title, column: column.name, text, why }))
    }),
  )
  return ok({
    rows: rows
      .filter(({ row }) => row.title !== null || amountColumns.some(({ field }) => numberOf(row, field) !== null))
      .map(({ row, texts, number, title }) => ({
        row: number,
        title,
        cells: amountColumns.flatMap(({ field, columnId, name }) => {
          const text = texts[columnId] ?? ''
          if (text === '') return []
          const unit = kind === 'kpis' && textOf(row, 'unit') === '%' ? '%' : ''
          return [{ column: name, text, value: numberOf(row, field), unit, isLeftOpen: saysNothing(text) }]
        }),
      })),
    amounts: amountColumns.map(({ field, name }) => {
      const values = rows.flatMap(({ row }) => numberOf(row, field) ?? [])
      return {
        field,
        column: name,
        sum: fieldSpec(kind, field).kind === 'currency' ? cents(values) : null,
        read: values.length,
        unread: rows.filter(({ row }) => row.unread?.includes(field) === true).length,
      }
    }),
    names: plan.readColumns.flatMap((column): NamesRead[] => {
      if (column.reading?.as !== 'named') return []
      const named = rows.filter(({ row }) => row.named?.[column.field] !== undefined)
      const linked = named.filter(({ row }) => linksOf(kind, column, row, rowsNamed).recordIds.length > 0).length
      const isTableThere = hasTable(draft, kind, column.field)
      return [{ field: column.field, column: column.name, linked, unlinked: named.length - linked, isTableThere }]
    }),
    unread,
    totals: all.filter(isTotal).map(({ number, title }) => ({ row: number, title })),
    sampledRows: draft.rows.length,
    total: draft.total,
  })
}

/** Whether the sheet has the table into which the field links. */
const hasTable = ({ sheet }: TableDraft, kind: OtherTable, field: string): boolean =>
  sheet.tables[fieldSpec(kind, field).linksTo ?? 'tasks'] !== undefined

const textOf = (row: Row, field: string): string | null => {
  const value = row[field]
  return typeof value === 'string' ? value : null
}
const numberOf = (row: Row, field: string): number | null => {
  const value = row[field]
  return typeof value === 'number' ? value : null
}
/** Added up in hundredths, so that 0.1 + 0.2 is 0.3. */
const cents = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100

function linksOf(kind: OtherTable, { field }: ReadColumn, row: Row, rowsNamed: NamedRows) {
  const { linksTo = 'tasks', multiple } = fieldSpec(kind, field)
  return namedLinks(row.named?.[field] ?? '', linksTo, multiple === true, rowsNamed)
}

/** Why a cell is not read, or not whole; none when it is. */
function whyUnread(
  kind: OtherTable,
  column: ReadColumn,
  row: Row,
  text: string,
  rowsNamed: NamedRows,
): readonly UnreadCell['why'][] {
  const { reading, field } = column
  if (reading === null) return []
  if (reading.as === 'named' && row.named?.[field] !== undefined) {
    const { missing, ambiguous } = linksOf(kind, column, row, rowsNamed)
    return [
      ...(missing.length > 0 ? (['missing'] as const) : []),
      ...(ambiguous.length > 0 ? (['ambiguous'] as const) : []),
    ]
  }
  if (row.unread?.includes(field) !== true) return []
  switch (reading.as) {
    case 'amount':
    case 'figure': {
      const amount = reading.as === 'amount' ? readAmountIn(text, reading) : readFigureText(text)
      return [amount.kind === 'unreadable' ? amount.why : 'words']
    }
    case 'option':
      return ['option']
    default:
      return [readDayText(text, reading.year).kind === 'yearMissing' ? 'yearMissing' : 'day']
  }
}
