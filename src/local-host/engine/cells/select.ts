import { FIELD } from '../fields/fieldTypes.ts'
import { optionsOf } from '../fields/options.ts'
import type { FieldState } from '../types.ts'
import { isBag, textOf } from '../world/values.ts'
import { itemsOf, wrongValue, type CellEnvironment, type CellType } from './cellType.ts'

/** `{id, text}` of a known option; null when a bare string is dropped; throws 10216999 otherwise. */
function choice(raw: unknown, field: FieldState, env: CellEnvironment): { id: string; text: string } | null {
  const [chosen] = itemsOf(raw)
  if (chosen === undefined) return null
  const named = typeof raw === 'string' || (isBag(raw) && typeof raw['id'] !== 'string')
  if (named) {
    // On the real host a string without id empties the cell without an error ([field] note of host-protocol §6.1).
    if (env.variants.selectStrings === 'drop') return null
    throw wrongValue(field, 'an option {id, text}')
  }
  const option = env.option(field, textOf(raw, 'id'))
  if (!option) throw wrongValue(field, 'the id of an existing option')
  return { id: option.id, text: option.name }
}

// Names are read from the field, not from the cell, so that renaming an option renames it in every row.
const nameOf = (value: unknown, field: FieldState, env: CellEnvironment): string =>
  env.option(field, textOf(value, 'id'))?.name ?? textOf(value, 'text')

function byName(text: string, field: FieldState): { id: string; text: string } | undefined {
  const option = optionsOf(field.property).find(({ name }) => name === text.trim())
  return option && { id: option.id, text: option.name }
}

/** Single select. */
export const singleSelectCell: CellType = {
  types: [FIELD.singleSelect],
  family: 'select',
  writable: true,
  normalise: choice,
  text: (value, field, env) => (value === null ? '' : nameOf(value, field, env)),
  fromText: (text, field) => byName(text, field) ?? null,
}

/** Multiple select: an option appears once. */
export const multiSelectCell: CellType = {
  types: [FIELD.multiSelect],
  family: 'multiSelect',
  writable: true,
  normalise(raw, field, env) {
    const chosen = new Map(
      itemsOf(raw)
        .flatMap((item) => choice(item, field, env) ?? [])
        .map((option) => [option.id, option]),
    )
    return chosen.size === 0 ? null : [...chosen.values()]
  },
  text: (value, field, env) =>
    Array.isArray(value) ? value.map((item: unknown) => nameOf(item, field, env)).join(',') : '',
  fromText(text, field) {
    const chosen = text.split(/[,，、]/).flatMap((name) => byName(name, field) ?? [])
    return chosen.length === 0 ? null : chosen
  },
}
