import { isRecord } from '../calls/reply.ts'
import type { CellCodec } from './codec.ts'

/** Segments of one text follow each other without a gap; entries of a list are set apart. */
const isSegment = (part: unknown): boolean =>
  isRecord(part) && (part['type'] === 'text' || part['type'] === 'url' || part['type'] === 'mention')

/** Where the shown text of the various cells lies: segments and options, auto numbers, people and files, places. */
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
 * Text columns: a list of segments, sometimes a bare string (host-protocol §6.1). Reads whatever shows as text, too:
 * Url, Phone, Email, Barcode, AutoNumber, selects, people, files, places, numbers, Formula and Lookup results.
 */
export const textCodec: CellCodec<string> = {
  decode: (raw) => {
    // Nearly every text cell is one plain segment: the fast way for 20 000 rows.
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

/**
 * AutoNumber is written by the host alone: `{value, status}`, or a string in its documentation (host-protocol §6.1).
 */
export const decodeAutoNumber = (raw: unknown): string | null =>
  isRecord(raw) || typeof raw === 'string' ? textCodec.decode(raw) : null
