import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dailyLoad, loadPeaks, loadSpan, type LoadTask } from '../../../src/domain/index.ts'

const TODAY = '2024-07-01'
const span = (from: string, to: string) => ({ from, to })
const state = (value: 'notStarted' | 'inProgress' | 'done' | 'delayed' | 'paused' | 'cancelled') => ({ state: value })

describe('[WK2] [MY2] the days on which a task counts as work', () => {
  it.each([
    {
      because: 'its plan',
      start: '2024-07-02',
      end: '2024-07-04',
      is: 'notStarted',
      days: ['2024-07-02', '2024-07-04'],
    },
    {
      because: 'a milestone has one day',
      start: null,
      end: '2024-07-04',
      is: 'notStarted',
      days: ['2024-07-04', '2024-07-04'],
    },
    {
      because: 'overdue work is there today',
      start: '2024-06-01',
      end: '2024-06-20',
      is: 'delayed',
      days: [TODAY, TODAY],
    },
    { because: 'no end, no plan', start: '2024-07-02', end: null, is: 'notStarted', days: null },
    { because: 'the plan is not valid', start: '2024-07-05', end: '2024-07-04', is: 'notStarted', days: null },
    { because: 'it is done', start: '2024-07-02', end: '2024-07-04', is: 'done', days: null },
    { because: 'it is paused', start: '2024-07-02', end: '2024-07-04', is: 'paused', days: null },
    { because: 'it is cancelled', start: '2024-07-02', end: '2024-07-04', is: 'cancelled', days: null },
  ] as const)('$because', ({ start, end, is, days }) => {
    const found = loadSpan({ task: { plannedStart: start, plannedEnd: end }, assessment: state(is) }, TODAY)
    expect(found === null ? null : [found.from, found.to]).toEqual(days)
  })
})

describe('[MY2] load per day', () => {
  const tasks: readonly LoadTask[] = [
    { id: 'a', span: span('2024-06-20', '2024-07-03') },
    { id: 'b', span: span('2024-07-02', '2024-07-03') },
    { id: 'c', span: span('2024-07-03', '2024-07-05') },
    { id: 'd', span: span('2024-07-05', '2024-07-05') },
    { id: 'e', span: span('2024-07-05', '2024-09-01') },
  ]

  it('peaks are told with their days and tasks before they occur; days below the limit part them', () => {
    const load = dailyLoad(tasks, TODAY, 6)
    expect(load.map(({ count }) => count)).toEqual([1, 2, 3, 1, 3, 1])
    expect(loadPeaks(tasks, load, 3)).toEqual([
      { from: '2024-07-03', to: '2024-07-03', most: 3, ids: ['a', 'b', 'c'] },
      { from: '2024-07-05', to: '2024-07-05', most: 3, ids: ['c', 'd', 'e'] },
    ])
    expect(loadPeaks(tasks, load, 2)).toMatchObject([
      { from: '2024-07-02', to: '2024-07-03', most: 3 },
      { from: '2024-07-05', to: '2024-07-05', most: 3 },
    ])
    expect(loadPeaks(tasks, load, 4)).toEqual([])
  })

  const anyTasks = fc.array(
    fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 50 })).map(([from, length]) => ({
      span: span(addDays(TODAY, from), addDays(TODAY, from + length)),
    })),
    { maxLength: 40 },
  )

  it('the load of a day equals the number of tasks of that day', () => {
    fc.assert(
      fc.property(anyTasks, fc.integer({ min: 0, max: 40 }), (spans, days) => {
        const numbered = spans.map((task, at) => ({ id: String(at), ...task }))
        const load = dailyLoad(numbered, TODAY, days)
        expect(load).toHaveLength(days)
        for (const { day, count } of load)
          expect(count).toBe(numbered.filter((task) => task.span.from <= day && day <= task.span.to).length)
      }),
    )
  })

  it('the days of the peaks are exactly the days that reach the limit', () => {
    fc.assert(
      fc.property(anyTasks, fc.integer({ min: 1, max: 6 }), (spans, limit) => {
        const numbered = spans.map((task, at) => ({ id: String(at), ...task }))
        const load = dailyLoad(numbered, TODAY, 28)
        const peaks = loadPeaks(numbered, load, limit)
        for (const { day, count } of load)
          expect(peaks.some(({ from, to }) => from <= day && day <= to)).toBe(count >= limit)
      }),
    )
  })
})
