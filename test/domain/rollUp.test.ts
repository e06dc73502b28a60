import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessTask, rollUp, rollUpExclusions, rollUpShares, rollUpTasks } from '../../src/domain/index.ts'
import { explainRollUp } from '../../src/domain/rollUp.ts'
import type { TaskFacts } from '../../src/domain/index.ts'
import type { RollUpRow } from '../../src/domain/rollUp.ts'
import { taskFacts } from './taskArbitraries.ts'

const FIXED = { seed: 20240301, numRuns: 300 }
const context = { today: '2024-03-05', asOf: '2024-03-05', calendar: { mode: 'calendar' } } as const

const row = (facts: Partial<TaskFacts>, weight: number | null = null): RollUpRow => {
  const task: TaskFacts = {
    plannedStart: null,
    plannedEnd: null,
    actualStart: null,
    actualEnd: null,
    progress: null,
    hold: null,
    ...facts,
  }
  return { task, assessment: assessTask(task, context), weight }
}
const rows: fc.Arbitrary<RollUpRow[]> = fc.array(
  fc.tuple(taskFacts, fc.option(fc.integer({ min: 1, max: 1000 }))).map(([facts, weight]) => row(facts, weight)),
  { maxLength: 12 },
)

const fiveDays = { plannedStart: '2024-03-01', plannedEnd: '2024-03-05' }
const tenDays = { plannedStart: '2024-03-01', plannedEnd: '2024-03-10' }

