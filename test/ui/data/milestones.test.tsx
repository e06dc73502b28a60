// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { rowOf, type RowSketch } from '../../report/support/sampleSheets.ts'
import { showApp } from '../support/showApp.tsx'
import { openBoard, stateOf, tablesOf } from './boardScene.tsx'

const NOW = '2024-06-14 19:00'
const milestone = (change: Partial<RowSketch> = {}) =>
  rowOf({
    recordId: 'm',
    title: '首波投放上线',
    stage: '预热期',
    milestone: true,
    plannedStart: '2024-06-13',
    plannedEnd: '2024-06-13',
    ...change,
  })
const REACHED = { progress: 100, actualEnd: '2024-06-13', achieved: '曝光量200万' } as const
const textOf = async (...tasks: readonly ReturnType<typeof rowOf>[]) => (await openBoard({ now: NOW, tasks })).text()

describe('[S2-11] [MS1] the milestones of a campaign', () => {
  it('a reached one without a review is not done, until its review has passed', async () => {
    const waiting = await textOf(milestone(REACHED))
    expect(waiting).toContain('里程碑完成 0/1')
    expect(waiting).toContain('待审核')
    expect(waiting).toContain('还缺审核结果 · 审核通过前不算完成')
    expect(waiting).toContain('计划 6/13 · 实际 6/13 · 达成「曝光量200万」')
    expect(await textOf(milestone({ ...REACHED, review: 'failed' }))).toContain('审核不通过')
    const passed = await textOf(milestone({ ...REACHED, review: 'passed' }))
    expect(passed).toContain('里程碑完成 1/1')
    expect(passed).not.toContain('审核')
  })

  it('one that is not due says both, its days and a review that it did not pass, until it has passed', async () => {
    const ahead = { plannedStart: '2024-06-20', plannedEnd: '2024-06-20' }
    const failed = await textOf(milestone({ ...ahead, review: 'failed' }))
    expect(failed).toContain('计划 6/20')
    expect(failed).toContain('审核不通过')
    expect(await textOf(milestone({ ...ahead, review: 'passed' }))).not.toContain('审核不通过')
    expect(await textOf(milestone(ahead))).not.toContain('审核不通过')
  })

  it('what a reached one lacks is named, and goes as it is filled in', async () => {
    expect(await textOf(milestone({ progress: 100, review: 'passed' }))).toContain('还缺实际结束、达成数据')
    expect(await textOf(milestone({ progress: 100, review: 'passed', achieved: '曝光量200万' }))).toContain(
      '还缺实际结束',
    )
    expect(await textOf(milestone({ ...REACHED, review: 'passed' }))).not.toContain('还缺')
  })

  it('a late one says by how many days, one ahead in how many, and both change with the planned day', async () => {
    expect(await textOf(milestone())).toContain('逾期计划 6/13 · 已过 1 天')
    expect(await textOf(milestone({ plannedEnd: '2024-06-20' }))).toContain('计划 6/20 · 还有 6 天')
    expect(await textOf(milestone({ plannedEnd: '2024-06-14' }))).toContain('就是今天')
    expect(await textOf(milestone({ plannedStart: null, plannedEnd: null }))).toContain('没有计划日期')
  })

  it('the overview counts it as done after its review only, and says so before', async () => {
    const overview = async (review: string | null) => {
      const { screen } = await showApp(
        stateOf({ now: NOW, tasks: [milestone({ ...REACHED, review }), milestone({ recordId: 'n' })] }),
      )
      return screen.find('.ct-figures').textContent ?? ''
    }
    expect(await overview(null)).toContain('0/2 个任务另有 1 个里程碑还没有通过审核，不算完成')
    const passed = await overview('passed')
    expect(passed).toContain('1/2 个任务')
    expect(passed).not.toContain('待审核')
  })

  it('without one there is no such part', async () => {
    expect(await textOf(milestone({ milestone: null }))).not.toContain('里程碑')
  })
})

describe('[S0-17] the place of a milestone', () => {
  const campaign = { title: '夏季新品', startDay: '2024-06-18', endDay: '2024-06-30' }
  const tables = tablesOf('full', { campaigns: [campaign] })
  const event = rowOf({
    recordId: 'event',
    title: '活动执行',
    stage: '执行期',
    plannedStart: '2024-06-18',
    plannedEnd: '2024-06-20',
    predecessors: ['m'],
    lagDays: 3,
  })
  const place = async (change: Partial<RowSketch>) =>
    (
      await openBoard({
        now: '2024-06-10 19:00',
        tables,
        tasks: [milestone({ title: '物料验收', stage: '筹备期', ...change }), event],
      })
    ).text()

  it('material is accepted 3 days before: kept on the last day, broken one day later, with the days that mend it', async () => {
    const kept = await place({ plannedEnd: '2024-06-15' })
    expect(kept).toContain('比活动开始早 3 天')
    expect(kept).toContain('与「活动执行」隔 3 天，够要求的 3 天')
    const broken = await place({ plannedEnd: '2024-06-16' })
    expect(broken).toContain('与「活动执行」只隔 2 天，要求 3 天：最晚 6/15 到达，或后者 6/19 才开始')
    expect(broken).not.toContain('够要求的')
  })

  it('content of a KOL appears on the first day of 预热期, or says on which day it does', async () => {
    const other = rowOf({
      recordId: 'o',
      title: '海报',
      stage: '预热期',
      plannedStart: '2024-06-10',
      plannedEnd: '2024-06-20',
    })
    const on = async (day: string) => textOf(other, milestone({ plannedStart: day, plannedEnd: day }))
    expect(await on('2024-06-10')).toContain('「预热期」首日')
    const later = await on('2024-06-12')
    expect(later).toContain('「预热期」第 3 天')
    expect(later).not.toContain('首日')
  })
})
