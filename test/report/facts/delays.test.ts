import { describe, expect, it } from 'vitest'
import { delayedTasks, delayRanking, delayRates, rankingBasis } from '../../../src/report/facts/delays.ts'
import type { ReportTask } from '../../../src/report/index.ts'
import { inputOf, rowOf } from '../support/sampleSheets.ts'

interface Sketch {
  readonly id: string
  readonly module?: string
  /** Actual end; open when absent. The plan is 1–5 March, the day is 10 March. */
  readonly ended?: string
  readonly risk?: string
}

const tasksOf = (sketches: readonly Sketch[]): readonly ReportTask[] =>
  inputOf({
    preset: 'S2', asOf: '2024-03-10',
    rows: sketches.map(({ id, module, ended, risk }) =>
      rowOf({
        recordId: id, title: id, module: module ?? null, risk: risk ?? null, plannedStart: '2024-03-01', plannedEnd: '2024-03-05',
        actualStart: '2024-03-01', actualEnd: ended ?? null, progress: ended === undefined ? 10 : 100,
      }),
    ),
  }).sheet.tasks

const ids = (tasks: readonly ReportTask[]) => tasks.map(({ row }) => row.recordId)

it('[RA1] delayed means open past the planned end, or finished after it; longest first', () => {
  const tasks = tasksOf([
    { id: 'onTime', ended: '2024-03-05' }, { id: 'late', ended: '2024-03-07' }, { id: 'open' }, { id: 'early', ended: '2024-03-04' },
  ])
  expect(ids(delayedTasks(tasks))).toEqual(['open', 'late'])
})

describe('[RA1] ranking needs 5 delayed tasks and 60 % with a cause', () => {
  const delayed = (count: number, withCause: number) =>
    delayedTasks(tasksOf(Array.from({ length: count }, (_, at) => ({ id: `t${String(at)}`, risk: at < withCause ? '人力不足' : '-' }))))
  it.each([
    { count: 5, withCause: 3, enough: true, because: 'exactly 5 and exactly 60 %' },
    { count: 4, withCause: 4, enough: false, because: '4 are too few' },
    { count: 5, withCause: 2, enough: false, because: '40 % say why' },
    { count: 0, withCause: 0, enough: false, because: 'nothing was late' },
  ])('$count delayed, $withCause with a cause: $because', ({ count, withCause, enough }) => {
    expect(rankingBasis(delayed(count, withCause))).toEqual({ enough, delayed: count, withCause })
  })
})

it('[RA1] shares of tasks and of days, most tasks first', () => {
  const delayed = delayedTasks(tasksOf([
    { id: 'a', module: '渠道', ended: '2024-03-06' }, { id: 'b', module: '内容', ended: '2024-03-09' },
    { id: 'c', module: '渠道', ended: '2024-03-06' }, { id: 'd', ended: '2024-03-07' },
  ]))
  expect(delayRanking(delayed, 'module').map(({ name, taskShare, days, dayShare }) => ({ name, taskShare, days, dayShare }))).toEqual([
    { name: '渠道', taskShare: 50, days: 2, dayShare: 25 },
    { name: '内容', taskShare: 25, days: 4, dayShare: 50 },
    { name: null, taskShare: 25, days: 2, dayShare: 25 },
  ])
})

describe('[RA2] delay rate per group of at least 5 outcomes', () => {
  const group = (module: string, late: number, fine: number): readonly Sketch[] => [
    ...Array.from({ length: late }, (_, at) => ({ id: `${module}late${String(at)}`, module })),
    ...Array.from({ length: fine }, (_, at) => ({ id: `${module}fine${String(at)}`, module, ended: '2024-03-05' })),
  ]

  it('leaves out smaller groups and rows without a group, highest rate first', () => {
    const tasks = tasksOf([...group('甲', 1, 4), ...group('乙', 3, 2), ...group('丙', 4, 0), { id: 'none' }])
    expect(delayRates(tasks, 'module').map(({ name, rate }) => ({ name, rate }))).toEqual([{ name: '乙', rate: 60 }, { name: '甲', rate: 20 }])
  })

  it('counts a late finish once, as delayed', () => {
    const [rate] = delayRates(tasksOf([...group('甲', 0, 4), { id: 'x', module: '甲', ended: '2024-03-06' }]), 'module')
    expect(rate).toMatchObject({ rate: 20 })
    expect(rate?.outcomes).toHaveLength(5)
  })
})
