import type { Snapshot, TableState } from '../src/local-host/engine/types.ts'

interface Request {
  readonly p: readonly unknown[]
}

type Row = { readonly recordId: string; fields: Record<string, unknown> }

/**
 * The smallest host that answers the raw SDK over postMessage: no rules, checks, events or log. It stores rows in the
 * form of the wire.
 */
export function serveTrivially(snapshot: Snapshot, iframe: HTMLIFrameElement): void {
  const [table] = snapshot.tables
  if (table === undefined) throw new Error('the Base has no table')
  const answer = answerer(table)
  window.addEventListener(
    'message',
    ({
      data,
      source,
    }: MessageEvent<{
      type: string
      id: string
      payload: { key: string; params: readonly Request[]; proactive?: boolean }
    }>) => {
      if (source === null || source !== iframe.contentWindow) return
      const { type, id, payload } = data
      if (type === 'handshake' && payload.proactive === true)
        source.postMessage({ id, type, payload: { prefixId: 'trivial' } }, { targetOrigin: '*' })
      if (type === 'invoke')
        source.postMessage(
          { type: 'callback', id, payload: { res: payload.params.map(({ p }) => answer(payload.key, p)) } },
          { targetOrigin: '*' },
        )
    },
  )
}

/** The keys that a bench calls. */
function answerer(table: TableState): (key: string, p: readonly unknown[]) => unknown {
  const rows: Row[] = table.records.map(({ id, fields }) => ({ recordId: id, fields }))
  const byId = new Map(rows.map((row) => [row.recordId, row]))
  return (key, p) => {
    switch (key) {
      case 'bitable.WidgetTable_getRecordsByPage': {
        const { pageSize = 200, pageToken = 0 } = p[0] as { pageSize?: number; pageToken?: number }
        const end = pageToken + pageSize
        const hasMore = end < rows.length
        return {
          total: rows.length,
          hasMore,
          ...(hasMore ? { pageToken: end } : {}),
          records: rows.slice(pageToken, end),
        }
      }
      case 'bitable.WidgetTable_setRecords': {
        const writes = p[0] as readonly Row[]
        for (const { recordId, fields } of writes) {
          const row = byId.get(recordId)
          if (row !== undefined) row.fields = { ...row.fields, ...fields }
        }
        return writes.map(({ recordId }) => recordId)
      }
      case 'bitable.WidgetBase_getTableMetaList':
        return [{ id: table.id, name: table.name, isSync: false }]
      case 'bitable.WidgetTable_getFieldMetaList':
        return table.fields
      default:
        return true
    }
  }
}
