import { type AssessContext, type CalendarDate, noTaskBecause, type SlaHours, written } from '../../domain/index.ts'
import {
  type AssessedTask,
  type FieldKey,
  fieldKeys,
  fieldSpec,
  type RowOf,
  type SheetLanguage,
  type TableKey,
} from '../../schema/index.ts'
import type { ComputedCells } from '../ports.ts'

/** Everything from which the cells of the companion tables are computed. A table that does not exist has no rows. */
export interface CompanionFacts {
  readonly tasks: readonly AssessedTask[]
  readonly campaigns: readonly RowOf<'campaigns'>[]
  readonly kpis: readonly RowOf<'kpis'>[]
  readonly budget: readonly RowOf<'budget'>[]
  readonly issues: readonly RowOf<'issues'>[]
  /** The columns that 问题与风险 has. A row is not incomplete for lack of a column. */
  readonly issueColumns: ReadonlySet<FieldKey<'issues'>>
  readonly metrics: readonly RowOf<'metrics'>[]
  readonly assess: AssessContext
  readonly timeZone: string
  /** The language of the texts that the extension writes into the sheet. */
  readonly language: SheetLanguage
  /** An instant, not only a day, because SLA time runs out within a day. [SL1] */
  readonly nowMs: number
  /** [SL1] */
  readonly sla: SlaHours
  /** The name of a stage → its part of each goal; empty: goals are spread evenly. [KP2] */
  readonly phaseWeights: Readonly<Record<string, number>>
  /** Statutory workdays with the team's own days; used even where plans count calendar days. [EV1] */
  readonly isWorkday: (day: CalendarDate) => boolean
}

/** Table → the fields that people fill in; computed once a table, because every row asks. */
const peoplesKeys = new Map<TableKey, readonly string[]>()

/** Whether all of people's cells in a row are empty. Nothing is computed for such a row. */
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

/** What every title of a total has in it: rows of a long campaign are not read word by word. */
const PART_OF_TOTAL = /[计計和数數总總均σ∑]|sum|total|average/iu

/** Whether a title is that of the total of other rows: 合计, 小计, Σ. [RU1] [BU1] */
export const isTotalTitle = (title: string | null): boolean =>
  title !== null &&
  PART_OF_TOTAL.test(title.normalize('NFKC')) &&
  noTaskBecause(title, { hasFacts: true, saysMore: true }) === 'total'

/** Whether a row is the total of others, and so no row of its table: it is counted nowhere. [RU1] */
export const isTotalRow = ({ title }: { readonly title: string | null }): boolean => isTotalTitle(title)

/** Whether the cells of a row of 活动 say what it is: a name, a day, goals or a budget. */
const isDescribed = ({ title, startDay, endDay, goals, budgetTotal }: RowOf<'campaigns'>): boolean =>
  written(title) !== null || startDay !== null || endDay !== null || written(goals) !== null || budgetTotal !== null

/** A row that is linked with a campaign, or could be. */
interface LinkedRow {
  readonly campaign: readonly string[] | null
  /** The words of links that are named; a row that names a campaign nobody finds belongs to none. [AD7] */
  readonly named?: Readonly<Record<string, string>> | null
}

/** Whether a row says nowhere which campaign it belongs to. */
export const isUnlinked = ({ campaign, named }: LinkedRow): boolean =>
  (campaign === null || campaign.length === 0) && named?.['campaign'] === undefined

/**
 * The rows of 活动 that are campaigns: those that say what they are, and those that a task or another row is linked with. A
 * row with only a stage or a type is one that somebody has not filled in yet. [CS1]
 */
export function campaignsAmong(
  rows: readonly RowOf<'campaigns'>[],
  linked: readonly (readonly LinkedRow[])[],
): readonly RowOf<'campaigns'>[] {
  if (rows.every(isDescribed)) return rows
  const ids = new Set(linked.flatMap((some) => some.flatMap(({ campaign }) => campaign ?? [])))
  return rows.filter((row) => isDescribed(row) || ids.has(row.recordId))
}

/** Record id → what the computed cells of the row ought to hold. */
export type WantedCells<Table extends TableKey> = ReadonlyMap<string, ComputedCells<Table>>

/** The wanted cells of every row of a table; a blank row gets the empty ones. */
export const wantedCells = <Table extends TableKey>(
  table: Table,
  rows: readonly RowOf<Table>[],
  empty: ComputedCells<Table>,
  cellsOf: (row: RowOf<Table>) => ComputedCells<Table>,
): WantedCells<Table> => new Map(rows.map((row) => [row.recordId, isBlankRow(table, row) ? empty : cellsOf(row)]))

/**
 * Tells the campaign that a row of another table belongs to: the one it is linked with. A row without a link belongs to
 * the only campaign that says what it is if there is just one. Null: to none. The answer is the same for all rows of 活动
 * and for those that `campaignsAmong` finds with the asking row among the linked ones. [CS1]
 */
export function membership(campaigns: readonly RowOf<'campaigns'>[]): (row: LinkedRow) => string | null {
  const ids = new Set(campaigns.map(({ recordId }) => recordId))
  const [first, ...others] = campaigns.filter(isDescribed)
  const onlyId = others.length === 0 ? (first?.recordId ?? null) : null
  return (row) => row.campaign?.find((id) => ids.has(id)) ?? (row.named?.['campaign'] === undefined ? onlyId : null)
}

/** Groups rows by a key, keeping their order. */
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
