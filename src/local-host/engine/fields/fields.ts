import { numberRecord } from './autoNumber.ts'
import { cellEnvironment, readCell, textOfCell } from '../cells/environment.ts'
import { cellTypeOf, findCellType } from '../cells/index.ts'
import { linkTarget } from '../cells/link.ts'
import { CODE, refusal } from '../world/errors.ts'
import { tableEvent } from '../world/events.ts'
import { fieldProperty } from './fieldProperty.ts'
import { FIELD, PRIMARY_TYPES } from './fieldTypes.ts'
import { retitleFormulas, savedFormula } from '../formula/saving.ts'
import { completeOptions, optionsOf } from './options.ts'
import { demand, may } from '../world/permissions.ts'
import { leaveDeleted, NO_CELL, selectionsOfAll } from '../world/selection.ts'
import type { CellValue, FieldDescription, FieldState, RecordState, Session } from '../types.ts'
import { inWords, isBag, sameValue, textOf } from '../world/values.ts'
import { allSettings, forgetField } from '../views/viewSettings.ts'
import {
  adoptField,
  fieldById,
  storedCell,
  tableById,
  touchTable,
  type Handler,
  type Table,
  type World,
} from '../world/world.ts'
import { freeName, wordsOf } from '../world/words.ts'

/** A field as getFieldMeta returns it (host-protocol §4.2). */
export const fieldMeta = (world: World, field: FieldState) => ({
  id: field.id,
  type: field.type,
  name: field.name,
  isPrimary: field.isPrimary,
  property: publicProperty(world, field),
  description: field.description,
})

const publicProperty = (world: World, field: FieldState): FieldState['property'] =>
  world.formulas.computes(field) ? { ...field.property, formula: world.formulas.publicText(field) } : field.property

/** The columns a session may see, primary first. */
export const visibleFields = (world: World, session: Session, table: Table): FieldState[] =>
  world.denials.length === 0
    ? table.state.fields
    : table.state.fields.filter(({ id }) =>
        may(world, session, { entity: 'Field', type: 'visible', tableId: table.state.id, fieldId: id }),
      )

function description(raw: unknown, before: FieldDescription): FieldDescription {
  if (!isBag(raw)) return before
  const content = raw['content']
  const disableSync = raw['disableSyncToFormDesc']
  return {
    content:
      typeof content === 'string'
        ? content === ''
          ? null
          : [{ type: 'text', text: content }]
        : Array.isArray(content) && content.length > 0
          ? (content as unknown[])
          : null,
    ...(typeof disableSync === 'boolean' ? { disableSyncToFormDesc: disableSync } : {}),
  }
}

function checkType(type: unknown): number {
  if (typeof type !== 'number' || !findCellType(type))
    throw refusal(CODE.fieldType, `field type not supported: ${inWords(type)}`)
  return type
}

function checkName(table: Table, name: string, own: string | null): void {
  if (table.state.fields.some((field) => field.id !== own && field.name === name)) {
    throw refusal(CODE.fieldNameRepeated, `field name repeated: ${name}`)
  }
}

/** A field from an IFieldConfig (host-protocol §7.5), not yet part of the table. Throws 10213991, 10213995. */
export function createField(world: World, table: Table, config: unknown, session: Session): FieldState {
  const raw = isBag(config) ? config : {}
  const type = checkType(raw['type'])
  const given = textOf(raw, 'name').trim()
  const name =
    given ||
    freeName(wordsOf(world.language).fields[type] ?? 'Field', new Set(table.state.fields.map((field) => field.name)))
  checkName(table, name, null)
  const property = fieldProperty(world, type, raw['property'], null)
  return {
    id: world.ids.fresh('fld'),
    name,
    type,
    isPrimary: false,
    ...(type === FIELD.formula ? savedFormula(world, table, null, property, session) : { property }),
    description: description(raw['description'], { content: null }),
  }
}

