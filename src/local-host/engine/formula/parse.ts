import type { FormulaReference } from './terms.ts'
import { unreadable } from './problems.ts'
import { tokensOf, type Dialect, type IdKind, type Token } from './tokens.ts'

/** Deeper nesting is refused, because later steps walk the tree by recursion. */
const MAX_DEPTH = 300

interface Placed {
  readonly start: number
  readonly end: number
  readonly depth: number
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '^'
  | '&'
  | '>'
  | '>='
  | '<'
  | '<='
  | '='
  | '!='
  | '&&'
  | '||'

/** A name in the text: by name, by id, or as an already resolved reference. */
export interface NameToken {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly means: FormulaReference | null
  readonly id: { readonly of: IdKind; readonly id: string } | null
}

export type Syntax = Placed &
  (
    | { readonly kind: 'number'; readonly value: number; readonly text: string }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'current' }
    | { readonly kind: 'name'; readonly name: NameToken; readonly bare: boolean }
    | { readonly kind: 'member'; readonly object: Syntax; readonly name: NameToken }
    | {
        readonly kind: 'call'
        readonly name: string
        readonly nameStart: number
        readonly nameEnd: number
        readonly args: readonly Syntax[]
        readonly chained: boolean
      }
    | { readonly kind: 'negative'; readonly operand: Syntax }
    | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Syntax; readonly right: Syntax }
  )

/** Operators by precedence, highest first; all associate to the left. Documented nowhere: formula §2.1. */
const LEVELS: readonly (readonly string[])[] = [
  ['^'],
  ['*', '/', '%'],
  ['+', '-'],
  ['&'],
  ['>', '>=', '<', '<=', '=', '!='],
  ['&&'],
  ['||'],
]
const LEVEL = new Map(LEVELS.flatMap((signs, level) => signs.map((sign) => [sign, LEVELS.length - level] as const)))

const CURRENT = 'CurrentValue'

/** Parses a text into a tree; throws UnreadableFormula with the first problem. */
export function parse(source: string, dialect: Dialect, references: readonly FormulaReference[] = []): Syntax {
  const tokens = tokensOf(source, dialect, references)
  return new Parser(tokens).whole()
}

class Parser {
  private at = 0
  private level = 0
  private readonly tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Syntax {
    const first = this.peek()
    if (first.kind === 'end') throw unreadable('empty', 0, first.end)
    const tree = this.expression(1)
    const rest = this.peek()
    if (rest.kind === 'end') return tree
    if (rest.kind === 'sign' && rest.text === ')') throw unreadable('extraParenthesis', rest.start, rest.end)
    throw unreadable('operator', rest.start, rest.end, rest.text)
  }

  private peek(): Token {
    const token = this.tokens[this.at] ?? this.tokens.at(-1)
    if (token === undefined) throw unreadable('empty', 0, 0)
    return token
  }

  private next(): Token {
    const token = this.peek()
    this.at++
    return token
  }

  private takes(sign: string): boolean {
    const token = this.peek()
    if (token.kind !== 'sign' || token.text !== sign) return false
    this.at++
    return true
  }

  private expression(lowest: number): Syntax {
    this.level++
    const { start } = this.peek()
    if (this.level > MAX_DEPTH) throw unreadable('tooDeep', start, start + 1)
    let left = this.unary()
    for (;;) {
      const token = this.peek()
      const sign = token.kind === 'sign' ? (token.text === '<>' ? '!=' : token.text) : ''
      const level = LEVEL.get(sign)
      if (level === undefined || level < lowest) break
      this.at++
      const right = this.expression(level + 1)
      left = placed({ kind: 'binary', operator: sign as BinaryOperator, left, right }, left.start, right.end, [
        left,
        right,
      ])
    }
    this.level--
    return left
  }

  private unary(): Syntax {
    const token = this.peek()
    if (!this.takes('-')) return this.chain()
    this.level++
    if (this.level > MAX_DEPTH) throw unreadable('tooDeep', token.start, token.end)
    const operand = this.unary()
    this.level--
    return placed({ kind: 'negative', operand }, token.start, operand.end, [operand])
  }

