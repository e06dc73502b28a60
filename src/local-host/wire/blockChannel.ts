import { isBag, isFiniteNumber, type Bag } from '../engine/world/values.ts'

/**
 * How `@lark-opdev/block-bitable-api`, the SDK's older name (seen: 0.1.9 and 0.4.0), puts the same keys, requests and
 * events on postMessage. No handshake: the client reads its channel from `window.name` and speaks at once. Payloads
 * are JSON, in which `undefined` becomes null; files travel beside them.
 */

const SIGNATURE = 'iframe-block'
const FILE_MARK = 'blockit-iframe-dehydrate'

/** A call of such a client. */
export interface BlockCall {
  readonly id: number
  readonly key: string
  readonly requests: readonly unknown[]
}

/** A window whose name we may set as long as it shows no page of another site. */
export interface BlockWindow {
  name?: string
}

const NAME_START = '{"blockTypeId":"local-base",'

/**
 * Tells the page that will open in this window its channel, without which such a client refuses to start; others do
 * not look. A name of somebody else's choice stays.
 */
export function nameBlockWindow(window: BlockWindow, channel: string): void {
  try {
    if (window.name === '' || window.name?.startsWith(NAME_START) === true)
      window.name = `${NAME_START}"channel":${JSON.stringify(channel)}}`
  } catch {
    // A page of another site is there already: it has read its name.
  }
}

export const isBlockMessage = (message: Bag): boolean => message['signature'] === SIGNATURE

/** The call in a message of such a client; null for anything else it may say. */
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

/** The reply to a call: one result per request, errors as values as everywhere (host-protocol §2.3). */
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
