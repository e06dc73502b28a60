import type { FormulaFunction } from '../terms.ts'
import { BOOLEAN, DATE, NUMBER, TEXT, type ResultType } from '../resultType.ts'
import {
  VALUE_FAULT,
  dateOf,
  finite,
  isBlank,
  numberOrBlank,
  scalarText,
  type DateValue,
  type Surroundings,
  type Value,
} from '../value.ts'

/** What functions get besides their arguments. */
export interface Evaluation extends Surroundings {
  /** The clock of this cell, ms. */
  readonly clock: number
  readonly recordId: string
  /**
   * The same for every recalculation of the same cell under the same data; `site` tells the calls of a formula apart.
   */
  chance(site: number, goesOn: boolean): number
}

/** A function that computes all its arguments first. Those that do not are in `compile.ts`. */
export interface FunctionSpec extends FormulaFunction {
  readonly min: number
  readonly max: number
  readonly result: (types: readonly ResultType[]) => ResultType
  readonly run: (args: readonly Value[], evaluation: Evaluation, site: number) => Value
}

type Run = FunctionSpec['run']

/** How many arguments `n, [d]` or `v, …` allow. */
function countOf(parameters: string): { min: number; max: number } {
  const parts = parameters === '' ? [] : parameters.split(',').map((part) => part.trim())
  const repeats = parts.includes('…')
  const named = parts.filter((part) => part !== '…')
  return { min: named.filter((part) => !part.startsWith('[')).length, max: repeats ? Infinity : named.length }
}

const maker =
  (group: FormulaFunction['group'], result: FunctionSpec['result']) =>
  (name: string, parameters: string, run: Run): FunctionSpec => ({
    name,
    parameters,
    group,
    ...countOf(parameters),
    result,
    run,
  })

/** Makers of functions, by type of result. */
export const gives = {
  number: (group: FormulaFunction['group']) => maker(group, () => NUMBER),
  text: (group: FormulaFunction['group']) => maker(group, () => TEXT),
  date: (group: FormulaFunction['group']) => maker(group, () => DATE),
  boolean: (group: FormulaFunction['group']) => maker(group, () => BOOLEAN),
  by: (group: FormulaFunction['group'], result: FunctionSpec['result']) => maker(group, result),
}

/** A blank where a number is wanted, by the switch formulaNull: zero, or a blank result (undefined), or an error. */
export function blankNumber({ variants }: Surroundings): 0 | undefined {
  if (variants.formulaNull === 'error') throw VALUE_FAULT
  return variants.formulaNull === 'zero' ? 0 : undefined
}

/** A function of numbers alone; a blank among them is decided by the switch formulaNull. */
export const onNumbers =
  (compute: (...numbers: number[]) => number): Run =>
  (args, around) => {
    const numbers: number[] = []
    for (const arg of args) {
      const number = numberOrBlank(arg) ?? blankNumber(around)
      if (number === undefined) return null
      numbers.push(number)
    }
    return finite(compute(...numbers))
  }

/** An optional whole number argument; `otherwise` when it is left out. A blank counts as 0. */
export function wholeOf(arg: Value | undefined, otherwise: number): number {
  if (arg === undefined) return otherwise
  return Math.trunc(numberOrBlank(arg) ?? 0)
}

/** A date argument of a function. */
export const dateArg = (args: readonly Value[], at: number, around: Surroundings): DateValue =>
  dateOf(args[at] ?? null, around.zone)

/** A text argument of a function. */
export const textArg = (args: readonly Value[], at: number, around: Surroundings): string =>
  scalarText(args[at] ?? null, around)

/** An optional boolean argument; `otherwise` when it is left out. */
export function flagOf(arg: Value | undefined, otherwise: boolean): boolean {
  if (arg === undefined) return otherwise
  if (isBlank(arg)) return false
  return (numberOrBlank(arg) ?? 0) !== 0
}
