import { ok } from '../../domain/index.ts'
import type { EnteredCells, HostPort, HostResult } from '../ports.ts'
import { describedTable } from '../sheet/describedTable.ts'
import type { StoredSheet } from '../stored/document.ts'

/**
 * Adds one row to 变更记录. A sheet without that table has none, and a deleted one is no failure of what is logged: it is
 * shown as drift.
 */
export async function addChangeRow(
  host: Pick<HostPort, 'describeTable' | 'addRows'>,
  sheet: StoredSheet,
  timeZone: string,
  cells: EnteredCells<'changes'>,
): HostResult<void> {
  const described = await describedTable(host, sheet, 'changes')
  if (!described.ok) return described
  if (described.value === null) return ok(undefined)
  const added = await host.addRows({ binding: described.value.binding, timeZone }, [cells])
  return added.ok ? ok(undefined) : added
}
