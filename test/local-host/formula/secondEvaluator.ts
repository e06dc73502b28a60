/**
 * A second reading of docs/formula.md, formula §2 to host-protocol §5, for the default switches. It shares nothing with
 * the engine: a tree of its own, evaluated directly from the top, every value tagged, errors as values. Slow and plain
 * on purpose.
 */

/**
 * A value with its kind; `days` since 1970-01-01 in the zone of the Base, with the time of day as fraction, for dates.
 */
export type Value =
  | { readonly k: 'none' }
  | { readonly k: 'num'; readonly n: number }
  | { readonly k: 'text'; readonly t: string }
  | { readonly k: 'bool'; readonly b: boolean }
  | { readonly k: 'date'; readonly minutes: number } // since 1970-01-01 00:00 on the wall clock of the Base
  | { readonly k: 'list'; readonly items: readonly Value[] }
  | { readonly k: 'err'; readonly name: string }

export type Tree =
  | { readonly op: 'lit'; readonly value: Value }
  | { readonly op: 'cell'; readonly name: string }
  /** A whole column of the other table. */
  | { readonly op: 'column'; readonly name: string }
  | { readonly op: 'current' }
  | { readonly op: 'neg'; readonly of: Tree }
  | { readonly op: 'bin'; readonly sign: Sign; readonly left: Tree; readonly right: Tree }
  | { readonly op: 'fn'; readonly name: string; readonly args: readonly Tree[] }

export type Sign = '+' | '-' | '*' | '/' | '%' | '&' | '>' | '>=' | '<' | '<=' | '=' | '!=' | '&&' | '||'

/** What a formula can see: cells of its row, columns of the other table. */
export interface Scene {
  readonly cells: Readonly<Record<string, Value>>
  readonly columns: Readonly<Record<string, readonly Value[]>>
}

const NONE: Value = { k: 'none' }
const num = (n: number): Value => (Number.isFinite(n) ? { k: 'num', n: n === 0 ? 0 : n } : BAD)
const text = (t: string): Value => ({ k: 'text', t })
const bool = (b: boolean): Value => ({ k: 'bool', b })
const err = (name: string): Value => ({ k: 'err', name })
const BAD = err('#VALUE!')

const isBlank = (v: Value): boolean =>
  v.k === 'none' || (v.k === 'text' && v.t === '') || (v.k === 'list' && v.items.length === 0)

/** One value where a list may stand: a list of one is its element. */
function single(v: Value): Value {
  if (v.k !== 'list') return v
  const [first] = v.items
  return v.items.length === 1 && first !== undefined ? single(first) : BAD
}

/** A number: booleans count, blanks are zero, texts when they are digits. */
function number(given: Value): Value {
  const v = single(given)
  switch (v.k) {
    case 'num':
    case 'err':
      return v
    case 'none':
      return num(0)
    case 'bool':
      return num(v.b ? 1 : 0)
    case 'text':
      return v.t === '' ? num(0) : /^\s*[-+]?\d+(\.\d+)?\s*$/.test(v.t) ? num(Number(v.t)) : BAD
    default:
      return BAD
  }
}

const two = (n: number): string => `${n < 10 ? '0' : ''}${n}`
const parts = (minutes: number) => {
  const date = new Date(minutes * 60_000)
  return {
    y: date.getUTCFullYear(),
    m: date.getUTCMonth() + 1,
    d: date.getUTCDate(),
    h: date.getUTCHours(),
    i: date.getUTCMinutes(),
  }
}

/** Anything as text. */
export function asText(v: Value): string {
  switch (v.k) {
    case 'none':
      return ''
    case 'num':
      return String(Number(v.n.toPrecision(15)))
    case 'text':
      return v.t
    case 'bool':
      return v.b ? 'TRUE' : 'FALSE'
    case 'date': {
      const { y, m, d } = parts(v.minutes)
      return `${y}/${two(m)}/${two(d)}`
    }
    case 'list':
      return v.items.map(asText).join(',')
    default:
      return v.name
  }
}

const fault = (values: readonly Value[]): Value | undefined => values.find((v) => v.k === 'err')

