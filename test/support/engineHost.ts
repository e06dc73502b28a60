import type { bitable } from '@lark-base-open/js-sdk'
import { createEngine } from '../../src/local-host/engine/createEngine.ts'
import { subscriptionOf } from '../../src/local-host/engine/world/events.ts'
import {
  HostError,
  type Clock,
  type Engine,
  type HostEvent,
  type RoleName,
  type Session,
  type Snapshot,
  type Variants,
} from '../../src/local-host/engine/types.ts'
import { createDelivery } from '../../src/local-host/wire/delivery.ts'
import { createFaults, type Faults } from '../../src/local-host/wire/faults.ts'
import { fieldWriting, rowOf, rowsOf } from './fieldObjects.ts'

/** The parts of the SDK's `bitable` that this door offers. */
export type HostBitable = Pick<typeof bitable, 'base' | 'bridge' | 'ui'>

/** One invoke as it would have crossed the wire; `key` without 'bitable.'. `n` counts from 1. */
export interface HostCall {
  readonly n: number
  readonly key: string
  readonly params: readonly unknown[]
}

export interface EngineHostOptions {
  /** An engine to share with other doors; else one is made from the rest. */
  readonly engine?: Engine
  readonly snapshot?: Snapshot
  readonly clock?: Clock
  readonly seed?: number
  readonly userId?: string
  readonly role?: RoleName
  readonly pluginId?: string
  readonly variants?: Partial<Variants>
  readonly faults?: Faults
  /** False passes values by reference instead of cloning them as postMessage does; for benchmarks. */
  readonly clone?: boolean
  /** Schedules messages in flight and delays: by the machine's tasks and timers, unless a test has its own time. */
  readonly schedule?: (afterMs: number, task: () => void) => void
}

/** An engine behind an object shaped like the SDK, in process: no iframe, no batching, no debounce. */
export interface EngineHost {
  readonly bitable: HostBitable
  readonly engine: Engine
  readonly faults: Faults
  /** The session of this door. */
  readonly session: Session
  /** Every invoke since the start or the last reset. */
  readonly calls: readonly HostCall[]
  resetCalls(): void
  /** Runs before the n-th invoke reaches the engine; throwing rejects it, a promise that never settles hangs it. */
  beforeCall: ((n: number, key: string) => void | Promise<void>) | null
  /**
   * Runs when the engine has carried out the n-th invoke, before its answer: throwing replaces it, never settling loses
   * it.
   */
  afterCall: ((n: number, key: string) => void | Promise<void>) | null
  /** Resolves when every event caused so far was delivered. */
  settled(): Promise<void>
  /** Edits as another user, who is an owner: the invoke goes straight to the engine and its events arrive here. */
  asOther(key: string, context: readonly unknown[], params: readonly unknown[]): unknown
  close(): void
}

type Listener = (event: { data: unknown }) => void
type Method = (...args: never[]) => unknown

// Taken before a test fakes the timers. Events come in a later task, as messages do, and do not wait for the test's
// time.
const nextTask: (task: () => void) => unknown = globalThis.setImmediate ?? ((task) => globalThis.setTimeout(task, 0))
const realTimeout = globalThis.setTimeout

const DEFAULT_NOW = Date.UTC(2024, 2, 1, 4) // 2024-03-01 12:00 in Shanghai

/** Opens the door. Without options: the `empty` fixture, an owner, noon of 2024-03-01 in Shanghai. */
export function openEngineHost(options: EngineHostOptions = {}): EngineHost {
  const engine =
    options.engine ??
    createEngine({
      ...(options.snapshot ? { snapshot: options.snapshot } : {}),
      clock: options.clock ?? { now: () => DEFAULT_NOW },
      seed: options.seed ?? 1,
    })
  for (const [name, value] of Object.entries(options.variants ?? {})) engine.setVariant(name as keyof Variants, value)
  const faults = options.faults ?? createFaults(options.seed ?? 1)
  const firstMember = engine.document.members[0]?.id ?? 'ou_local'
  const session: Session = {
    userId: options.userId ?? firstMember,
    role: options.role ?? 'owner',
    pluginId: options.pluginId ?? 'plugin',
  }
  const other: Session = { userId: engine.document.members[1]?.id ?? 'ou_other', role: 'owner', pluginId: null }
  const wire = createInProcessWire(engine, session, faults, options.clone ?? true, options.schedule)
  return Object.assign(wire, {
    engine,
    faults,
    session,
    bitable: { base: baseOf(wire), bridge: bridgeOf(wire), ui: uiOf(wire) } as unknown as HostBitable,
    asOther: (key: string, context: readonly unknown[], params: readonly unknown[]) =>
      engine.call(other, `bitable.${key}`, context, params),
  })
}

