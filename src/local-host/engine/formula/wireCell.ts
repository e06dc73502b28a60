import { formatNumber } from '../cells/number.ts'
import { FIELD } from '../fields/fieldTypes.ts'
import type { CellValue, FieldState, Variants } from '../types.ts'
import { isBag, isFiniteNumber, textOf as propertyText, type Bag } from '../world/values.ts'
import type { Zone } from '../world/zone.ts'
import { elementType, type ResultType } from './resultType.ts'
import {
  DateValue,
  Item,
  VALUE_FAULT,
  dateInText,
  elementsOf,
  isBlank,
  isList,
  numberInText,
  scalarOf,
  textOf,
  withoutNoise,
  type Scalar,
  type Value,
} from './value.ts'

/** What a column of results is: its declared type where that wins, else what follows from the formula. */
export type ShownKind = 'number' | 'text' | 'date' | 'boolean' | 'list' | 'any'

const NUMBERS: ReadonlySet<unknown> = new Set([FIELD.number, FIELD.progress, FIELD.currency, FIELD.rating])
const DATES: ReadonlySet<unknown> = new Set([FIELD.dateTime, FIELD.createdTime, FIELD.modifiedTime])

const dataTypeOf = (field: FieldState): Bag => {
  const dataType = field.property?.['dataType']
  return isBag(dataType) ? dataType : {}
}

/** How the results of a formula are given out (formula §1.2, §1.3; switch formulaResult). */
export function shownKind(field: FieldState, type: ResultType, variants: Variants): ShownKind {
  if (type.kind === 'list') return 'list'
  const declared = variants.formulaResult === 'inferred' ? undefined : dataTypeOf(field)['type']
  if (typeof declared === 'number' && declared !== FIELD.formula) {
    return NUMBERS.has(declared)
      ? 'number'
      : DATES.has(declared)
        ? 'date'
        : declared === FIELD.checkbox
          ? 'boolean'
          : 'text'
  }
  switch (type.kind) {
    case 'number':
    case 'date':
    case 'boolean':
    case 'any':
      return type.kind
    default:
      return 'text'
  }
}

const property = (field: FieldState): Bag => {
  const inner = dataTypeOf(field)['property']
  return { ...(isBag(inner) ? inner : {}), ...field.property }
}

/** A column of the type that the results have. */
export function shownField(field: FieldState, type: ResultType, variants: Variants): FieldState {
  const own = property(field)
  const as = (fieldType: number, given: Record<string, unknown> | null): FieldState => ({
    ...field,
    type: fieldType,
    property: given,
  })
  switch (shownKind(field, type, variants)) {
    case 'number': {
      if (propertyText(own, 'currencyCode') !== '') return as(FIELD.currency, { ...own })
      return as(FIELD.number, { formatter: propertyText(own, 'formatter') })
    }
    case 'date':
      return variants.formulaDates === 'digits'
        ? as(FIELD.text, null)
        : as(FIELD.dateTime, { dateFormat: propertyText(own, 'dateFormat') || 'yyyy/MM/dd' })
    case 'boolean':
      return variants.formulaBoolean === 'boolean'
        ? as(FIELD.checkbox, null)
        : variants.formulaBoolean === 'number'
          ? as(FIELD.number, { formatter: '' })
          : as(FIELD.text, null)
    case 'list': {
      const element = elementType(type)
      if (element.kind === 'item' && element.family === 'option')
        return as(FIELD.multiSelect, element.field?.property ?? null)
      return element.kind === 'item' && element.family === 'person'
        ? as(FIELD.user, { multiple: true })
        : as(FIELD.text, null)
    }
    default:
      return as(FIELD.text, null)
  }
}

const segment = (text: string) => ({ type: 'text', text })

/** Converts a value to the kind of its column; throws #VALUE! when it does not fit. */
function fitted(value: Value, kind: ShownKind, zone: Zone): Value {
  if (kind === 'list' || kind === 'any') return value
  const scalar = scalarOf(value)
  const plain = scalar instanceof Item ? scalar.text : scalar
  switch (kind) {
    case 'number': {
      const number =
        typeof plain === 'boolean' ? Number(plain) : typeof plain === 'string' ? numberInText(plain) : plain
      if (typeof number !== 'number') throw VALUE_FAULT
      return number
    }
    case 'date': {
      const date =
        typeof plain === 'string' ? dateInText(plain, zone) : typeof plain === 'number' ? new DateValue(plain) : plain
      if (!(date instanceof DateValue)) throw VALUE_FAULT
      return date
    }
    case 'boolean':
      if (typeof plain === 'boolean') return plain
      if (typeof plain === 'number') return plain !== 0
      throw VALUE_FAULT
    default:
      return scalar instanceof Item && scalar.family === 'url' ? scalar : textOf(scalar, { zone })
  }
}

function element(value: Scalar, around: { readonly zone: Zone; readonly variants: Variants }): CellValue {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean')
    return around.variants.formulaBoolean === 'boolean'
      ? value
      : around.variants.formulaBoolean === 'number'
        ? Number(value)
        : segment(textOf(value, around))
  if (value instanceof DateValue)
    return around.variants.formulaDates === 'digits' ? segment(String(value.ms)) : value.ms
  if (value instanceof Item && value.family !== 'record') return value.raw
  return segment(textOf(value, around))
}

/**
 * A computed value as the wire gives it (formula §1.3); null when blank. Throws #VALUE! for what does not fit its
 * column.
 */
export function wireCell(
  value: Value,
  kind: ShownKind,
  around: { readonly zone: Zone; readonly variants: Variants },
): CellValue {
  if (isBlank(value)) return null
  const fit = fitted(value, kind, around.zone)
  if (isBlank(fit)) return null
  if (isList(fit)) {
    const elements = elementsOf(fit).filter((each) => around.variants.formulaLists === 'blanksKept' || !isBlank(each))
    return elements.length === 0 ? null : elements.map((each) => (isBlank(each) ? null : element(each, around)))
  }
  const scalar = scalarOf(fit)
  if (scalar instanceof Item) return scalar.family === 'url' ? [scalar.raw] : [segment(scalar.text)]
  const wire = element(scalar, around)
  return typeof wire === 'object' ? [wire] : wire
}

/** The displayed text of a computed value. */
export function shownText(
  value: Value,
  kind: ShownKind,
  shown: FieldState,
  around: { readonly zone: Zone },
  formatDate: (ms: number, field: FieldState) => string,
): string {
  if (isBlank(value)) return ''
  const fit = fitted(value, kind, around.zone)
  const one = (scalar: Scalar): string => {
    if (typeof scalar === 'number') return scalar === 0 && typeof scalar !== 'number' ? '' : numberText(scalar, shown)
    if (scalar instanceof DateValue)
      return shown.type === FIELD.dateTime
        ? formatDate(scalar.ms, shown)
        : kind === 'list'
          ? textOf(scalar, around)
          : String(scalar.ms)
    return textOf(scalar, around)
  }
  return elementsOf(fit).map(one).join(',')
}

function numberText(value: number, shown: FieldState): string {
  const formatter = shown.property?.['formatter']
  if (!isFiniteNumber(value)) return ''
  return typeof formatter === 'string' && formatter !== ''
    ? formatNumber(value, formatter)
    : String(withoutNoise(value))
}