/** Arithmetic on two numbers, or the error that one of them is. */
function arithmetic(left: Value, right: Value, compute: (a: number, b: number) => Value): Value {
  const [a, b] = [number(left), number(right)]
  if (a.k === 'err') return a
  if (b.k === 'err') return b
  return a.k === 'num' && b.k === 'num' ? compute(a.n, b.n) : BAD
}

const later = (date: Value & { k: 'date' }, days: number): Value => ({ k: 'date', minutes: date.minutes + days * 1440 })

function plus(left: Value, right: Value): Value {
  const [a, b] = [single(left), single(right)]
  const bad = fault([a, b])
  if (bad) return bad
  if (a.k === 'date' && b.k === 'date') return BAD
  if (a.k === 'date') return arithmetic(b, num(0), (n) => later(a, n))
  if (b.k === 'date') return arithmetic(a, num(0), (n) => later(b, n))
  return arithmetic(a, b, (x, y) => num(x + y))
}

function minus(left: Value, right: Value): Value {
  const [a, b] = [single(left), single(right)]
  const bad = fault([a, b])
  if (bad) return bad
  if (a.k === 'date' && b.k === 'date') return num((a.minutes - b.minutes) / 1440)
  if (a.k === 'date') return arithmetic(b, num(0), (n) => later(a, -n))
  if (b.k === 'date') return BAD
  return arithmetic(a, b, (x, y) => num(x - y))
}

/** `=`: a missing value is "", booleans are 0 and 1 beside numbers, other unlike kinds differ. */
function same(left: Value, right: Value): Value {
  if (isBlank(left) && isBlank(right)) return bool(true)
  const [a, b] = [single(left), single(right)]
  const bad = fault([a, b])
  if (bad) return bad
  if (isBlank(a) || isBlank(b)) return bool(isBlank(a) && isBlank(b))
  if (a.k === 'num' && b.k === 'num') return bool(a.n === b.n)
  if (a.k === 'text' && b.k === 'text') return bool(a.t === b.t)
  if (a.k === 'date' && b.k === 'date') return bool(a.minutes === b.minutes)
  if (a.k === 'bool' && b.k === 'bool') return bool(a.b === b.b)
  if (a.k === 'bool' && b.k === 'num') return bool(Number(a.b) === b.n)
  if (a.k === 'num' && b.k === 'bool') return bool(a.n === Number(b.b))
  return bool(false)
}

/** What a blank counts as in an order beside `other`: zero of its kind. */
const zeroLike = (other: Value): Value =>
  other.k === 'date' ? { k: 'date', minutes: EPOCH } : other.k === 'text' && other.t !== '' ? text('') : num(0)
/** The instant 0 on the wall clock of the Base, eight hours ahead of UTC. */
const EPOCH = 8 * 60

/** Negative, zero, positive; an error for unlike kinds. */
function compare(left: Value, right: Value): number | Value {
  let [a, b] = [single(left), single(right)]
  const bad = fault([a, b])
  if (bad) return bad
  if (a.k === 'text' && b.k === 'text') return a.t < b.t ? -1 : a.t > b.t ? 1 : 0
  if (isBlank(a)) a = zeroLike(b)
  if (isBlank(b) && b.k !== 'text') b = zeroLike(a)
  else if (isBlank(b)) b = a.k === 'text' ? b : zeroLike(a)
  if (a.k === 'text' && b.k === 'text') return a.t < b.t ? -1 : a.t > b.t ? 1 : 0
  if (a.k === 'date' && b.k === 'date') return a.minutes - b.minutes
  const value = (v: Value): number | null => (v.k === 'num' ? v.n : v.k === 'bool' ? Number(v.b) : null)
  const [x, y] = [value(a), value(b)]
  return x === null || y === null ? BAD : x - y
}

function condition(given: Value): boolean | Value {
  const v = single(given)
  if (v.k === 'bool') return v.b
  if (v.k === 'num') return v.n !== 0
  if (isBlank(v)) return false
  return v.k === 'err' ? v : BAD
}

