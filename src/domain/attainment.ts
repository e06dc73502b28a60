import { forComparison, usableNumber, withoutNoise } from './exactness.ts'

/** A goal's numbers, all in the goal's own unit. [KP1] */
export interface Kpi {
  readonly actual: number | null
  readonly target: number | null
  /** 基期值, needed for `increase` only. */
  readonly base: number | null
  readonly direction: 'higher' | 'lower'
  /** 绝对值, or 较基期提升: the way from `base` to `target`. */
  readonly measure: 'absolute' | 'increase'
}

/** How an attainment came about. [KP1] */
export interface AttainmentExplanation {
  readonly rule: 'KP1'
  /** Percent, not capped, may be negative. */
  readonly value: number | null
  readonly because:
    | 'actualOverTarget'
    | 'lowerIsBetter'
    | 'againstBase'
    | 'actualMissing'
    | 'targetMissing'
    | 'targetZero'
    | 'targetNegative'
    | 'baseMissing'
    | 'targetEqualsBase'
    | 'outOfRange'
  readonly actual: number | null
  readonly target: number | null
  readonly base: number | null
}

/** Attainment in percent, with the formula used or what is missing; never a guess. [KP1] */
export function explainAttainment(kpi: Kpi): AttainmentExplanation {
  const actual = usableNumber(kpi.actual)
  const target = usableNumber(kpi.target)
  const base = usableNumber(kpi.base)
  const unknown = (because: AttainmentExplanation['because']): AttainmentExplanation => ({
    rule: 'KP1',
    value: null,
    because,
    actual,
    target,
    base,
  })
  const known = (because: AttainmentExplanation['because'], percent: number): AttainmentExplanation =>
    Number.isFinite(percent) ? { ...unknown(because), value: withoutNoise(percent) } : unknown('outOfRange')
  if (actual === null) return unknown('actualMissing')
  if (target === null) return unknown('targetMissing')
  if (target < 0) return unknown('targetNegative')
  if (kpi.measure === 'increase') {
    if (base === null) return unknown('baseMissing')
    if (target === base) return unknown('targetEqualsBase')
    // For lower-is-better both differences are negative, so one quotient serves both directions.
    return known('againstBase', ((actual - base) / (target - base)) * 100)
  }
  // Against a base a target of 0 is a goal like any other: nothing is divided by it.
  if (target === 0) return unknown('targetZero')
  if (kpi.direction === 'lower') return known('lowerIsBetter', (2 - actual / target) * 100)
  return known('actualOverTarget', (actual / target) * 100)
}

/**
 * actual ÷ target × 100, not capped; lower-is-better and against-a-base by their own formulas; null = unknown. [KP1]
 */
export const attainment = (kpi: Kpi): number | null => explainAttainment(kpi).value

/** Whether a goal was exceeded, met or missed. Floating-point noise does not decide at 100. [KP1] */
export function attainmentVerdict(percent: number | null): 'exceeded' | 'met' | 'missed' | 'unknown' {
  if (percent === null) return 'unknown'
  const reached = forComparison(percent)
  return reached > 100 ? 'exceeded' : reached === 100 ? 'met' : 'missed'
}
