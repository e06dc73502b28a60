import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planBoardSteps } from '../../../src/application/planning/planBoard.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { addDays, allAtOnce, createWorkdayCalendar, formatDay, parseDay } from '../../../src/domain/index.ts'
import { daysOff, ganttAxis, ganttRange, ganttTicks, MOST_AXIS_DAYS } from '../../../src/ui/gantt/ganttAxis.ts'
import { barPlace, ganttArrows, linkKey, planEdges, rowTops, TASK_HEIGHT } from '../../../src/ui/gantt/ganttPlaces.ts'
import { type DaySpan, frozenSpan, type GanttRow, ganttRowsSteps, shownRows } from '../../../src/ui/gantt/ganttRows.ts'
import { draftSpan } from '../../../src/ui/gantt/ganttTexts.ts'
import { assessedTasks } from '../../report/support/history.ts'
import { rowOf, type RowSketch } from '../../report/support/sampleSheets.ts'

const TODAY = '2024-06-14'
const at = (day: string): number => parseDay(day) ?? Number.NaN
const text = (span: DaySpan | null): string =>
  span === null ? '' : `${formatDay(span.from) ?? ''} ${formatDay(span.to) ?? ''}`

/** What is drawn of these rows. */
function drawn(
  sketches: readonly RowSketch[],
  { today = TODAY, asOf = today }: { readonly today?: string; readonly asOf?: string } = {},
) {
  const tasks = assessedTasks(sketches.map(rowOf), today)
  const plan = allAtOnce(planBoardSteps(tasks, DEFAULT_SETTINGS.lagDefaults, today))
  const criticalIds = new Set(plan.critical.map(({ row }) => row.recordId))
  return { plan, rows: allAtOnce(ganttRowsSteps({ tasks, today, asOf, criticalIds })) }
}

const one = (cells: Omit<RowSketch, 'recordId'>, days?: { readonly today?: string; readonly asOf?: string }) =>
  drawn([{ recordId: 'a', plannedStart: '2024-06-10', plannedEnd: '2024-06-12', ...cells }], days).rows

