import { afterEach, describe, expect, it, vi } from 'vitest'
import { createWriteRows } from '../../../../src/adapters/feishu/rows/writeRows.ts'
import type { WritePlan } from '../../../../src/application/ports.ts'
import { callsWith, hostRefusal, scriptedTable, SMALL_SHEET, tablesOf } from '../support/fakeTable.ts'

type Written = { recordId: string; fields: Record<string, unknown> }
const [DENIED, GONE, UNKNOWN] = [10_214_997, 10_214_998, 10_214_999]

/** A host that accepts a whole call or nothing; `refuse` returns the code for a record that it refuses. */
function atomicTable(refuse: (recordId: string) => number | null) {
  const stored = new Map<string, Record<string, unknown>>()
  const setRecords = vi.fn<(writes: readonly Written[]) => Promise<unknown>>(async (writes) => {
    for (const { recordId } of writes) {
      const code = refuse(recordId)
      if (code !== null) throw hostRefusal(code)
    }
    for (const { recordId, fields } of writes) stored.set(recordId, fields)
    return writes.map(({ recordId }) => recordId)
  })
  return {
    stored,
    setRecords,
    writer: createWriteRows(callsWith({ writeMs: 1000 }), tablesOf(scriptedTable({ setRecords }))),
  }
}

const planOf = (count: number): WritePlan =>
  Array.from({ length: count }, (_, at) => ({ recordId: `rec${at}`, fields: { plannedProgress: 40 } }))
const signal = () => new AbortController().signal

afterEach(() => {
  vi.useRealTimers()
})

describe('apply', () => {
  it.each([
    { rows: 0, calls: [] },
    { rows: 1, calls: [1] },
    { rows: 200, calls: [200] },
    { rows: 201, calls: [200, 1] },
    { rows: 450, calls: [200, 200, 50] },
  ])('[host-protocol §7.1] $rows rows travel as $calls', async ({ rows, calls }) => {
    const { setRecords, writer } = atomicTable(() => null)
    const batches: unknown[] = []
    const result = await writer.apply(SMALL_SHEET, planOf(rows), {
      signal: signal(),
      onBatch: (written, ids) => batches.push([written, ids.length]),
    })
    expect(result).toEqual({ ok: true, value: { written: rows, refused: [] } })
    expect(setRecords.mock.calls.map(([writes]) => writes.length)).toEqual(calls)
    expect(batches.at(-1)).toEqual(rows === 0 ? undefined : [rows, calls.at(-1)])
  })

  it('sends only the cells of the plan, in the form of their columns; null empties one', async () => {
    const { setRecords, writer } = atomicTable(() => null)
    await writer.apply(
      SMALL_SHEET,
      [
        { recordId: 'rec1', fields: { plannedProgress: 29, state: 'done' } },
        { recordId: 'rec2', fields: { state: null } },
      ],
      { signal: signal() },
    )
    expect(setRecords).toHaveBeenCalledExactlyOnceWith([
      { recordId: 'rec1', fields: { fldPlanned: 0.29, fldState: { id: 'optDone', text: '已完成' } } },
      { recordId: 'rec2', fields: { fldState: null } },
    ])
  })

  it('leaves out columns that are not bound, and rows that have no others', async () => {
    const { setRecords, writer } = atomicTable(() => null)
    const plan: WritePlan = [
      { recordId: 'rec1', fields: { band: 'watch' } },
      { recordId: 'rec2', fields: { band: 'watch', plannedProgress: 1 } },
    ]
    expect(await writer.apply(SMALL_SHEET, plan, { signal: signal() })).toEqual({
      ok: true,
      value: { written: 1, refused: [] },
    })
    expect(setRecords).toHaveBeenCalledExactlyOnceWith([{ recordId: 'rec2', fields: { fldPlanned: 0.01 } }])
  })

  it('names a row whose value its column cannot hold and writes the others', async () => {
    const { stored, writer } = atomicTable(() => null)
    const plan: WritePlan = [
      { recordId: 'rec1', fields: { state: 'paused', plannedProgress: 1 } },
      { recordId: 'rec2', fields: { state: 'done' } },
    ]
    expect(await writer.apply(SMALL_SHEET, plan, { signal: signal() })).toMatchObject({
      ok: true,
      value: { written: 1, refused: [{ recordId: 'rec1', error: { kind: 'unexpected', what: 'state' } }] },
    })
    expect([...stored.keys()]).toEqual(['rec2'])
  })

  it.each([
    { because: 'locked', code: DENIED, kind: 'permissionDenied' },
    { because: 'gone', code: GONE, kind: 'notFound' },
    { because: 'refused for a reason of its own', code: UNKNOWN, kind: 'unexpected' },
  ])('finds one row that is $because in 200 and writes the rest', async ({ code, kind }) => {
    const { stored, setRecords, writer } = atomicTable((recordId) => (recordId === 'rec137' ? code : null))
    const result = await writer.apply(SMALL_SHEET, planOf(300), { signal: signal() })
    expect(result).toMatchObject({
      ok: true,
      value: { written: 299, refused: [{ recordId: 'rec137', error: { kind } }] },
    })
    expect(stored.size).toBe(299)
    expect(setRecords.mock.calls.length).toBeLessThanOrEqual(2 + 16)
  })

  it('finds refused rows anywhere, within a limited number of calls', async () => {
    const bad = new Set(['rec3', 'rec77', 'rec199', 'rec200'])
    const { stored, writer } = atomicTable((recordId) => (bad.has(recordId) ? GONE : null))
    const result = await writer.apply(SMALL_SHEET, planOf(260), { signal: signal() })
    expect(result.ok && result.value.refused.map(({ recordId }) => recordId)).toEqual([...bad])
    expect(stored.size).toBe(256)
  })

  it('a table that refuses every row is asked three times at most', async () => {
    const { setRecords, writer } = atomicTable(() => DENIED)
    expect(await writer.apply(SMALL_SHEET, planOf(1000), { signal: signal() })).toMatchObject({
      ok: false,
      error: { kind: 'permissionDenied' },
    })
    expect(setRecords).toHaveBeenCalledTimes(3)
  })

  it('when a table starts to refuse every row half-way, the written rows are counted and the others named', async () => {
    const { writer } = atomicTable((recordId) => (Number(recordId.slice(3)) >= 200 ? DENIED : null))
    const result = await writer.apply(SMALL_SHEET, planOf(1000), { signal: signal() })
    expect(result).toMatchObject({ ok: true, value: { written: 200 } })
    expect(result.ok && result.value.refused.map(({ recordId }) => recordId)).toEqual(
      planOf(1000)
        .slice(200)
        .map(({ recordId }) => recordId),
    )
  })

  it('a sheet whose every row fails on its own costs a bounded number of calls', async () => {
    const { setRecords, writer } = atomicTable(() => UNKNOWN)
    const result = await writer.apply(SMALL_SHEET, planOf(1000), { signal: signal() })
    expect(result.ok && [result.value.written, result.value.refused.length]).toEqual([0, 1000])
    expect(setRecords.mock.calls.length).toBeLessThanOrEqual(5 + 96)
  })

  it('stops at a timeout without trying other rows; onBatch has told what was written', async () => {
    vi.useFakeTimers()
    let calls = 0
    const setRecords = vi.fn<() => Promise<unknown>>(() =>
      ++calls === 1 ? Promise.resolve([]) : new Promise(() => {}),
    )
    const writer = createWriteRows(callsWith({ writeMs: 1000 }), tablesOf(scriptedTable({ setRecords })))
    const onBatch = vi.fn<(written: number) => void>()
    const applying = writer.apply(SMALL_SHEET, planOf(1000), { signal: signal(), onBatch })
    await vi.advanceTimersByTimeAsync(1000)
    expect(await applying).toEqual({ ok: false, error: { kind: 'timeout', what: 'setRecords', afterMs: 1000 } })
    expect(setRecords).toHaveBeenCalledTimes(2)
    expect(onBatch.mock.calls.map(([written]) => written)).toEqual([200])
  })

  it('stops at a timeout while it looks for refused rows', async () => {
    vi.useFakeTimers()
    let calls = 0
    const setRecords = vi.fn<() => Promise<unknown>>(() =>
      ++calls === 1 ? Promise.reject(hostRefusal(GONE)) : new Promise(() => {}),
    )
    const writer = createWriteRows(callsWith({ writeMs: 1000 }), tablesOf(scriptedTable({ setRecords })))
    const applying = writer.apply(SMALL_SHEET, planOf(400), { signal: signal() })
    await vi.advanceTimersByTimeAsync(1000)
    expect(await applying).toMatchObject({ ok: false, error: { kind: 'timeout' } })
    expect(setRecords).toHaveBeenCalledTimes(2)
  })

  it('stops between batches when its signal aborts', async () => {
    const { setRecords, writer } = atomicTable(() => null)
    const controller = new AbortController()
    const result = await writer.apply(SMALL_SHEET, planOf(600), {
      signal: controller.signal,
      onBatch: () => controller.abort(),
    })
    expect(result).toEqual({ ok: false, error: { kind: 'cancelled' } })
    expect(setRecords).toHaveBeenCalledOnce()
  })
})

