import { ok } from '../../domain/index.ts'
import type { HostResult } from '../ports.ts'
import type { StoredDocument } from '../stored/document.ts'
import { SETTINGS, SETUP, SHEET_LIST, sheetPart } from './parts.ts'
import type { StoredRoom } from './storedRoom.ts'

/**
 * Everything that is stored for this Base now, but for histories and statements. A part of a later version is a
 * refusal: it must not be overwritten.
 */
export async function loadDocument(stored: StoredRoom): HostResult<StoredDocument> {
  const [list, ...others] = await Promise.all([stored.load(SHEET_LIST), stored.load(SETTINGS), stored.load(SETUP)])
  if (!list.ok) return list
  const sheets = await Promise.all(list.value.tracked.map((tableId) => stored.load(sheetPart(tableId))))
  const refused = [...others, ...sheets].find((one) => !one.ok)
  return refused !== undefined && !refused.ok ? refused : ok(knownDocument(stored))
}

/** What is stored for this Base as it was seen last. */
export function knownDocument(stored: StoredRoom): StoredDocument {
  const { tracked, stopped } = stored.known(SHEET_LIST)
  return {
    version: 2,
    settings: stored.known(SETTINGS),
    sheets: tracked.flatMap((tableId) => stored.known(sheetPart(tableId)) ?? []),
    setup: stored.known(SETUP),
    stopped,
  }
}
