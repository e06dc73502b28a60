import { CODE } from '../engine/world/errors.ts'
import { subscriptionOf } from '../engine/world/events.ts'
import { HostError, type Engine, type RoleName, type Session } from '../engine/types.ts'
import { isBag, type Bag } from '../engine/world/values.ts'
import {
  blockEvent,
  blockReply,
  isBlockMessage,
  nameBlockWindow,
  readBlockCall,
  type BlockWindow,
} from './blockChannel.ts'
import { createDelivery } from './delivery.ts'
import type { Fate, Faults } from './faults.ts'
import { messageSize } from './messageSize.ts'
import type { WireLog, WireMessage } from './wireLog.ts'

/** The page's side of a wire: where messages of all iframes arrive. */
export interface MessageSource {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

/** The plugin's side: messages from anywhere else than `contentWindow` are not for this wire. */
export interface PluginFrame {
  readonly contentWindow: (MessageEventSource & BlockWindow) | null
}

export interface WireOptions {
  readonly engine: Engine
  readonly window: MessageSource
  readonly iframe: PluginFrame
  readonly session: Session
  readonly faults: Faults
  readonly log: WireLog
  /** Prefix of the client's invoke ids (host-protocol §1.1); different for every iframe. */
  readonly prefixId: string
}

/** The wire of one plugin. */
export interface Wire {
  readonly prefixId: string
  /** The session of its calls; the same object until the role changes. */
  readonly session: Session
  /** True once a client made its handshake, or a call without one. */
  readonly connected: boolean
  /** Gives the plugin's user another role and sends PermissionChange. */
  setRole(role: RoleName): void
  /** Stops listening; pending calls get no answer. */
  close(): void
}

const PERMISSION_CHANGE = 'BaseEvent_PermissionChange'

/**
 * Answers the unmodified SDK in an iframe, under its present name (host-protocol §1–3) or its older one, over
 * postMessage.
 */
export function createWire({
  engine,
  window,
  iframe,
  session: firstSession,
  faults,
  log,
  prefixId,
}: WireOptions): Wire {
  // Own object: the engine tells callers apart by identity.
  let session: Session = { ...firstSession }
  let connected = false
  let closed = false
  let speaksBlock = false
  const wanted = new Map<string, number>()

  function note(
    direction: 'in' | 'out',
    type: WireMessage['type'],
    key: string,
    count: number,
    payload: unknown,
    ms = 0,
    error?: string,
  ): void {
    log.note({
      at: Date.now(),
      direction,
      wire: prefixId,
      type,
      key,
      count,
      bytes: messageSize(payload),
      ms,
      ...(error === undefined ? {} : { error }),
    })
  }

  function post(message: object): void {
    // '*' is safe: the window was checked by identity, and a plugin may have any address.
    iframe.contentWindow?.postMessage(message, { targetOrigin: '*' })
  }

  function postEvent(name: string, params: unknown): void {
    post(speaksBlock ? blockEvent(prefixId, name, params) : { type: 'event', payload: { eventName: name, params } })
    note('out', 'event', name, 1, params)
  }

  const delivery = createDelivery({
    engine,
    faults,
    session: () => session,
    wants: (name) => (wanted.get(name) ?? 0) > 0,
    send: ({ name, params }) => {
      postEvent(name, params)
    },
    schedule: (delayMs, task) => {
      setTimeout(task, delayMs)
    },
  })

  /** Answers only the client's own handshake: answering its acknowledgement would never end (host-protocol §1.1). */
  function handshake(id: unknown, payload: Bag): void {
    note('in', 'handshake', '', 1, payload)
    if (payload['proactive'] !== true) return
    // The first try of a new client (retries have higher numbers): drop the listeners of the former page.
    if (id === 'handshake-1') wanted.clear()
    connected = true
    speaksBlock = false
    post({ id, type: 'handshake', payload: { prefixId } })
    note('out', 'handshake', '', 1, { prefixId })
  }

  function register(key: string, context: readonly unknown[], params: readonly unknown[]): void {
    const subscription = subscriptionOf(key, context, params)
    if (!subscription) return
    const count = wanted.get(subscription.event) ?? 0
    wanted.set(subscription.event, Math.max(0, count + (subscription.wanted ? 1 : -1)))
  }

  /** One request of an invoke: its result, a promise of it, or an error in wire form. Never throws. */
  function answer(key: string, request: unknown): unknown {
    const bag: Bag = isBag(request) ? request : {}
    const context: unknown[] = Array.isArray(bag['c']) ? bag['c'] : []
    const params: unknown[] = Array.isArray(bag['p']) ? bag['p'] : []
    try {
      const result = engine.call(session, key, context, params)
      register(key, context, params)
      return result instanceof Promise ? result.catch(wireError) : result
    } catch (error) {
      return wireError(error)
    }
  }

  /** Answers all requests of one message; `answered` turns their results into the reply. */
  function invoke(key: string, requests: readonly unknown[], answered: (results: unknown) => object): void {
    const startedAt = performance.now()
    note('in', 'invoke', key, requests.length, requests)
    const fate = faults.meet(key, startedAt)
    if (fate.kind === 'hang') return

    const reply = (results: readonly unknown[]): void => {
      if (closed) return
      const res = fate.kind === 'malform' ? malformed(results, fate.shape) : results
      const error = results.find(isWireError)
      try {
        post(answered(res))
      } catch (cause) {
        // A result that cannot be cloned must still be answered, or the caller waits for ever (host-protocol §0.2).
        post(answered(results.map(() => wireError(cause))))
      }
      note(
        'out',
        'callback',
        key,
        results.length,
        res,
        performance.now() - startedAt,
        error && `${error.code} ${error.message}`,
      )
    }

    const carryOut = (): void => {
      if (closed) return
      if (fate.kind === 'fail') {
        const refused = wireError(new HostError(fate.code, fate.message))
        reply(requests.map(() => refused))
        return
      }
      delivery.around(() => {
        const results = requests.map((request) => answer(key, request))
        if (!results.some((result) => result instanceof Promise)) return () => reply(results)
        return () => {
          void Promise.all(results).then(reply)
        }
      })
    }

    if (fate.delayMs > 0) setTimeout(carryOut, fate.delayMs)
    else carryOut()
  }

  function blockCall(message: Bag): void {
    const call = readBlockCall(message)
    if (!call) {
      note('in', 'unknown', '', 1, null)
      return
    }
    // The first call of a page: this client makes no handshake.
    if (call.id === 1) wanted.clear()
    connected = true
    speaksBlock = true
    invoke(call.key, call.requests, (results) => blockReply(prefixId, call.id, results))
  }

  function onMessage(event: MessageEvent): void {
    if (event.source === null || event.source !== iframe.contentWindow) return
    const message: unknown = event.data
    if (!isBag(message)) return
    const payload: Bag = isBag(message['payload']) ? message['payload'] : {}
    if (message['type'] === 'handshake') handshake(message['id'], payload)
    else if (message['type'] === 'invoke') {
      const key = typeof payload['key'] === 'string' ? payload['key'] : ''
      invoke(key, Array.isArray(payload['params']) ? payload['params'] : [{}], (res) => ({
        type: 'callback',
        id: message['id'],
        payload: { res },
      }))
    } else if (isBlockMessage(message)) blockCall(message)
    else note('in', 'unknown', '', 1, null)
  }

  window.addEventListener('message', onMessage)
  if (iframe.contentWindow) nameBlockWindow(iframe.contentWindow, prefixId)

  return {
    prefixId,
    get session() {
      return session
    },
    get connected() {
      return connected
    },
    setRole(role) {
      if (session.role === role) return
      session = { ...session, role }
      if ((wanted.get(PERMISSION_CHANGE) ?? 0) > 0) postEvent(PERMISSION_CHANGE, {})
    },
    close() {
      closed = true
      delivery.close()
      window.removeEventListener('message', onMessage)
    },
  }
}

interface WireError {
  readonly e: 'bte'
  readonly code: number
  readonly msg: string
  readonly message: string
}

/** Sets both `msg` and `message`, because clients read one or the other (host-protocol §0.4). */
function wireError(error: unknown): WireError {
  const code = error instanceof HostError ? error.code : CODE.unknown
  const message = error instanceof Error ? error.message : String(error)
  return { e: 'bte', code, msg: message, message }
}

const isWireError = (value: unknown): value is WireError => isBag(value) && value['e'] === 'bte'

function malformed(results: readonly unknown[], shape: Extract<Fate, { kind: 'malform' }>['shape']): unknown {
  switch (shape) {
    case 'short':
      return results.slice(0, -1)
    case 'long':
      return [...results, null]
    default:
      return null
  }
}
