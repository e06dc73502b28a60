import { cellTypeOf } from '../cells/index.ts'
import { readCell, textOfCell } from '../cells/environment.ts'
import type { CellEnvironment, Family } from '../cells/cellType.ts'
import { linkedIds } from '../cells/link.ts'
import { CODE, refusal } from '../world/errors.ts'
import { FIELD } from '../fields/fieldTypes.ts'
import type { CellValue, FieldState, RecordState } from '../types.ts'
import { isBag, isFiniteNumber, strings, textOf } from '../world/values.ts'
import { fieldById, type Table } from '../world/world.ts'

export type Predicate = (record: RecordState) => boolean

const EMPTINESS = ['isEmpty', 'isNotEmpty'] as const
const EQUALITY = ['is', 'isNot', 'contains', 'doesNotContain', ...EMPTINESS]

/** Which operators a family of cells knows (the I…Condition types of the SDK). */
const OPERATORS: Readonly<Record<Family, readonly string[]>> = {
  text: EQUALITY,
  number: ['is', 'isNot', 'isGreater', 'isGreaterEqual', 'isLess', 'isLessEqual', ...EMPTINESS],
  date: ['is', 'isGreater', 'isLess', ...EMPTINESS],
  select: EQUALITY,
  multiSelect: EQUALITY,
  people: EQUALITY,
  link: EQUALITY,
  checkbox: ['is'],
  attachment: EMPTINESS,
  none: [],
}

const EVERY_OPERATOR: readonly string[] = [...new Set(Object.values(OPERATORS).flat())]

/** Throws 10213998 for an unknown field and 10215002 for an operator that the field does not know. */
export function checkCondition(table: Table, raw: unknown): { field: FieldState; operator: string; value: unknown } {
  if (!isBag(raw)) throw refusal(CODE.filterInfo, 'a condition must be an object')
  const field = fieldById(table, raw['fieldId'])
  const operator = textOf(raw, 'operator')
  // A formula column takes any operator (formula §1.4); what it tests follows the type of its results.
  const operators = field.type === FIELD.formula ? EVERY_OPERATOR : OPERATORS[cellTypeOf(field.type).family]
  if (!operators.includes(operator)) {
    throw refusal(CODE.filterInfo, `operator ${operator} does not apply to field type ${field.type}`)
  }
  return { field, operator, value: raw['value'] }
}

/**
 * A filter of the wire, `{conjunction, conditions, children?}` (host-protocol §5.2), as a test; null when it lets
 * everything through: no filter, no conjunction, or only conditions that still lack their value.
 */
export function compileFilter(raw: unknown, table: Table, env: CellEnvironment): Predicate | null {
  if (!isBag(raw) || (raw['conjunction'] !== 'and' && raw['conjunction'] !== 'or')) return null
  const conditions: unknown[] = Array.isArray(raw['conditions']) ? raw['conditions'] : []
  const children: unknown[] = Array.isArray(raw['children']) ? raw['children'] : []
  const tests = [
    ...conditions.map((condition) => compileCondition(condition, table, env)),
    ...children.map((child) => compileFilter(child, table, env)),
  ].filter((test) => test !== null)
  if (tests.length === 0) return null
  return raw['conjunction'] === 'and'
    ? (record) => tests.every((test) => test(record))
    : (record) => tests.some((test) => test(record))
}

function compileCondition(raw: unknown, table: Table, env: CellEnvironment): Predicate | null {
  const { field, operator, value } = checkCondition(table, raw)
  const { family } = cellTypeOf(env.formulas.shownAs(field).type)
  const read = (record: RecordState): CellValue => readCell(record, field, env)
  if (operator === 'isEmpty') return (record) => read(record) === null
  if (operator === 'isNotEmpty') return (record) => read(record) !== null
  // An operator that does not fit the results compares their text.
  if (!OPERATORS[family].includes(operator))
    return textTest(operator, value, (record) => textOfCell(record, field, env))
  switch (family) {
    case 'number':
      return numberTest(operator, value, read)
    case 'date':
      return dateTest(operator, value, read, env)
    case 'checkbox':
      return typeof value === 'boolean' ? (record) => (read(record) === true) === value : null
    case 'select':
    case 'multiSelect':
    case 'people':
    case 'link':
      return idsTest(operator, value, (record) => idsOfCell(read(record)))
    default:
      return textTest(operator, value, (record) => textOfCell(record, field, env))
  }
}

