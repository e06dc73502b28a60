// Loaded on demand in a browser. Here they are there from the start: how long a first load takes is no matter of a test.
import '../../src/application/app/nativeRuns.ts'
import '../../src/application/app/openingNews.ts'
import '../../src/application/history/leftAsIs.ts'
import '../../src/application/repair/repairPlan.ts'
import '../../src/application/repair/repairSheet.ts'
import '../../src/application/rows/namedLinks.ts'
import '../../src/application/runs/storedRuns.ts'
import '../../src/application/setup/carryOver.ts'
import '../../src/application/setup/removeSample.ts'
import '../../src/application/setup/runSetup.ts'
import { createSpreadsheetPort } from '../../src/adapters/browser/spreadsheet/spreadsheetPort.ts'
import { createApp, type CampaignApp } from '../../src/application/app/createApp.ts'
import type { SetupRequest } from '../../src/application/stored/settings.ts'
import type { RecordState, TableState } from '../../src/local-host/engine/types.ts'
import { openEngineHost, type EngineHost, type EngineHostOptions } from './engineHost.ts'
import { createPatience } from './patience.ts'
import type { TestClock } from './testClock.ts'
import { connectAt, createWorld, type OpenedWorld, type World, type WorldOptions } from './world.ts'

/** Bursts of events end as soon as the current messages are delivered; a test can tell whether one is open. */
function createImmediateTimers() {
  const open = new Set<unknown>()
  let now = 0
  return {
    pending: () => open.size,
    timers: {
      setTimeout(task: () => void, ms: number) {
        const timer = setImmediate(() => {
          open.delete(timer)
          now += ms
          task()
        })
        open.add(timer)
        return timer
      },
      clearTimeout(timer: unknown) {
        open.delete(timer)
        clearImmediate(timer as NodeJS.Immediate)
      },
      now: () => now,
    },
  }
}

/** The whole application over the in-process door of a Base: adapter, store and loop, no browser. */
export interface AppWorld extends World<AppWorld> {
  readonly door: EngineHost
  readonly app: CampaignApp
  /** Opens another sidebar on the same Base. */
  beside(options?: PersonOptions): Promise<AppWorld>
  /** Runs set-up and waits for its end and for quiet. */
  setUp(request?: Partial<SetupRequest>): Promise<void>
  /** Waits until the host has delivered everything and no sheet of this sidebar has anything left to do. */
  quiet(): Promise<void>
  /** Lets time pass in steps, with everything done in between in every sidebar on the Base. */
  pass(ms: number, stepMs?: number): Promise<void>
  /** The tracked table as the engine holds it. */
  table(): TableState
  /** Cells of a row by column name. */
  cells(record: RecordState): Readonly<Record<string, unknown>>
  fieldId(name: string): string
  close(): void
}

/** Who sits before a sidebar, and what goes wrong between it and the host. */
interface PersonOptions extends Pick<EngineHostOptions, 'userId' | 'role' | 'pluginId' | 'faults'> {
  /** Another clock than the world's: one of two machines sleeps, so its clock stands still while the other's runs. */
  readonly clock?: TestClock
}

export type AppWorldOptions = Partial<WorldOptions> & Omit<PersonOptions, 'clock'>

/** A Base with one sidebar. Without options: the `empty` fixture, an owner, the evening of 2024-03-01 in Shanghai. */
export function openAppWorld(options: AppWorldOptions = {}): Promise<AppWorld> {
  const { at = '2024-03-01T19:00:00+08:00', snapshot, seed, variants, ...person } = options
  const base = createWorld<AppWorld>({
    at,
    ...(snapshot ? { snapshot } : {}),
    ...(seed === undefined ? {} : { seed }),
    ...(variants ? { variants } : {}),
  })
  return openApp(base, person)
}

async function openApp(base: OpenedWorld<AppWorld>, person: PersonOptions): Promise<AppWorld> {
  const { engine, sidebars } = base
  const { clock = base.clock, ...session } = person
  const patience = createPatience()
  const door = openEngineHost({ ...session, engine, schedule: patience.schedule })
  const bursts = createImmediateTimers()
  const app = createApp({
    clock,
    connect: connectAt(door, { calls: patience.timers, bursts: bursts.timers }),
    spreadsheets: async () => createSpreadsheetPort({ breathe: async () => undefined }),
  })
  const quiet = async (): Promise<void> => {
    for (let calls = -1; calls !== door.calls.length || bursts.pending() > 0; ) {
      calls = door.calls.length
      await app.settled()
      await door.settled()
      await app.settled()
    }
  }
  const table = (): TableState => {
    const tableId = app.getState().sheet?.tableId
    const tracked = door.engine.document.tables.find((one) => one.id === tableId)
    if (tracked === undefined) throw new Error('no sheet is tracked')
    return tracked
  }
  const world: AppWorld = {
    clock,
    engine,
    sidebars,
    door,
    app,
    beside: (other = {}) => openApp(base, other),
    quiet,
    async pass(ms, stepMs = 2000) {
      const everyQuiet = async (): Promise<void> => {
        for (const sidebar of sidebars) await sidebar.quiet()
      }
      for (const until = clock.now() + ms; clock.now() < until; ) {
        await everyQuiet()
        clock.set(Math.min(until, clock.now() + stepMs))
      }
      await everyQuiet()
    },
    table,
    async setUp(request = {}) {
      const ended = new Promise<void>((resolve) => {
        const stop = app.subscribe(() => {
          const { kind } = app.getState().setup
          if (kind === 'running' || kind === 'idle') return
          stop()
          resolve()
        })
      })
      app.actions.startSetup({ preset: 'S2', withOptional: true, sample: 'verbatim', another: false, ...request })
      await ended
      await quiet()
    },
    cells: (record) => Object.fromEntries(table().fields.map((field) => [field.name, record.fields[field.id] ?? null])),
    fieldId(name) {
      const field = table().fields.find((one) => one.name === name)
      if (field === undefined) throw new Error(`no column is called ${name}`)
      return field.id
    },
    close() {
      leave()
      app.close()
      door.close()
    },
  }
  const leave = base.enter(world)
  await app.settled()
  return world
}
