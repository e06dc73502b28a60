import type { HostError } from '../../src/application/ports.ts'
import type { Result } from '../../src/domain/index.ts'

/** Checks that need no test runner, so that the contract runs in any page as well. */

/** Values as text that is equal when they are: keys in order, sets and maps as lists in order. */
function plain(raw: unknown): unknown {
  if (raw instanceof Set)
    return {
      set: [...raw]
        .map(plain)
        .map((each) => JSON.stringify(each))
        .sort(),
    }
  if (raw instanceof Map) return { map: plain(Object.fromEntries(raw)) }
  if (Array.isArray(raw)) return raw.map((each: unknown) => (each === undefined ? { undefined: true } : plain(each)))
  if (typeof raw === 'object' && raw !== null) {
    return Object.fromEntries(
      Object.entries(raw)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, each]) => [key, plain(each)]),
    )
  }
  return raw
}

const textOf = (raw: unknown): string => JSON.stringify(plain(raw)) ?? 'undefined'

/** Throws unless both hold the same; `what` says what was looked at. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [seen, wanted] = [textOf(actual), textOf(expected)]
  if (seen !== wanted) throw new Error(`${what}: ${seen} instead of ${wanted}`)
}

/** The value of something that must not be refused. */
export function value<Value>(result: Result<Value, HostError>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** Throws unless the result is a refusal of this kind. */
export function refused(result: Result<unknown, HostError>, kind: HostError['kind']): void {
  if (result.ok) throw new Error(`granted ${textOf(result.value)} instead of ${kind}`)
  same(result.error.kind, kind, 'refusal')
}
