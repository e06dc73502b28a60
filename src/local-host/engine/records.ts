import { numberRecord } from './autoNumber.ts'
import { cellEnvironment } from './cells/environment.ts'
import type { CellEnvironment } from './cells/cellType.ts'
import { cellTypeOf } from './cells/index.ts'
import { CODE, refusal } from './errors.ts'
import { tableEvent } from './events.ts'
import { FIELD } from './fieldTypes.ts'
import { checkCount, MAX_RECORDS_PER_CALL } from './limits.ts'
import { followTwins, unlinkRecords } from './links.ts'
import { demand, writesFreely } from './permissions.ts'
import { HostError, type CellValue, type RecordState, type Session } from './types.ts'
import { isBag, sameValue, textOf, type Bag } from './values.ts'
import { fieldById, recordById, storedCell, tableById, touchTable, type Handler, type Table, type World } from './world.ts'

/** Cells ready to be stored: they passed every check. */
export type Cells = Readonly<Record<string, CellValue>>

interface Write {
  readonly record: RecordState
  readonly cells: Cells
}

/** What a call that writes a whole row says on refusal differs from one that writes a single cell (§7.2). */
type DeniedCode = typeof CODE.recordDenied | typeof CODE.cellDenied

/**
 * Checks one row of the wire, `{fieldId: value}` (§0.8: keyed by field id, never by name), and brings its values
 * into the form they are kept in. Throws 10213998, 10214997/10216997, 10216999.
 */
function prepare(
  world: World, session: Session, table: Table, recordId: string | null, fields: Bag, env: CellEnvironment, free: boolean, denied: DeniedCode,
): Cells {
  const cells: Record<string, CellValue> = {}
  for (const [fieldId, raw] of Object.entries(fields)) {
    const field = fieldById(table, fieldId)
    const cell = cellTypeOf(field.type)
    if (!free) demandCell(world, session, table, recordId, fieldId, denied)
    if (!cell.writable) cell.normalise(raw, field, env)
    cells[fieldId] = raw === null || raw === undefined ? null : cell.normalise(raw, field, env)
  }
  return cells
}

function demandCell(world: World, session: Session, table: Table, recordId: string | null, fieldId: string, denied: DeniedCode): void {
  const place = { tableId: table.state.id, fieldId, ...(recordId === null ? {} : { recordId }) }
  // A new row needs the right to add; its cells still need their columns to be open.
  demand(world, session, { entity: recordId === null ? 'Field' : 'Cell', type: 'editable', ...place }, denied)
}

const fieldsOf = (raw: unknown): Bag => (isBag(raw) && isBag(raw['fields']) ? raw['fields'] : {})

function rowsOf(raw: unknown): unknown[] {
  if (!Array.isArray(raw)) throw refusal(CODE.tableParam, 'an array of records is expected')
  checkCount(raw.length, MAX_RECORDS_PER_CALL)
  return raw
}

/** Appends rows of prepared cells; one RecordAdd for the call (§3.4). `session` null means the host itself. */
export function insertRecords(world: World, session: Session | null, table: Table, rows: readonly Cells[]): string[] {
  const now = world.clock.now()
  const userId = session?.userId ?? world.document.members[0]?.id ?? ''
  const autoFilled = table.state.fields.filter((field) => field.type === FIELD.dateTime && field.property?.['autoFill'] === true)
  const numbered = table.state.fields.filter((field) => field.type === FIELD.autoNumber)
  const added = rows.map((cells) => {
    const record: RecordState = {
      id: world.ids.fresh('rec'), fields: {}, createdTime: now, modifiedTime: now, createdBy: userId, modifiedBy: userId,
    }
    for (const field of autoFilled) record.fields[field.id] = now
    for (const [fieldId, value] of Object.entries(cells)) if (value !== null) record.fields[fieldId] = value
    for (const field of numbered) numberRecord(table, record, field)
    table.state.records.push(record)
    table.records.set(record.id, record)
    return record
  })
  if (added.length === 0) return []
  for (const record of added) followTwins(world, table, record, {}, Object.keys(record.fields))
  touchTable(world, table)
  const ids = added.map(({ id }) => id)
  world.emit(tableEvent(table.state.id, 'RecordAdd'), ids)
  return ids
}

