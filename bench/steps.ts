import { allAtOnce, type Steps } from '../src/domain/index.ts'
import { cpuMs, median } from './figures.ts'

const RUNS = 5

/** The processor time of each step, milliseconds. */
function lengthsOf(steps: Steps<unknown>): readonly number[] {
  const lengths: number[] = []
  for (let isDone = false; !isDone; ) {
    const began = cpuMs()
    isDone = steps.next().done === true
    lengths.push(cpuMs() - began)
  }
  return lengths
}

const sum = (lengths: readonly number[]): number => lengths.reduce((all, ms) => all + ms, 0)

/** The processor time of all steps: reading it before each of them would be a tenth of it. */
function wholeOf(steps: Steps<unknown>): number {
  const began = cpuMs()
  allAtOnce(steps)
  return cpuMs() - began
}

/** What work in steps costs, in milliseconds of the processor. */
export interface MeasuredSteps {
  /** The first time, when its code is not compiled yet. */
  readonly first: { readonly whole: number; readonly longest: number }
  readonly whole: number
  readonly longest: number
}

/**
 * One piece of work several times. Of each step of the other times the shortest counts: collecting garbage and compiling make
 * a step longer, never shorter.
 */
export function measured(steps: () => Steps<unknown>): MeasuredSteps {
  const first = lengthsOf(steps())
  const again = Array.from({ length: RUNS }, () => lengthsOf(steps()))
  const shortest = (again[0] ?? []).map((_ms, at) => Math.min(...again.map((lengths) => lengths[at] ?? 0)))
  return {
    first: { whole: sum(first), longest: Math.max(...first) },
    whole: median(Array.from({ length: RUNS }, () => wholeOf(steps()))),
    longest: Math.max(...shortest),
  }
}

/** The line of a measurement for `print`. */
export const lineOf = (what: string, { first, whole, longest }: MeasuredSteps) => ({
  what,
  ms: whole,
  note: `longest step ${longest.toFixed(1)} ms; first time ${first.whole.toFixed(0)} ms, ${first.longest.toFixed(1)} ms`,
})
