import { cellEnvironment, cellReader, readCell, readsAsStored, textOfCell } from '../cells/environment.ts'
import type { CellEnvironment } from '../cells/cellType.ts'
import { linkedIds, linkValue } from '../cells/link.ts'
import { CODE, refusal } from '../world/errors.ts'
import { visibleFields } from '../fields/fields.ts'
import { FIELD } from '../fields/fieldTypes.ts'
import { checkCount, DEFAULT_PAGE_SIZE, MAX_IDS_PER_CALL } from '../world/limits.ts'
import { demand } from '../world/permissions.ts'
import { queryRecords } from '../views/query.ts'
import type { CellValue, FieldState, RecordState, Session } from '../types.ts'
import { inWords, isBag, isFiniteNumber, type Bag } from '../world/values.ts'
import { fieldById, recordById, tableById, type Handler, type Table, type World } from '../world/world.ts'

type Fields = Readonly<Record<string, CellValue>>
type FieldsReader = (record: RecordState) => Fields

/** A readable table: 10212997 when it is hidden from the session. */
export function readable(world: World, session: Session, context: readonly unknown[]): Table {
  const table = tableById(world, context[0])
  demand(world, session, { entity: 'Table', type: 'visible', tableId: table.state.id })
  return table
}

/**
 * Returns a reader of whole rows for a session. Plain tables return the stored object itself: it is never changed in
 * place, and postMessage clones it.
 */
export function fieldsReader(
  world: World,
  session: Session,
  table: Table,
  how: { asText: boolean; refreshLinks: boolean },
): FieldsReader {
  const env = cellEnvironment(world)
  const visible = visibleFields(world, session, table)
  if (how.asText)
    return (record) => Object.fromEntries(visible.map((field) => [field.id, textOfCell(record, field, env)]))
  const withNulls = world.variants.emptyCells === 'null'
  const plain =
    visible.length === table.state.fields.length &&
    !withNulls &&
    !how.refreshLinks &&
    visible.every((field) => readsAsStored(field, env))
  if (plain) return (record) => record.fields
  if (visible.length === table.state.fields.length && !withNulls && !how.refreshLinks) return completed(visible, env)
  return (record) => {
    const fields: Record<string, CellValue> = {}
    for (const field of visible) {
      const value = how.refreshLinks ? refreshed(record, field, env) : readCell(record, field, env)
      if (value !== null || withNulls || field.id in record.fields) fields[field.id] = value
    }
    return fields
  }
}

/** Rows as they are stored, with what is computed of them in its place. */
function completed(visible: readonly FieldState[], env: CellEnvironment): FieldsReader {
  const computed = visible
    .filter((field) => !readsAsStored(field, env))
    .map((field) => ({ id: field.id, read: cellReader(field, env) }))
  return (record) => {
    const fields: Record<string, CellValue> = { ...record.fields }
    for (const { id, read } of computed) {
      const value = read(record)
      if (value !== null || id in record.fields) fields[id] = value
    }
    return fields
  }
}

function refreshed(record: RecordState, field: FieldState, env: CellEnvironment): CellValue {
  const value = readCell(record, field, env)
  return field.type === FIELD.singleLink || field.type === FIELD.duplexLink
    ? linkValue(linkedIds(value), field, env)
    : value
}

/** One page (host-protocol §7.1: 200 items at most). Its token is an offset, which callers must not rely on. */
export interface Page<T> {
  readonly total: number
  readonly hasMore: boolean
  readonly pageToken?: number
  readonly items: readonly T[]
}

/**
 * Cuts a page by `{pageSize?, pageToken?}`. Throws 10214001 over the `recordLimit`, 10212992 for a token that is none.
 */
