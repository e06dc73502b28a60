import type { FormulaFunction } from '../terms.ts'
import { DATE_FUNCTIONS } from './dates.ts'
import type { FunctionSpec } from './functionSpec.ts'
import { LIST_FUNCTIONS } from './lists.ts'
import { LOGIC_FUNCTIONS } from './logic.ts'
import { NUMBER_FUNCTIONS } from './numbers.ts'
import { TEXT_FUNCTIONS } from './texts.ts'

/** Functions that decide themselves which arguments are computed, and for which rows. */
const SPECIAL = {
  IF: { group: 'logic', parameters: 'c, a, [b]', min: 2, max: 3 },
  IFS: { group: 'logic', parameters: 'c1, v1, …', min: 2, max: Infinity },
  SWITCH: { group: 'logic', parameters: 'e, m1, r1, …, [default]', min: 3, max: Infinity },
  IFERROR: { group: 'logic', parameters: 'e, f', min: 2, max: 2 },
  IFBLANK: { group: 'logic', parameters: 'e, f', min: 2, max: 2 },
  AND: { group: 'logic', parameters: 'c, …', min: 1, max: Infinity },
  OR: { group: 'logic', parameters: 'c, …', min: 1, max: Infinity },
  ISERROR: { group: 'logic', parameters: 'e', min: 1, max: 1 },
  COUNTIF: { group: 'number', parameters: 'range, condition', min: 2, max: 2 },
  SUMIF: { group: 'number', parameters: 'column, condition', min: 2, max: 2 },
  FILTER: { group: 'list', parameters: 'range, condition', min: 2, max: 2 },
  MAP: { group: 'list', parameters: 'list, expression', min: 2, max: 2 },
  SORTBY: { group: 'list', parameters: 'table, column, [asc]', min: 2, max: 3 },
} as const satisfies Readonly<
  Record<string, { group: FormulaFunction['group']; parameters: string; min: number; max: number }>
>

export type SpecialName = keyof typeof SPECIAL

const PLAIN: ReadonlyMap<string, FunctionSpec> = new Map(
  [...LOGIC_FUNCTIONS, ...NUMBER_FUNCTIONS, ...TEXT_FUNCTIONS, ...DATE_FUNCTIONS, ...LIST_FUNCTIONS].map((spec) => [
    spec.name,
    spec,
  ]),
)

export const isSpecial = (name: string): name is SpecialName => Object.hasOwn(SPECIAL, name)
export const specialOf = (name: SpecialName): { readonly min: number; readonly max: number } => SPECIAL[name]
export const plainFunction = (name: string): FunctionSpec | undefined => PLAIN.get(name)

/** Exists in the product, whose guide advises against it. */
export const UNSUPPORTED_FUNCTIONS: ReadonlySet<string> = new Set(['LOOKUP'])

/** Every function, by name. */
export const FORMULA_FUNCTIONS: readonly FormulaFunction[] = [
  ...[...PLAIN.values()].map(({ name, parameters, group }) => ({ name, parameters, group })),
  ...Object.entries(SPECIAL).map(([name, { parameters, group }]) => ({ name, parameters, group })),
].toSorted((a, b) => (a.name < b.name ? -1 : 1))
