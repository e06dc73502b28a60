/**
 * Figures that differ by no more than this are equal. Hosts may keep fewer digits than we send: 33.333333333333336
 * comes back as 33.333333333. Without a tolerance the figure would be written again and again, and count as an edit by
 * hand.
 */
const SAME_FIGURE = 1e-6
/**
 * The tolerance for large figures, as a share: less than a cent of a hundred million, less than a second of an instant.
 */
const SAME_SHARE = 1e-10

/**
 * Whether two values of a cell are the same. The whole program asks here: what to write, what has changed, and whether
 * people have edited a sample row. Lists are compared as sets, because a host may give their entries in another order.
 */
export function isSameCell(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= Math.max(SAME_FIGURE, SAME_SHARE * Math.max(Math.abs(one), Math.abs(other)))
  }
  if (Array.isArray(one) || Array.isArray(other)) return isSameSet(listOf(one), listOf(other))
  return asCell(one) === asCell(other)
}

/** An empty text, an absent value and null are the same empty cell. */
const asCell = (value: unknown): unknown => (value === '' || value === undefined ? null : value)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function isSameSet(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some.length === others.length && some.every((entry, at) => entry === others[at])) return true
  const [entries, otherEntries] = [new Set(some.map(entryText)), new Set(others.map(entryText))]
  return entries.size === otherEntries.size && [...otherEntries].every((entry) => entries.has(entry))
}

/** People and files are objects: they are compared by their contents. */
const entryText = (entry: unknown): unknown => (typeof entry === 'object' ? JSON.stringify(entry) : entry)
