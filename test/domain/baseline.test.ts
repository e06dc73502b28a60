import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, againstBaseline, compareWithBaseline, frozenPlan, type PresentPlan } from '../../src/domain/index.ts'
import type { PlannedTask } from '../../src/domain/baseline.ts'
import { isCalendarDate } from '../../src/domain/calendarDate.ts'
import { nearDay } from './taskArbitraries.ts'

const task = (id: string, change: Partial<PlannedTask> = {}): PlannedTask => ({
  id,
  state: 'inProgress',
  plannedStart: '2024-03-01',
  plannedEnd: '2024-03-10',
  actualEnd: null,
  forecastEnd: '2024-03-10',
  ...change,
})
const plan = (tasks: readonly PlannedTask[], change: Partial<PresentPlan> = {}): PresentPlan => ({
  tasks,
  budget: [],
  budgetTotal: null,
  ...change,
})

const states = fc.constantFrom('notStarted', 'inProgress', 'delayed', 'done', 'paused', 'cancelled' as const)
const day = fc.option(fc.oneof({ weight: 8, arbitrary: nearDay }, { weight: 1, arbitrary: fc.constant('2024-02-30') }))
const tasks: fc.Arbitrary<readonly PlannedTask[]> = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^rec[a-z\d]{1,3}$/u),
    state: states,
    plannedStart: day,
    plannedEnd: day,
    actualEnd: day,
    forecastEnd: day,
  }),
  { selector: ({ id }) => id, maxLength: 12 },
)
const amount = fc.option(fc.integer({ min: 0, max: 5_000_000 }).map((cents) => cents / 100))
const plans: fc.Arbitrary<PresentPlan> = fc.record({
  tasks,
  budget: fc.uniqueArray(fc.record({ id: fc.stringMatching(/^bud[a-d]$/u), amount }), { selector: ({ id }) => id }),
  budgetTotal: amount,
})

describe('[BL1] a frozen plan', () => {
  it('holds the tasks with a planned day that are not cancelled, and the amounts of the budget', () => {
    const frozen = frozenPlan(
      plan(
        [
          task('a'),
          task('milestone', { plannedStart: null }),
          task('undated', { plannedStart: null, plannedEnd: null }),
          task('unreadable', { plannedStart: null, plannedEnd: 'soon' }),
          task('dropped', { state: 'cancelled' }),
        ],
        { budget: [{ id: 'line', amount: 8000 }], budgetTotal: 46_000 },
      ),
    )
    expect([...frozen.tasks]).toEqual([
      ['a', { plannedStart: '2024-03-01', plannedEnd: '2024-03-10' }],
      ['milestone', { plannedStart: null, plannedEnd: '2024-03-10' }],
    ])
    expect(frozen.budget.get('line')).toBe(8000)
    expect(frozen.budgetTotal).toBe(46_000)
  })
})

describe('[BL2] a plan against a baseline', () => {
  it('whatever the plan, it is like itself the moment after it was frozen', () => {
    fc.assert(
      fc.property(plans, (now) => {
        const compared = compareWithBaseline(frozenPlan(now), now)
        expect(compared).toMatchObject({ movedIds: [], addedIds: [], droppedIds: [], changedLines: [] })
        expect(compared.budgetNow).toBe(compared.budgetThen)
        expect(compared.endNow).toBe(compared.endThen)
      }),
    )
  })

  it('says by how many days each task has moved when all of them move, and no other number', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: -20, max: 20 }), (then, days) => {
        const moved = (one: string | null): string | null => (one === null ? null : addDays(one, days))
        const now = then.tasks.map((one) => ({
          ...one,
          plannedStart: moved(one.plannedStart),
          plannedEnd: moved(one.plannedEnd),
        }))
        const frozen = frozenPlan(then)
        for (const one of compareWithBaseline(frozen, { ...then, tasks: now }).tasks) {
          if (one.kind === 'none') continue
          expect(one.startMovedDays).toBe(one.frozen.plannedStart === null ? null : days)
          expect(one.endMovedDays).toBe(one.frozen.plannedEnd === null ? null : days)
        }
      }),
    )
  })

  it('a task that was not planned then has no baseline, never 0 days', () => {
    fc.assert(
      fc.property(plans, plans, (then, now) => {
        const frozen = frozenPlan(then)
        const compared = compareWithBaseline(frozen, now)
        const planned = new Set(
          then.tasks.flatMap(({ id, state, plannedStart, plannedEnd }) =>
            state !== 'cancelled' && [plannedStart, plannedEnd].some(isCalendarDate) ? [id] : [],
          ),
        )
        for (const one of compared.tasks) expect(one.kind).toBe(planned.has(one.id) ? 'planned' : 'none')
        const here = new Set(now.tasks.flatMap(({ id, state }) => (state === 'cancelled' ? [] : [id])))
        expect(compared.droppedIds).toEqual([...planned].filter((id) => !here.has(id)))
        for (const id of compared.addedIds) expect(planned.has(id)).toBe(false)
      }),
    )
  })

  it.each([
    { state: 'done', actualEnd: '2024-03-13', forecastEnd: null, days: 3 },
    { state: 'done', actualEnd: null, forecastEnd: null, days: null },
    { state: 'delayed', actualEnd: null, forecastEnd: '2024-03-20', days: 10 },
    { state: 'inProgress', actualEnd: null, forecastEnd: '2024-03-08', days: -2 },
    { state: 'paused', actualEnd: null, forecastEnd: '2024-03-20', days: null },
  ] as const)('the finish of a $state task with $actualEnd and $forecastEnd is $days days late', ({ days, ...now }) => {
    const frozen = frozenPlan(plan([task('a')]))
    // The plan has moved along: the slippage is against the frozen end all the same.
    const moved = task('a', { ...now, plannedEnd: '2024-03-20' })
    expect(againstBaseline(frozen, moved)).toMatchObject({ endMovedDays: 10, finishSlippageDays: days })
  })

  it('a planned day that was taken away has moved, by a number that nobody knows', () => {
    const compared = compareWithBaseline(frozenPlan(plan([task('a')])), plan([task('a', { plannedEnd: null })]))
    expect(compared.movedIds).toEqual(['a'])
    expect(compared.tasks).toMatchObject([{ startMovedDays: 0, endMovedDays: null }])
  })

  it('the budget is the total, or else the sum of the lines, compared to the cent', () => {
    const then = plan([], {
      budget: [
        { id: 'x', amount: 0.1 },
        { id: 'y', amount: 0.2 },
      ],
    })
    const now = plan([], {
      budget: [
        { id: 'x', amount: 0.3 },
        { id: 'z', amount: null },
      ],
    })
    expect(compareWithBaseline(frozenPlan(then), now)).toMatchObject({
      budgetThen: 0.3,
      budgetNow: 0.3,
      budgetMoved: 0,
      changedLines: [
        { id: 'x', before: 0.1, now: 0.3 },
        { id: 'y', before: 0.2, now: null },
        { id: 'z', before: null, now: null },
      ],
    })
    expect(compareWithBaseline(frozenPlan(then), { ...now, budgetTotal: 5 })).toMatchObject({ budgetMoved: 4.7 })
    expect(compareWithBaseline(frozenPlan(plan([])), now)).toMatchObject({ budgetThen: null, budgetMoved: null })
  })
})
