import { ok } from '../../domain/index.ts'
import type { TableKey } from '../../schema/index.ts'
import type { HostPort, HostResult, TableDescription } from '../ports.ts'
import type { StoredSheet } from '../stored/document.ts'

/** The tables of a sheet as they stand; one that was not looked at is absent. */
export type TablesDescribed = { readonly [Key in TableKey]?: TableDescription | 'deleted' }

/**
 * Looks at tables of a sheet; all when none are named. A table that is gone is part of the answer, any other refusal is
 * one: without an answer nothing is known to be missing.
 */
export async function describeTables(
  host: Pick<HostPort, 'describeTable'>,
  sheet: StoredSheet,
  wanted: readonly TableKey[] = Object.keys(sheet.tables) as TableKey[],
): HostResult<TablesDescribed> {
  const seen: { [Key in TableKey]?: TableDescription | 'deleted' } = {}
  const answers = await Promise.all(
    wanted.flatMap((table) => {
      const stored = sheet.tables[table]
      return stored === undefined ? [] : [host.describeTable(stored.tableId).then((answer) => ({ table, answer }))]
    }),
  )
  for (const { table, answer } of answers) {
    if (answer.ok) seen[table] = answer.value
    else if (answer.error.kind === 'notFound') seen[table] = 'deleted'
    else return answer
  }
  return ok(seen)
}
