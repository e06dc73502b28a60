import { describe, expect, it } from 'vitest'
import type { EnteredCells } from '../../../src/application/ports.ts'
import { changeBaselines, loadBaselines, withBaseline } from '../../../src/application/history/baselineList.ts'
import { loadRecord, RUN_KINDS, RUNS, type RunKind } from '../../../src/application/runs/storedRuns.ts'
import type { Run } from '../../../src/application/runs/recordedHost.ts'
import type { FeishuHost } from '../../../src/adapters/feishu/connect.ts'
import { CODE } from '../../../src/local-host/engine/world/errors.ts'
import { createRandom } from '../../../src/local-host/engine/world/random.ts'
import type { CellValue } from '../../../src/local-host/engine/types.ts'
import { sweep } from '../../support/sweep.ts'
import { addRows, openRunWorld, takenBackAtLast, type RawRows, type RunSidebar, type RunWorld } from './runWorld.ts'

const SEEDS = Array.from({ length: 300 }, (_, at) => at + 1)
const STEPS = 14
const KINDS = RUN_KINDS.filter((kind) => kind !== 'takeBack')
const text = (words: string): CellValue => [{ type: 'text', text: words }]
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** A run as an onlooker saw it: the rows before and after it, and which cells were touched since. */
interface SeenRun {
  readonly id: string
  readonly kind: RunKind
  /** The tables that it made. */
  readonly made: readonly string[]
  readonly before: RawRows
  readonly after: RawRows
}

/** What a taking back may not do, judged by the rows alone; [] when it kept its promise. */
function brokenPromises({ before, after }: SeenRun, then: RawRows, now: RawRows): readonly string[] {
  const broken: string[] = []
  const columns = (...rows: readonly (RawRows[string] | undefined)[]): readonly string[] => [
    ...new Set(rows.flatMap((row) => Object.keys(row ?? {}))),
  ]
  for (const [recordId, row] of Object.entries(then)) {
    const left = now[recordId]
    const isAdded = before[recordId] === undefined && after[recordId] !== undefined
    if (isAdded) {
      const isUntouched = same(sorted(row), sorted(after[recordId] ?? {}))
      if (isUntouched && left !== undefined) broken.push(`${recordId} was added, is untouched and stays`)
      if (!isUntouched && !same(sorted(left ?? {}), sorted(row)))
        broken.push(`${recordId} was added, was touched and does not stay as it is`)
      continue
    }
    if (left === undefined) {
      broken.push(`${recordId} is gone`)
      continue
    }
    for (const column of columns(row, left, before[recordId], after[recordId])) {
      const [was, wrote] = [before[recordId]?.[column], after[recordId]?.[column]]
      const isWritten = after[recordId] !== undefined && !same(was, wrote)
      const wanted = isWritten && same(row[column], wrote) ? was : row[column]
      if (!same(left[column], wanted))
        broken.push(`${recordId} ${column}: ${JSON.stringify(left[column])} in place of ${JSON.stringify(wanted)}`)
    }
  }
  return broken
}

/** The rows that a run deleted and that nobody has added again stand in the table once, under whatever id. */
function notBack({ before, after }: SeenRun, then: RawRows, now: RawRows): readonly string[] {
  const fresh = Object.entries(now).filter(([recordId]) => then[recordId] === undefined)
  const gone = Object.entries(before).filter(([recordId]) => after[recordId] === undefined)
  const missing = gone.filter(([, row]) => !fresh.some(([, back]) => same(sorted(back), sorted(row))))
  return [
    ...missing.map(([recordId]) => `${recordId} was deleted and is not back`),
    ...(fresh.length > gone.length ? [`${String(fresh.length - gone.length)} rows too many`] : []),
  ]
}
const sorted = (row: object): object => Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))

