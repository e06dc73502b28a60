import { numberRecord } from '../fields/autoNumber.ts'
import { cellEnvironment, readCell } from '../cells/environment.ts'
import type { CellEnvironment } from '../cells/cellType.ts'
import { cellTypeOf } from '../cells/index.ts'
import { CODE, refusal } from '../world/errors.ts'
import { tableEvent } from '../world/events.ts'
import { FIELD } from '../fields/fieldTypes.ts'
import { checkCount } from '../world/limits.ts'
import { followTwins, unlinkRecords } from './links.ts'
import { demand, writesFreely } from '../world/permissions.ts'
import { leaveDeleted, NO_CELL, selectionsOfAll } from '../world/selection.ts'
import { HostError, type CellValue, type FieldState, type RecordState, type Session } from '../types.ts'
import { sameValue, textOf, type Bag } from '../world/values.ts'
import {
  fieldById,
  recordById,
  storedCell,
  tableById,
  touchTable,
  type Handler,
  type Table,
  type World,
} from '../world/world.ts'

/** Checked cells, ready to be stored. */
export type Cells = Readonly<Record<string, CellValue>>

/** The write of one row. */
interface Prepared {
  readonly cells: Cells
  /** The first computed cell that was left out although its value differs. */
  readonly leftOut: FieldState | null
}

interface Write extends Prepared {
  readonly record: RecordState
}

/** Computed cells that a whole row may contain by the `computedCells` variant; times and users are always allowed. */
const DEBATED: ReadonlySet<number> = new Set([FIELD.autoNumber, FIELD.formula, FIELD.lookup])

/** What all rows of a write share: columns, session and environment. */
interface Writing {
  readonly world: World
  readonly session: Session
  readonly table: Table
  readonly env: CellEnvironment
  /** No permission has to be checked for each row. */
  readonly free: boolean
  readonly denied: DeniedCode
}

const startWriting = (world: World, session: Session, table: Table, denied: DeniedCode): Writing => ({
  world,
  session,
  table,
  env: cellEnvironment(world),
  free: writesFreely(world, session, table),
  denied,
})

/** Whether a computed cell is left out of this write rather than refused: rows are written back as they were read. */
const leavesOut = ({ world, denied }: Writing, field: FieldState): boolean =>
  denied === CODE.recordDenied && !(world.variants.computedCells === 'refused' && DEBATED.has(field.type))

/**
 * What a call that writes a whole row says on refusal differs from one that writes a single cell (host-protocol §7.2).
 */
type DeniedCode = typeof CODE.recordDenied | typeof CODE.cellDenied

/**
 * Checks one row of the wire, `{fieldId: value}` (host-protocol §0.8: keyed by field id, never by name), and brings its
 * values into the form they are kept in; computed cells of a whole row are left out. Throws 10213998,
 * 10214997/10216997, 10216999.
 */
function prepare(writing: Writing, record: RecordState | null, fields: Bag): Prepared {
  const { table, env, free } = writing
  const cells: Record<string, CellValue> = {}
  let leftOut: FieldState | null = null
  for (const [fieldId, raw] of Object.entries(fields)) {
    const field = fieldById(table, fieldId)
    const cell = cellTypeOf(field.type)
    if (!cell.writable && leavesOut(writing, field)) {
      if (record !== null && !sameValue(readCell(record, field, env), raw ?? null)) leftOut ??= field
      continue
    }
    if (!free) demandCell(writing, record, fieldId)
    if (!cell.writable) cell.normalise(raw, field, env)
    // What was read is written back as it is, also what the column would not take anew.
    const isAsRead = record !== null && sameValue(readCell(record, field, env), raw ?? null)
    if (isAsRead) cells[fieldId] = storedCell(record, fieldId)
    else cells[fieldId] = raw === null || raw === undefined ? null : normalised(writing, field, raw)
  }
  return { cells, leftOut }
}

/**
 * A value in the form in which it is kept. A copy of a row may hold what its column takes no longer: a rating beyond a
 * range that was narrowed, a person who left. What another row of the column holds is not refused.
 */
function normalised({ table, env }: Writing, field: FieldState, raw: unknown): CellValue {
  try {
    return cellTypeOf(field.type).normalise(raw, field, env)
  } catch (error) {
    const twin = table.state.records.find((record) => sameValue(readCell(record, field, env), raw))
    if (twin === undefined) throw error
    return storedCell(twin, field.id)
  }
}

