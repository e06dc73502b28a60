import type { RunEntry } from './storedRuns.ts'

/** What a taking back was about in the end. */
export interface Undone {
  /** The run at the end of the chain of takings back; null when it is not kept any more. */
  readonly run: RunEntry | null
  /** It was brought back: what was taken back is a taking back itself. */
  readonly isBroughtBack: boolean
}

/** Follows a taking back to the run that it has taken back, or brought back; null for a run of another kind. [TB2] */
export function undoneBy(runs: readonly RunEntry[], { of }: RunEntry): Undone | null {
  if (of === null) return null
  const byId = new Map(runs.map((run) => [run.id, run]))
  let isBroughtBack = false
  let run = byId.get(of) ?? null
  // A damaged list could lead in a circle: no chain is longer than the list.
  for (let steps = 0; run !== null && run.of !== null && steps < runs.length; steps += 1) {
    isBroughtBack = !isBroughtBack
    run = byId.get(run.of) ?? null
  }
  return { run, isBroughtBack }
}
