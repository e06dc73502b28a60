import type { RecordState, TableState } from '../../engine/types.ts'

const indexes = new WeakMap<TableState, { readonly version: number; readonly byId: ReadonlyMap<string, RecordState> }>()

/** A record by id, from an index that is made once for each version of the document. */
export function recordById(table: TableState, version: number, recordId: string): RecordState | null {
  let index = indexes.get(table)
  if (index === undefined || index.version !== version) {
    index = { version, byId: new Map(table.records.map((record) => [record.id, record])) }
    indexes.set(table, index)
  }
  return index.byId.get(recordId) ?? null
}
