import type { BroughtBlock, BroughtFile, ReadFailure, SpreadsheetPort } from '../../../application/imports/block.ts'
import type { Result } from '../../../domain/index.ts'
import { err, ok } from '../../../domain/result.ts'
import { decodedText } from './encoding.ts'
import type { ReadMessage, ReadRequest } from './messages.ts'
import { pastedTable } from './pastedTable.ts'
import { MAX_BYTES, readBytes } from './readBytes.ts'
import { type Grid, usedBlock } from './rectangle.ts'
import { pastedRows } from './separatedText.ts'

/** What of a worker is used. */
type FileWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

interface Surroundings {
  /** Lets the page handle input and draw. */
  readonly breathe: () => Promise<void>
  readonly startWorker?: () => FileWorker
}

type Read = Promise<Result<BroughtFile, ReadFailure>>
type ReadOptions = Parameters<SpreadsheetPort['readFile']>[1]

const ownWorker = (): FileWorker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

/**
 * Reads pastes here and files in a worker. Where a page may not start workers, files are read here as well: the same
 * code, with pauses between its parts, of which the library's own part is one. [RF1]
 */
export function createSpreadsheetPort({ breathe, startWorker = ownWorker }: Surroundings): SpreadsheetPort {
  return {
    readPasted,
    async readFile({ name, bytes }, { signal, onProgress }) {
      if (signal.aborted) return err({ kind: 'cancelled' })
      if (bytes.byteLength > MAX_BYTES) return err({ kind: 'tooLarge', limit: 'file', allowed: MAX_BYTES })
      const page = readPage(name, new Uint8Array(bytes))
      if (page !== null) return page
      const options = { signal, onProgress: rising(onProgress) }
      const file =
        (await readBeside({ name, bytes }, options, startWorker)) ?? (await readHere({ name, bytes }, options, breathe))
      if (signal.aborted) return err({ kind: 'cancelled' })
      if (file.ok) onProgress(1)
      return file
    },
  }
}

/** A share never falls, also where the page begins anew what a worker could not. */
function rising(onProgress: (share: number) => void): (share: number) => void {
  let reached = 0
  return (share) => {
    if (share <= reached) return
    reached = share
    onProgress(share)
  }
}

const NO_NAME: Pick<Grid, 'name' | 'merges' | 'isHidden' | 'hiddenRows'> = {
  name: '',
  merges: [],
  isHidden: false,
  hiddenRows: [],
}

function readPasted(html: string | null, text: string): Result<BroughtBlock, ReadFailure> {
  const table = html === null ? null : pastedTable(new DOMParser().parseFromString(html, 'text/html'))
  const block = table === null ? null : usedBlock(table)
  if (block !== null && (block.ok || block.error.kind !== 'empty')) return block
  return usedBlock({ ...NO_NAME, rows: pastedRows(text) })
}

/** Programs export pages with a table under the name of a workbook. Only the page can parse them; null for others. */
function readPage(name: string, bytes: Uint8Array): Result<BroughtFile, ReadFailure> | null {
  const start = decodedText(bytes.subarray(0, 2000))?.text ?? ''
  if (!/^\s*(?:<!doctype html|<html|<meta|<style|<table)/iu.test(start)) return null
  const decoded = decodedText(bytes)
  const table = decoded === null ? null : pastedTable(new DOMParser().parseFromString(decoded.text, 'text/html'))
  if (decoded === null || table === null) return null
  const block = usedBlock({ ...table, name: name.replace(/\.[^.]*$/u, '') })
  return block.ok ? ok({ name, blocks: [block.value], refused: [], encoding: decoded.encoding }) : block
}

/** Null when there is no worker: the page's policy forbids it, or its file cannot be loaded. */
function readBeside(
  request: ReadRequest,
  { signal, onProgress }: ReadOptions,
  startWorker: () => FileWorker,
): Promise<Result<BroughtFile, ReadFailure> | null> {
  let worker: FileWorker
  try {
    worker = startWorker()
  } catch {
    return Promise.resolve(null)
  }
  return new Promise((resolve) => {
    const blocks: (Omit<BroughtBlock, 'rows'> & { rows: BroughtBlock['rows'][number][] })[] = []
    let isStarted = false
    const finish = (result: Result<BroughtFile, ReadFailure> | null): void => {
      worker.terminate()
      resolve(result)
    }
    signal.addEventListener('abort', () => finish(err({ kind: 'cancelled' })), { once: true })
    // Before it has started, the worker itself is missing; later, the file was too much for it.
    worker.addEventListener('error', () => finish(isStarted ? err({ kind: 'damaged' }) : null))
    worker.addEventListener('message', ({ data }: MessageEvent<ReadMessage>) => {
      if (data.kind === 'started') isStarted = true
      else if (data.kind === 'progress') onProgress(data.share)
      else if (data.kind === 'block') blocks.push({ ...data.block, rows: [] })
      else if (data.kind === 'rows') blocks.at(-1)?.rows.push(...data.rows)
      else if (data.kind === 'failed') finish(err(data.why))
      else finish(ok({ ...data.file, blocks }))
    })
    worker.postMessage(request, [])
  })
}

/** The bytes are copied: reading changes them, and they belong to whoever brought them. */
async function readHere(
  { name, bytes }: ReadRequest,
  { signal, onProgress }: ReadOptions,
  breathe: () => Promise<void>,
): Read {
  try {
    return await readBytes(name, new Uint8Array(bytes.slice(0)), {
      onProgress,
      async pause() {
        await breathe()
        if (signal.aborted) throw new Cancelled()
      },
    })
  } catch (cause) {
    if (cause instanceof Cancelled) return err({ kind: 'cancelled' })
    throw cause
  }
}

class Cancelled extends Error {}
