import type { HostCell, HostCells } from '../../../application/ports.ts'
import { isRecord } from '../calls/reply.ts'
import { linkCodec } from './link.ts'

/**
 * A raw cell as it is kept to be put back: everything that a host accepts, and nothing that it derives from that. A
 * cell that a host answers as undefined, '' or [] is empty.
 */
function hostCell(raw: unknown): HostCell {
  if (raw === undefined || raw === null || raw === '' || (Array.isArray(raw) && raw.length === 0)) return null
  const link = linkCodec.decode(raw)
  if (link !== null) return { recordIds: link.recordIds, text: link.text, type: 'text' }
  if (Array.isArray(raw)) return raw.map((entry: unknown) => (isPerson(entry) ? { id: entry.id } : json(entry)))
  return json(raw)
}

/** People have a mail or a name in several languages; options have a text, chats one name. */
const isPerson = (entry: unknown): entry is { readonly id: string } =>
  isRecord(entry) && typeof entry['id'] === 'string' && PERSON_PARTS.some((part) => part in entry)
const PERSON_PARTS = ['enName', 'en_name', 'email'] as const

const json = (raw: unknown): HostCell => JSON.parse(JSON.stringify(raw)) as HostCell

/** The cells of a record that are not empty. */
export const hostCells = (fields: unknown): HostCells =>
  isRecord(fields)
    ? Object.fromEntries(
        Object.entries(fields).flatMap(([fieldId, raw]) => {
          const cell = hostCell(raw)
          return cell === null ? [] : [[fieldId, cell] as const]
        }),
      )
    : {}

/** Whether two cells hold the same: a host answers more of a person, an option or a link than it was given. */
export const isSameHostCell = (one: HostCell, other: HostCell): boolean => meaningOfCell(one) === meaningOfCell(other)

/** What a cell says, without what the host adds to it. An unticked box counts as empty (host-protocol §6.1). */
export function meaningOfCell(cell: HostCell): string {
  if (cell === null || cell === false || cell === '') return ''
  if (Array.isArray(cell)) {
    const entries = cell as readonly HostCell[]
    if (entries.length === 0) return ''
    return entries.every(isPlainSegment)
      ? `text ${entries.map(({ text }) => text).join('')}`
      : entries.map(nameOf).join()
  }
  if (typeof cell === 'string') return `text ${cell}`
  const link = linkCodec.decode(cell)
  return link === null ? nameOf(cell) : `link ${link.recordIds.join()}`
}

/** A segment that is nothing but its text. */
const isPlainSegment = (entry: HostCell): entry is { readonly type: 'text'; readonly text: string } =>
  isRecord(entry) && entry['type'] === 'text' && typeof entry['text'] === 'string' && entry['link'] === undefined

/** People, options and chats are told by their ids. */
const nameOf = (entry: HostCell): string =>
  isRecord(entry) && typeof entry['id'] === 'string' ? `id ${entry['id']}` : JSON.stringify(entry)
