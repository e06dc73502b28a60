import type { Bound } from './bound.ts'
import { DateValue, Item } from './value.ts'

/** Functions that may give another result each time they stand in a formula. */
const BY_PLACE: ReadonlySet<string> = new Set(['RANDOMBETWEEN', 'RANDOMITEM'])

/**
 * A text that two parts of a formula share when they always have the same value in one row; null for parts that depend
 * on more than the row: CurrentValue, whole tables, chance.
 */
export function keyOf(bound: Bound): string | null {
  switch (bound.kind) {
    case 'constant':
      return bound.value instanceof Item || bound.value instanceof DateValue || Array.isArray(bound.value)
        ? null
        : JSON.stringify(bound.value)
    case 'cell':
      return `[${bound.place.field.id}]`
    case 'negative':
      return joined('-', [bound.operand])
    case 'binary':
      return joined(bound.operator, [bound.left, bound.right])
    case 'call':
      return BY_PLACE.has(bound.spec.name) ? null : joined(bound.spec.name, bound.args)
    case 'special':
      return joined(bound.name, bound.args)
    default:
      return null
  }
}

function joined(name: string, parts: readonly Bound[]): string | null {
  const keys: string[] = []
  for (const part of parts) {
    const key = keyOf(part)
    if (key === null) return null
    keys.push(key)
  }
  return `${name}(${keys.join(' ')})`
}

/** Keys of the calls that stand more than once in a formula, outside of conditions on other rows. */
export function repeatedKeys(bound: Bound): ReadonlySet<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  const walk = (part: Bound): void => {
    const key = part.kind === 'call' || part.kind === 'special' ? keyOf(part) : null
    if (key !== null && seen.has(key)) {
      // What stands inside was counted at the first place.
      repeated.add(key)
      return
    }
    if (key !== null) seen.add(key)
    switch (part.kind) {
      case 'negative':
        return walk(part.operand)
      case 'binary':
        walk(part.left)
        return walk(part.right)
      case 'call':
      case 'special':
        for (const arg of part.args) walk(arg)
        return undefined
      default:
        return undefined
    }
  }
  walk(bound)
  return repeated
}
