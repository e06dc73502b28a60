import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ANSWERED_KEYS } from '../../src/local-host/engine/calls/registry.ts'
import { LATE_MS } from '../../src/local-host/wire/delivery.ts'
import { openWireBench, type Posted } from './wireBench.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const handshake = (id: string, payload: object) => ({ id, type: 'handshake', payload })

describe('[host-protocol §1] handshake', () => {
  it('answers a proactive one with the prefix and the same id, and never the acknowledgement', () => {
    const { receive, posted, wire } = openWireBench()
    receive(handshake('handshake-1', { proactive: true }))
    receive(handshake('handshake-1', { proactive: false, info: { isHandshakeSuccess: true } }))
    expect(posted).toEqual([handshake('handshake-1', { prefixId: 'local1' })])
    expect(wire.connected).toBe(true)
  })

  it("a reloaded plugin starts without the old one's subscriptions", async () => {
    const { receive, invoke, posted, engine } = openWireBench()
    receive(handshake('handshake-1', { proactive: true }))
    invoke('a', 'WidgetBase_registerBaseEvent', ['PermissionChange'])
    receive(handshake('handshake-1', { proactive: true }))
    engine.deny([])
    await vi.runAllTimersAsync()
    expect(posted.filter(({ type }) => type === 'event')).toEqual([])
  })

  it('listens to its own iframe only', () => {
    const { receive, posted } = openWireBench()
    receive(handshake('handshake-1', { proactive: true }), { postMessage: () => undefined })
    expect(posted).toEqual([])
  })
})

describe('[host-protocol §2] invoke and callback', () => {
  it('answers every request of a batch in order, errors as values with both msg and message', () => {
    const { receive, results, engine } = openWireBench()
    const [table] = engine.document.tables
    receive({
      type: 'invoke',
      id: 'i1',
      payload: {
        key: 'bitable.WidgetTable_getName',
        params: [
          { c: [table?.id, undefined], p: [] },
          { c: ['tblX', undefined], p: [] },
          { c: [table?.id], p: [] },
        ],
      },
    })
    const message = 'table not found: tblX'
    expect(results('i1')).toEqual([table?.name, { e: 'bte', code: 10212998, msg: message, message }, table?.name])
  })

  it.each([
    'bitable.Dashboard_getConfig',
    'bitable.WidgetWorkspace_getBaseList',
    'bitable.Nothing_atAll',
    '__proto__',
    '',
  ])('[host-protocol §4.7] %s is not registered', (key) => {
    const { receive, results } = openWireBench()
    receive({ type: 'invoke', id: 'x', payload: { key, params: [{ c: [], p: [] }] } })
    expect(results('x')).toMatchObject([{ e: 'bte', code: 10299997 }])
  })

  it('[host-protocol §4] older clients may leave out the prefix of a key, the base token and the time', () => {
    const { receive, results, engine } = openWireBench()
    const [table] = engine.document.tables
    receive({
      type: 'invoke',
      id: 'old',
      payload: { key: 'WidgetTable_getRecords', params: [{ c: [table?.id], p: [{ pageSize: 1, pageToken: '' }] }] },
    })
    expect(results('old')).toMatchObject([{ total: 1, hasMore: false, records: [{ recordId: table?.records[0]?.id }] }])
  })

  it('waits for what the page asks a person, and answers when they do', async () => {
    const { invoke, results, engine } = openWireBench()
    const [table] = engine.document.tables
    let choose: (ids: string[]) => void = () => undefined
    engine.onUi(({ key }) =>
      key === 'selectRecordIdList'
        ? new Promise((resolve) => {
            choose = resolve
          })
        : undefined,
    )
    invoke('s', 'UI_selectRecordIdList', [table?.id, table?.views[0]?.id])
    invoke('t', 'UI_showToast', [{ message: '好' }])
    expect([results('s'), results('t')]).toEqual([undefined, [true]])
    choose(['rec1'])
    await vi.runAllTimersAsync()
    expect(results('s')).toEqual([['rec1']])
  })

  it('answers although a result cannot be cloned or a handler throws something else', () => {
    const { invoke, results, engine } = openWireBench()
    engine.onUi(({ key }) => {
      if (key === 'showToast') return () => undefined
      throw new TypeError('broken page')
    })
    invoke('u', 'UI_showToast', [{ message: 'x' }])
    invoke('v', 'UI_closeHostContainer')
    expect(results('u')).toMatchObject([{ e: 'bte', code: 10299999 }])
    expect(results('v')).toMatchObject([{ e: 'bte', code: 10299999, message: 'broken page' }])
  })
})

