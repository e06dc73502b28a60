import { choicesOf } from '../cells/cellReading.ts'
import type { FieldKind } from './fieldTypes.ts'

/** The inputs of the field dialog; only those of the chosen kind are used. */
export interface FieldForm {
  /** Option names, one per line. */
  readonly options: string
  readonly formatter: string
  readonly dateFormat: string
  readonly currency: string
  readonly multiple: boolean
  readonly linkTable: string
  readonly formula: string
  /** The property the field had with the same kind; null for a new field or another kind. */
  readonly old: Record<string, unknown> | null
}

/** New options get the light colours (the first eleven of 55) in turn. */
const COLOURS_IN_TURN = 11

/**
 * The property of host-protocol §7.5 that a form describes; null for kinds without one. Options keep their id and
 * colour by name.
 */
export function propertyOf(kind: FieldKind, form: FieldForm): Record<string, unknown> | null {
  switch (kind) {
    case 'singleSelect':
    case 'multiSelect': {
      const oldChoices = choicesOf(form.old)
      const names = [
        ...new Set(
          form.options
            .split('\n')
            .map((name) => name.trim())
            .filter((name) => name !== ''),
        ),
      ]
      const option = (name: string, at: number) => {
        const same = oldChoices.find((choice) => choice.name === name)
        if (same !== undefined) return same
        // One changed line in an otherwise equal list is a renamed option: keep its id, so that cells keep the option.
        const before = oldChoices.length === names.length ? oldChoices[at] : undefined
        return before === undefined || names.includes(before.name)
          ? { name, color: at % COLOURS_IN_TURN }
          : { ...before, name }
      }
      return { ...form.old, options: names.map(option) }
    }
    case 'number':
      return { ...form.old, formatter: form.formatter }
    case 'currency':
      return { decimalDigits: 2, ...form.old, currencyCode: form.currency }
    case 'dateTime':
    case 'createdTime':
    case 'modifiedTime':
      return { ...form.old, dateFormat: form.dateFormat }
    case 'user':
    case 'groupChat':
      return { ...form.old, multiple: form.multiple }
    case 'singleLink':
    case 'duplexLink':
      return { ...form.old, tableId: form.linkTable, multiple: form.multiple }
    case 'formula':
      return { ...form.old, formula: form.formula }
    case 'rating':
      return { min: 1, max: 5, rating: { icon: 'star' }, ...form.old }
    default:
      return form.old
  }
}
