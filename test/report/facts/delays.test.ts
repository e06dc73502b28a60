import { describe, expect, it } from 'vitest'
import { delayedTasks, rankingBasis } from '../../../src/report/facts/delays.ts'
import type { ReportTask } from '../../../src/report/index.ts'
import { inputOf, rowOf } from '../support/sampleSheets.ts'

interface Sketch {
  readonly id: string
  /** Actual end; open when absent. The plan is 1–5 March, the day is 10 March. */
  readonly ended?: string
  readonly risk?: string
}

const tasksOf = (sketches: readonly Sketch[]): readonly ReportTask[] =>
  inputOf({
    preset: 'S2', asOf: '2024-03-10',
    rows: sketches.map(({ id, ended, risk }) =>
      rowOf({
        recordId: id, title: id, risk: risk ?? null, plannedStart: '2024-03-01', plannedEnd: '2024-03-05',
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
