import type { ComputedKey, TaskRow } from '../schema/index.ts'
import type { AssessedTask } from './appState.ts'
import { computedCells } from './deriveTask.ts'
import type { ComputedCells, WritePlan } from './ports.ts'

/**
 * Two figures that differ by less are the same cell: hosts may keep fewer digits than we send, and writing
 * the difference again and again would never settle. Percent and points.
 */
const SAME_FIGURE = 1e-6

/**
 * The cells of one row that are stale, or null when none is. The stamp 计算时间 follows a change and is
 * never a reason for one. [RC1]
 */
export function planRow(
  row: TaskRow,
  assessed: AssessedTask | null,
  writable: ReadonlySet<ComputedKey>,
  now: number,
): WritePlan[number] | null {
  const wanted = computedCells(assessed?.assessment ?? null)
  const stale: { -readonly [Key in keyof ComputedCells]: ComputedCells[Key] } = {}
  let changed = false
  for (const key of ['plannedProgress', 'progressDeviation'] as const) {
    if (writable.has(key) && !sameFigure(row[key], wanted[key])) {
      stale[key] = wanted[key]
      changed = true
    }
  }
  for (const key of ['state', 'band'] as const) {
    if (writable.has(key) && row[key] !== wanted[key]) {
      stale[key] = wanted[key]
      changed = true
    }
  }
  if (writable.has('flags') && !sameSet(row.flags, wanted.flags)) {
    stale.flags = wanted.flags
    changed = true
  }
  if (!changed) return null
  if (writable.has('computedAt')) stale.computedAt = now
  return { recordId: row.recordId, fields: stale }
}

function sameFigure(cell: number | null, wanted: number | null): boolean {
  return cell === null || wanted === null ? cell === wanted : Math.abs(cell - wanted) <= SAME_FIGURE
}

function sameSet(cell: readonly string[] | null, wanted: readonly string[] | null): boolean {
  const held = new Set(cell)
  const due = wanted ?? []
  return held.size === due.length && due.every((flag) => held.has(flag))
}
