import { describe, expect, it } from 'vitest'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { addRow, deleteRow, editRow } from '../../support/shownRows.ts'

async function tracked(): Promise<AppWorld> {
  const world = await openAppWorld({ at: '2024-07-02T19:00:00+08:00' })
  await world.setUp({ preset: 'full' })
  world.door.resetCalls()
  return world
}
const rows = ({ app }: AppWorld) => app.getState().companions?.rows
const calls = ({ door }: AppWorld) => door.calls.map(({ key }) => key.replace('WidgetTable_', ''))

describe('[LV1] the tables that only reports read follow the Base', () => {
  it('a lesson is there after one read, its edit costs one more, and a deleted one costs none', async () => {
    const world = await tracked()
    const before = rows(world)?.lessons?.rows.length ?? 0
    const id = addRow(world, '经验与行动', { 经验: '达人提前两周敲定', 建议动作: '合同里写明档期', 状态: '待办' })
    await world.quiet()
    expect(rows(world)?.lessons?.rows.find(({ recordId }) => recordId === id)).toMatchObject({
      title: '达人提前两周敲定',
      action: '合同里写明档期',
      status: 'todo',
    })
    editRow(world, '经验与行动', id, { 状态: '已落地' })
    await world.quiet()
    expect(rows(world)?.lessons?.rows.find(({ recordId }) => recordId === id)?.status).toBe('done')
    deleteRow(world, '经验与行动', id)
    await world.quiet()
    expect(rows(world)?.lessons?.rows).toHaveLength(before)
    expect(calls(world)).toEqual(['getRecordsByIds', 'getRecordsByIds'])
  })

  it('a saved report without any cell of people’s is one of its rows', async () => {
    const world = await tracked()
    addRow(world, '报告', { 标题: '2024-06 效果评估', 类型: '效果评估' })
    await world.quiet()
    expect(rows(world)?.reports?.rows.map(({ title, type }) => [title, type])).toEqual([
      ['2024-06 效果评估', 'evaluation'],
    ])
  })

  it('[RC1] their rows leave the other tables the same objects, so that nothing of them is made again', async () => {
    const world = await tracked()
    const before = rows(world)
    addRow(world, '经验与行动', { 经验: '赠品多备一成' })
    await world.quiet()
    const after = rows(world)
    expect(after?.lessons).not.toBe(before?.lessons)
    for (const key of ['kpis', 'budget', 'issues', 'metrics', 'campaigns'] as const)
      expect([key, after?.[key] === before?.[key]]).toEqual([key, true])
  })
})
