import { beforeAll, describe, expect, it } from 'vitest'
import type { EnteredCells } from '../../../src/application/ports.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { createRandom } from '../../../src/local-host/engine/world/random.ts'
import { openCrowd, trackedBase, type Crowd, type CrowdOptions, type TrackedBase } from '../../support/crowd.ts'
import { present } from '../../support/present.ts'
import { keys, rowOf, stateOf, writes } from '../../support/scene.ts'

const SECOND = 1000
const ROWS = 900

let base: TrackedBase
beforeAll(async () => {
  base = await trackedBase('full')
})

const PLAN: EnteredCells = { plannedStart: '2024-03-10', plannedEnd: '2024-03-25', actualStart: '2024-03-11' }

/** A sheet of some hundred rows that no sidebar has read yet. */
async function longSheet(
  options: Partial<CrowdOptions> = {},
  rows = ROWS,
): Promise<{ readonly crowd: Crowd; readonly ids: readonly string[] }> {
  const crowd = await openCrowd(base, {
    at: '2024-03-19T19:00:00+08:00',
    seed: 7,
    settings: DEFAULT_SETTINGS,
    ...options,
  })
  const ids: string[] = []
  for (let at = 0; at < rows; at += 1)
    ids.push(await crowd.add({ ...PLAN, title: `任务 ${String(at)}`, progress: (at * 37) % 100 }))
  return { crowd, ids }
}
const entered = async (crowd: Crowd) =>
  (await crowd.rows()).map(
    ({ recordId, title, plannedStart, plannedEnd, actualStart, actualEnd, progress, hold, predecessors }) => [
      recordId,
      title,
      plannedStart,
      plannedEnd,
      actualStart,
      actualEnd,
      progress,
      hold,
      predecessors,
    ],
  )

describe('a sidebar opens a sheet of some hundred rows', () => {
  it('[RC1] each row is written once, in whole batches', async () => {
    const { crowd } = await longSheet()
    const before = await entered(crowd)
    await crowd.open()
    await crowd.clock.pass(20 * SECOND)
    expect(await crowd.differences()).toEqual([])
    expect(await entered(crowd)).toEqual(before)
    expect(writes(crowd)).toBe(Math.ceil(ROWS / 200))
    expect(stateOf(crowd)).toMatchObject({ sync: { kind: 'settled', written: ROWS, refused: [] } })
    crowd.resetCalls()
    await crowd.clock.pass(20 * SECOND)
    expect(crowd.calls()).toEqual([])
  })

  it('[MI1] [DP1] the first write keeps a hand-set state and respects a task on a later page', async () => {
    const { crowd, ids } = await longSheet()
    const [first = '', second = ''] = ids
    const last = present(ids.at(-1), 'the last row')
    await crowd.meddle(first, { state: 'done', band: 'severe', computedAt: crowd.clock.now() })
    await crowd.edit(second, { predecessors: [last] })
    await crowd.edit(last, { plannedEnd: '2024-04-20', progress: 0 })
    await crowd.open()
    await crowd.clock.pass(20 * SECOND)
    expect(stateOf(crowd).intents).toMatchObject([{ recordId: first, asked: 'done' }])
    expect(await rowOf(crowd, first)).toMatchObject({ state: 'done' })
    expect((await rowOf(crowd, second)).flags).toContain('bufferViolated')
    // The row is not written twice, first without and then with the verdict due to the other task.
    expect(
      crowd.calls().filter(({ key, params }) => key.endsWith('_setRecords') && JSON.stringify(params).includes(second)),
    ).toHaveLength(1)
    expect((await crowd.differences()).map(({ recordId }) => recordId)).toEqual([first])
  })

  it.each([
    { trouble: 'no answer', plan: (crowd: Crowd) => crowd.faults.hangNext('WidgetTable_setRecords', 1) },
    { trouble: 'a wish for a pause', plan: (crowd: Crowd) => crowd.faults.failNext('WidgetTable_setRecords', 1, 429) },
  ])('[RF1] after $trouble the engine reads rows again before it writes them', async ({ plan }) => {
    const { crowd } = await longSheet()
    plan(crowd)
    await crowd.open()
    await crowd.clock.pass(90 * SECOND)
    expect(await crowd.differences()).toEqual([])
    const first = keys(crowd).indexOf('setRecords')
    const second = keys(crowd).indexOf('setRecords', first + 1)
    expect(keys(crowd).slice(first, second)).toContain('getRecordsByIds')
    expect(writes(crowd)).toBeLessThanOrEqual(2 * Math.ceil(ROWS / 200))
  })

  it('[PM2] rows that may not be written are named, and the others are written', async () => {
    const { crowd, ids } = await longSheet()
    const locked = present(ids[150], 'a row')
    crowd.engine.deny([{ entity: 'Record', type: 'editable', tableId: crowd.tableId, recordId: locked }])
    await crowd.open()
    await crowd.clock.pass(30 * SECOND)
    expect(stateOf(crowd).unwritten).toMatchObject([{ because: 'permissionDenied', recordIds: [locked] }])
    expect((await crowd.differences()).map(({ recordId }) => recordId)).toEqual([locked])
  })

  it('[RC1] after a change of the calendar one call reads each group of rows right before it is written', async () => {
    const { crowd } = await longSheet()
    await crowd.open()
    await crowd.clock.pass(20 * SECOND)
    crowd.resetCalls()
    crowd.setSettings({ ...DEFAULT_SETTINGS, calendar: { mode: 'workday', work: [], off: [] } }, () => true)
    await crowd.clock.pass(20 * SECOND)
    expect(await crowd.differences()).toEqual([])
    const order = keys(crowd).filter((key) => key === 'getRecordsByIds' || key === 'setRecords')
    expect(order.join(' ')).toMatch(/^(getRecordsByIds( setRecords){1,2} ?)+$/u)
    expect(writes(crowd)).toBeGreaterThan(3)
  })
})

