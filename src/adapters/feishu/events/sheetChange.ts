import type { SheetChange } from '../../../application/ports.ts'
import { isRecord } from '../calls/reply.ts'

/** One event of the host (host-protocol §3.4). */
export type SheetEvent =
  | { readonly kind: 'added' | 'deleted'; readonly recordIds: readonly string[] }
  | { readonly kind: 'modified'; readonly recordId: string; readonly fieldIds: readonly string[] }
  | { readonly kind: 'schema' }

const stringsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string' && each !== '') : []

/** The payload of RecordAdd and RecordDelete; [] for anything else. */
export const idsOf = (data: unknown): readonly string[] => stringsOf(data)

/** The payload of RecordModify, alone or as a list in case a host sends several at once; [] for anything else. */
export function modificationsOf(data: unknown): readonly Extract<SheetEvent, { kind: 'modified' }>[] {
  if (Array.isArray(data)) return data.flatMap(modificationsOf)
  if (!isRecord(data) || typeof data['recordId'] !== 'string' || data['recordId'] === '') return []
  return [{ kind: 'modified', recordId: data['recordId'], fieldIds: stringsOf(data['fieldIds']) }]
}

/**
 * Turns the events of a burst into one change. Their order is unreliable (host-protocol §3.4): a row that was both
 * added and deleted counts as added, because reading it tells which is true; a deleted row does not count as modified.
 */
export function gatherChange(tableId: string, events: readonly SheetEvent[]): SheetChange {
  const added = new Set<string>()
  const deleted = new Set<string>()
  const modified = new Map<string, Set<string>>()
  const repeated = new Set<string>()
  let schemaChanged = false
  for (const event of events) {
    switch (event.kind) {
      case 'added':
        for (const recordId of event.recordIds) added.add(recordId)
        break
      case 'deleted':
        for (const recordId of event.recordIds) deleted.add(recordId)
        break
      case 'modified': {
        const touched = modified.get(event.recordId)
        if (touched === undefined) modified.set(event.recordId, new Set(event.fieldIds))
        else {
          repeated.add(event.recordId)
          for (const fieldId of event.fieldIds) touched.add(fieldId)
        }
        break
      }
      case 'schema':
        schemaChanged = true
    }
  }
  for (const recordId of added) deleted.delete(recordId)
  for (const recordId of deleted) modified.delete(recordId)
  return { tableId, added, modified, repeated, deleted, schemaChanged }
}
