import { BINDING, type Expression, type FormulaNames, type Operator } from './expression.ts'

/** Longest signs first, so that >= is not read as > and =. */
const SIGN = /^(?:>=|<=|!=|&&|\|\||[-+*/%&><=(),.])/u
const NUMBER = /^\d+(?:\.\d+)?/u
const TEXT = /^"(?<inside>(?:[^"\\]|\\["\\])*)"/u
const NAME = /^\[(?<name>[^\]]+)\]/u
const ID = /^(?:bitable::)?\$(?<of>table|field|column|option)\[(?<id>[^\]]*)\]/u
const WORD = /^[^\s+\-*/%<>=!&|()[\]{}"',.$]+/u

interface Reference {
  readonly kind: 'name' | 'id'
  /** Of an id: what it is the id of. */
  readonly of: string
  readonly value: string
}

type Token =
  | { readonly kind: 'sign' | 'word' | 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | Reference

function tokensOf(source: string): readonly Token[] | null {
  const tokens: Token[] = []
  // Some people type a formula as in a spreadsheet (formula §2).
  let rest = source.trim().replace(/^=/u, '')
  for (;;) {
    rest = rest.trimStart()
    if (rest === '') return tokens
    const read = tokenOf(rest)
    if (read === null) return null
    tokens.push(read.token)
    rest = rest.slice(read.length)
  }
}

function tokenOf(rest: string): { readonly token: Token; readonly length: number } | null {
  const text = TEXT.exec(rest)
  if (text !== null)
    return {
      token: { kind: 'text', value: (text.groups?.['inside'] ?? '').replaceAll(/\\(["\\])/gu, '$1') },
      length: text[0].length,
    }
  const name = NAME.exec(rest)
  if (name !== null)
    return { token: { kind: 'name', of: '', value: name.groups?.['name'] ?? '' }, length: name[0].length }
  const id = ID.exec(rest)
  if (id !== null)
    return {
      token: { kind: 'id', of: id.groups?.['of'] ?? '', value: id.groups?.['id'] ?? '' },
      length: id[0].length,
    }
  const digits = NUMBER.exec(rest)
  if (digits !== null) return { token: { kind: 'number', value: Number(digits[0]) }, length: digits[0].length }
  const sign = SIGN.exec(rest)
  if (sign !== null) return { token: { kind: 'sign', value: sign[0] }, length: sign[0].length }
  const word = WORD.exec(rest)
  return word === null ? null : { token: { kind: 'word', value: word[0] }, length: word[0].length }
}

/**
 * Reads the text of a formula, in names or in ids, as a tree; null for one that is no formula of ours: it names a column
 * that is not there, or uses what our expressions never use. `a.NAME(b)` is NAME(a, b).
 */
export function parseExpression(
  source: string,
  names: FormulaNames,
  /** The option behind an id, as its name: hosts may write an option that is compared with as its id (formula §1.2). */
  optionName: (optionId: string) => string | null = () => null,
): Expression | null {
  const tokens = tokensOf(source)
  if (tokens === null || tokens.length === 0) return null
  let at = 0
  const peek = (): Token | undefined => tokens[at]
  const takes = (sign: string): boolean => {
    const token = peek()
    if (token?.kind !== 'sign' || token.value !== sign) return false
    at += 1
    return true
  }

  function expression(lowest: number): Expression | null {
    let left = chain()
    for (;;) {
      const token = peek()
      const binding =
        token?.kind === 'sign' ? (BINDING as Readonly<Record<string, number | undefined>>)[token.value] : undefined
      if (left === null || token?.kind !== 'sign' || binding === undefined || binding < lowest) return left
      at += 1
      const right = expression(binding + 1)
      left = right === null ? null : { kind: 'binary', operator: token.value as Operator, left, right }
    }
  }

  /** A value and the calls that are chained onto it. */
  function chain(): Expression | null {
    let value = primary()
    while (value !== null && takes('.')) {
      const token = peek()
      at += 1
      if (token?.kind !== 'word' || !takes('(')) return null
      value = callOf(token.value, [value])
    }
    return value
  }

  function primary(): Expression | null {
    const token = peek()
    at += 1
    switch (token?.kind) {
      case 'number':
        return { kind: 'number', value: token.value }
      case 'text':
        return { kind: 'text', value: token.value }
      case 'name':
      case 'id':
        return reference(token)
      case 'word':
        if (takes('(')) return callOf(token.value, [])
        if (token.value === 'CurrentValue') return { kind: 'current' }
        if (/^(?:true|false)$/iu.test(token.value)) return { kind: 'call', name: token.value.toUpperCase(), args: [] }
        return ownColumn(token.value)
      case 'sign': {
        if (token.value !== '(') return null
        const inner = expression(1)
        return takes(')') ? inner : null
      }
      default:
        return null
    }
  }

  /** `[column]`, `[table].[column]`, and the same by id. */
  function reference(token: Reference): Expression | null {
    if (token.kind === 'id' && token.of !== 'table') return ownColumn(token.value)
    const next = tokens?.[at + 1]
    const isMember = peek()?.value === '.' && (next?.kind === 'name' || next?.kind === 'id')
    if (!isMember) return token.kind === 'name' ? ownColumn(token.value) : null
    at += 2
    if (token.kind === 'id' && next.kind === 'id') {
      const own = names.columns.find(({ id }) => id === next.value)
      return own === undefined ? columnOf(token.value, next.value) : withOption({ kind: 'column', columnId: own.id })
    }
    return columnOf(token.value, next.value)
  }

  /** `$table[…].$field[…].$option[…]` is the option as a constant. */
  function withOption(columnReference: Expression): Expression | null {
    const next = tokens?.[at + 1]
    if (peek()?.value !== '.' || next?.kind !== 'id' || next.of !== 'option') return columnReference
    at += 2
    const name = optionName(next.value)
    return name === null ? null : { kind: 'text', value: name }
  }

  function ownColumn(nameOrId: string): Expression | null {
    const found = names.columns.find(({ id, name }) => name === nameOrId || id === nameOrId)
    return found === undefined ? null : { kind: 'column', columnId: found.id }
  }

  function columnOf(table: string, nameOrId: string): Expression | null {
    const owner = names.tables.find(({ id, name }) => name === table || id === table)
    const found = owner?.columns.find(({ id, name }) => name === nameOrId || id === nameOrId)
    return owner === undefined || found === undefined
      ? null
      : { kind: 'wholeColumn', tableId: owner.id, columnId: found.id }
  }

  /** A call whose opening bracket has been read. */
  function callOf(name: string, first: readonly Expression[]): Expression | null {
    const args = [...first]
    if (!takes(')')) {
      do {
        const arg = expression(1)
        if (arg === null) return null
        args.push(arg)
      } while (takes(','))
      if (!takes(')')) return null
    }
    return { kind: 'call', name: name.toUpperCase(), args }
  }

  const tree = expression(1)
  return tree !== null && at === tokens.length ? tree : null
}
