const SAMPLES = 16
const MAX_DEPTH = 12
const MAX_VALUES = 20_000

/**
 * Estimates how many characters a value takes as JSON; exact for small ones. Measures only some items of long lists, so
 * that the log costs microseconds for a page of 200 rows, and stops after a number of values, because a small message
 * may expand to billions of them.
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