interface InProcessWire {
  invoke(key: string, context: readonly unknown[], params: readonly unknown[]): Promise<unknown>
  /** `on…` of an SDK module: ref-counted registration, fan-out here (host-protocol §3.3). */
  subscribe(module: string, verb: string, context: readonly unknown[], kind: string, listener: Listener): () => void
  readonly calls: readonly HostCall[]
  resetCalls(): void
  beforeCall: ((n: number, key: string) => void | Promise<void>) | null
  afterCall: ((n: number, key: string) => void | Promise<void>) | null
  settled(): Promise<void>
  close(): void
}

/** As `structuredClone`, which takes seven times as long for the plain lists and objects that nearly every call holds. */
function cloned(value: unknown): unknown {
  // A list may have holes, or parts with names beside its items.
  if (Array.isArray(value))
    return Object.keys(value).length === value.length ? value.map(cloned) : structuredClone(value)
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' || typeof value === 'symbol' ? structuredClone(value) : value
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cloned(part)]))
}

function createInProcessWire(
  engine: Engine,
  session: Session,
  faults: Faults,
  clone: boolean,
  schedule?: EngineHostOptions['schedule'],
): InProcessWire {
  const inNextTask = (task: () => void): void => void (schedule === undefined ? nextTask(task) : schedule(0, task))
  const later = (afterMs: number, task: () => void): void =>
    void (schedule === undefined ? setTimeout(task, afterMs) : schedule(afterMs, task))
  const listeners = new Map<string, { count: number; callbacks: Listener[] }>()
  const copy = <T>(value: T): T => (clone ? (cloned(value) as T) : value)
  let calls: HostCall[] = []
  let invoked = 0
  let deliveries = 0

  const delivery = createDelivery({
    engine,
    faults,
    session: () => session,
    wants: (name) => (listeners.get(name)?.count ?? 0) > 0,
    send: ({ name, params }: HostEvent) => {
      const data = copy(params)
      deliveries++
      inNextTask(() => {
        deliveries--
        // As the SDK: an array that off() shortens while it is walked, and a throwing listener stops the later ones.
        // eslint-disable-next-line unicorn/no-array-for-each
        listeners.get(name)?.callbacks.forEach((callback) => callback({ data }))
      })
    },
    schedule(delayMs, task) {
      deliveries++
      const run = (): void => {
        deliveries--
        task()
      }
      if (delayMs === 0) queueMicrotask(run)
      else later(delayMs, run)
    },
  })

  // The reply is queued behind the events that have to arrive before it.
  function reply(settle: () => void): void {
    if (engine.variants.events === 'beforeCallback') inNextTask(settle)
    else settle()
  }

  async function invoke(key: string, context: readonly unknown[], params: readonly unknown[]): Promise<unknown> {
    const n = ++invoked
    calls.push({ n, key, params })
    await wire.beforeCall?.(n, key)
    const fate = faults.meet(key, engine.clock.now())
    if (fate.kind === 'hang') return await new Promise<never>(() => {})
    if (fate.delayMs > 0)
      await new Promise<void>((resolve) => {
        later(fate.delayMs, resolve)
      })
    else await Promise.resolve()
    if (fate.kind === 'fail') throw clientError(new HostError(fate.code, fate.message))
    const answer = new Promise((resolve, reject) => {
      const refuse = (error: unknown): void => reject(error instanceof HostError ? clientError(error) : error)
      delivery.around(() => {
        try {
          const result = engine.call(session, `bitable.${key}`, copy(context), copy(params))
          // Questions to a person and files are answered later, or never.
          if (result instanceof Promise)
            return () => {
              void result.then((value: unknown) => resolve(copy(value)), refuse)
            }
          const copied = copy(result)
          return () => {
            reply(() => {
              resolve(copied)
            })
          }
        } catch (error) {
          return () => {
            reply(() => {
              refuse(error)
            })
          }
        }
      })
    })
    if (wire.afterCall !== null) {
      await answer
      await wire.afterCall(n, key)
    }
    return await answer
  }

  const wire: InProcessWire = {
    invoke,
    get calls() {
      return calls
    },
    resetCalls() {
      calls = []
    },
    beforeCall: null,
    afterCall: null,
    async settled() {
      await new Promise((resolve) => {
        realTimeout(resolve, 0)
      })
      if (deliveries > 0) await wire.settled()
    },
    subscribe(module, verb, context, kind, listener) {
      const key = `${module}_register${verb}Event`
      const name = subscriptionOf(`bitable.${key}`, context, [kind])?.event ?? kind
      const entry = listeners.get(name) ?? { count: 0, callbacks: [] }
      listeners.set(name, entry)
      entry.callbacks.push(listener)
      if (entry.count++ === 0) void invoke(key, context, [kind]).catch(() => undefined)
      // Not idempotent, as in the SDK: a second call takes away somebody else's count (host-protocol §3.3).
      return () => {
        const at = entry.callbacks.indexOf(listener)
        if (at >= 0) entry.callbacks.splice(at, 1)
        if (--entry.count === 0) void invoke(`${module}_unregister${verb}Event`, context, [kind]).catch(() => undefined)
      }
    },
    close: () => delivery.close(),
  }
  return wire
}

