import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SheetChange } from '../../../../src/application/ports.ts'
import { err, ok } from '../../../../src/domain/index.ts'
import { SYSTEM_TIMERS } from '../../../../src/adapters/feishu/calls/timers.ts'
import { createEventsPort } from '../../../../src/adapters/feishu/events/eventsPort.ts'
import type { FeishuSdk, FeishuTable } from '../../../../src/adapters/feishu/sdk.ts'
import type { Tables } from '../../../../src/adapters/feishu/calls/tables.ts'
import { tablesOf } from '../support/fakeTable.ts'

type Listener = (event: unknown) => void
const EVENTS = [
  'onRecordAdd',
  'onRecordModify',
  'onRecordDelete',
  'onFieldAdd',
  'onFieldModify',
  'onFieldDelete',
] as const

/** A table that counts its listeners and sends any event of a test, malformed ones too. */
function noisyTable() {
  const listeners = new Map<string, Set<Listener>>(EVENTS.map((name) => [name, new Set()]))
  const on = (name: string) => (listener: Listener) => {
    listeners.get(name)?.add(listener)
    return () => listeners.get(name)?.delete(listener)
  }
  return {
    table: Object.fromEntries(EVENTS.map((name) => [name, on(name)])) as unknown as FeishuTable,
    listening: () => [...listeners.values()].reduce((sum, each) => sum + each.size, 0),
    send: (name: (typeof EVENTS)[number], event: unknown) => {
      for (const listener of listeners.get(name) ?? []) listener(event)
    },
  }
}

const open = (tables: Tables, closed = new AbortController()) => ({
  events: createEventsPort({ base: {}, bridge: {} } as unknown as FeishuSdk, tables, SYSTEM_TIMERS, closed.signal),
  closed,
})

describe('[HC2] watchSheet', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('two watchers of one table share six listeners of the SDK', async () => {
    const { table, listening, send } = noisyTable()
    const { events } = open(tablesOf(table))
    const heard: [string, SheetChange][] = []
    const offs = ['a', 'b'].map((who) => events.watchSheet('tbl1', (change) => heard.push([who, change])))
    await vi.advanceTimersByTimeAsync(0)
    expect(listening()).toBe(6)
    send('onRecordAdd', { data: ['rec1'] })
    send('onRecordModify', { data: { recordId: 'rec2', fieldIds: ['fld1'] } })
    await vi.advanceTimersByTimeAsync(50)
    expect(heard.map(([who, change]) => [who, [...change.added], [...change.modified.keys()]])).toEqual([
      ['a', ['rec1'], ['rec2']],
      ['b', ['rec1'], ['rec2']],
    ])
    for (const off of offs) off()
    await vi.advanceTimersByTimeAsync(0)
    expect(listening()).toBe(0)
  })

  it.each([
    { name: 'onRecordAdd', event: undefined },
    { name: 'onRecordAdd', event: { data: 'rec1' } },
    { name: 'onRecordDelete', event: { data: [] } },
    { name: 'onRecordModify', event: { data: null } },
    { name: 'onRecordModify', event: 'rec1' },
  ] as const)('garbage from $name is not a change: $event', async ({ name, event }) => {
    const { table, send } = noisyTable()
    const { events } = open(tablesOf(table))
    const listener = vi.fn<(change: SheetChange) => void>()
    events.watchSheet('tbl1', listener)
    await vi.advanceTimersByTimeAsync(0)
    send(name, event)
    await vi.advanceTimersByTimeAsync(100)
    expect(listener).not.toHaveBeenCalled()
  })

  it.each(['onFieldAdd', 'onFieldModify', 'onFieldDelete'] as const)(
    '%s is a change of the schema, whatever it says',
    async (name) => {
      const { table, send } = noisyTable()
      const { events } = open(tablesOf(table))
      const listener = vi.fn<(change: SheetChange) => void>()
      events.watchSheet('tbl1', listener)
      await vi.advanceTimersByTimeAsync(0)
      send(name, undefined)
      await vi.advanceTimersByTimeAsync(100)
      expect(listener).toHaveBeenCalledExactlyOnceWith({
        tableId: 'tbl1',
        added: new Set(),
        modified: new Map(),
        repeated: new Set(),
        deleted: new Set(),
        schemaChanged: true,
      })
    },
  )

  it('a watcher that left before the table was loaded is not attached', async () => {
    const { table, listening } = noisyTable()
    let answer = (): void => undefined
    const slow: Tables['table'] = () => new Promise((resolve) => (answer = () => resolve(ok(table))))
    const { events } = open({ ...tablesOf(table), table: slow })
    events.watchSheet('tbl1', () => undefined)()
    await vi.advanceTimersByTimeAsync(100)
    answer()
    await vi.advanceTimersByTimeAsync(0)
    expect(listening()).toBe(0)
  })

  it('a table that does not answer at first is asked again while somebody watches', async () => {
    const { table, listening } = noisyTable()
    const timeout = err({ kind: 'timeout', what: 'getTableById', afterMs: 20_000 } as const)
    const ask = vi
      .fn<Tables['table']>(async () => ok(table))
      .mockResolvedValueOnce(timeout)
      .mockResolvedValueOnce(timeout)
    const { events } = open({ ...tablesOf(table), table: ask })
    events.watchSheet('tbl1', () => undefined)
    await vi.advanceTimersByTimeAsync(0)
    expect(ask).toHaveBeenCalledTimes(3)
    expect(listening()).toBe(6)
  })

  it('nothing is passed on after close', async () => {
    const { table, send } = noisyTable()
    const { events, closed } = open(tablesOf(table))
    const listener = vi.fn<(change: SheetChange) => void>()
    events.watchSheet('tbl1', listener)
    await vi.advanceTimersByTimeAsync(0)
    send('onRecordAdd', { data: ['rec1'] })
    closed.abort()
    await vi.advanceTimersByTimeAsync(100)
    expect(listener).not.toHaveBeenCalled()
  })
})
