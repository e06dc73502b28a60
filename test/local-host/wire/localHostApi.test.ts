import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseFixture } from '../../../src/local-host/engine/fixtures/index.ts'
import { createLocalHostApi } from '../../../src/local-host/wire/localHostApi.ts'
import { openWireBench } from '../wireBench.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function firstTable(bench: ReturnType<typeof openWireBench>) {
  const [table] = bench.engine.document.tables
  return { tableId: table?.id ?? '', fieldId: table?.fields[0]?.id ?? '', recordId: table?.records[0]?.id ?? '' }
}

describe('window.localHost', () => {
  it('edits, adds and deletes rows as another user, in calls of 200', () => {
    const bench = openWireBench()
    const { tableId, fieldId, recordId } = firstTable(bench)
    bench.api.edit(tableId, recordId, { [fieldId]: '改' })
    const record = bench.engine.document.tables[0]?.records[0]
    expect([record?.fields[fieldId], record?.modifiedBy]).toEqual([[{ type: 'text', text: '改' }], 'ou_local0002'])
    const ids = bench.api.addRows(
      tableId,
      Array.from({ length: 401 }, (_, n) => ({ [fieldId]: `行 ${n}` })),
    )
    expect([ids.length, bench.engine.document.tables[0]?.records.length]).toEqual([401, 402])
    bench.api.deleteRows(tableId, ids)
    expect(bench.engine.document.tables[0]?.records.map(({ id }) => id)).toEqual([recordId])
  })

  it('returns and accepts snapshots as copies', () => {
    const bench = openWireBench()
    const snapshot = bench.api.snapshot()
    bench.api.load(parseFixture('empty'))
    expect(bench.api.snapshot().tables.map(({ name }) => name)).toEqual(['数据表'])
    bench.api.load(snapshot)
    snapshot.tables.length = 0
    expect(bench.api.snapshot().tables).toHaveLength(10)
    expect(() => bench.api.load({ ...bench.api.snapshot(), version: 2 as 1 })).toThrow('version 2')
  })

  it('lists every switch that has a state, and changes it', () => {
    const bench = openWireBench()
    expect(bench.api.switches()).toMatchObject({
      addTable: 'ignoreFields',
      latencyMs: 0,
      theme: 'light',
      language: 'zh',
      role: 'owner',
      strangerEditsPerMinute: 0,
    })
    for (const [name, value] of [
      ['addTable', 'honourFields'],
      ['progressScale', 100],
      ['latencyMs', 5],
      ['theme', 'dark'],
      ['language', 'en'],
      ['role', 'editor'],
    ] as const) {
      bench.api.set(name, value)
      expect(bench.api.switches()[name]).toBe(value)
    }
  })

  it.each<[string, unknown]>([
    ['nothing', 1],
    ['__proto__', 1],
    ['addTable', 'sometimes'],
    ['latencyMs', '5'],
    ['latencyMs', null],
    ['role', 'guest'],
    ['deny', {}],
    ['malformNext', { shape: 'round' }],
    ['strangerEditsPerMinute', -1],
  ])('refuses set(%s, %j)', (name, value) => {
    const bench = openWireBench()
    const before = bench.api.switches()
    expect(() => bench.api.set(name, value)).toThrow(RangeError)
    expect(bench.api.switches()).toEqual(before)
  })

  it('takes more switches from the page', () => {
    const { engine, faults, log } = openWireBench()
    let clock = 1
    const api = createLocalHostApi({
      engine,
      faults,
      log,
      wires: () => [],
      pageSwitches: {
        now: {
          read: () => clock,
          write: (value) => {
            clock = Number(value)
          },
        },
      },
    })
    api.set('now', 7)
    expect(api.switches()).toMatchObject({ now: 7 })
    expect(clock).toBe(7)
  })

  it('withdraws permissions', () => {
    const bench = openWireBench()
    const { tableId, recordId } = firstTable(bench)
    bench.api.set('deny', [{ entity: 'Record', type: 'deletable' }])
    expect(() => bench.api.deleteRows(tableId, [recordId])).toThrow('permission denied')
  })

  it('lets another user edit a number of times a minute until stopped', async () => {
    const bench = openWireBench()
    let edits = 0
    bench.engine.onEvent(({ name }) => {
      if (name.endsWith('RecordModify')) edits++
    })
    bench.api.set('strangerEditsPerMinute', 30)
    await vi.advanceTimersByTimeAsync(60_000)
    bench.api.set('strangerEditsPerMinute', 0)
    const seen = edits
    await vi.advanceTimersByTimeAsync(60_000)
    // An edit may write the value that is there already.
    expect(seen).toBeGreaterThan(20)
    expect(seen).toBeLessThanOrEqual(30)
    expect(edits).toBe(seen)
  })
})
