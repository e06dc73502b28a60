import { err } from '../../domain/index.ts'
import type { SetupStep } from './setupState.ts'
import { type HostError, type HostResult, isSilence } from '../ports.ts'

export interface BuildRun {
  /** Called before each step, and again for the step that ends the run. `total` counts all planned steps. */
  readonly onStep: (step: SetupStep, done: number, total: number) => void
  readonly signal: AbortSignal
}

/** The outcome of one step. */
type Attempt =
  | { readonly kind: 'made' }
  | { readonly kind: 'refused'; readonly step: SetupStep; readonly error: HostError }
  /** The run has ended: a person cancelled it, the host did not answer, or it refused too often. */
  | { readonly kind: 'over' }

/** Carries out steps, some of them at the same time, and decides when to give up. */
export interface StepRunner {
  run(step: SetupStep, work: () => HostResult<unknown>): Promise<Attempt>
  /** Notes a refusal outside a step: a host that does not answer ends the run. */
  note(error: HostError): void
  isOver(): boolean
  /**
   * The error that ended the run, after which nothing may be stored. Null: it came to its end or gave up after
   * refusals.
   */
  ended(): HostError | null
  /** Steps carried out or refused. */
  done(): number
}

/** After more refusals in a row the run gives up, because the host refuses every step and not only single ones. */
const MOST_REFUSALS_IN_A_ROW = 5

export function createStepRunner({ onStep, signal }: BuildRun, total: number): StepRunner {
  let done = 0
  let refusalsInARow = 0
  let end: HostError | null = null

  function note(error: HostError): void {
    if (isSilence(error)) end ??= error
  }
  const isOver = (): boolean => end !== null || refusalsInARow > MOST_REFUSALS_IN_A_ROW

  return {
    async run(step, work) {
      if (isOver()) return { kind: 'over' }
      onStep(step, Math.min(done, total), total)
      const outcome = signal.aborted ? err<HostError>({ kind: 'cancelled' }) : await work()
      if (!outcome.ok) note(outcome.error)
      if (!outcome.ok && end === outcome.error) {
        onStep(step, Math.min(done, total), total)
        return { kind: 'over' }
      }
      done += 1
      if (outcome.ok) {
        refusalsInARow = 0
        return { kind: 'made' }
      }
      refusalsInARow += 1
      return { kind: 'refused', step, error: outcome.error }
    },
    note,
    isOver,
    ended: () => end,
    done: () => done,
  }
}
