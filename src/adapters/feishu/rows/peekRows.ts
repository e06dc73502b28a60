import type { HostError, HostResult, RowsPort, ShownRow } from '../../../application/ports.ts'
import { err, ok, type Result } from '../../../domain/index.ts'
import type { HostCalls } from '../calls/callHost.ts'
import { textCodec } from '../cells/text.ts'
import { RECORDS_PER_CALL } from './chunks.ts'
import { expectList, expectObject, isRecord } from '../calls/reply.ts'
import { parsePage, type Page } from './page.ts'
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
      const readPage = (pageToken: number | null): HostResult<Page> =>
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
      const seenTokens = new Set<number>()
      for (let from: number | null = null, isFirst = true; isFirst || from !== null; isFirst = false) {
        const page: Result<Page, HostError> = await readPage(from)
        if (!page.ok) return page
        if (signal.aborted) return err({ kind: 'cancelled' })
        const { next, total }: Page = page.value
        if (next !== null && seenTokens.has(next)) {
          return err({
            kind: 'unexpected',
            what: 'getRecordsByPage',
            code: null,
            message: `Page token ${next} came twice`,
          })
        }
        if (next !== null) seenTokens.add(next)
        // Skip rows read before: rows added meanwhile push others onto the next page.
        const rows = page.value.records
          .flatMap((record) => shownRow(record) ?? [])
          .filter(({ recordId }) => !seenRows.has(recordId))
        for (const { recordId } of rows) seenRows.add(recordId)
        onPage(rows, Math.max(total ?? 0, seenRows.size))
        from = next
      }
      return ok(null)
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
