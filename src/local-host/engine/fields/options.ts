import { COLOUR_COUNT } from '../world/limits.ts'
import { CODE, refusal } from '../world/errors.ts'
import type { IdMint } from '../world/ids.ts'
import type { Variants } from '../types.ts'
import { isBag, isFiniteNumber, textOf } from '../world/values.ts'

/** One entry of ui.getSelectOptionColorInfoList (host-protocol §4.6); colours as CSS hex. */
export interface OptionColour {
  readonly id: number
  readonly bgColor: string
  readonly textColor: string
  readonly iconColor: string
  readonly iconAltColor: string
}

/** An option of a select field (host-protocol §7.5). */
export interface SelectOption {
  readonly id: string
  readonly name: string
  readonly color: number
}

/** Eleven hues in five shades each, light to dark; the hexes are plausible, not the product's own list. */
const SHADES: readonly (readonly [hue: string, shades: readonly string[]])[] = [
  ['red', ['#FDE2E2', '#FBBFBC', '#F98E8B', '#F54A45', '#D83931']],
  ['orange', ['#FEEAD2', '#FED4A4', '#FFBA6B', '#FF8800', '#DE7802']],
  ['yellow', ['#FFF5C2', '#FFE48F', '#FAD355', '#FFC60A', '#DC9B04']],
  ['lime', ['#EEF6C6', '#DFEE96', '#C3DD40', '#B3D600', '#8FAC02']],
  ['green', ['#D9F5D6', '#B7EDB1', '#8EE085', '#34C724', '#2EA121']],
  ['turquoise', ['#D5F6F2', '#A9EFE6', '#64E8D6', '#00D6B9', '#04B49C']],
  ['wathet', ['#D9F3FD', '#B1E8FC', '#7EDAFB', '#14C0FF', '#049FD7']],
  ['blue', ['#E1EAFF', '#BACEFD', '#94B4FF', '#3370FF', '#245BDB']],
  ['purple', ['#ECE2FE', '#CDB2FA', '#AD82F7', '#7F3BF5', '#6425D0']],
  ['carmine', ['#FCDFF2', '#F8BAE3', '#F57AC0', '#EB78B8', '#C94E97']],
  ['grey', ['#EFF0F1', '#DEE0E3', '#BBBFC4', '#8F959E', '#646A73']],
]

/** Shades from this index on have white text. */
const FIRST_DARK_SHADE = 3

/** The 55 colours in the order of their ids: all hues in the lightest shade first. */
export const OPTION_COLOURS: readonly OptionColour[] = Array.from({ length: COLOUR_COUNT }, (_, id) => {
  const shade = Math.floor(id / SHADES.length)
  const shades = SHADES[id % SHADES.length]?.[1] ?? []
  const dark = shade >= FIRST_DARK_SHADE
  return {
    id,
    bgColor: shades[shade] ?? '#EFF0F1',
    textColor: dark ? '#FFFFFF' : '#1F2329',
    iconColor: dark ? '#FFFFFF' : (shades[4] ?? '#646A73'),
    iconAltColor: dark ? '#F5F6F7' : '#1F2329',
  }
})

/** The options of a field's property; [] when it has none. */
export function optionsOf(property: Readonly<Record<string, unknown>> | null): readonly SelectOption[] {
  const options = property?.['options']
  // Fields enter the document through `completeOptions` or a snapshot, both of which hold whole options.
  return Array.isArray(options) ? (options as SelectOption[]) : []
}

/**
 * Gives every option an id and a colour (host-protocol §6.3: the client sends new ones as `{name}`). Keeps a new id,
 * because copies of a field bring theirs; drops an option without a name. Throws 10213995 for a new option with the
 * name of another one, unless the switch is `kept`; options with ids that the Base knows are never refused, and a known
 * one that comes without a name keeps its own.
 */
export function completeOptions(
  raw: unknown,
  known: readonly SelectOption[],
  ids: IdMint,
  repeated: Variants['repeatedOptions'],
): SelectOption[] {
  if (!Array.isArray(raw)) return []
  const byId = new Map(known.map((option) => [option.id, option]))
  const names = new Set(
    raw.flatMap((item: unknown) =>
      byId.has(textOf(item, 'id')) ? [textOf(item, 'name') || (byId.get(textOf(item, 'id'))?.name ?? '')] : [],
    ),
  )
  const used = new Set<string>()
  return raw.flatMap((item: unknown, position): SelectOption[] => {
    if (!isBag(item)) return []
    const previous = typeof item['id'] === 'string' ? byId.get(item['id']) : undefined
    const name = textOf(item, 'name') || (previous?.name ?? '')
    if (name === '') return []
    // A copy of a column brings its options with their ids, repeated names among them.
    const isNew = !ids.knows(textOf(item, 'id'))
    if (previous === undefined && names.has(name) && isNew && repeated === 'refused')
      throw refusal(CODE.fieldNameRepeated, `option name repeated: ${name}`)
    names.add(name)
    const id =
      typeof item['id'] === 'string' && item['id'] !== '' && !used.has(item['id']) ? item['id'] : ids.fresh('opt')
    used.add(id)
    const colour = item['color']
    const valid = isFiniteNumber(colour) && Number.isInteger(colour) && colour >= 0 && colour < COLOUR_COUNT
    return [{ id, name, color: valid ? colour : (previous?.color ?? position % COLOUR_COUNT) }]
  })
}
