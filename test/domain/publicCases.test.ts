import { describe, expect, it } from 'vitest'
import {
  assessTask,
  attainment,
  budgetLine,
  createWorkdayCalendar,
  evaluationDue,
  explainAnomaly,
  rollUpTasks,
  proposeStamps,
  type BudgetLine,
  type TaskFacts,
} from '../../src/domain/index.ts'
import { addWorkdays } from '../../src/domain/addWorkdays.ts'
import type { Kpi } from '../../src/domain/attainment.ts'
import { explainPace } from '../../src/domain/pace.ts'
import { economyOf } from '../../src/domain/retrospective/money.ts'
import { slaClock } from '../../src/domain/sla.ts'
import { dayOf, instantOf } from '../../src/domain/timeZone.ts'
import { formatPercent } from '../../src/i18n/format.ts'

/** Cases of test/domain/typed/whatPeopleType.json about the calendar (H) and the rules (R), with siblings of each. */
const { isWorkday } = createWorkdayCalendar()

const task = (facts: Partial<TaskFacts>): TaskFacts => ({
  plannedStart: null,
  plannedEnd: null,
  actualStart: null,
  actualEnd: null,
  progress: null,
  hold: null,
  ...facts,
})
const on = (day: string) => ({ today: day, asOf: day, calendar: { mode: 'calendar' } }) as const

describe('cases of the calendar', () => {
  it('[CA1] case H01: 4 to 18 February 2024 has seven workdays', () => {
    const days = Array.from({ length: 15 }, (_, at) => `2024-02-${String(at + 4).padStart(2, '0')}`)
    expect(days.filter(isWorkday)).toHaveLength(7)
  })
  it('[CA1] case H02: the holidays of 2020 were prolonged to 2 February', () => {
    expect(addWorkdays('2020-01-23', 1, isWorkday)).toBe('2020-02-03')
  })
  it('[CA1] case H04: 26 January and 8 February 2025 are made up, 3 February is off', () => {
    expect(['2025-01-26', '2025-02-03', '2025-02-08'].map(isWorkday)).toEqual([true, false, true])
  })
  it('[EV1] case H06: the third workday after 30 September 2025 is the Saturday that is made up', () => {
    expect(evaluationDue('2025-09-30', isWorkday)).toBe('2025-10-11')
  })
  it('[CA1] case H07: a weekend as a plan counts its calendar days and is flagged', () => {
    const weekend = task({ plannedStart: '2024-03-16', plannedEnd: '2024-03-17', progress: 0 })
    const calendar = { mode: 'workday', isWorkday } as const
    const assessed = assessTask(weekend, { today: '2024-03-16', asOf: '2024-03-16', calendar })
    expect([assessed.planned, assessed.flags.includes('noWorkdayInSpan')]).toEqual([50, true])
  })
  it('[TM2] case H09: an instant belongs to the day of the zone', () => {
    expect(dayOf(Date.parse('2023-03-05T18:56:00Z'), 'Asia/Shanghai')).toBe('2023-03-06')
    expect(dayOf(Date.parse('2023-03-05T15:59:59Z'), 'Asia/Shanghai')).toBe('2023-03-05')
  })
  it('[TM2] case H11: the change of the clock in Bucharest makes no day shorter', () => {
    const day = (iso: string) => dayOf(instantOf(iso, 'Europe/Bucharest'), 'Europe/Bucharest')
    expect(['2014-03-29', '2014-03-30', '2014-03-31'].map(day)).toEqual(['2014-03-29', '2014-03-30', '2014-03-31'])
    const late = assessTask(task({ plannedStart: '2014-03-20', plannedEnd: day('2014-03-29') }), on(day('2014-03-31')))
    expect(late.delayDays).toBe(2)
  })
})

