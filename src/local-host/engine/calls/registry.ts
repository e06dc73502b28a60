import { BASE_HANDLERS } from './base.ts'
import { BRIDGE_HANDLERS } from './bridge.ts'
import { FIELD_HANDLERS, SINGLE_FIELD_HANDLERS } from '../fields/fields.ts'
import { FILE_READERS } from '../records/fileUrls.ts'
import { LEGACY_FIELD_READERS, LEGACY_TABLE_READERS } from '../records/legacyReading.ts'
import { RECORD_READERS } from '../records/recordReading.ts'
import { RECORD_WRITERS } from '../records/records.ts'
import { PRIVATE_HANDLERS, UI_HANDLERS } from './ui.ts'
import { tableById, type Handler } from '../world/world.ts'
import { TABLE_VIEW_HANDLERS, VIEW_HANDLERS } from '../views/views.ts'

const TABLE_HANDLERS: Readonly<Record<string, Handler>> = {
  getName: (world, { context }) => tableById(world, context[0]).state.name,
  getMeta(world, { context }) {
    const { state } = tableById(world, context[0])
    return { id: state.id, name: state.name, isSync: state.isSync }
  },
  registerTableEvent: () => undefined,
  unregisterTableEvent: () => undefined,
  ...FIELD_HANDLERS,
  ...TABLE_VIEW_HANDLERS,
  ...RECORD_READERS,
  ...LEGACY_TABLE_READERS,
  ...FILE_READERS,
  ...RECORD_WRITERS,
}

/** Modules by the names in keys; Bridge, UI and Private have no Widget prefix (host-protocol §0.1). */
const MODULES: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  WidgetBase: BASE_HANDLERS,
  WidgetTable: TABLE_HANDLERS,
  WidgetField: { ...SINGLE_FIELD_HANDLERS, ...LEGACY_FIELD_READERS },
  WidgetView: VIEW_HANDLERS,
  Bridge: BRIDGE_HANDLERS,
  UI: UI_HANDLERS,
  Private: PRIVATE_HANDLERS,
}

const REGISTRY = new Map<string, Handler>(
  Object.entries(MODULES).flatMap(([module, handlers]) =>
    Object.entries(handlers).map(([method, handler]) => [`bitable.${module}_${method}`, handler] as const),
  ),
)

/**
 * The handler of a key such as 'bitable.WidgetTable_getName'; undefined for Dashboard, Workspace and unknown keys
 * (host-protocol §4.7). Older clients send some keys without the prefix (the alias table of host-protocol §4).
 */
export const handlerOf = (key: string): Handler | undefined => REGISTRY.get(key) ?? REGISTRY.get(`bitable.${key}`)

/** Every key the host answers. */
export const ANSWERED_KEYS: readonly string[] = [...REGISTRY.keys()]
