import { CODE, refusal } from '../world/errors.ts'
import { FIELD } from './fieldTypes.ts'
import { MAX_CURRENCY_DIGITS } from '../world/limits.ts'
import { completeOptions, optionsOf } from './options.ts'
import type { FieldState } from '../types.ts'
import { isBag, isFiniteNumber, textOf, type Bag } from '../world/values.ts'
import { tableById, type World } from '../world/world.ts'

type Property = Record<string, unknown>

const DATE_DEFAULTS = { dateFormat: 'yyyy/MM/dd', displayTimeZone: false }

/**
 * Completes the property that a caller gave (host-protocol §7.5). `before` is the changed field if it has the same
 * type, or also a select. The given property replaces the whole one, as setFormatter and setMultiple do (host-protocol
 * §7.5).
 */
export function fieldProperty(world: World, type: number, raw: unknown, before: FieldState | null): Property | null {
  const given: Bag = isBag(raw) ? raw : {}
  switch (type) {
    case FIELD.number:
      return { formatter: '0', ...given }
    case FIELD.currency:
      return currency(given)
    case FIELD.singleSelect:
    case FIELD.multiSelect: {
      const options = completeOptions(
        given['options'],
        optionsOf(before?.property ?? null),
        world.ids,
        world.variants.repeatedOptions,
      )
      return { optionsType: 0, ...given, options }
    }
    case FIELD.dateTime:
      return { ...DATE_DEFAULTS, autoFill: false, ...given }
    case FIELD.createdTime:
    case FIELD.modifiedTime:
      return { ...DATE_DEFAULTS, ...given }
    case FIELD.user:
    case FIELD.groupChat:
      return { multiple: true, ...given }
    case FIELD.singleLink:
      return { multiple: true, ...given, tableId: linkedTable(world, given) }
    case FIELD.duplexLink: {
      const backFieldId = textOf(before?.property, 'backFieldId')
      return {
        multiple: true,
        ...given,
        tableId: linkedTable(world, given),
        ...(backFieldId === '' ? {} : { backFieldId }),
      }
    }
    case FIELD.rating:
      return { min: 1, max: 5, rating: { icon: 'star' }, ...given }
    case FIELD.attachment:
    case FIELD.barcode:
      return { onlyMobile: false, ...given }
    case FIELD.location:
      return { inputType: 'NOT_LIMIT', ...given }
    case FIELD.formula:
    case FIELD.lookup:
    case FIELD.progress:
      return Object.keys(given).length === 0 ? null : { ...given }
    default:
      return null
  }
}

function currency(given: Bag): Property {
  const digits = given['decimalDigits']
  if (digits !== undefined && (!isFiniteNumber(digits) || digits < 0 || digits > MAX_CURRENCY_DIGITS)) {
    throw refusal(CODE.fieldUnknown, `currency digits run from 0 to ${MAX_CURRENCY_DIGITS}`)
  }
  return { decimalDigits: 2, currencyCode: 'CNY', ...given }
}

/** A link needs the table it points to (host-protocol §7.5): 10212998 without. */
const linkedTable = (world: World, given: Bag): string => tableById(world, given['tableId']).state.id
