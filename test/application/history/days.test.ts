import { describe, expect, it } from 'vitest'
import { valueOf } from '../../support/present.ts'
import { addRow, deleteRow, editRow, shownRow, shownRows } from '../../support/shownRows.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import type { TestClock } from '../../support/testClock.ts'

const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)

/** The full preset with one campaign and one task of people's own, at 17:00 of 10 June. */
async function withTask(count = 1): Promise<{
  readonly worlds: readonly [AppWorld, ...AppWorld[]]
  readonly clock: TestClock
  readonly taskId: string
}> {
  const first = await openAppWorld({ at: '2024-06-10T17:00:00+08:00' })
  const { clock } = first
  await first.setUp({ preset: 'full', sample: 'none' })
  const campaign = addRow(first, '活动', { 活动名称: '夏促', 开始日期: day('2024-06-01'), 结束日期: day('2024-06-30') })
  const taskId = addRow(first, '任务', {
    任务名称: '海报',
    计划开始: day('2024-06-01'),
    计划结束: day('2024-06-20'),
    实际进度: 0.4,
    所属活动: { recordIds: [campaign], text: '', type: 'text' },
  })
  await first.quiet()
  const others = []
  for (let at = 1; at < count; at += 1) others.push(await first.beside())
  return { worlds: [first, ...others], clock, taskId }
}
/** Lets the next moments pass in every sidebar on the Base. */
const quiet = (world: AppWorld): Promise<void> => world.pass(12_000)
const daysOf = (world: AppWorld) => shownRows(world, '每日跟踪').map(({ cells }) => cells)

describe('[SN1] a day is frozen once', () => {
  it.each([1, 2, 3])('%i sidebars that are open at the cut-off keep one row of the day', async (count) => {
    const { worlds, clock } = await withTask(count)
    const [first] = worlds
    const before = daysOf(first).length
    clock.set('2024-06-10T18:00:00+08:00')
    await quiet(first)
    const today = daysOf(first).filter((cells) => cells['日期'] === day('2024-06-10'))
    expect(today).toHaveLength(1)
    expect(today[0]).toMatchObject({
      记录: '2024-06-10 夏促',
      计划进度: 0.5,
      实际进度: 0.4,
      已完成任务: '无',
      进行中任务: '海报',
      滞后任务: '无',
    })
    expect(daysOf(first)).toHaveLength(before + 1)
    for (const world of worlds) world.door.resetCalls()
    await quiet(first)
    expect(worlds.flatMap(({ door }) => door.calls)).toEqual([])
  })

  it('a frozen day stays as it was, and days without an open sidebar are not made up', async () => {
    const {
      worlds: [world],
      clock,
      taskId,
    } = await withTask()
    clock.set('2024-06-10T18:00:00+08:00')
    await quiet(world)
    editRow(world, '任务', taskId, { 实际进度: 0.6 })
    await quiet(world)
    world.close()
    clock.set('2024-06-14T09:00:00+08:00')
    const again = await world.beside()
    await quiet(again)
    const kept = daysOf(again).map((cells) => [cells['日期'], cells['实际进度']])
    expect(kept).toContainEqual([day('2024-06-10'), 0.4])
    expect(kept.map(([at]) => at)).not.toContain(day('2024-06-11'))
    expect(kept).toContainEqual([day('2024-06-13'), 0.6])
  })

  it('a row that people have begun gets its figures, and their cells stay', async () => {
    const {
      worlds: [world],
      clock,
    } = await withTask()
    const id = addRow(world, '每日跟踪', { 日期: day('2024-06-10'), 核心指标目标: 50_000, 核心指标实际: 38_000 })
    clock.set('2024-06-10T18:00:00+08:00')
    await quiet(world)
    expect(daysOf(world).filter((cells) => cells['日期'] === day('2024-06-10'))).toHaveLength(1)
    expect(shownRows(world, '每日跟踪').find((row) => row.id === id)?.cells).toMatchObject({
      记录: '2024-06-10 夏促',
      核心指标目标: 50_000,
      达成率: 0.76,
      计划进度: 0.5,
      进行中任务: '海报',
      所属活动: null,
    })
  })
})

