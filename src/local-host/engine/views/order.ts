import { cellTypeOf } from '../cells/index.ts'
import { readCell, textOfCell } from '../cells/environment.ts'
import type { CellEnvironment } from '../cells/cellType.ts'
import { optionsOf } from '../fields/options.ts'
import type { FieldState, RecordState } from '../types.ts'
import { isFiniteNumber, textOf } from '../world/values.ts'

/** One level of sorting or grouping. */
export interface OrderRule {
  readonly field: FieldState
  readonly desc: boolean
}

/** What a cell sorts by; null for empty cells, which come last in both directions. */
type OrderKey = number | string | null

const collator = new Intl.Collator('zh-CN', { numeric: true })

/**
 * A function that reads the order key of a field's cells: options by position, dates and numbers by size, the rest by
 * text.
 */
function orderKeyOf(field: FieldState, env: CellEnvironment): (record: RecordState) => OrderKey {
  const cell = cellTypeOf(env.formulas.shownAs(field).type)
  switch (cell.family) {
    case 'number':
    case 'date':
      return (record) => {
        const value = readCell(record, field, env)
        return isFiniteNumber(value) ? value : null
      }
    case 'checkbox':
      return (record) => (readCell(record, field, env) === true ? 1 : 0)
    case 'select': {
      const positions = new Map(optionsOf(field.property).map((option, position) => [option.id, position]))
      return (record) => positions.get(textOf(readCell(record, field, env), 'id')) ?? null
    }
    default:
      return (record) => textOfCell(record, field, env) || null
  }
}

/** Ascending unless `desc`; null last either way. */
function compareKeys(a: OrderKey, b: OrderKey, desc: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const ascending = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
  return desc ? -ascending : ascending
}

/** A stable sort by several levels; returns `records` itself when there is nothing to sort by. */
export function sortRecords(
  records: readonly RecordState[],
  rules: readonly OrderRule[],
  env: CellEnvironment,
): readonly RecordState[] {
  if (rules.length === 0) return records
  const readers = rules.map(({ field }) => orderKeyOf(field, env))
  const keyed = records.map((record) => ({ record, keys: readers.map((read) => read(record)) }))
  keyed.sort((a, b) => {
    for (const [level, rule] of rules.entries()) {
      const order = compareKeys(a.keys[level] ?? null, b.keys[level] ?? null, rule.desc)
      if (order !== 0) return order
    }
    return 0
  })
  return keyed.map(({ record }) => record)
}
