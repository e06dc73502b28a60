import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, assessTask, bufferViolations, daysBetween, dependencyGraph } from '../../src/domain/index.ts'
import { campaignForecast } from '../../src/domain/campaignForecast.ts'
import { schedule } from '../../src/domain/schedule.ts'
import type { NetworkTask, TaskFacts } from '../../src/domain/index.ts'

const TODAY = '2024-03-10'
const DAY_ONE = '2024-03-01'

type Link = readonly [id: string, lag?: number | null]
/** A task by its planned day numbers in March (1 = the first), with its predecessors. */
function node(
  id: string,
  from: number | null,
  to: number | null,
  links: readonly Link[] = [],
  facts: Partial<TaskFacts> = {},
): NetworkTask {
  const day = (number: number | null) => (number === null ? null : addDays(DAY_ONE, number - 1))
  const task: TaskFacts = {
    plannedStart: day(from),
    plannedEnd: day(to),
    actualStart: null,
    actualEnd: null,
    progress: null,
    hold: null,
    ...facts,
  }
  return {
    id,
    task,
    assessment: assessTask(task, { today: TODAY, asOf: TODAY, calendar: { mode: 'calendar' } }),
    predecessors: links.map(([link, lagDays = null]) => ({ id: link, lagDays })),
  }
}

describe('[DP1] buffers', () => {
  it.each([
    { end: 12, start: 15, lag: 3, gap: null, because: 'exactly the buffer [Q13]' },
    { end: 13, start: 15, lag: 3, gap: 2, because: 'one day short [Q13]' },
    { end: 15, start: 15, lag: 0, gap: null, because: 'no buffer asked, the same day will do' },
    { end: 16, start: 15, lag: 0, gap: -1, because: 'they overlap' },
    { end: 16, start: 15, lag: null, gap: -1, because: 'a missing lag is 0' },
    { end: 16, start: 15, lag: Number.NaN, gap: -1, because: 'an unusable lag is 0' },
    { end: 16, start: 15, lag: -1, gap: null, because: 'an overlap of one day is allowed' },
    { end: 13, start: 15, lag: 2.9, gap: null, because: 'whole days' },
  ])(
    'predecessor ends on the $end., successor starts on the $start., lag $lag: $because',
    ({ end, start, lag, gap }) => {
      const graph = dependencyGraph([node('a', 11, end), node('b', start, 20, [['a', lag]])])
      const lagDays = Math.trunc(Number.isNaN(lag) ? 0 : (lag ?? 0))
      const violation = {
        rule: 'DP1',
        taskId: 'b',
        predecessorId: 'a',
        gapDays: gap,
        requiredDays: lagDays,
        fixStart: addDays(DAY_ONE, end + lagDays - 1),
      }
      expect(bufferViolations(graph)).toEqual(gap === null ? [] : [violation])
    },
  )

  it('bufferViolations judges a milestone by its day', () => {
    expect(bufferViolations(dependencyGraph([node('a', 1, 5), node('b', null, 3, [['a', 1]])]))).toMatchObject([
      { taskId: 'b', predecessorId: 'a', gapDays: -2, requiredDays: 1, fixStart: '2024-03-06' },
    ])
  })

  it.each([
    { name: 'a finished successor', tasks: [node('a', 1, 5), node('b', 2, 3, [['a']], { progress: 100 })] },
    { name: 'a cancelled predecessor', tasks: [node('a', 1, 5, [], { hold: 'cancelled' }), node('b', 2, 3, [['a']])] },
    { name: 'a cancelled successor', tasks: [node('a', 1, 5), node('b', 2, 3, [['a']], { hold: 'cancelled' })] },
    { name: 'a predecessor without a plan', tasks: [node('a', 1, null), node('b', 2, 3, [['a']])] },
    { name: 'a successor without a valid plan', tasks: [node('a', 1, 5), node('b', 4, 3, [['a']])] },
    { name: 'links on a cycle', tasks: [node('a', 1, 5, [['b']]), node('b', 2, 3, [['a', 1]])] },
    { name: 'a task that is its own predecessor', tasks: [node('a', 1, 5, [['a']])] },
    { name: 'an unknown predecessor', tasks: [node('b', 2, 3, [['gone']])] },
  ])('bufferViolations does not judge $name', ({ tasks }) => {
    expect(bufferViolations(dependencyGraph(tasks))).toEqual([])
  })

  it('bufferViolations judges a link to a finished predecessor; of two links to one task the longer lag counts', () => {
    expect(
      bufferViolations(
        dependencyGraph([
          node('a', 1, 5, [], { progress: 100 }),
          node('b', 6, 8, [
            ['a', 1],
            ['a', 4],
            ['a', 2],
          ]),
        ]),
      ),
    ).toMatchObject([{ gapDays: 1, requiredDays: 4, fixStart: '2024-03-09' }])
  })
})

