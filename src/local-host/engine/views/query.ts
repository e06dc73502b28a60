import { cellEnvironment } from '../cells/environment.ts'
import type { CellEnvironment } from '../cells/cellType.ts'
import { compileFilter } from './filter.ts'
import { sortRecords, type OrderRule } from './order.ts'
import { may } from '../world/permissions.ts'
import type { RecordState, Session, ViewSettings } from '../types.ts'
import { inWords, isBag, shortText } from '../world/values.ts'
import { settingsOf } from './viewSettings.ts'
import { fieldById, viewById, type Table, type World } from '../world/world.ts'

/** What getRecordsByPage and its kin may ask for (host-protocol §4.2). */
export interface Query {
  readonly filter?: unknown
  readonly sort?: unknown
  readonly viewId?: unknown
}

/** Sort or group rules of the wire; unknown fields are refused with 10213998. */
export function orderRules(raw: unknown, table: Table): OrderRule[] {
  if (!Array.isArray(raw)) return []
  return raw.flatMap((rule: unknown) =>
    isBag(rule) ? [{ field: fieldById(table, rule['fieldId']), desc: rule['desc'] === true }] : [],
  )
}

/** Rows in the order of creation, or by the query's filter and sort, or as the view shows them to this user. */
export function queryRecords(world: World, table: Table, session: Session, query: Query): readonly RecordState[] {
  const hasFilter = query.filter !== undefined && query.filter !== null && query.filter !== ''
  const byQuery = hasFilter || (Array.isArray(query.sort) && query.sort.length > 0)
  // A client without a view sends '' or nothing.
  const viewId = query.viewId === '' ? null : (query.viewId ?? null)
  const useView = viewId !== null && (world.variants.viewIdOrFilter === 'viewId' || !byQuery)
  if (!useView && !byQuery) return visibleRecords(world, table, session)
  if (useView) {
    const settings = settingsOf(viewById(table, viewId), session.userId)
    return cached(world, table, session, `view ${inWords(viewId)} ${JSON.stringify(settings)}`, (env) =>
      recordsOfView(world, table, session, settings, env),
    )
  }
  const answer = (env: CellEnvironment): readonly RecordState[] => {
    const test = compileFilter(query.filter, table, env)
    const visible = visibleRecords(world, table, session)
    return sortRecords(test ? visible.filter(test) : visible, orderRules(query.sort, table), env)
  }
  const question = shortText([query.filter, query.sort])
  return question === null ? answer(cellEnvironment(world)) : cached(world, table, session, question, answer)
}

/**
 * Rows of a view as its user sees them, further filtered and resorted by deprecated parameters (host-protocol §4.4).
 */
export function recordsInView(world: World, table: Table, session: Session, query: Query): readonly RecordState[] {
  const records = queryRecords(world, table, session, { viewId: query.viewId })
  const env = cellEnvironment(world)
  const test = compileFilter(query.filter, table, env)
  return sortRecords(test ? records.filter(test) : records, orderRules(query.sort, table), env)
}

/** Filter, then groups, then sort order, as the grid shows them. */
export function recordsOfView(
  world: World,
  table: Table,
  session: Pick<Session, 'userId' | 'role'>,
  settings: ViewSettings,
  env: CellEnvironment,
): readonly RecordState[] {
  const test = compileFilter(settings.filter, table, env)
  const visible = visibleRecords(world, table, session)
  const rules = orderRules([...settings.group, ...settings.sort], table)
  return sortRecords(test ? visible.filter(test) : visible, rules, env)
}

function visibleRecords(world: World, table: Table, session: Pick<Session, 'userId' | 'role'>): readonly RecordState[] {
  if (world.denials.length === 0) return table.state.records
  const whole = { ...session, pluginId: null }
  return table.state.records.filter((record) =>
    may(world, whole, { entity: 'Record', type: 'visible', tableId: table.state.id, recordId: record.id }),
  )
}

/** The cache key of a query, which every page repeats; it includes the day, because filters know "today". */
function cached(
  world: World,
  table: Table,
  session: Session,
  question: string,
  answer: (env: CellEnvironment) => readonly RecordState[],
): readonly RecordState[] {
  const env = cellEnvironment(world)
  const at = `${table.revision} ${env.zone.dayNumber(env.now)} ${world.formulas.stamp(table.state.id)}`
  if (table.queriesAt !== at) {
    table.queries.clear()
    table.queriesAt = at
  }
  const key = `${session.userId} ${session.role} ${question}`
  const cached = table.queries.get(key)
  if (cached) return cached
  const records = answer(env)
  table.queries.set(key, records)
  return records
}
