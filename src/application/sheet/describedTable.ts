import { ok } from '../../domain/index.ts'
import type { TableKey } from '../../schema/index.ts'
import type { HostPort, HostResult, SheetBinding, TableDescription } from '../ports.ts'
import type { StoredSheet } from '../stored/document.ts'
import { bindTable } from './bindTable.ts'
import { sheetTarget } from './sheetTarget.ts'

interface DescribedTable<Table extends TableKey> {
  readonly description: TableDescription
  readonly binding: SheetBinding<Table>
}

/** A table of a sheet with its columns as the Base has them now; null: the sheet has no such table, or it is deleted. */
export async function describedTable<Table extends TableKey>(
  host: Pick<HostPort, 'describeTable'>,
  sheet: StoredSheet,
  table: Table,
): HostResult<DescribedTable<Table> | null> {
  const stored = sheet.tables[table]
  if (stored === undefined) return ok(null)
  const described = await host.describeTable(stored.tableId)
  if (!described.ok) return described.error.kind === 'notFound' ? ok(null) : described
  const { binding } = bindTable(table, described.value, sheetTarget(sheet, table).columns, stored)
  return ok({ description: described.value, binding })
}
