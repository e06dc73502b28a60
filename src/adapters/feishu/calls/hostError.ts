import type { HostError } from '../../../application/ports.ts'

/** What the SDK rejects every call with when the host never answers its handshake (host-protocol §1.2). */
const HANDSHAKE_REJECTION = 'time out'
/** How long the SDK 1.0.2 tries before it rejects with that string. */
const HANDSHAKE_PATIENCE_MS = 12_062

/**
 * The documentation names no limit and no code for it (host-protocol §7.1, §9.8). These are what Feishu's own
 * interfaces answer (HTTP 429; 99991400 request frequency; 1254290 too many requests; 1254291 write conflict), and the
 * words it uses.
 */
const TOO_OFTEN: ReadonlySet<number> = new Set([429, 99_991_400, 1_254_290, 1_254_291])
const TOO_OFTEN_WORDS =
  /too many request|request frequency|frequency limit|rate.?limit|请求过于频繁|频率限制|请求频率/iu

const OVER_200_RECORDS = 10_214_001
const NOT_REGISTERED = 10_299_997

/** The detail of a host code: its last three digits, the same in every scope (host-protocol §7.2). */
export function detailOf(code: number | null): number | null {
  return code !== null && code >= 10_200_000 && code < 10_300_000 && code !== NOT_REGISTERED ? code % 1000 : null
}

/** True when nobody on the other side speaks the protocol, whatever was asked. */
export const isHandshakeRejection = (cause: unknown): boolean => cause === HANDSHAKE_REJECTION

const property = (cause: unknown, name: string): unknown =>
  typeof cause === 'object' && cause !== null ? Reflect.get(cause, name) : undefined

/** The host's code on a rejection; the SDK copies it onto a plain Error (host-protocol §2.3). */
export function codeOf(cause: unknown): number | null {
  const code = property(cause, 'code')
  return typeof code === 'number' ? code : null
}

function messageOf(cause: unknown): string {
  if (typeof cause === 'string') return cause
  // `message` is empty when the host sent `msg` only (host-protocol §2.3).
  for (const name of ['message', 'msg']) {
    const text = property(cause, name)
    if (typeof text === 'string' && text !== '') return text
  }
  return ''
}

/**
 * A rejection of the SDK in our words. `what` names the call or the thing asked for. Never throws: plain
 * strings, bare TypeErrors of a malformed reply and AggregateErrors (host-protocol §2.3) all become a value.
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
