import { afterEach, describe, expect, it } from 'vitest'
import type { Baseline } from '../../../src/application/history/baselineList.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { present, valueOf } from '../../support/present.ts'
import { editRow, shownRows } from '../../support/shownRows.ts'

const worlds: AppWorld[] = []
afterEach(() => {
  for (const world of worlds.splice(0)) world.close()
})
async function open(preset: 'full' | 'S2' | 'S3'): Promise<AppWorld> {
  const world = await openAppWorld({ at: '2024-03-01T19:00:00+08:00' })
  worlds.push(world)
  await world.setUp({ preset })
  return world
}

const TABLES = { campaigns: '活动', changes: '变更记录' } as const
/** The texts of a column of a table beside 任务, without empty ones. */
const column = (world: AppWorld, table: keyof typeof TABLES, name: string): readonly unknown[] =>
  shownRows(world, TABLES[table]).flatMap(({ cells }) => ((cells[name] ?? '') === '' ? [] : [cells[name]]))
const campaignOf = (world: AppWorld): string =>
  present(world.app.getState().companions?.campaigns[0]?.campaignId, 'a campaign')
const baselines = (world: AppWorld): readonly Baseline[] => world.app.getState().companions?.baselines ?? []
/** Somebody moves the planned end of the first task that has one. */
function moveFirstTask(world: AppWorld): string {
  const task = present(
    world.app.getState().sheet?.tasks.find(({ row }) => row.plannedEnd !== null),
    'a planned task',
  )
  editRow(world, '任务', task.row.recordId, { 计划结束: Date.parse('2024-12-24T00:00:00+08:00') })
  return task.row.recordId
}

describe('[BL1] freezing the plan of a campaign', () => {
  it('keeps it for every sidebar, fills in 基线版本, logs its reason, and stays as it was when the rows move', async () => {
    const world = await open('full')
    const { actions } = world.app
    const campaignId = campaignOf(world)
    await actions.baselines.load()
    const preview = present(await actions.baselines.preview(campaignId), 'a preview')
    const first = await actions.baselines.freeze({ campaignId, name: '客户确认版', reason: '' })
    expect(first).toMatchObject({
      ok: true,
      value: { isLogged: true, baseline: { version: 1, tasks: preview.tasks, lines: preview.lines } },
    })
    await world.quiet()
    expect(column(world, 'campaigns', '基线版本')).toEqual(['v1 客户确认版'])
    expect(column(world, 'changes', '摘要')).toContain('存为基线 v1 客户确认版')

    const moved = moveFirstTask(world)
    await world.quiet()
    const beside = await world.beside()
    worlds.push(beside)
    await beside.app.actions.baselines.load()
    const [kept] = baselines(beside)
    const plan = await beside.app.actions.baselines.plan(present(kept, 'the baseline'))
    const before = present(plan.ok ? plan.value?.tasks.get(moved) : null, 'the task')
    const now = present(
      beside.app.getState().sheet?.tasks.find(({ row }) => row.recordId === moved),
      'the task now',
    )
    expect(now.row.plannedEnd).toBe('2024-12-24')
    expect(before.plannedEnd).not.toBe('2024-12-24')
  })

  it('anew is refused without a reason, before anything is stored; with one it is v2', async () => {
    const world = await open('full')
    const { actions } = world.app
    const campaignId = campaignOf(world)
    await actions.baselines.freeze({ campaignId, name: '', reason: '' })
    const stored = JSON.stringify(world.engine.document.pluginData)
    expect(await actions.baselines.freeze({ campaignId, name: '', reason: '  ' })).toEqual({
      ok: false,
      error: { kind: 'noReason' },
    })
    expect(JSON.stringify(world.engine.document.pluginData)).toBe(stored)
    await actions.baselines.freeze({ campaignId, name: '', reason: '客户推迟了发布会' })
    await world.quiet()
    expect(baselines(world).map(({ version, reason }) => [version, reason])).toEqual([
      [1, ''],
      [2, '客户推迟了发布会'],
    ])
    expect(column(world, 'campaigns', '基线版本')).toEqual(['v2'])
    expect(column(world, 'changes', '原因')).toContain('客户推迟了发布会')
  })

  it('deleting the last one leads 基线版本 back to the one before, and deleting all of them empties it', async () => {
    const world = await open('full')
    const { actions } = world.app
    const campaignId = campaignOf(world)
    await actions.baselines.freeze({ campaignId, name: '甲', reason: '' })
    await actions.baselines.freeze({ campaignId, name: '乙', reason: '改期' })
    await world.quiet()
    const [first, second] = baselines(world)
    await actions.baselines.remove(present(second, 'v2'))
    await world.quiet()
    expect(column(world, 'campaigns', '基线版本')).toEqual(['v1 甲'])
    await actions.baselines.remove(present(first, 'v1'))
    await world.quiet()
    expect(column(world, 'campaigns', '基线版本')).toEqual([])
    const frozen = Object.entries(world.engine.document.pluginData['plugin'] ?? {}).filter(([key]) =>
      key.includes('.frozen.'),
    )
    expect(frozen).toHaveLength(2)
    expect(frozen.map(([, value]) => (value as { readonly plan: unknown }).plan)).toEqual([null, null])
  })

  it('of a sheet without 活动 is that of the sheet, and a reader freezes nothing', async () => {
    const world = await open('S3')
    const reader = await world.beside({ role: 'reader' })
    worlds.push(reader)
    expect(await reader.app.actions.baselines.freeze({ campaignId: null, name: '', reason: '' })).toMatchObject({
      ok: false,
      error: { kind: 'permissionDenied' },
    })
    expect(await world.app.actions.baselines.freeze({ campaignId: null, name: '', reason: '' })).toMatchObject({
      ok: true,
      value: { baseline: { version: 1, campaignId: null } },
    })
    expect(baselines(world)).toHaveLength(1)
  })

  it('[S2-9] the days that are entered at kick-off stay, whatever is moved later', async () => {
    const world = await open('S2')
    const { baselines: actions } = world.app.actions
    const frozen = valueOf(await actions.freeze({ campaignId: null, name: '启动会', reason: '' })).baseline
    const task = present(
      world.app.getState().sheet?.tasks.find(({ row }) => row.plannedEnd !== null),
      'a planned task',
    )
    const { recordId, plannedEnd } = task.row
    editRow(world, '执行进度跟踪表', recordId, { 计划结束时间: Date.parse('2024-12-24T00:00:00+08:00') })
    await world.quiet()
    expect(world.app.getState().sheet?.tasks.find(({ row }) => row.recordId === recordId)?.row.plannedEnd).toBe(
      '2024-12-24',
    )
    expect(valueOf(await actions.plan(frozen))?.tasks.get(recordId)?.plannedEnd).toBe(plannedEnd)
  })
})
