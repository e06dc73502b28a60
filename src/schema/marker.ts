import { TABLE_KEYS, type TableKey } from './tableKey.ts'

/**
 * The mark at the end of a column's description that travels with renames and with a copied Base
 * (data-model §5), e.g. `〔跟进:tasks.plannedProgress〕`.
 */
const MARKER = /〔跟进:([A-Za-z]+)\.([A-Za-z]+)〕\s*$/u

/** What a mark says: which declared field of which table the column is. */
export interface FieldMark {
  readonly table: TableKey
  readonly field: string
}

export const markerOf = (table: TableKey, field: string): string => `〔跟进:${table}.${field}〕`

/** The field named by a description, or null when it carries no mark of a table we know. */
export function parseMarker(description: string): FieldMark | null {
  const found = MARKER.exec(description)
  const table = TABLE_KEYS.find((key) => key === found?.[1])
  const field = found?.[2]
  return table === undefined || field === undefined ? null : { table, field }
}