function demandCell({ world, session, table, denied }: Writing, record: RecordState | null, fieldId: string): void {
  const place = { tableId: table.state.id, fieldId, ...(record === null ? {} : { recordId: record.id }) }
  // A new row needs the right to add; its cells still need their columns to be open.
  demand(world, session, { entity: record === null ? 'Field' : 'Cell', type: 'editable', ...place }, denied)
}

/** Throws 10216997 for a call that only changes computed cells. */
function refuseIfNothingRemains({ env }: Writing, writes: readonly Prepared[]): void {
  const leftOut = writes.find((write) => write.leftOut !== null)?.leftOut
  if (leftOut && writes.every(({ cells }) => Object.keys(cells).length === 0))
    cellTypeOf(leftOut.type).normalise(null, leftOut, env)
}

/** Keys that a row may have besides its cells. */
const ROW_KEYS: ReadonlySet<string> = new Set(['recordId', 'record_id', 'id', 'fields'])

/**
 * The cells that a row asks for: the own keys of its `fields`, be they an object or, as some clients build them, an
 * array with named keys. Throws 10212992 for a row whose cells cannot be found, because a write must not be swallowed.
 */
function fieldsOf(row: unknown): Bag {
  if (row === undefined || row === null) return {}
  if (typeof row !== 'object' || Array.isArray(row)) throw refusal(CODE.tableParam, 'a record is {fields}')
  const fields: unknown = 'fields' in row ? row.fields : undefined
  const strayKey = Object.keys(row).find((key) => !ROW_KEYS.has(key))
  if ((fields === undefined || fields === null) && strayKey !== undefined)
    throw refusal(CODE.tableParam, `cells belong into fields: ${strayKey}`)
  if (fields === undefined || fields === null) return {}
  if (typeof fields !== 'object' || !(Array.isArray(fields) || isPlain(fields)))
    throw refusal(CODE.tableParam, 'fields is an object by field id')
  return fields as Bag
}

/** A plain object: a Map, date or file has no meaningful keys. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function rowsOf(world: World, raw: unknown): unknown[] {
  if (!Array.isArray(raw)) throw refusal(CODE.tableParam, 'an array of records is expected')
  checkCount(raw.length, world.variants.recordLimit)
  return raw
}

/**
 * Appends rows of prepared cells; one RecordAdd for the call (host-protocol §3.4). `session` null means the host
 * itself.
 */
export function insertRecords(world: World, session: Session | null, table: Table, rows: readonly Cells[]): string[] {
  const now = world.clock.now()
  const userId = session?.userId ?? world.document.members[0]?.id ?? ''
  const autoFilled = table.state.fields.filter(
    (field) => field.type === FIELD.dateTime && field.property?.['autoFill'] === true,
  )
  const numbered = table.state.fields.filter((field) => field.type === FIELD.autoNumber)
  const added = rows.map((cells) => {
    const record: RecordState = {
      id: world.ids.fresh('rec'),
      fields: {},
      createdTime: now,
      modifiedTime: now,
      createdBy: userId,
      modifiedBy: userId,
    }
    for (const field of autoFilled) record.fields[field.id] = now
    for (const [fieldId, value] of Object.entries(cells))
      if (value !== null || keepsNulls(world)) record.fields[fieldId] = value
    for (const field of numbered) numberRecord(table, record, field)
    table.state.records.push(record)
    table.records.set(record.id, record)
    return record
  })
  if (added.length === 0) return []
  for (const record of added) followTwins(world, table, record, {}, Object.keys(record.fields))
  touchTable(world, table)
  const ids = added.map(({ id }) => id)
  const batches = world.variants.recordAdd === 'perRow' ? ids.map((id) => [id]) : [ids]
  for (const each of batches) world.emit(tableEvent(table.state.id, 'RecordAdd'), each)
  return ids
}

/** Whether a cell that was written and emptied again differs from one that was never written (host-protocol §9.9). */
const keepsNulls = ({ variants }: World): boolean => variants.emptyCells === 'nullOnceTouched'

/** Removes the nulls that `keepsNulls` kept, after the switch changed. */
export function forgetTouched(table: Table): void {
  for (const record of table.state.records) {
    if (Object.values(record.fields).includes(null))
      record.fields = Object.fromEntries(Object.entries(record.fields).filter(([, value]) => value !== null))
  }
}

