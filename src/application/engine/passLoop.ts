import type { ClockPort } from '../clock.ts'
import { isEmpty, mergeWork, noWork, type PendingWork } from './pendingWork.ts'
import { type HostError, isDeniedOrGone } from '../ports.ts'

/** Waits between tries when the host does not answer; the last one repeats. */
const RETRY_MS = [5000, 15_000, 60_000, 300_000] as const
/** A host that was asked too often answers again after a short pause. */
const SLOWER_MS = [2000, 4000, 8000, 15_000, 30_000, 60_000] as const
/** A person has to restore rights or tables, so asking sooner is useless. */
const REFUSED_MS = [300_000] as const

/** Runs passes over pending work, one at a time. Work that arrives during a pass waits for the next. */
export interface PassLoop {
  /** Work that waits for the next pass; call `wake` after adding to it. */
  pending(): PendingWork
  ask(
    wanted: Partial<Pick<PendingWork, 'schema' | 'full' | 'sweep' | 'reassess' | 'override' | 'memory'>>,
    how?: { readonly urgent: boolean },
  ): void
  /** `urgent`: a person waits. The pass starts without pause or courtesy. */
  wake(how?: { readonly urgent: boolean }): void
  /** When a failed pass will be tried again; null when none has failed. */
  nextTryAt(): number | null
  /** Resolves when no pass runs and none is due at once. */
  settled(): Promise<void>
  close(): void
}

/** How a pass ended. */
export interface PassEnd {
  /** Null when the pass came to its end. */
  readonly failure: HostError | null
  /** The work that a failed pass left undone; the loop adds it to the work that has arrived since. */
  readonly owed: PendingWork
}

export interface PassLoopDeps {
  readonly clock: ClockPort
  readonly pass: (work: PendingWork) => Promise<PassEnd>
  readonly onFailure: (error: HostError) => void
  /** How long to wait so that another sidebar can go first; 0 when there is none. */
  readonly courtesyMs: () => number
}

export function createPassLoop({ clock, pass, onFailure, courtesyMs }: PassLoopDeps): PassLoop {
  const work = { next: noWork() }
  let running: Promise<void> | null = null
  let tries = 0
  let isClosed = false
  /** A pause after a failure, or courtesy to another sidebar. */
  let waiting: { readonly cancel: () => void; readonly isPause: boolean } | null = null
  let nextTryAt: number | null = null

  function wait(afterMs: number, isPause: boolean): void {
    waiting?.cancel()
    const cancel = clock.after(afterMs, () => {
      waiting = null
      start()
    })
    waiting = { cancel, isPause }
  }
  function wake({ urgent }: { readonly urgent: boolean } = { urgent: false }): void {
    if (isClosed || running !== null || isEmpty(work.next)) return
    if (urgent) return start()
    if (waiting !== null) return
    const courtesy = courtesyMs()
    if (courtesy > 0) wait(courtesy, false)
    else start()
  }
  function start(): void {
    waiting?.cancel()
    waiting = null
    if (isClosed || running !== null || isEmpty(work.next)) return
    running = run().finally(() => {
      running = null
      wake()
    })
  }
  async function run(): Promise<void> {
    const taken = work.next
    work.next = noWork()
    const { failure, owed } = await pass(taken)
    if (isClosed) return
    if (failure === null) {
      // Events may have been lost while the host was silent: read everything once.
      if (tries > 0) work.next.sweep = true
      tries = 0
      nextTryAt = null
      return
    }
    mergeWork(work.next, owed)
    const pause = pauseAfter(failure, tries) * (0.5 + clock.random() / 2)
    tries += 1
    nextTryAt = clock.now() + pause
    wait(pause, true)
    onFailure(failure)
  }
  return {
    pending: () => work.next,
    ask(wanted, how) {
      for (const flag of ['schema', 'full', 'sweep', 'reassess', 'override', 'memory'] as const)
        work.next[flag] ||= wanted[flag] ?? false
      wake(how)
    },
    wake,
    nextTryAt: () => nextTryAt,
    settled: async function untilQuiet(): Promise<void> {
      if (running === null) return
      await running
      await untilQuiet()
    },
    close() {
      isClosed = true
      waiting?.cancel()
    },
  }
}

function pauseAfter(error: HostError, tries: number): number {
  const pauses = error.kind === 'rateLimited' ? SLOWER_MS : isDeniedOrGone(error) ? REFUSED_MS : RETRY_MS
  return pauses[Math.min(tries, pauses.length - 1)] ?? 0
}
