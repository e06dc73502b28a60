import type { HostSelection } from '../../../application/ports.ts'
import { isRecord } from '../calls/reply.ts'

const idOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The host's selection from an answer or an event; missing parts are null. */
export function selectionOf(raw: unknown): HostSelection {
  const parts = isRecord(raw) ? raw : {}
  return {
    tableId: idOrNull(parts['tableId']),
    viewId: idOrNull(parts['viewId']),
    recordId: idOrNull(parts['recordId']),
    fieldId: idOrNull(parts['fieldId']),
  }
}