/** A host error as the SDK throws it: a plain Error with code, message and msg (host-protocol §2.3). */
function clientError({ code, message }: HostError): Error {
  return Object.assign(new Error(message), { code, msg: message })
}

/** Errors that the SDK raises by itself (host-protocol §2.3). */
const notFound = (code: number, message: string): Error => Object.assign(new Error(message), { code })

/** An SDK module: `own` methods first, every other name is one invoke with this context. */
function moduleOf(
  wire: InProcessWire,
  module: string,
  context: readonly unknown[],
  own: Record<string, unknown>,
): Record<string, unknown> {
  return new Proxy(own, {
    get(target, property) {
      if (typeof property !== 'string' || property in target) return Reflect.get(target, property) as unknown
      // A module must not look like a promise to `await`, nor be called by JSON.stringify when a failed test is
      // printed.
      if (property === 'then' || property === 'toJSON') return undefined
      return (...args: unknown[]) => wire.invoke(`${module}_${property}`, context, args)
    },
  })
}

function baseOf(wire: InProcessWire): Record<string, unknown> {
  const tables = new Map<string, Record<string, unknown>>()
  const exists = (id: unknown): Promise<unknown> => wire.invoke('WidgetBase_isTableExist', [], [id])

  async function getTableById(id: string): Promise<Record<string, unknown>> {
    // Both getTableById and the SDK's inner _getTable ask (host-protocol §5.1).
    if (!(await exists(id)) || !(await exists(id))) throw notFound(10212998, 'table not found error')
    const table = tables.get(id) ?? tableOf(wire, id)
    tables.set(id, table)
    return table
  }

  async function getTableByName(name: string): Promise<Record<string, unknown>> {
    const id = await wire.invoke('WidgetBase_getTableIdByName', [], [name])
    if (typeof id !== 'string' || id === '') throw notFound(10212998, 'table not found error')
    return await getTableById(id)
  }

  const on = (kind: string) => (listener: Listener) => wire.subscribe('WidgetBase', 'Base', [], kind, listener)

  return moduleOf(wire, 'WidgetBase', [], {
    getTableById,
    getTableByName,
    getTable: (idOrName: string) => Promise.any([getTableByName(idOrName), getTableById(idOrName)]),
    async getActiveTable() {
      const selection = (await wire.invoke('WidgetBase_getSelection', [], [])) as { tableId: string }
      return await getTableById(selection.tableId)
    },
    async getTableList() {
      const metas = (await wire.invoke('WidgetBase_getTableMetaList', [], [])) as { id: string }[]
      return await Promise.all(metas.map(({ id }) => getTableById(id)))
    },
    // Thrown at once, not rejected: the SDK finds no registration before it makes a promise (host-protocol §4.1).
    getBaseName() {
      throw notFound(10299997, 'not registered')
    },
    onTableAdd: on('TableAdd'),
    onTableDelete: on('TableDelete'),
    onSelectionChange: on('SelectionChange'),
    onPermissionChange: on('PermissionChange'),
  })
}

