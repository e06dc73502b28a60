import { cellEnvironment, readCell } from '../cells/environment.ts'
import { CODE, refusal } from '../world/errors.ts'
import { rowFilter } from '../formula/rowFilter.ts'
import { DEFAULT_PAGE_SIZE } from '../world/limits.ts'
import { demand } from '../world/permissions.ts'
import { queryRecords } from '../views/query.ts'
import { fieldsReader, readable } from './recordReading.ts'
import type { RecordState, Session } from '../types.ts'
import { inWords, isBag, isFiniteNumber, type Bag } from '../world/values.ts'
import { fieldById, type Handler, type Table, type World } from '../world/world.ts'

/** Legacy filters are formulas as text, about `CurrentValue.[column]`. */
function passing(world: World, table: Table, records: readonly RecordState[], filter: unknown): readonly RecordState[] {
  if (typeof filter !== 'string' || filter.trim() === '') return records
  return records.filter(rowFilter(world, table, filter))
}

/** Rows for the legacy list methods, 200 at most (host-protocol §7.1), or 5000 by the `recordLimit` variant. */
function legacyList(
  world: World,
  session: Session,
  table: Table,
  [filter, sort]: readonly unknown[],
): readonly RecordState[] {
  return passing(world, table, queryRecords(world, table, session, { filter, sort }), filter).slice(
    0,
    world.variants.recordLimit,
  )
}

/**
 * Clients from before 0.5 ask for 5000 rows at once; they get 200 and a token (host-protocol §7.1), or all by the
 * `recordLimit` variant.
 */
function legacyPageSize(world: World, raw: unknown): number {
  const size = raw ?? DEFAULT_PAGE_SIZE
  if (!isFiniteNumber(size) || size < 1) throw refusal(CODE.tableParam, `page size out of range: ${inWords(size)}`)
  return Math.min(Math.trunc(size), world.variants.recordLimit)
}

/** A legacy token is the id of the last row received (`pageToken?: RecordId`); none, null and '' mean the start. */
function legacyStart(records: readonly RecordState[], token: unknown): number {
  if (token === undefined || token === null || token === '') return 0
  const at = records.findIndex(({ id }) => id === token)
  if (at < 0) throw refusal(CODE.tableParam, `page token not known: ${inWords(token)}`)
  return at + 1
}

/** What WidgetTable answers to clients from before the …ByPage methods (host-protocol §4.2). */
export const LEGACY_TABLE_READERS: Readonly<Record<string, Handler>> = {
  getRecordIdList: (world, { session, context, params }) =>
    legacyList(world, session, readable(world, session, context), params).map(({ id }) => id),
  getRecords(world, { session, context, params }) {
    const table = readable(world, session, context)
    const query: Bag = isBag(params[0]) ? params[0] : {}
    const all = passing(world, table, queryRecords(world, table, session, { viewId: query['viewId'] }), query['filter'])
    const start = legacyStart(all, query['pageToken'])
    const page = all.slice(start, start + legacyPageSize(world, query['pageSize']))
    const hasMore = start + page.length < all.length
    const readFields = fieldsReader(world, session, table, { asText: false, refreshLinks: false })
    const last = page.at(-1)
    return {
      total: all.length,
      hasMore,
      ...(last !== undefined && (hasMore || world.variants.lastPage === 'token') ? { pageToken: last.id } : {}),
      records: page.map((record) => ({ recordId: record.id, fields: readFields(record) })),
    }
  },
}

/** The part of WidgetField for clients before 0.5, which do not read whole pages instead. */
export const LEGACY_FIELD_READERS: Readonly<Record<string, Handler>> = {
  getFieldValueList(world, { session, context, params }) {
    const table = readable(world, session, context)
    const field = fieldById(table, context[1])
    demand(world, session, { entity: 'Field', type: 'visible', tableId: table.state.id, fieldId: field.id })
    const env = cellEnvironment(world)
    return legacyList(world, session, table, params).flatMap((record) => {
      const value = readCell(record, field, env)
      // Later clients leave empty cells out too (host-protocol §5.1).
      return value === null ? [] : [{ record_id: record.id, value }]
    })
  },
}
