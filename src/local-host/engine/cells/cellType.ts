import { CODE, refusal } from '../world/errors.ts'
import type { Formulas } from '../formula/formulas.ts'
import type { CellValue, FieldState, HostError, HostLanguage, RecordState, Variants } from '../types.ts'
import type { Zone } from '../world/zone.ts'
import type { SelectOption } from '../fields/options.ts'
import { isBag } from '../world/values.ts'

/** Decides the operators, order and conversion of a type. */
export type Family =
  | 'text'
  | 'number'
  | 'date'
  | 'select'
  | 'multiSelect'
  | 'checkbox'
  | 'people'
  | 'link'
  | 'attachment'
  | 'none'

/** What a cell type may ask about the Base. */
export interface CellEnvironment {
  readonly zone: Zone
  readonly language: HostLanguage
  readonly variants: Variants
  readonly now: number
  member(id: string): { readonly id: string; readonly name: string; readonly enName: string } | undefined
  /** Ids and primary texts of the records of another table (links); undefined when it was deleted. */
  linked(tableId: string): { has(recordId: string): boolean; text(recordId: string): string } | undefined
  readonly formulas: Formulas
  /** The option of a field with this id. */
  option(field: FieldState, id: string): SelectOption | undefined
  /** The id of the table that a field belongs to; '' for one that is in none yet. */
  tableOf(field: FieldState): string
}

/** One kind of cell (host-protocol §6.1). */
export interface CellType {
  readonly types: readonly number[]
  readonly family: Family
  /** False for computed columns, whose writes are refused (host-protocol §6.2). */
  readonly writable: boolean
  /**
   * Turns a value from the wire into the form that the host stores and returns; null for empty. Throws 10216999 for a
   * value of the wrong kind.
   */
  normalise(raw: unknown, field: FieldState, env: CellEnvironment): CellValue
  /** The displayed text (getCellString, stringValue); '' for empty. */
  text(value: CellValue, field: FieldState, env: CellEnvironment): string
  /** Reads a displayed text when a column gets another type (setField); null when it cannot be read. */
  fromText(text: string, field: FieldState, env: CellEnvironment): CellValue
  /** The value of a column that is computed from the record itself (created time …). */
  derive?(record: RecordState, env: CellEnvironment): CellValue
}

/** Whether a value says nothing: the SDK's field objects make `['']` of '' and `[null]` of null (host-protocol §6.2). */
export const isBlank = (raw: unknown): boolean =>
  raw === null || raw === undefined || raw === '' || (Array.isArray(raw) && raw.every(isBlank))

/** Whether an item is an option, person or chat without id and name. */
const isBlankItem = (item: unknown): boolean =>
  isBlank(item) || (isBag(item) && 'id' in item && Object.values(item).every(isBlank))

/** The items of a list cell without blank ones; a single value is a list of one. */
export const itemsOf = (raw: unknown): unknown[] =>
  (Array.isArray(raw) ? (raw as unknown[]) : [raw]).filter((item) => !isBlankItem(item))

/** The refusal of a value of the wrong kind: 10216999. */
export const wrongValue = (field: FieldState, expected: string): HostError =>
  refusal(CODE.cellUnknown, `cell value does not fit field ${field.id} of type ${field.type}: ${expected} expected`)
