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

/** The field that a description's mark names; null without a mark, or with one of an unknown table. */
export function parseMarker(description: string): FieldMark | null {
  const match = MARKER.exec(description)
  const table = TABLE_KEYS.find((key) => key === match?.[1])
  const field = match?.[2]
  return table === undefined || field === undefined ? null : { table, field }
}