describe('the bars of a task', () => {
  it.each([
    { cells: {}, plan: '2024-06-10 2024-06-12', actual: '', delay: '2024-06-13 2024-06-14' },
    {
      cells: { progress: 30, actualStart: '2024-06-11' },
      actual: '2024-06-11 2024-06-14',
      delay: '2024-06-13 2024-06-14',
    },
    {
      cells: { progress: 100, actualStart: '2024-06-10', actualEnd: '2024-06-11' },
      actual: '2024-06-10 2024-06-11',
      delay: '',
    },
    {
      cells: { progress: 100, actualStart: '2024-06-10', actualEnd: '2024-06-13' },
      actual: '2024-06-10 2024-06-13',
      delay: '2024-06-13 2024-06-13',
    },
    { cells: { progress: 100, actualEnd: '2024-06-12' }, actual: '2024-06-12 2024-06-12', delay: '' },
    { cells: { progress: 100, actualStart: '2024-06-11' }, actual: '2024-06-11 2024-06-11', delay: '' },
    { cells: { progress: 100 }, actual: '', delay: '' },
    { cells: { progress: 50 }, actual: '', delay: '2024-06-13 2024-06-14' },
    {
      cells: { plannedEnd: '2024-06-20', actualStart: '2024-06-18' },
      plan: '2024-06-10 2024-06-20',
      actual: '',
      delay: '',
    },
    { cells: { plannedStart: null, plannedEnd: '2024-06-20' }, plan: '2024-06-20 2024-06-20', actual: '', delay: '' },
    {
      cells: { hold: 'paused' as const, progress: 30, actualStart: '2024-06-11' },
      actual: '2024-06-11 2024-06-11',
      delay: '',
    },
  ])('[ST1] [ST2] $cells: actual $actual, late $delay', ({ cells, plan, actual, delay }) => {
    const [task] = one(cells).tasks
    expect(text(task?.plan ?? null)).toBe(plan ?? '2024-06-10 2024-06-12')
    expect(text(task?.actual ?? null)).toBe(actual)
    expect(text(task?.delay ?? null)).toBe(delay)
  })

  it('the actual bar of an unfinished task ends on the as-of day, and on its own day when it began after it', () => {
    const cells = { plannedEnd: '2024-06-20', progress: 10 }
    const until = (actualStart: string) =>
      text(one({ ...cells, actualStart }, { today: TODAY, asOf: '2024-06-13' }).tasks[0]?.actual ?? null)
    expect(until('2024-06-11')).toBe('2024-06-11 2024-06-13')
    expect(until('2024-06-14')).toBe('2024-06-14 2024-06-14')
  })

  it('the delay is as long as the delay of the assessed row', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20, max: 20 }),
        fc.integer({ min: 0, max: 9 }),
        fc.boolean(),
        (start, days, isDone) => {
          const plannedStart = addDays(TODAY, start)
          const cells = { plannedStart, plannedEnd: addDays(plannedStart, days) }
          const [task] = one(isDone ? { ...cells, progress: 100, actualEnd: TODAY } : cells).tasks
          const length = task?.delay ? task.delay.to - task.delay.from + 1 : 0
          expect(length).toBe(Math.max(0, task?.task.assessment.delayDays ?? 0))
        },
      ),
    )
  })

  it('tasks without a usable plan and cancelled ones are told apart and not drawn', () => {
    const { rows } = drawn([
      { recordId: 'none', title: '没有日期' },
      { recordId: 'start alone', plannedStart: '2024-06-10' },
      { recordId: 'reversed', plannedStart: '2024-06-12', plannedEnd: '2024-06-10' },
      { recordId: 'cancelled', plannedEnd: '2024-06-10', hold: 'cancelled' },
      { recordId: 'good', plannedEnd: '2024-06-10' },
    ])
    expect(rows.tasks.map(({ id }) => id)).toEqual(['good'])
    expect(rows.unplannedIds).toEqual(['none', 'start alone', 'reversed'])
    expect(rows.cancelledIds).toEqual(['cancelled'])
  })

  it('[SH1] a draft moves the whole plan, of a task that has begun only its end and never before its start', () => {
    const [fresh] = one({ plannedStart: '2024-06-20', plannedEnd: '2024-06-22' }).tasks
    const [begun] = one({ plannedEnd: '2024-06-20', progress: 10 }).tasks
    if (fresh === undefined || begun === undefined) throw new Error('no task')
    expect(text(draftSpan(fresh, 2))).toBe('2024-06-22 2024-06-24')
    expect(text(draftSpan(begun, 2))).toBe('2024-06-10 2024-06-22')
    expect(text(draftSpan(begun, -30))).toBe('2024-06-10 2024-06-10')
  })

  it('[BL2] a frozen plan with one day is that day, and one with reversed days is not drawn', () => {
    expect(text(frozenSpan({ plannedStart: '2024-06-01', plannedEnd: null }))).toBe('2024-06-01 2024-06-01')
    expect(frozenSpan({ plannedStart: '2024-06-05', plannedEnd: '2024-06-01' })).toBeNull()
  })
})

describe('the rows', () => {
  const sketches: readonly RowSketch[] = [
    { recordId: 'later', stage: '执行期', plannedStart: '2024-06-20', plannedEnd: '2024-06-21' },
    { recordId: 'nowhere', plannedStart: '2024-06-01', plannedEnd: '2024-06-02' },
    { recordId: 'long', stage: '筹备期', plannedStart: '2024-06-03', plannedEnd: '2024-06-30' },
    { recordId: 'short', stage: '筹备期', plannedStart: '2024-06-03', plannedEnd: '2024-06-05' },
  ]
  const names = (rows: readonly GanttRow[]) =>
    rows.map((row) => (row.kind === 'task' ? row.id : `${row.stage ?? '—'} ${String(row.count)} ${String(row.late)}`))

  it('stand by stage as the stages begin, within a stage by plan; tasks without a stage are last', () => {
    const { rows } = drawn(sketches)
    expect(names(shownRows(rows.tasks, 'all'))).toEqual([
      '筹备期 2 1',
      'short',
      'long',
      '执行期 1 0',
      'later',
      '— 1 1',
      'nowhere',
    ])
  })

  it('a filter leaves the tasks that slip, and a sheet without stages has no headings', () => {
    const { rows } = drawn(sketches.map(({ stage: _stage, ...rest }) => rest))
    expect(names(shownRows(rows.tasks, 'all'))).toEqual(['nowhere', 'short', 'long', 'later'])
    expect(names(shownRows(rows.tasks, 'late'))).toEqual(['nowhere', 'short'])
  })

  it('[DP3] critical ones are those that decide the end', () => {
    const { rows } = drawn([
      { recordId: 'a', plannedStart: '2024-06-20', plannedEnd: '2024-06-21' },
      { recordId: 'b', plannedStart: '2024-06-22', plannedEnd: '2024-06-30', predecessors: ['a'] },
      { recordId: 'c', plannedStart: '2024-06-22', plannedEnd: '2024-06-23' },
    ])
    expect(names(shownRows(rows.tasks, 'critical'))).toEqual(['b'])
  })
})

