import { afterEach, describe, expect, it } from 'vitest'
import { loadHistory } from '../../../src/application/history/storedHistory.ts'
import { isWrite } from '../../support/baseAppearance.ts'
import { roomWith } from '../../support/storedRoom.ts'
import { present, valueOf } from '../../support/present.ts'
import { addRow, deleteRow, editRow, shownRow, shownRows } from '../../support/shownRows.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { createTestClock } from '../../support/testClock.ts'

const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)
const DAILY = '执行进度每日跟踪表'
const MINUTE_MS = 60_000
const S2 = { table: '执行进度跟踪表', start: '计划开始时间', end: '计划结束时间', progress: '实际进度(%)' } as const
const S0 = { table: '任务分解与责任跟踪表', start: '开始时间', end: '结束时间', progress: '实际进度' } as const

const open: AppWorld[] = []
afterEach(() => {
  for (const world of open.splice(0).toReversed()) world.close()
})

async function opened(opening: Promise<AppWorld>): Promise<AppWorld> {
  const world = await opening
  open.push(world)
  await world.quiet()
  return world
}
async function at(world: AppWorld, instant: string): Promise<void> {
  world.clock.set(instant)
  await world.pass(8000)
}

/** A sheet with one task of five days, 20 % done, set up at 17:00 of its first day. */
async function withTask(preset: 'S2' | 'S0', sidebars = 1) {
  const first = await opened(openAppWorld({ at: '2024-03-01T17:00:00+08:00' }))
  const { clock } = first
  await first.setUp({ preset, sample: 'none' })
  const names = preset === 'S2' ? S2 : S0
  if (preset === 'S0') addRow(first, '活动基本信息与目标表', { 活动名称: '夏促' })
  const task = addRow(first, names.table, {
    任务名称: '海报',
    [names.start]: day('2024-03-01'),
    [names.end]: day('2024-03-05'),
    [names.progress]: 0.2,
  })
  await first.quiet()
  for (let one = 1; one < sidebars; one += 1) await opened(first.beside())
  const edit = (cells: Readonly<Record<string, unknown>>) => editRow(first, names.table, task, cells)
  return { clock, first, task, names, edit, progress: (share: number) => edit({ [names.progress]: share }) }
}

/** [day, planned, actual] of the rows of 每日跟踪, percent. */
const rowsOf = (world: AppWorld) =>
  shownRows(world, DAILY).map(({ cells }) => [
    new Date(Number(cells['日期']) + 8 * 3_600_000).toISOString().slice(0, 10),
    Math.round(Number(cells['计划进度']) * 1000) / 10,
    Math.round(Number(cells['实际进度']) * 1000) / 10,
  ])
const trendOf = async (world: AppWorld) => {
  const days = valueOf(await world.app.actions.history())
  return 'kind' in days ? [] : days.map((one) => [one.day, one.planned, one.actual])
}
async function historyOf(world: AppWorld) {
  const stored = structuredClone(world.door.engine.document.pluginData['plugin'] ?? {}) as Record<string, unknown>
  const tableId = present(world.app.getState().sheet, 'a sheet').tableId
  const key: string = present(
    Object.keys(stored).find((one) => one.endsWith(`history.${tableId}`)),
    'the history',
  )
  const loaded = await loadHistory(roomWith(stored[key]), tableId)
  if (!loaded.ok) throw new Error('the history cannot be read')
  return loaded.value
}
const storedDays = async (world: AppWorld) =>
  (await historyOf(world)).days.map((one) => [one.day, one.planned, one.actual])
const overview = ({ app }: AppWorld) => {
  const { planned, actual } = present(app.getState().sheet, 'a sheet').rollUp
  return [planned, actual]
}

