import type { FieldState, RecordState } from '../types.ts'
import type { Table } from '../world/world.ts'

/** Gives a record its next auto number (host-protocol §6.1). */
export function numberRecord(table: Table, record: RecordState, field: FieldState): void {
  table.state.autoNumber++
  record.fields = { ...record.fields, [field.id]: { value: String(table.state.autoNumber), status: 'completed' } }
}
