/** The operators of formula columns (formula §2.1). */
export type Operator = '*' | '/' | '%' | '+' | '-' | '&' | '>' | '>=' | '<' | '<=' | '=' | '!=' | '&&' | '||'

/**
 * The expression of a formula column as a tree. Columns are named by their ids, so that two texts can be compared
 * whatever the columns are called.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** A column of the formula's own row. */
  | { readonly kind: 'column'; readonly columnId: string }
  /** A whole column of a table. */
  | { readonly kind: 'wholeColumn'; readonly tableId: string; readonly columnId: string }
  /** The row or element that a condition looks at. */
  | { readonly kind: 'current' }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }

/** The names that a text uses: of the columns of the formula's own table, and of other tables. */
export interface FormulaNames {
  readonly columns: readonly { readonly id: string; readonly name: string }[]
  readonly tables: readonly {
    readonly id: string
    readonly name: string
    readonly columns: readonly { readonly id: string; readonly name: string }[]
  }[]
}

/** Which operator binds tighter: the higher number. All associate to the left. (formula §2.1) */
export const BINDING: Readonly<Record<Operator, number>> = {
  '*': 6,
  '/': 6,
  '%': 6,
  '+': 5,
  '-': 5,
  '&': 4,
  '>': 3,
  '>=': 3,
  '<': 3,
  '<=': 3,
  '=': 3,
  '!=': 3,
  '&&': 2,
  '||': 1,
}

export const number = (value: number): Expression => ({ kind: 'number', value })
export const text = (value: string): Expression => ({ kind: 'text', value })
export const column = (columnId: string): Expression => ({ kind: 'column', columnId })
export const call = (name: string, ...args: readonly Expression[]): Expression => ({ kind: 'call', name, args })
export const binary = (left: Expression, operator: Operator, right: Expression): Expression => ({
  kind: 'binary',
  operator,
  left,
  right,
})

/** Characters whose escape nobody knows: a column or table so named cannot stand in a formula (formula §2). */
const UNWRITABLE_NAME = /[[\].'"\\]/u

/** Whether a formula can hold such a text. */
export const isWritableText = (value: string): boolean => !/["\\]/u.test(value)

/** Whether a formula can name such a column or table. */
export const isWritableName = (name: string): boolean => name !== '' && !UNWRITABLE_NAME.test(name)

/** Writes a tree as people would type it, with names in brackets. Throws for a column that has no name here. */
export function expressionText(expression: Expression, names: FormulaNames): string {
  const write = (part: Expression): string => expressionText(part, names)
  switch (expression.kind) {
    case 'number':
      return numberText(expression.value)
    case 'text':
      return `"${expression.value}"`
    case 'column':
      return `[${nameOf(names.columns, expression.columnId)}]`
    case 'wholeColumn': {
      const table = names.tables.find(({ id }) => id === expression.tableId)
      return `[${nameOf(names.tables, expression.tableId)}].[${nameOf(table?.columns ?? [], expression.columnId)}]`
    }
    case 'current':
      return 'CurrentValue'
    case 'call':
      return `${expression.name}(${expression.args.map(write).join(',')})`
    case 'binary': {
      const { operator, left, right } = expression
      const binding = BINDING[operator]
      return `${bracketed(left, binding, write)}${operator}${bracketed(right, binding + 1, write)}`
    }
  }
}

/** A part in brackets, unless it binds at least so tightly by itself. */
const bracketed = (part: Expression, binding: number, write: (part: Expression) => string): string =>
  part.kind === 'binary' && BINDING[part.operator] < binding ? `(${write(part)})` : write(part)

/** Digits without an exponent, which a formula does not know; nine decimals are what the rules compare. */
function numberText(value: number): string {
  if (!(value >= 0)) throw new Error(`a formula holds no number ${String(value)}`)
  return value.toFixed(9).replace(/\.?0+$/u, '')
}

function nameOf(named: readonly { readonly id: string; readonly name: string }[], id: string): string {
  const found = named.find((one) => one.id === id)
  if (found === undefined) throw new Error(`a formula names ${id}, which is not there`)
  return found.name
}

/** Whether two trees are the same formula. */
export function isSameExpression(one: Expression, other: Expression): boolean {
  switch (one.kind) {
    case 'number':
      return other.kind === 'number' && one.value === other.value
    case 'text':
      return other.kind === 'text' && one.value === other.value
    case 'column':
      return other.kind === 'column' && one.columnId === other.columnId
    case 'wholeColumn':
      return other.kind === 'wholeColumn' && one.tableId === other.tableId && one.columnId === other.columnId
    case 'current':
      return other.kind === 'current'
    case 'call':
      return (
        other.kind === 'call' &&
        one.name === other.name &&
        one.args.length === other.args.length &&
        one.args.every((arg, at) => isSameExpression(arg, other.args[at] as Expression))
      )
    case 'binary':
      return (
        other.kind === 'binary' &&
        one.operator === other.operator &&
        isSameExpression(one.left, other.left) &&
        isSameExpression(one.right, other.right)
      )
  }
}
