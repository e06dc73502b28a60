/**
 * Hosts may keep fewer digits than we send: 33.333333333333336 comes back as 33.333333333. Figures that differ by no
 * more than this are the same cell, or such a figure would be written again and again, and called an edit by hand.
 */
const SAME_FIGURE = 1e-6
/** Of large figures, as a share of them: below a cent of a hundred million, and below a second of an instant. */
const SAME_SHARE = 1e-10

/**
 * Whether two values of a cell say the same. The one answer of the whole program: for what is written, for what counts
 * as changed, and for what people have made their own. Lists are sets: a host may give their entries in another order.
 */
export function isSameCell(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= Math.max(SAME_FIGURE, SAME_SHARE * Math.max(Math.abs(one), Math.abs(other)))
  }
  if (Array.isArray(one) || Array.isArray(other)) return isSameSet(listOf(one), listOf(other))
  return emptied(one) === emptied(other)
}

/** An emptied text cell reads as no text. */
const emptied = (value: unknown): unknown => (value === '' || value === undefined ? null : value)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function isSameSet(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some.length === others.length && some.every((entry, at) => entry === others[at])) return true
  const [entries, otherEntries] = [new Set(some.map(entryText)), new Set(others.map(entryText))]
  return entries.size === otherEntries.size && [...otherEntries].every((entry) => entries.has(entry))
}

/** People and files are compared by what they hold. */
const entryText = (entry: unknown): unknown => (typeof entry === 'object' ? JSON.stringify(entry) : entry)
