import { describe, expect, it } from 'vitest'
import { present } from '../../support/present.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { addRow, editRow, shownRow, shownRows, tableNamed } from '../../support/shownRows.ts'

const cellsOf = (world: AppWorld, table: string, recordId: string) =>
  present(
    shownRows(world, table).find(({ id }) => id === recordId),
    'the row',
  ).cells

const linkWith = (id: string) => ({ recordIds: [id], text: '', type: 'text' })
const DAY = Date.parse('2024-06-12T00:00:00+08:00')

describe('[RU1] the total of other rows, by its title', () => {
  it('is no goal and no day of 指标明细: it has no cells of ours and is added to nothing, until its title says something else', async () => {
    const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00' })
    await world.setUp({ preset: 'full' })
    const goal = shownRow(world, '目标与效果', '新增会员')
    editRow(world, '目标与效果', goal.id, { 实际值: null, 优先级: '核心' })
    const day = { 指标: linkWith(goal.id), 日期: DAY, 目标值: 1000 }
    addRow(world, '指标明细', { 记录名: '6/12 抖音', ...day, 实际值: 600 })
    const total = addRow(world, '指标明细', { 记录名: '合 计', ...day, 实际值: 600 })
    const totalGoal = addRow(world, '目标与效果', { 核心指标: '总计：', 目标值: 100, 实际值: 10, 优先级: '核心' })
    await world.pass(60_000)
    expect(cellsOf(world, '目标与效果', goal.id)['达成率']).toBeCloseTo(600 / 3000)
    expect(cellsOf(world, '指标明细', total)['达成率']).toBeNull()
    expect(cellsOf(world, '目标与效果', totalGoal)).toMatchObject({ 达成率: null, '应达值(按进度)': null })
    const { parts } = present(world.app.getState().companions, 'the tables are tracked')
    const coreIds = () => parts.flatMap(({ besides }) => besides.coreKpis.map(({ id }) => id))
    expect(coreIds()).not.toContain(totalGoal)
    const { id, fields } = tableNamed(world, '目标与效果')
    const fieldId = fields.find(({ name }) => name === '达成率')?.id ?? ''
    world.engine.page.setSelection(world.door.session, { tableId: id, recordId: totalGoal, fieldId })
    await world.quiet()
    const { selected } = world.app.getState()
    if (selected === null || selected.table === 'tasks') throw new Error('no computed cell of 目标与效果 is selected')
    expect(await world.app.actions.explainCell(selected)).toMatchObject({ lines: [{ say: 'budget.totalRow' }] })

    editRow(world, '指标明细', total, { 记录名: '6/12 小红书' })
    editRow(world, '目标与效果', totalGoal, { 核心指标: '总曝光' })
    await world.pass(60_000)
    expect(cellsOf(world, '目标与效果', goal.id)['达成率']).toBeCloseTo(1200 / 3000)
    expect(cellsOf(world, '指标明细', total)['达成率']).toBeCloseTo(0.6)
    expect(cellsOf(world, '目标与效果', totalGoal)['达成率']).toBeCloseTo(0.1)
  })
})