describe('the axis', () => {
  const range = (sketches: readonly RowSketch[], frozen: readonly DaySpan[] = []) =>
    ganttRange(drawn(sketches).rows.tasks, at(TODAY), frozen)
  const span = (recordId: string, plannedStart: string, plannedEnd: string) => ({ recordId, plannedStart, plannedEnd })

  it.each([
    {
      because: 'from the first bar to the last',
      plan: ['2024-06-10', '2024-06-20'],
      from: '2024-06-10',
      to: '2024-06-20',
    },
    { because: 'as far as today when it is near', plan: ['2024-06-20', '2024-06-25'], from: TODAY, to: '2024-06-25' },
    {
      because: 'not as far as a distant today',
      plan: ['2024-08-01', '2024-08-05'],
      from: '2024-08-01',
      to: '2024-08-05',
    },
    { because: 'as far as a delay reaches', plan: ['2024-03-01', '2024-03-05'], from: '2024-03-01', to: TODAY },
  ])('reaches $because', ({ plan: [start = '', end = ''], from, to }) => {
    expect(range([span('a', start, end)])).toMatchObject({ from: at(from), to: at(to) })
  })

  it('is null without a task, and reaches as far as a baseline', () => {
    expect(range([])).toBeNull()
    expect(range([span('a', '2024-06-20', '2024-06-25')], [{ from: at('2024-06-22'), to: at('2024-07-09') }])?.to).toBe(
      at('2024-07-09'),
    )
  })

  it('a plan in the wrong century is left out and named, and the others stay readable', () => {
    const far = range([
      span('a', '2024-06-10', '2024-06-20'),
      span('b', '2024-06-15', '2024-06-25'),
      span('wrong', '2204-06-15', '2204-06-25'),
    ])
    expect([...(far?.farIds ?? [])]).toEqual(['wrong'])
    expect(far).toMatchObject({ from: at('2024-06-10'), to: at('2024-06-25') })
  })

  it.each([
    { zoom: 'fit' as const, days: 6, ticks: ['6/3', '6/4', '6/5', '6/6', '6/7', '6/8'] },
    { zoom: 'fit' as const, days: 28, ticks: ['6/3', '6/10', '6/17', '6/24'] },
    { zoom: 'week' as const, days: 28, ticks: ['6/3', '6/10', '6/17', '6/24'] },
    { zoom: 'fit' as const, days: 120, ticks: ['7/1', '8/1', '9/1'] },
    { zoom: 'fit' as const, days: 300, ticks: ['7/1', '10/1', '2025/1/1'] },
    { zoom: 'fit' as const, days: 1000, ticks: ['2025/1/1', '2026/1/1', ''] },
  ])('$days days, $zoom: $ticks', ({ zoom, days, ticks }) => {
    const from = at('2024-06-03')
    const axis = ganttAxis({ from, to: from + days - 1 }, 260, zoom)
    expect(ganttTicks(axis, TODAY).map((tick) => tick.text)).toEqual(ticks)
  })

  it('days off are shaded where days are wide enough, a holiday and its weekend as one', () => {
    const { isWorkday } = createWorkdayCalendar()
    const days = { from: at('2024-06-03'), to: at('2024-06-16') }
    const off = (room: number) => daysOff(ganttAxis(days, room, 'fit'), isWorkday).map(text)
    expect(off(260)).toEqual(['2024-06-08 2024-06-10', '2024-06-15 2024-06-16'])
    expect(off(40)).toEqual([])
  })

  const days = fc.integer({ min: 0, max: MOST_AXIS_DAYS - 1 })
  const axes = fc
    .record({
      from: fc.integer({ min: 0, max: 40_000 }),
      days,
      room: fc.integer({ min: 150, max: 700 }),
      zoom: fc.constantFrom('fit', 'week', 'day'),
    })
    .map(({ from, days: length, room, zoom }) => ganttAxis({ from, to: from + length }, room, zoom as 'fit'))

  it('a later day is further right by the same distance, and every bar lies within the drawing', () => {
    fc.assert(
      fc.property(
        axes,
        fc.integer({ min: -50, max: 1200 }),
        fc.integer({ min: 0, max: 300 }),
        (axis, start, length) => {
          expect(axis.x(axis.from + 1) - axis.x(axis.from)).toBeCloseTo(axis.dayWidth, 6)
          expect(axis.x(axis.to + 1) - axis.x(axis.to)).toBeCloseTo(axis.dayWidth, 6)
          const place = barPlace({ from: axis.from + start, to: axis.from + start + length }, axis)
          if (place === null) return
          expect(place.left).toBeGreaterThanOrEqual(0)
          expect(place.left + place.width).toBeLessThanOrEqual(axis.width)
        },
      ),
    )
  })

  it('words of ticks never overlap', () => {
    fc.assert(
      fc.property(axes, (axis) => {
        const shown = ganttTicks(axis, TODAY).filter((tick) => tick.text !== '')
        const overlapping = shown.filter((tick, index) => tick.x < endOf(shown[index - 1]))
        expect(overlapping).toEqual([])
      }),
    )
  })
})

