import type { TableKey } from '../../schema/index.ts'
import type { SheetCheck } from './repairState.ts'
import { bindTable } from '../sheet/bindTable.ts'
import type { HostPort } from '../ports.ts'
import { findDrift, weightOf } from './drift.ts'
import { describeTables, type TablesDescribed } from '../sheet/describeTables.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import type { StoredSheet } from '../stored/document.ts'

/** Describes every table of a sheet and tells what it has lost. [DR1] */
export async function checkSheet(host: Pick<HostPort, 'describeTable'>, sheet: StoredSheet): Promise<SheetCheck> {
  const described = await describeTables(host, sheet)
  if (!described.ok) return { kind: 'refused', error: described.error }
  const lost = findDrift(sheet, described.value).filter((drift) => weightOf(drift) !== 'fine')
  return { kind: 'known', columns: boundColumns(sheet, described.value), lost }
}

/** How many declared columns of a sheet exist, whatever people call them. */
export function boundColumns(sheet: StoredSheet, described: TablesDescribed): number {
  return (Object.keys(sheet.tables) as TableKey[]).reduce((sum, table) => {
    const description = described[table]
    const stored = sheet.tables[table]
    if (stored === undefined || description === undefined || description === 'deleted') return sum
    return (
      sum + Object.keys(bindTable(table, description, sheetTarget(sheet, table).columns, stored).binding.fields).length
    )
  }, 0)
}