export function pageOf<T>(world: World, all: readonly T[], raw: unknown): Page<T> {
  const params: Bag = isBag(raw) ? raw : {}
  const size = params['pageSize'] ?? DEFAULT_PAGE_SIZE
  const token = params['pageToken'] ?? 0
  if (!isFiniteNumber(size) || size < 1 || !Number.isInteger(size))
    throw refusal(CODE.tableParam, `page size out of range: ${inWords(size)}`)
  checkCount(size, world.variants.recordLimit)
  const start = typeof token === 'string' ? Number(token) : token
  if (!isFiniteNumber(start) || start < 0 || !Number.isInteger(start))
    throw refusal(CODE.tableParam, `page token not known: ${inWords(token)}`)
  const end = start + size
  const hasMore = end < all.length
  const withToken = hasMore || world.variants.lastPage === 'token'
  return {
    total: all.length,
    hasMore,
    items: all.slice(start, end),
    ...(withToken ? { pageToken: Math.min(end, all.length) } : {}),
  }
}

const withoutItems = <T>({ items: _items, ...rest }: Page<T>): Omit<Page<T>, 'items'> => rest

/** The reading part of WidgetTable (host-protocol §4.2). */
export const RECORD_READERS: Readonly<Record<string, Handler>> = {
  getRecordsByPage(world, { session, context, params }) {
    const table = readable(world, session, context)
    const query: Bag = isBag(params[0]) ? params[0] : {}
    const page = pageOf(world, queryRecords(world, table, session, query), query)
    const readFields = fieldsReader(world, session, table, {
      asText: query['stringValue'] === true,
      refreshLinks: false,
    })
    return {
      ...withoutItems(page),
      records: page.items.map((record) => ({ recordId: record.id, fields: readFields(record) })),
    }
  },
  getRecordIdListByPage(world, { session, context, params }) {
    const table = readable(world, session, context)
    const query: Bag = isBag(params[0]) ? params[0] : {}
    const page = pageOf(world, queryRecords(world, table, session, query), query)
    return { ...withoutItems(page), recordIds: page.items.map(({ id }) => id) }
  },
  getRecordById(world, { session, context, params }) {
    const table = readable(world, session, context)
    const readFields = fieldsReader(world, session, table, { asText: false, refreshLinks: params[1] === true })
    return { fields: readFields(visibleRecord(world, session, table, params[0])) }
  },
  getRecordsByIds(world, { session, context, params }) {
    const table = readable(world, session, context)
    if (!Array.isArray(params[0])) throw refusal(CODE.tableParam, 'an array of record ids is expected')
    checkCount(params[0].length, MAX_IDS_PER_CALL)
    const readFields = fieldsReader(world, session, table, { asText: false, refreshLinks: params[1] === true })
    return params[0].map((id: unknown) => ({ fields: readFields(visibleRecord(world, session, table, id)) }))
  },
  getCellValue(world, { session, context, params }) {
    const { record, field } = cellPlace(world, session, context, params)
    return readCell(record, field, cellEnvironment(world))
  },
  getCellString(world, { session, context, params }) {
    const { record, field } = cellPlace(world, session, context, params)
    return textOfCell(record, field, cellEnvironment(world))
  },
  getRecordShareLink(world, { session, context, params }) {
    const table = readable(world, session, context)
    return `https://local-base.invalid/record/${table.state.id}/${visibleRecord(world, session, table, params[0]).id}`
  },
}

function visibleRecord(world: World, session: Session, table: Table, id: unknown): RecordState {
  const record = recordById(table, id)
  demand(world, session, { entity: 'Record', type: 'visible', tableId: table.state.id, recordId: record.id })
  return record
}

function cellPlace(
  world: World,
  session: Session,
  context: readonly unknown[],
  params: readonly unknown[],
): { record: RecordState; field: FieldState } {
  const table = readable(world, session, context)
  const field = fieldById(table, params[0])
  const record = recordById(table, params[1])
  demand(world, session, {
    entity: 'Cell',
    type: 'visible',
    tableId: table.state.id,
    fieldId: field.id,
    recordId: record.id,
  })
  return { record, field }
}
