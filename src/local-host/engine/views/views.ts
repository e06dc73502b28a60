import { CODE, refusal } from '../world/errors.ts'
import { fieldMeta, visibleFields } from '../fields/fields.ts'
import {
  CREATABLE_VIEWS,
  FIELD,
  FILTERABLE_VIEWS,
  GROUPABLE_VIEWS,
  SIZED_VIEWS,
  SORTABLE_VIEWS,
  VIEW,
} from '../fields/fieldTypes.ts'
import { checkCondition } from './filter.ts'
import { demand, may } from '../world/permissions.ts'
import { orderRules, recordsInView } from './query.ts'
import { pageOf } from '../records/recordReading.ts'
import { leaveDeleted, NO_CELL, selectionsOfAll } from '../world/selection.ts'
import {
  HostError,
  type FieldState,
  type FilterCondition,
  type Session,
  type ViewSettings,
  type ViewState,
} from '../types.ts'
import { inWords, isBag, isFiniteNumber, sameValue, strings, textOf } from '../world/values.ts'
import { allSettings, blankSettings, personalSettings, settingsOf } from './viewSettings.ts'
import {
  fieldById,
  NEVER,
  tableById,
  touchTable,
  viewById,
  type Call,
  type Handler,
  type Table,
  type World,
} from '../world/world.ts'
import { wordsOf } from '../world/words.ts'

const DEFAULT_WIDTH = 200

/** Adds a view with everything shown; without a name it is called 表格 1, 看板 2 … (host-protocol §7.4). */
export function createView(world: World, table: Table, type: number, name: string | undefined): ViewState {
  const view: ViewState = {
    id: world.ids.fresh('vew'),
    name: name ?? numberedName(world, table, type),
    type,
    shared: blankSettings(),
    personal: {},
    sharing: { status: 'Disabled', shareLink: '' },
  }
  table.state.views.push(view)
  return view
}

function numberedName(world: World, table: Table, type: number): string {
  const word = wordsOf(world.language).views[type] ?? 'View'
  const taken = new Set(table.state.views.map((view) => view.name))
  let n = 1
  while (taken.has(`${word} ${n}`)) n++
  return `${word} ${n}`
}

function checkName(table: Table, name: string, own: string | null): void {
  if (table.state.views.some((view) => view.id !== own && view.name === name))
    throw refusal(CODE.viewNameRepeated, `view name repeated: ${name}`)
}

/**
 * An IViewMeta: `property` holds what views of its type keep and nothing else can be read (host-protocol §7.4, §7.7).
 */
function viewMeta(view: ViewState, session: Session) {
  const { filter, sort, group } = settingsOf(view, session.userId)
  return {
    id: view.id,
    name: view.name,
    type: view.type,
    property: {
      ...(FILTERABLE_VIEWS.has(view.type) ? { filterInfo: filter } : {}),
      ...(SORTABLE_VIEWS.has(view.type) ? { sortInfo: sort } : {}),
      ...(GROUPABLE_VIEWS.has(view.type) ? { groupInfo: group } : {}),
      ...(view.type === VIEW.grid ? { hierarchyConfig: { fieldId: undefined } } : {}),
    },
  }
}

