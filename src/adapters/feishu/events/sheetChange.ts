import type { SheetChange } from '../../../application/ports.ts'
import { isRecord } from '../calls/reply.ts'

/** What the host said, one event at a time (host-protocol §3.4). */
export type SheetEvent =
  | { readonly kind: 'added' | 'deleted'; readonly recordIds: readonly string[] }
  | { readonly kind: 'modified'; readonly recordId: string; readonly fieldIds: readonly string[] }
  | { readonly kind: 'schema' }

const stringsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string' && each !== '') : []

/** The payload of RecordAdd and RecordDelete; [] for anything else. */
export const idsOf = (data: unknown): readonly string[] => stringsOf(data)

/**
 * The payload of RecordModify; some hosts may gather several in one list (host-protocol §3.4, not known). [] for
 * anything else.
 */
export function modificationsOf(data: unknown): readonly Extract<SheetEvent, { kind: 'modified' }>[] {
  if (Array.isArray(data)) return data.flatMap(modificationsOf)
  if (!isRecord(data) || typeof data['recordId'] !== 'string' || data['recordId'] === '') return []
  return [{ kind: 'modified', recordId: data['recordId'], fieldIds: stringsOf(data['fieldIds']) }]
}

/**
 * One burst as one change. The order of events is not to be trusted (host-protocol §3.4): a row that was both added and
 * deleted is given as added, for reading it tells the truth; a deleted row is not modified as well.
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
