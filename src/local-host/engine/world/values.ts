/** Checks of values that came over the wire, about which nothing can be assumed. */

export type Bag = Readonly<Record<string, unknown>>

export const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** `value[key]` when `value` is an object and the property a string, else ''. */
export function textOf(value: unknown, key: string): string {
  const property = isBag(value) ? value[key] : undefined
  return typeof property === 'string' ? property : ''
}

/**
 * A value of the plugin's as text. Only for short values: a list that contains itself many times is small on the wire
 * and endless as text.
 */
export const inWords = (value: unknown): string =>
  typeof value === 'object' && value !== null ? 'an object' : String(value)

/** More values than any real query has. */
const MAX_TEXT_VALUES = 20_000

/** A value as JSON; null for a cycle or too many values. */
export function shortText(value: unknown): string | null {
  let budget = MAX_TEXT_VALUES
  try {
    return JSON.stringify(value, (_key, part: unknown) => {
      budget -= 1
      if (budget < 0) throw new RangeError('too long')
      return part
    })
  } catch {
    return null
  }
}

/** Strings of an array; anything else is left out. */
export const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

/**
 * Deep equality of plain JSON values; a key holding `undefined` equals an absent one. Asked of every cell of every
 * write, so it makes no lists on its way.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b)
  return isBag(a) && isBag(b) && sameProperties(a, b)
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (!sameValue(a[at], b[at])) return false
  return true
}

function sameProperties(a: Bag, b: Bag): boolean {
  for (const key in a) if (Object.hasOwn(a, key) && !sameValue(a[key], b[key])) return false
  for (const key in b) if (Object.hasOwn(b, key) && b[key] !== undefined && !Object.hasOwn(a, key)) return false
  return true
}
