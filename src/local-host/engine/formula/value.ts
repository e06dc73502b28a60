import type { Variants } from '../types.ts'
import type { Zone } from '../world/zone.ts'
import type { FaultName } from './terms.ts'

/** An instant in ms. Not a number: a date and a number have different types. */
export class DateValue {
  readonly ms: number
  constructor(ms: number) {
    this.ms = ms
  }
}

export type ItemFamily = 'option' | 'person' | 'chat' | 'record' | 'url' | 'file' | 'place'

/** An option, person, linked row, link or place: compares as its text and keeps its cell form. */
export class Item {
  readonly family: ItemFamily
  /** Its form on the wire inside a list. */
  readonly raw: unknown
  private readonly textOf: string | (() => string)
  constructor(family: ItemFamily, text: string | (() => string), raw: unknown) {
    this.family = family
    this.textOf = text
    this.raw = raw
  }

  get text(): string {
    return typeof this.textOf === 'string' ? this.textOf : this.textOf()
  }
}

/** Any value of an expression. Blank is null; a duration is a number of days. */
export type Value = null | number | string | boolean | DateValue | Item | readonly Value[]
export type Scalar = Exclude<Value, readonly Value[]>

/** An error of a cell. There is one object for each name, because making a stack costs more than the formula. */
export class Fault extends Error {
  readonly fault: FaultName
  constructor(fault: FaultName) {
    super(fault)
    this.fault = fault
  }
}

export const VALUE_FAULT = new Fault('#VALUE!')
export const DIVISION_FAULT = new Fault('#DIV/0!')
export const NAME_FAULT = new Fault('#NAME?')
export const REFERENCE_FAULT = new Fault('#REF!')

/** What computing needs besides cells. */
export interface Surroundings {
  /** The zone that decides midnight (switch formulaZone). */
  readonly zone: Zone
  readonly variants: Variants
}

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** Whether a value is blank: null, "" or an empty list. */
export const isBlank = (value: Value): boolean =>
  value === null || value === '' || (isList(value) && value.length === 0)

/** A list where one value is wanted: its only element, else an error. */
export function scalarOf(value: Value): Scalar {
  let inner = value
  while (isList(inner)) {
    const [only] = inner
    if (inner.length !== 1 || only === undefined) throw VALUE_FAULT
    inner = only
  }
  return inner
}

/** All elements of a list, lists inside it included; a single value is a list of one. */
export function elementsOf(value: Value): readonly Scalar[] {
  if (!isList(value)) return [value]
  return value.some((item) => isList(item)) ? value.flatMap((item) => elementsOf(item)) : (value as readonly Scalar[])
}

/** Rounds to fifteen digits, so that 0.1 + 0.2 reads 0.3. */
export const withoutNoise = (value: number): number => Number(value.toPrecision(15))

const NUMERIC = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/u

/** The number that a text writes out in digits; null for any other text. */
export const numberInText = (text: string): number | null => (NUMERIC.test(text) ? Number(text) : null)

/**
 * Where a number is wanted: null for blank, which the switch formulaNull then decides. Throws for what is no number.
 */
export function numberOrBlank(value: Value): number | null {
  const scalar = scalarOf(value)
  if (typeof scalar === 'number') return scalar
  if (scalar === null || scalar === '') return null
  if (typeof scalar === 'boolean') return scalar ? 1 : 0
  if (scalar instanceof DateValue) throw VALUE_FAULT
  const number = numberInText(typeof scalar === 'string' ? scalar : scalar.text)
  if (number === null) throw VALUE_FAULT
  return number
}

/** Throws for a number that cannot be shown. */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw VALUE_FAULT
  return value
}

/** A value as a condition. */
export function conditionOf(value: Value): boolean {
  const scalar = scalarOf(value)
  if (typeof scalar === 'boolean') return scalar
  if (typeof scalar === 'number') return scalar !== 0
  if (scalar === null || scalar === '') return false
  throw VALUE_FAULT
}

const two = (value: number): string => String(value).padStart(2, '0')

