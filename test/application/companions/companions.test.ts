import { describe, expect, it } from 'vitest'
import { addRow, editRow, shownRow, shownRows, tableNamed } from '../../support/shownRows.ts'
import { openAppWorld, type AppWorld, type AppWorldOptions } from '../../support/appWorld.ts'

const CAMPAIGN = '2024年夏季新品促销'

async function tracked(preset: 'S0' | 'full', options: AppWorldOptions = {}): Promise<AppWorld> {
  const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00', ...options })
  await world.setUp({ preset })
  world.door.resetCalls()
  return world
}
const writes = ({ door }: AppWorld) =>
  door.calls
    .filter(({ key }) => /(set|add|delete)Records?$|setData/u.test(key))
    .map(({ key }) => key.replace('WidgetTable_', ''))

describe('the companion tables with the template’s rows', () => {
  it('[KP1] [S0-6] the goals attain 117, 93 and 120 %, with their verdicts', async () => {
    const world = await tracked('full')
    const goals = shownRows(world, '目标与效果').map(({ cells }) => [
      cells['核心指标'],
      Math.round(Number(cells['达成率']) * 100),
      cells['达成结论'],
    ])
    expect(goals).toEqual([
      ['销售额', 117, '超额'],
      ['新增会员', 93, '未达标'],
      ['社交曝光', 120, '超额'],
    ])
  })

  it('[BU1] [BU2] [S1-4] the budget is 46,000 in all, its reserve 10.87 %, and nothing is reported', async () => {
    const world = await tracked('full')
    const rows = shownRows(world, '预算')
    expect(rows.map(({ cells }) => cells['超支'])).toEqual(Array.from({ length: 5 }, () => '未报账'))
    expect(rows.map(({ cells }) => cells['差异额'])).toEqual(Array.from({ length: 5 }, () => null))
    expect(Math.round(Number(rows[4]?.cells['占比']) * 10_000) / 100).toBe(10.87)
  })

  it('[S0-6] the days attain 76 % and 84 %', async () => {
    const world = await tracked('S0')
    expect(shownRows(world, '执行进度每日跟踪表').map(({ cells }) => cells['达成率'])).toEqual([0.76, 0.84])
  })

  it('[SN1] a row that people type for a day that nobody kept gets its title, and a title of theirs stays', async () => {
    const world = await tracked('full')
    const at = Date.parse('2024-06-05T00:00:00+08:00')
    addRow(world, '每日跟踪', { 日期: at })
    addRow(world, '每日跟踪', { 记录: '我的标题', 日期: at + 86_400_000 })
    addRow(world, '每日跟踪', { 核心指标目标: 3 })
    await world.pass(60_000)
    const titles = shownRows(world, '每日跟踪').map(({ cells }) => cells['记录'])
    expect(titles.slice(-3)).toEqual([`2024-06-05 ${CAMPAIGN}`, '我的标题', null])
  })

  it('[RU1] [RU2] [EV1] the campaign holds what its tasks say', async () => {
    const world = await tracked('full')
    const { cells } = shownRow(world, '活动', CAMPAIGN)
    const rollUp = world.app.getState().sheet?.rollUp
    expect(cells).toMatchObject({ 健康度: '预警', 基线版本: null })
    expect(Number(cells['计划进度']) * 100).toBeCloseTo(rollUp?.planned ?? -1, 6)
    expect(Number(cells['实际进度']) * 100).toBeCloseTo(rollUp?.actual ?? -1, 6)
    expect(cells['健康原因']).toContain('KOL内容对接')
    expect(cells['复盘到期日']).toBe(Date.parse('2024-07-03T00:00:00+08:00'))
    expect(world.app.getState().companions).toMatchObject({
      sync: { kind: 'settled' },
      campaigns: [{ title: CAMPAIGN, health: { value: 'red' } }],
    })
  })
})