describe('cases of tasks', () => {
  it('[PR1] [DV1] [ST2] case R01: an unfinished task sixteen days after its end', () => {
    const facts = task({ plannedStart: '2024-09-01', plannedEnd: '2024-09-10', progress: 40 })
    const { planned, deviation, state, delayDays } = assessTask(facts, on('2024-09-26'))
    expect([planned, deviation, state, delayDays]).toEqual([100, -60, 'delayed', 16])
  })
  it('[RU1] case R02: the completion rate is of the tasks that are to be done: a cancelled one lowers nothing', () => {
    const done = { plannedStart: '2024-03-01', plannedEnd: '2024-03-05', actualEnd: '2024-03-05', progress: 100 }
    const rateOf = (...facts: readonly Partial<TaskFacts>[]) =>
      rollUpTasks(
        facts.map((some, at) => ({
          row: { recordId: String(at), weight: null, parent: null },
          facts: task(some),
          assessment: assessTask(task(some), on('2024-03-10')),
        })),
      ).completionRate
    expect(rateOf(done, done, { ...done, progress: 30, actualEnd: null, hold: 'cancelled' })).toBe(100)
    expect(rateOf(done, { ...done, progress: 30, actualEnd: null })).toBe(50)
  })
  it('[RU1] case R03: a parent is the work of its children', () => {
    const weighed = (recordId: string, facts: Partial<TaskFacts>, parent: readonly string[] | null) => ({
      row: { recordId, weight: null, parent },
      facts: task(facts),
      assessment: assessTask(task(facts), on('2024-03-10')),
    })
    const half = { plannedStart: '2024-03-01', plannedEnd: '2024-03-05', actualEnd: '2024-03-05', progress: 100 }
    const set = [
      weighed('p', { plannedStart: '2024-03-01', plannedEnd: '2024-03-10', progress: 0 }, null),
      weighed('a', half, ['p']),
      weighed('b', half, ['p']),
    ]
    expect(rollUpTasks(set)).toMatchObject({ actual: 100, planned: 100, counted: 2, excluded: 1 })
    // A parent whose children are not in the set is work itself.
    expect(rollUpTasks(set.slice(0, 1))).toMatchObject({ actual: 0, counted: 1 })
  })
  it('[PR1] case R16: a plan that ends today is due today', () => {
    const facts = task({ plannedStart: '2024-03-12', plannedEnd: '2024-03-21', progress: 50 })
    expect(assessTask(facts, on('2024-03-21')).planned).toBe(100)
  })
  it.each([
    [99.96, '99.9%'],
    [99.999_999, '99.9%'],
    [100, '100%'],
    [0, '0%'],
    [-0, '0%'],
    [-0.04, '0%'],
    [100.04, '100%'],
  ])('[ST1] case R10: %d %% is shown as %s, never as finished before it is', (value, shown) => {
    expect(formatPercent(value)).toBe(shown)
  })
})

describe('cases of dates and clocks', () => {
  it('[MI2] case R09: a finish that the extension stamped is cleared when the progress drops below 100', () => {
    const change = { before: 100, after: 80 }
    const dates = { actualStart: '2024-03-01', actualEnd: '2024-03-10', stampedEnd: '2024-03-10' }
    expect(proposeStamps(change, dates, '2024-03-12').actualEnd).toEqual({ action: 'clear', was: '2024-03-10' })
    expect(proposeStamps(change, { ...dates, stampedEnd: null }, '2024-03-12').actualEnd).toBeNull()
  })
  it('[SL1] case R12: an answer before the problem was found is no answer in time', () => {
    const at = (iso: string) => ({ kind: 'instant', ms: Date.parse(iso) }) as const
    const issue = { found: at('2024-03-02T00:00:00Z'), answered: at('2024-03-01T00:00:00Z') }
    const now = { ms: Date.parse('2024-03-05T00:00:00Z'), timeZone: 'UTC' }
    expect(slaClock(issue, 24, now).value).toBe('unknown')
  })
})