describe('rows of our own', () => {
  it('are added in batches, their ids in order', async () => {
    const addRecords = vi.fn<(rows: readonly Pick<Written, 'fields'>[]) => Promise<string[]>>(async (rows) =>
      rows.map(({ fields }) => `id-${String(fields['fldPlanned'])}`),
    )
    const writer = createWriteRows(callsWith(), tablesOf(scriptedTable({ addRecords })))
    const rows = Array.from({ length: 201 }, (_, at) => ({ title: null, plannedProgress: at * 100 }))
    const added = await writer.addRows(SMALL_SHEET, rows)
    expect(added.ok && [added.value.length, added.value[0], added.value[200]]).toEqual([201, 'id-0', 'id-200'])
    expect(addRecords.mock.calls.map(([batch]) => batch.length)).toEqual([200, 1])
    expect(addRecords.mock.calls[0]?.[0][0]).toEqual({ fields: { fldTitle: null, fldPlanned: 0 } })
  })

  it('are rewritten until the first refusal', async () => {
    const { setRecords, writer } = atomicTable(() => DENIED)
    const rows = Array.from({ length: 201 }, (_, at) => ({ recordId: `rec${at}`, fields: { title: 'a' } }))
    expect(await writer.rewriteRows(SMALL_SHEET, rows)).toMatchObject({
      ok: false,
      error: { kind: 'permissionDenied' },
    })
    expect(setRecords).toHaveBeenCalledOnce()
  })

  it('are deleted in batches; a plain false is a refusal', async () => {
    const deleteRecords = vi.fn<(ids: readonly string[]) => Promise<boolean>>(async (ids) => ids.length === 200)
    const writer = createWriteRows(callsWith(), tablesOf(scriptedTable({ deleteRecords })))
    const ids = planOf(201).map(({ recordId }) => recordId)
    expect(await writer.deleteRows('tbl1', ids.slice(0, 200))).toEqual({ ok: true, value: undefined })
    expect(await writer.deleteRows('tbl1', ids)).toMatchObject({
      ok: false,
      error: { kind: 'unexpected', what: 'deleteRecords' },
    })
  })
})
