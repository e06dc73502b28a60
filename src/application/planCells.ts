import type { ComputedKeyOf, RowOf, TableKey } from '../schema/index.ts'
import type { ComputedCells } from './ports.ts'

/**
 * Two figures that differ by less, of their own size, are the same cell: hosts may keep fewer digits than we send,
 * and writing the difference again and again would never settle.
 */
const SAME_FIGURE = 1e-6

/** The wanted cells of a row that it does not hold and that may be written; null when there are none. [RC1] */
export function planCells<Table extends TableKey>(
  row: RowOf<Table>, wanted: ComputedCells<Table>, writable: ReadonlySet<ComputedKeyOf<Table>>,
): ComputedCells<Table> | null {
  const held: Readonly<Record<string, unknown>> = row
  const stale = Object.entries(wanted).filter(([key, value]) => writable.has(key as ComputedKeyOf<Table>) && !holdsSame(held[key], value))
  // Keys and values come from `wanted`.
  return stale.length === 0 ? null : (Object.fromEntries(stale) as ComputedCells<Table>)
}

/** Whether a cell already says what is wanted. Lists are sets: the host may give their entries in another order. */
function holdsSame(held: unknown, wanted: unknown): boolean {
  if (typeof held === 'number' && typeof wanted === 'number') {
    return Math.abs(held - wanted) <= SAME_FIGURE * Math.max(1, Math.abs(wanted))
  }
  if (Array.isArray(held) || Array.isArray(wanted)) return sameSet(listOf(held), listOf(wanted))
  return emptied(held) === emptied(wanted)
}

/** An emptied text cell reads as no text. */
const emptied = (value: unknown): unknown => (value === '' || value === undefined ? null : value)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function sameSet(held: readonly unknown[], wanted: readonly unknown[]): boolean {
  const entries = new Set(held)
  return entries.size === new Set(wanted).size && wanted.every((entry) => entries.has(entry))
}