describe('[RU1] roll-up', () => {
  it('the weight of a task is its planned calendar days, of a milestone 1', () => {
    const set = [
      row({ ...fiveDays, progress: 40 }),
      row({ ...tenDays, progress: 50 }),
      row({ plannedEnd: '2024-03-05', progress: 0 }),
    ]
    expect(explainRollUp(set)).toMatchObject({
      weightSum: 16,
      weightedPlanned: 1100,
      weightedActual: 700,
      weightedByHand: 0,
      weightedByPlannedDays: 3,
    })
    expect(rollUp(set)).toEqual({
      planned: 68.75,
      actual: 43.75,
      deviation: -25,
      spi: 0.636363636364,
      completionRate: 0,
      counted: 3,
      excluded: 0,
    })
  })

  it('the weight is 权重 where that is a positive number, else the planned days', () => {
    for (const unusable of [0, -3, Number.NaN, Number.POSITIVE_INFINITY, null]) {
      const set = [row({ ...fiveDays, progress: 40 }, unusable), row({ ...tenDays, progress: 50 }, 15)]
      expect(explainRollUp(set)).toMatchObject({ weightSum: 20, weightedByHand: 1, weightedByPlannedDays: 1 })
    }
  })

  it('cancelled tasks, paused ones and those without a plan are left out of the means and named', () => {
    const set = [
      row({ ...fiveDays, progress: 40 }),
      row({ ...fiveDays, hold: 'cancelled' }),
      row({ ...fiveDays, hold: 'paused' }),
      row({ progress: 100 }),
      row({ plannedStart: '2024-03-09', plannedEnd: '2024-03-05' }),
      row({ ...fiveDays, hold: 'paused', progress: 100 }),
    ]
    const explained = explainRollUp(set)
    expect(explained.value).toEqual({
      planned: 100,
      actual: 70,
      deviation: -30,
      spi: 0.7,
      completionRate: 40,
      counted: 2,
      excluded: 4,
    })
    expect(explained.excludedRows).toEqual([
      { index: 1, because: 'cancelled' },
      { index: 2, because: 'paused' },
      { index: 3, because: 'noPlan' },
      { index: 4, because: 'noPlan' },
    ])
    expect(explained).toMatchObject({ rule: 'RU1', done: 2, all: 6, cancelled: 1 })
  })

  it('a task with children in the set is left out of the means: its work is counted with the children', () => {
    const task = (recordId: string, parent: string | null, facts: Partial<TaskFacts>) => {
      const { task: of, assessment } = row(facts)
      return { row: { recordId, weight: null, parent: parent === null ? null : [parent] }, facts: of, assessment }
    }
    const parent = task('recParent', null, { ...tenDays, progress: 0 })
    const child = task('recChild', 'recParent', { ...fiveDays, progress: 40 })
    const elsewhere = task('recOther', 'recOfAnotherSet', { ...fiveDays, progress: 60 })
    const own = task('recOwn', 'recOwn', { ...fiveDays, progress: 80 })
    expect(rollUpTasks([parent, child, elsewhere, own])).toMatchObject({ actual: 60, counted: 3, excluded: 1 })
    expect(rollUpExclusions([parent, child, elsewhere, own])).toEqual([{ task: parent, because: 'hasChildren' }])
    expect(rollUpTasks([parent, elsewhere])).toMatchObject({ counted: 2, excluded: 0 })
    expect(
      rollUpShares([parent, child]).map(
        ({
          task: {
            row: { recordId },
          },
        }) => recordId,
      ),
    ).toEqual(['recChild'])
  })

  it.each([
    {
      name: 'nothing',
      set: [],
      expected: {
        planned: null,
        actual: null,
        deviation: null,
        spi: null,
        completionRate: null,
        counted: 0,
        excluded: 0,
      },
    },
    {
      name: 'only a cancelled task',
      set: [row({ ...fiveDays, hold: 'cancelled' })],
      expected: {
        planned: null,
        actual: null,
        deviation: null,
        spi: null,
        completionRate: null,
        counted: 0,
        excluded: 1,
      },
    },
    {
      name: 'only a task without a plan',
      set: [row({ progress: 100 })],
      expected: {
        planned: null,
        actual: null,
        deviation: null,
        spi: null,
        completionRate: 100,
        counted: 0,
        excluded: 1,
      },
    },
    {
      name: 'nothing planned yet',
      set: [row({ plannedEnd: '2024-03-09', progress: 10 })],
      expected: { planned: 0, actual: 10, deviation: 10, spi: null, completionRate: 0, counted: 1, excluded: 0 },
    },
  ])('an empty or zero denominator gives null: $name', ({ set, expected }) => {
    expect(rollUp(set)).toEqual(expected)
  })

  it('weights of any size give finite figures', () => {
    const set = [
      row({ ...fiveDays, progress: 40 }, 1e308),
      row({ ...fiveDays, progress: 60 }, 1e300),
      row({ ...fiveDays, progress: 80 }, 1e-300),
    ]
    expect(rollUp(set)).toMatchObject({ planned: 100, actual: 50, deviation: -50 })
  })

  it('the roll-up of one task equals the task', () => {
    fc.assert(
      fc.property(
        rows.filter((set) => set.length > 0),
        ([only]) => {
          if (only === undefined) return
          const { planned, actual, state } = only.assessment
          const counts = planned !== null && state !== 'paused' && state !== 'cancelled'
          const same = rollUp([only])
          const near = (one: number | null, other: number | null) =>
            one === other || Math.abs((one ?? Number.NaN) - (other ?? Number.NaN)) < 1e-9
          expect([
            same.counted,
            near(same.planned, counts ? planned : null),
            near(same.actual, counts ? actual : null),
          ]).toEqual([counts ? 1 : 0, true, true])
        },
      ),
      FIXED,
    )
  })

  it('the roll-up does not depend on the order of the rows, to the last bit', () => {
    fc.assert(
      fc.property(rows, fc.integer(), (set, salt) => {
        const shuffled = set
          .map((entry, at) => ({ entry, key: Math.sin(at * 997 + salt) }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry)
        expect(rollUp(shuffled)).toEqual(rollUp(set))
      }),
      FIXED,
    )
  })

  it('the roll-up does not depend on the scale of the weights, and lies between its rows', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 1000 }), (set, factor) => {
        const weighted = set.map((entry) => ({ ...entry, weight: entry.weight ?? 7 }))
        const scaled = weighted.map((entry) => ({ ...entry, weight: entry.weight * factor }))
        const [one, other] = [rollUp(weighted), rollUp(scaled)]
        expect(
          Math.abs((one.planned ?? 0) - (other.planned ?? 0)) + Math.abs((one.actual ?? 0) - (other.actual ?? 0)),
        ).toBeLessThan(1e-8)
        const counted = weighted.filter(
          (_, index) => !explainRollUp(weighted).excludedRows.some((excluded) => excluded.index === index),
        )
        const actuals = counted.flatMap(({ assessment }) => assessment.actual ?? [])
        const within = (actual: number) =>
          actual >= Math.min(...actuals) - 1e-9 && actual <= Math.max(...actuals) + 1e-9
        expect(one.actual === null || within(one.actual)).toBe(true)
        expect(one.counted + one.excluded).toBe(set.length)
      }),
      FIXED,
    )
  })
})
