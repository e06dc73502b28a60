import type { RowsPort, ShownRow } from '../../../application/ports.ts'
import type { HostCalls } from '../calls/callHost.ts'
import { textCodec } from '../cells/text.ts'
import { RECORDS_PER_CALL } from './chunks.ts'
import { expectList, expectObject, isRecord } from '../calls/reply.ts'
import { parsePage, walkPages, type ReadPage } from './page.ts'
import type { Tables } from '../calls/tables.ts'

/** Reads cells as the host shows them (`stringValue`, host-protocol §5.2); raw cells are read as text too. */
export function createPeekRows(calls: HostCalls, tables: Tables): Pick<RowsPort, 'peekRows' | 'peekAll'> {
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
    async peekAll(tableId, onPage, signal) {
      const table = await tables.table(tableId)
      if (!table.ok) return table
      const readPage: ReadPage = (pageToken) =>
        calls.read(
          'getRecordsByPage',
          async () =>
            parsePage(
              await table.value.getRecordsByPage({
                pageSize: RECORDS_PER_CALL,
                stringValue: true,
                ...(pageToken === null ? {} : { pageToken }),
              }),
            ),
          signal,
        )
      const seenRows = new Set<string>()
      return walkPages(
        readPage,
        ({ records, total }) => {
          // Skip rows read before: rows added meanwhile push others onto the next page.
          const rows = records
            .flatMap((record) => shownRow(record) ?? [])
            .filter(({ recordId }) => !seenRows.has(recordId))
          for (const { recordId } of rows) seenRows.add(recordId)
          onPage(rows, Math.max(total ?? 0, seenRows.size))
        },
        signal,
      )
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
