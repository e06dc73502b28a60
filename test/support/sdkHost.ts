import type { bitable as Bitable } from '@lark-base-open/js-sdk'
import type { Engine, Session } from '../../src/local-host/engine/types.ts'
import { createFaults } from '../../src/local-host/wire/faults.ts'
import { createWire, type Wire } from '../../src/local-host/wire/createWire.ts'
import { createWireLog } from '../../src/local-host/wire/wireLog.ts'

/** The unmodified SDK in this process, and the engine behind it. */
export interface SdkHost {
  readonly bitable: typeof Bitable
  /** Puts another Base behind the SDK. Its tables need ids of their own, because the SDK keeps what it met by id. */
  connect(engine: Engine, session: Session): void
  close(): void
}

type Listener = (event: MessageEvent) => void

/** One side of the message channel: its listeners, and a post that delivers a cloned message in a later task. */
function createSide() {
  const listeners = new Set<Listener>()
  return {
    addEventListener: (type: string, listener: Listener): void => {
      if (type === 'message') listeners.add(listener)
    },
    removeEventListener: (_type: string, listener: Listener): void => {
      listeners.delete(listener)
    },
    deliver(message: unknown, source: unknown): void {
      const data: unknown = structuredClone(message)
      queueMicrotask(() => {
        for (const listener of listeners) listener({ data, source } as MessageEvent)
      })
    },
  }
}

/**
 * Loads the SDK into a window that is a stub: its parent is a wire of ours. Once per process, as the SDK looks for its
 * window when it is loaded.
 */
export async function openSdkHost(engine: Engine, session: Session): Promise<SdkHost> {
  const host = createSide()
  const plugin = createSide()
  const contentWindow = { postMessage: (message: unknown) => plugin.deliver(message, null) }
  let wires = 0
  const open = (behind: Engine, whose: Session): Wire => {
    wires += 1
    return createWire({
      engine: behind,
      session: whose,
      faults: createFaults(1),
      log: createWireLog(),
      prefixId: `local${String(wires)}`,
      iframe: { contentWindow: contentWindow as unknown as Window },
      window: host,
    })
  }
  let wire = open(engine, session)
  Object.assign(globalThis, {
    window: {
      addEventListener: plugin.addEventListener,
      removeEventListener: plugin.removeEventListener,
      parent: { postMessage: (message: unknown) => host.deliver(message, contentWindow) },
    },
  })
  const { bitable } = await import('@lark-base-open/js-sdk')
  return {
    bitable,
    connect(next, whose) {
      wire.close()
      wire = open(next, whose)
    },
    close() {
      wire.close()
    },
  }
}
