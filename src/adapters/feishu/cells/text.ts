import { isRecord } from '../calls/reply.ts'
import type { CellCodec } from './codec.ts'

/** Whether an entry is a segment of one text: segments are joined without a separator, list entries with one. */
const isSegment = (part: unknown): boolean =>
  isRecord(part) && (part['type'] === 'text' || part['type'] === 'url' || part['type'] === 'mention')

/** Properties that hold the shown text: of segments and options, auto numbers, people and files, places. */
const TEXT_PROPERTIES = ['text', 'value', 'name', 'fullAddress', 'full_address'] as const

function textOf(raw: unknown): string {
  if (typeof raw === 'string') return raw
  if (typeof raw === 'number') return Number.isFinite(raw) ? String(raw) : ''
  if (Array.isArray(raw))
    return raw.every(isSegment) ? raw.map(textOf).join('') : raw.map(textOf).filter(Boolean).join(', ')
  if (!isRecord(raw)) return ''
  for (const property of TEXT_PROPERTIES) {
    const text = raw[property]
    if (typeof text === 'string') return text
  }
  return ''
}

/**
 * Text columns: a list of segments, sometimes a bare string (host-protocol §6.1). Also reads the shown text of Url,
 * Phone, Email, Barcode, AutoNumber, selects, people, files, places, numbers, Formula and Lookup results.
 */
export const textCodec: CellCodec<string> = {
  decode: (raw) => {
    // Fast path for 20 000 rows: nearly every text cell is one plain segment.
    if (Array.isArray(raw) && raw.length === 1) {
      const only = raw[0] as { readonly text?: unknown } | null | undefined
      const text = only?.text
      if (typeof text === 'string') return text === '' ? null : text
    }
    const text = textOf(raw)
    return text === '' ? null : text
  },
  encode: (text) => (text === '' ? null : ([{ type: 'text', text }] as ReturnType<typeof textCodec.encode>)),
}

/** Phone and Email columns hold the bare string (host-protocol §6.1). */
export const plainTextCodec: CellCodec<string> = {
  decode: textCodec.decode,
  encode: (text) => (text === '' ? null : text),
}

/** AutoNumber, which only the host writes: `{value, status}`, or a string by its documentation (host-protocol §6.1). */
export const decodeAutoNumber = (raw: unknown): string | null =>
  isRecord(raw) || typeof raw === 'string' ? textCodec.decode(raw) : null