describe('[host-protocol §3] events', () => {
  const names = (posted: readonly Posted[]): string[] =>
    posted.map(({ type, payload }) =>
      type === 'event' ? String(payload.eventName).replace(/tbl[A-Za-z0-9]+/, 'T') : type,
    )

  /** Registers for rows of the first table and writes one cell of it, as the plugin itself. */
  async function write(events?: string) {
    const bench = openWireBench()
    const [table] = bench.engine.document.tables
    const context = [table?.id, undefined]
    if (events !== undefined) bench.api.set('events', events)
    bench.invoke('r', 'WidgetTable_registerTableEvent', ['RecordModify'], context)
    bench.posted.length = 0
    const write = (text: string) => ({
      recordId: table?.records[0]?.id,
      fields: { [table?.fields[0]?.id ?? '']: text },
    })
    bench.invoke('w', 'WidgetTable_setRecords', [[write('一'), write('二')]], context)
    return bench
  }

  it.each([
    ['afterCallback', ['callback', 'BaseEvent_tableId_T_RecordModify', 'BaseEvent_tableId_T_RecordModify']],
    ['beforeCallback', ['BaseEvent_tableId_T_RecordModify', 'BaseEvent_tableId_T_RecordModify', 'callback']],
    ['coalesced', ['callback', 'BaseEvent_tableId_T_RecordModify']],
    ['duplicated', ['callback', ...Array.from({ length: 4 }, () => 'BaseEvent_tableId_T_RecordModify')]],
  ])('the variant %s', async (variant, expected) => {
    const { posted } = await write(variant)
    await vi.runAllTimersAsync()
    expect(names(posted)).toEqual(expected)
  })

  it('the variant reordered reverses a burst', async () => {
    const bench = openWireBench()
    const table = bench.engine.document.tables[1]
    const context = [table?.id, undefined]
    bench.api.set('events', 'reordered')
    bench.invoke('r', 'WidgetTable_registerTableEvent', ['RecordModify'], context)
    bench.posted.length = 0
    const ids = table?.records.map(({ id }) => id) ?? []
    bench.invoke(
      'w',
      'WidgetTable_setRecords',
      [ids.map((recordId) => ({ recordId, fields: { [table?.fields[0]?.id ?? '']: '改' } }))],
      context,
    )
    await vi.runAllTimersAsync()
    const heard = bench.posted
      .filter(({ type }) => type === 'event')
      .map(({ payload }) => (payload.params as { recordId: string }).recordId)
    expect(heard).toEqual(ids.toReversed())
  })

  it('the variant late comes half a second after the reply', async () => {
    const { posted } = await write('late')
    await vi.advanceTimersByTimeAsync(LATE_MS - 1)
    expect(names(posted)).toEqual(['callback'])
    await vi.advanceTimersByTimeAsync(1)
    expect(names(posted)).toHaveLength(3)
  })

  it('lost events never arrive', async () => {
    const bench = await write()
    bench.posted.length = 0
    bench.api.set('lostEvents', 1)
    const [table] = bench.engine.document.tables
    bench.api.edit(table?.id ?? '', table?.records[0]?.id ?? '', { [table?.fields[0]?.id ?? '']: '三' })
    await vi.runAllTimersAsync()
    expect(bench.posted).toEqual([])
  })

  it('end with the last unregister of a name', async () => {
    const { invoke, posted, api, engine } = openWireBench()
    const [table] = engine.document.tables
    const context = [table?.id, undefined]
    const edit = async (text: string): Promise<number> => {
      posted.length = 0
      api.edit(table?.id ?? '', table?.records[0]?.id ?? '', { [table?.fields[0]?.id ?? '']: text })
      await vi.runAllTimersAsync()
      return posted.filter(({ type }) => type === 'event').length
    }
    const counts = [await edit('0')]
    invoke('1', 'WidgetTable_registerTableEvent', ['RecordModify'], context)
    invoke('2', 'WidgetTable_registerTableEvent', ['RecordModify'], context)
    invoke('3', 'WidgetTable_unregisterTableEvent', ['RecordModify'], context)
    counts.push(await edit('1'))
    invoke('4', 'WidgetTable_unregisterTableEvent', ['RecordModify'], context)
    counts.push(await edit('2'))
    expect(counts).toEqual([0, 1, 0])
  })

  it("a plugin's own bridge data is news to the others of the same plugin only", async () => {
    const one = openWireBench()
    one.invoke('r', 'Bridge_registerBridgeEvent', ['DataChange'])
    one.posted.length = 0
    one.invoke('s', 'Bridge_setData', ['k', 1])
    one.engine.call({ userId: 'ou_2', role: 'owner', pluginId: 'another' }, 'bitable.Bridge_setData', [], ['k', 2])
    await vi.runAllTimersAsync()
    expect(names(one.posted)).toEqual(['callback'])
    one.engine.call({ userId: 'ou_2', role: 'owner', pluginId: 'plugin' }, 'bitable.Bridge_setData', [], ['k', 3])
    await vi.runAllTimersAsync()
    expect(one.posted.at(-1)).toEqual({
      type: 'event',
      payload: { eventName: 'BridgeEvent_DataChange', params: { keys: ['k'] } },
    })
  })

  it('a changed role says PermissionChange and counts from the next call', () => {
    const { invoke, posted, api, results, engine } = openWireBench()
    const [table] = engine.document.tables
    invoke('r', 'WidgetBase_registerBaseEvent', ['PermissionChange'])
    api.set('role', 'reader')
    expect(posted.at(-1)).toEqual({ type: 'event', payload: { eventName: 'BaseEvent_PermissionChange', params: {} } })
    invoke('w', 'WidgetTable_addRecord', [{ fields: {} }], [table?.id, undefined])
    expect(results('w')).toMatchObject([{ code: 10214997 }])
  })
})

