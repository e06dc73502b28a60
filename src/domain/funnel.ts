import { forComparison, usableNumber, withoutNoise } from './exactness.ts'

/** With fewer than this at the last step, nothing is said about the funnel. [RA7] */
export const FUNNEL_MIN_LAST = 30

/** One step of a funnel. `benchmark`: the usual rate, in percent, of reaching this step from the one before it. */
export interface FunnelStep {
  readonly name: string
  readonly value: number
  readonly benchmark: number | null
}

/** The rates of a funnel in percent; `worst` names the steps that were hardest to reach. [RA7] */
export interface FunnelResult {
  readonly steps: readonly {
    readonly from: string
    readonly to: string
    readonly rate: number
    readonly loss: number
  }[]
  readonly overall: number | null
  readonly worst: readonly string[]
  /** True when `worst` was judged against a benchmark for every step. */
  readonly verdict: boolean
  readonly insufficient: boolean
}

/** A score rounded for comparison, whatever its size, so that noise in the last digit breaks no tie. */
const rank = (score: number) => (score < 1e3 ? forComparison(score) : Math.round(score * 1e3) / 1e3)

/**
 * Step rates r = 100 · vᵢ₊₁ / vᵢ, losses, the overall rate and the worst step(s), ties included. [RA7]
 *
 * With a benchmark for every step the worst is the least r / benchmark and there is a verdict; otherwise the least r
 * and none. Insufficient, hence without a worst step: fewer than 2 steps, a value that is not a positive number, a
 * value above the one before it, or fewer than 30 at the last step. A rate over nothing (vᵢ ≤ 0) is given as 0.
 */
export function funnel(steps: readonly FunnelStep[]): FunnelResult {
  const values = steps.map(({ value }) => usableNumber(value) ?? 0)
  const first = values[0] ?? 0
  const last = values.at(-1) ?? 0
  const ratedSteps = steps.slice(1).map((step, index) => {
    const before = values[index] ?? 0
    const quotient = before > 0 ? (100 * (values[index + 1] ?? 0)) / before : 0
    const rate = withoutNoise(Number.isFinite(quotient) ? quotient : 0)
    const benchmark = usableNumber(step.benchmark)
    return {
      from: steps[index]?.name ?? '',
      to: step.name,
      rate,
      loss: withoutNoise(100 - rate),
      benchmark: benchmark !== null && benchmark > 0 ? benchmark : null,
    }
  })
  // Steps that never increase and end at 30 or more are all positive.
  const narrows = values.every((value, index) => index === 0 || value <= (values[index - 1] ?? 0))
  const insufficient = steps.length < 2 || !narrows || last < FUNNEL_MIN_LAST
  const overall = steps.length >= 2 && first > 0 ? withoutNoise((100 * last) / first) : null
  const verdict = !insufficient && ratedSteps.every(({ benchmark }) => benchmark !== null)
  const scores = ratedSteps.map(({ rate, benchmark }) => rank(verdict && benchmark !== null ? rate / benchmark : rate))
  const least = Math.min(...scores)
  return {
    steps: ratedSteps.map(({ from, to, rate, loss }) => ({ from, to, rate, loss })),
    overall: overall !== null && Number.isFinite(overall) ? overall : null,
    worst: insufficient ? [] : ratedSteps.filter((_, index) => scores[index] === least).map(({ to }) => to),
    verdict,
    insufficient,
  }
}
