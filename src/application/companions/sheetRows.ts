import { type CompanionTableKey, fieldKeys, type RowOf, type SheetRows, type TableRows } from '../../schema/index.ts'
import type { CompanionTable } from '../engine/companionTable.ts'
import type { FieldBinding } from '../ports.ts'
import { isBlankRow } from '../rows/tableRows.ts'
import { isSameList, isSameValue } from '../stored/sameValue.ts'
import type { BoundTable } from '../sheet/bindTable.ts'
import type { CompanionTables } from './companionTables.ts'

/** Before the first reading, and of a sheet of one table. */
export const NO_ROWS: SheetRows = {
  campaigns: null,
  kpis: null,
  dailyLog: null,
  metrics: null,
  budget: null,
  issues: null,
  reports: null,
  lessons: null,
}

/**
 * The rows of the tables that can be read: without blank rows, and of 活动 the `campaigns` that are some. What has not
 * changed is taken from `before`.
 */
export function sheetRows(
  tables: CompanionTables,
  campaigns: readonly RowOf<'campaigns'>[],
  before: SheetRows,
): SheetRows {
  const rowsOf = <Key extends CompanionTableKey & keyof CompanionTables>(key: Key) =>
    unlessSame(tableRows(tables[key]), before[key] as TableRows<Key> | null)
  const ofCampaigns = tableRows(tables.campaigns)
  return {
    campaigns: unlessSame(ofCampaigns === null ? null : { ...ofCampaigns, rows: campaigns }, before.campaigns),
    kpis: rowsOf('kpis'),
    dailyLog: rowsOf('dailyLog'),
    metrics: rowsOf('metrics'),
    budget: rowsOf('budget'),
    issues: rowsOf('issues'),
    reports: rowsOf('reports'),
    lessons: rowsOf('lessons'),
  }
}

function tableRows<Key extends CompanionTableKey>(table: CompanionTable<Key> | null): TableRows<Key> | null {
  const bound = table?.bound() ?? null
  if (table === null || bound === null || table.unusable() !== null) return null
  return {
    tableId: table.tableId,
    name: table.name(),
    columns: fieldKeys(table.table).filter((key) => bound.binding.fields[key] !== undefined),
    // The extension writes the rows of 报告 whole: without any cell of people's a saved report is still one.
    rows: table.table === 'reports' ? table.rows() : table.rows().filter((row) => !isBlankRow(table.table, row)),
    names: presentNames(bound),
  }
}

/** What people call the columns and their choices now. */
function presentNames<Key extends CompanionTableKey>({
  binding,
  renamed,
}: BoundTable<Key>): NonNullable<TableRows<Key>['names']> {
  const bindings: readonly (readonly [string, FieldBinding])[] = Object.entries(binding.fields)
  return {
    columns: Object.fromEntries(renamed.map(({ field, to }) => [field, to])),
    choices: Object.fromEntries(
      bindings
        .filter(([, { options }]) => options.length > 0)
        .map(([field, { options }]) => [field, Object.fromEntries(options.map(({ key, name }) => [key, name]))]),
    ),
  }
}

/** `before` when it says the same: rows that have not changed are the same objects. */
function unlessSame<Key extends CompanionTableKey>(
  now: TableRows<Key> | null,
  before: TableRows<Key> | null,
): TableRows<Key> | null {
  if (now === null || before === null) return now
  const isSame =
    now.tableId === before.tableId &&
    now.name === before.name &&
    isSameList(now.columns, before.columns) &&
    isSameList(now.rows, before.rows) &&
    isSameValue(now.names, before.names)
  return isSame ? before : now
}
