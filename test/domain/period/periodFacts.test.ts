import { describe, expect, it } from 'vitest'
import { allAtOnce, assessTask, periodFactsSteps, type LoggedDay } from '../../../src/domain/index.ts'
import type { PeriodRecords, PeriodTask } from '../../../src/domain/index.ts'

/** A Tuesday. */
const DAY = { today: '2024-06-11', asOf: '2024-06-11' } as const
type TaskDraft = Partial<Omit<PeriodTask, 'task' | 'assessment'>> & { readonly task?: Partial<PeriodTask['task']> }

function taskOf(id: string, { task, ...more }: TaskDraft = {}): PeriodTask {
  const facts = {
    plannedStart: null,
    plannedEnd: null,
    actualStart: null,
    actualEnd: null,
    progress: null,
    hold: null,
    ...task,
  }
  return {
    id,
    task: facts,
    assessment: assessTask(facts, { ...DAY, calendar: { mode: 'calendar' } }),
    stage: null,
    owner: null,
    isMilestone: false,
    isPassed: false,
    hasConcern: false,
    measure: null,
    measureDue: null,
    ...more,
  }
}

const logged = (id: string, day: string, more: Partial<LoggedDay> = {}): LoggedDay => ({
  id,
  day,
  campaignId: null,
  kpiId: 'sales',
  target: null,
  actual: null,
  needs: null,
  plannedProgress: null,
  actualProgress: null,
  ...more,
})

const NOTHING: PeriodRecords = {
  tasks: [],
  days: [],
  channels: [],
  issues: [],
  actions: [],
  ratioGoals: new Set(),
  measureRows: new Map(),
}
const factsOf = (records: Partial<PeriodRecords>) => allAtOnce(periodFactsSteps({ ...NOTHING, ...records }, DAY))

describe('[DB1] the figures of a day', () => {
  it('[S0-6] a goal attains 84 %, 8 points more than the day before', () => {
    const { day } = factsOf({
      days: [
        logged('a', '2024-06-10', { target: 50_000, actual: 38_000 }),
        logged('b', '2024-06-11', { target: 50_000, actual: 42_000 }),
      ],
    })
    expect(day.goals).toMatchObject([{ id: 'b', attainment: 84, points: 8 }])
  })

  it('a coming day and a day without an actual value are not the last one', () => {
    const { day } = factsOf({
      days: [
        logged('a', '2024-06-10', { target: 10, actual: 5 }),
        logged('b', '2024-06-11', { target: 10 }),
        logged('c', '2024-06-12', { target: 10, actual: 9 }),
      ],
    })
    expect(day.goals.map(({ id, points }) => [id, points])).toEqual([['a', null]])
  })

  it('spending that nobody entered is not 0', () => {
    const entry = {
      day: '2024-06-11',
      channel: null,
      kpiId: null,
      numerator: null,
      denominator: null,
      change: null,
      anomaly: null,
    } as const
    expect(factsOf({ channels: [{ ...entry, id: 'a', spend: null }] }).day.spend).toMatchObject({ amount: null })
    const both = [0.1, 0.2].map((spend, at) => ({ ...entry, id: String(at), spend }))
    expect(factsOf({ channels: both }).day.spend.amount).toBe(0.3)
  })
})

describe('[DB2] who needs what', () => {
  const ask = (id: string, day: string) => logged(id, day, { needs: '增加地推' })
  it('the day takes the latest row of yesterday and today, the week every row', () => {
    const { supportOfDay, supportOfWeek } = factsOf({
      days: [ask('monday', '2024-06-10'), ask('tuesday', '2024-06-11')],
    })
    expect(supportOfDay.stated.map(({ id }) => id)).toEqual(['tuesday'])
    expect(supportOfWeek.stated.map(({ id }) => id)).toEqual(['monday', 'tuesday'])
    expect(factsOf({ days: [ask('sunday', '2024-06-09')] }).supportOfDay.stated).toEqual([])
  })

  it('an open task with a concern counts until a measure is written', () => {
    const task = (measure: string | null) => taskOf('a', { hasConcern: true, measure })
    expect(factsOf({ tasks: [task(null)] }).supportOfDay.withoutMeasureIds).toEqual(['a'])
    expect(factsOf({ tasks: [task('换供应商')] }).supportOfDay.withoutMeasureIds).toEqual([])
  })
})

