import type { ReadMessage, ReadRequest } from './messages.ts'
import { readBytes } from './readBytes.ts'

/** Reads a file beside the page: a workbook of 20 000 rows takes seconds in which the page must answer. */

/** Cells that the page unpacks at once: some milliseconds. */
const CELLS_PER_MESSAGE = 3000

const tell = (message: ReadMessage): void => globalThis.postMessage(message, { transfer: [] })

async function read({ name, bytes }: ReadRequest): Promise<void> {
  const file = await readBytes(name, new Uint8Array(bytes), {
    pause: () => Promise.resolve(),
    onProgress: (share) => tell({ kind: 'progress', share }),
  })
  if (!file.ok) {
    tell({ kind: 'failed', why: file.error })
    return
  }
  const { blocks, ...rest } = file.value
  for (const { rows, ...block } of blocks) {
    tell({ kind: 'block', block })
    const step = Math.max(1, Math.floor(CELLS_PER_MESSAGE / (rows[0]?.length ?? 1)))
    for (let at = 0; at < rows.length; at += step) tell({ kind: 'rows', rows: rows.slice(at, at + step) })
  }
  tell({ kind: 'done', file: rest })
}

tell({ kind: 'started' })
globalThis.addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => {
  read(data).catch(() => tell({ kind: 'failed', why: { kind: 'damaged' } }))
})