/** Stores prepared cells; one RecordModify per record that really changed (§3.4). */
function commit(world: World, session: Session, table: Table, { record, cells }: Write): void {
  const changed = Object.keys(cells).filter((fieldId) => !sameValue(storedCell(record, fieldId), cells[fieldId]))
  if (changed.length === 0) return
  const before = record.fields
  const after = { ...before }
  for (const fieldId of changed) {
    if (cells[fieldId] === null) delete after[fieldId]
    else after[fieldId] = cells[fieldId]
  }
  // Replaced, not changed in place: readers may still hold the former object.
  record.fields = after
  record.modifiedTime = world.clock.now()
  record.modifiedBy = session.userId
  touchTable(world, table)
  followTwins(world, table, record, before, changed)
  world.emit(tableEvent(table.state.id, 'RecordModify'), { recordId: record.id, fieldIds: changed })
}

/**
 * setRecords: all or nothing by default; the `partial` variant writes what it can and then reports the first
 * refusal (§9.7).
 */
function writeRecords(world: World, session: Session, table: Table, rows: readonly unknown[], denied: DeniedCode): string[] {
  const env = cellEnvironment(world)
  const free = writesFreely(world, session, table)
  const writes: Write[] = []
  let refused: HostError | null = null
  for (const row of rows) {
    try {
      const record = recordById(table, textOf(row, 'recordId'))
      writes.push({ record, cells: prepare(world, session, table, record.id, fieldsOf(row), env, free, denied) })
    } catch (error) {
      if (!(error instanceof HostError) || world.variants.setRecords === 'atomic') throw error
      refused ??= error
    }
  }
  for (const write of writes) commit(world, session, table, write)
  if (refused) throw refused
  return writes.map(({ record }) => record.id)
}

function addRecords(world: World, session: Session, table: Table, rows: readonly unknown[]): string[] {
  demand(world, session, { entity: 'Record', type: 'addable', tableId: table.state.id })
  const env = cellEnvironment(world)
  const free = writesFreely(world, session, table)
  return insertRecords(world, session, table, rows.map((row) => prepare(world, session, table, null, fieldsOf(row), env, free, CODE.recordDenied)))
}

function deleteRecords(world: World, session: Session, table: Table, ids: readonly unknown[]): void {
  const records = new Set(ids.map((id) => recordById(table, id)))
  for (const { id } of records) demand(world, session, { entity: 'Record', type: 'deletable', tableId: table.state.id, recordId: id })
  if (records.size === 0) {
    demand(world, session, { entity: 'Record', type: 'deletable', tableId: table.state.id })
    return
  }
  unlinkRecords(world, table, records)
  table.state.records = table.state.records.filter((record) => !records.has(record))
  for (const { id } of records) table.records.delete(id)
  touchTable(world, table)
  world.emit(tableEvent(table.state.id, 'RecordDelete'), [...records].map(({ id }) => id))
}

/** The writing part of WidgetTable (§4.2, limits §7.1). */
export const RECORD_WRITERS: Readonly<Record<string, Handler>> = {
  addRecord: (world, { session, context, params }) => addRecords(world, session, tableById(world, context[0]), [params[0]])[0],
  addRecords: (world, { session, context, params }) => addRecords(world, session, tableById(world, context[0]), rowsOf(params[0])),
  setRecord: (world, { session, context, params }) =>
    writeRecords(world, session, tableById(world, context[0]), [{ recordId: params[0], fields: fieldsOf(params[1]) }], CODE.recordDenied)[0],
  setRecords: (world, { session, context, params }) =>
    writeRecords(world, session, tableById(world, context[0]), rowsOf(params[0]), CODE.recordDenied),
  setCellValue(world, { session, context, params }) {
    const table = tableById(world, context[0])
    const [fieldId, recordId, value] = params
    writeRecords(world, session, table, [{ recordId, fields: { [fieldById(table, fieldId).id]: value } }], CODE.cellDenied)
    return true
  },
  deleteRecord(world, { session, context, params }) {
    deleteRecords(world, session, tableById(world, context[0]), [params[0]])
    return true
  },
  deleteRecords(world, { session, context, params }) {
    deleteRecords(world, session, tableById(world, context[0]), rowsOf(params[0]))
    return true
  },
}
