import { FIELD } from '../fields/fieldTypes.ts'
import type { FieldState } from '../types.ts'
import { isBag, textOf, type Bag } from '../world/values.ts'
import { isBlank, itemsOf, wrongValue, type CellType } from './cellType.ts'

/** Joins the texts of rich segments; a bare string is its own text. */
export function segmentsText(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(segmentsText).join('')
  return textOf(value, 'text')
}

/** A segment in the form that the host stores; null for an empty one. Throws 10216999. */
function segment(raw: unknown, field: FieldState): Bag | null {
  if (typeof raw === 'string') return raw === '' ? null : { type: 'text', text: raw }
  if (!isBag(raw)) throw wrongValue(field, 'segments')
  // field.setValue(null) of a text field arrives as a text segment without text (host-protocol §6.2).
  const text = raw['text'] ?? ''
  if (typeof text !== 'string') throw wrongValue(field, 'segments with a text')
  const type = raw['type'] ?? 'text'
  if (type === 'text') return text === '' ? null : { type, text }
  if (type === 'url') return { type, text, link: textOf(raw, 'link') || text }
  if (type === 'mention') return { ...raw, type, text }
  throw wrongValue(field, 'segments of type text, url or mention')
}

/** Text and barcode: segments; a bare string is accepted (host-protocol §6.1). */
export const textCell: CellType = {
  types: [FIELD.text, FIELD.barcode],
  family: 'text',
  writable: true,
  normalise(raw, field) {
    const segments: Bag[] = []
    for (const item of itemsOf(raw)) {
      const kept = segment(item, field)
      if (kept !== null) segments.push(kept)
    }
    return segments.length === 0 ? null : segments
  },
  text: segmentsText,
  fromText: (text) => (text === '' ? null : [{ type: 'text', text }]),
}

/** Phone and e-mail: a plain string, not validated (host-protocol §6.1). */
export const plainStringCell: CellType = {
  types: [FIELD.phone, FIELD.email],
  family: 'text',
  writable: true,
  normalise(raw, field) {
    if (isBlank(raw)) return null
    if (typeof raw !== 'string') throw wrongValue(field, 'a string')
    return raw
  },
  text: (value) => (typeof value === 'string' ? value : ''),
  fromText: (text) => (text === '' ? null : text),
}

/** Url: `[{type:'url', text, link}]` (host-protocol §6.1). */
export const urlCell: CellType = {
  types: [FIELD.url],
  family: 'text',
  writable: true,
  normalise(raw, field) {
    const links = itemsOf(raw).flatMap((item) => {
      const link = textOf(item, 'link')
      const text = textOf(item, 'text')
      if (link !== '' || text !== '') return [{ type: 'url', text: text || link, link: link || text }]
      // field.setValue('') arrives as a segment without text and link (host-protocol §6.2).
      if (isBag(item) && Object.values(item).every((part) => part === 'url' || isBlank(part))) return []
      throw wrongValue(field, 'url segments')
    })
    return links.length === 0 ? null : links
  },
  text: segmentsText,
  fromText: (text) => (text === '' ? null : [{ type: 'url', text, link: text }]),
}
