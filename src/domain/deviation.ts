import { withoutNoise } from './exactness.ts'

/** How a deviation came about. [DV1] */
export interface DeviationExplanation {
  readonly rule: 'DV1'
  /** Percentage points, negative = behind. */
  readonly value: number | null
  readonly because: 'actualMinusPlanned' | 'noPlan' | 'actualUnknown' | 'paused' | 'cancelled'
  readonly planned: number | null
  readonly actual: number | null
}

/** How a relative rate came about. [DV2] */
export interface RateExplanation {
  readonly rule: 'DV2'
  /** Percent of the planned progress, negative = behind. */
  readonly value: number | null
  readonly because: 'deviationOverPlanned' | 'noDeviation' | 'nothingPlannedYet'
  readonly deviation: number | null
  readonly planned: number | null
}

/**
 * actual − planned in points; null without a plan, where the actual is unknown, and for paused and cancelled tasks.
 * [DV1]
 */
export function explainDeviation(planned: number | null, actual: number | null, state: string): DeviationExplanation {
  if (state === 'paused' || state === 'cancelled') {
    return { rule: 'DV1', value: null, because: state, planned, actual }
  }
  if (planned === null) return { rule: 'DV1', value: null, because: 'noPlan', planned, actual }
  if (actual === null) return { rule: 'DV1', value: null, because: 'actualUnknown', planned, actual }
  return { rule: 'DV1', value: withoutNoise(actual - planned), because: 'actualMinusPlanned', planned, actual }
}

/** deviation ÷ planned × 100; null when nothing was planned yet or there is no deviation. [DV2] */
export function explainRate({ value: deviation, planned, actual }: DeviationExplanation): RateExplanation {
  if (deviation === null || planned === null || actual === null) {
    return { rule: 'DV2', value: null, because: 'noDeviation', deviation, planned }
  }
  if (planned === 0) return { rule: 'DV2', value: null, because: 'nothingPlannedYet', deviation, planned }
  // Computed from the two progresses: the deviation is rounded, and a small plan would magnify the rounding.
  const rate = withoutNoise(((actual - planned) / planned) * 100)
  return { rule: 'DV2', value: rate, because: 'deviationOverPlanned', deviation, planned }
}
