import { linkedIds, linkTarget } from '../cells/link.ts'
import { segmentsText } from '../cells/text.ts'
import { FIELD } from '../fields/fieldTypes.ts'
import { optionsOf } from '../fields/options.ts'
import type { CellValue, FieldState, RecordState } from '../types.ts'
import { isFiniteNumber, textOf } from '../world/values.ts'
import { ANY, BOOLEAN, DATE, NUMBER, TEXT, listOf, type ResultType } from './resultType.ts'
import { DateValue, Item, type Value } from './value.ts'

/** What reading a cell needs from the Base. */
export interface CellSurroundings {
  /** The text of a linked row; '' when it is gone. */
  rowText(tableId: string, recordId: string): string
  /** The name of a member, in the language of the Base. */
  memberName(id: string): string
  /** A member as a cell holds it. */
  memberValue(id: string): unknown
}

const isPercent = (field: FieldState): boolean => {
  const formatter = field.property?.['formatter']
  return field.type === FIELD.progress || (typeof formatter === 'string' && formatter.endsWith('%'))
}
const isSingle = (field: FieldState): boolean => field.property?.['multiple'] === false

/** The type of a column that is no formula. */
export function typeOfField(field: FieldState): ResultType {
  switch (field.type) {
    case FIELD.number:
    case FIELD.progress:
    case FIELD.currency:
    case FIELD.rating:
      return isPercent(field) ? { kind: 'number', isPercent: true } : NUMBER
    case FIELD.singleSelect:
      return { kind: 'item', family: 'option', field }
    case FIELD.multiSelect:
      return listOf({ kind: 'item', family: 'option', field })
    case FIELD.dateTime:
    case FIELD.createdTime:
    case FIELD.modifiedTime:
      return DATE
    case FIELD.checkbox:
      return BOOLEAN
    case FIELD.createdUser:
    case FIELD.modifiedUser:
      return { kind: 'item', family: 'person' }
    case FIELD.user:
      return isSingle(field) ? { kind: 'item', family: 'person' } : listOf({ kind: 'item', family: 'person' })
    case FIELD.groupChat:
      return isSingle(field) ? { kind: 'item', family: 'chat' } : listOf({ kind: 'item', family: 'chat' })
    case FIELD.url:
      return { kind: 'item', family: 'url' }
    case FIELD.attachment:
      return listOf({ kind: 'item', family: 'file' })
    case FIELD.location:
      return { kind: 'item', family: 'place' }
    case FIELD.singleLink:
    case FIELD.duplexLink:
      return listOf({ kind: 'item', family: 'record', tableId: linkTarget(field) })
    case FIELD.lookup:
      return ANY
    default:
      return TEXT
  }
}

type Read = (record: RecordState) => Value

const stored = (field: FieldState, read: (value: NonNullable<CellValue>) => Value): Read => {
  const { id } = field
  return (record) => {
    const value = record.fields[id]
    return value === null || value === undefined ? null : read(value)
  }
}

/** A list cell; blank when empty, a single item when the column allows only one. */
const items = (field: FieldState, toItem: (raw: unknown) => Item): Read =>
  stored(field, (value) => {
    const list: unknown[] = Array.isArray(value) ? value : [value]
    if (list.length === 0) return null
    return isSingle(field) ? toItem(list[0]) : list.map(toItem)
  })

/** How the cells of a column that is no formula are read. */
export function readerOf(field: FieldState, around: CellSurroundings): Read {
  const person = (raw: unknown): Item =>
    new Item('person', around.memberName(textOf(raw, 'id')) || textOf(raw, 'name'), raw)
  switch (field.type) {
    case FIELD.number:
    case FIELD.progress:
    case FIELD.currency:
    case FIELD.rating:
      return stored(field, (value) => (isFiniteNumber(value) ? value : null))
    case FIELD.dateTime:
      return stored(field, (value) => (isFiniteNumber(value) ? new DateValue(value) : null))
    case FIELD.createdTime:
      return (record) => new DateValue(record.createdTime)
    case FIELD.modifiedTime:
      return (record) => new DateValue(record.modifiedTime)
    // An unticked checkbox is FALSE, not blank: `[checkbox]=0` holds in real formulas.
    case FIELD.checkbox:
      return (record) => record.fields[field.id] === true
    case FIELD.singleSelect:
    case FIELD.multiSelect:
      return options(field)
    case FIELD.createdUser:
      return (record) => new Item('person', around.memberName(record.createdBy), around.memberValue(record.createdBy))
    case FIELD.modifiedUser:
      return (record) => new Item('person', around.memberName(record.modifiedBy), around.memberValue(record.modifiedBy))
    case FIELD.user:
      return items(field, person)
    case FIELD.groupChat:
      return items(field, (raw) => new Item('chat', textOf(raw, 'name') || textOf(raw, 'id'), raw))
    case FIELD.attachment:
      return items(field, (raw) => new Item('file', textOf(raw, 'name'), raw))
    case FIELD.url:
      return stored(field, (value) => {
        const text = segmentsText(value)
        return text === '' ? null : new Item('url', text, Array.isArray(value) ? value[0] : value)
      })
    case FIELD.location:
      return stored(
        field,
        (value) =>
          new Item('place', textOf(value, 'fullAddress') || textOf(value, 'name') || textOf(value, 'location'), value),
      )
    case FIELD.singleLink:
    case FIELD.duplexLink:
      return links(field, around)
    case FIELD.autoNumber:
      return stored(field, (value) => textOf(value, 'value') || null)
    case FIELD.lookup:
      return stored(field, (value) => (isFiniteNumber(value) ? value : segmentsText(value) || null))
    default:
      return stored(field, (value) => segmentsText(value) || null)
  }
}

function options(field: FieldState): Read {
  const optionItems = new Map(
    optionsOf(field.property).map(({ id, name }) => [id, new Item('option', name, { id, text: name })]),
  )
  const toItem = (raw: unknown): Item =>
    optionItems.get(textOf(raw, 'id')) ?? new Item('option', textOf(raw, 'text'), raw)
  return stored(field, (value) => {
    if (!Array.isArray(value)) return toItem(value)
    return value.length === 0 ? null : value.map(toItem)
  })
}

function links(field: FieldState, around: CellSurroundings): Read {
  const tableId = linkTarget(field)
  return stored(field, (value) => {
    const ids = linkedIds(value)
    return ids.length === 0
      ? null
      : ids.map((recordId) => new Item('record', () => around.rowText(tableId, recordId), { tableId, recordId }))
  })
}