function binary(sign: Sign, left: Value, right: Value): Value {
  switch (sign) {
    case '+':
      return plus(left, right)
    case '-':
      return minus(left, right)
    case '*':
      return arithmetic(left, right, (a, b) => num(a * b))
    case '/':
      return arithmetic(left, right, (a, b) => (b === 0 ? err('#DIV/0!') : num(a / b)))
    case '%':
      return arithmetic(left, right, (a, b) => (b === 0 ? err('#DIV/0!') : num(a - b * Math.floor(a / b))))
    case '&':
      return fault([left, right]) ?? text(asText(left) + asText(right))
    case '=':
      return fault([left, right]) ?? same(left, right)
    case '!=': {
      const is = fault([left, right]) ?? same(left, right)
      return is.k === 'bool' ? bool(!is.b) : is
    }
    default: {
      const bad = fault([left, right])
      if (bad) return bad
      const step = compare(left, right)
      if (typeof step !== 'number') return step
      return bool(sign === '>' ? step > 0 : sign === '>=' ? step >= 0 : sign === '<' ? step < 0 : step <= 0)
    }
  }
}

const flat = (v: Value): readonly Value[] => (v.k === 'list' ? v.items.flatMap(flat) : [v])
const listed = (v: Value): readonly Value[] => (v.k === 'list' ? v.items : v.k === 'none' ? [] : [v])

/** Evaluates a tree in a scene; `current` is what CurrentValue means. */
export function evaluate(tree: Tree, scene: Scene, current: Value = NONE): Value {
  const go = (part: Tree): Value => evaluate(part, scene, current)
  switch (tree.op) {
    case 'lit':
      return tree.value
    case 'cell':
      return scene.cells[tree.name] ?? NONE
    case 'column':
      return { k: 'list', items: (scene.columns[tree.name] ?? []).filter((v) => !isBlank(v)) }
    case 'current':
      return current
    case 'neg':
      return arithmetic(go(tree.of), num(0), (n) => num(-n))
    case 'bin': {
      if (tree.sign === '&&' || tree.sign === '||') return junction([tree.left, tree.right], tree.sign === '||', go)
      const left = go(tree.left)
      return left.k === 'err' ? left : binary(tree.sign, left, go(tree.right))
    }
    default:
      return call(tree.name, tree.args, scene, go)
  }
}

/** Conditions up to the first that decides. */
function junction(parts: readonly Tree[], wanted: boolean, go: (tree: Tree) => Value): Value {
  for (const part of parts) {
    const holds = condition(go(part))
    if (typeof holds !== 'boolean') return holds
    if (holds === wanted) return bool(wanted)
  }
  return bool(!wanted)
}

function call(name: string, args: readonly Tree[], scene: Scene, go: (tree: Tree) => Value): Value {
  const arg = (at: number): Tree => args[at] ?? { op: 'lit', value: NONE }
  switch (name) {
    case 'IF': {
      const holds = condition(go(arg(0)))
      if (typeof holds !== 'boolean') return holds
      return holds ? go(arg(1)) : args.length > 2 ? go(arg(2)) : bool(false)
    }
    case 'IFS': {
      for (let at = 0; at < args.length; at += 2) {
        const holds = condition(go(arg(at)))
        if (typeof holds !== 'boolean') return holds
        if (holds) return go(arg(at + 1))
      }
      return BAD
    }
    case 'SWITCH': {
      const wanted = go(arg(0))
      if (wanted.k === 'err') return wanted
      let at = 1
      for (; at + 1 < args.length; at += 2) {
        const is = binary('=', wanted, go(arg(at)))
        if (is.k === 'err') return is
        if (is.k === 'bool' && is.b) return go(arg(at + 1))
      }
      return at < args.length ? go(arg(at)) : NONE
    }
    case 'IFERROR': {
      const v = go(arg(0))
      return v.k === 'err' ? go(arg(1)) : v
    }
    case 'IFBLANK': {
      const v = go(arg(0))
      return isBlank(v) ? go(arg(1)) : v
    }
    case 'ISERROR':
      return bool(go(arg(0)).k === 'err')
    case 'AND':
      return junction(args, false, go)
    case 'OR':
      return junction(args, true, go)
    case 'MAP':
    case 'FILTER':
    case 'COUNTIF': {
      const range = go(arg(0))
      if (range.k === 'err') return range
      const kept: Value[] = []
      for (const item of listed(range)) {
        const result = evaluate(arg(1), scene, item)
        if (result.k === 'err') return result
        if (name === 'MAP') kept.push(result)
        else {
          const holds = condition(result)
          if (typeof holds !== 'boolean') return holds
          if (holds) kept.push(item)
        }
      }
      return name === 'COUNTIF' ? num(kept.length) : { k: 'list', items: kept }
    }
    default: {
      const values = args.map(go)
      return fault(values) ?? fault(values.flatMap(flat)) ?? plainCall(name, values)
    }
  }
}

