import type { Steps } from '../../domain/index.ts'
import type { ClockPort } from '../clock.ts'

/** After this time the page may draw. A step takes less than this, so that no slice reaches 50 ms. */
const SLICE_MS = 20

export interface SliceOptions {
  readonly signal: AbortSignal
  /** Called before each pause with the number of steps so far. */
  readonly onPause?: (steps: number) => void
}

/** Runs long work in slices between which the page handles input and draws; null when it was stopped. */
export async function inSlices<Value>(
  steps: Steps<Value>,
  clock: Pick<ClockPort, 'now' | 'breathe'>,
  { signal, onPause }: SliceOptions,
): Promise<Value | null> {
  let began = clock.now()
  for (let taken = 1; !signal.aborted; taken += 1) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (clock.now() - began < SLICE_MS) continue
    onPause?.(taken)
    await clock.breathe()
    began = clock.now()
  }
  return null
}
