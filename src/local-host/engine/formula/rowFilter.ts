import { CODE, refusal } from '../world/errors.ts'
import type { RecordState } from '../types.ts'
import type { Table, World } from '../world/world.ts'
import { bind } from './bind.ts'
import { parse } from './parse.ts'
import { UnreadableFormula, inEnglish, type FormulaProblem } from './problems.ts'
import { schemaOf } from './schemaOf.ts'
import { Fault, conditionOf } from './value.ts'

const refused = (problem: FormulaProblem): Error => refusal(CODE.tableParam, inEnglish(problem))

/**
 * Turns a filter of old clients, a formula about `CurrentValue.[column]`, into a test. A row with an error does not
 * match. Throws 10212992 for an unreadable text.
 */
export function rowFilter(world: World, table: Table, text: string): (record: RecordState) => boolean {
  try {
    const binding = bind(parse(text, world.variants), schemaOf(world, table, true))
    const problem = binding.problems.find(({ severity }) => severity === 'error')
    if (problem !== undefined) throw refused(problem)
    const { value } = world.formulas.trial(table, binding)
    return (record) => {
      const result = value(record)
      if (result instanceof Fault) return false
      try {
        return conditionOf(result)
      } catch (error) {
        if (error instanceof Fault) return false
        throw error
      }
    }
  } catch (error) {
    if (error instanceof UnreadableFormula) throw refused(error.problem)
    throw error
  }
}
