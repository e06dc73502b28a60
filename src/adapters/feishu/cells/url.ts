import { isRecord } from '../calls/reply.ts'
import type { Cell, CellCodec } from './codec.ts'

export interface WebAddress {
  readonly text: string
  readonly link: string
}

/** Url: a list with one `{type: 'url', text, link}` (host-protocol §6.1). */
export const urlCodec: CellCodec<WebAddress> = {
  decode: (raw) => {
    const segment: unknown = Array.isArray(raw) ? raw[0] : raw
    if (!isRecord(segment)) return null
    const { text, link } = segment
    return typeof link === 'string' && link !== '' ? { text: typeof text === 'string' ? text : link, link } : null
  },
  encode: ({ text, link }) => (link === '' ? null : ([{ type: 'url', text, link }] as Cell)),
}