describe('[LG1] a change is logged once', () => {
  it.each([1, 2, 3])('%i sidebars that see the same changes log each once', async (count) => {
    const { worlds, taskId } = await withTask(count)
    const [first] = worlds
    // On the day on which the sheet is made its plan is still being typed.
    await first.pass(86_400_000, 3_600_000)
    editRow(first, '任务', taskId, { 计划结束: day('2024-06-25') })
    await quiet(first)
    editRow(first, '任务', taskId, { 实际进度: 0.3 })
    await quiet(first)
    const added = addRow(first, '任务', { 任务名称: '直播' })
    await quiet(first)
    deleteRow(first, '任务', added)
    await quiet(first)
    expect(shownRows(first, '变更记录').map(({ cells }) => [cells['摘要'], cells['类别'], cells['来源']])).toEqual([
      ['海报：计划结束 2024-06-20 → 2024-06-25', '计划日期', '人工'],
      ['海报：实际进度 40% → 30%', '状态', '人工'],
      ['新增任务：直播', '范围', '人工'],
      ['删除任务：直播', '范围', '人工'],
    ])
    expect(shownRow(first, '变更记录', '计划结束').cells).toMatchObject({
      任务: [taskId],
      字段: '计划结束',
      旧值: '2024-06-20',
      新值: '2024-06-25',
    })
    const moved = valueOf(await first.app.actions.whatMoved('2024-06-09'))
    expect(moved).toMatchObject({
      changes: [
        { title: '删除任务：直播' },
        {},
        { title: '海报', field: '实际进度', before: '40%', after: '30%', by: 'people' },
        { field: '计划结束' },
      ],
    })
  })
})

describe('a sheet without 每日跟踪 and 变更记录 stores its days and changes', () => {
  it.each([1, 2])('%i sidebars store each day and change once', async (count) => {
    const first = await openAppWorld({ at: '2024-03-01T19:00:00+08:00' })
    const { clock } = first
    await first.setUp({ preset: 'S2', sample: 'none' })
    const id = addRow(first, '执行进度跟踪表', {
      任务名称: '海报',
      计划开始时间: day('2024-03-01'),
      计划结束时间: day('2024-03-05'),
      '实际进度(%)': 0.2,
    })
    await first.quiet()
    const worlds = [first]
    for (let at = 1; at < count; at += 1) worlds.push(await first.beside())
    await quiet(first)
    clock.set('2024-03-02T18:00:00+08:00')
    await quiet(first)
    editRow(first, '执行进度跟踪表', id, { 计划结束时间: day('2024-03-08'), '实际进度(%)': 0.3 })
    await quiet(first)
    for (const world of worlds) {
      expect(valueOf(await world.app.actions.history())).toEqual([
        { day: '2024-03-01', campaignId: null, campaign: null, planned: 20, actual: 20 },
        // The plan ends later now and the task has progressed, because the day is not over.
        { day: '2024-03-02', campaignId: null, campaign: null, planned: 25, actual: 30 },
      ])
      expect(valueOf(await world.app.actions.whatMoved('2024-03-01'))).toMatchObject({
        changes: [{ recordId: id, title: '海报', field: '计划结束', before: '2024-03-05', after: '2024-03-08' }],
        differences: {
          tasks: [
            { recordId: id, plannedEnd: { from: '2024-03-05', to: '2024-03-08' }, progress: { from: 20, to: 30 } },
          ],
        },
      })
    }
  })
})

