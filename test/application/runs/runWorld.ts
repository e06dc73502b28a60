import { ok } from '../../../src/domain/index.ts'
import { connectFeishu, type FeishuHost } from '../../../src/adapters/feishu/connect.ts'
import type { EnteredCells } from '../../../src/application/ports.ts'
import { baselineDoor } from '../../../src/application/history/baselineDoor.ts'
import { beginRun, type Run, type RunDeps } from '../../../src/application/runs/recordedHost.ts'
import type { RunKind } from '../../../src/application/runs/storedRuns.ts'
import { takeRunBack, type TakeBackDeps } from '../../../src/application/runs/takeRunBack.ts'
import { openStored } from '../../../src/application/stored/storedRoom.ts'
import type { CellValue, Engine } from '../../../src/local-host/engine/types.ts'
import { createFaults, type Faults } from '../../../src/local-host/wire/faults.ts'
import { buildSheet, type ContractSheet } from '../../contract/hostPortSheet.ts'
import { otherUserOfEngine } from '../../contract/otherUserOfEngine.ts'
import { openEngineHost, type EngineHost } from '../../support/engineHost.ts'
import { createPatience } from '../../support/patience.ts'
import { createWorld } from '../../support/world.ts'

/** The rows of a table: record id → column id → raw cell, as the Base holds them. */
export type RawRows = Readonly<Record<string, Readonly<Record<string, CellValue>>>>

/** A sidebar that writes and takes back, without live tracking. */
export interface RunSidebar {
  readonly host: FeishuHost
  readonly door: EngineHost
  readonly deps: TakeBackDeps
  /** One run, which writes what `write` writes. */
  run(kind: RunKind, write: (host: FeishuHost, run: Run) => Promise<unknown>): Promise<string>
}

export interface RunWorld {
  readonly engine: Engine
  readonly faults: Faults
  readonly sheet: ContractSheet
  readonly sidebars: readonly RunSidebar[]
  readonly rows: () => RawRows
  /** The ids of the columns of the table. */
  readonly columns: () => readonly string[]
  /** Somebody edits cells by hand. */
  edit(recordId: string, cells: Readonly<Record<string, CellValue>>): Promise<void>
  /** Somebody deletes rows by hand. */
  remove(recordIds: readonly string[]): Promise<void>
  settled(): Promise<void>
  close(): void
}

/** A table with every declared column, and sidebars on it. The faults meet the sidebars alone. */
export async function openRunWorld({ seed = 1, sidebars: count = 1 } = {}): Promise<RunWorld> {
  const { clock, engine } = createWorld({ at: '2024-03-01T10:00:00+08:00', seed })
  const faults = createFaults(seed)
  const patience = createPatience()
  const quiet = createFaults(seed)
  const open = async (met: Faults): Promise<{ readonly host: FeishuHost; readonly door: EngineHost }> => {
    const door = openEngineHost({ engine, schedule: patience.schedule, faults: met })
    const connected = await connectFeishu({
      embedded: true,
      loadSdk: () => Promise.resolve(door.bitable),
      timers: patience.timers,
      callTimers: patience.timers,
    })
    if (!connected.ok) throw new Error('the host does not answer')
    return { host: connected.value, door }
  }
  const hands = await open(quiet)
  const other = otherUserOfEngine(hands.door)
  const sheet = await buildSheet({
    host: hands.host,
    other,
    settled: () => hands.door.settled(),
    close: () => undefined,
  })

  const sidebars: RunSidebar[] = []
  for (let at = 0; at < count; at += 1) {
    const { host, door } = await open(faults)
    const stored = openStored({ host, clock, maySave: () => true })
    const deps: TakeBackDeps = {
      host,
      clock,
      stored,
      by: 'ou_somebody',
      sheetOf: () => null,
      nativeViews: { look: async () => ok({ deleted: [], back: [], left: [] }), end: async () => ok(null) },
      baselines: baselineDoor(stored),
      columns: () => ({ isComputed: () => false, isFilledIn: () => false }),
    } satisfies RunDeps & TakeBackDeps
    sidebars.push({
      host,
      door,
      deps,
      async run(kind, write) {
        const run = beginRun(deps, { kind, sheetId: sheet.tableId })
        await write(run.host as FeishuHost, run)
        await run.end()
        return run.id
      },
    })
  }
  return {
    engine,
    faults,
    sheet,
    sidebars,
    rows() {
      const table = engine.document.tables.find(({ id }) => id === sheet.tableId)
      return Object.fromEntries(
        (table?.records ?? []).map(({ id, fields }) => [id, JSON.parse(JSON.stringify(fields)) as RawRows[string]]),
      )
    },
    columns: () => engine.document.tables.find(({ id }) => id === sheet.tableId)?.fields.map(({ id }) => id) ?? [],
    edit: async (recordId, cells) =>
      void (await other({ kind: 'set', tableId: sheet.tableId, recordId, fields: cells })),
    remove: async (recordIds) => void (await other({ kind: 'delete', tableId: sheet.tableId, recordIds })),
    async settled() {
      for (const { door } of sidebars) await door.settled()
    },
    close() {
      for (const { host, door, deps } of sidebars) {
        deps.stored.close()
        host.close()
        door.close()
      }
      hands.host.close()
      hands.door.close()
    },
  }
}

/** Takes a run back in one sidebar, until nothing refuses it any more. */
export async function takenBackAtLast({ deps }: RunSidebar, id: string, tries = 30): Promise<boolean> {
  for (let at = 0; at < tries; at += 1) {
    const done = await takeRunBack(deps, id, { signal: new AbortController().signal })
    if (done.ok) return true
    if (done.error.kind === 'notKept') return false
  }
  throw new Error(`run ${id} could not be taken back`)
}

/** Adds rows by hand. */
export async function addRows(world: RunWorld, rows: readonly EnteredCells[]): Promise<readonly string[]> {
  const [sidebar] = world.sidebars
  const added = await sidebar?.host.addRows(world.sheet.context, rows)
  if (added?.ok !== true) throw new Error('the rows could not be added')
  return added.value
}
