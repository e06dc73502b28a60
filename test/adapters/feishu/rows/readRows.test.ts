import { describe, expect, it, vi } from 'vitest'
import { createReadRows } from '../../../../src/adapters/feishu/rows/readRows.ts'
import type { HostError, ReadContext } from '../../../../src/application/ports.ts'
import type { TaskRow } from '../../../../src/schema/index.ts'
import { callsWith, contextWith, hostRefusal, scriptedTable, SMALL_SHEET, tablesOf } from '../support/fakeTable.ts'

const record = (recordId: string, title: string) => ({
  recordId,
  fields: { fldTitle: [{ type: 'text', text: title }] },
})
const records = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => record(`rec${from + at}`, `任务 ${from + at}`))
const GONE = 10_214_998

type PageReply = Readonly<Record<string, unknown>>

/** A table whose pages are looked up by the token they are asked with; `first` is the one asked without. */
function pagedTable(pages: Readonly<Record<string, PageReply>>) {
  const getRecordsByPage = vi.fn<(asked: { pageToken?: number }) => Promise<unknown>>(
    async ({ pageToken }) => pages[String(pageToken ?? 'first')],
  )
  return { getRecordsByPage, reader: createReadRows(callsWith(), tablesOf(scriptedTable({ getRecordsByPage }))) }
}

async function readEverything(pages: Readonly<Record<string, PageReply>>) {
  const { getRecordsByPage, reader } = pagedTable(pages)
  const rows: TaskRow[] = []
  const progress: unknown[] = []
  const result = await reader.readAll(
    SMALL_SHEET,
    (page, step) => {
      rows.push(...page)
      progress.push(step)
    },
    new AbortController().signal,
  )
  return { result, ids: rows.map((row) => row.recordId), rows, progress, getRecordsByPage }
}

describe('readAll pages through a table', () => {
  it('decodes readable cells and gives null for the others [HC1]', async () => {
    const { rows, progress } = await readEverything({
      first: {
        total: 2,
        hasMore: false,
        records: [
          { recordId: 'rec1', fields: { fldTitle: 'a', fldPlanned: 0.2, fldState: { id: 'optDone', text: '已完成' } } },
          { recordId: 'rec2', fields: { fldTitle: 7n, fldPlanned: 'x' } },
        ],
      },
    })
    expect(rows[0]).toMatchObject({
      recordId: 'rec1',
      title: 'a',
      plannedProgress: 20,
      state: 'done',
      plannedEnd: null,
    })
    expect(rows[1]).toMatchObject({ recordId: 'rec2', title: null, plannedProgress: null, state: null })
    expect(progress).toEqual([{ read: 2, total: 2, next: null }])
  })

  it('[host-protocol §7.1] asks for 200 at a time, without token first, and never sends a view or a filter', async () => {
    const { getRecordsByPage } = await readEverything({
      first: { total: 3, hasMore: true, pageToken: 200, records: records(0, 1) },
      200: { total: 3, hasMore: false, records: records(1, 3) },
    })
    expect(getRecordsByPage.mock.calls).toEqual([[{ pageSize: 200 }], [{ pageSize: 200, pageToken: 200 }]])
  })

  it.each<{ because: string; pages: Readonly<Record<string, PageReply>>; ids: readonly string[] }>([
    {
      because: 'a token on the last page does not mean another one',
      pages: { first: { hasMore: false, pageToken: 1, records: records(0, 2) } },
      ids: ['rec0', 'rec1'],
    },
    {
      because: 'short and empty pages are not the end while there is more',
      pages: {
        first: { hasMore: true, pageToken: 1, records: [] },
        1: { hasMore: true, pageToken: 2, records: records(0, 1) },
        2: { hasMore: false, records: records(1, 2) },
      },
      ids: ['rec0', 'rec1'],
    },
    {
      because: 'a row pushed onto the next page by a new one is counted once',
      pages: {
        first: { hasMore: true, pageToken: 1, records: records(0, 3) },
        1: { hasMore: false, records: records(2, 4) },
      },
      ids: ['rec0', 'rec1', 'rec2', 'rec3'],
    },
    {
      because: 'things that are no records are passed over',
      pages: {
        first: { hasMore: false, records: [null, 'x', { fields: {} }, record('rec1', 'a'), { recordId: 'rec2' }] },
      },
      ids: ['rec1', 'rec2'],
    },
    {
      because: 'the token 0 is a token',
      pages: {
        first: { hasMore: true, pageToken: 0, records: records(0, 1) },
        0: { hasMore: false, records: records(1, 2) },
      },
      ids: ['rec0', 'rec1'],
    },
  ])('$because', async ({ pages, ids }) => {
    const { result, ...seen } = await readEverything(pages)
    expect(result).toEqual({ ok: true, value: { read: ids.length } })
    expect(seen.ids).toEqual(ids)
  })

  it.each<{ because: string; pages: Readonly<Record<string, PageReply>> }>([
    {
      because: 'the token does not move',
      pages: {
        first: { hasMore: true, pageToken: 1, records: records(0, 1) },
        1: { hasMore: true, pageToken: 1, records: records(1, 2) },
      },
    },
    {
      because: 'the tokens go round',
      pages: {
        first: { hasMore: true, pageToken: 1, records: [] },
        1: { hasMore: true, pageToken: 2, records: [] },
        2: { hasMore: true, pageToken: 1, records: [] },
      },
    },
    { because: 'there is more and no token', pages: { first: { hasMore: true, records: records(0, 1) } } },
    { because: 'there are no records at all', pages: { first: { hasMore: false } } },
    { because: 'there is no page', pages: { first: null as unknown as PageReply } },
  ])('an incomplete sheet is an error, not a short one: $because', async ({ pages }) => {
    const { result } = await readEverything(pages)
    expect(result).toMatchObject({ ok: false, error: { kind: 'unexpected', what: 'getRecordsByPage' } })
  })

  it('asks for the next page before it passes the present one on', async () => {
    const { getRecordsByPage, reader } = pagedTable({
      first: { hasMore: true, pageToken: 1, records: records(0, 1) },
      1: { hasMore: false, records: records(1, 2) },
    })
    const askedByThen: number[] = []
    await reader.readAll(
      SMALL_SHEET,
      () => askedByThen.push(getRecordsByPage.mock.calls.length),
      new AbortController().signal,
    )
    expect(askedByThen).toEqual([2, 2])
  })

  it('stops when its signal aborts, and passes nothing on afterwards', async () => {
    const { reader } = pagedTable({
      first: { hasMore: true, pageToken: 1, records: records(0, 1) },
      1: { hasMore: false, records: records(1, 2) },
    })
    const controller = new AbortController()
    const onPage = vi.fn<() => void>(() => controller.abort())
    expect(await reader.readAll(SMALL_SHEET, onPage, controller.signal)).toEqual({
      ok: false,
      error: { kind: 'cancelled' },
    })
    expect(onPage).toHaveBeenCalledOnce()
  })

  it('a table that is gone is a refusal', async () => {
    const reader = createReadRows(callsWith(), tablesOf(null))
    expect(await reader.readAll(SMALL_SHEET, () => undefined, new AbortController().signal)).toMatchObject({
      error: { kind: 'notFound' },
    })
  })
})

