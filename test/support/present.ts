import type { Result } from '../../src/domain/index.ts'

/** The value that a test expects. The test fails and names it when it is missing. */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`${what} is missing`)
  return value
}

/** The value of a result that a test expects to be no refusal. */
export function valueOf<Value>(outcome: Result<Value, unknown>): Value {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.error)}`)
  return outcome.value
}
