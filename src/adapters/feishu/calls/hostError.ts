import type { HostError } from '../../../application/ports.ts'

/** The SDK rejects every call with this string when the host does not answer the handshake (host-protocol §1.2). */
const HANDSHAKE_REJECTION = 'time out'
/** The SDK 1.0.2 rejects with that string after this time. */
const HANDSHAKE_PATIENCE_MS = 12_062

/**
 * Codes and words that mean "too many requests". The SDK's documentation names neither limit nor code (host-protocol
 * §7.1, §9.8); these come from Feishu's HTTP interfaces (HTTP 429; 99991400 request frequency; 1254290 too many
 * requests; 1254291 write conflict).
 */
const TOO_OFTEN: ReadonlySet<number> = new Set([429, 99_991_400, 1_254_290, 1_254_291])
const TOO_OFTEN_WORDS =
  /too many request|request frequency|frequency limit|rate.?limit|请求过于频繁|频率限制|请求频率/iu

const OVER_200_RECORDS = 10_214_001
const NOT_REGISTERED = 10_299_997

/** The detail of a host code: its last three digits, which mean the same in every scope (host-protocol §7.2). */
export function detailOf(code: number | null): number | null {
  return code !== null && code >= 10_200_000 && code < 10_300_000 && code !== NOT_REGISTERED ? code % 1000 : null
}

/** Whether a call failed because no host answered the handshake. */
const isHandshakeRejection = (cause: unknown): boolean => cause === HANDSHAKE_REJECTION

const property = (cause: unknown, name: string): unknown =>
  typeof cause === 'object' && cause !== null ? Reflect.get(cause, name) : undefined

/** The host's code, which the SDK copies onto a plain Error (host-protocol §2.3); null without one. */
function codeOf(cause: unknown): number | null {
  const code = property(cause, 'code')
  return typeof code === 'number' ? code : null
}

/** Whether a rejection comes from the host: it has a host code or is the handshake string. */
export function isHostRejection(cause: unknown): boolean {
  const code = codeOf(cause)
  return isHandshakeRejection(cause) || detailOf(code) !== null || code === NOT_REGISTERED
}

/**
 * Whether the host did not answer the question itself: it timed out, asked for a pause or was cancelled. Such a call
 * must be made again; it says nothing about rights or rows.
 */
export const isNoAnswer = ({ kind }: HostError): boolean =>
  kind === 'timeout' || kind === 'rateLimited' || kind === 'cancelled'

function messageOf(cause: unknown): string {
  if (typeof cause === 'string') return cause
  // `message` is empty when the host sent only `msg` (host-protocol §2.3).
  for (const name of ['message', 'msg']) {
    const text = property(cause, name)
    if (typeof text === 'string' && text !== '') return text
  }
  return ''
}

/**
 * Turns a rejection of the SDK into a HostError. `what` names the call or the thing asked for. Never throws, whatever
 * was rejected: a plain string, a TypeError about a malformed reply or an AggregateError (host-protocol §2.3).
 */
export function toHostError(cause: unknown, what: string): HostError {
  if (isHandshakeRejection(cause)) return { kind: 'timeout', what, afterMs: HANDSHAKE_PATIENCE_MS }
  if (cause instanceof AggregateError && cause.errors.length > 0) return toHostError(cause.errors[0], what)
  const code = codeOf(cause)
  if ((code !== null && TOO_OFTEN.has(code)) || TOO_OFTEN_WORDS.test(messageOf(cause)))
    return { kind: 'rateLimited', what }
  if (code === OVER_200_RECORDS) return { kind: 'limitExceeded', what }
  switch (detailOf(code)) {
    case 997:
      return { kind: 'permissionDenied', what }
    case 998:
      return { kind: 'notFound', what }
    case 995:
      return { kind: 'nameTaken', what }
    case 994:
      return { kind: 'limitExceeded', what }
    default:
      return { kind: 'unexpected', what, code, message: messageOf(cause) }
  }
}