describe('[RC4] a long sheet on a host that fails now and then', () => {
  it.each(Array.from({ length: 8 }, (_none, seed) => seed))(
    'every cell is right in the end and no cell of people’s is changed: seed %i',
    async (seed) => {
      const random = createRandom(seed + 100)
      const upTo = (count: number): number => Math.floor(random() * count)
      const { crowd, ids } = await longSheet(
        {
          seed,
          variants: { events: (['afterCallback', 'late', 'duplicated', 'reordered'] as const)[upTo(4)] ?? 'late' },
        },
        450 + upTo(300),
      )
      const any = (): string => present(ids[upTo(ids.length)], 'a row')
      for (let at = 0; at < 3; at += 1) await crowd.edit(any(), { predecessors: [any()] })
      const wanted = new Map<string, number>()
      for (let opened = 0; opened < 2; opened += 1) {
        const key =
          (['WidgetTable_setRecords', 'WidgetTable_getRecordsByPage', 'WidgetBase_getPermission'] as const)[upTo(3)] ??
          'WidgetTable_setRecords'
        if (upTo(2) === 0) crowd.faults.hangNext(key, 1)
        else crowd.faults.failNext(key, 1 + upTo(2), [429, 10_212_997, 10_212_999][upTo(3)] ?? 429)
        await crowd.open()
        for (let at = 0; at < 4; at += 1) {
          const row = any()
          const progress = upTo(100)
          wanted.set(row, progress)
          await crowd.edit(row, { progress })
          await crowd.clock.pass(upTo(300))
        }
      }
      await crowd.clock.pass(20 * 60 * SECOND)
      expect(await crowd.differences()).toEqual([])
      for (const [row, progress] of wanted) expect((await rowOf(crowd, row)).progress).toBe(progress)
      crowd.resetCalls()
      await crowd.clock.pass(20 * 60 * SECOND)
      expect(writes(crowd)).toBe(0) // the sweeps of that time find nothing
      crowd.close()
    },
  )
})