/** Numbers for SUM and similar functions: skips blanks and texts, counts booleans, refuses dates. */
function numbers(values: readonly Value[]): number[] | Value {
  const found: number[] = []
  for (const v of values.flatMap(flat)) {
    if (v.k === 'date') return BAD
    if (v.k === 'num') found.push(v.n)
    if (v.k === 'bool') found.push(Number(v.b))
  }
  return found
}

/** Half away from zero, judged by the decimal digits that fifteen places hold. */
function rounded(n: number, digits: number, how: (n: number) => number): number {
  const decimal = (value: number, shift: number): number => {
    const [mantissa, exponent = '0'] = String(Number(value.toPrecision(15))).split('e')
    return Number(`${mantissa ?? '0'}e${Number(exponent) + shift}`)
  }
  return (n < 0 ? -1 : 1) * decimal(how(decimal(Math.abs(n), digits)), -digits)
}

const whole = (v: Value): number | Value => {
  const n = number(v)
  return n.k === 'num' ? Math.trunc(n.n) : n
}

function dateOf(given: Value): (Value & { k: 'date' }) | Value {
  const v = single(given)
  if (v.k === 'date' || v.k === 'err') return v
  const match = v.k === 'text' ? /^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})\s*$/.exec(v.t) : null
  if (!match) return BAD
  const [y, m, d] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const ms = Date.UTC(y, m - 1, d)
  return new Date(ms).getUTCMonth() === m - 1 && m >= 1 && m <= 12 ? { k: 'date', minutes: ms / 60_000 } : BAD
}

/** The day of a date and its weekday, Monday 0. */
const dayOf = (minutes: number): number => Math.floor(minutes / 1440)
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7

const textual = (v: Value): string | Value => {
  const one = single(v)
  return one.k === 'err' ? one : asText(one)
}

