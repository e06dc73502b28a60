import { elementType, NUMBER, BOOLEAN, DATE, type ResultType } from '../resultType.ts'
import {
  DateValue,
  DIVISION_FAULT,
  Item,
  VALUE_FAULT,
  elementsOf,
  finite,
  isBlank,
  numberInText,
  numberOrBlank,
  order,
  scalarOf,
  withoutNoise,
  type Scalar,
  type Surroundings,
  type Value,
} from '../value.ts'
import { blankNumber, flagOf, gives, onNumbers, wholeOf, type FunctionSpec } from './functionSpec.ts'

const number = gives.number('number')

/** Moves the decimal point on the decimal text, so that 1.005 to two digits is 100.5 and not 100.49999. */
function shifted(value: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = String(withoutNoise(value)).split('e')
  return Number(`${mantissa}e${Number(exponent) + digits}`)
}

const rounding = (whole: (value: number) => number) =>
  onNumbers((value, digits = 0) => {
    const places = Math.trunc(digits)
    if (Math.abs(places) > 300) throw VALUE_FAULT
    // Fast path: most rounded values are days between midnights, which are whole already.
    if (places >= 0 && Number.isInteger(value)) return value || 0
    return Math.sign(value) * shifted(whole(shifted(Math.abs(value), places)), -places) || 0
  })

/** Multiples of a base without the rounding error of the division: 0.3 is three times 0.1. */
const toMultiple = (whole: (value: number) => number) =>
  onNumbers((value, base = 1) => {
    if (base === 0) throw DIVISION_FAULT
    const size = Math.abs(base)
    return withoutNoise(whole(withoutNoise(value / size)) * size) || 0
  })

/** The remainder has the sign of the divisor, as in Excel; nobody documents it. */
export function modulo(a: number, b: number): number {
  if (b === 0) throw DIVISION_FAULT
  return a - b * Math.floor(a / b) || 0
}

/**
 * Numbers among the arguments of SUM and its like: lists opened, blanks left out, texts by the switch
 * formulaTextNumbers.
 */
function numbersIn(args: readonly Value[], { variants }: Surroundings): number[] {
  const numbers: number[] = []
  for (const value of args.flatMap((arg) => elementsOf(arg))) {
    if (isBlank(value)) continue
    if (typeof value === 'number') numbers.push(value)
    else if (typeof value === 'boolean') numbers.push(Number(value))
    else if (value instanceof DateValue || variants.formulaTextNumbers === 'error') throw VALUE_FAULT
  }
  return numbers
}

const ofNumbers =
  (compute: (numbers: readonly number[]) => number | null): FunctionSpec['run'] =>
  (args, around) => {
    const result = compute(numbersIn(args, around))
    return result === null ? null : finite(result)
  }

/** The greatest or least; of dates a date. Of nothing: blank. */
const extreme =
  (better: (a: number, b: number) => boolean): FunctionSpec['run'] =>
  (args, around) => {
    const values = args.flatMap((arg) => elementsOf(arg)).filter((value) => !isBlank(value))
    const best = (numbers: readonly number[]): number | null =>
      numbers.reduce<number | null>((kept, each) => (kept === null || better(each, kept) ? each : kept), null)
    if (values.length === 0 || !values.every((value) => value instanceof DateValue))
      return best(numbersIn(values, around))
    const ms = best(values.map((value) => (value instanceof DateValue ? value.ms : 0)))
    return ms === null ? null : new DateValue(ms)
  }

const numberOrDate = (types: readonly ResultType[]): ResultType => {
  const elements = types.map(elementType)
  return elements.length > 0 && elements.every((type) => type.kind === 'date') ? DATE : NUMBER
}

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2
}

function valueOf(scalar: Scalar): number {
  const text = scalar instanceof Item ? scalar.text : scalar
  const value =
    typeof text === 'string'
      ? numberInText(text)
      : typeof text === 'number'
        ? text
        : typeof text === 'boolean'
          ? Number(text)
          : null
  if (value === null) throw VALUE_FAULT
  return value
}