function addField(world: World, table: Table, config: unknown, session: Session): string {
  const field = createField(world, table, config, session)
  adoptField(table, field)
  if (field.type === FIELD.duplexLink) addTwin(world, table, field)
  if (field.type === FIELD.autoNumber) for (const record of table.state.records) numberRecord(table, record, field)
  touchTable(world, table)
  announce(world, table, field, 'FieldAdd')
  return field.id
}

/** Makes the other end of a two-way link; `backFieldId` of each names the other (host-protocol §7.5). */
function addTwin(world: World, table: Table, field: FieldState): void {
  const target = tableById(world, linkTarget(field))
  const names = new Set(target.state.fields.map(({ name }) => name))
  const twin: FieldState = {
    id: world.ids.fresh('fld'),
    name: freeName(`${table.state.name}-${field.name}`, names),
    type: FIELD.duplexLink,
    isPrimary: false,
    property: { tableId: table.state.id, multiple: true, backFieldId: field.id },
    description: { content: null },
  }
  field.property = { ...field.property, backFieldId: twin.id }
  adoptField(target, twin)
  touchTable(world, target)
  announce(world, target, twin, 'FieldAdd')
}

function announce(
  world: World,
  table: Table,
  field: FieldState,
  kind: 'FieldAdd' | 'FieldDelete' | 'FieldModify',
): void {
  world.schema++
  if (kind === 'FieldModify') retitleFormulas(world)
  world.emit(tableEvent(table.state.id, kind), { tableId: table.state.id, fieldId: field.id, fieldType: field.type })
}

/**
 * WidgetTable_setField. A call that changes nothing sends no event: choosing an option by name makes the client send
 * the whole column back every time (host-protocol §6.3).
 */
function setField(world: World, table: Table, field: FieldState, config: unknown, session: Session): string {
  const raw = isBag(config) ? config : {}
  const type = raw['type'] === undefined ? field.type : checkType(raw['type'])
  if (field.isPrimary && !PRIMARY_TYPES.has(type))
    throw refusal(CODE.fieldType, `a primary field cannot be of type ${type}`)
  const name = textOf(raw, 'name').trim() || field.name
  checkName(table, name, field.id)
  const before: FieldState = { ...field }
  const isKept = raw['property'] === undefined && type === field.type
  const given = isKept
    ? field.property
    : fieldProperty(
        world,
        type,
        raw['property'],
        type === field.type || (isSelect(type) && isSelect(field.type)) ? field : null,
      )
  const { property, formula } =
    type === FIELD.formula && !isKept
      ? savedFormula(world, table, type === field.type ? field : null, given, session)
      : { property: given, formula: isKept ? field.formula : undefined }
  const after = { name, type, property, description: description(raw['description'], field.description) }
  if (
    sameValue(after, {
      name: before.name,
      type: before.type,
      property: before.property,
      description: before.description,
    })
  )
    return field.id
  Object.assign(field, after)
  if (formula === undefined) delete field.formula
  else field.formula = formula
  if (before.type === type) followOptions(table, field)
  else convertColumn(world, table, before, field)
  touchTable(world, table)
  announce(world, table, field, 'FieldModify')
  return field.id
}

const isSelect = (type: number): boolean => type === FIELD.singleSelect || type === FIELD.multiSelect

/**
 * Updates select cells after a change of options: they get the present name of their option, and cells of a deleted
 * option become empty. Neither sends record events (host-protocol §6.3).
 */
export function followOptions(table: Table, field: FieldState): void {
  if (!isSelect(field.type)) return
  const options = new Map(optionsOf(field.property).map(({ id, name }) => [id, { id, text: name }]))
  const isCurrent = (item: unknown): boolean => options.get(textOf(item, 'id'))?.text === textOf(item, 'text')
  for (const record of table.state.records) {
    const value = storedCell(record, field.id)
    if (value === null || (Array.isArray(value) ? value.every(isCurrent) : isCurrent(value))) continue
    if (!Array.isArray(value)) setCell(record, field.id, options.get(textOf(value, 'id')) ?? null)
    else {
      const left = value.flatMap((item: unknown) => options.get(textOf(item, 'id')) ?? [])
      setCell(record, field.id, left.length === 0 ? null : left)
    }
  }
}

