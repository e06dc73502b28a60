const SAMPLES = 16
const MAX_DEPTH = 12
const MAX_VALUES = 20_000

/**
 * Roughly how many characters a value takes as JSON: exact for small ones; of long lists only some items are
 * measured, so that the log costs microseconds even for a page of 200 rows. After so many values the rest counts
 * as nothing: a small message may repeat itself into the billions.
 */
export const messageSize = (value: unknown): number => sizeOf(value, 0, { left: MAX_VALUES })

interface Budget {
  left: number
}

function sizeOf(value: unknown, depth: number, budget: Budget): number {
  budget.left--
  if (depth > MAX_DEPTH || budget.left < 0) return 0
  if (typeof value === 'string') return value.length + 2
  if (typeof value === 'number' || typeof value === 'boolean') return String(value).length
  if (Array.isArray(value)) return listSize(value, depth, budget)
  if (typeof value !== 'object' || value === null) return 'null'.length
  let size = 1
  for (const [key, item] of Object.entries(value))
    if (item !== undefined) size += key.length + 4 + sizeOf(item, depth + 1, budget)
  return Math.max(size, 2)
}

/** Brackets and commas, and the mean of evenly spread items for the rest. */
function listSize(items: readonly unknown[], depth: number, budget: Budget): number {
  if (items.length === 0) return 2
  const step = Math.max(1, Math.floor(items.length / SAMPLES))
  let measured = 0
  let size = 0
  for (let at = 0; at < items.length && budget.left > 0; at += step) {
    size += sizeOf(items[at], depth + 1, budget)
    measured++
  }
  return Math.round((size / Math.max(1, measured)) * items.length) + items.length + 1
}