/** Stores prepared cells; one RecordModify per record that really changed (host-protocol §3.4). */
function commit(world: World, session: Session, table: Table, { record, cells }: Write): void {
  const changed = Object.keys(cells).filter((fieldId) => !sameValue(storedCell(record, fieldId), cells[fieldId]))
  if (changed.length === 0) return
  const before = record.fields
  const after = { ...before }
  for (const fieldId of changed) {
    if (cells[fieldId] === null && !keepsNulls(world)) delete after[fieldId]
    else after[fieldId] = cells[fieldId]
  }
  // Replace the object instead of changing it: readers may still hold the former one.
  record.fields = after
  record.modifiedTime = world.clock.now()
  record.modifiedBy = session.userId
  touchTable(world, table)
  followTwins(world, table, record, before, changed)
  world.emit(tableEvent(table.state.id, 'RecordModify'), { recordId: record.id, fieldIds: changed })
}

/**
 * setRecords: all or nothing by default; the `partial` variant writes what it can and then reports the first
 * refusal (host-protocol §9.7).
 */
function writeRecords(
  world: World,
  session: Session,
  table: Table,
  rows: readonly unknown[],
  denied: DeniedCode,
): string[] {
  const writing = startWriting(world, session, table, denied)
  const writes: Write[] = []
  let refused: HostError | null = null
  for (const row of rows) {
    try {
      const record = recordById(table, textOf(row, 'recordId'))
      writes.push({ record, ...prepare(writing, record, fieldsOf(row)) })
    } catch (error) {
      if (!(error instanceof HostError) || world.variants.setRecords === 'atomic') throw error
      refused ??= error
    }
  }
  refuseIfNothingRemains(writing, writes)
  for (const write of writes) commit(world, session, table, write)
  if (refused) throw refused
  return writes.map(({ record }) => record.id)
}

function addRecords(world: World, session: Session, table: Table, rows: readonly unknown[]): string[] {
  demand(world, session, { entity: 'Record', type: 'addable', tableId: table.state.id })
  const writing = startWriting(world, session, table, CODE.recordDenied)
  return insertRecords(
    world,
    session,
    table,
    rows.map((row) => prepare(writing, null, fieldsOf(row)).cells),
  )
}

function deleteRecords(world: World, session: Session, table: Table, ids: readonly unknown[]): void {
  const records = new Set(ids.map((id) => recordById(table, id)))
  for (const { id } of records)
    demand(world, session, { entity: 'Record', type: 'deletable', tableId: table.state.id, recordId: id })
  if (records.size === 0) {
    demand(world, session, { entity: 'Record', type: 'deletable', tableId: table.state.id })
    return
  }
  const before = selectionsOfAll(world)
  unlinkRecords(world, table, records)
  table.state.records = table.state.records.filter((record) => !records.has(record))
  for (const { id } of records) table.records.delete(id)
  touchTable(world, table)
  world.emit(
    tableEvent(table.state.id, 'RecordDelete'),
    [...records].map(({ id }) => id),
  )
  const gone = new Set([...records].map(({ id }) => id))
  leaveDeleted(world, before, ({ tableId, recordId }) =>
    tableId === table.state.id && recordId !== null && gone.has(recordId) ? NO_CELL : null,
  )
}

/** The writing part of WidgetTable (host-protocol §4.2, limits host-protocol §7.1). */
export const RECORD_WRITERS: Readonly<Record<string, Handler>> = {
  addRecord: (world, { session, context, params }) =>
    addRecords(world, session, tableById(world, context[0]), [params[0]])[0],
  addRecords: (world, { session, context, params }) =>
    addRecords(world, session, tableById(world, context[0]), rowsOf(world, params[0])),
  setRecord: (world, { session, context, params }) =>
    writeRecords(
      world,
      session,
      tableById(world, context[0]),
      [{ recordId: params[0], fields: fieldsOf(params[1]) }],
      CODE.recordDenied,
    )[0],
  setRecords: (world, { session, context, params }) =>
    writeRecords(world, session, tableById(world, context[0]), rowsOf(world, params[0]), CODE.recordDenied),
  setCellValue(world, { session, context, params }) {
    const table = tableById(world, context[0])
    const [fieldId, recordId, value] = params
    writeRecords(
      world,
      session,
      table,
      [{ recordId, fields: { [fieldById(table, fieldId).id]: value } }],
      CODE.cellDenied,
    )
    return true
  },
  deleteRecord(world, { session, context, params }) {
    deleteRecords(world, session, tableById(world, context[0]), [params[0]])
    return true
  },
  deleteRecords(world, { session, context, params }) {
    deleteRecords(world, session, tableById(world, context[0]), rowsOf(world, params[0]))
    return true
  },
}
