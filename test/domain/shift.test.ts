import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  assessTask,
  createWorkdayCalendar,
  daysBetween,
  dependencyGraph,
  type NetworkTask,
  type TaskFacts,
} from '../../src/domain/index.ts'
import { previewShift, type ShiftChange, type ShiftOptions, shiftSteps } from '../../src/domain/shift.ts'

const TODAY = '2024-03-01'
const { isWorkday } = createWorkdayCalendar()
const OPTIONS: ShiftOptions = { today: TODAY, isWorkday, pulls: false, keeps: new Set() }

type Link = readonly [id: string, lag?: number]
/** A task by its planned days of March 2024, with its predecessors. */
function node(
  id: string,
  from: number | null,
  to: number | null,
  links: readonly Link[] = [],
  facts: Partial<TaskFacts> = {},
): NetworkTask {
  const day = (number: number | null) => (number === null ? null : addDays('2024-03-01', number - 1))
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
    predecessors: links.map(([link, lagDays = 0]) => ({ id: link, lagDays })),
  }
}
const move = (
  ids: string | readonly string[],
  days: number,
  unit: 'calendar' | 'workday' = 'calendar',
): ShiftChange => ({
  kind: 'move',
  ids: typeof ids === 'string' ? [ids] : ids,
  days,
  unit,
})
const preview = (
  tasks: readonly NetworkTask[],
  changes: ShiftChange | readonly ShiftChange[],
  options: Partial<ShiftOptions> = {},
) => previewShift(dependencyGraph(tasks), [changes].flat(), { ...OPTIONS, ...options })
/** 'id start–end', days of March. */
const dates = ({ moved }: ReturnType<typeof preview>) =>
  moved.map(
    ({ id, after }) =>
      `${id} ${after.start === null ? '' : Number(after.start.slice(8))}–${Number(after.end.slice(8))}`,
  )

/** Material has to be there three days before the launch, the launch comes before the report. */
const CAMPAIGN = [
  node('material', 4, 8),
  node('launch', 11, 12, [['material', 3]]),
  node('report', 18, 19, [['launch', 1]]),
  node('other', 4, 30),
]

describe('[SH1] the preview of a shift', () => {
  it('pushes successors so far that their lag is kept, and leaves those alone that have room', () => {
    const result = preview(CAMPAIGN, move('material', 3))
    expect(dates(result)).toEqual(['material 7–11', 'launch 14–15'])
    expect(result.moved[1]).toEqual({
      id: 'launch',
      before: { start: '2024-03-11', end: '2024-03-12' },
      after: { start: '2024-03-14', end: '2024-03-15' },
      days: 3,
      because: 'pushed',
      by: 'material',
      isPast: false,
    })
    expect(dates(preview(CAMPAIGN, move('material', 10)))).toEqual(['material 14–18', 'launch 21–22', 'report 23–24'])
  })

  it('leaves successors where they are when a task moves earlier, unless asked', () => {
    expect(dates(preview(CAMPAIGN, move('material', -2)))).toEqual(['material 2–6'])
    expect(dates(preview(CAMPAIGN, move('material', -2), { pulls: true }))).toEqual([
      'material 2–6',
      'launch 9–10',
      'report 16–17',
    ])
  })

  it('pulls a successor no further than its other predecessors allow', () => {
    const tasks = [node('a', 10, 12), node('b', 8, 13), node('c', 15, 16, [['a'], ['b', 1]])]
    expect(dates(preview(tasks, move('a', -6), { pulls: true }))).toEqual(['a 4–6', 'c 14–15'])
  })

  it('moves a whole phase at once and keeps the distances in it', () => {
    expect(dates(preview(CAMPAIGN, move(['material', 'launch', 'report'], 4)))).toEqual([
      'material 8–12',
      'launch 15–16',
      'report 22–23',
    ])
    const short = [node('a', 4, 8), node('b', 9, 10, [['a', 3]])]
    expect(dates(preview(short, move(['a', 'b'], 4)))).toEqual(['a 8–12', 'b 13–14'])
  })

  it('counts in workdays: the length in workdays stays, and a push ends on a workday', () => {
    // 8 March 2024 is a Friday.
    const tasks = [node('a', 7, 8), node('b', 11, 12, [['a', 1]])]
    expect(dates(preview(tasks, move('a', 1, 'workday')))).toEqual(['a 8–11', 'b 12–13'])
    expect(dates(preview(tasks, move('a', 2, 'workday')))).toEqual(['a 11–12', 'b 13–14'])
    expect(dates(preview([node('a', 7, 8), node('b', 8, 8, [['a', 0]])], move('a', 1)))).toEqual(['a 8–9', 'b 9–9'])
    expect(dates(preview([node('a', 7, 7), node('b', 8, 8, [['a', 1]])], move('a', 1, 'workday')))).toEqual([
      'a 8–8',
      'b 11–11',
    ])
  })

  it('moves only the end of a task that has begun, only when asked, and never before its start', () => {
    const tasks = [node('a', 1, 8, [], { progress: 20 }), node('b', 9, 10, [['a']], { progress: 5 })]
    const later = preview(tasks, move('a', 4))
    expect(dates(later)).toEqual(['a 1–12'])
    expect(later.violations.before).toEqual([])
    expect(later.violations.after).toMatchObject([{ taskId: 'b', predecessorId: 'a', fixStart: '2024-03-12' }])
    expect(dates(preview(tasks, move('a', -30)))).toEqual(['a 1–1'])
  })

  it('moves a milestone by its day', () => {
    expect(dates(preview([node('m', null, 8)], move('m', 2)))).toEqual(['m –10'])
  })

  it('says why a task stays that somebody wants to move', () => {
    const tasks = [
      node('done', 1, 2, [], { progress: 100 }),
      node('cancelled', 1, 2, [], { hold: 'cancelled' }),
      node('unplanned', null, null),
      node('zero', 4, 5),
    ]
    const { moved, excluded } = preview(tasks, [move(['done', 'cancelled', 'unplanned'], 3), move('zero', 0)])
    expect(moved).toEqual([])
    expect(excluded).toEqual([
      { id: 'done', because: 'done' },
      { id: 'cancelled', because: 'cancelled' },
      { id: 'unplanned', because: 'noPlan' },
      { id: 'zero', because: 'nothingLeft' },
    ])
  })

  it('keeps the unticked rows, names where they would go, and what that breaks', () => {
    const result = preview(CAMPAIGN, move('material', 10), { keeps: new Set(['launch']) })
    expect(dates(result)).toEqual(['material 14–18'])
    expect(result.kept).toMatchObject([{ id: 'launch', after: { start: '2024-03-21' }, by: 'material' }])
    expect(result.violations.after).toMatchObject([{ taskId: 'launch', predecessorId: 'material' }])
  })

  it('tells the end of the plan before and afterwards, and dates before today', () => {
    const result = preview([node('a', 4, 8), node('b', 10, 12)], [move('b', 5), move('a', -6)])
    expect(result.end).toEqual({ before: '2024-03-12', after: '2024-03-17' })
    expect(result.moved.map(({ id, isPast }) => [id, isPast])).toEqual([
      ['a', true],
      ['b', false],
    ])
  })

  it('leaves links on a cycle out and ends', () => {
    const tasks = [node('a', 4, 5, [['b']]), node('b', 6, 7, [['a']]), node('c', 8, 8, [['b']])]
    expect(dates(preview(tasks, move('a', 9)))).toEqual(['a 13–14'])
    expect(dates(preview(tasks, move('b', 3)))).toEqual(['b 9–10', 'c 10–10'])
  })
})

