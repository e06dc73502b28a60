import type { Variants } from '../types.ts'
import type { FormulaReference } from './terms.ts'
import { unreadable } from './problems.ts'

/** The switches that decide how a text is read. */
export type Dialect = Pick<Variants, 'formulaOperators' | 'formulaQuotes'>

export type IdKind = 'table' | 'field' | 'column' | 'option'

interface Span {
  readonly start: number
  readonly end: number
}

export type Token = Span &
  (
    | { readonly kind: 'number'; readonly value: number; readonly text: string }
    | { readonly kind: 'text'; readonly value: string; readonly text: string }
    /** A column or table in brackets, or a span with a known reference. */
    | { readonly kind: 'name'; readonly text: string; readonly means: FormulaReference | null }
    /** A bare word: a column, a function, TRUE or CurrentValue. */
    | { readonly kind: 'word'; readonly text: string }
    | { readonly kind: 'id'; readonly of: IdKind; readonly id: string; readonly text: string }
    | { readonly kind: 'sign'; readonly text: string }
    | { readonly kind: 'end'; readonly text: string }
  )

const SIGNS = ['>=', '<=', '!=', '&&', '||', '+', '-', '*', '/', '%', '>', '<', '=', '&', '(', ')', ',', '.'] as const
const LENIENT_SIGNS = ['<>', '^'] as const
const NOT_OPERATORS = ['<>', '**', '^', '!', '|'] as const

/** Where a bare word ends: operators, brackets, quotes, commas, dots, spaces and the full-width forms of these. */
const WORD = /[^\s+\-*/%<>=!&|^()[\]{}"'`,.;:?~@#$\\（）［］【】，。；：！“”‘’＝＋－＊／％＞＜＆「」]+/uy
const SPACE = /\s+/uy
const NUMBER = /\d+(?:\.\d+)?/uy
const ID = /(?:bitable::)?\$(table|field|column|option)\[([^\]]*)\]/uy
const FULL_WIDTH = new Set('（）［］【】，。；：！“”‘’＝＋－＊／％＞＜＆「」')

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

/** A text up to its closing quote; which escapes it knows is a switch. */
function readText(source: string, start: number, quotes: Dialect['formulaQuotes']): { value: string; end: number } {
  let value = ''
  for (let at = start + 1; at < source.length; at++) {
    const char = source.charAt(at)
    const next = source.charAt(at + 1)
    if (quotes === 'backslash' && char === '\\' && (next === '"' || next === '\\')) {
      value += next
      at++
    } else if (char !== '"') value += char
    else if (quotes === 'doubled' && next === '"') {
      value += '"'
      at++
    } else return { value, end: at + 1 }
  }
  throw unreadable('unclosedText', start, source.length)
}

function readName(source: string, start: number): { name: string; end: number } {
  const close = source.indexOf(']', start)
  if (close < 0) throw unreadable('unclosedName', start, source.length)
  if (close === start + 1) throw unreadable('emptyName', start, close + 1)
  return { name: source.slice(start + 1, close), end: close + 1 }
}

/** The name inside a span that stands for a table or column. */
const innerName = (piece: string): string => (piece.startsWith('[') && piece.endsWith(']') ? piece.slice(1, -1) : piece)

function signAt(source: string, at: number, dialect: Dialect): string | undefined {
  if (source.startsWith('==', at)) throw unreadable('doubleEquals', at, at + 2)
  const lenient =
    dialect.formulaOperators === 'lenient' ? LENIENT_SIGNS.find((sign) => source.startsWith(sign, at)) : undefined
  if (lenient !== undefined) return lenient
  const sign = SIGNS.find((sign) => source.startsWith(sign, at))
  const wrong = NOT_OPERATORS.find((sign) => source.startsWith(sign, at))
  if (wrong !== undefined && (sign === undefined || sign.length < wrong.length))
    throw unreadable('notAnOperator', at, at + wrong.length, wrong)
  return sign
}

/**
 * Cuts a text into tokens; throws UnreadableFormula. `references` are spans that mean a table or column whatever they
 * look like: a name may hold brackets and dots that nobody could write.
 */
export function tokensOf(source: string, dialect: Dialect, references: readonly FormulaReference[]): Token[] {
  const referenceAt = new Map(references.map((reference) => [reference.start, reference]))
  const tokens: Token[] = []
  let at = 0
  // Accept a leading `=`: people paste formulas from spreadsheets.
  const lead = /^\s*=(?!=)/u.exec(source)
  if (lead) at = lead[0].length
  while (at < source.length) {
    const space = matchAt(SPACE, source, at)
    if (space) {
      at += space[0].length
      continue
    }
    const token = tokenAt(source, at, dialect, referenceAt.get(at) ?? null)
    tokens.push(token)
    at = token.end
  }
  tokens.push({ kind: 'end', text: '', start: source.length, end: source.length })
  return tokens
}

function tokenAt(source: string, start: number, dialect: Dialect, means: FormulaReference | null): Token {
  if (means !== null && means.end > start && means.end <= source.length) {
    return { kind: 'name', text: innerName(source.slice(start, means.end)), means, start, end: means.end }
  }
  const char = source.charAt(start)
  if (char === '"') {
    const { value, end } = readText(source, start, dialect.formulaQuotes)
    return { kind: 'text', value, text: source.slice(start, end), start, end }
  }
  if (char === '[') {
    const { name, end } = readName(source, start)
    return { kind: 'name', text: name, means: null, start, end }
  }
  const id = matchAt(ID, source, start)
  if (id) return { kind: 'id', of: id[1] as IdKind, id: id[2] ?? '', text: id[0], start, end: start + id[0].length }
  const number = matchAt(NUMBER, source, start)
  if (number) return numberToken(source, start, number[0])
  const sign = signAt(source, start, dialect)
  if (sign !== undefined) return { kind: 'sign', text: sign, start, end: start + sign.length }
  const word = matchAt(WORD, source, start)
  if (word) return { kind: 'word', text: word[0], start, end: start + word[0].length }
  const piece = String.fromCodePoint(source.codePointAt(start) ?? 0)
  if (char === "'" || char === '`') throw unreadable('singleQuotes', start, start + 1)
  throw unreadable(FULL_WIDTH.has(piece) ? 'fullWidth' : 'character', start, start + piece.length, piece)
}

/** A number without exponent, thousands or letters: 1e5 and 3月 are refused, `[3月]` is a name. */
function numberToken(source: string, start: number, digits: string): Token {
  const end = start + digits.length
  const glued = matchAt(WORD, source, end)
  if (glued) throw unreadable('number', start, end + glued[0].length, digits + glued[0])
  return { kind: 'number', value: Number(digits), text: digits, start, end }
}
