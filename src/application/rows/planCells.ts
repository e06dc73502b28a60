import {
  type ComputedKey,
  type ComputedKeyOf,
  computedKeys,
  fieldSpec,
  type RowOf,
  type TableKey,
  type TaskRow,
} from '../../schema/index.ts'
import { type ComputedCells, fieldBinding, type SheetBinding, type WritePlan } from '../ports.ts'
import { isSameCell } from './sameCell.ts'
import type { AssessedTask } from './assessedTask.ts'
import { computedCells } from './assessRow.ts'

/**
 * Field key → options that somebody has deleted: cells that ought to hold one stay as they are until it is back. [DR3]
 */
export type LostOptions = ReadonlyMap<string, ReadonlySet<string>>

const NONE_LOST: LostOptions = new Map()

/** The options that the extension writes into this table and its columns cannot hold. */
export function lostOptions<Table extends TableKey>(binding: SheetBinding<Table>): LostOptions {
  return new Map(
    computedKeys(binding.table).flatMap((key) => {
      const { closed, options = [] } = fieldSpec(binding.table, key)
      const bound = fieldBinding(binding, key)
      if (closed !== true || bound === undefined) return []
      const held = new Set(bound.options.map((option) => option.key))
      const lost = options.flatMap((option) => (held.has(option.key) ? [] : [option.key]))
      return lost.length === 0 ? [] : [[key, new Set(lost)] as const]
    }),
  )
}

/** The wanted cells of a row that it does not hold and that may be written; null when there are none. [RC1] */
export function planCells<Table extends TableKey>(
  row: RowOf<Table>,
  wanted: ComputedCells<Table>,
  writable: ReadonlySet<ComputedKeyOf<Table>>,
  lost: LostOptions = NONE_LOST,
): ComputedCells<Table> | null {
  const held: Readonly<Record<string, unknown>> = row
  const due: Readonly<Record<string, unknown>> = wanted
  let stale: Record<string, unknown> | null = null
  for (const key of Object.keys(due)) {
    if (!writable.has(key as ComputedKeyOf<Table>)) continue
    const gone = lost.get(key)
    const value = gone === undefined ? due[key] : withoutLost(due[key], gone)
    if ((gone !== undefined && value === undefined) || isSameCell(held[key], value)) continue
    stale ??= {}
    stale[key] = value
  }
  // Keys and values come from `wanted`.
  return stale as ComputedCells<Table> | null
}

/**
 * What a column can hold of a wanted cell: a list without the lost entries; undefined for a single choice that is lost.
 */
function withoutLost(value: unknown, gone: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.filter((entry: string) => !gone.has(entry))
  return typeof value === 'string' && gone.has(value) ? undefined : value
}

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
  // Someone dragged a blank card on the board. Leave its state alone until it has content, then ask. [MI1]
  if (assessed === null && row.computedAt === null && writable.has('computedAt')) return null
  const stale = planCells<'tasks'>(row, computedCells(assessed?.assessment ?? null), writable, lost)
  if (stale === null) return null
  return { recordId: row.recordId, fields: writable.has('computedAt') ? { ...stale, computedAt: now } : stale }
}
