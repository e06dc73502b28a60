import { isBag, isFiniteNumber, type Bag } from '../engine/world/values.ts'

/**
 * The messages of `@lark-opdev/block-bitable-api`, the SDK's older name (seen: 0.1.9 and 0.4.0), for the same keys,
 * requests and events. There is no handshake: the client reads its channel from `window.name` and calls at once.
 * Payloads are JSON, in which `undefined` becomes null; files are sent beside them.
 */

const SIGNATURE = 'iframe-block'
const FILE_MARK = 'blockit-iframe-dehydrate'

/** A call of such a client. */
export interface BlockCall {
  readonly id: number
  readonly key: string
  readonly requests: readonly unknown[]
}

/** A window whose name can be set while it shows no page of another site. */
export interface BlockWindow {
  name?: string
}

const NAME_START = '{"blockTypeId":"local-base",'

/**
 * Sets the window's name to the channel that such a client needs to start; other clients ignore it. Does not replace a
 * name that somebody else set.
 */
export function nameBlockWindow(window: BlockWindow, channel: string): void {
  try {
    if (window.name === '' || window.name?.startsWith(NAME_START) === true)
      window.name = `${NAME_START}"channel":${JSON.stringify(channel)}}`
  } catch {
    // A page of another site is loaded already and has read its name.
  }
}

export const isBlockMessage = (message: Bag): boolean => message['signature'] === SIGNATURE

/** The call in a message of such a client; null for any other message. */
export function readBlockCall(message: Bag): BlockCall | null {
  if (message['type'] !== 'request' || typeof message['payload'] !== 'string') return null
  const payload = parse(message['payload'], Array.isArray(message['dehydrates']) ? message['dehydrates'] : [])
  if (!isBag(payload) || !isFiniteNumber(payload['id']) || typeof payload['name'] !== 'string') return null
  return {
    id: payload['id'],
    key: payload['name'],
    requests: Array.isArray(payload['data']) ? payload['data'] : [payload['data']],
  }
}

/** The reply to a call: one result for each request, errors as values (host-protocol §2.3). */
export const blockReply = (channel: string, id: number, results: unknown): object =>
  envelope(channel, 'response', { id, success: true, data: results })

export const blockEvent = (channel: string, name: string, params: unknown): object =>
  envelope(channel, 'event', { name, data: params })

const envelope = (channel: string, type: string, payload: object): object => ({
  signature: SIGNATURE,
  type,
  channel,
  timestamp: Date.now(),
  payload: JSON.stringify(payload),
  dehydrates: [],
})

function parse(text: string, files: readonly unknown[]): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown) =>
      isBag(value) && value['__sign__'] === FILE_MARK ? files[Number(value['__index__'])] : value,
    ) as unknown
  } catch {
    return null
  }
}
