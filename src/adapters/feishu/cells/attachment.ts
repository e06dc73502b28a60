import { isRecord } from '../calls/reply.ts'
import type { CellCodec } from './codec.ts'

export interface AttachedFile {
  /** Names the file in every call; the host's upload returns it. */
  readonly token: string
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** Media type. */
  readonly type: string
  /** Milliseconds since the epoch. */
  readonly timeStamp: number
}

function fileOf(entry: unknown): AttachedFile | null {
  if (!isRecord(entry)) return null
  const { token, name, size, type, timeStamp } = entry
  if (typeof token !== 'string' || typeof name !== 'string') return null
  return {
    token,
    name,
    size: typeof size === 'number' ? size : 0,
    type: typeof type === 'string' ? type : '',
    timeStamp: typeof timeStamp === 'number' ? timeStamp : 0,
  }
}

/** Attachment: files uploaded before, in cell order (host-protocol §6.1). */
export const attachmentCodec: CellCodec<readonly AttachedFile[]> = {
  decode: (raw) => {
    if (!Array.isArray(raw)) return null
    const files = raw.map(fileOf).filter((file) => file !== null)
    return files.length === 0 ? null : files
  },
  encode: (files) => (files.length === 0 ? null : files.map((file) => ({ ...file }))),
}
