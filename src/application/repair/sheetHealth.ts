import type { TableKey } from '../../schema/index.ts'
import type { SheetHealth } from './repairState.ts'
import { bindSheet } from '../sheet/bindSheet.ts'
import type { HostPort } from '../ports.ts'
import { findDrift, weightOf } from './drift.ts'
import { describeTables, type TablesDescribed } from '../sheet/describeTables.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import type { StoredSheet } from '../stored/document.ts'

/** Looks at every table of a sheet: what a repair would bring back is what it lacks. [DR1] */
export async function sheetHealth(host: Pick<HostPort, 'describeTable'>, sheet: StoredSheet): Promise<SheetHealth> {
  const seen = await describeTables(host, sheet)
  if (!seen.ok) return { kind: 'refused', error: seen.error }
  const lost = findDrift(sheet, seen.value).filter((drift) => weightOf(drift) !== 'fine')
  return { kind: 'known', columns: boundColumns(sheet, seen.value), lost }
}

/** How many declared columns of a sheet are there, whatever they are called. */
export function boundColumns(sheet: StoredSheet, seen: TablesDescribed): number {
  return (Object.keys(sheet.tables) as TableKey[]).reduce((sum, table) => {
    const description = seen[table]
    const stored = sheet.tables[table]
    if (stored === undefined || description === undefined || description === 'deleted') return sum
    return (
      sum + Object.keys(bindSheet(table, description, sheetTarget(sheet, table).columns, stored).binding.fields).length
    )
  }, 0)
}