/** Where the words of a tick end, at least. */
const endOf = (tick: { readonly x: number; readonly text: string } | undefined): number =>
  tick === undefined ? 0 : tick.x + tick.text.length * 6

describe('[DP1] [DP2] arrows', () => {
  const arrowsOf = (sketches: readonly RowSketch[]) => {
    const { plan, rows } = drawn(sketches)
    const range = ganttRange(rows.tasks, at(TODAY))
    if (range === null) throw new Error('no bars')
    const axis = ganttAxis(range, 260, 'fit')
    const shown = shownRows(rows.tasks, 'all')
    const tops = rowTops(shown)
    const shortKeys = new Set(plan.short.map(({ predecessorId, taskId }) => linkKey(predecessorId, taskId)))
    return { axis, shown, tops, arrows: ganttArrows(shown, tops, axis, { graph: plan.graph, shortKeys }) }
  }

  it('tell a kept lag, one that is too short, and a cycle', () => {
    const { arrows } = arrowsOf([
      { recordId: 'a', plannedStart: '2024-06-20', plannedEnd: '2024-06-21' },
      { recordId: 'kept', plannedStart: '2024-06-22', plannedEnd: '2024-06-23', predecessors: ['a'] },
      { recordId: 'short', plannedStart: '2024-06-22', plannedEnd: '2024-06-23', predecessors: ['a'], lagDays: 3 },
      { recordId: 'x', plannedEnd: '2024-06-23', predecessors: ['y'] },
      { recordId: 'y', plannedEnd: '2024-06-23', predecessors: ['x'] },
      { recordId: 'unplanned', predecessors: ['a'] },
    ])
    expect(arrows.map(({ to, kind }) => [to, kind])).toEqual([
      ['kept', 'kept'],
      ['short', 'short'],
      ['x', 'cycle'],
      ['y', 'cycle'],
    ])
  })

  it('begin at the end of a plan and end at the start of the next, in right angles', () => {
    const tasks = fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 40 }),
        days: fc.integer({ min: 0, max: 9 }),
        before: fc.nat(30),
        milestone: fc.boolean(),
      }),
      { minLength: 2, maxLength: 30 },
    )
    fc.assert(
      fc.property(tasks, (sketch) => {
        const { arrows, shown, tops, axis } = arrowsOf(
          sketch.map(({ start, days, before, milestone }, index) => ({
            recordId: `t${String(index)}`,
            plannedStart: addDays(TODAY, start),
            plannedEnd: addDays(TODAY, start + days),
            milestone,
            predecessors: before < index ? [`t${String(before)}`] : [],
          })),
        )
        for (const { from, to, points, rows } of arrows) {
          const [first, last] = [points[0], points.at(-1)]
          for (const [id, point, edge, row] of [
            [from, first, 'right', rows[0]],
            [to, last, 'left', rows[1]],
          ] as const) {
            const task = shown[row]
            if (task?.kind !== 'task' || point === undefined) throw new Error(`no row of ${id}`)
            expect(task.id).toBe(id)
            expect(point[0]).toBe(planEdges(task, axis)[edge])
            expect(point[1]).toBeGreaterThan(tops[row] ?? 0)
            expect(point[1]).toBeLessThan((tops[row] ?? 0) + TASK_HEIGHT)
          }
          for (const [index, [x, y]] of points.entries()) {
            const [nextX, nextY] = points[index + 1] ?? [x, y]
            expect(nextX === x || nextY === y).toBe(true)
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})
