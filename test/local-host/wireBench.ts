import { createEngine } from '../../src/local-host/engine/createEngine.ts'
import { parseFixture } from '../../src/local-host/engine/fixtures/index.ts'
import type { Engine } from '../../src/local-host/engine/types.ts'
import { createFaults, type Faults } from '../../src/local-host/wire/faults.ts'
import { createWire, type Wire } from '../../src/local-host/wire/createWire.ts'
import { createLocalHostApi, type LocalHostApi } from '../../src/local-host/wire/localHostApi.ts'
import { createWireLog, type WireLog } from '../../src/local-host/wire/wireLog.ts'
import { NOON, session } from './support.ts'

/** What the wire posts to the plugin. */
export interface Posted {
  readonly type: string
  readonly id?: unknown
  readonly payload: {
    readonly res?: unknown
    readonly prefixId?: string
    readonly eventName?: string
    readonly params?: unknown
  }
}

/** A wire between a simulated page and a simulated iframe, in one process. */
export interface WireBench {
  readonly engine: Engine
  readonly wire: Wire
  readonly faults: Faults
  readonly log: WireLog
  readonly api: LocalHostApi
  /** Everything posted to the plugin, in order. */
  readonly posted: Posted[]
  /** A message from the plugin, or from `source`. */
  receive(data: unknown, source?: object): void
  /** A shorthand for one invoke of one request. */
  invoke(id: string, key: string, params?: readonly unknown[], context?: readonly unknown[]): void
  /** Results of the callback with this id. */
  results(id: string): unknown
}

export function openWireBench(pluginId = 'plugin'): WireBench {
  const engine = createEngine({ snapshot: parseFixture('templates'), clock: { now: () => NOON }, seed: 1 })
  const faults = createFaults(1)
  const log = createWireLog()
  const posted: Posted[] = []
  const listeners = new Set<(event: MessageEvent) => void>()
  const contentWindow = {
    postMessage: (message: Posted) => {
      posted.push(structuredClone(message))
    },
  } as unknown as MessageEventSource
  const wire = createWire({
    engine,
    faults,
    log,
    prefixId: 'local1',
    session: session('owner', 'ou_local0001', pluginId),
    iframe: { contentWindow },
    window: {
      addEventListener: (_type, listener) => {
        listeners.add(listener)
      },
      removeEventListener: (_type, listener) => {
        listeners.delete(listener)
      },
    },
  })
  const receive = (data: unknown, source: object = contentWindow): void => {
    for (const listener of listeners) listener({ data, source } as MessageEvent)
  }
  return {
    engine,
    wire,
    faults,
    log,
    posted,
    receive,
    api: createLocalHostApi({ engine, faults, log, wires: () => [wire] }),
    invoke: (id, key, params = [], context = []) =>
      receive({
        type: 'invoke',
        id,
        payload: { key: `bitable.${key}`, params: [{ c: context, p: params, t: 1 }], prefixId: 'local1' },
      }),
    results: (id) => posted.find((message) => message.type === 'callback' && message.id === id)?.payload.res,
  }
}