describe('faults', () => {
  it('delay, refuse, spoil and swallow calls', async () => {
    const { api, invoke, results, posted } = openWireBench()
    api.set('latencyMs', 100)
    invoke('slow', 'Bridge_getTheme')
    await vi.advanceTimersByTimeAsync(99)
    expect(results('slow')).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    expect(results('slow')).toEqual(['LIGHT'])
    api.set('resetFaults', true)
    api.set('failNext', { key: 'Bridge_getTheme', count: 2, code: 10212001 })
    for (const id of ['f1', 'f2', 'f3']) invoke(id, 'Bridge_getTheme')
    expect([results('f1'), results('f2'), results('f3')]).toMatchObject([
      [{ code: 10212001 }],
      [{ code: 10212001 }],
      ['LIGHT'],
    ])
    api.set('hangNext', { key: '*' })
    invoke('h', 'Bridge_getTheme')
    await vi.runAllTimersAsync()
    expect(posted.some(({ id }) => id === 'h')).toBe(false)
    for (const [shape, expected] of [
      ['short', []],
      ['long', ['LIGHT', null]],
      ['null', null],
    ] as const) {
      api.set('malformNext', { key: 'Bridge_getTheme', shape })
      invoke(shape, 'Bridge_getTheme')
      expect(results(shape)).toEqual(expected)
    }
  })

  it('limit the calls in a second', async () => {
    const { api, invoke, results } = openWireBench()
    api.set('callsPerSecond', 2)
    api.set('rateLimitCode', 10214999)
    for (const id of ['1', '2', '3']) invoke(id, 'Bridge_getTheme')
    await vi.advanceTimersByTimeAsync(1001)
    invoke('4', 'Bridge_getTheme')
    expect(['1', '2', '3', '4'].map((id) => results(id))).toMatchObject([
      ['LIGHT'],
      ['LIGHT'],
      [{ code: 10214999 }],
      ['LIGHT'],
    ])
  })

  it('jitter is the same for the same seed', async () => {
    const times = await Promise.all(
      ['a', 'b'].map(async () => {
        const { api, faults } = openWireBench()
        api.set('jitterMs', 1000)
        return [1, 2, 3].map(() => faults.meet('x', 0))
      }),
    )
    expect(times[0]).toEqual(times[1])
    expect(new Set(times[0]?.map((fate) => JSON.stringify(fate))).size).toBe(3)
  })
})

describe('the log', () => {
  it('records direction, key, requests, bytes and the first refusal; it can be cleared', () => {
    const { invoke, api, engine } = openWireBench()
    const [table] = engine.document.tables
    invoke('w', 'WidgetTable_getName', [], [table?.id])
    invoke('x', 'WidgetTable_getName', [], ['tblX'])
    expect(api.log()).toMatchObject([
      { direction: 'in', type: 'invoke', key: 'bitable.WidgetTable_getName', count: 1, wire: 'local1' },
      {
        direction: 'out',
        type: 'callback',
        key: 'bitable.WidgetTable_getName',
        count: 1,
        bytes: JSON.stringify([table?.name]).length,
      },
      { direction: 'in', type: 'invoke' },
      { direction: 'out', type: 'callback', error: '10212998 table not found: tblX' },
    ])
    api.resetLog()
    expect(api.log()).toEqual([])
  })
})

describe('no message breaks the wire', () => {
  const anything = fc.anything({ withNullPrototype: true, withTypedArray: true, maxDepth: 4 })
  const request = fc.oneof(
    anything,
    fc.record({ c: fc.array(anything, { maxLength: 3 }), p: fc.array(anything, { maxLength: 3 }) }),
  )

  it('every invoke gets one callback with as many results as requests', async () => {
    const bench = openWireBench()
    let n = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ANSWERED_KEYS),
        fc.array(request, { maxLength: 4 }),
        async (key, requests) => {
          const id = `fuzz-${n++}`
          bench.posted.length = 0
          bench.receive({ type: 'invoke', id, payload: { key, params: requests } })
          await vi.advanceTimersByTimeAsync(0) // files are read while others go on
          const answers = bench.posted.filter((message) => message.type === 'callback' && message.id === id)
          expect(answers).toHaveLength(1)
          expect(answers[0]?.payload.res).toHaveLength(requests.length)
        },
      ),
      { seed: 20240301, numRuns: 2000 },
    )
  })

  it('the host still answers after any data', () => {
    const bench = openWireBench()
    fc.assert(
      fc.property(anything, fc.constantFrom('handshake', 'invoke', 'callback', 'event', 'other'), (payload, type) => {
        bench.receive(payload)
        bench.receive({ type, id: 'any', payload })
      }),
      { seed: 20240301, numRuns: 1000 },
    )
    bench.posted.length = 0
    bench.invoke('alive', 'Bridge_getTheme')
    expect(bench.results('alive')).toEqual(['LIGHT'])
  })
})
