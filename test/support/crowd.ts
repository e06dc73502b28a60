import type { FeishuHost } from '../../src/adapters/feishu/connect.ts'
import { bindTable } from '../../src/application/sheet/bindTable.ts'
import type { ComputedCells, EnteredCells, ReadContext, WritePlan } from '../../src/application/ports.ts'
import { ruleContext } from '../../src/application/rows/rules.ts'
import type { TrackerSettings } from '../../src/application/stored/settings.ts'
import { sheetTarget } from '../../src/application/sheet/sheetTarget.ts'
import { createSheetModel } from '../../src/application/rows/sheetModel.ts'
import { allAtOnce } from '../../src/domain/index.ts'
import { createTaskEngine, type TaskEngine } from '../../src/application/engine/taskEngine.ts'
import { withTable, type StoredSheet } from '../../src/application/stored/document.ts'
import { statementOf, NO_MEMORY, readMemory } from '../../src/application/rows/rowMemory.ts'
import type { TrackingLogEntry } from '../../src/application/engine/engineState.ts'
import { createRandom } from '../../src/local-host/engine/world/random.ts'
import type { Snapshot, TableState } from '../../src/local-host/engine/types.ts'
import { createFaults, type Faults } from '../../src/local-host/wire/faults.ts'
import { computedKeys, type TaskRow } from '../../src/schema/index.ts'
import { openEngineHost, type EngineHost } from './engineHost.ts'
import { openStored } from '../../src/application/stored/storedRoom.ts'
import { present } from './present.ts'
import { storedIn } from './storedRoom.ts'
import { openAppWorld } from './appWorld.ts'
import type { SidebarClock } from './testClock.ts'
import { connectAt, createWorld, type World, type WorldOptions } from './world.ts'

/** A tracked sheet right after its set-up, from which any number of histories can start. */
export interface TrackedBase {
  readonly snapshot: Snapshot
  readonly sheet: StoredSheet
}

/** Sets a preset up once; only its task table is kept, because nothing else is tracked here. */
export async function trackedBase(preset: 'S2' | 'S3' | 'full'): Promise<TrackedBase> {
  const world = await openAppWorld({ at: '2024-03-10T12:00:00+08:00' })
  await world.setUp({ preset, sample: preset === 'full' ? 'none' : 'verbatim' })
  const snapshot = world.door.engine.snapshot()
  world.close()
  const stored = await storedIn(snapshot)
  const sheet = present(stored.sheets[0], 'the stored sheet')
  const { tasks } = sheet.tables
  const linksElsewhere = ({ property }: TableState['fields'][number]): boolean =>
    typeof property?.['tableId'] === 'string' && property['tableId'] !== tasks.tableId
  const tables = snapshot.tables.flatMap((table) =>
    table.id === tasks.tableId
      ? [{ ...table, views: table.views.slice(0, 1), fields: table.fields.filter((field) => !linksElsewhere(field)) }]
      : [],
  )
  // The local Base keeps a share in a progress cell unless a variant says otherwise.
  return {
    snapshot: { ...snapshot, tables },
    sheet: withTable(sheet, 'tasks', { ...tasks, scales: { ...tasks.scales, progress: 100 } }),
  }
}

/** One person's sidebar: adapter and engine, without the store around them. */
export interface Sidebar {
  readonly app: TaskEngine
  readonly clock: SidebarClock
  readonly door: EngineHost
  readonly log: readonly TrackingLogEntry[]
  close(): void
}

export interface SidebarOptions {
  readonly skewMs?: number
  readonly settings?: TrackerSettings
  readonly userId?: string
  readonly maySave?: boolean
  /** The sheet as this sidebar has loaded it. */
  readonly known?: StoredSheet
}

/** A Base with any number of sidebars, and people who edit it. All of it waits by the clock of the world. */
export interface Crowd extends World<Sidebar> {
  /** The faults of the host towards the sidebars. Edits of people do not meet them. */
  readonly faults: Faults
  readonly tableId: string
  open(options?: SidebarOptions): Promise<Sidebar>
  /** Saves other settings. The sidebars that `heard` names use them at once, the others when they load again. */
  setSettings(settings: TrackerSettings, heard: (sidebar: number) => boolean): void
  rows(): Promise<readonly TaskRow[]>
  add(cells: EnteredCells): Promise<string>
  edit(recordId: string, cells: EnteredCells): Promise<void>
  /** Changes computed cells by hand. */
  meddle(recordId: string, cells: ComputedCells): Promise<void>
  remove(recordId: string): Promise<void>
  fieldId(key: string): string
  /** The writes that would make every computed cell equal to what the rules say. */
  differences(): Promise<WritePlan>
  /** The calls of the sidebars since the last reset. */
  calls(): readonly { readonly key: string; readonly params: readonly unknown[] }[]
  resetCalls(): void
  close(): void
}

const ALL_COMPUTED = new Set(computedKeys('tasks'))

export interface CrowdOptions extends Omit<WorldOptions, 'snapshot'> {
  readonly seed: number
  readonly settings: TrackerSettings
}

