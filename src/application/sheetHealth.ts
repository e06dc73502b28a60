import type { SheetHealth } from './appState.ts'
import { planTable } from './planSetup.ts'
import type { HostPort } from './ports.ts'
import { describeSheet, isRepair } from './runSetup.ts'
import type { StoredSheet } from './stored.ts'

/** Looks at every table of a sheet: what a repair would bring back is what it lacks. */
export async function sheetHealth(host: HostPort, sheet: StoredSheet): Promise<SheetHealth> {
  const tables = await describeSheet(host, sheet)
  if (!tables.ok) return { kind: 'refused', error: tables.error }
  const repairs = tables.value.flatMap(({ target, description, stored }) => {
    const steps = planTable(target, description, stored).filter(isRepair)
    const made = new Set(steps.flatMap(({ kind, name }) => (kind === 'view' ? [name] : [])))
    // Making a view and setting it up are two steps about one loss.
    return steps
      .filter(({ kind, name }) => kind !== 'viewSettings' || !made.has(name))
      .map(({ kind, name }) => ({ kind: kind === 'renameView' ? 'view' as const : kind, name, tableName: target.tableName }))
  })
  return { kind: 'known', columns: tables.value.reduce((sum, { target }) => sum + target.columns.length, 0), repairs }
}