interface Filter {
  readonly conjunction?: unknown
  readonly conditions?: readonly unknown[]
}

const isGroup = (value: unknown): boolean => typeof value === 'object' && value !== null && 'conjunction' in value

/** The SDK's df(): nested groups become `children`, a filter without conjunction becomes none (host-protocol §5.2). */
function rewriteFilter(filter: Filter | undefined): unknown {
  if (filter?.conjunction === undefined) return undefined
  const conditions = filter.conditions ?? []
  if (conditions.length === 0 || !conditions.every(isGroup)) return filter
  return {
    conjunction: filter.conjunction,
    conditions: [],
    children: conditions.map((group) => rewriteFilter(group as Filter)),
  }
}

function tableOf(wire: InProcessWire, id: string): Record<string, unknown> {
  const context = [id, undefined]
  const ask = (method: string, ...params: unknown[]): Promise<unknown> =>
    wire.invoke(`WidgetTable_${method}`, context, params)
  const fields = new Map<string, Record<string, unknown>>()
  const views = new Map<string, Record<string, unknown>>()
  const on = (kind: string) => (listener: Listener) => wire.subscribe('WidgetTable', 'Table', context, kind, listener)
  const paged = (method: string) => (params: { filter?: Filter }) =>
    ask(method, { ...params, filter: rewriteFilter(params.filter) })

  async function getFieldById(fieldId: string): Promise<Record<string, unknown>> {
    if (!(await ask('isFieldExist', fieldId)) || !(await ask('isFieldExist', fieldId)))
      throw notFound(10213998, 'field not found error')
    const known = fields.get(fieldId)
    if (known) return known
    const meta = (await ask('getFieldMetaById', fieldId)) as { type: number }
    const field = fieldOf(wire, id, fieldId, meta.type)
    fields.set(fieldId, field)
    return field
  }

  async function getFieldByName(name: string): Promise<Record<string, unknown>> {
    return await getFieldById((await ask('getFieldIdByName', name)) as string)
  }

  async function getViewById(viewId: string): Promise<Record<string, unknown>> {
    if (!(await ask('isViewExist', viewId)) || !(await ask('isViewExist', viewId)))
      throw notFound(10215998, 'view not found error')
    const known = views.get(viewId)
    if (known) return known
    await ask('getViewMetaById', viewId)
    const view = viewOf(wire, id, viewId)
    views.set(viewId, view)
    return view
  }

  async function metas(method: string): Promise<{ id: string; type: number }[]> {
    return (await ask(method)) as { id: string; type: number }[]
  }

  return moduleOf(wire, 'WidgetTable', context, {
    id,
    getFieldById,
    getFieldByName,
    getField: (idOrName: string) => Promise.any([getFieldByName(idOrName), getFieldById(idOrName)]),
    getFieldList: async () => await Promise.all((await metas('getFieldMetaList')).map((meta) => getFieldById(meta.id))),
    getFieldMetaListByType: async (type: number) =>
      (await metas('getFieldMetaList')).filter((meta) => meta.type === type),
    getViewById,
    getViewList: async () => await Promise.all((await metas('getViewMetaList')).map((meta) => getViewById(meta.id))),
    async getActiveView() {
      const selection = (await wire.invoke('WidgetBase_getSelection', [], [])) as { viewId: string }
      return await getViewById(selection.viewId)
    },
    getRecordsByPage: paged('getRecordsByPage'),
    getRecordIdListByPage: paged('getRecordIdListByPage'),
    addRecord: (row: unknown) => ask('addRecord', rowOf(row)),
    addRecords: (rows: readonly unknown[]) => ask('addRecords', rowsOf(rows)),
    deleteField: (field: string | { id: string }) => ask('deleteField', typeof field === 'string' ? field : field.id),
    onFieldAdd: on('FieldAdd'),
    onFieldDelete: on('FieldDelete'),
    onFieldModify: on('FieldModify'),
    onRecordAdd: on('RecordAdd'),
    onRecordDelete: on('RecordDelete'),
    onRecordModify: on('RecordModify'),
  })
}