describe('[DP2] cycles', () => {
  it.each([
    { name: 'none', tasks: [node('a', 1, 2), node('b', 3, 4, [['a']])], cycles: [] },
    {
      name: 'a task that waits for itself',
      tasks: [node('a', 1, 2, [['a']]), node('b', 3, 4, [['a']])],
      cycles: [{ path: ['a', 'a'], ids: ['a'] }],
    },
    {
      name: 'two',
      tasks: [node('a', 1, 2, [['b']]), node('b', 3, 4, [['a']])],
      cycles: [{ path: ['a', 'b', 'a'], ids: ['a', 'b'] }],
    },
    {
      name: 'three in the order of the work',
      tasks: [node('a', 1, 2, [['c']]), node('b', 3, 4, [['a']]), node('c', 5, 6, [['b']])],
      cycles: [{ path: ['a', 'b', 'c', 'a'], ids: ['a', 'b', 'c'] }],
    },
    {
      name: 'two apart, by their first tasks',
      tasks: [node('d', 1, 2, [['e']]), node('a', 1, 2, [['b']]), node('b', 3, 4, [['a']]), node('e', 3, 4, [['d']])],
      cycles: [
        { path: ['d', 'e', 'd'], ids: ['d', 'e'] },
        { path: ['a', 'b', 'a'], ids: ['a', 'b'] },
      ],
    },
    {
      name: 'one that waits for another, by their first tasks',
      tasks: [
        node('a', 1, 2, [['b']]),
        node('b', 3, 4, [['a']]),
        node('c', 5, 6, [['d'], ['a']]),
        node('d', 7, 8, [['c']]),
      ],
      cycles: [
        { path: ['a', 'b', 'a'], ids: ['a', 'b'] },
        { path: ['c', 'd', 'c'], ids: ['c', 'd'] },
      ],
    },
    {
      name: 'a knot: the shortest path, all its tasks',
      tasks: [
        node('a', 1, 2, [['b'], ['d']]),
        node('b', 1, 2, [['c']]),
        node('c', 1, 2, [['a']]),
        node('d', 1, 2, [['a']]),
      ],
      cycles: [{ path: ['a', 'd', 'a'], ids: ['a', 'b', 'c', 'd'] }],
    },
    {
      name: 'broken by cancelling',
      tasks: [node('a', 1, 2, [['b']]), node('b', 3, 4, [['a']], { hold: 'cancelled' })],
      cycles: [],
    },
  ])('$name', ({ tasks, cycles }) => {
    expect(dependencyGraph(tasks).cycles).toEqual(cycles)
  })

  it('tasks behind a cycle are still scheduled and forecast', () => {
    const graph = dependencyGraph([
      node('start', 1, 2),
      node('a', 3, 4, [['start'], ['b']]),
      node('b', 5, 6, [['a']]),
      node('after', 12, 13, [['b', 3]]),
    ])
    expect(graph.cycles).toEqual([{ path: ['a', 'b', 'a'], ids: ['a', 'b'] }])
    expect(graph.order.indexOf(0)).toBeLessThan(graph.order.indexOf(1))
    expect(graph.order.indexOf(2)).toBeLessThan(graph.order.indexOf(3))
    expect(schedule(graph).tasks.map(({ id, earlyStart }) => [id, earlyStart])).toEqual([
      ['start', '2024-03-01'],
      ['a', '2024-03-03'],
      ['b', '2024-03-05'],
      ['after', '2024-03-12'],
    ])
    expect(campaignForecast(graph, TODAY).tasks.map(({ id }) => id)).toEqual(['start', 'a', 'b', 'after'])
  })

  it('the order of any graph puts every task after its predecessors, and each reported cycle closes', () => {
    const graphs = fc.array(fc.array(fc.nat({ max: 11 }), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(graphs, (links) => {
        const graph = dependencyGraph(
          links.map((into, at) =>
            node(
              `t${at}`,
              1,
              2,
              into.map((from): Link => [`t${from}`]),
            ),
          ),
        )
        expect(graph.order.toSorted((a, b) => a - b)).toEqual([...links.keys()])
        const place = new Map(graph.order.map((at, index) => [at, index]))
        expect(graph.into.flat().every(({ from, to }) => (place.get(from) ?? 0) < (place.get(to) ?? 0))).toBe(true)
        expect(graph.outOf.flat()).toHaveLength(graph.into.flat().length)
        const named = new Set(graph.links.map(({ from, to }) => `t${from}>t${to}`))
        for (const { path, ids } of graph.cycles) {
          expect(path.length).toBeGreaterThan(1)
          expect(path[0]).toBe(path.at(-1))
          expect(path.every((id) => ids.includes(id))).toBe(true)
          expect(path.slice(1).every((id, at) => named.has(`${path[at]}>${id}`))).toBe(true)
        }
        const cyclic = new Set(graph.cycles.flatMap(({ ids }) => ids))
        const removed = graph.links.filter((link) => !graph.into.flat().includes(link))
        expect(removed.every(({ from, to }) => cyclic.has(`t${from}`) && cyclic.has(`t${to}`))).toBe(true)
      }),
      { seed: 20240301, numRuns: 400 },
    )
  })

  it('dependencyGraph handles a chain of 20 000 tasks', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => node(`t${at}`, 1, 1, at === 0 ? [] : [[`t${at - 1}`, 1]]))
    const graph = dependencyGraph(chain)
    expect(graph.order).toEqual([...chain.keys()])
    expect(schedule(graph).end).toBe(addDays(DAY_ONE, 19_999))
  })
})