describe('cases of goals', () => {
  const kpi = (facts: Partial<Kpi>): Kpi => ({
    actual: null,
    target: null,
    base: null,
    direction: 'higher',
    measure: 'absolute',
    ...facts,
  })
  const campaign = { start: '2024-03-01', end: '2024-03-10' }
  const paceOf = (facts: Kpi) => explainPace(facts, campaign, '2024-03-10')

  it.each([
    { id: 'R04', facts: { base: 10, target: 0, actual: 4, measure: 'increase' }, percent: 60 },
    { id: 'R04', facts: { base: 10, target: 0, actual: 0, measure: 'increase' }, percent: 100 },
    { id: 'R04', facts: { base: -20, target: 5, actual: -10, measure: 'increase' }, percent: 40 },
    { id: 'R07', facts: { base: 20, target: 10, actual: 15, measure: 'increase', direction: 'lower' }, percent: 50 },
    { id: 'R05', facts: { target: -100, actual: -50 }, percent: null },
    { id: 'R05', facts: { target: -100, actual: -50, direction: 'lower' }, percent: null },
    { id: 'R05', facts: { base: -200, target: -100, actual: -50, measure: 'increase' }, percent: null },
    { id: 'R04', facts: { base: 10, target: 10, actual: 10, measure: 'increase' }, percent: null },
    { id: 'R04', facts: { target: 0, actual: 4 }, percent: null },
  ] as const)('[KP1] [KP2] case $id: $facts is $percent %, also by its pace on the last day', ({ facts, percent }) => {
    expect(attainment(kpi(facts))).toBe(percent)
    expect(paceOf(kpi(facts)).ratio).toBe(percent)
  })
  it('[KP2] case R05: a target below 0 has no pace at all, so nothing is coloured by it', () => {
    const pace = paceOf(kpi({ target: -100, actual: -50 }))
    expect([pace.expected, pace.shortfall, pace.neededPerDay]).toEqual([null, null, null])
  })
})

describe('cases of channels and money', () => {
  const DAYS = ['2024-06-01', '2024-06-02', '2024-06-03']
  const before = DAYS.map((day) => ({ day, numerator: 10, denominator: 200 }))
  const rows = (...pairs: readonly (readonly [number, number])[]) =>
    pairs.map(([numerator, denominator]) => ({ day: '2024-06-04', numerator, denominator }))
  it.each([
    { today: rows([1, 200], [19, 200]), value: 'normal', rate: 5 },
    { today: rows([1, 200], [1, 200], [1, 200]), value: 'drop', rate: 0.5 },
    { today: rows([10, 60], [0, 60], [0, 80]), value: 'normal', rate: 5 },
    { today: rows([0, 40], [1, 40]), value: 'insufficient', rate: null },
  ])('[AN1] case R13: rows of one day are added before they are compared: $rate %', ({ today, value, rate }) => {
    expect(explainAnomaly([...before, ...today], '2024-06-04')).toMatchObject({ value, rate })
  })

  const line = (facts: Partial<BudgetLine>): BudgetLine => ({
    id: 'b',
    category: null,
    isReserve: false,
    budget: 8000,
    actual: null,
    quantity: null,
    unitPrice: null,
    days: null,
    ...facts,
  })
  it.each([
    { facts: { quantity: 2000, unitPrice: 4.5 }, product: 9000, matches: false },
    { facts: { quantity: 2000, unitPrice: 4 }, product: 8000, matches: true },
    { facts: { unitPrice: 4000, days: 2 }, product: 8000, matches: true },
    { facts: { quantity: 2000, unitPrice: 4, days: 0 }, product: 0, matches: false },
    { facts: { quantity: 2000 }, product: null, matches: null },
  ])('[BU3] case R15: $facts beside 8000', ({ facts, product, matches }) => {
    expect(budgetLine(line(facts))).toMatchObject({ product, productMatches: matches })
  })
  it.each([
    { spends: [1000, -200], revenue: 1600, roi: 100, costPerResult: 8, because: 'what was paid back is not spent' },
    { spends: [1000, -1000], revenue: 1600, roi: null, costPerResult: null, because: 'nothing was spent' },
    { spends: [1000, -1200], revenue: 1600, roi: null, costPerResult: null, because: 'more came back' },
    { spends: [1000], revenue: -500, roi: -150, costPerResult: 10, because: 'more was refunded than sold' },
  ])('[RA10] spends of $spends: $because', ({ spends, revenue, roi, costPerResult }) => {
    const rows = spends.map((spend, at) => ({
      id: String(at),
      day: '2024-06-01',
      campaignId: null,
      kpiId: null,
      channel: '抖音',
      spend,
      results: at === 0 ? 100 : null,
      newCustomers: null,
      visits: null,
      revenue: at === 0 ? revenue : null,
    }))
    expect(economyOf(rows)).toMatchObject({ roi, costPerResult })
  })
  it('[BU1] a refund is a spend below 0: the variance holds, and no use rate is turned round', () => {
    expect(budgetLine(line({ actual: -200 }))).toMatchObject({ variance: -8200, status: 'within', useRate: -2.5 })
    expect(budgetLine(line({ budget: -8000, actual: -200 })).useRate).toBeNull()
  })
})
