/** Questions about values that came over the wire, where nothing can be assumed. */

export type Bag = Readonly<Record<string, unknown>>

export const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value)

export const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** `value[key]` when `value` is an object and the property a string, else ''. */
export function textOf(value: unknown, key: string): string {
  const property = isBag(value) ? value[key] : undefined
  return typeof property === 'string' ? property : ''
}

/** Strings of an array; anything else is left out. */
export const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

/** Deep equality of plain JSON values; a key holding `undefined` equals an absent one. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i]))
  if (!isBag(a) || !isBag(b)) return false
  // Without a list of all keys: this is asked of every cell of every write.
  for (const key of Object.keys(a)) if (!sameValue(a[key], b[key])) return false
  for (const key of Object.keys(b)) if (b[key] !== undefined && !Object.hasOwn(a, key)) return false
  return true
}