export async function openCrowd({ snapshot, sheet }: TrackedBase, options: CrowdOptions): Promise<Crowd> {
  let { settings } = options
  const random = createRandom(options.seed)
  const { clock: time, engine, sidebars, enter } = createWorld<Sidebar>({ ...options, snapshot })
  const faults = createFaults(options.seed)
  const schedule = (afterMs: number, task: () => void): void => void time.after(afterMs, task)
  const { tableId } = sheet.tables.tasks
  const memberOf = (at: number): string =>
    engine.document.members[at % engine.document.members.length]?.id ?? 'ou_local'

  /** Connects again after a host that did not answer, as people do. */
  async function connect(door: EngineHost): Promise<FeishuHost> {
    const connected = await connectAt(door, { calls: time.timers, bursts: time.timers })()
    return connected.ok ? connected.value : connect(door)
  }
  /** Lets time pass while the calls of a connection wait for answers. */
  async function whilePassing<Value>(work: Promise<Value>): Promise<Value> {
    const end = { isReached: false }
    const done = work.finally(() => {
      end.isReached = true
    })
    while (!end.isReached) await time.pass(1)
    return done
  }

  const people = openEngineHost({ engine, schedule, userId: memberOf(1), clone: false })
  const hands = await whilePassing(connect(people))
  const described = await whilePassing(hands.describeTable(tableId))
  if (!described.ok) throw new Error('the table is not there')
  const { binding } = bindTable('tasks', described.value, sheetTarget(sheet, 'tasks').columns, sheet.tables.tasks)
  const context = (): ReadContext => ({ binding, timeZone: settings.timeZone })
  const forever = new AbortController().signal
  const must = async <Value>(
    work: Promise<{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown }>,
  ): Promise<Value> => {
    const done = await whilePassing(work)
    if (!done.ok) throw new Error(JSON.stringify(done.error))
    return done.value
  }
  async function rows(): Promise<readonly TaskRow[]> {
    const read: TaskRow[] = []
    await must(hands.readAll(context(), (page) => read.push(...page), forever))
    return read
  }

  return {
    clock: time,
    engine,
    faults,
    sidebars,
    tableId,
    rows,
    async open({
      skewMs = 0,
      settings: own = settings,
      userId = memberOf(sidebars.length),
      maySave = true,
      known = sheet,
    } = {}) {
      const door = openEngineHost({ engine, schedule, faults, userId, clone: false })
      const host = await whilePassing(connect(door))
      const clock = time.another({ random, skewMs })
      const log: TrackingLogEntry[] = []
      const stored = openStored({ host, clock, maySave: () => maySave })
      const app = createTaskEngine({
        host,
        clock,
        stored,
        sheet: known,
        settings: own,
        maySave: () => maySave,
        onState: () => undefined,
        onScale: () => undefined,
        onDoubt: () => {
          app.setSettings(settings)
          return Promise.resolve()
        },
        onLog: (entry) => log.push(entry),
      })
      const sidebar = {
        app,
        clock,
        door,
        log,
        close() {
          leave()
          app.close()
          stored.close()
          host.close()
          door.close()
        },
      }
      const leave = enter(sidebar)
      return sidebar
    },
    setSettings(next, heard) {
      settings = next
      for (const [at, { app }] of sidebars.entries()) if (heard(at)) app.setSettings(next)
    },
    async add(cells) {
      const [added] = await must(hands.addRows(context(), [cells]))
      return present(added, 'the new row')
    },
    async edit(recordId, cells) {
      await whilePassing(hands.rewriteRows(context(), [{ recordId, fields: cells }]))
    },
    async meddle(recordId, cells) {
      await whilePassing(hands.apply(context(), [{ recordId, fields: cells }], { signal: forever }))
    },
    async remove(recordId) {
      await whilePassing(hands.deleteRows(tableId, [recordId]))
    },
    fieldId: (key) =>
      present((binding.fields as Readonly<Record<string, { readonly fieldId: string } | undefined>>)[key], key).fieldId,
    async differences() {
      const memory = readMemory(engine.document.pluginData['plugin']?.[`campaign-tracker.statements.${tableId}`])
      const rules = ruleContext(
        settings,
        time.now(),
        new Set(Object.keys(binding.fields)) as ReturnType<typeof ruleContext>['has'],
        (recordId) => statementOf(memory.rows.get(recordId) ?? NO_MEMORY),
      )
      const model = createSheetModel()
      for (const row of await rows()) model.put(row, rules)
      allAtOnce(model.settleLinksSteps(rules))
      const bound = new Set([...ALL_COMPUTED].filter((key) => binding.fields[key] !== undefined))
      return [...model.recordIds()].flatMap(
        (recordId) => model.planRow(recordId, { writable: bound, now: time.now() }) ?? [],
      )
    },
    calls: () => sidebars.flatMap(({ door }) => door.calls),
    resetCalls() {
      for (const { door } of sidebars) door.resetCalls()
    },
    close() {
      for (const sidebar of sidebars.toReversed()) sidebar.close()
      hands.close()
      people.close()
    },
  }
}
