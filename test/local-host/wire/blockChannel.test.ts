import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nameBlockWindow, readBlockCall } from '../../../src/local-host/wire/blockChannel.ts'
import { openWireBench } from '../wireBench.ts'

/**
 * The older SDK, `@lark-opdev/block-bitable-api`: the same keys in other envelopes, as its 0.1.9 and 0.4.0 write and
 * read them.
 */

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const request = (id: number, name: string, data: unknown, dehydrates: readonly unknown[] = []) => ({
  signature: 'iframe-block',
  type: 'request',
  channel: 'local1',
  timestamp: 0,
  payload: JSON.stringify({ id, name, data }),
  dehydrates,
})

/** What the client reads from its messages. */
const heard = (posted: readonly object[]) =>
  posted.flatMap((message) =>
    'signature' in message && 'payload' in message && typeof message.payload === 'string'
      ? [{ ...message, payload: JSON.parse(message.payload) as unknown }]
      : [],
  )

describe('the channel of the older SDK', () => {
  it('answers every request of a call, errors as values, on the channel of the frame', () => {
    const { receive, posted, engine, wire } = openWireBench()
    const [table] = engine.document.tables
    receive(
      request(1, 'bitable.WidgetTable_getName', [
        { c: [table?.id, null], p: [] },
        { c: ['tblX'], p: [] },
      ]),
    )
    const message = 'table not found: tblX'
    expect(heard(posted)).toMatchObject([
      {
        signature: 'iframe-block',
        type: 'response',
        channel: 'local1',
        dehydrates: [],
        payload: { id: 1, success: true, data: [table?.name, { e: 'bte', code: 10212998, msg: message, message }] },
      },
    ])
    expect(wire.connected).toBe(true)
  })

  it('sends the events that were asked for, and none to the page before a reload', async () => {
    const { receive, posted, engine } = openWireBench()
    receive(request(1, 'bitable.WidgetBase_registerBaseEvent', [{ c: [], p: ['PermissionChange'] }]))
    engine.deny([])
    await vi.runAllTimersAsync()
    expect(heard(posted)).toMatchObject([
      { type: 'response' },
      { type: 'event', channel: 'local1', payload: { name: 'BaseEvent_PermissionChange', data: {} } },
    ])
    receive(request(1, 'bitable.Bridge_getTheme', [{ c: [], p: [] }]))
    posted.length = 0
    engine.deny([])
    await vi.runAllTimersAsync()
    expect(posted).toEqual([])
  })

  it('takes files that travel beside the payload', () => {
    const { receive, posted } = openWireBench()
    const file = new File(['x'], 'a.txt')
    receive(
      request(
        2,
        'bitable.WidgetBase_batchUploadFile',
        [{ c: [], p: [[{ __sign__: 'blockit-iframe-dehydrate', __index__: 0 }]] }],
        [file],
      ),
    )
    expect(heard(posted)).toMatchObject([{ payload: { data: [[expect.stringMatching(/^box/)]] } }])
  })

  it.each([
    ['no JSON', '{'],
    ['no object', '1'],
    ['no id', '{"name":"x"}'],
    ['no name', '{"id":1}'],
    ['no text', 7],
  ])('does not answer a message with %s', (_what, payload) => {
    const { receive, posted } = openWireBench()
    receive({ ...request(1, '', []), payload })
    expect(posted).toEqual([])
    expect(readBlockCall({ type: 'event', payload: '{"id":1,"name":"x"}' })).toBeNull()
  })
})

describe('the frame name that selects the channel of a client', () => {
  it.each([
    ['', '{"blockTypeId":"local-base","channel":"local2"}'],
    ['{"blockTypeId":"local-base","channel":"local1"}', '{"blockTypeId":"local-base","channel":"local2"}'],
    ['mine', 'mine'],
  ])('%s becomes %s', (name, expected) => {
    const window = { name }
    nameBlockWindow(window, 'local2')
    expect(window.name).toBe(expected)
  })

  it('is not forced on a page of another site', () => {
    const window = {
      get name(): string {
        throw new Error('cross-origin')
      },
    }
    expect(() => {
      nameBlockWindow(window, 'local2')
    }).not.toThrow()
  })
})