describe('[SH3] the sandbox', () => {
  it('holds several changes: each sees the dates that those before it leave', () => {
    const result = preview(CAMPAIGN, [move('material', 3), move('launch', 2), move('material', -3)])
    expect(dates(result)).toEqual(['launch 16–17'])
    expect(dates(preview(CAMPAIGN, [move('material', 3), move('material', -3), move('launch', -3)]))).toEqual([])
  })

  it('shortens what is left of a task with more people', () => {
    const pace = (id: string, factor: number): ShiftChange => ({ kind: 'pace', ids: [id], factor, unit: 'calendar' })
    expect(dates(preview(CAMPAIGN, pace('other', 2)))).toEqual(['other 4–17'])
    expect(dates(preview([node('a', 1, 10, [], { actualStart: '2024-03-01', progress: 10 })], pace('a', 3)))).toEqual([
      'a 1–4',
    ])
    expect(dates(preview(CAMPAIGN, pace('material', 0.5)))).toEqual(['material 4–13', 'launch 16–17'])
    expect(preview(CAMPAIGN, pace('other', 0)).excluded).toEqual([{ id: 'other', because: 'nothingLeft' }])
    expect(
      preview(
        [node('late', 1, 2, [], { actualStart: '2024-02-20', plannedStart: '2024-02-20', plannedEnd: '2024-02-25' })],
        pace('late', 2),
      ).excluded,
    ).toEqual([{ id: 'late', because: 'nothingLeft' }])
  })

  it('drops tasks from the plan, with their links and their end', () => {
    const result = preview(CAMPAIGN, [{ kind: 'cut', ids: ['other', 'material'] }, move('material', 9)])
    expect(result.cut).toEqual(['other', 'material'])
    expect(result.moved).toEqual([])
    expect(result.end).toEqual({ before: '2024-03-30', after: '2024-03-19' })
    expect(
      result.graph.links.map(({ from, to }) => [result.graph.tasks[from]?.id, result.graph.tasks[to]?.id]),
    ).toEqual([['launch', 'report']])
  })
})

