import { err, ok, type Result } from '../../domain/index.ts'
import { TABLE_KEYS, fieldSpec, parseMarker, type FieldKind, type TableKey } from '../../schema/index.ts'
import type { ColumnInfo, TableDescription } from '../ports.ts'

/** The kinds of column that a team may add. */
export const GROWTH_KINDS = [
  'text',
  'number',
  'singleSelect',
  'multiSelect',
  'day',
  'person',
  'checkbox',
  'currency',
] as const satisfies readonly FieldKind[]
export type AdditionKind = (typeof GROWTH_KINDS)[number]

/** A column or options that a team wants in its table, with the lesson that led to it (S3-24, S0-25). */
export type AdditionWish = { readonly table: TableKey; readonly reason: string } & (
  | {
      readonly kind: 'column'
      readonly name: string
      readonly columnKind: AdditionKind
      readonly options: readonly string[]
    }
  | { readonly kind: 'options'; readonly columnId: string; readonly options: readonly string[] }
)

export type AdditionProblem = 'noName' | 'nameTooLong' | 'nameTaken' | 'noOptions' | 'optionsThere' | 'columnGone'

/** What will be added: one column, or options of one column. Nothing is renamed or taken away. [GR1] */
export interface AdditionPlan {
  readonly tableName: string
  /** The name of the new column, or of the column that gets options. */
  readonly column: string
  /** The names of the options that will be added. */
  readonly options: readonly string[]
  /** The names of the options that the column already has. */
  readonly before: readonly string[]
}

/** The host refuses longer names of columns and options. Characters. */
const LONGEST_NAME = 100

/** Plans the addition in the table as it is now, or tells why it is not possible. */
export function planAddition(wish: AdditionWish, description: TableDescription): Result<AdditionPlan, AdditionProblem> {
  const options = [...new Set(wish.options.map((name) => name.trim()).filter((name) => name !== ''))]
  if (options.some((name) => name.length > LONGEST_NAME)) return err('nameTooLong')
  if (wish.kind === 'column') {
    const name = wish.name.trim()
    if (name === '') return err('noName')
    if (name.length > LONGEST_NAME) return err('nameTooLong')
    if (description.columns.some((column) => column.name === name)) return err('nameTaken')
    const isSelect = wish.columnKind === 'singleSelect' || wish.columnKind === 'multiSelect'
    if (isSelect && options.length === 0) return err('noOptions')
    return ok({ tableName: description.name, column: name, options: isSelect ? options : [], before: [] })
  }
  const column = description.columns.find(({ id }) => id === wish.columnId)
  if (column === undefined || !isRefinable(column)) return err('columnGone')
  if (options.length === 0) return err('noOptions')
  const before = column.options.map(({ name }) => name)
  const missing = options.filter((name) => !before.includes(name))
  return missing.length === 0
    ? err('optionsThere')
    : ok({ tableName: description.name, column: column.name, options: missing, before })
}

/**
 * Whether options can be added to the column: to selects that people fill in. Options of computed columns are fixed.
 */
export function isRefinable({ kind, description }: ColumnInfo): boolean {
  if (kind !== 'singleSelect' && kind !== 'multiSelect') return false
  const mark = parseMarker(description)
  if (mark === null) return true
  try {
    return fieldSpec(mark.table, mark.field).writtenBy === 'people'
  } catch {
    return true // a mark of another version: the column is nobody's that we know
  }
}

/**
 * At the end of the description of a column that a team has added: a run that was stopped finds it again. No mark of a
 * declared field, so a copied Base takes the column for what it is, people's own.
 */
export const additionMark = (version: number): string => `〔跟进·模板 v${String(version)}〕`

/** The tables of a sheet that can grow, in the data model's order. */
export const inModelOrder = (tables: readonly TableKey[]): readonly TableKey[] =>
  TABLE_KEYS.filter((table) => tables.includes(table))