describe.each(['S2', 'S0'] as const)(
  '[SN1] %s: the figures of a day are kept up to date until the next as-of day begins',
  (preset) => {
    const keptOf = (world: AppWorld) => (preset === 'S2' ? storedDays(world) : Promise.resolve(rowsOf(world)))

    it.each([1, 2, 3])(
      '%i sidebars count edits of the evening and of the next morning, and no later ones',
      async (sidebars) => {
        const { clock, first, progress } = await withTask(preset, sidebars)
        await at(first, '2024-03-01T18:00:00+08:00')
        expect(await keptOf(first)).toEqual([['2024-03-01', 20, 20]])
        clock.set('2024-03-01T18:30:00+08:00')
        progress(0.3)
        await first.pass(MINUTE_MS)
        expect(await keptOf(first)).toEqual([['2024-03-01', 20, 30]])
        expect((await trendOf(first)).at(-1)).toEqual(['2024-03-01', ...overview(first)])
        clock.set('2024-03-02T09:30:00+08:00')
        progress(0.35)
        await first.pass(MINUTE_MS)
        expect(await keptOf(first)).toEqual([['2024-03-01', 20, 35]])
        await at(first, '2024-03-02T18:00:00+08:00')
        progress(0.5)
        await first.pass(MINUTE_MS)
        expect(await keptOf(first)).toEqual([
          ['2024-03-01', 20, 35],
          ['2024-03-02', 40, 50],
        ])
      },
    )

    it('an edit right before the next as-of day begins still counts for the day that ends', async () => {
      const { clock, first, progress } = await withTask(preset, 2)
      await at(first, '2024-03-02T17:59:00+08:00')
      clock.set('2024-03-02T17:59:58+08:00')
      progress(0.45)
      await first.quiet()
      await at(first, '2024-03-02T18:00:00+08:00')
      expect(await keptOf(first)).toEqual([
        ['2024-03-01', 20, 45],
        ['2024-03-02', 40, 45],
      ])
    })

    it('many edits are saved once a minute, and a day without a change is not written again', async () => {
      const { first, progress } = await withTask(preset, 2)
      await at(first, '2024-03-01T18:00:00+08:00')
      await first.pass(2 * MINUTE_MS)
      const isOfHistory = ({ key, params }: { readonly key: string; readonly params: readonly unknown[] }) =>
        preset === 'S2'
          ? /setData/iu.test(key)
          : key.endsWith('setRecords') &&
            JSON.stringify(params).includes(JSON.stringify(shownRows(first, DAILY)[0]?.id))
      for (const world of open) world.door.resetCalls()
      for (let edit = 1; edit <= 60; edit += 1) {
        progress(0.2 + edit / 200)
        await first.pass(2000)
      }
      await first.pass(2 * MINUTE_MS)
      const written = open.flatMap(({ door }) => door.calls.filter(isOfHistory))
      // Two minutes of edits and the minute after them, by two sidebars.
      expect(written.length).toBeGreaterThanOrEqual(2)
      expect(written.length).toBeLessThanOrEqual(6)
      expect((await keptOf(first)).at(-1)).toEqual(['2024-03-01', 20, 50])
      for (const world of open) world.door.resetCalls()
      await first.pass(5 * MINUTE_MS, 20_000)
      expect(open.flatMap(({ door }) => door.calls.filter(isWrite))).toEqual([])
    })

    it('a sidebar that is opened after the next as-of day has begun does not rewrite the day before', async () => {
      const { clock, first, progress } = await withTask(preset)
      await at(first, '2024-03-01T18:00:00+08:00')
      for (const world of open.splice(0)) world.close()
      clock.set('2024-03-02T17:00:00+08:00')
      progress(0.4)
      clock.set('2024-03-02T18:00:10+08:00')
      const later = await opened(first.beside())
      await first.pass(MINUTE_MS)
      expect(await keptOf(later)).toEqual([
        ['2024-03-01', 20, 20],
        ['2024-03-02', 40, 40],
      ])
    })

    it.each([1, 2])(
      'the last edit of a day counts when all %i sidebars slept right after it, however long',
      async (sidebars) => {
        const { clock, first, progress } = await withTask(preset, sidebars)
        await at(first, '2024-03-01T18:00:00+08:00')
        await first.pass(2 * MINUTE_MS)
        progress(0.25)
        await first.quiet()
        clock.set('2024-03-04T09:00:00+08:00')
        await first.pass(MINUTE_MS)
        expect((await keptOf(first))[0]).toEqual(['2024-03-01', 20, 25])
      },
    )

    it('a sidebar that slept through the turn of the day leaves the day before alone', async () => {
      const { clock, first, progress } = await withTask(preset)
      await at(first, '2024-03-01T18:00:00+08:00')
      await first.pass(MINUTE_MS)
      progress(0.25)
      await first.quiet()
      // The first sidebar sleeps while the other one runs.
      const asleep = open.splice(0)
      const awake = await opened(first.beside({ clock: createTestClock('2024-03-01T18:10:00+08:00') }))
      editRow(
        first,
        preset === 'S2' ? S2.table : S0.table,
        shownRow(first, preset === 'S2' ? S2.table : S0.table, '海报').id,
        { [preset === 'S2' ? S2.progress : S0.progress]: 0.3 },
      )
      await awake.pass(MINUTE_MS)
      await at(awake, '2024-03-02T18:00:00+08:00')
      expect((await keptOf(awake))[0]).toEqual(['2024-03-01', 20, 30])
      awake.close()
      open.splice(0, 1, ...asleep)
      clock.set('2024-03-03T09:00:00+08:00')
      await first.pass(MINUTE_MS)
      expect((await keptOf(first))[0]).toEqual(['2024-03-01', 20, 30])
    })

    it('no day is kept before the set-up or before the plan begins', async () => {
      const world = await opened(openAppWorld({ at: '2024-03-01T10:00:00+08:00' }))
      await world.setUp({ preset, sample: 'none' })
      const names = preset === 'S2' ? S2 : S0
      if (preset === 'S0') addRow(world, '活动基本信息与目标表', { 活动名称: '夏促' })
      addRow(world, names.table, {
        任务名称: '海报',
        [names.start]: day('2024-02-20'),
        [names.end]: day('2024-03-05'),
        [names.progress]: 0.2,
      })
      await world.pass(MINUTE_MS)
      // The figures of 29 February are of rows that were entered today.
      expect([await keptOf(world), await trendOf(world)]).toEqual([[], []])
      await at(world, '2024-03-01T18:00:00+08:00')
      expect((await keptOf(world)).map(([one]) => one)).toEqual(['2024-03-01'])

      const planned = await opened(openAppWorld({ at: '2024-03-01T19:00:00+08:00' }))
      await planned.setUp({ preset, sample: 'none' })
      if (preset === 'S0') addRow(planned, '活动基本信息与目标表', { 活动名称: '夏促' })
      addRow(planned, names.table, {
        任务名称: '海报',
        [names.start]: day('2024-03-02'),
        [names.end]: day('2024-03-05'),
      })
      await planned.pass(MINUTE_MS)
      expect([await keptOf(planned), await trendOf(planned)]).toEqual([[], []])
      await at(planned, '2024-03-02T18:00:00+08:00')
      expect((await keptOf(planned)).map(([one]) => one)).toEqual(['2024-03-02'])
    })

    it('ten days are kept right: edits at 18:30, a weekend without a sidebar, two sidebars from Monday on', async () => {
      const { clock, first, names, progress } = await withTask(preset, 2)
      const second = addRow(first, names.table, {
        任务名称: '直播',
        [names.start]: day('2024-03-04'),
        [names.end]: day('2024-03-13'),
        [names.progress]: 0,
      })
      const expected: (readonly unknown[])[] = []
      // Independent arithmetic: both plans are even, weights are planned days, 5 and 10.
      const share = (from: number, days: number, today: number) => Math.max(0, Math.min(1, (today - from + 1) / days))
      for (let date = 1; date <= 10; date += 1) {
        const text = `2024-03-${String(date).padStart(2, '0')}`
        if (date === 2 || date === 3) {
          for (const world of open.splice(0)) world.close()
          continue
        }
        if (open.length === 0) {
          // Before Monday's cut-off Sunday is the as-of day, and looked on; Saturday is not made up.
          clock.set(`${text}T09:30:00+08:00`)
          for (let one = 0; one < 2; one += 1) await opened(first.beside())
          await first.pass(MINUTE_MS)
          expected.push(['2024-03-03', (100 * (5 * share(1, 5, 3))) / 15, 100 / 15])
        }
        await at(first, `${text}T18:00:00+08:00`)
        clock.set(`${text}T18:30:00+08:00`)
        const [a, b] = [Math.min(100, 10 * date), 5 * date]
        progress(a / 100)
        editRow(first, names.table, second, { [names.progress]: b / 100 })
        await first.pass(MINUTE_MS)
        expected.push([text, ((5 * share(1, 5, date) + 10 * share(4, 10, date)) * 100) / 15, (5 * a + 10 * b) / 15])
        for (const world of open) {
          const shown = await trendOf(world)
          expect(shown.at(-1)?.slice(1)).toEqual(overview(world))
          expect(shown.map(([one]) => one)).toEqual(expected.map(([one]) => one))
          for (const [row, [, planned, actual]] of expected.entries()) {
            expect(shown[row]?.[1]).toBeCloseTo(planned as number, 6)
            expect(shown[row]?.[2]).toBeCloseTo(actual as number, 6)
          }
        }
      }
      expect(expected.map(([one]) => one)).not.toContain('2024-03-02')
      expect(expected).toHaveLength(9)
      expect((await keptOf(present(open[0], 'a sidebar'))).map(([one]) => one)).toEqual(expected.map(([one]) => one))
    })
  },
)