describe('[DP3] float and critical path', () => {
  const plan = [
    node('design', 1, 5),
    node('print', 6, 12, [['design', 1]]),
    node('post', 6, 8, [['design', 1]]),
    node('launch', 15, 16, [
      ['print', 3],
      ['post', 1],
    ]),
    node('idea', null, 4),
  ]
  it('schedule gives early dates, late dates and floats', () => {
    expect(schedule(dependencyGraph(plan))).toEqual({
      rule: 'DP3',
      end: '2024-03-16',
      criticalPath: ['design', 'print', 'launch'],
      tasks: [
        {
          id: 'design',
          earlyStart: '2024-03-01',
          earlyEnd: '2024-03-05',
          lateStart: '2024-03-01',
          lateEnd: '2024-03-05',
          floatDays: 0,
          freeFloatDays: 0,
          critical: true,
        },
        {
          id: 'print',
          earlyStart: '2024-03-06',
          earlyEnd: '2024-03-12',
          lateStart: '2024-03-06',
          lateEnd: '2024-03-12',
          floatDays: 0,
          freeFloatDays: 0,
          critical: true,
        },
        {
          id: 'post',
          earlyStart: '2024-03-06',
          earlyEnd: '2024-03-08',
          lateStart: '2024-03-12',
          lateEnd: '2024-03-14',
          floatDays: 6,
          freeFloatDays: 6,
          critical: false,
        },
        {
          id: 'launch',
          earlyStart: '2024-03-15',
          earlyEnd: '2024-03-16',
          lateStart: '2024-03-15',
          lateEnd: '2024-03-16',
          floatDays: 0,
          freeFloatDays: 0,
          critical: true,
        },
        {
          id: 'idea',
          earlyStart: '2024-03-04',
          earlyEnd: '2024-03-04',
          lateStart: '2024-03-16',
          lateEnd: '2024-03-16',
          floatDays: 12,
          freeFloatDays: 12,
          critical: false,
        },
      ],
    })
  })

  it('schedule moves a plan that violates its links, and free float ends at the first successor', () => {
    const result = schedule(
      dependencyGraph([
        node('a', 1, 5),
        node('b', 3, 4, [['a', 1]]),
        node('c', 10, 11, [['b', 1]]),
        node('d', 20, 20, [['c']]),
      ]),
    )
    expect(
      result.tasks.map(({ id, earlyStart, earlyEnd, floatDays, freeFloatDays }) => [
        id,
        earlyStart,
        earlyEnd,
        floatDays,
        freeFloatDays,
      ]),
    ).toEqual([
      ['a', '2024-03-01', '2024-03-05', 11, 0],
      ['b', '2024-03-06', '2024-03-07', 11, 2],
      ['c', '2024-03-10', '2024-03-11', 9, 9],
      ['d', '2024-03-20', '2024-03-20', 0, 0],
    ])
    expect(result.criticalPath).toEqual(['d'])
  })

  it('a task with a day of float is not critical', () => {
    const { tasks, criticalPath } = schedule(
      dependencyGraph([node('a', 1, 4), node('b', 6, 7, [['a', 1]]), node('c', 1, 7)]),
    )
    expect(tasks.map(({ id, floatDays, critical }) => [id, floatDays, critical])).toEqual([
      ['a', 1, false],
      ['b', 0, true],
      ['c', 0, true],
    ])
    expect(criticalPath).toEqual(['c', 'b'])
  })

  it('schedule leaves out cancelled tasks and tasks without a plan, and has no end without any', () => {
    const result = schedule(
      dependencyGraph([
        node('a', 1, 5, [], { hold: 'cancelled' }),
        node('b', 9, 3),
        node('c', 1, null),
        node('d', 2, 3, [
          ['a', 9],
          ['b', 9],
          ['c', 9],
        ]),
        node('e', 9, 4, [['d']]),
      ]),
    )
    expect(result.tasks.map(({ id, earlyStart, floatDays }) => [id, earlyStart, floatDays])).toEqual([
      ['d', '2024-03-02', 0],
    ])
    expect(schedule(dependencyGraph([]))).toEqual({ rule: 'DP3', tasks: [], criticalPath: [], end: null })
  })

  it('float is never negative, somebody is always critical, and slipping within the float moves nothing', () => {
    const plans = fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 9 }),
        fc.array(fc.tuple(fc.nat({ max: 9 }), fc.integer({ min: -2, max: 5 })), { maxLength: 2 }),
      ),
      { minLength: 1, maxLength: 10 },
    )
    const build = (
      rows: readonly (readonly [number, number, readonly (readonly [number, number])[]])[],
      slipAt = -1,
      slip = 0,
    ) =>
      schedule(
        dependencyGraph(
          rows.map(([start, length, into], at) =>
            node(
              `t${at}`,
              start + (at === slipAt ? slip : 0),
              start + length + (at === slipAt ? slip : 0),
              into.filter(([from]) => from < at).map(([from, lag]): Link => [`t${from}`, lag]),
            ),
          ),
        ),
      )
    fc.assert(
      fc.property(plans, fc.nat({ max: 9 }), (rows, pick) => {
        const result = build(rows)
        expect(
          result.tasks.every(
            ({ floatDays, freeFloatDays }) => floatDays >= 0 && freeFloatDays >= 0 && freeFloatDays <= floatDays,
          ),
        ).toBe(true)
        expect(result.criticalPath.length).toBeGreaterThan(0)
        const chosen = result.tasks[pick % result.tasks.length]
        const at = Number(chosen?.id.slice(1))
        const planned = addDays(DAY_ONE, (rows[at]?.[0] ?? 1) - 1)
        const pushed = daysBetween(planned, chosen?.earlyStart ?? '') ?? 0
        expect(build(rows, at, pushed + (chosen?.floatDays ?? 0)).end).toBe(result.end)
        expect(build(rows, at, pushed + (chosen?.floatDays ?? 0) + 1).end).not.toBe(result.end)
      }),
      { seed: 20240301, numRuns: 300 },
    )
  })
})

