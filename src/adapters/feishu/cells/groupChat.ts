import { isRecord } from '../calls/reply.ts'
import type { Cell, CellCodec } from './codec.ts'

export interface ChatGroup {
  readonly id: string
  readonly name: string
}

/** GroupChat: chats in cell order (host-protocol §6.1). */
export const groupChatCodec: CellCodec<readonly ChatGroup[]> = {
  decode: (raw) => {
    if (!Array.isArray(raw)) return null
    const chats: ChatGroup[] = []
    for (const entry of raw as readonly unknown[]) {
      if (!isRecord(entry) || typeof entry['id'] !== 'string') continue
      chats.push({ id: entry['id'], name: typeof entry['name'] === 'string' ? entry['name'] : '' })
    }
    return chats.length === 0 ? null : chats
  },
  encode: (chats) => (chats.length === 0 ? null : (chats.map(({ id, name }) => ({ id, name })) as Cell)),
}