describe('readSome', () => {
  /**
   * Rejects a call that names a missing record, as the host does (host-protocol §7.2), and answers without ids
   * (host-protocol §0.8).
   */
  function tableWithout(missing: readonly string[]) {
    const getRecordsByIds = vi.fn<(ids: readonly string[]) => Promise<unknown>>(async (ids) => {
      if (ids.some((id) => missing.includes(id))) throw hostRefusal(GONE)
      return ids.map((id) => ({ fields: { fldTitle: `任务 ${id}` } }))
    })
    return { getRecordsByIds, reader: createReadRows(callsWith(), tablesOf(scriptedTable({ getRecordsByIds }))) }
  }
  const ids = (count: number) => Array.from({ length: count }, (_, at) => `rec${at}`)
  const read = async (reader: ReturnType<typeof createReadRows>, recordIds: readonly string[]) => {
    const result = await reader.readSome(SMALL_SHEET, recordIds, new AbortController().signal)
    return result.ok ? result.value.map(({ recordId, title }) => [recordId, title]) : result.error
  }

  it.each([
    { count: 0, calls: 0 },
    { count: 1, calls: 1 },
    { count: 500, calls: 1 },
    { count: 501, calls: 2 },
    { count: 1050, calls: 3 },
  ])('$count existing rows cost $calls calls', async ({ count, calls }) => {
    const { getRecordsByIds, reader } = tableWithout([])
    expect(await read(reader, ids(count))).toEqual(ids(count).map((id) => [id, `任务 ${id}`]))
    expect(getRecordsByIds).toHaveBeenCalledTimes(calls)
  })

  it.each([
    { because: 'one of one', count: 1, missing: ['rec0'], calls: 1 },
    { because: 'one of a few', count: 3, missing: ['rec1'], calls: 4 },
    { because: 'one of 200', count: 200, missing: ['rec137'], calls: 1 + 10 + 20 },
    { because: 'two of 200 in different pieces', count: 200, missing: ['rec0', 'rec199'], calls: 1 + 10 + 40 },
  ])('finds the existing rows in few calls when $because is gone', async ({ count, missing, calls }) => {
    const { getRecordsByIds, reader } = tableWithout(missing)
    const left = ids(count).filter((id) => !missing.includes(id))
    expect(await read(reader, ids(count))).toEqual(left.map((id) => [id, `任务 ${id}`]))
    expect(getRecordsByIds).toHaveBeenCalledTimes(calls)
  })

  it('asks once for a row that is named several times', async () => {
    const { getRecordsByIds, reader } = tableWithout([])
    expect(await read(reader, ['rec1', 'rec1'])).toEqual([['rec1', '任务 rec1']])
    expect(getRecordsByIds).toHaveBeenCalledExactlyOnceWith(['rec1'])
  })

  it.each<{ because: string; answer: () => unknown; error: Partial<HostError> }>([
    {
      because: 'a list of another length, in which no row can be told from another',
      answer: () => [{ fields: {} }],
      error: { kind: 'unexpected' },
    },
    { because: 'no list', answer: () => null, error: { kind: 'unexpected' } },
    {
      because: 'no permission',
      answer: () => {
        throw hostRefusal(10_214_997)
      },
      error: { kind: 'permissionDenied' },
    },
  ])('is an error on $because', async ({ answer, error }) => {
    const reader = createReadRows(callsWith(), tablesOf(scriptedTable({ getRecordsByIds: async () => answer() })))
    expect(await read(reader, ['rec1', 'rec2'])).toMatchObject(error)
  })

  it('an entry that is no record counts as a row that is gone', async () => {
    const reader = createReadRows(
      callsWith(),
      tablesOf(scriptedTable({ getRecordsByIds: async () => [null, { fields: {} }] })),
    )
    expect(await read(reader, ['rec1', 'rec2'])).toEqual([['rec2', null]])
  })
})