/** A new type keeps what it can read of the old cells' texts and empties the rest (host-protocol §9.11, unverified). */
function convertColumn(world: World, table: Table, before: FieldState, after: FieldState): void {
  const env = cellEnvironment(world)
  const from = cellTypeOf(before.type)
  const to = cellTypeOf(after.type)
  for (const view of table.state.views) {
    for (const settings of allSettings(view)) {
      if (settings.filter)
        settings.filter.conditions = settings.filter.conditions.filter(({ fieldId }) => fieldId !== after.id)
    }
  }
  if (isSelect(before.type) && isSelect(after.type)) return convertChoices(table, after)
  if (to.family === 'select' || to.family === 'multiSelect') offerTexts(world, table, before, after)
  for (const record of table.state.records) {
    const value = readCell(record, before, env)
    if (after.type === FIELD.autoNumber) numberRecord(table, record, after)
    else if (value === null || !to.writable) setCell(record, after.id, null)
    else if (from.family !== to.family || to.family !== 'number')
      setCell(record, after.id, to.fromText(textOfCell(record, before, env), after, env))
  }
  if (before.type === FIELD.duplexLink) removeTwin(world, before)
  if (after.type === FIELD.duplexLink) addTwin(world, table, after)
}

/** Cells hold ids of options, so that renamed options and those of one name stay apart when a list becomes one choice. */
function convertChoices(table: Table, after: FieldState): void {
  const options = new Map(optionsOf(after.property).map(({ id, name }) => [id, { id, text: name }]))
  for (const record of table.state.records) {
    const value = storedCell(record, after.id)
    const chosen = (Array.isArray(value) ? value : [value]).flatMap(
      (item: unknown) => options.get(textOf(item, 'id')) ?? [],
    )
    const [first = null] = chosen
    setCell(record, after.id, after.type === FIELD.multiSelect && first !== null ? chosen : first)
  }
}

/** The options of a column that becomes a select: the given ones and the texts of its cells. */
function offerTexts(world: World, table: Table, before: FieldState, after: FieldState): void {
  const env = cellEnvironment(world)
  const options = optionsOf(after.property)
  const names = new Set(options.map(({ name }) => name))
  for (const record of table.state.records) {
    const shown = textOfCell(record, before, env)
    const texts = after.type === FIELD.multiSelect ? shown.split(/[,，、]/) : [shown]
    for (const text of texts) if (text.trim() !== '') names.add(text.trim())
  }
  const given = new Set(options.map(({ name }) => name))
  const added = [...names].filter((name) => !given.has(name)).map((name) => ({ name }))
  after.property = {
    ...after.property,
    options: completeOptions([...options, ...added], options, world.ids, world.variants.repeatedOptions),
  }
}

function setCell(record: RecordState, fieldId: string, value: CellValue): void {
  const { [fieldId]: _old, ...rest } = record.fields
  record.fields = value === null ? rest : { ...rest, [fieldId]: value }
}

function removeTwin(world: World, field: FieldState): void {
  const target = world.tables.get(linkTarget(field))
  const twin = target?.fields.get(textOf(field.property, 'backFieldId'))
  if (target && twin) removeField(world, target, twin)
}

function removeField(world: World, table: Table, field: FieldState): void {
  const before = selectionsOfAll(world)
  table.state.fields = table.state.fields.filter(({ id }) => id !== field.id)
  table.fields.delete(field.id)
  for (const record of table.state.records) if (field.id in record.fields) setCell(record, field.id, null)
  for (const view of table.state.views) forgetField(view, field.id)
  touchTable(world, table)
  announce(world, table, field, 'FieldDelete')
  leaveDeleted(world, before, ({ tableId, fieldId }) =>
    tableId === table.state.id && fieldId === field.id ? NO_CELL : null,
  )
}