function fieldOf(wire: InProcessWire, tableId: string, id: string, type: number): Record<string, unknown> {
  const table = (method: string, ...params: readonly unknown[]): Promise<unknown> =>
    wire.invoke(`WidgetTable_${method}`, [tableId, undefined], params)
  const field = (method: string, ...params: readonly unknown[]): Promise<unknown> =>
    wire.invoke(`WidgetField_${method}`, [tableId, id, undefined], params)
  const upload = (files: readonly unknown[]): Promise<unknown> => wire.invoke('WidgetBase_batchUploadFile', [], [files])
  return moduleOf(wire, 'WidgetField', [tableId, id, undefined], {
    id,
    tableId,
    type,
    getValue: (record: string | { id: string }) =>
      table('getCellValue', id, typeof record === 'string' ? record : record.id),
    ...fieldWriting({ id, tableId, type, table, field, upload }),
  })
}

interface Rule {
  readonly fieldId: string
  readonly desc: boolean
}

function viewOf(wire: InProcessWire, tableId: string, id: string): Record<string, unknown> {
  const context = [tableId, id, undefined]
  const ask = (method: string, ...params: unknown[]): Promise<unknown> =>
    wire.invoke(`WidgetView_${method}`, context, params)
  const append = (read: string, write: string) => async (rule: Rule | readonly Rule[]) => {
    const before = (await ask(read)) as Rule[]
    return await ask(write, [...before, ...(Array.isArray(rule) ? (rule as Rule[]) : [rule as Rule])])
  }
  const remove =
    (read: string, write: string) =>
    async ({ fieldId }: Rule) => {
      const before = (await ask(read)) as Rule[]
      return await ask(
        write,
        before.filter((rule) => rule.fieldId !== fieldId),
      )
    }
  const update = (read: string, write: string) => async (next: Rule) => {
    const before = (await ask(read)) as Rule[]
    if (!before.some(({ fieldId }) => fieldId === next.fieldId)) return false
    return await ask(
      write,
      before.map((rule) => (rule.fieldId === next.fieldId ? next : rule)),
    )
  }
  const own: Record<string, Method | string> = {
    id,
    tableId,
    addFilterCondition: (condition: unknown) => ask('setFilter', 'AddCondition', condition),
    deleteFilterCondition: (conditionId: string) => ask('setFilter', 'DeleteCondition', conditionId),
    updateFilterCondition: (condition: unknown) => ask('setFilter', 'UpdateCondition', condition),
    setFilterConjunction: (conjunction: string) => ask('setFilter', 'SetConjunction', conjunction),
    addSort: append('getSortInfo', 'setSortInfo'),
    deleteSort: remove('getSortInfo', 'setSortInfo'),
    updateSort: update('getSortInfo', 'setSortInfo'),
    addGroup: append('getGroupInfo', 'setGroupInfo'),
    deleteGroup: remove('getGroupInfo', 'setGroupInfo'),
    updateGroup: update('getGroupInfo', 'setGroupInfo'),
    hideField: (ids: string | string[]) => ask('setFieldVisibility', ids, true),
    showField: (ids: string | string[]) => ask('setFieldVisibility', ids, false),
    enableSharing: () => ask('toggleViewSharing', true),
    disableSharing: () => ask('toggleViewSharing', false),
  }
  return moduleOf(wire, 'WidgetView', context, own)
}

function uiOf(wire: InProcessWire): Record<string, unknown> {
  return moduleOf(wire, 'UI', [], { switchToTable: (tableId: string) => wire.invoke('UI_switchBlock', [], [tableId]) })
}

function bridgeOf(wire: InProcessWire): Record<string, unknown> {
  const on = (kind: string) => (listener: Listener) => wire.subscribe('Bridge', 'Bridge', [], kind, listener)
  return moduleOf(wire, 'Bridge', [], { onDataChange: on('DataChange'), onThemeChange: on('ThemeChange') })
}
