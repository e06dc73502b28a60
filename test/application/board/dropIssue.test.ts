import { describe, expect, it } from 'vitest'
import type { DropWish } from '../../../src/application/app/appState.ts'
import { channelBoard } from '../../../src/application/board/channelBoard.ts'
import { type AppWorld, type AppWorldOptions, openAppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'
import { addRow, deleteRow, editRow } from '../../support/shownRows.ts'

const NOW = '2024-06-14T19:00:00+08:00'
const HOUR_MS = 3_600_000
const DAYS = ['2024-06-11', '2024-06-12', '2024-06-13', '2024-06-14']

/** A campaign in which the rate of 小红书 falls from 4 % to 1.9 % on the last day. */
async function withDrop(options: AppWorldOptions = {}) {
  const world = await openAppWorld({ at: NOW, ...options })
  await world.setUp({ preset: 'full', sample: 'verbatim' })
  const rows = DAYS.map((day, at) =>
    addRow(world, '指标明细', {
      记录名: day,
      日期: Date.parse(`${day}T00:00:00+08:00`),
      渠道: '小红书',
      分子: at === 3 ? 19 : 40,
      分母: 1000,
    }),
  )
  const task = present(world.table().records[1], 'a task').id
  editRow(world, world.table().name, task, { 渠道: '小红书' })
  for (const one of world.sidebars) await one.quiet()
  return { world, last: present(rows.at(-1), 'the last row'), task }
}
const boardOf = (world: AppWorld) => {
  const { sheet, companions } = world.app.getState()
  const { tasks, today } = present(sheet, 'the sheet')
  return channelBoard({ tasks, today, rows: present(companions, 'the tables').rows, nowMs: world.clock.now() })
}
const lineOf = (world: AppWorld) => present(boardOf(world).lines[0], 'a channel')
const wishOf = (world: AppWorld): DropWish => {
  const { campaignId, kpiId, channel } = lineOf(world)
  return { campaignId, kpiId, channel, foundAt: world.clock.now() }
}
const issues = (world: AppWorld) => world.app.getState().companions?.rows.issues?.rows ?? []
const drops = (world: AppWorld) => issues(world).filter(({ title }) => title?.startsWith('渠道骤降') === true)
async function press(world: AppWorld, wish = wishOf(world)) {
  const plan = await world.app.actions.drops.plan(wish)
  const written = plan.ok ? await world.app.actions.drops.write(wish, plan.value) : plan
  for (const one of world.sidebars) await one.quiet()
  return written
}

describe('[AN2] [S0-10] a drop becomes an issue', () => {
  it('at a press, with exactly the cells that were shown, linked with the tasks of the channel', async () => {
    const { world, task } = await withDrop()
    const before = issues(world).length
    const wish = wishOf(world)
    const plan = await world.app.actions.drops.plan(wish)
    expect(drops(world)).toEqual([])
    expect(plan.ok && plan.value.cells.map(({ column, option, value }) => [column, option ?? value])).toEqual(
      expect.arrayContaining([
        ['问题描述', '渠道骤降 小红书：2024-06-14 比率 1.9%，此前 4%（−52.5%）'],
        ['类型', '问题'],
        ['关联任务', [task]],
        ['发现时间', world.clock.now()],
        ['严重程度', '高'],
        ['解决进度', '未处理'],
      ]),
    )
    expect(await press(world, wish)).toMatchObject({ ok: true, value: { isNew: true } })
    expect(issues(world)).toHaveLength(before + 1)
    expect(drops(world)).toMatchObject([
      {
        type: 'issue',
        severity: 'high',
        status: 'open',
        foundAt: wish.foundAt,
        task: [task],
        campaign: [wish.campaignId],
      },
    ])
    expect(lineOf(world).drop?.existing?.recordId).toBe(drops(world)[0]?.recordId)
    world.close()
  })

  it('once, however often it is pressed, and again after 24 hours for the drop of another day only', async () => {
    const { world } = await withDrop()
    const first = await press(world)
    expect(await press(world)).toEqual({
      ok: true,
      value: { recordId: first.ok && first.value.recordId, isNew: false },
    })
    await world.pass(25 * HOUR_MS, HOUR_MS)
    expect(await press(world)).toMatchObject({ ok: true, value: { isNew: false } })
    addRow(world, '指标明细', {
      记录名: '15',
      日期: Date.parse('2024-06-15T00:00:00+08:00'),
      渠道: '小红书',
      分子: 5,
      分母: 1000,
    })
    await world.quiet()
    expect(await press(world)).toMatchObject({ ok: true, value: { isNew: true } })
    expect(drops(world)).toHaveLength(2)
    world.close()
  })

  it('once for a channel within 24 hours, also for the drop of another day', async () => {
    const { world } = await withDrop()
    await press(world)
    await world.pass(20 * HOUR_MS, HOUR_MS)
    addRow(world, '指标明细', {
      记录名: '15',
      日期: Date.parse('2024-06-15T00:00:00+08:00'),
      渠道: '小红书',
      分子: 5,
      分母: 1000,
    })
    await world.quiet()
    expect(lineOf(world).latest.day).toBe('2024-06-15')
    expect(await press(world)).toMatchObject({ ok: true, value: { isNew: false } })
    expect(drops(world)).toHaveLength(1)
    world.close()
  })

  it('once, when two sidebars press at the same time', async () => {
    const { world } = await withDrop()
    const other = await world.beside()
    await other.quiet()
    const wish = wishOf(world)
    const wishes = [wish, { ...wish, foundAt: wish.foundAt + 700 }]
    const plans = await Promise.all(
      [world, other].map((one, at) => one.app.actions.drops.plan(present(wishes[at], ''))),
    )
    const written = await Promise.all(
      [world, other].map((one, at) => {
        const plan = present(plans[at], 'a plan')
        if (!plan.ok) throw new Error(JSON.stringify(plan.error))
        return one.app.actions.drops.write(present(wishes[at], 'a wish'), plan.value)
      }),
    )
    for (const one of world.sidebars) await one.quiet()
    expect(written.every(({ ok }) => ok)).toBe(true)
    expect(drops(world)).toHaveLength(1)
    other.close()
    world.close()
  })

  it('that people delete can be written again: deleting the row takes it back', async () => {
    const { world } = await withDrop()
    const first = await press(world)
    deleteRow(world, '问题与风险', first.ok ? first.value.recordId : '')
    await world.quiet()
    expect(lineOf(world).drop?.existing).toBeNull()
    expect(await press(world)).toMatchObject({ ok: true, value: { isNew: true } })
    world.close()
  })

  it('is refused to a reader, and nothing is written', async () => {
    const { world } = await withDrop()
    const reader = await world.beside({ userId: 'ou_reader', role: 'reader' })
    await reader.quiet()
    expect(await press(reader, wishOf(world))).toMatchObject({ ok: false, error: { kind: 'permissionDenied' } })
    expect(drops(world)).toEqual([])
    reader.close()
    world.close()
  })

  it('is not written when the cell that made it a drop has changed since it was shown', async () => {
    const { world, last } = await withDrop()
    const wish = wishOf(world)
    const plan = await world.app.actions.drops.plan(wish)
    editRow(world, '指标明细', last, { 分子: 18 })
    await world.quiet()
    expect(plan.ok && (await world.app.actions.drops.write(wish, plan.value))).toMatchObject({
      error: { kind: 'changed' },
    })
    editRow(world, '指标明细', last, { 分子: 21 })
    await world.quiet()
    expect(lineOf(world).drop).toBeNull()
    expect(plan.ok && (await world.app.actions.drops.write(wish, plan.value))).toMatchObject({
      error: { kind: 'noDrop' },
    })
    expect(drops(world)).toEqual([])
    world.close()
  })

  it('whose write was carried out and never answered is found by the next press', async () => {
    const { world } = await withDrop()
    const wish = wishOf(world)
    const plan = await world.app.actions.drops.plan(wish)
    world.door.afterCall = (_n, key) => {
      if (key.includes('addRecord')) throw new Error('lost')
    }
    expect(plan.ok && (await world.app.actions.drops.write(wish, plan.value)).ok).toBe(false)
    world.door.afterCall = null
    await world.quiet()
    expect(await press(world)).toMatchObject({ ok: true, value: { isNew: false } })
    expect(drops(world)).toHaveLength(1)
    world.close()
  })

  it('looking at the channels costs no call', async () => {
    const { world } = await withDrop()
    world.door.resetCalls()
    expect(lineOf(world).drop).not.toBeNull()
    expect(world.door.calls).toEqual([])
    world.close()
  })
})
