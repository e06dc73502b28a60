import type { ComputedKey, TaskRow } from '../../schema/index.ts'
import type { AssessedTask } from '../app/appState.ts'
import { computedCells } from './assessRow.ts'
import { planCells, type LostOptions } from './planCells.ts'
import type { WritePlan } from '../ports.ts'

/**
 * The cells of one task that are stale, or null when none is. The stamp 计算时间 follows a change and is
 * never a reason for one. [RC1]
 */
export function planRow(
  row: TaskRow,
  assessed: AssessedTask | null,
  writable: ReadonlySet<ComputedKey>,
  now: number,
  lost?: LostOptions,
): WritePlan[number] | null {
  // A card drawn into a column of the board before it has a name: what was meant is asked when it is a task. [MI1]
  if (assessed === null && row.computedAt === null && writable.has('computedAt')) return null
  const stale = planCells<'tasks'>(row, computedCells(assessed?.assessment ?? null), writable, lost)
  if (stale === null) return null
  return { recordId: row.recordId, fields: writable.has('computedAt') ? { ...stale, computedAt: now } : stale }
}
