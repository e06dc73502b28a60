import { afterEach, describe, expect, it } from 'vitest'
import type { PresetId } from '../../../src/schema/index.ts'
import type { CarriedOver } from '../../../src/application/setup/carriedOver.ts'
import { isWrite } from '../../support/baseAppearance.ts'
import { present, valueOf } from '../../support/present.ts'
import { addRow, editRow, shownRows } from '../../support/shownRows.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)
const NAMES = {
  S2: { start: '计划开始时间', end: '计划结束时间', progress: '实际进度(%)' },
  S3: { start: '计划开始时间', end: '计划完成时间', progress: '当前进度' },
  S1: { start: '开始时间', end: '结束时间', progress: '实际进度' },
} as const
const TARGETS = {
  S0: {
    campaigns: '活动基本信息与目标表',
    daily: '执行进度每日跟踪表',
    title: '活动名称',
    start: '开始时间',
    end: '结束时间',
  },
  full: { campaigns: '活动', daily: '每日跟踪', title: '活动名称', start: '开始日期', end: '结束日期' },
} as const

const open: AppWorld[] = []
afterEach(() => {
  for (const world of open.splice(0).toReversed()) world.close()
})
const opened = async (options: Parameters<typeof openAppWorld>[0]): Promise<AppWorld> => {
  const world = await openAppWorld(options)
  open.push(world)
  await world.quiet()
  return world
}

/** A sheet of two tasks with a sidebar open on the evening of each of these days. */
async function tracked(from: keyof typeof NAMES, days = 13): Promise<AppWorld> {
  const world = await opened({ at: '2024-03-01T17:00:00+08:00' })
  const { clock } = world
  await world.setUp({ preset: from, sample: 'none' })
  const { name } = world.table()
  const titleColumn = present(
    world.table().fields.find(({ isPrimary }) => isPrimary),
    'a title',
  ).name
  const { start, end, progress } = NAMES[from]
  const columnOf = (wanted: string) =>
    present(
      world.table().fields.find((field) => field.name === wanted),
      `${wanted} of ${world
        .table()
        .fields.map((one) => one.name)
        .join()}`,
    ).name
  const first = addRow(world, name, {
    [titleColumn]: '海报',
    [columnOf(start)]: day('2024-03-01'),
    [columnOf(end)]: day('2024-03-20'),
    [columnOf(progress)]: 0.1,
  })
  addRow(world, name, {
    [titleColumn]: '直播',
    [columnOf(start)]: day('2024-03-03'),
    [columnOf(end)]: day('2024-04-02'),
  })
  for (let date = 1; date <= days; date += 1) {
    clock.set(`2024-03-${String(date).padStart(2, '0')}T18:30:00+08:00`)
    await world.quiet()
    clock.set(clock.now() + 10_000)
    editRow(world, name, first, { [columnOf(progress)]: date / 20 })
    await world.pass(180_000, 60_000)
  }
  return world
}

const trendOf = async (world: AppWorld) => {
  const days = valueOf(await world.app.actions.history())
  return days.map((one) => [
    one.day,
    present(one.planned, 'a plan').toFixed(6),
    present(one.actual, 'an actual').toFixed(6),
  ])
}

/** The rows after an upgrade. A record is named by its place in the table. */
function carried(world: AppWorld, to: keyof typeof TARGETS) {
  const { campaigns, daily, title, start, end } = TARGETS[to]
  const rows = shownRows(world, campaigns).filter(({ cells }) => cells[title] !== null)
  const ids = rows.map(({ id }) => id)
  const linkOf = (value: unknown) => (Array.isArray(value) ? value.map((id: string) => ids.indexOf(id)) : value)
  const { name } = world.table()
  return {
    campaigns: rows.map(({ cells }) => [cells[title], cells[start], cells[end]]),
    tasks: shownRows(world, name)
      .filter(({ cells }) => Object.values(cells).some((cell) => cell !== null))
      .map(({ cells }) => linkOf(cells['所属活动'])),
    days: shownRows(world, daily)
      .map(({ cells }) => [
        cells['日期'],
        cells['记录'],
        linkOf(cells['所属活动']),
        Number(cells['计划进度']).toFixed(6),
        Number(cells['实际进度']).toFixed(6),
      ])
      .toSorted((a, b) => Number(a[0]) - Number(b[0])),
  }
}

