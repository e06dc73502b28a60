import {
  type AssessedTask,
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
import { computedCells } from './assessRow.ts'

/**
 * Field key → options that somebody deleted. A cell that ought to hold one stays as it is until the option is back.
 * [DR3]
 */
export type LostOptions = ReadonlyMap<string, ReadonlySet<string>>

const NONE_LOST: LostOptions = new Map()

/** The options that the extension writes into this table and that its columns do not have. */
export function lostOptions<Table extends TableKey>(binding: SheetBinding<Table>): LostOptions {
  return new Map(
    computedKeys(binding.table).flatMap((key) => {
      const { closed, options = [] } = fieldSpec(binding.table, key)
      const bound = fieldBinding(binding, key)
      if (closed !== true || bound === undefined) return []
      const present = new Set(bound.options.map((option) => option.key))
      const lost = options.flatMap((option) => (present.has(option.key) ? [] : [option.key]))
      return lost.length === 0 ? [] : [[key, new Set(lost)] as const]
    }),
  )
}

/** The cells of a row that differ from the wanted ones and may be written; null when there are none. [RC1] */
export function planCells<Table extends TableKey>(
  row: RowOf<Table>,
  wanted: ComputedCells<Table>,
  writable: ReadonlySet<ComputedKeyOf<Table>>,
  lost: LostOptions = NONE_LOST,
): ComputedCells<Table> | null {
  const cells: Readonly<Record<string, unknown>> = row
  const wantedCells: Readonly<Record<string, unknown>> = wanted
  let stale: Record<string, unknown> | null = null
  for (const key of Object.keys(wantedCells)) {
    if (!writable.has(key as ComputedKeyOf<Table>)) continue
    const lostHere = lost.get(key)
    const value = lostHere === undefined ? wantedCells[key] : withoutLost(wantedCells[key], lostHere)
    if ((lostHere !== undefined && value === undefined) || isSameCell(cells[key], value)) continue
    stale ??= {}
    stale[key] = value
  }
  // The cast is safe: keys and values come from `wanted`.
  return stale as ComputedCells<Table> | null
}

/**
 * The part of a wanted value that the column can hold: a list loses the lost options; a lost single choice gives
 * undefined.
 */
function withoutLost(value: unknown, lost: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.filter((entry: string) => !lost.has(entry))
  return typeof value === 'string' && lost.has(value) ? undefined : value
}

/**
 * The stale cells of one task, or null when none is. 计算时间 is written along with other cells; an old 计算时间 alone
 * is no reason to write. [RC1]
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
