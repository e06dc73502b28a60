import { ANY, NUMBER, TEXT, elementType } from '../resultType.ts'
import { VALUE_FAULT, conditionOf, elementsOf, isBlank, numberOrBlank, scalarOf } from '../value.ts'
import { flagOf, gives, type FunctionSpec } from './functionSpec.ts'
import { containing } from './lists.ts'

const boolean = gives.boolean('logic')

/** The functions of logic: formula §4.1; those that leave branches out are in `compile.ts`. */
export const LOGIC_FUNCTIONS: readonly FunctionSpec[] = [
  boolean('NOT', 'c', (args) => !conditionOf(args[0] ?? null)),
  boolean('ISBLANK', 'v', (args) => isBlank(args[0] ?? null)),
  boolean('ISNULL', 'v', (args) => (args[0] ?? null) === null),
  boolean('ISNUMBER', 'v', (args) => typeof scalarOf(args[0] ?? null) === 'number'),
  boolean('CONTAIN', 'list, v, …', containing('any')),
  boolean('CONTAINSALL', 'list, v, …', containing('all')),
  boolean('CONTAINSONLY', 'list, v, …', containing('only')),
  boolean('TRUE', '', () => true),
  boolean('FALSE', '', () => false),
  gives.by('logic', () => TEXT)('RECORD_ID', '', (_args, { recordId }) => recordId),
  gives.by('logic', () => NUMBER)('RANDOMBETWEEN', 'min, max, [keep]', (args, around, site) => {
    const [least, most] = [
      Math.ceil(numberOrBlank(args[0] ?? null) ?? 0),
      Math.floor(numberOrBlank(args[1] ?? null) ?? 0),
    ]
    if (least > most) throw VALUE_FAULT
    return least + Math.floor(around.chance(site, flagOf(args[2], false)) * (most - least + 1))
  }),
  gives.by('logic', (types) => elementType(types[0] ?? ANY))('RANDOMITEM', 'list, [keep]', (args, around, site) => {
    const elements = elementsOf(args[0] ?? null)
    return elements[Math.floor(around.chance(site, flagOf(args[1], false)) * elements.length)] ?? null
  }),
]
