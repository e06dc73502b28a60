import { describe, expect, it } from 'vitest'
import type { Band } from '../../src/domain/band.ts'
import { deviationBandsSteps } from '../../src/domain/deviationBands.ts'
import type { TaskState } from '../../src/domain/state.ts'
import { allAtOnce } from '../../src/domain/steps.ts'

const task = (id: string, state: TaskState, band: Band) => ({ id, assessment: { state, band } })

describe('[DV3] the distribution of deviations', () => {
  it('has each open task in its band, and every band in its place', () => {
    const tasks = [task('a', 'inProgress', 'ahead'), task('b', 'delayed', 'severe'), task('c', 'notStarted', 'severe')]
    expect(allAtOnce(deviationBandsSteps(tasks))).toEqual([
      { band: 'severe', ids: ['b', 'c'] },
      { band: 'warning', ids: [] },
      { band: 'watch', ids: [] },
      { band: 'normal', ids: [] },
      { band: 'ahead', ids: ['a'] },
    ])
  })

  it.each([
    ['a finished task', task('a', 'done', 'severe')],
    ['a cancelled task', task('a', 'cancelled', 'severe')],
    ['a task whose deviation is not known', task('a', 'inProgress', 'unknown')],
  ])('leaves %s out', (_what, one) => {
    expect(allAtOnce(deviationBandsSteps([one])).flatMap(({ ids }) => ids)).toEqual([])
  })
})
