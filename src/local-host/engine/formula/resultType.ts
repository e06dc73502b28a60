import type { FieldState } from '../types.ts'
import type { ItemFamily } from './value.ts'

/** The type of a value, known before it is computed. */
export type ResultType =
  | { readonly kind: 'number'; readonly isPercent?: boolean }
  | { readonly kind: 'text' | 'date' | 'boolean' | 'blank' | 'any' }
  /** `field` is the select whose options they are, `tableId` the table of linked rows. */
  | { readonly kind: 'item'; readonly family: ItemFamily; readonly field?: FieldState; readonly tableId?: string }
  | { readonly kind: 'list'; readonly of: ResultType }

export const NUMBER: ResultType = { kind: 'number' }
export const TEXT: ResultType = { kind: 'text' }
export const DATE: ResultType = { kind: 'date' }
export const BOOLEAN: ResultType = { kind: 'boolean' }
export const BLANK: ResultType = { kind: 'blank' }
export const ANY: ResultType = { kind: 'any' }
export const listOf = (of: ResultType): ResultType => ({ kind: 'list', of })

/** The type of one element, lists inside lists included. */
export const elementType = (type: ResultType): ResultType => (type.kind === 'list' ? elementType(type.of) : type)

const VALUES: ReadonlySet<ResultType['kind']> = new Set(['number', 'date', 'boolean'])

/**
 * The type of what may be the one or the other. A branch "" beside numbers or dates shows as empty and keeps their
 * type, or makes the column a text (switch formulaBlank). Numbers, dates and booleans beside one another stay what they
 * are, as in `IF(c, 5)`, whose other branch is FALSE; beside a text they are texts.
 */
export function either(a: ResultType, b: ResultType, blankTurnsToText: boolean): ResultType {
  if (a.kind === 'any' || b.kind === 'any') return ANY
  if (a.kind === 'blank' || b.kind === 'blank') {
    const other = a.kind === 'blank' ? b : a
    return other.kind === 'blank' || other.kind === 'list' || !blankTurnsToText ? other : TEXT
  }
  if (a.kind === 'list' && b.kind === 'list') return listOf(either(a.of, b.of, blankTurnsToText))
  if (a.kind === 'list' || b.kind === 'list') return listOf(either(elementType(a), elementType(b), blankTurnsToText))
  if (a.kind === 'item' && b.kind === 'item') return a.family === b.family && a.field === b.field ? a : TEXT
  if (a.kind === b.kind) return a
  return VALUES.has(a.kind) && VALUES.has(b.kind) ? ANY : TEXT
}
