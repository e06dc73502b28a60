import { err } from '../../domain/index.ts'
import type { HostPort, HostResult } from '../ports.ts'
import { parseStored, type StoredDocument } from './document.ts'

/** What is stored for this Base now. A document of a later version is a refusal: it must not be overwritten. */
export async function loadDocument(host: HostPort): HostResult<StoredDocument> {
  const loaded = await host.loadStored()
  if (!loaded.ok) return loaded
  const parsed = parseStored(loaded.value)
  return parsed.ok ? parsed : err({ kind: parsed.error })
}
