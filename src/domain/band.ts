import { forComparison, usableNumber } from './exactness.ts'

/** The band of an open task's deviation; `unknown` without a deviation, `none` for a closed task. [DV3] */
export type Band = 'ahead' | 'normal' | 'watch' | 'warning' | 'severe' | 'unknown' | 'none'

/** Thresholds in percentage points behind plan; `ahead` begins more than `warn` points in front. [DV3] */
export interface Bands {
  readonly watch: number
  readonly warn: number
  readonly severe: number
}

/** The thresholds when a team has not set its own. [DV3] */
export const DEFAULT_BANDS: Bands = { watch: 5, warn: 10, severe: 20 }

/** Which interval decided: `lower` ≤ or < deviation ≤ or < `upper`, in points; null = no bound on that side. [DV3] */
export interface BandExplanation {
  readonly rule: 'DV3'
  readonly value: Band
  readonly deviation: number | null
  readonly lower: number | null
  readonly lowerInclusive: boolean
  readonly upper: number | null
  readonly upperInclusive: boolean
}

const threshold = (value: unknown, standard: number): number => {
  const usable = usableNumber(value)
  return usable === null || usable < 0 ? standard : usable
}

/** A team's thresholds; one that is missing, negative or not a number falls back to its default. [DV3] */
export function effectiveBands(bands: Bands | undefined): Bands {
  if (bands === undefined) return DEFAULT_BANDS
  return {
    watch: threshold(bands.watch, DEFAULT_BANDS.watch),
    warn: threshold(bands.warn, DEFAULT_BANDS.warn),
    severe: threshold(bands.severe, DEFAULT_BANDS.severe),
  }
}

const withoutBounds = (value: Band, deviation: number | null): BandExplanation => ({
  rule: 'DV3',
  value,
  deviation,
  lower: null,
  lowerInclusive: false,
  upper: null,
  upperInclusive: false,
})

/**
 * The band of a deviation in points; a bound belongs to the better band, except that `ahead` starts above its. [DV3]
 */
export function explainBand(deviation: number | null, isOpen: boolean, bands?: Bands): BandExplanation {
  if (!isOpen) return withoutBounds('none', deviation)
  if (deviation === null) return withoutBounds('unknown', deviation)
  const { watch, warn, severe } = effectiveBands(bands)
  const points = forComparison(deviation)
  const rung = (value: Band, lower: number | null, upper: number | null): BandExplanation => ({
    rule: 'DV3',
    value,
    deviation,
    lower,
    lowerInclusive: lower !== null && value !== 'ahead',
    upper,
    upperInclusive: value === 'normal',
  })
  if (points > warn) return rung('ahead', warn, null)
  if (points >= -watch) return rung('normal', -watch, warn)
  if (points >= -warn) return rung('watch', -warn, -watch)
  if (points >= -severe) return rung('warning', -severe, -warn)
  return rung('severe', null, -severe)
}

/**
 * Whether a task is more than `warn` points behind: the templates' ">10 %". False without a deviation. [DV3]
 */
export function needsAttention(deviation: number | null, bands?: Bands): boolean {
  const points = usableNumber(deviation)
  return points !== null && forComparison(points) < -effectiveBands(bands).warn
}