describe('[RC2] [LV1] the companion engine writes nothing twice', () => {
  it.each(['S0', 'full'] as const)('%s: a second opening writes nothing', async (preset) => {
    const world = await tracked(preset)
    world.app.actions.refresh()
    await world.quiet()
    expect(writes(world)).toEqual([])
    const second = await world.beside()
    await second.quiet()
    expect(writes(second)).toEqual([])
  })

  it('an edit of a goal costs one read and one write of its table, and the echo costs nothing', async () => {
    const world = await tracked('full')
    editRow(world, '目标与效果', shownRow(world, '目标与效果', '新增会员').id, { 实际值: 3600 })
    await world.quiet()
    expect(shownRow(world, '目标与效果', '新增会员').cells).toMatchObject({ 达成率: 1.2, 达成结论: '超额' })
    expect(world.door.calls.map(({ key }) => key)).toEqual(['WidgetTable_getRecordsByIds', 'WidgetTable_setRecords'])
  })

  it('an edit of a task costs one more write, for its campaign', async () => {
    const world = await tracked('full')
    editRow(world, '任务', shownRow(world, '任务', '线下物料准备').id, { 实际进度: 0.9 })
    await world.quiet()
    const { cells } = shownRow(world, '活动', CAMPAIGN)
    expect(Number(cells['实际进度']) * 100).toBeCloseTo(world.app.getState().sheet?.rollUp.actual ?? -1, 6)
    expect(world.door.calls.map(({ key }) => key.replace('WidgetTable_', ''))).toEqual([
      'getRecordsByIds',
      'setRecords',
      'setRecords',
    ])
  })

  it('an edit that changes no figure costs one read', async () => {
    const world = await tracked('full')
    editRow(world, '问题与风险', shownRow(world, '问题与风险', '优惠券').id, { 备选方案: '延长活动' })
    await world.quiet()
    expect(world.door.calls.map(({ key }) => key)).toEqual(['WidgetTable_getRecordsByIds'])
  })

  it('a computed cell that a hand has changed is put right, after the pause that another sidebar would get', async () => {
    const world = await tracked('full')
    editRow(world, '活动', shownRow(world, '活动', CAMPAIGN).id, { 计划进度: 0.01 })
    await world.quiet()
    world.clock.set(world.clock.now() + 1000)
    await world.quiet()
    expect(Number(shownRow(world, '活动', CAMPAIGN).cells['计划进度'])).toBeGreaterThan(0.2)
  })
})

describe('[SL1] the SLA clocks', () => {
  it('an unanswered issue becomes overdue when its 24 hours are over, without an edit', async () => {
    const world = await tracked('full')
    const id = addRow(world, '问题与风险', {
      问题描述: '到货延误',
      类型: '问题',
      严重程度: '高',
      发现时间: Date.parse('2024-06-13T18:30:00+08:00'),
    })
    await world.quiet()
    const row = () => shownRows(world, '问题与风险').find((one) => one.id === id)?.cells
    expect(row()).toMatchObject({ 响应时效: '进行中', 方案时效: '进行中', 响应小时数: null })
    world.clock.set('2024-06-14T18:30:00+08:00')
    await world.quiet()
    expect(row()).toMatchObject({ 响应时效: '进行中' })
    world.clock.set('2024-06-14T18:30:02+08:00')
    await world.quiet()
    expect(row()).toMatchObject({ 响应时效: '未响应超时', 方案时效: '进行中' })
    expect(shownRow(world, '活动', CAMPAIGN).cells['健康原因']).toContain('到货延误')
  })
})

describe('permissions', () => {
  it('[PM1] a reader sees the figures and writes nothing', async () => {
    const world = await tracked('full')
    const reader = await world.beside({ role: 'reader', userId: 'ou_reader' })
    editRow(world, '目标与效果', shownRow(world, '目标与效果', '新增会员').id, { 实际值: 3600 })
    await reader.quiet()
    expect(writes(reader)).toEqual([])
    expect(reader.app.getState().companions?.campaigns).toHaveLength(1)
    expect(tableNamed(world, '目标与效果').records).toHaveLength(3)
  })
})
