import type { Steps } from '../domain/index.ts'

/** After this time the page may draw. A step takes less than this, so that no slice reaches 50 ms. */
const SLICE_MS = 20

/** What of the clock it takes. */
interface Pauses {
  readonly now: () => number
  readonly breathe: () => Promise<void>
}

/** Called before each pause with the number of steps so far. */
type OnPause = (steps: number) => void

export interface SliceOptions {
  readonly signal: AbortSignal
  readonly onPause?: OnPause
}

/** Runs long work to its end, in slices between which the page handles input and draws. */
export async function wholeInSlices<Value>(steps: Steps<Value>, clock: Pauses, onPause?: OnPause): Promise<Value> {
  let began = clock.now()
  for (let taken = 1; ; taken += 1) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (clock.now() - began < SLICE_MS) continue
    onPause?.(taken)
    await clock.breathe()
    began = clock.now()
  }
}

/** The same until it is stopped; null when it was. */
export const inSlices = <Value>(
  steps: Steps<Value>,
  clock: Pauses,
  { signal, onPause }: SliceOptions,
): Promise<Value | null> => wholeInSlices(whileWanted(steps, signal), clock, onPause)

function* whileWanted<Value>(steps: Steps<Value>, signal: AbortSignal): Steps<Value | null> {
  while (!signal.aborted) {
    const step = steps.next()
    if (step.done === true) return step.value
    yield
  }
  return null
}