function deleteField(world: World, table: Table, field: FieldState): void {
  // No code of host-protocol §7.2 is for this case; the general one of the subject is nearest.
  if (field.isPrimary) throw refusal(CODE.fieldDenied, 'the primary field cannot be deleted')
  removeField(world, table, field)
  if (field.type === FIELD.duplexLink) removeTwin(world, field)
}

function manage(
  world: World,
  session: Session,
  table: Table,
  type: 'addable' | 'manageable' | 'deletable',
  fieldId?: string,
): void {
  demand(world, session, { entity: 'Field', type, tableId: table.state.id, fieldId })
}

/** The field part of WidgetTable (host-protocol §4.2). */
export const FIELD_HANDLERS: Readonly<Record<string, Handler>> = {
  addField(world, { session, context, params }) {
    const table = tableById(world, context[0])
    manage(world, session, table, 'addable')
    return addField(world, table, params[0], session)
  },
  setField(world, { session, context, params }) {
    const table = tableById(world, context[0])
    const field = fieldById(table, params[0])
    manage(world, session, table, 'manageable', field.id)
    return setField(world, table, field, params[1], session)
  },
  deleteField(world, { session, context, params }) {
    const table = tableById(world, context[0])
    const field = fieldById(table, params[0])
    manage(world, session, table, 'deletable', field.id)
    deleteField(world, table, field)
    return true
  },
  getFieldMetaById: (world, { context, params }) =>
    fieldMeta(world, fieldById(tableById(world, context[0]), params[0])),
  getFieldMetaList: (world, { session, context }) =>
    visibleFields(world, session, tableById(world, context[0])).map((field) => fieldMeta(world, field)),
  getFieldIdByName: (world, { context, params }) =>
    tableById(world, context[0]).state.fields.find(({ name }) => name === params[0])?.id ?? null,
  isFieldExist: (world, { context, params }) =>
    typeof params[0] === 'string' && tableById(world, context[0]).fields.has(params[0]),
}

/** WidgetField (host-protocol §4.3). */
export const SINGLE_FIELD_HANDLERS: Readonly<Record<string, Handler>> = {
  getName: (world, call) => contextField(world, call.context).field.name,
  getType: (world, call) => contextField(world, call.context).field.type,
  getProxyType: (world, call) => {
    const { field } = contextField(world, call.context)
    const dataType = field.property?.['dataType']
    if (isBag(dataType) && dataType['type'] !== undefined) return dataType['type']
    return world.formulas.computes(field) ? world.formulas.shownAs(field).type : undefined
  },
  getMeta: (world, call) => fieldMeta(world, contextField(world, call.context).field),
  getCellString(world, call) {
    const { table, field } = contextField(world, call.context)
    const record = table.records.get(inWords(call.params[0]))
    if (!record) throw refusal(CODE.recordNotFound, `record not found: ${inWords(call.params[0])}`)
    return textOfCell(record, field, cellEnvironment(world))
  },
  registerFieldEvent: () => undefined,
  unregisterFieldEvent: () => undefined,
  getDependency: (world, call) => dependencies(world, contextField(world, call.context).field),
  getReverseDependency(world, call) {
    const { table, field } = contextField(world, call.context)
    return [...world.tables.values()].flatMap((other) =>
      other.state.fields
        .filter((candidate) =>
          dependencies(world, candidate).some((end) => end.tableId === table.state.id && end.fieldId === field.id),
        )
        .map(({ id }) => ({ tableId: other.state.id, fieldId: id })),
    )
  },
}

function contextField(world: World, context: readonly unknown[]): { table: Table; field: FieldState } {
  const table = tableById(world, context[0])
  return { table, field: fieldById(table, context[1]) }
}

/** The columns that a column is computed from: those in its formula, or the source of a lookup. */
function dependencies(
  world: World,
  field: FieldState,
): readonly { readonly tableId: string; readonly fieldId: string }[] {
  if (world.formulas.computes(field)) return world.formulas.dependencies(field)
  const tableId = textOf(field.property, 'refTableId')
  const fieldId = textOf(field.property, 'refFieldId')
  return world.tables.get(tableId)?.fields.has(fieldId) ? [{ tableId, fieldId }] : []
}
