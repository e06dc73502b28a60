import { describe, expect, it } from 'vitest'
import type { FrameLocator } from 'playwright-core'
import {
  addTasks,
  dragCard,
  editTask,
  expectedFor,
  leaveUntil,
  noteDay,
  passUntil,
  shanghai,
  SHEET,
  shownBy,
  shownTrend,
  storedDay,
  type Walk,
} from './support/campaignWalk.ts'
import { oneBrowser } from './support/oneBrowser.ts'

const openBase = oneBrowser()

const sidebarsOf = ({ local }: Walk): readonly FrameLocator[] =>
  ['sidebar-frame', 'sidebar-frame-2'].map((id) => local.page.frameLocator(`[data-testid="${id}"]`))

/** Every computed cell in the Base and the overview of both sidebars, against the test's own arithmetic. */
async function expectTrue(walk: Walk): Promise<void> {
  for (const [at, sidebar] of sidebarsOf(walk).entries()) {
    await expect
      .poll(async () => {
        const [shown, expected] = [await shownBy(walk, sidebar), await expectedFor(walk)]
        return {
          at: walk.now.toISOString(),
          sidebar: at + 1,
          ...(JSON.stringify(shown) === JSON.stringify(expected) ? {} : { shown, expected }),
        }
      })
      .toEqual({ at: walk.now.toISOString(), sidebar: at + 1 })
  }
  noteDay(walk, await expectedFor(walk))
}

/** Presses a button in the first sidebar that has it, and waits until both lose it. */
async function answer(walk: Walk, name: string): Promise<void> {
  const [first, second] = sidebarsOf(walk).map((sidebar) => sidebar.getByRole('button', { name, exact: true }))
  await first?.click()
  await first?.waitFor({ state: 'detached' })
  await second?.waitFor({ state: 'detached' })
}

