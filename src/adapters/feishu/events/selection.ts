import type { HostSelection } from '../../../application/ports.ts'
import { isRecord } from '../calls/reply.ts'

const idOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** A selection of the host, from an answer or an event; what is not there is null. */
export function selectionOf(raw: unknown): HostSelection {
  const parts = isRecord(raw) ? raw : {}
  return {
    tableId: idOrNull(parts['tableId']),
    viewId: idOrNull(parts['viewId']),
    recordId: idOrNull(parts['recordId']),
    fieldId: idOrNull(parts['fieldId']),
  }
}
