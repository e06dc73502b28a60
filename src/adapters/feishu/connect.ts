import type { ConnectRefusal, HostPort } from '../../application/ports.ts'
import { err, ok, type Result } from '../../domain/index.ts'
import { SYSTEM_TIMERS, type Timers } from './calls/timers.ts'
import { callHost, createHostCalls, DEFAULT_TIMEOUTS, type Timeouts } from './calls/callHost.ts'
import { createEventsPort } from './events/eventsPort.ts'
import { isHostRejection } from './calls/hostError.ts'
import { createLastRead } from './rows/lastRead.ts'
import { createPeekRows } from './rows/peekRows.ts'
import { createReadRows } from './rows/readRows.ts'
import { createRights } from './rights.ts'
import { createSchemaPort } from './schema/schemaPort.ts'
import type { FeishuSdk } from './sdk.ts'
import { createStored } from './stored.ts'
import { createSurroundings } from './surroundings.ts'
import { createTables } from './calls/tables.ts'
import { createWriteRows } from './rows/writeRows.ts'

export type FeishuHost = HostPort & {
  /** Cancels every pending call and stops all events. */
  close(): void
}

export interface ConnectOptions {
  /** Whether the page is embedded (`window.parent !== window`); without it the SDK is not even loaded. */
  readonly embedded: boolean
  /** `loadFeishuSdk`, or the SDK of a test. */
  readonly loadSdk: () => Promise<FeishuSdk>
  readonly timeouts?: Partial<Timeouts>
  readonly timers?: Timers
  /** Timers for the timeouts of calls; the machine's, unless a test has its own clock. */
  readonly callTimers?: Timers
  /** Where unhandled rejections are reported; the window when there is one. */
  readonly rejections?: RejectionSource
}

/** The part of a window that reports rejections nobody handled. */
export interface RejectionSource {
  addEventListener(
    type: 'unhandledrejection',
    listener: (event: { readonly reason: unknown; preventDefault(): void }) => void,
  ): void
  removeEventListener(
    type: 'unhandledrejection',
    listener: (event: { readonly reason: unknown; preventDefault(): void }) => void,
  ): void
}

/**
 * Silences the SDK's own unhandled rejections: it makes calls at import and for every event registration and handles
 * none of their refusals (host-protocol §1.2, §1.4, §3.3). They are told by a host code or the handshake string.
 */
function quietSdkRejections(source: RejectionSource | undefined): () => void {
  const listener = (event: { readonly reason: unknown; preventDefault(): void }) => {
    if (isHostRejection(event.reason)) event.preventDefault()
  }
  source?.addEventListener('unhandledrejection', listener)
  return () => source?.removeEventListener('unhandledrejection', listener)
}

const windowRejections = (): RejectionSource | undefined => (typeof window === 'undefined' ? undefined : window)

/**
 * Loads the SDK and makes one call to wait for the host's handshake. Throws only when the SDK cannot be loaded: that
 * is a broken deployment, not a refusal.
 */
export async function connectFeishu(options: ConnectOptions): Promise<Result<FeishuHost, ConnectRefusal>> {
  if (!options.embedded) return err({ kind: 'outsideBase' })
  const timeouts: Timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts }
  const timers = options.timers ?? SYSTEM_TIMERS
  const startedAt = timers.now()
  const hearRejections = quietSdkRejections(options.rejections ?? windowRejections())
  const closing = new AbortController()

  const sdk = await options.loadSdk()
  const greeting = await callHost('getTheme', () => sdk.bridge.getTheme(), {
    timeoutMs: timeouts.handshakeMs,
    signals: [],
    timers: options.callTimers ?? SYSTEM_TIMERS,
  })
  // Any other error is an answer of the host, so the handshake succeeded.
  if (!greeting.ok && greeting.error.kind === 'timeout') {
    return err({ kind: 'noHandshake', afterMs: Math.round(timers.now() - startedAt) })
  }

  const calls = createHostCalls(timeouts, closing.signal, options.callTimers)
  const tables = createTables(sdk, calls)
  const lastRead = createLastRead()
  return ok({
    ...createSchemaPort(sdk, calls, tables),
    ...createReadRows(calls, tables, lastRead),
    ...createPeekRows(calls, tables),
    ...createWriteRows(calls, tables, lastRead),
    ...createEventsPort(sdk, tables, timers, closing.signal),
    ...createRights(sdk, calls),
    ...createStored(sdk, calls),
    ...createSurroundings(sdk, calls),
    close() {
      closing.abort()
      hearRejections()
    },
  })
}
