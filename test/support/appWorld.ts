import { connectFeishu } from '../../src/adapters/feishu/index.ts'
import { createApp, type CampaignApp } from '../../src/application/app/createApp.ts'
import type { SetupRequest } from '../../src/application/stored/settings.ts'
import type { RecordState, TableState } from '../../src/local-host/engine/types.ts'
import { openEngineHost, type EngineHost, type EngineHostOptions } from './engineHost.ts'
import { createPatience } from './patience.ts'
import { createTestClock, type TestClock } from './testClock.ts'

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

/** The whole application over the in-process door of the local Base: adapter, store and loop, no browser. */
export interface AppWorld {
  readonly clock: TestClock
  readonly door: EngineHost
  readonly app: CampaignApp
  /** Runs set-up and waits for its end and for quiet. */
  setUp(request?: Partial<SetupRequest>): Promise<void>
  /** Waits until the host has delivered everything and no sheet has anything left to do. */
  quiet(): Promise<void>
  /** The tracked table as the engine holds it. */
  table(): TableState
  /** Cells of a row by column name. */
  cells(record: RecordState): Readonly<Record<string, unknown>>
  fieldId(name: string): string
  close(): void
}

export interface AppWorldOptions extends Omit<EngineHostOptions, 'clock' | 'schedule'> {
  readonly at?: string
  /** The clock of another world, when two sidebars share one. */
  readonly clock?: TestClock
}

export async function openAppWorld(options: AppWorldOptions = {}): Promise<AppWorld> {
  const { at = '2024-03-01T19:00:00+08:00', clock = createTestClock(at), ...hostOptions } = options
  const patience = createPatience()
  const door = openEngineHost({ ...hostOptions, clock, schedule: patience.schedule })
  const bursts = createImmediateTimers()
  const app = createApp({
    clock,
    connect: () =>
      connectFeishu({
        embedded: true,
        loadSdk: () => Promise.resolve(door.bitable),
        timers: bursts.timers,
        callTimers: patience.timers,
      }),
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
    door,
    app,
    quiet,
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
      app.close()
      door.close()
    },
  }
  await app.settled()
  return world
}
