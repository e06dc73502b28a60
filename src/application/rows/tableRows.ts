import type { AssessContext, CalendarDate } from '../../domain/index.ts'
import {
  fieldKeys,
  fieldSpec,
  type FieldKey,
  type RowOf,
  type SheetLanguage,
  type TableKey,
} from '../../schema/index.ts'
import type { AssessedTask } from './assessedTask.ts'
import type { ComputedCells } from '../ports.ts'

/** Everything that the cells of the tables beside 任务 are made of. A table that is not there has no rows. */
export interface CompanionFacts {
  readonly tasks: readonly AssessedTask[]
  readonly campaigns: readonly RowOf<'campaigns'>[]
  readonly kpis: readonly RowOf<'kpis'>[]
  readonly budget: readonly RowOf<'budget'>[]
  readonly issues: readonly RowOf<'issues'>[]
  /** The columns that 问题与风险 has: what no column can hold is not missing from a row. */
  readonly issueColumns: ReadonlySet<FieldKey<'issues'>>
  readonly metrics: readonly RowOf<'metrics'>[]
  readonly assess: AssessContext
  readonly timeZone: string
  /** In which the extension writes texts into the sheet. */
  readonly language: SheetLanguage
  /** Milliseconds: SLA clocks run between the days. [SL1] */
  readonly nowMs: number
  /** Statutory workdays with the team's own days, whatever plans are counted in. [EV1] */
  readonly isWorkday: (day: CalendarDate) => boolean
}

const peoplesKeys = new Map<TableKey, readonly string[]>()

/** Whether people have left a row empty: nothing is computed for it. */
export function isBlankRow(table: TableKey, row: { readonly recordId: string }): boolean {
  const keys = peoplesKeys.get(table) ?? fieldKeys(table).filter((key) => fieldSpec(table, key).writtenBy === 'people')
  peoplesKeys.set(table, keys)
  const cells = row as unknown as Readonly<Record<string, unknown>>
  return keys.every((key) => {
    const value = cells[key]
    return (
      value === null ||
      value === undefined ||
      value === false ||
      value === '' ||
      (Array.isArray(value) && value.length === 0)
    )
  })
}

/** Record id → what our cells of the row ought to hold. */
export type WantedCells<Table extends TableKey> = ReadonlyMap<string, ComputedCells<Table>>

/** What the cells of a table ought to hold; those of a blank row nothing. */
export const wantedCells = <Table extends TableKey>(
  table: Table,
  rows: readonly RowOf<Table>[],
  empty: ComputedCells<Table>,
  cellsOf: (row: RowOf<Table>) => ComputedCells<Table>,
): WantedCells<Table> => new Map(rows.map((row) => [row.recordId, isBlankRow(table, row) ? empty : cellsOf(row)]))

/**
 * Which campaign a row of another table belongs to: the one it is linked with; where there is only one, also
 * without a link. Null: to none.
 */
export function membership(
  campaigns: readonly RowOf<'campaigns'>[],
): (row: { readonly campaign: readonly string[] | null }) => string | null {
  const ids = new Set(campaigns.filter((row) => !isBlankRow('campaigns', row)).map(({ recordId }) => recordId))
  const [only] = ids
  const sole = ids.size === 1 ? (only ?? null) : null
  return ({ campaign }) => campaign?.find((id) => ids.has(id)) ?? sole
}

/** Rows by what a function says of them, in their order. */
export function groupedBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, readonly Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}