describe('[FL1] the history behind the flags', () => {
  it('a plan that was moved after it was due counts until somebody writes down a reason', async () => {
    const {
      worlds: [world],
      clock,
      taskId,
    } = await withTask()
    clock.set('2024-06-21T17:00:00+08:00')
    await quiet(world)
    editRow(world, '任务', taskId, { 计划结束: day('2024-06-25') })
    await quiet(world)
    const moved = { taskId, field: 'plannedEnd', before: '2024-06-20', after: '2024-06-25' }
    expect(valueOf(await world.app.actions.knownHistory())).toMatchObject({
      unexplained: expect.arrayContaining([expect.objectContaining(moved)]),
    })
    editRow(world, '变更记录', shownRow(world, '变更记录', '计划结束').id, { 原因: '场地延后开放' })
    await quiet(world)
    const flagHistory = valueOf(await world.app.actions.knownHistory())
    expect(flagHistory).toMatchObject({ timeZone: 'Asia/Shanghai' })
    expect(flagHistory).not.toMatchObject({ unexplained: expect.arrayContaining([expect.objectContaining(moved)]) })
  })

  it('a sheet without 变更记录 has its stored log and its marks', async () => {
    const world = await openAppWorld({ at: '2024-03-02T19:00:00+08:00' })
    const { clock } = world
    await world.setUp({ preset: 'S2', sample: 'none' })
    const id = addRow(world, '执行进度跟踪表', {
      任务名称: '海报',
      计划开始时间: day('2024-03-01'),
      计划结束时间: day('2024-03-01'),
      '实际进度(%)': 0.2,
    })
    await quiet(world)
    clock.set('2024-03-03T19:00:00+08:00')
    await quiet(world)
    editRow(world, '执行进度跟踪表', id, { 计划结束时间: day('2024-03-08') })
    await quiet(world)
    expect(valueOf(await world.app.actions.knownHistory())).toMatchObject({
      unexplained: [{ taskId: id, field: 'plannedEnd', before: '2024-03-01', after: '2024-03-08' }],
      marks: { [id]: [['2024-03-02', 20]] },
    })
  })
})

describe('[MI2] an actual end that another sidebar stamped', () => {
  const S2 = { preset: 'S2', table: '执行进度跟踪表', progress: '实际进度(%)', end: '实际结束时间' } as const
  const full = { preset: 'full', table: '任务', progress: '实际进度', end: '实际结束' } as const

  it.each([S2, full])(
    '$preset: the stamped end goes when the task is opened again in a later session and a person agrees',
    async ({ preset, table, progress, end }) => {
      const first = await openAppWorld({ at: '2024-06-10T19:00:00+08:00' })
      const { clock } = first
      await first.setUp({ preset, sample: 'none' })
      const task = addRow(first, table, { 任务名称: '海报', [progress]: 0.4 })
      await quiet(first)
      editRow(first, table, task, { [progress]: 1 })
      await quiet(first)
      first.app.actions.acceptStamp(task)
      await quiet(first)
      expect(shownRow(first, table, '海报').cells[end]).toBe(day('2024-06-10'))
      first.close()

      clock.set('2024-06-12T19:00:00+08:00')
      const later = await first.beside()
      await quiet(later)
      editRow(later, table, task, { [progress]: 0.8 })
      await quiet(later)
      expect(later.app.getState().sheet?.stamps).toEqual([
        { recordId: task, actualStart: null, actualEnd: { action: 'clear', was: '2024-06-10' } },
      ])
      expect(shownRow(later, table, '海报').cells[end]).toBe(day('2024-06-10'))
      later.app.actions.acceptStamp(task)
      await quiet(later)
      expect(shownRow(later, table, '海报').cells[end]).toBeNull()
    },
  )

  it('an actual end that a person entered stays, and nothing is proposed', async () => {
    const world = await openAppWorld({ at: '2024-06-10T19:00:00+08:00' })
    await world.setUp({ preset: 'S2', sample: 'none' })
    const task = addRow(world, S2.table, { 任务名称: '海报', [S2.progress]: 1, [S2.end]: day('2024-06-09') })
    await quiet(world)
    editRow(world, S2.table, task, { [S2.progress]: 0.8 })
    await quiet(world)
    expect(world.app.getState().sheet?.stamps).toEqual([])
    expect(shownRow(world, S2.table, '海报').cells[S2.end]).toBe(day('2024-06-09'))
  })
})
