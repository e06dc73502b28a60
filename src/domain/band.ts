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

/** A step of the ladder: a deviation belongs to the first rung whose floor it passes. Points; null: no floor. [DV3] */
export interface BandRung {
  readonly band: Exclude<Band, 'unknown' | 'none'>
  readonly floor: number | null
  /** Whether the floor itself belongs to the rung. */
  readonly includesFloor: boolean
}

/** The bands of open tasks from the best to the worst; a bound belongs to the better one, except that of `ahead`. [DV3] */
export function bandLadder(bands?: Bands): readonly BandRung[] {
  const { watch, warn, severe } = effectiveBands(bands)
  return [
    { band: 'ahead', floor: warn, includesFloor: false },
    { band: 'normal', floor: -watch, includesFloor: true },
    { band: 'watch', floor: -warn, includesFloor: true },
    { band: 'warning', floor: -severe, includesFloor: true },
    { band: 'severe', floor: null, includesFloor: false },
  ]
}

const passes = (points: number, { floor, includesFloor }: BandRung): boolean =>
  floor === null || (includesFloor ? points >= floor : points > floor)

const withoutBounds = (value: Band, deviation: number | null): BandExplanation => ({
  rule: 'DV3',
  value,
  deviation,
  lower: null,
  lowerInclusive: false,
  upper: null,
  upperInclusive: false,
})

/** The band of a deviation in points. [DV3] */
export function explainBand(deviation: number | null, isOpen: boolean, bands?: Bands): BandExplanation {
  if (!isOpen) return withoutBounds('none', deviation)
  if (deviation === null) return withoutBounds('unknown', deviation)
  const points = forComparison(deviation)
  const ladder = bandLadder(bands)
  const at = ladder.findIndex((rung) => passes(points, rung))
  const rung = ladder[at]
  const above = ladder[at - 1]
  return {
    rule: 'DV3',
    value: rung?.band ?? 'severe',
    deviation,
    lower: rung?.floor ?? null,
    lowerInclusive: rung?.includesFloor ?? false,
    upper: above?.floor ?? null,
    upperInclusive: above !== undefined && !above.includesFloor,
  }
}

/**
 * Whether a task is more than `warn` points behind: the templates' ">10 %". False without a deviation. [DV3]
 */
export function needsAttention(deviation: number | null, bands?: Bands): boolean {
  const points = usableNumber(deviation)
  return points !== null && forComparison(points) < -effectiveBands(bands).warn
}