describe('detectScale compares a cell with what the host shows for it', () => {
  const undecided: ReadContext = contextWith({
    progress: { fieldId: 'fldP', kind: 'progress', scale: null, options: [] },
  })

  function tableWith(cells: Readonly<Record<string, unknown>>, shown: Readonly<Record<string, string>>) {
    const getRecordsByIds = vi.fn<(ids: readonly string[]) => Promise<unknown>>(async (ids) =>
      ids.map((id) => ({ fields: { fldP: cells[id] } })),
    )
    const getCellString = vi.fn<(fieldId: string, recordId: string) => Promise<string>>(
      async (_fieldId, id) => shown[id] ?? '',
    )
    const getRecordsByPage = vi.fn<() => Promise<unknown>>(async () => ({
      hasMore: false,
      records: Object.entries(cells).map(([recordId, raw]) => ({ recordId, fields: { fldP: raw } })),
    }))
    const reader = createReadRows(
      callsWith(),
      tablesOf(scriptedTable({ getRecordsByIds, getCellString, getRecordsByPage })),
    )
    return { getRecordsByIds, getCellString, reader }
  }
  const detect = async (reader: ReturnType<typeof createReadRows>, recordIds: readonly string[]) =>
    reader.detectScale(undecided, 'progress', recordIds)

  it.each([
    { because: '0.15 shown as 15%', cells: { a: 0.15 }, shown: { a: '15%' }, scale: 100 },
    { because: '15 shown as 15%', cells: { a: 15 }, shown: { a: '15%' }, scale: 1 },
    { because: '1 shown as 100%', cells: { a: 1 }, shown: { a: '100%' }, scale: 100 },
    { because: '1 shown as 1%', cells: { a: 1 }, shown: { a: '1%' }, scale: 1 },
    { because: 'rounding for display', cells: { a: 0.154 }, shown: { a: '15%' }, scale: 100 },
    { because: 'thousands', cells: { a: 12.5 }, shown: { a: '1,250.0%' }, scale: 100 },
    { because: 'a negative', cells: { a: -0.2 }, shown: { a: '-20%' }, scale: 100 },
    { because: 'rounded to zero tells nothing', cells: { a: 0.001 }, shown: { a: '0%' }, scale: null },
    { because: 'zero tells nothing', cells: { a: 0 }, shown: { a: '0%' }, scale: null },
    { because: 'an empty cell tells nothing', cells: { a: null }, shown: {}, scale: null },
    { because: 'a text that is no number tells nothing', cells: { a: 0.5 }, shown: { a: 'half' }, scale: null },
    {
      because: 'the clearest cell is looked at first',
      cells: { a: 0.001, b: 0.9 },
      shown: { a: '0%', b: '90%' },
      scale: 100,
    },
  ])('$because → $scale', async ({ cells, shown, scale }) => {
    const { reader } = tableWith(cells, shown)
    expect(await detect(reader, Object.keys(cells))).toEqual({ ok: true, value: scale })
  })

  it('after a full reading it asks only for rows that can tell the scale', async () => {
    const cells = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`rec${at}`, at === 450 ? 0.3 : null]))
    const { reader, getRecordsByIds, getCellString } = tableWith(cells, { rec450: '30%' })
    await reader.readAll(undecided, () => undefined, new AbortController().signal)
    expect(await detect(reader, Object.keys(cells))).toEqual({ ok: true, value: 100 })
    expect(getRecordsByIds).toHaveBeenCalledExactlyOnceWith(['rec450'])
    expect(getCellString).toHaveBeenCalledOnce()
  })

  it('a column that was read and is empty costs no call', async () => {
    const { reader, getRecordsByIds } = tableWith({ rec1: null, rec2: 0 }, {})
    await reader.readAll(undecided, () => undefined, new AbortController().signal)
    expect(await detect(reader, ['rec1', 'rec2'])).toEqual({ ok: true, value: null })
    expect(getRecordsByIds).not.toHaveBeenCalled()
  })
})