/** The view part of WidgetTable (host-protocol §4.2). */
export const TABLE_VIEW_HANDLERS: Readonly<Record<string, Handler>> = {
  addView(world, { session, context, params }) {
    const table = tableById(world, context[0])
    demand(world, session, { entity: 'View', type: 'addable', tableId: table.state.id })
    const type = isBag(params[0]) ? params[0]['type'] : undefined
    if (typeof type !== 'number' || !CREATABLE_VIEWS.has(type))
      throw refusal(CODE.viewType, `view type not supported: ${inWords(type)}`)
    const name = textOf(params[0], 'name').trim()
    if (name !== '') checkName(table, name, null)
    const view = createView(world, table, type, name || undefined)
    touchTable(world, table)
    return { viewId: view.id, index: table.state.views.length - 1 }
  },
  setView(world, { session, context, params }) {
    const table = tableById(world, context[0])
    const view = viewById(table, params[0])
    demand(world, session, { entity: 'View', type: 'editable', tableId: table.state.id, viewId: view.id })
    const name = textOf(params[1], 'name').trim()
    if (name !== '' && name !== view.name) {
      checkName(table, name, view.id)
      view.name = name
      touchTable(world, table)
    }
    return view.id
  },
  deleteView(world, { session, context, params }) {
    const table = tableById(world, context[0])
    const view = viewById(table, params[0])
    demand(world, session, { entity: 'View', type: 'deletable', tableId: table.state.id, viewId: view.id })
    if (table.state.views.length === 1) throw refusal(CODE.lastView, 'the last view cannot be deleted')
    const before = selectionsOfAll(world)
    table.state.views = table.state.views.filter(({ id }) => id !== view.id)
    touchTable(world, table)
    leaveDeleted(world, before, ({ viewId }) =>
      viewId === view.id ? { viewId: table.state.views[0]?.id ?? null, ...NO_CELL } : null,
    )
    return true
  },
  getViewMetaById: (world, { session, context, params }) =>
    viewMeta(viewById(tableById(world, context[0]), params[0]), session),
  getViewMetaList: (world, { session, context }) =>
    tableById(world, context[0]).state.views.map((view) => viewMeta(view, session)),
  isViewExist: (world, { context, params }) =>
    tableById(world, context[0]).state.views.some(({ id }) => id === params[0]),
}

interface Place {
  readonly table: Table
  readonly view: ViewState
}

function contextView(world: World, { context }: Call): Place {
  const table = tableById(world, context[0])
  return { table, view: viewById(table, context[1]) }
}

/** Throws 10215991 when views of this type keep no such setting (host-protocol §4.4, column "exposed on"). */
function typed(world: World, call: Call, types: ReadonlySet<number>): Place {
  const place = contextView(world, call)
  if (!types.has(place.view.type)) throw refusal(CODE.viewType, `not available on views of type ${place.view.type}`)
  return place
}

/** Changes the caller's own copy of the settings; true, as every setter answers. */
function change(world: World, { session }: Call, { table, view }: Place, edit: (settings: ViewSettings) => void): true {
  edit(personalSettings(view, session.userId))
  touchTable(world, table)
  return true
}

/** Widths and visibility belong to the view; a user who may not edit it changes only their own copy. */
function changeForAll(
  world: World,
  { session }: Call,
  { table, view }: Place,
  edit: (settings: ViewSettings) => void,
): true {
  const mayEdit = may(world, session, { entity: 'View', type: 'editable', tableId: table.state.id, viewId: view.id })
  for (const settings of mayEdit ? allSettings(view) : [personalSettings(view, session.userId)]) edit(settings)
  touchTable(world, table)
  return true
}

/**
 * Columns in the order in which a view shows them: primary first; hidden ones included, `visibleFieldIds` leaves them
 * out.
 */
const fieldsInOrder = (world: World, session: Session, table: Table): FieldState[] =>
  [...visibleFields(world, session, table)].sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary))

function visibleFieldIds(world: World, session: Session, { table, view }: Place): string[] {
  const hidden = new Set(settingsOf(view, session.userId).hidden)
  return fieldsInOrder(world, session, table).flatMap(({ id }) => (hidden.has(id) ? [] : [id]))
}

function condition(world: World, table: Table, raw: unknown, conditionId: string): FilterCondition {
  const { field, operator, value } = checkCondition(table, raw)
  return {
    conditionId: conditionId || world.ids.fresh('con'),
    fieldId: field.id,
    operator,
    value: structuredClone(value ?? null),
  }
}

/**
 * WidgetView_setFilter: a delta (host-protocol §4.4). False, without a change, for anything that is not valid ([docs],
 * host-protocol §9.10).
 */