function textTest(operator: string, value: unknown, text: (record: RecordState) => string): Predicate | null {
  if (typeof value !== 'string' || value === '') return null
  const wanted = value.toLowerCase()
  switch (operator) {
    case 'is':
      return (record) => text(record).toLowerCase() === wanted
    case 'isNot':
      return (record) => text(record).toLowerCase() !== wanted
    case 'contains':
      return (record) => text(record).toLowerCase().includes(wanted)
    case 'doesNotContain':
      return (record) => !text(record).toLowerCase().includes(wanted)
    default:
      return () => false // texts are neither greater nor less
  }
}

function numberTest(operator: string, value: unknown, read: (record: RecordState) => CellValue): Predicate | null {
  const wanted = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (!isFiniteNumber(wanted)) return null
  const compare =
    (test: (cell: number) => boolean): Predicate =>
    (record) => {
      const cell = read(record)
      return isFiniteNumber(cell) && test(cell)
    }
  switch (operator) {
    case 'is':
      return compare((cell) => cell === wanted)
    case 'isNot':
      return (record) => read(record) !== wanted // an empty cell is not the number
    case 'isGreater':
      return compare((cell) => cell > wanted)
    case 'isGreaterEqual':
      return compare((cell) => cell >= wanted)
    case 'isLess':
      return compare((cell) => cell < wanted)
    default:
      return compare((cell) => cell <= wanted)
  }
}

/** Ids of a select, people or link cell. */
function idsOfCell(value: CellValue): string[] {
  if (Array.isArray(value)) return value.map((item: unknown) => textOf(item, 'id'))
  const linked = linkedIds(value)
  return linked.length > 0 ? linked : value === null ? [] : [textOf(value, 'id')]
}

function idsTest(operator: string, value: unknown, ids: (record: RecordState) => string[]): Predicate | null {
  const wanted = new Set(typeof value === 'string' && value !== '' ? [value] : strings(value))
  if (wanted.size === 0) return null
  const same = (cell: string[]): boolean => cell.length === wanted.size && cell.every((id) => wanted.has(id))
  switch (operator) {
    case 'is':
      return (record) => same(ids(record))
    case 'isNot':
      return (record) => !same(ids(record))
    case 'contains':
      return (record) => ids(record).some((id) => wanted.has(id))
    default:
      return (record) => !ids(record).some((id) => wanted.has(id))
  }
}

/** Days are those of the Base's time zone: `isGreater` means on a later day, `isLess` on an earlier one. */
function dateTest(
  operator: string,
  value: unknown,
  read: (record: RecordState) => CellValue,
  env: CellEnvironment,
): Predicate | null {
  const range = dayRange(value, env)
  if (!range) return null
  const compare =
    (test: (day: number) => boolean): Predicate =>
    (record) => {
      const cell = read(record)
      return isFiniteNumber(cell) && test(env.zone.dayNumber(cell))
    }
  switch (operator) {
    case 'is':
      return compare((day) => day >= range.first && day <= range.last)
    case 'isGreater':
      return compare((day) => day > range.last)
    default:
      return compare((day) => day < range.first)
  }
}

/** First and last day number of a date value: an instant (its day) or a FilterDuration; weeks start on Monday. */
export function dayRange(
  value: unknown,
  env: Pick<CellEnvironment, 'zone' | 'now'>,
): { first: number; last: number } | null {
  if (isFiniteNumber(value)) return { first: env.zone.dayNumber(value), last: env.zone.dayNumber(value) }
  const today = env.zone.dayNumber(env.now)
  const { year, month, weekday } = env.zone.parts(env.now)
  const monday = today - weekday + 1
  const monthStart = (offset: number): number => Math.round(Date.UTC(year, month - 1 + offset, 1) / 86_400_000)
  switch (value) {
    case 'Today':
      return { first: today, last: today }
    case 'Tomorrow':
      return { first: today + 1, last: today + 1 }
    case 'Yesterday':
      return { first: today - 1, last: today - 1 }
    case 'TheLastWeek':
      return { first: today - 6, last: today }
    case 'TheNextWeek':
      return { first: today, last: today + 6 }
    case 'TheLastMonth':
      return { first: today - 29, last: today }
    case 'TheNextMonth':
      return { first: today, last: today + 29 }
    case 'CurrentWeek':
      return { first: monday, last: monday + 6 }
    case 'LastWeek':
      return { first: monday - 7, last: monday - 1 }
    case 'CurrentMonth':
      return { first: monthStart(0), last: monthStart(1) - 1 }
    case 'LastMonth':
      return { first: monthStart(-1), last: monthStart(0) - 1 }
    default:
      return null
  }
}