/** The wall clock of an instant, seconds included. */
export function wallClock(ms: number, zone: Zone) {
  return { ...zone.parts(ms), second: ((Math.floor(ms / 1000) % 60) + 60) % 60 }
}

/** A date without a format of its own. Nobody documents it, so that formulas had better use TEXT. */
function plainDate(ms: number, zone: Zone): string {
  const { year, month, day } = zone.parts(ms)
  return `${year}/${two(month)}/${two(day)}`
}

/** Any value as text; lists joined by commas. */
export function textOf(value: Value, around: Pick<Surroundings, 'zone'>): string {
  if (typeof value === 'string') return value
  if (value === null) return ''
  if (typeof value === 'number') return String(withoutNoise(value))
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof DateValue) return plainDate(value.ms, around.zone)
  if (value instanceof Item) return value.text
  return value.map((item) => textOf(item, around)).join(',')
}

/** A value as one text. */
export const scalarText = (value: Value, around: Pick<Surroundings, 'zone'>): string => textOf(scalarOf(value), around)

const DATE_TEXT = /^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*$/u

/** YYYY-MM-DD or YYYY/MM/DD, with or without hh:mm(:ss); null for other texts and for days that no calendar has. */
export function dateInText(text: string, zone: Zone): DateValue | null {
  const match = DATE_TEXT.exec(text)
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0))
  const real = new Date(Date.UTC(2000, month - 1, day))
  real.setUTCFullYear(year, month - 1, day)
  if (month < 1 || month > 12 || real.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return null
  return new DateValue(zone.instant(year, month, day, hour, minute) + second * 1000)
}

/** Where a date is wanted: blank and unreadable arguments are #VALUE!. */
export function dateOf(value: Value, zone: Zone): DateValue {
  const scalar = scalarOf(value)
  if (scalar instanceof DateValue) return scalar
  const text = typeof scalar === 'string' ? scalar : scalar instanceof Item ? scalar.text : null
  const date = text === null ? null : dateInText(text, zone)
  if (date === null) throw VALUE_FAULT
  return date
}

/** Options, people and links compare by their text. */
const plain = (value: Scalar): Exclude<Scalar, Item> => (value instanceof Item ? value.text : value)

/** `=`: unlike types are unequal, a missing value equals "". */
export function equal(left: Value, right: Value): boolean {
  if (isBlank(left) && isBlank(right)) return true
  const a = plain(scalarOf(left))
  const b = plain(scalarOf(right))
  if (a instanceof DateValue || b instanceof DateValue)
    return a instanceof DateValue && b instanceof DateValue && a.ms === b.ms
  if (typeof a === 'boolean' && typeof b === 'number') return Number(a) === b
  if (typeof a === 'number' && typeof b === 'boolean') return a === Number(b)
  return (a ?? '') === (b ?? '')
}

/**
 * Below, at or above zero as `left` comes before, with or after `right`; null when a blank takes part (formulaNull).
 */
export function order(left: Value, right: Value): number | null {
  const a = plain(scalarOf(left))
  const b = plain(scalarOf(right))
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (a === null || a === '' || b === null || b === '') return null
  if (a instanceof DateValue && b instanceof DateValue) return a.ms - b.ms
  const [x, y] = [typeof a === 'boolean' ? Number(a) : a, typeof b === 'boolean' ? Number(b) : b]
  if (typeof x === 'number' && typeof y === 'number') return x - y
  throw VALUE_FAULT
}

/** What a blank counts as beside another value, when blanks are zero. */
export function orderOfBlanks(left: Value, right: Value): number {
  const zeroBeside = (value: Scalar, other: Scalar): Scalar =>
    value !== null && value !== ''
      ? value
      : other instanceof DateValue
        ? new DateValue(0)
        : typeof other === 'string' && other !== ''
          ? ''
          : 0
  const a = plain(scalarOf(left))
  const b = plain(scalarOf(right))
  return order(zeroBeside(a, b), zeroBeside(b, a)) ?? 0
}