describe('[FC1] the campaign forecast', () => {
  it('campaignForecast moves a task that has not begun behind its predecessors', () => {
    const tasks = [
      node('poster', 1, 8, [], { actualStart: '2024-03-01', progress: 50 }), // by pace: 20 days, until 03-20
      node('print', 12, 14, [['poster', 2]]), // three days from 03-22
      node('launch', 20, 20, [['print', 1]]),
      node('thanks', 31, 31, [['launch']]),
    ]
    expect(campaignForecast(dependencyGraph(tasks), TODAY)).toEqual({
      rule: 'FC1',
      end: '2024-03-31',
      decidedBy: ['thanks'],
      unknown: [],
      tasks: [
        { id: 'poster', own: '2024-03-20', forecastEnd: '2024-03-20', pushDays: 0, pushedBy: null, waitsFor: [] },
        { id: 'print', own: '2024-03-14', forecastEnd: '2024-03-24', pushDays: 10, pushedBy: 'poster', waitsFor: [] },
        { id: 'launch', own: '2024-03-20', forecastEnd: '2024-03-25', pushDays: 5, pushedBy: 'print', waitsFor: [] },
        { id: 'thanks', own: '2024-03-31', forecastEnd: '2024-03-31', pushDays: 0, pushedBy: null, waitsFor: [] },
      ],
    })
  })

  it.each([
    { name: 'progress', facts: { progress: 10 }, pushDays: 0 },
    { name: 'an actual start', facts: { actualStart: '2024-03-10' }, pushDays: 0 },
    { name: 'nothing but a start in the future', facts: { actualStart: '2024-03-11' }, pushDays: 9 },
    { name: 'nothing', facts: {}, pushDays: 9 },
  ])('a task with $name is pushed by $pushDays days', ({ facts, pushDays }) => {
    const forecast = campaignForecast(
      dependencyGraph([node('a', 18, 22), node('b', 12, 14, [['a', -1]], facts)]),
      TODAY,
    )
    expect(forecast.tasks[1]).toMatchObject({ id: 'b', pushDays })
  })

  it.each([
    {
      name: 'by its actual end',
      facts: { progress: 100, actualEnd: '2024-03-09' },
      b: '2024-03-19',
      end: '2024-03-19',
    },
    {
      name: 'not by an end in the future',
      facts: { progress: 100, actualEnd: '2024-03-25' },
      b: '2024-03-14',
      end: '2024-03-14',
    },
    { name: 'not when nobody noted it', facts: { progress: 100 }, b: '2024-03-14', end: '2024-03-14' },
  ])('a done predecessor binds $name', ({ facts, b, end }) => {
    const forecast = campaignForecast(
      dependencyGraph([node('a', 1, 9, [], facts), node('b', 12, 14, [['a', 8]])]),
      TODAY,
    )
    expect([forecast.tasks.map(({ id, forecastEnd }) => [id, forecastEnd]), forecast.end]).toEqual([[['b', b]], end])
  })

  it('pushedBy is null where no predecessor adds days, and the first of two that add the same', () => {
    const exact = dependencyGraph([
      node('a', 12, 14),
      node('b', 12, 15),
      node('c', 16, 18, [['a', 2]]),
      node('d', 16, 17, [
        ['a', 5],
        ['b', 4],
      ]),
    ])
    expect(campaignForecast(exact, TODAY).tasks.slice(2)).toMatchObject([
      { id: 'c', own: '2024-03-18', forecastEnd: '2024-03-18', pushDays: 0, pushedBy: null },
      { id: 'd', own: '2024-03-17', forecastEnd: '2024-03-20', pushDays: 3, pushedBy: 'a' },
    ])
  })

  it('the end counts a done task that ended last, and decidedBy names every task that ends then', () => {
    const forecast = campaignForecast(
      dependencyGraph([
        node('late', 1, 5, [], { progress: 100, actualEnd: '2024-03-10' }),
        node('b', 10, 10),
        node('c', 9, 10, [], { hold: 'cancelled' }),
      ]),
      TODAY,
    )
    expect([forecast.end, forecast.decidedBy]).toEqual(['2024-03-10', ['late', 'b']])
  })

  it('[FC1] campaignForecast lists tasks without a plan and a pace, also behind a predecessor, and who waits for them', () => {
    const forecast = campaignForecast(
      dependencyGraph([
        node('paused', 1, 5, [], { hold: 'paused' }),
        node('plan-less', null, null),
        node('b', 12, 14, [['paused', 3], ['plan-less']]),
        node('cancelled', 1, 5, [], { hold: 'cancelled' }),
        node('c', null, null, [['b', 1]]),
      ]),
      TODAY,
    )
    expect(forecast).toMatchObject({ end: '2024-03-14', decidedBy: ['b'], unknown: ['paused', 'plan-less', 'c'] })
    expect(forecast.tasks).toEqual([
      { id: 'plan-less', own: null, forecastEnd: null, pushDays: 0, pushedBy: null, waitsFor: [] },
      {
        id: 'b',
        own: '2024-03-14',
        forecastEnd: '2024-03-14',
        pushDays: 0,
        pushedBy: null,
        waitsFor: ['paused', 'plan-less'],
      },
      { id: 'c', own: null, forecastEnd: null, pushDays: 0, pushedBy: null, waitsFor: [] },
    ])
  })

  it('campaignForecast has no end without tasks, and with an invalid today takes dates as they are', () => {
    expect(campaignForecast(dependencyGraph([]), TODAY)).toEqual({
      rule: 'FC1',
      end: null,
      decidedBy: [],
      tasks: [],
      unknown: [],
    })
    const graph = dependencyGraph([
      node('a', 1, 9, [], { progress: 100, actualEnd: '2024-03-25' }),
      node('b', 12, 14, [['a']], { actualStart: '2024-03-11' }),
    ])
    expect(campaignForecast(graph, 'someday')).toMatchObject({ end: '2024-03-25', tasks: [{ id: 'b', pushDays: 0 }] })
  })
})
