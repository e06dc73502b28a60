import { expect } from 'vitest'

const nearNumber = (value: number): unknown => expect.closeTo(value, 9)

/** The same value with every number matched to within 1e-9: the tolerance of the worked cases. */
export function near(expected: unknown): unknown {
  if (typeof expected === 'number') return nearNumber(expected)
  if (Array.isArray(expected)) return expected.map(near)
  if (typeof expected !== 'object' || expected === null) return expected
  return Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, near(value)]))
}