function setFilter(world: World, call: Call): boolean {
  const place = typed(world, call, FILTERABLE_VIEWS)
  const [kind, raw] = call.params
  const before = settingsOf(place.view, call.session.userId).filter ?? { conjunction: 'and' as const, conditions: [] }
  const given: unknown[] = Array.isArray(raw) ? raw : [raw]
  try {
    const conditions = nextConditions(world, place.table, kind, before.conditions, given)
    if (conditions === null || refusesFormulas(world, call, place.table, given)) return false
    const conjunction =
      kind === 'SetConjunction' ? (raw === 'or' ? ('or' as const) : ('and' as const)) : before.conjunction
    return change(world, call, place, (settings) => {
      settings.filter = conditions.length === 0 ? null : { conjunction, conditions }
    })
  } catch (error) {
    if (error instanceof HostError) return false
    throw error
  }
}

/** Whether conditions that an extension gives are on formula columns and this host takes none of those. */
const refusesFormulas = (world: World, { session }: Call, table: Table, given: readonly unknown[]): boolean =>
  session.pluginId !== null &&
  world.variants.formulaFilters === 'refused' &&
  given.some((raw) => isBag(raw) && fieldById(table, raw['fieldId']).type === FIELD.formula)

function nextConditions(
  world: World,
  table: Table,
  kind: unknown,
  before: readonly FilterCondition[],
  given: readonly unknown[],
): FilterCondition[] | null {
  const isPresent = (id: unknown): boolean => before.some(({ conditionId }) => conditionId === id)
  switch (kind) {
    case 'AddCondition':
      return [...before, ...given.map((raw) => condition(world, table, raw, ''))]
    case 'DeleteCondition':
      return isPresent(given[0]) ? before.filter(({ conditionId }) => conditionId !== given[0]) : null
    case 'UpdateCondition': {
      if (!given.every((raw) => isPresent(textOf(raw, 'conditionId')))) return null
      const updates = new Map(
        given.map((raw) => [textOf(raw, 'conditionId'), condition(world, table, raw, textOf(raw, 'conditionId'))]),
      )
      return before.map((each) => updates.get(each.conditionId) ?? each)
    }
    case 'SetConjunction':
      return given[0] === 'and' || given[0] === 'or' ? [...before] : null
    default:
      return null
  }
}

const rulesOf = (table: Table, raw: unknown): { fieldId: string; desc: boolean }[] =>
  orderRules(raw, table).map(({ field, desc }) => ({ fieldId: field.id, desc }))