describe('[SN1] the count of recorded days', () => {
  it('sample rows are not kept on the day on which they are placed, and the trend shows only what is kept', async () => {
    const world = await opened(openAppWorld({ at: '2024-03-16T19:00:00+08:00' }))
    await world.setUp({ preset: 'S3', sample: 'verbatim' })
    await world.pass(MINUTE_MS)
    expect([await storedDays(world), await trendOf(world)]).toEqual([[], []])
    await at(world, '2024-03-17T19:00:00+08:00')
    expect((await trendOf(world)).map(([one]) => one)).toEqual(['2024-03-17'])
    expect(await storedDays(world)).toEqual(await trendOf(world))
  })
})

describe('[SN1] the rows of 每日跟踪', () => {
  it('people’s cells in the row of the day stay while its figures are kept up to date', async () => {
    const { first, edit } = await withTask('S0')
    await at(first, '2024-03-01T18:00:00+08:00')
    const { id } = present(shownRows(first, DAILY)[0], 'the row of the day')
    editRow(first, DAILY, id, { 记录: '开售日', 需协调资源: '客服支援', 核心指标目标: 50_000, 核心指标实际: 38_000 })
    await first.pass(MINUTE_MS)
    edit({ [S0.progress]: 1, 实际结束: day('2024-03-01') })
    await first.pass(2 * MINUTE_MS)
    expect(shownRows(first, DAILY)).toHaveLength(1)
    expect(shownRows(first, DAILY)[0]?.cells).toMatchObject({
      记录: '开售日',
      需协调资源: '客服支援',
      核心指标目标: 50_000,
      核心指标实际: 38_000,
      达成率: 0.76,
      实际进度: 1,
      已完成任务: '海报',
      进行中任务: '无',
    })
  })

  it.each([
    { because: 'seen on that day', cells: {} },
    { because: 'dated to that day', cells: { 实际结束: day('2024-03-02') } },
  ])('[SN1] 已完成任务 names the tasks of that day, not all so far: $because', async ({ cells }) => {
    const { first, edit } = await withTask('S0')
    await at(first, '2024-03-01T18:00:00+08:00')
    await at(first, '2024-03-02T18:00:00+08:00')
    edit({ [S0.progress]: 1, ...cells })
    await first.pass(2 * MINUTE_MS)
    await at(first, '2024-03-03T18:00:00+08:00')
    await first.pass(2 * MINUTE_MS)
    expect(shownRows(first, DAILY).map(({ cells: shown }) => shown['已完成任务'])).toEqual(['无', '海报', '无'])
  })

  it('a row that people delete stays deleted', async () => {
    const { first, progress } = await withTask('S0')
    await at(first, '2024-03-01T18:00:00+08:00')
    deleteRow(first, DAILY, present(shownRows(first, DAILY)[0], 'the row of the day').id)
    await first.pass(MINUTE_MS)
    progress(0.5)
    await first.pass(2 * MINUTE_MS)
    expect(shownRows(first, DAILY)).toEqual([])
  })

  it('a task that is due on the day is not late on it, also after midnight', async () => {
    const { first } = await withTask('S0')
    await at(first, '2024-03-05T18:00:00+08:00')
    await at(first, '2024-03-06T00:00:00+08:00')
    await first.pass(2 * MINUTE_MS)
    expect(first.app.getState().sheet?.counts.delayed).toBe(1)
    expect(shownRows(first, DAILY).at(-1)?.cells).toMatchObject({ 滞后任务: '无', 进行中任务: '海报' })
    await at(first, '2024-03-06T18:00:00+08:00')
    expect(shownRows(first, DAILY).at(-1)?.cells).toMatchObject({ 滞后任务: '海报', 进行中任务: '无' })
  })
})