describe('[SN1] an upgrade to a preset with campaigns keeps the days, adds the campaign and links the tasks', () => {
  it.each([
    { from: 'S2', to: 'S0' },
    { from: 'S2', to: 'full' },
    { from: 'S3', to: 'S0' },
    { from: 'S3', to: 'full' },
    { from: 'S1', to: 'S0' },
    { from: 'S1', to: 'full' },
  ] as const)(
    'the upgrade from $from to $to does what the preview says, and nothing else',
    async ({ from, to }) => {
      const world = await tracked(from)
      const before = await trendOf(world)
      expect(before).toHaveLength(13)
      const { id: grows, name } = world.table()
      const preview = valueOf(await world.app.actions.previewUpgrade(grows, { preset: to, withOptional: true }))
      expect((preview as { carried: CarriedOver }).carried).toEqual({
        campaign: { title: name, startDay: '2024-03-01', endDay: '2024-04-02' },
        tasks: 2,
        days: 13,
        fits: true,
      })
      expect(carriedBefore(world)).toEqual([])
      await world.setUp({ preset: to, grows, sample: 'none' })
      expect(world.app.getState().setup).toMatchObject({ kind: 'done' })
      expect(carried(world, to)).toMatchObject({
        campaigns: [[name, day('2024-03-01'), day('2024-04-02')]],
        tasks: [[0], [0]],
      })
      expect(carried(world, to).days.map(([, title, campaign]) => [title, campaign])).toEqual(
        before.map(([one]) => [`${one} ${name}`, [0]]),
      )
      expect(await trendOf(world)).toEqual(before)
      // The next day is added to the table that now holds the days.
      world.clock.set('2024-03-14T18:30:00+08:00')
      await world.quiet()
      world.clock.set('2024-03-14T18:31:00+08:00')
      await world.quiet()
      expect((await trendOf(world)).map(([one]) => one)).toEqual([...before.map(([one]) => one), '2024-03-14'])
      world.door.resetCalls()
      await world.setUp({ preset: to, grows, sample: 'none' })
      expect(world.door.calls.filter(isWrite)).toEqual([])
    },
    60_000,
  )

  it('another sidebar finishes an upgrade wherever it was interrupted, and makes nothing twice', async () => {
    const world = await tracked('S2', 3)
    const { id: grows } = world.table()
    const request = { preset: 'S0', grows, sample: 'none' } as const satisfies {
      preset: PresetId
      grows: string
      sample: 'none'
    }
    const states: ReturnType<AppWorld['door']['engine']['snapshot']>[] = []
    let isChanged = false
    world.door.beforeCall = (_n, key) => {
      if (isChanged) states.push(world.door.engine.snapshot())
      isChanged = /addRecord|setRecord/u.test(key)
    }
    await world.setUp(request)
    world.door.beforeCall = null
    const whole = carried(world, 'S0')
    expect(whole.days).toHaveLength(3)
    const ofGrowth = states.slice(0, 4)
    expect(ofGrowth.length).toBeGreaterThanOrEqual(3)
    for (const left of ofGrowth) {
      const other = await opened({ snapshot: left, seed: 2, at: new Date(world.clock.now()).toISOString() })
      await other.setUp(request)
      await other.pass(8000)
      expect(carried(other, 'S0')).toEqual(whole)
    }
  })

  it('the upgrade links only tasks without a campaign, 200 in a call', async () => {
    const world = await tracked('S2', 1)
    const { id: grows, name } = world.table()
    for (let row = 0; row < 430; row += 1) addRow(world, name, { 任务名称: `任务 ${String(row)}` })
    await world.quiet()
    const written: number[] = []
    const links = () =>
      world.door.calls
        .filter(({ key, params }) => key.endsWith('setRecords') && JSON.stringify(params).includes('recordIds'))
        .map(({ params }) => (params[0] as readonly unknown[]).length)
    world.door.resetCalls()
    await world.setUp({ preset: 'S0', grows, sample: 'none' })
    written.push(...links())
    expect(carried(world, 'S0').tasks).toHaveLength(432)
    expect(carried(world, 'S0').tasks.every((one) => JSON.stringify(one) === '[0]')).toBe(true)
    expect(Math.max(...written)).toBeLessThanOrEqual(200)
  })

  it('the upgrade makes no campaign for a sheet without tasks, and leaves a sheet with campaigns alone', async () => {
    const world = await opened({ at: '2024-03-01T19:00:00+08:00' })
    await world.setUp({ preset: 'S2', sample: 'none' })
    await world.setUp({ preset: 'S0', grows: world.table().id, sample: 'none' })
    expect(carried(world, 'S0').campaigns).toEqual([])
    addRow(world, TARGETS.S0.campaigns, { 活动名称: '夏促' })
    addRow(world, world.table().name, { 任务名称: '海报' })
    await world.quiet()
    const preview = valueOf(
      await world.app.actions.previewUpgrade(world.table().id, { preset: 'full', withOptional: true }),
    )
    expect((preview as { carried: CarriedOver | null }).carried).toBeNull()
    await world.setUp({ preset: 'full', grows: world.table().id, sample: 'none' })
    expect(carried(world, 'S0')).toMatchObject({ campaigns: [['夏促', null, null]], tasks: [null] })
  })
})

/** The campaigns of a sheet that has no table for them yet. */
const carriedBefore = ({ door }: AppWorld) =>
  door.engine.document.tables.filter(({ name }) => name === TARGETS.S0.campaigns || name === TARGETS.full.campaigns)
