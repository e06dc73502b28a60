import type { AssessedTask } from '../../src/schema/index.ts'
import { expect, it } from 'vitest'
import { delayedTasks } from '../../src/report/taskSets.ts'
import { inputOf, rowOf } from './support/sampleSheets.ts'

interface Sketch {
  readonly id: string
  /** Actual end; open when absent. The plan is 1–5 March, the day is 10 March. */
  readonly ended?: string
}

const tasksOf = (sketches: readonly Sketch[]): readonly AssessedTask[] =>
  inputOf({
    preset: 'S2',
    asOf: '2024-03-10',
    rows: sketches.map(({ id, ended }) =>
      rowOf({
        recordId: id,
        title: id,
        plannedStart: '2024-03-01',
        plannedEnd: '2024-03-05',
        actualStart: '2024-03-01',
        actualEnd: ended ?? null,
        progress: ended === undefined ? 10 : 100,
      }),
    ),
  }).sheet.tasks

const ids = (tasks: readonly AssessedTask[]) => tasks.map(({ row }) => row.recordId)

it('[RA1] delayed means open past the planned end, or finished after it; longest first', () => {
  const tasks = tasksOf([
    { id: 'onTime', ended: '2024-03-05' },
    { id: 'late', ended: '2024-03-07' },
    { id: 'open' },
    { id: 'early', ended: '2024-03-04' },
  ])
  expect(ids(delayedTasks(tasks))).toEqual(['open', 'late'])
})