describe('ten days of a campaign, with two sidebars', () => {
  it('every figure shown, in cells, overview and trend, is the one that the test computes itself', async () => {
    const local = await openBase({ now: '2024-03-01T09:00:00+08:00', parameters: { sidebars: '2' } })
    const walk: Walk = { local, now: shanghai('2024-03-01', '09:00'), holds: new Map(), days: new Map() }
    const [mine] = sidebarsOf(walk)
    if (mine === undefined) throw new Error('no sidebar')
    await mine.getByRole('radio', { name: new RegExp(SHEET, 'u') }).check()
    await mine.getByText('不放，从空表开始').click()
    await mine.getByRole('button', { name: '一键建表' }).click()
    await mine.getByRole('tab', { name: '总览' }).waitFor()

    // Friday 1 March: the plan is typed in; the morning speaks of the day before.
    await addTasks(walk, [
      { title: '海报设计', start: '2024-03-01', end: '2024-03-05' },
      { title: '短视频投放', start: '2024-03-04', end: '2024-03-10' },
      { title: 'KOL对接', start: '2024-03-01', end: '2024-03-08' },
      { title: '场地搭建', start: '2024-03-06', end: '2024-03-12' },
      { title: '新品首发', end: '2024-03-09' },
      { title: '复盘报告', start: '2024-03-11', end: '2024-03-15' },
      { title: '物料印刷', start: '2024-03-01', end: '2024-03-03' },
      { title: '渠道谈判', start: '2024-03-05', end: '2024-03-07' },
    ])
    await expectTrue(walk)
    // Before the plan begins there is no day to keep.
    walk.days.clear()
    await passUntil(walk, '2024-03-01', '18:30')
    await editTask(walk, '海报设计', { progress: 20, actualStart: '2024-03-01' })
    await editTask(walk, 'KOL对接', { progress: 12.5, actualStart: '2024-03-01' })
    await expectTrue(walk)
    await passUntil(walk, '2024-03-01', '18:40')
    await mine.getByText(/已有 1 天的记录/u).waitFor()

    // The weekend: nobody looks. Monday morning speaks of Sunday. A sidebar that is closed before it has saved the last
    // figures of a day has saved the ones before.
    await expect.poll(() => storedDay(walk, '2024-03-01')).toBe(walk.days.get('3/1'))
    await leaveUntil(walk, '2024-03-04', '08:50')
    await expectTrue(walk)
    await passUntil(walk, '2024-03-04', '18:30')
    await editTask(walk, '海报设计', { progress: 60 })
    await editTask(walk, '物料印刷', { progress: 100, actualStart: '2024-03-01', actualEnd: '2024-03-04' })
    await expectTrue(walk)

    // Tuesday: two cards are dragged, and the facts are asked for.
    await passUntil(walk, '2024-03-05', '12:00')
    await expectTrue(walk)
    await dragCard(walk, '短视频投放', '进行中')
    await answer(walk, '今天开始')
    await expectTrue(walk)
    await passUntil(walk, '2024-03-05', '18:30')
    await expectTrue(walk)
    await dragCard(walk, '海报设计', '已完成')
    await answer(walk, '确认完成')
    await expectTrue(walk)

    // Wednesday: one task is cancelled, another one paused; the preset has no column for either.
    await passUntil(walk, '2024-03-06', '10:00')
    await expectTrue(walk)
    walk.holds.set('渠道谈判', 'cancelled')
    await dragCard(walk, '渠道谈判', '已取消')
    await expectTrue(walk)
    walk.holds.set('KOL对接', 'paused')
    await dragCard(walk, 'KOL对接', '已暂停')
    await expectTrue(walk)
    await passUntil(walk, '2024-03-06', '18:30')
    await editTask(walk, '短视频投放', { progress: 33.33 })
    await expectTrue(walk)

    // Thursday: the paused task goes on, and falls behind.
    await passUntil(walk, '2024-03-07', '11:00')
    await expectTrue(walk)
    await dragCard(walk, 'KOL对接', '进行中')
    walk.holds.delete('KOL对接')
    await expectTrue(walk)
    await passUntil(walk, '2024-03-07', '18:30')
    await editTask(walk, 'KOL对接', { progress: 55 })
    await editTask(walk, '场地搭建', { actualStart: '2024-03-06' })
    await expectTrue(walk)

    // Friday: done without a figure is written at once; the figure of another one goes down.
    await passUntil(walk, '2024-03-08', '15:00')
    await expectTrue(walk)
    await dragCard(walk, '新品首发', '已完成')
    await expectTrue(walk)
    await passUntil(walk, '2024-03-08', '18:30')
    await editTask(walk, 'KOL对接', { progress: 50 })
    await editTask(walk, '场地搭建', { progress: 40 })
    await expectTrue(walk)

    // Saturday and Sunday: the sidebars stay open, and days turn by themselves.
    for (const day of ['2024-03-09', '2024-03-10']) {
      await passUntil(walk, day, '00:10')
      await expectTrue(walk)
      await passUntil(walk, day, '18:10')
      await expectTrue(walk)
    }

    // Monday: one sidebar is loaded anew, the last figures come in.
    await passUntil(walk, '2024-03-11', '09:00')
    await local.page.evaluate(() => window.localHost.set('reloadSidebar', true))
    await expectTrue(walk)
    await passUntil(walk, '2024-03-11', '18:30')
    await editTask(walk, '短视频投放', { progress: 100 })
    await editTask(walk, '复盘报告', { progress: 5, actualStart: '2024-03-11' })
    await expectTrue(walk)
    await passUntil(walk, '2024-03-11', '18:40')

    // The trend keeps each day on which somebody looked, as it stood when the next one began, and ends with today's
    // figures.
    for (const sidebar of sidebarsOf(walk))
      await expect.poll(() => shownTrend(sidebar)).toEqual(Object.fromEntries(walk.days))
    expect(local.errors).toEqual([])
  })
})