function plainCall(name: string, values: readonly Value[]): Value {
  const v = (at: number): Value => values[at] ?? NONE
  const onNumbers = (compute: (...n: number[]) => Value): Value => {
    const all = values.map(number)
    return fault(all) ?? compute(...all.map((each) => (each.k === 'num' ? each.n : 0)))
  }
  const onDate = (at: number, compute: (minutes: number) => Value): Value => {
    const date = dateOf(v(at))
    return date.k === 'date' ? compute(date.minutes) : date
  }
  const onText = (compute: (...t: string[]) => Value): Value => {
    const all = values.map(textual)
    const bad = all.find((each) => typeof each !== 'string')
    return typeof bad === 'object' ? bad : compute(...(all as string[]))
  }
  const onNumberList = (compute: (n: number[]) => Value): Value => {
    const found = numbers(values)
    return Array.isArray(found) ? compute(found) : (found as Value)
  }
  switch (name) {
    case 'NOT': {
      const holds = condition(v(0))
      return typeof holds === 'boolean' ? bool(!holds) : holds
    }
    case 'ISBLANK':
      return bool(isBlank(v(0)))
    case 'ISNULL':
      return bool(v(0).k === 'none')
    case 'ISNUMBER': {
      const one = single(v(0))
      return one.k === 'err' ? one : bool(one.k === 'num')
    }
    case 'SUM':
      return onNumberList((n) => num(n.reduce((a, b) => a + b, 0)))
    case 'AVERAGE':
      return onNumberList((n) => (n.length === 0 ? NONE : num(n.reduce((a, b) => a + b, 0) / n.length)))
    case 'MAX':
    case 'MIN': {
      const some = values.flatMap(flat).filter((each) => !isBlank(each))
      if (some.length > 0 && some.every((each) => each.k === 'date')) {
        const all = some.map((each) => (each.k === 'date' ? each.minutes : 0))
        return { k: 'date', minutes: name === 'MAX' ? Math.max(...all) : Math.min(...all) }
      }
      return onNumberList((n) => (n.length === 0 ? NONE : num(name === 'MAX' ? Math.max(...n) : Math.min(...n))))
    }
    case 'COUNTA':
      return num(values.flatMap(flat).filter((each) => !isBlank(each)).length)
    case 'ROUND':
      return onNumbers((n, d = 0) => num(rounded(n, Math.trunc(d), Math.round)))
    case 'ROUNDUP':
      return onNumbers((n, d = 0) => num(rounded(n, Math.trunc(d), Math.ceil)))
    case 'ROUNDDOWN':
      return onNumbers((n, d = 0) => num(rounded(n, Math.trunc(d), Math.floor)))
    case 'ABS':
      return onNumbers((n) => num(n < 0 ? -n : n))
    case 'INT':
      return onNumbers((n) => num(Math.trunc(n)))
    case 'MOD':
      return binary('%', v(0), v(1))
    case 'QUOTIENT':
      return onNumbers((a, b = 0) => (b === 0 ? err('#DIV/0!') : num(Math.trunc(a / b))))
    case 'LEN':
      return onText((t = '') => num(t.length))
    case 'UPPER':
      return onText((t = '') => text(t.toUpperCase()))
    case 'TRIM':
      return onText((t = '') => text(t.replace(/^\s+|\s+$/g, '')))
    case 'LEFT':
    case 'RIGHT': {
      const t = textual(v(0))
      const n = values.length > 1 ? whole(v(1)) : 1
      if (typeof t !== 'string') return t
      if (typeof n !== 'number') return n
      return n < 0 ? BAD : text(name === 'LEFT' ? t.slice(0, n) : n === 0 ? '' : t.slice(-n))
    }
    case 'FIND':
      return onText((needle = '', hay = '') => num(hay.indexOf(needle) === -1 ? -1 : hay.indexOf(needle) + 1))
    case 'SUBSTITUTE':
      return onText((t = '', old = '', next = '') => text(old === '' ? t : t.split(old).join(next)))
    case 'CONTAINTEXT': {
      const needle = textual(v(1))
      return typeof needle === 'string' ? bool(asText(v(0)).includes(needle)) : needle
    }
    case 'CONCATENATE':
      return text(values.map(asText).join(''))
    case 'DATE': {
      const all = values.map(whole)
      const bad = all.find((each) => typeof each !== 'number')
      if (typeof bad === 'object') return bad
      const [y = 0, m = 0, d = 0] = all as number[]
      return y < 100 || y > 9999 ? BAD : { k: 'date', minutes: Date.UTC(y, m - 1, d) / 60_000 }
    }
    case 'YEAR':
      return onDate(0, (at) => num(parts(at).y))
    case 'MONTH':
      return onDate(0, (at) => num(parts(at).m))
    case 'DAY':
      return onDate(0, (at) => num(parts(at).d))
    case 'HOUR':
      return onDate(0, (at) => num(parts(at).h))
    case 'WEEKDAY':
      return onDate(0, (at) => num(weekday(dayOf(at)) + 1))
    case 'DAYS':
      return onDate(0, (end) => onDate(1, (start) => num((end - start) / 1440)))
    case 'NETWORKDAYS':
      return onDate(0, (start) =>
        onDate(1, (end) => {
          const [first, last] = start <= end ? [dayOf(start), dayOf(end)] : [dayOf(end), dayOf(start)]
          let count = 0
          for (let day = first; day <= last; day++) if (weekday(day) < 5) count++
          return num(dayOf(start) <= dayOf(end) ? count : -count)
        }),
      )
    case 'EDATE':
      return onDate(0, (at) => {
        const n = whole(v(1))
        if (typeof n !== 'number') return n
        const { y, m, d, h, i } = parts(at)
        const last = new Date(Date.UTC(y, m + n, 0)).getUTCDate()
        return { k: 'date', minutes: Date.UTC(y, m - 1 + n, Math.min(d, last), h, i) / 60_000 }
      })
    case 'TEXT': {
      const one = single(v(0))
      if (one.k === 'err') return one
      if (isBlank(one)) return text('')
      return onDate(0, (at) => {
        const { y, m, d } = parts(at)
        return text(`${y}-${two(m)}-${two(d)}`)
      })
    }
    case 'LIST':
      return { k: 'list', items: values }
    case 'LISTCOMBINE':
      return { k: 'list', items: values.flatMap(flat) }
    case 'FIRST':
      return listed(v(0))[0] ?? NONE
    case 'LAST':
      return listed(v(0)).at(-1) ?? NONE
    case 'NTH': {
      const n = whole(v(1))
      return typeof n === 'number' ? (n < 1 ? NONE : (listed(v(0))[n - 1] ?? NONE)) : n
    }
    case 'ARRAYJOIN':
      return text(flat(v(0)).map(asText).join(','))
    case 'UNIQUE': {
      const kept: Value[] = []
      for (const each of flat(v(0)))
        if (
          !kept.some((known) => {
            const is = same(known, each)
            return is.k === 'bool' && is.b
          })
        )
          kept.push(each)
      return { k: 'list', items: kept }
    }
    case 'CONTAIN':
      return bool(
        flat(v(0))
          .filter((each) => !isBlank(each))
          .some((each) =>
            values
              .slice(1)
              .flatMap(flat)
              .some((wanted) => {
                const is = same(each, wanted)
                return is.k === 'bool' && is.b
              }),
          ),
      )
    default:
      throw new Error(`no function ${name} in the second evaluator`)
  }
}

