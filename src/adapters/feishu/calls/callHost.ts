import type { HostError, HostResult } from '../../../application/ports.ts'
import { err, ok, type Result } from '../../../domain/index.ts'
import { toHostError } from './hostError.ts'
import { onAbort } from './onAbort.ts'
import { SYSTEM_TIMERS, type Timers } from './timers.ts'

/** How long the adapter waits for an answer; the SDK itself never gives up (host-protocol §0.2). */
export interface Timeouts {
  readonly readMs: number
  readonly writeMs: number
  /** For the first answer. The SDK gives up its handshake by itself after about 12 s (host-protocol §1.2). */
  readonly handshakeMs: number
}

export const DEFAULT_TIMEOUTS: Timeouts = { readMs: 20_000, writeMs: 30_000, handshakeMs: 15_000 }

/**
 * Runs one call of the SDK. Resolves to its answer or to a HostError (refusal, timeout or cancellation), whichever
 * comes first; a later answer is ignored. Never rejects, whatever `run` throws or rejects with.
 */
export function callHost<Value>(
  what: string,
  run: () => Promise<Value>,
  limits: { readonly timeoutMs: number; readonly signals: readonly AbortSignal[]; readonly timers?: Timers },
): HostResult<Value> {
  const { timeoutMs, signals, timers = SYSTEM_TIMERS } = limits
  if (signals.some((signal) => signal.aborted)) return Promise.resolve(err({ kind: 'cancelled' }))
  return new Promise((resolve) => {
    const settle = (result: Result<Value, HostError>) => {
      timers.clearTimeout(timer)
      for (const forget of forgets) forget()
      resolve(result)
    }
    const cancel = () => settle(err({ kind: 'cancelled' }))
    const timer = timers.setTimeout(() => settle(err({ kind: 'timeout', what, afterMs: timeoutMs })), timeoutMs)
    const forgets = signals.map((signal) => onAbort(signal, cancel))
    const answer = new Promise<Value>((start) => start(run()))
    answer.then(
      (value) => settle(ok(value)),
      (cause: unknown) => settle(err(toHostError(cause, what))),
    )
  })
}

/** The two ways to call the host, each with its own timeout. Closing the connection cancels both. */
export interface HostCalls {
  read<Value>(what: string, run: () => Promise<Value>, signal?: AbortSignal): HostResult<Value>
  write<Value>(what: string, run: () => Promise<Value>, signal?: AbortSignal): HostResult<Value>
}

export function createHostCalls(timeouts: Timeouts, closed: AbortSignal, timers: Timers = SYSTEM_TIMERS): HostCalls {
  const within =
    (timeoutMs: number): HostCalls['read'] =>
    (what, run, signal) =>
      callHost(what, run, { timeoutMs, timers, signals: signal === undefined ? [closed] : [closed, signal] })
  return { read: within(timeouts.readMs), write: within(timeouts.writeMs) }
}