/** 1 for the greatest (or the least, when ascending); equals share a place. */
const rank: FunctionSpec['run'] = (args) => {
  const wanted = args[0] ?? null
  const elements = elementsOf(args[1] ?? null).filter((value) => !isBlank(value))
  const ascending = flagOf(args[2], false)
  let isThere = false
  let before = 0
  for (const element of elements) {
    const step = order(element, wanted)
    if (step === null) throw VALUE_FAULT
    if (step === 0) isThere = true
    else if (ascending ? step < 0 : step > 0) before++
  }
  if (!isThere) throw VALUE_FAULT
  return before + 1
}

/** Longer sequences are refused: they would block the page. */
const MAX_SEQUENCE = 10_000

const sequence: FunctionSpec['run'] = (args) => {
  const [start, end, step] = [args[0], args[1], args[2] ?? 1].map((arg) => numberOrBlank(arg ?? null) ?? 0) as [
    number,
    number,
    number,
  ]
  if (step === 0) throw VALUE_FAULT
  const count = Math.floor(withoutNoise((end - start) / step)) + 1
  if (count > MAX_SEQUENCE) throw VALUE_FAULT
  return Array.from({ length: Math.max(0, count) }, (_none, at) => withoutNoise(start + at * step))
}

const trigonometry = (
  ['SIN', 'COS', 'TAN', 'ASIN', 'ACOS', 'ATAN', 'SINH', 'COSH', 'TANH', 'ASINH', 'ACOSH', 'ATANH'] as const
).map((name) => number(name, 'n', onNumbers(Math[name.toLowerCase() as 'sin'])))

/** The functions on numbers: formula §4.2. */
export const NUMBER_FUNCTIONS: readonly FunctionSpec[] = [
  number(
    'SUM',
    'v, …',
    ofNumbers((numbers) => numbers.reduce((sum, each) => sum + each, 0)),
  ),
  number(
    'AVERAGE',
    'v, …',
    ofNumbers((numbers) =>
      numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length,
    ),
  ),
  gives.by('number', numberOrDate)(
    'MAX',
    'v, …',
    extreme((a, b) => a > b),
  ),
  gives.by('number', numberOrDate)(
    'MIN',
    'v, …',
    extreme((a, b) => a < b),
  ),
  number('MEDIAN', 'v, …', ofNumbers(median)),
  number('COUNTA', 'v, …', (args) => args.flatMap((arg) => elementsOf(arg)).filter((value) => !isBlank(value)).length),
  number(
    'ROUND',
    'n, d',
    rounding((value) => Math.round(value)),
  ),
  number('ROUNDUP', 'n, d', rounding(Math.ceil)),
  number('ROUNDDOWN', 'n, d', rounding(Math.floor)),
  number('FLOOR', 'n, [base]', toMultiple(Math.floor)),
  number('CEILING', 'n, [base]', toMultiple(Math.ceil)),
  number('ABS', 'n', onNumbers(Math.abs)),
  number('INT', 'n', (args, around) => {
    const value = numberOrBlank(args[0] ?? null) ?? blankNumber(around)
    if (value === undefined) return null
    return (around.variants.formulaInt === 'floor' ? Math.floor(value) : Math.trunc(value)) || 0
  }),
  number('MOD', 'a, b', onNumbers(modulo)),
  number(
    'QUOTIENT',
    'a, b',
    onNumbers((a, b) => {
      if (b === 0) throw DIVISION_FAULT
      return Math.trunc(a / b) || 0
    }),
  ),
  number(
    'POWER',
    'a, b',
    onNumbers((a, b) => a ** b),
  ),
  number('VALUE', 'text', (args) => valueOf(scalarOf(args[0] ?? null))),
  gives.by('number', () => BOOLEAN)('ISODD', 'n', (args) => Math.abs(wholeOf(args[0], 0)) % 2 === 1),
  number('RANK', 'v, list, [asc]', rank),
  gives.by('number', () => ({ kind: 'list', of: NUMBER }))('SEQUENCE', 'start, end, [step]', sequence),
  number('PI', '', () => Math.PI),
  ...trigonometry,
  number(
    'ATAN2',
    'x, y',
    onNumbers((x, y) => Math.atan2(y, x)),
  ),
]