async function history(seed: number): Promise<readonly string[]> {
  const random = createRandom(seed)
  const below = (end: number): number => Math.floor(random() * end)
  const chance = (share: number): boolean => random() < share
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value
  const count = 1 + (seed % 3)
  const world = await openRunWorld({ seed, sidebars: count })
  const { sheet } = world
  const day = (): number => Date.UTC(2024, 2, 1 + below(40), below(2) * 9)
  const written = (): EnteredCells =>
    pick<EnteredCells>([
      { plannedEnd: `2024-04-${String(10 + below(15))}` },
      { plannedStart: null },
      { notes: pick(['moved', 'later', '']) || null, stage: pick(['筹备期', '爆发期']) },
      { plannedStart: '2024-05-01', plannedEnd: '2024-05-02', notes: 'both' },
    ])
  const typed = (): Readonly<Record<string, CellValue>> =>
    pick<Readonly<Record<string, CellValue>>>([
      { [sheet.fieldId('plannedEnd')]: day() },
      { [sheet.fieldId('plannedStart')]: pick([day(), null]) },
      { [sheet.fieldId('notes')]: pick([text('mine'), null]) },
      { [sheet.fieldId('title')]: text(pick(['a', 'b', 'c'])) },
    ])
  const trouble = (): void => {
    if (!chance(0.5)) return
    const key = pick([
      'WidgetTable_setRecords',
      'WidgetTable_getRecordsByIds',
      'WidgetTable_addRecords',
      'Bridge_setData',
      '*',
    ])
    if (chance(0.6)) world.faults.failNext(key, 1 + below(2), pick([CODE.unknown, CODE.tableDenied]))
    else world.faults.hangNext(key, 1)
  }
  const runs: SeenRun[] = []
  const broken: string[] = []
  const takenBack = new Set<string>()
  const isBroken = (id: string, said: readonly string[]): void =>
    void broken.push(...said.map((one) => `seed ${String(seed)}, run ${id}: ${one}`))
  try {
    await addRows(world, [{ title: 'a' }, { title: 'b', plannedEnd: '2024-03-05' }, { title: 'c', notes: 'c' }])
    for (let step = 0; step < STEPS; step += 1) {
      const sidebar = pick(world.sidebars)
      const ids = Object.keys(world.rows())
      const some = ids.filter(() => chance(0.5))
      const what = below(10)
      if (what < 3 && ids.length > 0) await world.edit(pick(ids), typed())
      else if (what === 3 && ids.length > 2) await world.remove([pick(ids)])
      else if (what < 7 || runs.length === 0) {
        const before = world.rows()
        trouble()
        const tables = new Set(world.engine.document.tables.map((table) => table.id))
        const kind = chance(0.4) ? 'shift' : pick(KINDS)
        const id = await sidebar.run(kind, (host, run) =>
          WRITES[kind]({ host, run, sidebar, world, some, cells: written, name: `${kind} ${String(step)}` }),
        )
        world.faults.reset()
        await world.settled()
        const made = world.engine.document.tables.flatMap((table) => (tables.has(table.id) ? [] : [table.id]))
        const after = world.rows()
        if ((await isKept(world, id)) && !(await isPhantom(world, id, before, after)))
          runs.push({ id, kind, made, before, after })
      } else {
        const run = pick(runs)
        const then = world.rows()
        const stood = await standing(world)
        if (chance(0.5)) trouble()
        const isDone = await takenBackAtLast(sidebar, run.id)
        world.faults.reset()
        await world.settled()
        const now = world.rows()
        if (!isDone) continue
        const there = new Set(world.columns())
        const [seen, past, present] = [
          { ...run, before: within(run.before, there), after: within(run.after, there) },
          within(then, there),
          within(now, there),
        ]
        // A baseline that a later one builds on stays, and so does its row.
        const held = await heldBaseline(world, run.id, stood)
        if (!held) isBroken(run.id, brokenPromises(seen, past, present))
        const isFirst = !takenBack.has(run.id)
        if (isFirst && !held) isBroken(run.id, notBack(seen, past, present))
        const left = world.engine.document.tables.filter((table) => run.made.includes(table.id))
        isBroken(
          run.id,
          left.map(({ name }) => `the table ${name} that nobody has touched stays`),
        )
        isBroken(run.id, await brokenBaseline(world, run.id, stood))
        takenBack.add(run.id)
        const own = await takingBackOf(world, run.id, new Set(runs.map(({ id }) => id)))
        if (own !== null) runs.push({ id: own, kind: 'takeBack', made: [], before: then, after: now })
      }
    }
  } finally {
    world.close()
  }
  return broken
}
/** The cells of columns that are still there. */
const within = (rows: RawRows, columns: ReadonlySet<string>): RawRows =>
  Object.fromEntries(
    Object.entries(rows).map(([recordId, row]) => [
      recordId,
      Object.fromEntries(Object.entries(row).filter(([column]) => columns.has(column))),
    ]),
  )

/** The baselines that stand, the oldest first. */
async function standing(world: RunWorld): Promise<readonly string[]> {
  const sidebar = world.sidebars[0]
  if (sidebar === undefined) return []
  const all = await loadBaselines(sidebar.deps.stored, world.sheet.tableId)
  return all.ok
    ? all.value
        .flatMap(({ id, version, isDeleted }) => (isDeleted ? [] : [{ id, version }]))
        .toSorted((a, b) => a.version - b.version)
        .map(({ id }) => id)
    : []
}

/** What a run did to a baseline; null when it did nothing to one. */
async function baselineOf(world: RunWorld, id: string) {
  const run = (await stored(world)).find((one) => one.id === id)
  const sidebar = world.sidebars[0]
  if (run === undefined || sidebar === undefined) return null
  const record = await loadRecord(sidebar.deps.stored, run)
  return record.ok ? (record.value?.baseline ?? null) : null
}

/** Whether the run froze a baseline that a later one builds on. */
async function heldBaseline(world: RunWorld, id: string, stood: readonly string[]): Promise<boolean> {
  const change = await baselineOf(world, id)
  return change !== null && change.stands && stood.includes(change.id) && stood.at(-1) !== change.id
}

