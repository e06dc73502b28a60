import { describe, expect, it } from 'vitest'
import type { EnteredCells } from '../../../src/application/ports.ts'
import { RUNS } from '../../../src/application/runs/storedRuns.ts'
import { CODE } from '../../../src/local-host/engine/world/errors.ts'
import { createRandom } from '../../../src/local-host/engine/world/random.ts'
import type { CellValue } from '../../../src/local-host/engine/types.ts'
import { sweep } from '../../support/sweep.ts'
import { addRows, openRunWorld, takenBackAtLast, type RawRows, type RunWorld } from './runWorld.ts'

const SEEDS = Array.from({ length: 300 }, (_, at) => at + 1)
const STEPS = 14
const text = (words: string): CellValue => [{ type: 'text', text: words }]
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** A run as an onlooker saw it: the rows before and after it, and which cells were touched since. */
interface SeenRun {
  readonly id: string
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
      const isUntouched = same(row, after[recordId])
      if (isUntouched && left !== undefined) broken.push(`${recordId} was added, is untouched and stays`)
      if (!isUntouched && !same(left, row)) broken.push(`${recordId} was added, was touched and does not stay as it is`)
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
        const id = await sidebar.run('shift', async (host) => {
          if (chance(0.25)) return host.addRows(sheet.context, [{ title: 'new', ...written() }])
          if (chance(0.2) && some.length > 0) return host.deleteRows(sheet.tableId, some.slice(0, 1))
          return host.rewriteRows(
            sheet.context,
            some.map((recordId) => ({ recordId, fields: written() })),
          )
        })
        world.faults.reset()
        await world.settled()
        if (await isKept(world, id)) runs.push({ id, before, after: world.rows() })
      } else {
        const run = pick(runs)
        const then = world.rows()
        if (chance(0.5)) trouble()
        const isDone = await takenBackAtLast(sidebar, run.id)
        world.faults.reset()
        await world.settled()
        const now = world.rows()
        if (!isDone) continue
        isBroken(run.id, brokenPromises(run, then, now))
        const isFirst = !takenBack.has(run.id)
        if (isFirst) isBroken(run.id, notBack(run, then, now))
        takenBack.add(run.id)
        const own = await takingBackOf(world, run.id, new Set(runs.map(({ id }) => id)))
        if (own !== null) runs.push({ id: own, before: then, after: now })
      }
    }
  } finally {
    world.close()
  }
  return broken
}
async function stored(world: RunWorld) {
  const runs = await world.sidebars[0]?.deps.stored.load(RUNS)
  return runs?.ok === true ? runs.value : []
}
const isKept = async (world: RunWorld, id: string): Promise<boolean> =>
  (await stored(world)).some((run) => run.id === id && run.bytes > 0)

/** The run that took a run back, when it wrote something and is not known yet. */
async function takingBackOf(world: RunWorld, id: string, known: ReadonlySet<string>): Promise<string | null> {
  const own = (await stored(world)).filter((run) => run.of === id && !known.has(run.id))
  return own.length === 1 ? (own[0]?.id ?? null) : null
}

describe('[TB2] in any order, with edits between, from one to three sidebars, under faults', () => {
  it.each(sweep(SEEDS, 12))('history %i: untouched cells are what they were, touched cells stay', async (seed) => {
    expect(await history(seed)).toEqual([])
  })
})