/** WidgetView (host-protocol §4.4). */
export const VIEW_HANDLERS: Readonly<Record<string, Handler>> = {
  getName: (world, call) => contextView(world, call).view.name,
  getType: (world, call) => contextView(world, call).view.type,
  getMeta: (world, call) => viewMeta(contextView(world, call).view, call.session),
  getFieldMetaList: (world, call) =>
    fieldsInOrder(world, call.session, contextView(world, call).table).map((field) => fieldMeta(world, field)),
  getVisibleFieldIdList: (world, call) => visibleFieldIds(world, call.session, contextView(world, call)),
  getVisibleRecordIdList(world, call) {
    const { table, view } = contextView(world, call)
    const [filter, sort] = call.params
    return recordsInView(world, table, call.session, { viewId: view.id, filter, sort })
      .slice(0, world.variants.recordLimit)
      .map(({ id }) => id)
  },
  getVisibleRecordIdListByPage(world, call) {
    const { table, view } = contextView(world, call)
    const query = isBag(call.params[0]) ? call.params[0] : {}
    const { items, ...rest } = pageOf(
      world,
      recordsInView(world, table, call.session, { ...query, viewId: view.id }),
      query,
    )
    return { ...rest, recordIds: items.map(({ id }) => id) }
  },
  applySetting(world, call) {
    const { table, view } = contextView(world, call)
    demand(world, call.session, { entity: 'View', type: 'editable', tableId: table.state.id, viewId: view.id })
    const own = view.personal[call.session.userId]
    if (!own) return undefined
    delete view.personal[call.session.userId]
    if (sameValue(own, view.shared)) return undefined
    view.shared = own
    touchTable(world, table)
    return undefined
  },
  setFieldVisibility(world, call) {
    const place = contextView(world, call)
    const [ids, hidden] = call.params
    const named = (typeof ids === 'string' ? [ids] : strings(ids)).map((id) => fieldById(place.table, id))
    const fields = hidden === true ? named.filter((field) => !field.isPrimary) : named
    const withPrimary = fields.length < named.length
    if (withPrimary && (fields.length === 0 || world.variants.hidePrimary === 'false')) return false
    const chosen = new Set(fields.map(({ id }) => id))
    return changeForAll(world, call, place, (settings) => {
      const others = settings.hidden.filter((id) => !chosen.has(id))
      settings.hidden = hidden === true ? [...others, ...chosen] : others
    })
  },
  toggleViewSharing(world, call) {
    const { table, view } = contextView(world, call)
    demand(world, call.session, { entity: 'View', type: 'editable', tableId: table.state.id, viewId: view.id })
    const on = call.params[0] === true
    view.sharing = {
      status: on ? 'Enabled' : 'Disabled',
      shareLink: on ? `https://local-base.invalid/share/${view.id}` : '',
    }
    touchTable(world, table)
    return true
  },
  getSharingMeta: (world, call) => contextView(world, call).view.sharing,
  getFilterInfo: (world, call) => settingsOf(typed(world, call, FILTERABLE_VIEWS).view, call.session.userId).filter,
  setFilter,
  getSortInfo: (world, call) => settingsOf(typed(world, call, SORTABLE_VIEWS).view, call.session.userId).sort,
  setSortInfo(world, call) {
    const place = typed(world, call, SORTABLE_VIEWS)
    const sort = rulesOf(place.table, call.params[0])
    return change(world, call, place, (settings) => {
      settings.sort = sort
      settings.autoSort = sort.length > 0
    })
  },
  setAutoSort: (world, call) =>
    change(world, call, typed(world, call, SORTABLE_VIEWS), (settings) => {
      settings.autoSort = call.params[0] === true
    }),
  getGroupInfo: (world, call) => settingsOf(typed(world, call, GROUPABLE_VIEWS).view, call.session.userId).group,
  setGroupInfo(world, call) {
    const place = typed(world, call, GROUPABLE_VIEWS)
    const group = rulesOf(place.table, call.params[0])
    return change(world, call, place, (settings) => {
      settings.group = group
    })
  },
  getFieldWidth(world, call) {
    const { table, view } = typed(world, call, SIZED_VIEWS)
    return settingsOf(view, call.session.userId).widths[fieldById(table, call.params[0]).id] ?? DEFAULT_WIDTH
  },
  setFieldWidth(world, call) {
    const place = typed(world, call, SIZED_VIEWS)
    const { id } = fieldById(place.table, call.params[0])
    const px = call.params[1]
    if (!isFiniteNumber(px) || px <= 0) return false
    return changeForAll(world, call, place, (settings) => {
      settings.widths[id] = px
    })
  },
  getRowHeight: (world, call) => settingsOf(typed(world, call, SIZED_VIEWS).view, call.session.userId).rowHeight,
  setRowHeight(world, call) {
    const place = typed(world, call, SIZED_VIEWS)
    const height = call.params[0]
    if (height !== 1 && height !== 2 && height !== 3 && height !== 4) return false
    return change(world, call, place, (settings) => {
      settings.rowHeight = height
    })
  },
  getSelectedRecordIdList(world, call) {
    const { view } = typed(world, call, SIZED_VIEWS)
    if (world.variants.pickers === 'never') return NEVER
    return [...(world.ticked.get(`${call.session.userId}/${view.id}`) ?? [])]
  },
  // The document has no child rows, because the SDK cannot make them (host-protocol §7.7). Clients before 0.5 use the
  // first key, on any view.
  getChildRecordIdList(world, call) {
    contextView(world, call)
    return []
  },
  getChildRecordIdListByPage(world, call) {
    typed(world, call, SIZED_VIEWS)
    const { items, ...rest } = pageOf<string>(world, [], call.params[0])
    return { ...rest, recordIds: [...items] }
  },
}