/** The latest baseline goes with its freezing, one that others build on stays, and one that was put away comes back. */
async function brokenBaseline(world: RunWorld, id: string, stood: readonly string[]): Promise<readonly string[]> {
  const change = await baselineOf(world, id)
  if (change === null) return []
  const now = (await standing(world)).includes(change.id)
  const wanted = change.stands ? stood.includes(change.id) && stood.at(-1) !== change.id : true
  return now === wanted ? [] : [`the baseline ${change.id} ${now ? 'stands' : 'is gone'}`]
}

async function stored(world: RunWorld) {
  const runs = await world.sidebars[0]?.deps.stored.load(RUNS)
  return runs?.ok === true ? runs.value : []
}
const isKept = async (world: RunWorld, id: string): Promise<boolean> =>
  (await stored(world)).some((run) => run.id === id && run.bytes > 0)

/**
 * Whether a run was not answered and has written nothing, so that its record claims cells which nobody has seen: the same
 * words by somebody else count as its own when it is taken back.
 */
async function isPhantom(world: RunWorld, id: string, before: RawRows, after: RawRows): Promise<boolean> {
  const run = (await stored(world)).find((one) => one.id === id)
  return same(before, after) && (run?.counts.cells ?? 0) > 0
}

/** The run that took a run back, when it wrote something and is not known yet. */
async function takingBackOf(world: RunWorld, id: string, known: ReadonlySet<string>): Promise<string | null> {
  const own = (await stored(world)).filter((run) => run.of === id && !known.has(run.id))
  return own.length === 1 ? (own[0]?.id ?? null) : null
}

/** What a run of each kind writes through the host: rows, cells, columns, options, views and tables as the real one does. */
interface Writing {
  readonly host: FeishuHost
  readonly run: Run
  readonly sidebar: RunSidebar
  readonly world: RunWorld
  /** Rows that the run may write, and cells for them. */
  readonly some: readonly string[]
  readonly cells: () => EnteredCells
  readonly name: string
}
type Write = (writing: Writing) => Promise<unknown>

const rewrite: Write = ({ host, world, some, cells }) =>
  host.rewriteRows(
    world.sheet.context,
    some.map((recordId) => ({ recordId, fields: cells() })),
  )
const addRow: Write = ({ host, world, cells }) => host.addRows(world.sheet.context, [{ title: 'new', ...cells() }])
const deleteRow: Write = ({ host, world, some }) => host.deleteRows(world.sheet.tableId, some.slice(0, 1))
/** Adds a column and fills it in rows, as a conversion of words does. */
const fillColumn: Write = async ({ host, world: { sheet }, some, name }) => {
  const column = await host.addColumn(sheet.tableId, { name, kind: 'text', description: '' })
  if (!column.ok) return
  const cell = [{ type: 'text', text: name }]
  await host.writeCells(
    sheet.tableId,
    some.map((recordId) => ({ recordId, cells: { [column.value.id]: cell } })),
  )
}
const addOption: Write = ({ host, world: { sheet }, name }) =>
  host.addOptions(sheet.tableId, sheet.fieldId('stage'), [{ name, hue: 'grey' }])
const makeTable: Write = async ({ host, name }) => {
  const table = await host.createTable(name)
  if (table.ok) await host.addColumn(table.value.id, { name: '说明', kind: 'text', description: '' })
}
const freeze: Write = async (writing) => {
  const { sidebar, world, run, name } = writing
  const one = { id: run.id, campaignId: null, name, at: 0, reason: '', tasks: 1, lines: 0, characters: 10, pieces: 1 }
  const listed = await changeBaselines(sidebar.deps.stored, world.sheet.tableId, (all) =>
    withBaseline(all, one, { isOnly: true }),
  )
  if (!listed.ok) return
  run.baseline({ id: run.id, stands: true }, name)
  await addRow(writing)
}
const inTurn =
  (...writes: readonly Write[]): Write =>
  async (writing) => {
    for (const write of writes) await write(writing)
  }

/** Every kind of run, and what it writes; a new kind does not compile until it is here. A taking back is one too. */
const WRITES: Readonly<Record<Exclude<RunKind, 'takeBack'>, Write>> = {
  setUp: makeTable,
  upgrade: inTurn(makeTable, fillColumn, rewrite),
  repair: inTurn(fillColumn, addOption),
  addition: inTurn(addOption, fillColumn),
  sampleRemoval: deleteRow,
  takeOver: inTurn(fillColumn, fillColumn),
  import: inTurn(addOption, addRow, rewrite),
  answer: rewrite,
  measure: addRow,
  drop: addRow,
  shift: rewrite,
  copy: inTurn(addRow, rewrite, addRow),
  baseline: freeze,
  report: inTurn(addRow, rewrite),
}

describe('[TB2] in any order, with edits between, from one to three sidebars, under faults', () => {
  it.each(sweep(SEEDS, 12))('history %i: untouched cells are what they were, touched cells stay', async (seed) => {
    expect(await history(seed)).toEqual([])
  })
})
