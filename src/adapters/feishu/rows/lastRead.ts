/** So many rows of a table are remembered; one reading by id that is longer remembers its last ones. */
const REMEMBERED_ROWS = 500

/** The records as they were last read by id, so that what stood in a cell is known without another call. */
export interface LastRead {
  keep(tableId: string, recordId: string, fields: unknown): void
  of(tableId: string, recordId: string): unknown
  /** Forgets a row that was written, or all rows of a table that is read anew. */
  forget(tableId: string, recordIds?: readonly string[]): void
}

export function createLastRead(): LastRead {
  const tables = new Map<string, Map<string, unknown>>()
  return {
    keep(tableId, recordId, fields) {
      const rows = tables.get(tableId) ?? new Map<string, unknown>()
      tables.set(tableId, rows)
      rows.delete(recordId)
      rows.set(recordId, fields)
      const [oldest] = rows.keys()
      if (rows.size > REMEMBERED_ROWS && oldest !== undefined) rows.delete(oldest)
    },
    of: (tableId, recordId) => tables.get(tableId)?.get(recordId),
    forget(tableId, recordIds) {
      if (recordIds === undefined) tables.delete(tableId)
      else for (const recordId of recordIds) tables.get(tableId)?.delete(recordId)
    },
  }
}