/** Precedence of operators, lowest first. */
const STRENGTH: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['>', '>=', '<', '<=', '=', '!='],
  ['&'],
  ['+', '-'],
  ['*', '/', '%'],
]
const strength = (tree: Tree): number =>
  tree.op === 'bin'
    ? STRENGTH.findIndex((signs) => signs.includes(tree.sign))
    : tree.op === 'neg'
      ? STRENGTH.length
      : STRENGTH.length + 1

/**
 * A tree as text, with brackets only where the order of operators of formula §2.1 needs them; `chains` decides how
 * calls are written.
 */
export function print(tree: Tree, chains: (name: string) => boolean): string {
  const inner = (part: Tree, least: number): string =>
    strength(part) < least ? `(${print(part, chains)})` : print(part, chains)
  switch (tree.op) {
    case 'lit':
      return literal(tree.value)
    case 'cell':
      return `[${tree.name}]`
    case 'column':
      return `[数据].[${tree.name}]`
    case 'current':
      return 'CurrentValue'
    case 'neg':
      return `-${inner(tree.of, STRENGTH.length)}`
    case 'bin': {
      const own = strength(tree)
      return `${inner(tree.left, own)} ${tree.sign} ${inner(tree.right, own + 1)}`
    }
    default: {
      const [first, ...rest] = tree.args
      const written = (parts: readonly Tree[]): string => parts.map((part) => print(part, chains)).join(', ')
      if (first === undefined || !chains(tree.name)) return `${tree.name}(${written(tree.args)})`
      return `${inner(first, STRENGTH.length + 1)}.${tree.name}(${written(rest)})`
    }
  }
}

function literal(v: Value): string {
  switch (v.k) {
    case 'num':
      return v.n < 0 ? `(0 - ${-v.n})` : String(v.n)
    case 'bool':
      return v.b ? 'TRUE()' : 'FALSE()'
    case 'date': {
      const { y, m, d } = parts(v.minutes)
      return `DATE(${y}, ${m}, ${d})`
    }
    default:
      return `"${v.k === 'text' ? v.t : ''}"`
  }
}
