/**
 * Thresholds must not depend on floating-point noise: 7 of 30 done against a third planned is exactly −10 points,
 * although the machine's difference is −9.999999999999998. Values are compared rounded to 1e-9; values that are
 * reported keep three more digits, so that the rounding never shows.
 */
const COMPARED_GRID = 1e9
const REPORTED_GRID = 1e12
/** Larger values are not rounded: a double has no digits left there, and scaling could overflow. */
const GRID_LIMIT = 1e3

/** The number to compare with a threshold: the nearest multiple of 1e-9, never −0. */
export function forComparison(value: number): number {
  return Math.abs(value) < GRID_LIMIT * 1e3 ? Math.round(value * COMPARED_GRID) / COMPARED_GRID + 0 : value
}

/** The number to report: noise below 1e-12 removed, never −0. */
export function withoutNoise(value: number): number {
  return Math.abs(value) < GRID_LIMIT ? Math.round(value * REPORTED_GRID) / REPORTED_GRID + 0 : value
}

/** The next whole number at or above `value`; 5.000000000000001 is 5. */
export function ceilWithoutNoise(value: number): number {
  const nearest = Math.round(value)
  return Math.abs(value - nearest) <= 1e-9 * Math.max(1, Math.abs(value)) ? nearest + 0 : Math.ceil(value)
}

/** A number a rule may use; anything else (NaN, infinities, text from a bad cell, a missing property) is null. */
export const usableNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

/** The sum of some numbers, without noise. */
export const totalOf = (values: readonly number[]): number => withoutNoise(sumInAnyOrder(Float64Array.from(values)))

/** A sum that does not depend on the order of the terms, so that the order of rows changes no figure. */
export function sumInAnyOrder(terms: Float64Array): number {
  let sum = 0
  for (const term of terms.toSorted()) sum += term
  return sum
}