describe('[DB3] a day on site', () => {
  const onSite = (stage: string, task: Partial<PeriodTask['task']>) =>
    factsOf({ tasks: [taskOf('a', { stage, task })] }).day.onSiteIds
  const today = { plannedStart: '2024-06-11', plannedEnd: '2024-06-11' }
  it.each([
    { stage: '执行期', task: today, ids: ['a'], because: 'it is planned for today' },
    { stage: '筹备期', task: today, ids: [], because: 'it is no stage of the event' },
    { stage: '爆发期', task: { actualStart: '2024-06-01', progress: 10 }, ids: ['a'], because: 'it is under way' },
    { stage: '执行期', task: { ...today, hold: 'paused' as const }, ids: [], because: 'a paused task is off' },
    { stage: '执行期', task: { plannedStart: '2024-06-12', plannedEnd: '2024-06-13' }, ids: [], because: 'tomorrow' },
  ])('$stage: $because', ({ stage, task, ids }) => {
    expect(onSite(stage, task)).toEqual(ids)
  })
})

describe('[WK1] a week', () => {
  it('goes from Monday to Sunday, and holds what was done in it', () => {
    const done = (id: string, actualEnd: string | null, more: TaskDraft = {}) =>
      taskOf(id, { ...more, task: { progress: 100, actualEnd } })
    const { week } = factsOf({
      tasks: [
        done('sunday', '2024-06-09'),
        done('monday', '2024-06-10'),
        done('undated', null),
        done('passed', '2024-06-11', { isMilestone: true, isPassed: true }),
        done('unreviewed', '2024-06-11', { isMilestone: true }),
      ],
    })
    expect(week.week).toEqual({ from: '2024-06-10', to: '2024-06-16' })
    expect([week.doneIds, week.undatedIds]).toEqual([['monday'], ['undated']])
    expect(week.milestones).toEqual({ passedIds: ['passed'], unreviewedIds: ['unreviewed'] })
  })

  it('adds the days of a goal, and never a ratio', () => {
    const days = [
      logged('a', '2024-06-10', { target: 10, actual: 5 }),
      logged('b', '2024-06-11', { target: 10, actual: 10 }),
    ]
    expect(factsOf({ days }).week.goals).toMatchObject([
      { sum: { target: 20, actual: 15, attainment: 75 }, reached: 1 },
    ])
    expect(factsOf({ days, ratioGoals: new Set(['sales']) }).week.goals).toMatchObject([{ sum: null, points: 50 }])
  })
})

describe('[WK2] the plan of the next week', () => {
  const next = (id: string, owner: string | null) =>
    taskOf(id, { owner, task: { plannedStart: '2024-06-17', plannedEnd: '2024-06-18' } })
  it('is by owner, tasks without one last', () => {
    const { nextPlan } = factsOf({ tasks: [next('a', null), next('b', '李')] }).week
    expect(nextPlan.map(({ owner, startIds, endIds }) => [owner, startIds, endIds])).toEqual([
      ['李', ['b'], ['b']],
      [null, ['a'], ['a']],
    ])
  })

  it('names a peak from three tasks of a person on one day on', () => {
    const peaks = (count: number) =>
      factsOf({ tasks: Array.from({ length: count }, (_none, at) => next(String(at), '李')) }).week.peaks
    expect(peaks(2)).toEqual([])
    expect(peaks(3)).toEqual([{ owner: '李', day: '2024-06-17', ids: ['0', '1', '2'] }])
  })
})

describe('[DA1] [DA2] deviations and measures', () => {
  const planned = { plannedStart: '2024-06-02', plannedEnd: '2024-06-21' }
  it('the furthest behind in front; the others within, or unknown', () => {
    const { deviations } = factsOf({
      tasks: [
        taskOf('warning', { task: { ...planned, progress: 38 } }),
        taskOf('severe', { task: { ...planned, progress: 10 } }),
        taskOf('within', { task: { ...planned, progress: 50 } }),
        taskOf('ahead', { task: { ...planned, progress: 90 } }),
        taskOf('unknown'),
      ],
    })
    const { behindIds, aheadIds, withinIds, unknownIds } = deviations
    expect({ behindIds, aheadIds, withinIds, unknownIds }).toEqual({
      behindIds: ['severe', 'warning'],
      aheadIds: ['ahead'],
      withinIds: ['within'],
      unknownIds: ['unknown'],
    })
  })

  it('a measure past its day is overdue and in front; one of a done task is done', () => {
    const { deviations } = factsOf({
      tasks: [
        taskOf('done', { measure: '补拍', measureDue: '2024-06-01', task: { progress: 100 } }),
        taskOf('today', { measure: '补拍', measureDue: '2024-06-11' }),
        taskOf('late', { measure: '补拍', measureDue: '2024-06-10' }),
      ],
      actions: [{ id: 'lesson', due: '2024-06-10', progress: 'dropped' }],
    })
    expect(deviations.measures.map(({ id, progress }) => [id, progress])).toEqual([
      ['late', 'overdue'],
      ['today', 'handling'],
      ['done', 'done'],
      ['lesson', 'dropped'],
    ])
  })
})