  /** A value and its chained parts: `.[column]`, `.NAME(…)`. */
  private chain(): Syntax {
    let value = this.primary()
    while (this.takes('.')) {
      const token = this.next()
      if (token.kind === 'name') value = member(value, { ...token, id: null })
      else if (token.kind === 'id' && token.of !== 'table')
        value = member(value, { ...token, means: null, id: { of: token.of, id: token.id } })
      else if (token.kind === 'word') {
        value = this.takes('(') ? this.call(token, [value]) : member(value, { ...token, means: null, id: null })
      } else throw unreadable('operand', token.start, Math.max(token.end, token.start))
    }
    return value
  }

  private primary(): Syntax {
    const token = this.next()
    const { start, end } = token
    switch (token.kind) {
      case 'number':
        return placed({ kind: 'number', value: token.value, text: token.text }, start, end, [])
      case 'text':
        return placed({ kind: 'text', value: token.value }, start, end, [])
      case 'name':
        return placed({ kind: 'name', name: { ...token, id: null }, bare: false }, start, end, [])
      case 'id':
        return placed(
          { kind: 'name', name: { ...token, means: null, id: { of: token.of, id: token.id } }, bare: false },
          start,
          end,
          [],
        )
      case 'word':
        return this.word(token)
      case 'sign':
        if (token.text === '(') return this.parenthesis(token)
        throw unreadable('operand', start, end)
      default:
        throw unreadable('operand', start, end)
    }
  }

  private word(token: Token & { kind: 'word' }): Syntax {
    const { text, start, end } = token
    if (this.takes('(')) return this.call(token, [])
    if (text === CURRENT) return placed({ kind: 'current' }, start, end, [])
    if (/^(true|false)$/iu.test(text))
      return placed({ kind: 'boolean', value: text.toLowerCase() === 'true' }, start, end, [])
    return placed({ kind: 'name', name: { text, start, end, means: null, id: null }, bare: true }, start, end, [])
  }

  private parenthesis(open: Token): Syntax {
    const inner = this.expression(1)
    this.close(open)
    return inner
  }

  private close(open: Token): void {
    const token = this.peek()
    if (this.takes(')')) return
    if (token.kind === 'end' || (token.kind === 'sign' && token.text === ','))
      throw unreadable('unclosedParenthesis', open.start, open.end)
    throw unreadable('operator', token.start, token.end, token.text)
  }

  /** Arguments up to the closing parenthesis; `first` holds what the call was chained onto. */
  private call(name: Token, first: readonly Syntax[]): Syntax {
    const args = [...first]
    const open = this.tokens[this.at - 1] ?? name
    if (!this.takes(')')) {
      do args.push(this.expression(1))
      while (this.takes(','))
      const token = this.peek()
      if (token.kind === 'sign' && token.text === ',') throw unreadable('operand', token.start, token.end)
      this.close(open)
    }
    const { end } = this.tokens[this.at - 1] ?? name
    return placed(
      {
        kind: 'call',
        name: name.text.toUpperCase(),
        nameStart: name.start,
        nameEnd: name.end,
        args,
        chained: first.length > 0,
      },
      first[0]?.start ?? name.start,
      end,
      args,
    )
  }
}

const member = (object: Syntax, name: NameToken): Syntax =>
  placed({ kind: 'member', object, name }, object.start, name.end, [object])

type Unplaced = Syntax extends infer Node ? (Node extends Placed ? Omit<Node, keyof Placed> : never) : never

function placed(node: Unplaced, start: number, end: number, parts: readonly Syntax[]): Syntax {
  const depth = 1 + Math.max(0, ...parts.map((part) => part.depth))
  if (depth > MAX_DEPTH) throw unreadable('tooDeep', start, end)
  return { ...node, start, end, depth } as Syntax
}