const plans = fc.array(
  fc.record({
    start: fc.integer({ min: 1, max: 30 }),
    days: fc.integer({ min: 1, max: 6 }),
    progress: fc.constantFrom(null, null, null, 0, 30, 100),
    into: fc.array(fc.record({ from: fc.nat({ max: 11 }), lag: fc.integer({ min: -2, max: 5 }) }), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 12 },
)
const wishes = fc.record({
  ids: fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 3 }),
  days: fc.integer({ min: -9, max: 9 }).filter((days) => days !== 0),
  unit: fc.constantFrom('calendar' as const, 'workday' as const),
  pulls: fc.boolean(),
  keeps: fc.array(fc.nat({ max: 11 }), { maxLength: 2 }),
})
const build = (rows: Parameters<Parameters<typeof plans.map>[0]>[0]) =>
  rows.map(({ start, days, progress, into }, at) =>
    node(
      `t${String(at)}`,
      start,
      start + days - 1,
      into
        .filter(({ from }) => from < rows.length && from !== at)
        .map(({ from, lag }): Link => [`t${String(from)}`, lag]),
      { progress },
    ),
  )

describe('[SH1] every preview', () => {
  it('keeps the lags behind moved tasks, moves nobody for nothing, and never what is over or has begun', () => {
    fc.assert(
      fc.property(plans, wishes, (rows, { ids, days, unit, pulls, keeps }) => {
        const tasks = build(rows)
        const asked = new Set(ids.map((id) => `t${String(id)}`))
        const kept = new Set(keeps.map((id) => `t${String(id)}`))
        const result = preview(tasks, move([...asked], days, unit), { pulls, keeps: kept })
        const { graph } = result
        const after = new Map(result.moved.map((task) => [task.id, task]))
        const endOf = (at: number) => graph.tasks[at]?.task.plannedEnd ?? ''
        const startOf = (at: number) => graph.tasks[at]?.task.plannedStart ?? ''
        for (const task of result.moved) {
          const before = tasks.find(({ id }) => id === task.id)
          expect(kept.has(task.id)).toBe(false)
          expect(before?.assessment.state).not.toBe('done')
          if (task.because === 'asked') continue
          expect(before?.assessment.actual).toBe(0)
          expect(pulls || task.days > 0).toBe(true)
          const at = tasks.findIndex(({ id }) => id === task.id)
          const gaps = (graph.into[at] ?? []).map(({ from, lagDays }) => ({
            room: (daysBetween(endOf(from), startOf(at)) ?? 0) - lagDays,
            isMoved: after.has(tasks[from]?.id ?? ''),
          }))
          // A link from a moved task holds, and one of them allows no earlier day.
          expect(gaps.filter(({ isMoved, room }) => isMoved && room < 0)).toEqual([])
          const mayBeLate = task.because !== 'pushed' || unit !== 'calendar'
          expect(mayBeLate || gaps.some(({ isMoved, room }) => isMoved && room === 0)).toBe(true)
        }
        // A violation that is new has a successor that may not move, or that somebody moved earlier.
        const known = new Set(result.violations.before.map(({ taskId, predecessorId }) => `${predecessorId} ${taskId}`))
        for (const { taskId, predecessorId } of result.violations.after) {
          if (known.has(`${predecessorId} ${taskId}`)) continue
          const successor = tasks.find(({ id }) => id === taskId)
          const isFixed = kept.has(taskId) || (successor?.assessment.actual ?? 0) > 0
          expect(isFixed || (asked.has(taskId) && days < 0)).toBe(true)
        }
      }),
      { seed: 20240301, numRuns: 500 },
    )
  })

  it('is the same in slices, and takes two thousand tasks with three thousand links by looking at each once a change', () => {
    const tasks = Array.from({ length: 2000 }, (_none, at) =>
      node(`t${String(at)}`, (at % 50) * 2 + 1, (at % 50) * 2 + 2, [
        ...(at % 50 === 0 ? [] : [[`t${String(at - 1)}`, 1] as const]),
        ...(at >= 50 && at % 2 === 0 ? [[`t${String(at - 50)}`, 0] as const] : []),
      ]),
    )
    const graph = dependencyGraph(tasks)
    expect(graph.links.length).toBeGreaterThan(2900)
    let looks = 0
    const counted = {
      ...graph,
      into: new Proxy(graph.into, {
        get(target, key, receiver) {
          if (typeof key === 'string' && /^\d+$/u.test(key)) looks += 1
          return Reflect.get(target, key, receiver) as unknown
        },
      }),
    }
    const steps = shiftSteps(counted, [move('t0', 3), move('t50', 2)], OPTIONS)
    let pauses = 0
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) pauses += 1
    expect(pauses).toBeGreaterThan(2)
    // Each change looks once; judging the buffers before and afterwards looks twice more.
    expect(looks).toBeLessThanOrEqual(5 * tasks.length)
    expect(step.value.moved).toEqual(previewShift(graph, [move('t0', 3), move('t50', 2)], OPTIONS).moved)
    expect(step.value.moved.length).toBeGreaterThan(40)
  })
})
