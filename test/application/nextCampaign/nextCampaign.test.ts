import { afterEach, describe, expect, it } from 'vitest'
import type { NextCampaignWish } from '../../../src/application/app/appState.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'
import { editRow, shownRow, shownRows } from '../../support/shownRows.ts'

const worlds: AppWorld[] = []
afterEach(() => {
  for (const world of worlds.splice(0)) world.close()
})
async function open(preset: 'S0' | 'S3', at = '2024-07-01T19:00:00+08:00'): Promise<AppWorld> {
  const world = await openAppWorld({ at })
  worlds.push(world)
  await world.setUp({ preset })
  return world
}
const TASKS = '任务分解与责任跟踪表'
const CAMPAIGNS = '活动基本信息与目标表'
const GOALS = '活动效果评估表'
const run = { signal: new AbortController().signal, onProgress: () => undefined }

const wishIn = (world: AppWorld, change: Partial<NextCampaignWish> = {}): NextCampaignWish => ({
  campaignId: world.app.getState().companions?.campaigns[0]?.campaignId ?? null,
  target: world.table().id,
  name: '秋季上新',
  start: '2024-08-01',
  unit: 'days',
  ...change,
})
/** Everything is done: the campaign is over. */
async function finish(world: AppWorld): Promise<void> {
  for (const { id, cells } of shownRows(world, TASKS))
    if (cells['任务名称'] !== null) editRow(world, TASKS, id, { 实际进度: 1, '滞后原因(若适用)': '供应商晚到' })
  await world.quiet()
}
async function copy(world: AppWorld, wish: NextCampaignWish) {
  const shown = await world.app.actions.nextCampaign.preview(wish)
  if (!shown.ok) return { shown, done: null }
  const done = await world.app.actions.nextCampaign.write(wish, shown.value.plan, run)
  await world.quiet()
  return { shown, done }
}

describe('[NC1] a finished campaign of S0, copied to a start next month', () => {
  it('is tracked: its tasks have not begun, nothing of the old run is there, and the old campaign stays as it was', async () => {
    const world = await open('S0')
    await finish(world)
    const before = shownRows(world, TASKS)
    const oldGoals = shownRows(world, GOALS).length
    const { shown, done } = await copy(world, wishIn(world))
    const plan = present(shown.ok ? shown.value : null, 'a preview')
    expect(done).toMatchObject({ ok: true, value: { stopped: null } })
    const all = shownRows(world, TASKS)
    const added = all.slice(before.length)
    expect(added).toHaveLength(plan.plan.tasks.length)
    expect(plan.preview.tables.map(({ name, rows }) => [name, rows])).toContainEqual([TASKS, added.length])
    expect(shownRows(world, GOALS).length - oldGoals).toBe(plan.plan.kpis.length)
    for (const { cells } of added) {
      expect(cells).toMatchObject({ 进度状态: '未开始', 实际进度: null, 实际开始: null, 实际结束: null })
      expect(cells['滞后原因(若适用)'] ?? '').toBe('')
    }
    // Links of old rows are filled in, so that they stay with the old campaign; nothing else of them changes.
    const without = (cells: Readonly<Record<string, unknown>>) => ({ ...cells, 所属活动: null, 计算时间: null })
    expect(all.slice(0, before.length).map(({ cells }) => without(cells))).toEqual(
      before.map(({ cells }) => without(cells)),
    )
    const campaigns = world.app.getState().companions?.campaigns ?? []
    expect(campaigns.map(({ tasks }) => tasks.length)).toEqual([
      plan.plan.tasks.length + plan.plan.cancelled,
      added.length,
    ])
    expect(campaigns.map(({ state }) => state.value)).toEqual(['reviewing', 'notStarted'])
    expect(campaigns[1]?.rollUp).toMatchObject({ planned: 0, actual: 0 })
    expect(shownRow(world, CAMPAIGNS, '秋季上新').cells['开始时间']).toBe(Date.parse('2024-08-01T00:00:00+08:00'))
  })

  it('writes nothing before the press, nothing that has changed since it was shown, and stops where it is told to', async () => {
    const world = await open('S0')
    const wish = wishIn(world)
    const rows = () => shownRows(world, TASKS).length
    const before = rows()
    const shown = await world.app.actions.nextCampaign.preview(wish)
    const { plan } = present(shown.ok ? shown.value : null, 'a preview')
    expect(rows()).toBe(before)
    const [first] = shownRows(world, TASKS)
    editRow(world, TASKS, present(first, 'a task').id, { 任务名称: '改名了' })
    await world.quiet()
    expect(await world.app.actions.nextCampaign.write(wish, plan, run)).toEqual({
      ok: false,
      error: { kind: 'changed' },
    })
    expect(rows()).toBe(before)

    const again = await world.app.actions.nextCampaign.preview(wish)
    const stop = new AbortController()
    const stopped = await world.app.actions.nextCampaign.write(
      wish,
      present(again.ok ? again.value : null, 'a plan').plan,
      {
        signal: stop.signal,
        onProgress: () => stop.abort(),
      },
    )
    const { written } = present(stopped.ok ? stopped.value : null, 'an outcome')
    expect(stopped).toMatchObject({ value: { stopped: { kind: 'cancelled' }, rows: 1 } })
    expect((await world.app.actions.nextCampaign.remove(written)).ok).toBe(true)
    await world.quiet()
    expect(shownRows(world, CAMPAIGNS).filter(({ cells }) => cells['活动名称'] === '秋季上新')).toEqual([])
  })
})

describe('[NC1] another tracked sheet', () => {
  it('gets the rows when it is empty or has 活动; a sheet of one campaign that has tasks gets none', async () => {
    const world = await open('S3')
    const source = world.table().id
    const wish = wishIn(world, { campaignId: null })
    expect((await copy(world, wish)).shown).toEqual({ ok: false, error: { kind: 'targetTaken' } })
    await world.setUp({ preset: 'S0', sample: 'none', another: true })
    const target = present(
      world.app.getState().sheets.find(({ tableId }) => tableId !== source),
      'the new set',
    )
    world.app.actions.showSheet(source)
    await world.quiet()
    const { done } = await copy(world, { ...wish, target: target.tableId })
    expect(done).toMatchObject({ ok: true, value: { stopped: null } })
    const titles = shownRows(world, TASKS).flatMap(({ cells }) =>
      cells['任务名称'] === null ? [] : [cells['任务名称']],
    )
    expect(titles.length).toBeGreaterThan(0)
    expect(titles).toEqual(
      (world.app.getState().sheet?.tasks ?? [])
        .filter(({ assessment }) => assessment.state !== 'cancelled')
        .map(({ row }) => row.title),
    )
    expect(shownRow(world, CAMPAIGNS, '秋季上新').cells['活动名称']).toBe('秋季上新')
  })
})
