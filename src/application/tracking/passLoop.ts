import type { Result } from '../../domain/index.ts'
import type { ClockPort } from '../clock.ts'
import { isEmpty, noWork, type PendingWork } from '../pendingWork.ts'
import type { HostError } from '../ports.ts'

/** Waits between tries when the host does not answer. Milliseconds. */
const RETRY_MS = [5000, 15_000, 60_000, 300_000] as const

/** Runs passes over pending work, one at a time; what arrives during a pass is taken up by the next. */
export interface PassLoop {
  /** Work that waits for the next pass; call `wake` after adding to it. */
  pending(): PendingWork
  ask(wanted: { readonly schema?: boolean; readonly full?: boolean; readonly reassess?: boolean }): void
  wake(): void
  /** Resolves when no pass runs and none is due at once. */
  settled(): Promise<void>
  close(): void
}

export interface PassLoopDeps {
  readonly clock: ClockPort
  readonly pass: (work: PendingWork) => Promise<Result<null, HostError>>
  readonly onFailure: (error: HostError) => void
}

export function createPassLoop({ clock, pass, onFailure }: PassLoopDeps): PassLoop {
  let work = noWork()
  let running: Promise<void> | null = null
  let tries = 0
  /** A pass has failed since the last good one: what it was asked to do is still owed. */
  let isOwed = false
  let isClosed = false
  let cancelRetry = (): void => undefined

  const ask: PassLoop['ask'] = (wanted) => {
    work.schema ||= wanted.schema ?? false
    work.full ||= wanted.full ?? false
    work.reassess ||= wanted.reassess ?? false
    wake()
  }
  function wake(): void {
    if (isClosed || running !== null || isEmpty(work)) return
    cancelRetry()
    running = run().finally(() => {
      running = null
      wake()
    })
  }
  async function run(): Promise<void> {
    const taken = work
    work = noWork()
    taken.full ||= isOwed
    const outcome = await pass(taken)
    if (isClosed) return
    isOwed = !outcome.ok
    if (outcome.ok) {
      tries = 0
      return
    }
    onFailure(outcome.error)
    if (outcome.error.kind === 'permissionDenied' || outcome.error.kind === 'notFound') return
    const wait = RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0
    tries += 1
    cancelRetry = clock.after(wait, () => ask({ full: true }))
  }
  return {
    pending: () => work,
    ask,
    wake,
    settled: async function untilQuiet(): Promise<void> {
      if (running === null) return
      await running
      await untilQuiet()
    },
    close() {
      isClosed = true
      cancelRetry()
    },
  }
}
