import type { RowsPort, ShownRow } from '../../../application/ports.ts'
import type { HostCalls } from '../calls/callHost.ts'
import { textCodec } from '../cells/text.ts'
import { RECORDS_PER_CALL } from './chunks.ts'
import { expectList, expectObject, isRecord } from '../calls/reply.ts'
import type { Tables } from '../calls/tables.ts'

/** Reads cells as the host shows them (`stringValue`, host-protocol §5.2); raw cells are read as text too. */
export function createPeekRows(calls: HostCalls, tables: Tables): Pick<RowsPort, 'peekRows'> {
  return {
    async peekRows(tableId) {
      const table = await tables.table(tableId)
      if (!table.ok) return table
      return calls.read('getRecordsByPage', async () => {
        const page = expectObject(await table.value.getRecordsByPage({ pageSize: RECORDS_PER_CALL, stringValue: true }))
        const rows = expectList(page['records'] as readonly unknown[]).flatMap((record) => shownRow(record) ?? [])
        return { rows, total: typeof page['total'] === 'number' ? Math.max(page['total'], rows.length) : rows.length }
      })
    },
  }
}

function shownRow(record: unknown): ShownRow | null {
  if (!isRecord(record) || typeof record['recordId'] !== 'string') return null
  const fields = isRecord(record['fields']) ? record['fields'] : {}
  const texts = Object.entries(fields).flatMap(([fieldId, cell]) => {
    const text = textCodec.decode(cell)
    return text === null ? [] : [[fieldId, text] as const]
  })
  return { recordId: record['recordId'], texts: Object.fromEntries(texts) }
}
