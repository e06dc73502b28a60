import { err } from '../../domain/index.ts'
import type { SetupStep } from './setupState.ts'
import { type HostError, type HostResult, isSilence } from '../ports.ts'

export interface BuildRun {
  /**
   * Told before each step, and again about the one that ends the run; `total` counts every step that is planned now.
   */
  readonly onStep: (step: SetupStep, done: number, total: number) => void
  readonly signal: AbortSignal
}

type Attempt =
  | { readonly kind: 'made' }
  | { readonly kind: 'refused'; readonly step: SetupStep; readonly error: HostError }
  /** The run is over: cancelled, silent, or refused too often. */
  | { readonly kind: 'over' }

/** Carries out steps, some of them side by side, and knows when to give up. */
export interface StepRunner {
  run(step: SetupStep, work: () => HostResult<unknown>): Promise<Attempt>
  /** A refusal outside a step: silence ends the run here as well. */
  note(error: HostError): void
  isOver(): boolean
  /** Why nothing more is to be done or kept; null when the run came to its end or gave up after refusals. */
  ended(): HostError | null
  /** Steps carried out or refused. */
  done(): number
}

/** After so many refusals in a row it is not the step, it is the host. */
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
      const made = signal.aborted ? err<HostError>({ kind: 'cancelled' }) : await work()
      if (!made.ok) note(made.error)
      if (!made.ok && end === made.error) {
        onStep(step, Math.min(done, total), total)
        return { kind: 'over' }
      }
      done += 1
      if (made.ok) {
        refusalsInARow = 0
        return { kind: 'made' }
      }
      refusalsInARow += 1
      return { kind: 'refused', step, error: made.error }
    },
    note,
    isOver,
    ended: () => end,
    done: () => done,
  }
}
