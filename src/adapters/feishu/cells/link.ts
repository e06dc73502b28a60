import { isRecord } from '../calls/reply.ts'
import type { Cell, CellCodec } from './codec.ts'

/** The records that a SingleLink or DuplexLink cell links to. */
export interface LinkedRecords {
  readonly recordIds: readonly string[]
  /** The linked rows' titles as the host shows them; they may be outdated (host-protocol §9.9). */
  readonly text: string
}

/** One object, not a list; the ids have one of two names (host-protocol §6.1). Writing the ids is enough. */
export const linkCodec: CellCodec<LinkedRecords> = {
  decode: (raw) => {
    if (!isRecord(raw)) return null
    const listed: unknown = raw['recordIds'] ?? raw['record_ids']
    if (!Array.isArray(listed)) return null
    const recordIds = listed.filter((id): id is string => typeof id === 'string')
    if (recordIds.length === 0) return null
    return { recordIds, text: typeof raw['text'] === 'string' ? raw['text'] : '' }
  },
  encode: ({ recordIds, text }) =>
    recordIds.length === 0 ? null : ({ recordIds: [...recordIds], text, type: 'text' } as Cell),
}

/** A link as the ids of its records. */
export const linkedIdsCodec: CellCodec<readonly string[]> = {
  decode: (raw) => linkCodec.decode(raw)?.recordIds ?? null,
  encode: (recordIds) => linkCodec.encode({ recordIds, text: '' }),
}
