/** The middle value, or the mean of the two middle ones; null for no values. */
export const median = (values: readonly number[]): number | null => sortedMedian(values.toSorted((a, b) => a - b))

/** `median` of an ascending list. */
export function sortedMedian(sorted: readonly number[]): number | null {
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : lower + (upper - lower) / 2
}

/** The value at or below which `percent` of the values lie (nearest rank: one that occurred); null for no values. */
export const percentile = (values: readonly number[], percent: number): number | null =>
  sortedPercentile(
    values.toSorted((a, b) => a - b),
    percent,
  )

/** `percentile` of an ascending list. */
export function sortedPercentile(sorted: readonly number[], percent: number): number | null {
  const rank = Math.ceil((percent * sorted.length) / 100)
  return sorted[Math.max(1, rank) - 1] ?? null
}

/** 100 × part ÷ whole in percent; null for an empty whole. */
export const percentOf = (part: number, whole: number): number | null => (whole > 0 ? (100 * part) / whole : null)