describe.each(['S2', 'S0'] as const)('[SN1] [AS1] %s: the view as of a past day uses what was kept of it', (preset) => {
  /** 20 % on the first day, 30 % on the second, nobody looked on the third, done on the fourth. */
  async function fourDays() {
    const scene = await withTask(preset, 1)
    const { clock, first, progress, names } = scene
    await at(first, '2024-03-01T18:00:00+08:00')
    await at(first, '2024-03-02T18:00:00+08:00')
    progress(0.3)
    await first.pass(MINUTE_MS)
    for (const world of open.splice(0)) world.close()
    clock.set('2024-03-04T18:00:00+08:00')
    const now = await opened(first.beside())
    progress(1)
    editRow(now, names.table, scene.task, { [names.end]: day('2024-03-10') })
    addRow(now, names.table, {
      任务名称: '直播',
      [names.start]: day('2024-03-01'),
      [names.end]: day('2024-03-04'),
      [names.progress]: 1,
    })
    await first.pass(MINUTE_MS)
    return { ...scene, now }
  }

  it('the view has the progress, the plan and the roll-up of that day', async () => {
    const { now, task } = await fourDays()
    const look = present(await now.app.actions.viewAsOf('2024-03-02'), 'a look')
    expect(look.rollUp).toMatchObject({ planned: 40, actual: 30, deviation: -10, completionRate: 0 })
    // The task that was added later is left out.
    expect(
      look.tasks.map(({ row, assessment }) => [
        row.recordId,
        row.plannedEnd,
        assessment.actual,
        assessment.deviation,
        assessment.state,
      ]),
    ).toEqual([[task, '2024-03-05', 30, -10, 'inProgress']])
    expect(look.past).toMatchObject({ unknown: [], isKept: true, isRollUpKept: true, planned: 40 })
    expect(now.app.actions.explain(task, '2024-03-02')).toMatchObject({
      actual: { value: 30 },
      deviation: { value: -10 },
    })
    expect(now.app.actions.explain(task)).toMatchObject({ actual: { value: 100 } })
  })

  it('a day without an open sidebar, and one before the set-up, have only their plan', async () => {
    const { now, task } = await fourDays()
    for (const [past, planned] of [
      ['2024-03-03', 60],
      ['2024-02-27', 0],
    ] as const) {
      const look = present(await now.app.actions.viewAsOf(past), 'a look')
      expect(look.rollUp).toMatchObject({ planned, actual: null, deviation: null, spi: null, completionRate: null })
      expect(look.tasks).toEqual([])
      expect(look.past?.unknown.map(({ row }) => row.recordId)).toEqual([task])
      expect(look.past).toMatchObject({ isKept: false, isRollUpKept: false, planned })
      expect(now.app.actions.explain(task, past)).toBeNull()
    }
  })

  it('a coming day is computed from today’s progress and from nothing that was kept', async () => {
    const { now } = await fourDays()
    expect(await now.app.actions.viewAsOf('2024-03-08')).toMatchObject({
      asOf: '2024-03-08',
      past: null,
      rollUp: { actual: 100 },
    })
  })

  it('a task without a kept progress is in no figure, and is counted as unknown', async () => {
    const { clock, first, names } = await withTask(preset, 1)
    await at(first, '2024-03-01T18:00:00+08:00')
    for (const world of open.splice(0)) world.close()
    // The task was added while no sidebar was open, so the log has no entry for it.
    const other = addRow(first, names.table, {
      任务名称: '直播',
      [names.start]: day('2024-03-01'),
      [names.end]: day('2024-03-04'),
      [names.progress]: 1,
    })
    clock.set('2024-03-02T19:00:00+08:00')
    const now = await opened(first.beside())
    await first.pass(MINUTE_MS)
    const look = present(await now.app.actions.viewAsOf('2024-03-01'), 'a look')
    expect(look.rollUp).toMatchObject({ planned: 20, actual: 20, deviation: 0, completionRate: 0 })
    expect(look.past?.unknown.map(({ row }) => row.recordId)).toEqual([other])
    expect(look.counts).toMatchObject({ inProgress: 1, done: 0 })
  })
})
