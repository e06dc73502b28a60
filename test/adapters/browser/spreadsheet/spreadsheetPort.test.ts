import { Window } from 'happy-dom'
import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ReadMessage, ReadRequest } from '../../../../src/adapters/browser/spreadsheet/messages.ts'
import { createSpreadsheetPort } from '../../../../src/adapters/browser/spreadsheet/spreadsheetPort.ts'

const breathe = (): Promise<void> => Promise.resolve()
const workbook = async (...sheets: readonly WriteSheet[]): Promise<ArrayBuffer> => {
  const bytes = await writeXlsx({ sheets: [...sheets] })
  return new Uint8Array(bytes).buffer
}
const reading = (signal = new AbortController().signal) => {
  const shares: number[] = []
  return { shares, options: { signal, onProgress: (share: number) => void shares.push(share) } }
}

/** A worker that says what the test wants, once it is asked. */
function scripted(answer: (say: (message: ReadMessage | 'error') => void, request: ReadRequest) => void) {
  const target = new EventTarget()
  const state = { isTerminated: false }
  const say = (message: ReadMessage | 'error'): void => {
    target.dispatchEvent(message === 'error' ? new Event('error') : new MessageEvent('message', { data: message }))
  }
  return {
    state,
    worker: {
      addEventListener: target.addEventListener.bind(target) as Worker['addEventListener'],
      postMessage: (request: ReadRequest) => answer(say, request),
      terminate: () => void (state.isTerminated = true),
    },
  }
}

const cell = (text: string) => ({ text, value: null })

describe('[RF1] a file that somebody drops', () => {
  it('arrives from the worker row by row and sheet by sheet', async () => {
    const { worker, state } = scripted((say, { name }) => {
      const block = (sheet: string) => ({ name: sheet, firstRow: 1, firstColumn: 1, merges: [] })
      say({ kind: 'started' })
      say({ kind: 'progress', share: 0.6 })
      say({ kind: 'block', block: block('一') })
      say({ kind: 'rows', rows: [[cell('a')]] })
      say({ kind: 'rows', rows: [[cell('b')]] })
      say({ kind: 'block', block: block('二') })
      say({ kind: 'rows', rows: [[cell('c')]] })
      say({ kind: 'done', file: { name, refused: [] } })
    })
    const { shares, options } = reading()
    const port = createSpreadsheetPort({ breathe, startWorker: () => worker })
    const file = await port.readFile({ name: 'a.xlsx', bytes: await workbook({ name: 'A', rows: [['x']] }) }, options)
    const texts = file.ok ? file.value.blocks.map(({ rows }) => rows.flat().map(({ text }) => text)) : []
    expect(texts).toEqual([['a', 'b'], ['c']])
    expect(shares).toEqual([0.6, 1])
    expect(state.isTerminated).toBe(true)
  })

  it('is read by the page where no worker may be started, or its file does not load, and its bytes stay as they are', async () => {
    const bytes = await workbook({ name: 'A', rows: [['x']] })
    const before = bytes.slice(0)
    const forbidden = (): never => {
      throw new Error('SecurityError')
    }
    const missing = () => scripted((say) => say('error')).worker
    for (const startWorker of [forbidden, missing]) {
      const { shares, options } = reading()
      const file = await createSpreadsheetPort({ breathe, startWorker }).readFile({ name: 'a.xlsx', bytes }, options)
      expect(file).toMatchObject({ ok: true, value: { blocks: [{ name: 'A', rows: [[cell('x')]] }] } })
      expect(shares).toEqual([0.05, 0.6, 1])
    }
    expect(bytes).toEqual(before)
  })

  it('is damaged where the worker breaks on it, and is not tried again', async () => {
    const { worker } = scripted((say) => {
      say({ kind: 'started' })
      say('error')
    })
    const port = createSpreadsheetPort({ breathe, startWorker: () => worker })
    const bytes = await workbook({ name: 'A', rows: [['x']] })
    expect(await port.readFile({ name: 'a.xlsx', bytes }, reading().options)).toEqual({
      ok: false,
      error: { kind: 'damaged' },
    })
  })

  it('is let go when reading is cancelled: before, in the worker and on the page', async () => {
    const bytes = await workbook({ name: 'A', rows: [['x']] })
    const cancelled = { ok: false, error: { kind: 'cancelled' } }
    const before = createSpreadsheetPort({ breathe })
    expect(await before.readFile({ name: 'a.xlsx', bytes }, reading(AbortSignal.abort()).options)).toEqual(cancelled)

    const inWorker = new AbortController()
    const { worker, state } = scripted(() => inWorker.abort())
    const beside = createSpreadsheetPort({ breathe, startWorker: () => worker })
    expect(await beside.readFile({ name: 'a.xlsx', bytes }, reading(inWorker.signal).options)).toEqual(cancelled)
    expect(state.isTerminated).toBe(true)

    const onPage = new AbortController()
    const here = createSpreadsheetPort({
      breathe: () => Promise.resolve(onPage.abort()),
      startWorker: () => scripted((say) => say('error')).worker,
    })
    expect(await here.readFile({ name: 'a.xlsx', bytes }, reading(onPage.signal).options)).toEqual(cancelled)
  })
})

describe('[RF1] in a page', () => {
  afterEach(() => vi.unstubAllGlobals())
  const withPage = (): void => void vi.stubGlobal('DOMParser', new Window().DOMParser)
  const port = createSpreadsheetPort({ breathe })

  it('a paste is its table, and its plain text where it has none', () => {
    withPage()
    const table = '<table><tr><td>甲</td><td>乙</td></tr></table>'
    expect(port.readPasted(table, '甲\t乙')).toMatchObject({ ok: true, value: { rows: [[cell('甲'), cell('乙')]] } })
    expect(port.readPasted('<p>甲</p>', '甲\t乙')).toMatchObject({
      ok: true,
      value: { rows: [[cell('甲'), cell('乙')]] },
    })
    expect(port.readPasted(null, '甲')).toMatchObject({ ok: true, value: { rows: [[cell('甲')]] } })
    expect(port.readPasted(null, ' \n\t')).toEqual({ ok: false, error: { kind: 'empty' } })
  })

  it('a page with a table under the name of a workbook is read as what it is', async () => {
    withPage()
    const html =
      '<html><body><table><tr><td rowspan="2">筹备</td><td>甲</td></tr><tr><td>乙</td></tr></table></body></html>'
    const bytes = new TextEncoder().encode(html).buffer
    expect(await port.readFile({ name: '导出.xls', bytes }, reading().options)).toMatchObject({
      ok: true,
      value: { encoding: 'utf-8', blocks: [{ name: '导出', merges: [{ row: 0, column: 0, rows: 2, columns: 1 }] }] },
    })
  })
})
