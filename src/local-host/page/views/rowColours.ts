import type { ColourRule, FieldState, RecordState } from '../../engine/types.ts'
import { HUE_COUNT } from '../../engine/world/limits.ts'
import { choicesOf, optionsOf } from '../cells/cellReading.ts'
import { kindOf } from '../fields/fieldTypes.ts'

/** Shades of a hue from light to dark: what to add to it for the id of a colour (host-protocol §4.6). */
export const SHADE = { faint: 0, middle: 2 * HUE_COUNT, strong: 3 * HUE_COUNT } as const

/** The hues of a row; the first rule that fits decides. */
export interface RowColours {
  readonly row: number | null
  readonly mark: number | null
  /** By field id. */
  readonly cells: Readonly<Record<string, number>>
}

const NONE: RowColours = { row: null, mark: null, cells: {} }

/** Fields by whose options rows can be coloured. */
export const colouringFields = (fields: readonly FieldState[]): readonly FieldState[] =>
  fields.filter(({ type }) => ['singleSelect', 'multiSelect'].includes(kindOf(type)))

/** A rule for each option of a select, in the hue that the option itself has. */
export const rulesByOption = (field: FieldState, scope: ColourRule['scope']): readonly ColourRule[] =>
  choicesOf(field.property).map(({ id, color }) => ({ fieldId: field.id, optionId: id, hue: color % HUE_COUNT, scope }))

/** The hues that rules give to a record. */
export function coloursOf(rules: readonly ColourRule[] | undefined, { fields }: RecordState): RowColours {
  if (rules === undefined || rules.length === 0) return NONE
  const fitting = rules.filter((rule) => optionsOf(fields[rule.fieldId]).some(({ id }) => id === rule.optionId))
  if (fitting.length === 0) return NONE
  const hueOf = (scope: ColourRule['scope']) => fitting.find((rule) => rule.scope === scope)?.hue ?? null
  const cells: Record<string, number> = {}
  for (const rule of fitting) if (rule.scope === 'cell') cells[rule.fieldId] ??= rule.hue
  return { row: hueOf('row'), mark: hueOf('mark'), cells }
}
