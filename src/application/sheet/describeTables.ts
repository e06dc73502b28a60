import { ok } from '../../domain/index.ts'
import type { TableKey } from '../../schema/index.ts'
import type { HostPort, HostResult, TableDescription } from '../ports.ts'
import type { StoredSheet } from '../stored/document.ts'

/** The tables of a sheet as they are now; a table that was not described is absent. */
export type TablesDescribed = { readonly [Key in TableKey]?: TableDescription | 'deleted' }

/**
 * Describes tables of a sheet: those named, or all. A deleted table is part of the answer. Any other refusal is an
 * error, because a table that did not answer must not be reported as missing.
 */
export async function describeTables(
  host: Pick<HostPort, 'describeTable'>,
  sheet: StoredSheet,
  wanted: readonly TableKey[] = Object.keys(sheet.tables) as TableKey[],
): HostResult<TablesDescribed> {
  const described: { [Key in TableKey]?: TableDescription | 'deleted' } = {}
  const answers = await Promise.all(
    wanted.flatMap((table) => {
      const stored = sheet.tables[table]
      return stored === undefined ? [] : [host.describeTable(stored.tableId).then((answer) => ({ table, answer }))]
    }),
  )
  for (const { table, answer } of answers) {
    if (answer.ok) described[table] = answer.value
    else if (answer.error.kind === 'notFound') described[table] = 'deleted'
    else return answer
  }
  return ok(described)
}
