import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allAtOnce, assessTask, RETROSPECTIVE_MINIMUMS, retrospectiveFactsSteps } from '../../../src/domain/index.ts'
import type { Moment, RetrospectiveFacts, JudgedTask, TaskFacts } from '../../../src/domain/index.ts'
import type { Insight } from '../../../src/domain/retrospective/insight.ts'
import type {
  ChannelResult,
  EarlierCampaign,
  PlanChange,
  RetrospectiveBudgetLine,
  RetrospectiveContext,
  RetrospectiveIssue,
  RetrospectiveKpi,
  RetrospectiveRecords,
} from '../../../src/domain/retrospective/records.ts'
import { byText } from '../../../src/domain/order.ts'
import { near } from '../near.ts'
import { taskFacts } from '../taskArbitraries.ts'

const TODAY = '2024-03-31'
const context: RetrospectiveContext = {
  today: TODAY,
  asOf: TODAY,
  nowMs: Date.parse('2024-03-31T10:00:00Z'),
  timeZone: 'Asia/Shanghai',
  kickOff: '2024-03-01',
  phase: null,
}
const nothing: RetrospectiveRecords = {
  tasks: [],
  issues: [],
  kpis: [],
  budget: [],
  channels: [],
  log: { since: null, changes: [] },
  earlier: [],
  lessons: [],
}

type TaskToJudge = Omit<JudgedTask, 'assessment'>
type TaskDraft = Partial<Omit<TaskToJudge, 'task'>> & { readonly task?: Partial<TaskFacts> }
const blank: TaskFacts = {
  plannedStart: '2024-03-01',
  plannedEnd: '2024-03-10',
  actualStart: '2024-03-01',
  actualEnd: null,
  progress: 50,
  hold: null,
}
const task = (id: string, draft: TaskDraft = {}): TaskToJudge => ({
  id,
  weight: null,
  stage: null,
  module: null,
  channel: null,
  department: null,
  owner: null,
  causes: [],
  reason: null,
  predecessors: [],
  record: {},
  ...draft,
  task: { ...blank, ...draft.task },
})
/** Planned 1–10 March, finished on the given day of March: the 12th is two days late. */
const done = (id: string, day: number, draft: TaskDraft = {}): TaskToJudge =>
  task(id, { ...draft, task: { progress: 100, actualEnd: `2024-03-${String(day).padStart(2, '0')}`, ...draft.task } })
type RecordsToJudge = Partial<Omit<RetrospectiveRecords, 'tasks'>> & { readonly tasks?: readonly TaskToJudge[] }
/** The facts of records whose tasks are judged by calendar days as of the context's day. */
function facts(
  { tasks = [], ...records }: RecordsToJudge,
  more: Partial<RetrospectiveContext> = {},
): RetrospectiveFacts {
  const { today, asOf } = { ...context, ...more }
  const judged = tasks.map((row): JudgedTask => {
    const assessment = assessTask(row.task, { today, asOf, calendar: { mode: 'calendar' } })
    return { ...row, assessment }
  })
  return allAtOnce(retrospectiveFactsSteps({ ...nothing, ...records, tasks: judged }, { ...context, ...more }))
}
const ok = (rule: string, n: number, ids: readonly string[], value: unknown) => ({
  rule,
  sufficient: true,
  n,
  ids,
  value,
})
const short = (rule: string, n: number, ids: readonly string[], what: string, have: number, need: number) => ({
  rule,
  sufficient: false,
  n,
  ids,
  missing: [{ what, have, need }],
})

describe('[RA1] delay causes', () => {
  const late = [
    done('t1', 12, { causes: ['物'], stage: '预热期', module: '物料', channel: '线下', reason: '印刷厂产能不足' }),
    done('t2', 11, { causes: ['物', '人'], stage: '预热期', module: '物料' }),
    done('t3', 17, { causes: ['人'], stage: '爆发期', module: '内容', reason: ' ' }),
    task('t4', { causes: [' '], stage: '', reason: ' KOL档期调整 ' }),
    done('t5', 15, { stage: '爆发期', module: '物料' }),
  ]
  const onTime = [
    done('x1', 10, { causes: ['事'], stage: '预热期' }),
    done('x2', 9, { causes: ['事'] }),
    task('x3', { task: { hold: 'cancelled' }, causes: ['事'] }),
  ]

  it('delayPareto gives shares of tasks and days, most tasks first; a task with two causes counts twice and is covered once', () => {
    expect(facts({ tasks: [...onTime, ...late] }).RA1.cause).toEqual(
      near(
        ok('RA1', 5, ['t1', 't2', 't3', 't4', 't5'], {
          delayed: 5,
          days: 36,
          items: [
            { key: '人', count: 2, share: 40, days: 8, daysShare: 800 / 36, covered: 40, ids: ['t2', 't3'] },
            { key: '物', count: 2, share: 40, days: 3, daysShare: 300 / 36, covered: 60, ids: ['t1', 't2'] },
          ],
          quotes: [
            { id: 't1', text: '印刷厂产能不足' },
            { id: 't4', text: 'KOL档期调整' },
          ],
        }),
      ),
    )
  })

  it('delayPareto works by stage, module and channel, too', () => {
    const { stage, module, channel } = facts({ tasks: late }).RA1
    expect(stage).toMatchObject({
      value: {
        items: [
          { key: '爆发期', count: 2, days: 12, covered: 40 },
          { key: '预热期', count: 2, days: 3, covered: 80 },
        ],
      },
    })
    expect(module).toMatchObject({
      value: {
        items: [
          { key: '物料', count: 3, share: 60 },
          { key: '内容', count: 1, covered: 80 },
        ],
      },
    })
    expect(channel).toMatchObject({ value: { items: [{ key: '线下', count: 1, share: 20, covered: 20 }] } })
  })

  it('delayPareto sorts by tasks, then by days, whatever the names', () => {
    const days = { 甲: [30], 乙: [11, 11], 丙: [13, 13], 丁: [12, 12] }
    const rows = Object.entries(days).flatMap(([channel, ends]) =>
      ends.map((day, at) => done(`${channel}${at}`, day, { channel })),
    )
    expect(facts({ tasks: rows }).RA1.channel).toMatchObject({
      value: {
        delayed: 7,
        days: 32,
        items: [
          { key: '丙', count: 2, days: 6 },
          { key: '丁', count: 2, days: 4 },
          { key: '乙', count: 2, days: 2 },
          { key: '甲', count: 1, days: 20 },
        ],
      },
    })
  })

  it('delayPareto needs five delayed tasks, and for causes 60 % of them with a cause', () => {
    expect(facts({ tasks: late.slice(1) }).RA1.stage).toEqual(
      short('RA1', 4, ['t2', 't3', 't4', 't5'], 'delayedTasks', 4, 5),
    )
    const unexplained = late.map((row) => (row.id === 't3' ? { ...row, causes: [] } : row))
    expect(facts({ tasks: unexplained }).RA1.cause).toEqual(
      short('RA1', 5, ['t1', 't2', 't3', 't4', 't5'], 'percentOfDelayedWithCause', 40, 60),
    )
    expect(facts({ tasks: unexplained }).RA1.stage).toMatchObject({ sufficient: true })
    expect(facts({}).RA1.cause).toMatchObject({
      missing: [
        { what: 'delayedTasks', have: 0, need: 5 },
        { what: 'percentOfDelayedWithCause', have: 0, need: 60 },
      ],
    })
  })
})

describe('[RA2] delay rate', () => {
  it('a delay rate is late ÷ (done + overdue) per group of at least five, worst first', () => {
    const rows = [
      ...[12, 12, 10, 10, 10].map((day, at) => done(`a${at}`, day, { owner: '设计' })),
      ...[12, 12, 12, 12].map((day, at) => done(`b${at}`, day, { owner: '运营' })),
      task('b4', { owner: '运营' }),
      task('b5', { owner: '运营', task: { plannedEnd: '2024-04-10' } }),
      done('c0', 12, { owner: '助理', department: '市场部' }),
    ]
    const { owner, department } = facts({ tasks: rows }).RA2
    expect(owner).toEqual(
      ok(
        'RA2',
        11,
        ['a0', 'a1', 'a2', 'a3', 'a4', 'b0', 'b1', 'b2', 'b3', 'b4', 'c0'],
        [
          { key: '运营', n: 5, late: 5, rate: 100, ids: ['b0', 'b1', 'b2', 'b3', 'b4'] },
          { key: '设计', n: 5, late: 2, rate: 40, ids: ['a0', 'a1', 'a2', 'a3', 'a4'] },
          { key: '助理', n: 1, late: 1, rate: null, ids: ['c0'] },
        ],
      ),
    )
    expect(department).toMatchObject({ sufficient: false, missing: [{ what: 'tasksPerGroup', have: 1, need: 5 }] })
    expect(facts({ tasks: rows.map((row) => ({ ...row, channel: '抖音', stage: row.owner })) }).RA2).toMatchObject({
      channel: { sufficient: true, value: [{ key: '抖音', n: 11, late: 8 }] },
      stage: { sufficient: true },
    })
    expect(facts({}).RA2.stage).toEqual(short('RA2', 0, [], 'tasksPerGroup', 0, 5))
  })
})

describe('[RA2] the order of the groups', () => {
  it('groups are sorted by rate, a rate of 0 before a missing one, then by size', () => {
    const groups: readonly (readonly [string, readonly number[]])[] = [
      ['a', [9, 9]],
      ['b', [12, 12, 12]],
      ['c', [9, 9, 9, 9, 9]],
      ['d', [9, 9, 9, 9, 9, 9]],
      ['e', [12, 9, 9, 9, 9]],
      ['f', [12, 12, 12, 12, 12]],
    ]
    const tasks = groups.flatMap(([stage, ends]) => ends.map((day, at) => done(`${stage}${at}`, day, { stage })))
    const { stage } = facts({ tasks }).RA2
    expect(stage.sufficient && stage.value.map(({ key, n, rate }) => [key, n, rate])).toEqual([
      ['f', 5, 100],
      ['e', 5, 20],
      ['d', 6, 0],
      ['c', 5, 0],
      ['b', 3, null],
      ['a', 2, null],
    ])
  })
})

describe('[RA3] early finishers', () => {
  it('early finishers are listed with the most days first; three make a pattern', () => {
    const early = [done('t1', 9), done('t2', 7), done('t3', 10), task('t4'), done('t5', 12), done('t6', 9)]
    expect(facts({ tasks: early }).RA3).toEqual(
      ok('RA3', 3, ['t2', 't1', 't6'], {
        tasks: [
          { id: 't2', daysEarly: 3 },
          { id: 't1', daysEarly: 1 },
          { id: 't6', daysEarly: 1 },
        ],
        medianDays: 1,
        isPattern: true,
      }),
    )
    expect(facts({ tasks: early.slice(0, 2) }).RA3).toMatchObject({ value: { medianDays: 2, isPattern: false } })
    expect(facts({ tasks: early.slice(2, 5) }).RA3).toEqual(short('RA3', 0, [], 'earlyFinishers', 0, 1))
  })
})

const on = (day: number): Moment => ({ kind: 'day', day: `2024-03-${String(day).padStart(2, '0')}` })
const issue = (id: string, draft: Partial<RetrospectiveIssue> = {}): RetrospectiveIssue => ({
  id,
  type: 'problem',
  taskId: null,
  found: on(1),
  responded: null,
  solutionAt: null,
  occurred: null,
  outcome: null,
  closed: false,
  ...draft,
})

describe('[RA4] [RA5] [RA6] risks and responses', () => {
  const risk = (id: string, occurred: number | null) =>
    issue(id, { type: 'risk', found: on(5), occurred: occurred === null ? null : on(occurred) })

  it('[RA4] three of five foreseen is 60 %, the target', () => {
    const risks = [
      risk('r1', 6),
      risk('r2', 7),
      risk('r3', 8),
      risk('r4', 5),
      risk('r5', 4),
      risk('r6', null),
      issue('f', { type: 'feedback', occurred: on(9) }),
    ]
    expect(facts({ issues: risks }).RA4).toEqual(
      ok('RA4', 5, ['r1', 'r2', 'r3', 'r4', 'r5'], { rate: 60, target: 60, reached: true, part: 3, whole: 5 }),
    )
    expect(facts({ issues: [...risks, risk('r7', 4)] }).RA4).toMatchObject({ value: { rate: 50, reached: false } })
    expect(facts({ issues: risks.slice(1) }).RA4).toEqual(
      short('RA4', 4, ['r2', 'r3', 'r4', 'r5'], 'realisedRisks', 4, 5),
    )
  })

  it('[RA5] three successes of four is 75 %, the target', () => {
    const outcomes = (['success', 'success', 'success', 'partial', null] as const).map((outcome, at) =>
      issue(`q${at}`, { outcome }),
    )
    expect(facts({ issues: outcomes }).RA5).toEqual(
      ok('RA5', 4, ['q0', 'q1', 'q2', 'q3'], { rate: 75, target: 75, reached: true, part: 3, whole: 4 }),
    )
    expect(facts({ issues: [...outcomes, issue('q5', { outcome: 'failure' })] }).RA5).toMatchObject({
      n: 5,
      ids: ['q0', 'q1', 'q2', 'q3', 'q5'],
      value: { rate: 60, reached: false },
    })
    expect(facts({ issues: outcomes.slice(1) }).RA5).toEqual(
      short('RA5', 3, ['q1', 'q2', 'q3'], 'assessedMeasures', 3, 4),
    )
  })

  it('[RA6] counts both clocks of problems; overdue counts as missed, running not at all', () => {
    const issues = [
      issue('q1', { responded: on(2), solutionAt: on(3) }),
      issue('q2', { responded: on(3), solutionAt: on(4) }),
      issue('q3'),
      issue('q4', { found: on(30) }),
      issue('q5', { type: 'risk', responded: on(9) }),
      issue('q6', { type: 'feedback' }),
      issue('q7', { found: null }),
    ]
    expect(facts({ issues }).RA6).toEqual(
      near({
        response: ok('RA6', 3, ['q1', 'q2', 'q3'], {
          rate: 100 / 3,
          met: 1,
          decided: 3,
          running: 1,
          missedIds: ['q2', 'q3'],
          trendPoints: null,
        }),
        solution: ok('RA6', 3, ['q1', 'q2', 'q3'], {
          rate: 100 / 3,
          met: 1,
          decided: 3,
          running: 1,
          missedIds: ['q2', 'q3'],
          trendPoints: null,
        }),
      }),
    )
    expect(facts({ issues }, { sla: { response: 48, solution: 72 } }).RA6).toMatchObject({
      response: { value: { met: 2 } },
      solution: { value: { met: 2 } },
    })
    expect(facts({ issues: [issue('q4', { found: on(31) })] }).RA6.response).toEqual(
      short('RA6', 0, [], 'decidedClocks', 0, 1),
    )
  })

  it('[RA6] ten decided clocks show a trend, by the order in which the issues were found', () => {
    const day = (at: number): Moment =>
      at % 2 === 0 ? on(10 + at) : { kind: 'instant', ms: Date.UTC(2024, 2, 10 + at, 2) }
    const issues = Array.from({ length: 10 }, (_, at) =>
      issue(`q${9 - at}`, { found: day(at), responded: on(10 + at + (at < 5 && at > 0 ? 3 : 0)) }),
    )
    const { response } = facts({
      issues: issues.map((row, at) =>
        at % 2 === 0
          ? row
          : { ...row, responded: { kind: 'instant', ms: Date.UTC(2024, 2, 10 + at + (at < 5 ? 3 : 0), 2) } as const },
      ),
    }).RA6
    expect(response).toMatchObject({ value: { met: 6, decided: 10, trendPoints: 80 } })
    expect(facts({ issues: issues.slice(1) }).RA6.response).toMatchObject({ value: { decided: 9, trendPoints: null } })
  })
})

const goal = (id: string, actual: number | null, draft: Partial<RetrospectiveKpi> = {}): RetrospectiveKpi => ({
  id,
  name: id,
  priority: 'core',
  funnelOrder: null,
  benchmark: null,
  kpi: { actual, target: 100, base: null, direction: 'higher', measure: 'absolute' },
  ...draft,
})
const campaign = (
  id: string,
  end: string | null,
  figures: EarlierCampaign['figures'],
  funnelRates: EarlierCampaign['funnelRates'] = {},
): EarlierCampaign => ({ id, name: null, end, figures, funnelRates })

describe('[RA7] [RA8] goals', () => {
  const steps = [
    goal('购买', 5000, { funnelOrder: 4 }),
    goal('曝光', 1_000_000, { funnelOrder: 1 }),
    goal('点击', 100_000, { funnelOrder: 2, benchmark: 8 }),
    goal('转化', 10_000, { funnelOrder: 3 }),
    goal('口碑', 70),
  ]
  it('[RA7] takes the goals in funnel order; without a benchmark for every step there is no verdict', () => {
    expect(facts({ kpis: steps }).RA7).toMatchObject({
      sufficient: true,
      n: 5000,
      ids: ['曝光', '点击', '转化', '购买'],
      value: {
        overall: 0.5,
        worst: ['点击', '转化'],
        verdict: false,
        benchmarks: [
          { step: '曝光', percent: null, from: null },
          { step: '点击', percent: 8, from: 'typed' },
          { step: '转化', percent: null, from: null },
          { step: '购买', percent: null, from: null },
        ],
      },
    })
  })

  it('[RA7] two earlier campaigns make a benchmark, one does not', () => {
    const earlier = [
      campaign('e1', '2023-01-01', {}, { 转化: 16, 购买: 45, 点击: 99 }),
      campaign('e2', '2023-06-01', {}, { 转化: 24, 购买: 55, 点击: 99 }),
    ]
    expect(facts({ kpis: steps, earlier }).RA7).toMatchObject({
      value: {
        worst: ['转化'],
        verdict: true,
        benchmarks: [
          { from: null },
          { percent: 8, from: 'typed' },
          { percent: 20, from: 'earlierCampaigns' },
          { percent: 50, from: 'earlierCampaigns' },
        ],
      },
    })
    expect(facts({ kpis: steps, earlier: earlier.slice(1) }).RA7).toMatchObject({ value: { verdict: false } })
    expect(
      facts({ kpis: steps, earlier: [...earlier.slice(1), campaign('e3', null, {}, { 转化: Number.NaN, 购买: 40 })] })
        .RA7,
    ).toMatchObject({ value: { verdict: false } })
  })

  it.each([
    {
      name: 'no funnel',
      kpis: [goal('口碑', 70)],
      missing: [
        { what: 'funnelSteps', have: 0, need: 2 },
        { what: 'funnelLastStep', have: 0, need: 30 },
      ],
    },
    {
      name: 'one step',
      kpis: [goal('a', 70, { funnelOrder: 1 })],
      missing: [{ what: 'funnelSteps', have: 1, need: 2 }],
    },
    {
      name: '29 at the end',
      kpis: [goal('a', 70, { funnelOrder: 1 }), goal('b', 29, { funnelOrder: 2 })],
      missing: [{ what: 'funnelLastStep', have: 29, need: 30 }],
    },
    {
      name: 'a step that grows',
      kpis: [goal('a', 70, { funnelOrder: 1 }), goal('b', 80, { funnelOrder: 2 })],
      missing: [{ what: 'funnelNarrowing', have: 0, need: 1 }],
    },
    {
      name: 'a step without a number',
      kpis: [goal('a', null, { funnelOrder: 1 }), goal('b', 80, { funnelOrder: 2 })],
      missing: [{ what: 'funnelNarrowing', have: 0, need: 1 }],
    },
    {
      name: 'a last step without a number',
      kpis: [goal('a', 100, { funnelOrder: 1 }), goal('b', null, { funnelOrder: 2 })],
      missing: [{ what: 'funnelLastStep', have: 0, need: 30 }],
    },
  ])('[RA7] $name is not enough', ({ kpis, missing }) => {
    expect(facts({ kpis }).RA7).toMatchObject({ rule: 'RA7', sufficient: false, missing })
  })

  it('[RA8] gives every goal with its formula and both groups by weight', () => {
    const kpis = [goal('a', 117), goal('b', 93), goal('c', 50, { priority: 'auxiliary' }), goal('d', null)]
    expect(facts({ kpis }).RA8).toMatchObject({
      sufficient: true,
      n: 3,
      ids: ['a', 'b', 'c'],
      value: {
        overall: { overall: 88.5, core: 105, auxiliary: 50, unknown: 1 },
        goals: [
          { id: 'a', attainment: { value: 117 } },
          { id: 'b' },
          { id: 'c', priority: 'auxiliary' },
          { id: 'd', attainment: { value: null, because: 'actualMissing' } },
        ],
      },
    })
    expect(facts({ kpis }, { kpiWeights: { core: 50, auxiliary: 50 } }).RA8).toMatchObject({
      value: { overall: { overall: 77.5 } },
    })
    expect(facts({ kpis: kpis.slice(3) }).RA8).toEqual(short('RA8', 0, [], 'goalsWithAttainment', 0, 1))
  })
})

const line = (
  id: string,
  budget: number | null,
  actual: number | null,
  draft: Partial<RetrospectiveBudgetLine> = {},
): RetrospectiveBudgetLine => ({
  id,
  category: '推广',
  isReserve: false,
  budget,
  actual,
  quantity: null,
  unitPrice: null,
  days: null,
  taskIds: [],
  ...draft,
})

const noEntry = { day: null, campaignId: null, kpiId: null, visits: null }

describe('[RA9] [RA10] money', () => {
  it('[RA9] the budget insight has the variance in total and per 科目, and the lines to check', () => {
    const budget = [
      line('b1', 100, 150),
      line('b2', 200, null),
      line('b3', 60, 60, { category: '人员', quantity: 10, unitPrice: 2, days: 4 }),
      line('b4', 40, 10, { category: '备用金', isReserve: true }),
      line('b5', null, 5, { category: null }),
    ]
    expect(facts({ budget }).RA9).toMatchObject({
      sufficient: true,
      n: 4,
      ids: ['b1', 'b3', 'b4', 'b5'],
      value: {
        totals: { budget: 400, actual: 225, variance: 25, reserveShare: 10, reserveUsed: 25 },
        byCategory: [
          { category: '人员', totals: { variance: 0 }, ids: ['b3'] },
          { category: '备用金', totals: { variance: -30 }, ids: ['b4'] },
          { category: '推广', totals: { budget: 300, actual: 150, variance: 50, unreported: 1 }, ids: ['b1', 'b2'] },
        ],
        unreportedIds: ['b2'],
        overIds: ['b1'],
        mismatchIds: ['b3'],
      },
    })
    expect(facts({ budget: [line('b1', 100, null)] }).RA9).toEqual(short('RA9', 0, [], 'reportedLines', 0, 1))
  })

  it('[RA10] a channel needs both spend and results', () => {
    const entry = (
      id: string,
      channel: string | null,
      spend: number | null,
      results: number | null,
      newCustomers: number | null,
      revenue: number | null,
    ): ChannelResult => ({
      ...noEntry,
      id,
      channel,
      spend,
      results,
      newCustomers,
      revenue,
    })
    const channels = [
      entry('m1', '抖音', 1000, 40, null, 1500),
      entry('m2', '抖音', 500, 10, 5, null),
      entry('m3', '小红书', 300, null, 3, 150),
      entry('m4', '线下', 0, 10, 2, 100),
      entry('m5', '社群', 500, 0, null, null),
      entry('m6', null, 100, 1, 1, 1),
      entry('m7', '线下', -5, 1, 1, 1),
      entry('m8', '社群', Number.NaN, null, null, null),
    ]
    expect(facts({ channels }).RA10).toEqual(
      ok(
        'RA10',
        3,
        ['m3', 'm1', 'm2'],
        [
          { channel: '小红书', spend: 300, costPerResult: null, cac: 100, roi: -50, ids: ['m3'] },
          { channel: '抖音', spend: 1500, costPerResult: 30, cac: 300, roi: 0, ids: ['m1', 'm2'] },
        ],
      ),
    )
    const single = [
      entry('m1', 'a', 100, 4, null, null),
      entry('m2', 'b', 100, null, 5, null),
      entry('m3', 'c', 100, null, null, 150),
    ]
    expect(facts({ channels: single }).RA10).toEqual(
      ok(
        'RA10',
        3,
        ['m1', 'm2', 'm3'],
        [
          { channel: 'a', spend: 100, costPerResult: 25, cac: null, roi: null, ids: ['m1'] },
          { channel: 'b', spend: 100, costPerResult: null, cac: 20, roi: null, ids: ['m2'] },
          { channel: 'c', spend: 100, costPerResult: null, cac: null, roi: 50, ids: ['m3'] },
        ],
      ),
    )
    expect(facts({ channels: [entry('m1', 'a', 1e200, 1e200, 1e-200, 1e200)] }).RA10).toMatchObject({
      value: [{ costPerResult: 1, cac: null, roi: 0 }],
    })
    expect(facts({ channels: channels.slice(3) }).RA10).toEqual(short('RA10', 0, [], 'channelsWithResults', 0, 1))
    const { channels: figures, unnamedIds, spend, ranked } = facts({ channels }).channels
    expect(figures.map(({ channel, lacks }) => [channel, lacks])).toEqual([
      ['小红书', null],
      ['抖音', null],
      ['社群', 'outcome'],
      ['线下', 'spendIsZero'],
    ])
    expect({ unnamedIds, spend }).toEqual({ unnamedIds: ['m6'], spend: 2300 })
    expect(ranked.roi.map(({ channel }) => channel)).toEqual(['抖音', '小红书'])
  })

  it.each([
    { revenues: [300, -100], roi: 100, because: 'a refund is taken off' },
    { revenues: [100, -100], roi: -100, because: 'everything was refunded' },
    { revenues: [0], roi: -100, because: 'nothing was earned, and somebody says so' },
    { revenues: [null], roi: null, because: 'nobody says what was earned' },
  ])('[RA10] revenue is net of refunds: $revenues for 100 spent is $roi %, $because', ({ revenues, roi }) => {
    const channels = revenues.map((revenue, at) => ({
      ...noEntry,
      id: `m${String(at)}`,
      channel: '抖音',
      spend: at === 0 ? 100 : null,
      results: 10,
      newCustomers: null,
      revenue,
    }))
    const net = revenues[0] === null ? null : revenues.reduce<number>((sum, revenue) => sum + (revenue ?? 0), 0)
    const found = facts({ channels })
    expect(found.RA10).toMatchObject({ value: [{ channel: '抖音', roi }] })
    expect(found.channels.channels).toMatchObject([{ roi, revenue: net }])
  })

  it('[AN1] rows of a channel on one day are summed for its rate, also where 分子 and 分母 stand in two of them', () => {
    const entry = (id: string, day: string | null, results: number | null, visits: number | null): ChannelResult => ({
      ...noEntry,
      id,
      channel: '抖音',
      day,
      spend: null,
      results,
      visits,
      newCustomers: null,
      revenue: null,
    })
    const day = (at: number, orders: number) => [
      entry(`a${String(at)}`, `2024-03-0${String(at)}`, orders, null),
      entry(`b${String(at)}`, `2024-03-0${String(at)}`, null, 200),
    ]
    const channels = [
      ...[1, 2, 3].flatMap((at) => day(at, 8)),
      ...day(4, 4),
      entry('x', '2024-03-05', 50, null),
      entry('y', null, 50, null),
    ]
    const rate = {
      rate: 3.5,
      judgedDays: 3,
      moves: [{ day: '2024-03-04', verdict: 'drop', rate: 2, base: 4, ids: ['a4', 'b4'] }],
      ids: ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4'],
    }
    for (const rows of [channels, channels.toReversed()])
      expect(facts({ channels: rows }).channels.channels[0]?.rates).toEqual([{ kpiId: null, ...rate }])
  })

  it('[RA10] [AN1] rates of a channel are kept apart by goal, and each day is compared with the days before it', () => {
    const entry = (kpiId: string | null, day: number, results: number, visits: number | null): ChannelResult => ({
      ...noEntry,
      id: `${kpiId ?? ''}${String(day)}`,
      channel: '抖音',
      kpiId,
      day: `2024-03-0${String(day)}`,
      spend: null,
      results,
      visits,
      newCustomers: null,
      revenue: null,
    })
    const channels = [
      ...[1, 2, 3].map((day) => entry('k1', day, 8, 200)),
      entry('k1', 4, 4, 200),
      entry('k2', 1, 5, 50),
      entry('k2', 2, 5, null),
    ]
    expect(facts({ channels }).channels.channels[0]).toMatchObject({
      spend: null,
      lacks: 'spend',
      rates: [
        {
          kpiId: 'k1',
          rate: 3.5,
          judgedDays: 3,
          moves: [{ day: '2024-03-04', verdict: 'drop', rate: 2, base: 4, ids: ['k14'] }],
        },
        { kpiId: 'k2', rate: 10, judgedDays: 0, moves: [], ids: ['k21'] },
      ],
    })
  })
})

describe('[RA11] plan changes', () => {
  const change = (id: string, draft: Partial<PlanChange> = {}): PlanChange => ({
    id,
    taskId: null,
    title: null,
    field: 'plannedEnd',
    reason: null,
    on: '2024-03-10',
    from: '2024-03-12',
    to: '2024-03-15',
    ...draft,
  })
  const changes = [
    change('c1', { reason: '需求变更' }),
    change('c2', { on: '2024-03-13', reason: ' 需求变更 ' }),
    change('c3', { to: '2024-03-10' }),
    change('c4', { field: 'budget', from: '1', to: '2', reason: '追加' }),
    change('c5', { from: null }),
    change('c6', { to: null, reason: ' ' }),
    change('c7', { on: '' }),
    change('c8', { on: '2024-03-12', to: '2024-03-12' }),
  ]
  it('planChanges counts by field and reason, sums days, and names ends that were moved after they had passed', () => {
    expect(facts({ log: { since: '2024-03-01', changes } }).RA11).toEqual(
      ok(
        'RA11',
        8,
        changes.map(({ id }) => id),
        {
          count: 8,
          byField: [
            { field: 'plannedEnd', count: 7, ids: ['c1', 'c2', 'c3', 'c5', 'c6', 'c7', 'c8'] },
            { field: 'budget', count: 1, ids: ['c4'] },
          ],
          byReason: [
            { reason: '需求变更', count: 2, ids: ['c1', 'c2'] },
            { reason: '追加', count: 1, ids: ['c4'] },
          ],
          withoutReasonIds: ['c3', 'c5', 'c6', 'c7', 'c8'],
          addedIds: [],
          deletedIds: [],
          byTask: [],
          daysPushed: 9,
          daysPulled: 2,
          afterTheFactIds: ['c2'],
          since: null,
        },
      ),
    )
  })

  it('planChanges sums days of planned ends only, those before 1970 too', () => {
    const moved = [
      change('c1', { field: 'plannedStart', on: '2024-03-20' }),
      change('c2', { on: '', from: '1969-12-01', to: '1969-12-05' }),
    ]
    expect(facts({ log: { since: '2024-03-01', changes: moved } }).RA11).toMatchObject({
      value: { count: 2, daysPushed: 4, daysPulled: 0, afterTheFactIds: [] },
    })
  })

  it.each([
    { since: '2024-03-01', kickOff: '2024-03-01', says: null },
    { since: '2024-02-01', kickOff: '2024-03-01', says: null },
    { since: '2024-03-02', kickOff: '2024-03-01', says: '2024-03-02' },
    { since: '2024-03-02', kickOff: null, says: '2024-03-02' },
  ])('a log since $since for a kick-off on $kickOff says since $says', ({ since, kickOff, says }) => {
    expect(facts({ log: { since, changes: [] } }, { kickOff }).RA11).toMatchObject({
      sufficient: true,
      n: 0,
      value: { count: 0, since: says },
    })
  })

  it('[RA11] a planned end that was removed after it had passed is a change after the fact, and moves no day', () => {
    const removed = (id: string, on: string) => ({
      id,
      taskId: 'a',
      title: null,
      field: 'plannedEnd',
      reason: null,
      on,
      from: '2024-03-10',
      to: null,
    })
    expect(
      facts({ log: { since: '2024-03-01', changes: [removed('c1', '2024-03-11'), removed('c2', '2024-03-10')] } }).RA11,
    ).toMatchObject({ value: { daysPushed: 0, daysPulled: 0, afterTheFactIds: ['c1'] } })
  })

  it('[RA11] changes are told by task, most changes first; added and deleted tasks are counted apart', () => {
    const log = [
      change('c1', { taskId: 'a', title: '推文' }),
      change('c2', { taskId: 'b', from: '2024-03-12', to: '2024-03-10' }),
      change('c3', { taskId: 'a', from: '2024-03-15', to: '2024-03-20' }),
      change('c4', { taskId: 'a', from: '2024-03-20', to: null }),
      change('c5', { taskId: 'b', field: 'plannedStart' }),
      change('c6', { taskId: null, title: null, field: 'title', from: '地推', to: null }),
      change('c7', { taskId: 'd', title: '直播', field: 'title', from: null, to: '直播' }),
      change('c8', { field: 'budget' }),
    ]
    expect(facts({ log: { since: '2024-03-01', changes: log } }).RA11).toMatchObject({
      value: {
        addedIds: ['c7'],
        deletedIds: ['c6'],
        byTask: [
          { taskId: 'a', title: '推文', ids: ['c1', 'c3', 'c4'], endMoved: 8 },
          { taskId: 'b', title: null, ids: ['c2', 'c5'], endMoved: -2 },
          { taskId: null, title: '地推', ids: ['c6'], endMoved: null },
          { taskId: 'd', title: '直播', ids: ['c7'], endMoved: null },
        ],
      },
    })
  })

  it('without a log planChanges is insufficient', () => {
    expect(facts({ log: { since: null, changes } }).RA11).toMatchObject(
      short(
        'RA11',
        8,
        changes.map(({ id }) => id),
        'changeLog',
        0,
        1,
      ),
    )
  })
})

describe('[RA12] [RA13] [RA14] where the time went', () => {
  it('[RA12] estimateAccuracy gives median and P80 of actual over planned duration, per module of five', () => {
    const rows = [12, 10, 20, 15, 11].map((day, at) => done(`a${at}`, day, { module: '物料' }))
    const others = [
      done('b0', 10, { module: '内容' }),
      done('b1', 10),
      task('b2', { module: '物料' }),
      done('b3', 10, { module: '物料', task: { actualStart: null } }),
      done('b4', 10, { module: '物料', task: { plannedStart: '2024-03-11' } }),
    ]
    expect(facts({ tasks: [...rows, ...others] }).RA12).toEqual(
      ok(
        'RA12',
        7,
        ['a0', 'a1', 'a2', 'a3', 'a4', 'b0', 'b1'],
        [{ module: '物料', n: 5, median: 1.2, p80: 1.5, ids: ['a0', 'a1', 'a2', 'a3', 'a4'] }],
      ),
    )
    expect(facts({ tasks: rows.slice(1) }).RA12).toEqual(
      short('RA12', 4, ['a1', 'a2', 'a3', 'a4'], 'doneTasksPerModule', 4, 5),
    )
  })

  it('[RA13] late start and slow work add up to the delay', () => {
    const rows = [
      done('t1', 14, { task: { actualStart: '2024-03-03' } }),
      done('t2', 11, { task: { actualStart: '2024-03-05' } }),
      done('t3', 9),
      task('t4'),
      done('t5', 14, { task: { actualStart: null } }),
      done('t6', 14, { task: { plannedStart: null } }),
      done('t7', 14, { task: { actualStart: '2024-03-20' } }),
      done('t8', 14, { task: { plannedStart: '2024-03-11', actualStart: '2024-03-12' } }),
    ]
    expect(facts({ tasks: rows }).RA13).toEqual(
      ok('RA13', 2, ['t1', 't2'], {
        tasks: [
          { id: 't1', startSlip: 2, workSlip: 2, delay: 4 },
          { id: 't2', startSlip: 4, workSlip: -3, delay: 1 },
        ],
        startSlipDays: 6,
        workSlipDays: -1,
        delayDays: 5,
      }),
    )
    expect(facts({ tasks: rows.slice(2) }).RA13).toEqual(short('RA13', 0, [], 'lateTasksWithAllDates', 0, 1))
  })

  it('[RA13] slips are sorted by days, one-day plans included', () => {
    const rows = [
      done('t1', 11),
      done('t2', 14),
      done('t3', 14),
      done('t4', 12, { task: { plannedStart: '2024-03-10', actualStart: '2024-03-11' } }),
    ]
    expect(facts({ tasks: rows }).RA13).toMatchObject({
      value: {
        tasks: [
          { id: 't2', delay: 4 },
          { id: 't3', delay: 4 },
          { id: 't4', startSlip: 1, workSlip: 1, delay: 2 },
          { id: 't1', delay: 1 },
        ],
      },
    })
  })

  it('[RA14] of several predecessors the latest counts, of two as late the first by id; most days first', () => {
    const waits = { plannedStart: '2024-03-11', plannedEnd: '2024-03-15', actualStart: '2024-03-16' }
    const after = (id: string, ...names: readonly string[]) =>
      done(id, 20, { task: waits, predecessors: names.map((name) => ({ id: name, lagDays: 0 })) })
    const rows = [
      done('p9', 9),
      done('p12', 12),
      done('p13', 13),
      done('p13b', 13),
      done('p14', 14),
      done('p31', 31),
      after('t1', 'p9', 'p12'),
      after('t2', 'p9', 'p14', 'p12'),
      after('t3', 'p13b', 'p13', 'p9'),
      after('t4', 'p12', 'p31'),
    ]
    expect(facts({ tasks: rows }).RA14).toMatchObject({
      value: {
        tasks: [
          { id: 't2', predecessorId: 'p14', explainedDays: 3 },
          { id: 't3', predecessorId: 'p13', explainedDays: 2 },
          { id: 't1', predecessorId: 'p12', explainedDays: 1 },
          // p31 finished after t4 had begun.
          { id: 't4', predecessorId: 'p12', explainedDays: 1 },
        ],
      },
    })
  })

  it('[RA14] knock-on is counted from the latest predecessor that had finished plus lag, never more than the delay', () => {
    const second = { plannedStart: '2024-03-11', plannedEnd: '2024-03-15', actualStart: '2024-03-16' }
    const rows = [
      done('a', 12),
      done('early', 5),
      task('open'),
      done('gone', 30, { task: { hold: 'cancelled' } }),
      done('unknown', 9, { task: { actualEnd: null } }),
      done('ahead', 9, { task: { actualEnd: '2024-04-09' } }),
      done('t1', 20, {
        task: second,
        predecessors: [
          { id: 'a', lagDays: 2 },
          { id: 'early', lagDays: 1 },
        ],
      }),
      done('t2', 16, { task: second, predecessors: [{ id: 'open', lagDays: null }] }),
      done('t3', 17, { task: second, predecessors: [{ id: 'early', lagDays: 1.9 }] }),
      done('t4', 20, {
        task: second,
        predecessors: [
          { id: 'gone', lagDays: 0 },
          { id: 'unknown', lagDays: 0 },
          { id: 'ahead', lagDays: 0 },
          { id: 't4', lagDays: 9 },
          { id: 'nobody', lagDays: 0 },
        ],
      }),
      done('t5', 15, { task: second, predecessors: [{ id: 'open', lagDays: 0 }] }),
      done('t6', 20, { task: { ...second, plannedStart: '2024-03-16' }, predecessors: [{ id: 'open', lagDays: 0 }] }),
    ]
    expect(facts({ tasks: rows }).RA14).toEqual(
      near(
        ok('RA14', 2, ['t1', 't3'], {
          tasks: [
            { id: 't1', predecessorId: 'a', explainedDays: 3, delay: 5 },
            { id: 't3', predecessorId: 'early', explainedDays: 0, delay: 2 },
          ],
          explainedDays: 3,
          delayDays: 7,
          share: 300 / 7,
        }),
      ),
    )
    expect(facts({ tasks: rows.slice(9) }).RA14).toEqual(short('RA14', 0, [], 'delayedTasksWithPredecessor', 0, 1))
    expect(facts({ tasks: rows }, { today: 'someday' }).RA14).toMatchObject({ sufficient: false })
  })
})

describe('[RA15] discipline of updates', () => {
  it('updates, ageing of issues and data quality are counted', () => {
    const rows = [
      task('t1', { record: { lastUpdate: { on: '2024-03-30', frequency: 'daily' } } }),
      task('t2', { record: { lastUpdate: { on: '2024-03-01', frequency: 'weekly' }, deliverable: '' } }),
      task('t3', { record: { lastUpdate: { on: null, frequency: 'daily' } } }),
      done('t4', 10, { record: { lastUpdate: { on: '2024-01-01', frequency: 'daily' } } }),
      task('t5', { record: { deliverable: '' } }),
    ]
    const nextMonth = task('t6', {
      task: { plannedStart: '2024-05-01', plannedEnd: '2024-05-10', actualStart: null, progress: 0 },
      record: { lastUpdate: { on: null, frequency: null } },
    })
    expect(facts({ tasks: [...rows, nextMonth] }).RA15.updates.ids).not.toContain('t6')
    const issues = [
      issue('q1', { found: on(21) }),
      issue('q2', { found: { kind: 'instant', ms: Date.UTC(2024, 2, 28, 17) } }),
      issue('q3', { closed: true }),
      issue('q4', { type: 'feedback' }),
      issue('q5', { found: null }),
      issue('q6', { found: { kind: 'day', day: '' } }),
      issue('q7', { type: 'risk', found: { kind: 'day', day: '2024-04-02' } }),
      issue('q0', { found: on(21) }),
    ]
    expect(facts({ tasks: rows, issues }).RA15).toEqual({
      updates: ok('RA15', 3, ['t1', 't2', 't3'], near({ rate: 100 / 3, upToDate: 1, staleIds: ['t2', 't3'] })),
      ageing: ok('RA15', 4, ['q0', 'q1', 'q2', 'q7'], {
        open: [
          { id: 'q0', ageDays: 10 },
          { id: 'q1', ageDays: 10 },
          { id: 'q2', ageDays: 2 },
          { id: 'q7', ageDays: 0 },
        ],
        medianDays: 6,
        oldestDays: 10,
      }),
      dataQuality: ok('RA15', 5, ['t1', 't2', 't3', 't4', 't5'], {
        score: 60,
        clean: 3,
        rows: 5,
        byFlag: [
          { flag: 'noDeliverable', ids: ['t2', 't5'] },
          { flag: 'staleUpdate', ids: ['t2'] },
        ],
      }),
    })
    expect(facts({}).RA15).toEqual({
      updates: short('RA15', 0, [], 'tasksWithUpdates', 0, 1),
      ageing: short('RA15', 0, [], 'openIssues', 0, 1),
      dataQuality: short('RA15', 0, [], 'rows', 0, 1),
    })
  })
})

describe('[RA15] ageing of issues', () => {
  it('issueAgeing lists the oldest first', () => {
    const issues = [
      issue('q1', { found: on(30) }),
      issue('q2', { found: on(10) }),
      issue('q3', { found: on(25) }),
      issue('q4', { found: on(10) }),
    ]
    expect(facts({ issues }).RA15.ageing).toEqual(
      ok('RA15', 4, ['q2', 'q4', 'q3', 'q1'], {
        open: [
          { id: 'q2', ageDays: 21 },
          { id: 'q4', ageDays: 21 },
          { id: 'q3', ageDays: 6 },
          { id: 'q1', ageDays: 1 },
        ],
        medianDays: 13.5,
        oldestDays: 21,
      }),
    )
  })
})

describe('[RA16] this campaign and earlier ones', () => {
  const five = [12, 10, 10, 10, 10].map((day, at) => done(`t${at}`, day))
  it('[RA16] a delay rate of fewer than five decided tasks is not compared', () => {
    const earlier = [campaign('e1', '2023-12-31', { delayRate: 25 })]
    expect(facts({ tasks: five.slice(1), earlier }).figures.delayRate).toBeNull()
    expect(facts({ tasks: five.slice(1), earlier }).RA16).toMatchObject({ sufficient: false })
  })

  it('25 % → 20 % is −5 points, −20 %', () => {
    expect(facts({ tasks: five, earlier: [campaign('e1', '2023-12-31', { delayRate: 25 })] }).RA16).toEqual(
      ok(
        'RA16',
        1,
        ['e1'],
        [{ figure: 'delayRate', current: 20, earlier: 25, points: -5, relative: -20, trend: null, ids: ['e1'] }],
      ),
    )
  })

  it.each([
    { rates: [35, 30, 25], trend: 'falling' },
    { rates: [5, 10, 15], trend: 'rising' },
    { rates: [35, 25, 30], trend: 'mixed' },
    { rates: [35, 30, 20], trend: 'mixed' },
    { rates: [5, 10, 20], trend: 'mixed' },
    { rates: [40, 25], trend: null },
  ])('$rates then 20: $trend', ({ rates, trend }) => {
    const earlier = rates
      .map((delayRate, at) => campaign(`e${9 - at}`, `2023-0${at + 1}-01`, { delayRate }))
      .toReversed()
    expect(facts({ tasks: five, earlier }).RA16).toMatchObject({
      value: [{ trend, ids: rates.map((_, at) => `e${9 - at}`) }],
    })
  })

  it('the delay rate is over done and overdue tasks: what is under way or cancelled does not count', () => {
    const tasks = [
      ...five,
      task('overdue'),
      task('open', { task: { plannedEnd: '2024-04-10' } }),
      task('gone', { task: { hold: 'cancelled' } }),
    ]
    expect(facts({ tasks, earlier: [campaign('e1', null, { delayRate: 25 })] }).RA16).toMatchObject({
      value: [{ figure: 'delayRate', current: 33.333333333333 }],
    })
  })

  it('a campaign without an end comes before all others', () => {
    const earlier = [
      campaign('e1', '2023-06-01', { delayRate: 15 }),
      campaign('e2', null, { delayRate: 5 }),
      campaign('e3', '2023-01-01', { delayRate: 10 }),
      campaign('e0', '2023-06-01', { delayRate: 12 }),
    ]
    expect(facts({ tasks: five, earlier }).RA16).toMatchObject({
      ids: ['e2', 'e3', 'e0', 'e1'],
      value: [{ trend: 'rising', ids: ['e2', 'e3', 'e0', 'e1'] }],
    })
  })

  it('comparison has every figure that both sides have', () => {
    const figures = {
      delayRate: 0,
      completionRate: 50,
      coreAttainment: 80,
      overallAttainment: 80,
      budgetUse: 50,
      preIdentification: 50,
      responseSuccess: 60,
      slaResponse: 50,
      funnelOverall: 5,
    }
    const found = facts({
      tasks: five,
      earlier: [campaign('e1', null, figures), campaign('e2', null, { delayRate: Number.NaN, completionRate: null })],
      kpis: [goal('a', 100, { funnelOrder: 1 }), goal('b', 80, { funnelOrder: 2 })],
      budget: [line('b1', 100, 50)],
      issues: [
        ...[1, 2, 3, 4, 5].map((n) =>
          issue(`r${n}`, { type: 'risk', found: on(1), occurred: on(n), outcome: 'success' }),
        ),
        issue('q', { responded: on(1) }),
      ],
    }).RA16
    expect(found).toMatchObject({
      n: 1,
      ids: ['e1'],
      value: [
        { figure: 'delayRate', current: 20, points: 20, relative: null },
        { figure: 'completionRate', current: 100, relative: 100 },
        { figure: 'coreAttainment', current: 90, points: 10, relative: 12.5 },
        { figure: 'overallAttainment', current: 90 },
        { figure: 'budgetUse', current: 50, points: 0 },
        { figure: 'preIdentification', current: 80, points: 30 },
        { figure: 'responseSuccess', current: 100, points: 40 },
        { figure: 'slaResponse', current: 100 },
        { figure: 'funnelOverall', current: 80, points: 75, relative: 1500 },
      ],
    })
  })

  it('comparison needs one comparable campaign', () => {
    expect(facts({ tasks: five, earlier: [campaign('e1', null, {})] }).RA16).toEqual(
      short('RA16', 0, [], 'comparableCampaigns', 0, 1),
    )
    expect(facts({ earlier: [campaign('e1', null, { delayRate: 25 })] }).RA16).toMatchObject({ sufficient: false })
  })
})

describe('[RU1] the progress of a retrospective', () => {
  it('leaves a task with children out: its work is counted with the children', () => {
    const tasks = [
      done('child', 10, { parentIds: ['parent'] }),
      task('parent', { task: { progress: 0 } }),
      task('self', { task: { progress: 50 }, parentIds: ['self'] }),
    ]
    const { progress } = facts({ tasks })
    expect(progress.value).toMatchObject({ actual: 75, counted: 2, excluded: 1 })
    expect(progress.excludedRows).toEqual([{ index: 1, because: 'hasChildren' }])
    const apart = facts({ tasks: tasks.map((one) => ({ ...one, parentIds: [] })) })
    expect(apart.progress.value).toMatchObject({ actual: 50, counted: 3, excluded: 0 })
  })
})

describe('[RA17] one phase', () => {
  const inPhase = (rows: readonly TaskToJudge[]) => rows.map((row) => ({ ...row, stage: '预热期' }))
  it.each([
    {
      name: 'all done or cancelled',
      tasks: inPhase([done('t1', 10), task('t2', { task: { hold: 'cancelled' } })]),
      expected: {
        sufficient: true,
        n: 2,
        ids: ['t1', 't2'],
        value: { phase: '预热期', closed: true, completionRate: 100 },
      },
    },
    {
      name: '80 % done',
      tasks: inPhase([...[1, 2, 3, 4].map((n) => done(`t${n}`, 10)), task('t5')]),
      expected: { sufficient: true, value: { closed: false, completionRate: 80 } },
    },
    {
      name: 'less',
      tasks: inPhase([done('t1', 10), task('t2')]),
      expected: { sufficient: false, missing: [{ what: 'percentOfPhaseDone', have: 50, need: 80 }] },
    },
    {
      name: 'all cancelled',
      tasks: inPhase([task('t2', { task: { hold: 'cancelled' } })]),
      expected: { sufficient: true, value: { closed: true, completionRate: 0 } },
    },
    {
      name: 'no tasks',
      tasks: [done('t1', 10)],
      expected: { sufficient: false, n: 0, missing: [{ what: 'percentOfPhaseDone', have: 0, need: 80 }] },
    },
  ])('$name', ({ tasks, expected }) => {
    expect(facts({ tasks }, { phase: '预热期' }).RA17).toMatchObject({ rule: 'RA17', ...expected })
  })

  it('a phase keeps records of its own tasks, and predecessors in other phases are found', () => {
    const records: RecordsToJudge = {
      tasks: [
        done('a', 9, { stage: '筹备期' }),
        done('b', 15, {
          stage: '预热期',
          predecessors: [{ id: 'a', lagDays: 1 }],
          task: { actualStart: '2024-03-10' },
        }),
      ],
      issues: [issue('q1', { taskId: 'b', responded: on(1) }), issue('q2', { taskId: 'a' }), issue('q3')],
      kpis: [goal('k', 100)],
      channels: [{ ...noEntry, id: 'm', channel: '抖音', spend: 1, results: 1, newCustomers: 1, revenue: 1 }],
      budget: [
        line('b1', 100, 50, { taskIds: ['a'] }),
        line('b2', 100, 60, { taskIds: ['a', 'b'] }),
        line('b3', 100, 70),
      ],
      log: {
        since: '2024-03-01',
        changes: [
          {
            id: 'c1',
            taskId: 'b',
            title: null,
            field: 'plannedEnd',
            reason: null,
            on: '2024-03-09',
            from: null,
            to: null,
          },
          {
            id: 'c2',
            taskId: null,
            title: null,
            field: 'budget',
            reason: null,
            on: '2024-03-09',
            from: null,
            to: null,
          },
        ],
      },
      earlier: [campaign('e1', null, { delayRate: 25 })],
    }
    const phase = facts(records, { phase: '预热期' })
    expect(phase.progress.all).toBe(1)
    expect(phase.RA6.response).toMatchObject({ ids: ['q1'] })
    expect(phase.RA9).toMatchObject({ ids: ['b2'] })
    expect(phase.RA11).toMatchObject({ ids: ['c1'] })
    expect(phase.RA14).toMatchObject({
      value: { tasks: [{ id: 'b', predecessorId: 'a', explainedDays: 5, delay: 5 }] },
    })
    expect([phase.RA8.sufficient, phase.RA10.sufficient, phase.RA16.sufficient]).toEqual([false, false, false])
    expect(facts(records).RA17).toBeNull()
    expect(facts(records).progress.all).toBe(2)
  })

  it('blanks around the name of a stage do not keep a task, what belongs to it, or a lesson out of its phase', () => {
    const lesson = { type: 'improve', isAction: false, due: null, progress: 'open', origin: 'own' } as const
    const records: RecordsToJudge = {
      tasks: [
        done('a', 9, { stage: '预热期 ' }),
        done('b', 9, { stage: '\t预热期' }),
        done('c', 9, { stage: '爆发期' }),
      ],
      issues: [issue('q1', { taskId: 'a', responded: on(1) }), issue('q2', { taskId: 'c', responded: on(1) })],
      budget: [line('b1', 100, 50, { taskIds: ['b'] }), line('b2', 100, 50, { taskIds: ['c'] })],
      lessons: [
        { ...lesson, id: 'l1', stage: '预热期 ' },
        { ...lesson, id: 'l2', stage: '爆发期' },
        { ...lesson, id: 'l3', stage: ' ' },
      ],
    }
    const phase = facts(records, { phase: '预热期' })
    expect(phase.RA17).toMatchObject({ n: 2, ids: ['a', 'b'] })
    expect(phase.progress.all).toBe(2)
    expect(phase.RA6.response).toMatchObject({ ids: ['q1'] })
    expect(phase.RA9).toMatchObject({ ids: ['b1'] })
    expect(phase.lessons.byType).toEqual([{ type: 'improve', ids: ['l1', 'l3'] }])
  })
})

describe('byText', () => {
  it.each([
    ['a', 'b', -1],
    ['b', 'a', 1],
    ['a', 'a', 0],
    ['Z', 'a', -1],
    ['人', '物', -1],
  ] as const)('%s beside %s: %d', (a, b, order) => {
    expect(byText(a, b)).toBe(order)
  })
})

describe('the facts of a retrospective', () => {
  const rows = fc
    .array(
      fc.record({
        task: taskFacts,
        stage: fc.constantFrom(null, '预热期', '爆发期'),
        owner: fc.constantFrom('甲', '乙', null),
        module: fc.constantFrom('物料', null),
        causes: fc.subarray(['人', '事', '物']),
        lag: fc.option(fc.integer({ min: -3, max: 5 })),
        before: fc.nat({ max: 15 }),
      }),
      { maxLength: 16 },
    )
    .map((list) =>
      list.map(({ task: taskOf, lag, before, ...rest }, at) =>
        task(`t${at}`, { ...rest, task: taskOf, predecessors: [{ id: `t${before}`, lagDays: lag }] }),
      ),
    )

  const insightsOf = (found: RetrospectiveFacts): readonly Insight<unknown>[] => [
    ...Object.values(found.RA1),
    ...Object.values(found.RA2),
    found.RA3,
    found.RA4,
    found.RA5,
    ...Object.values(found.RA6),
    found.RA7,
    found.RA8,
    found.RA9,
    found.RA10,
    found.RA11,
    found.RA12,
    found.RA13,
    found.RA14,
    ...Object.values(found.RA15),
    found.RA16,
  ]

  it('give the same bytes for the same rows in any order, and each insight a value or what is missing', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(null, '预热期'), (tasks, phase) => {
        const found = facts({ tasks }, { phase })
        expect(JSON.stringify(facts({ tasks: tasks.toReversed() }, { phase }))).toBe(JSON.stringify(found))
        for (const insight of insightsOf(found)) {
          expect(
            insight.sufficient ||
              (insight.missing.length > 0 && insight.missing.every(({ have, need }) => have < need)),
          ).toBe(true)
          expect(new Set(insight.ids).size).toBe(insight.ids.length)
        }
        const notFinite: string[] = []
        JSON.stringify(found, (key, value: unknown) => {
          if (typeof value === 'number' && !Number.isFinite(value)) notFinite.push(key)
          return value
        })
        expect(notFinite).toEqual([])
      }),
      { seed: 20240301, numRuns: 150 },
    )
  })

  it('start slip and work slip add up to the delay, and knock-on is not more than it', () => {
    fc.assert(
      fc.property(rows, (tasks) => {
        const { RA13, RA14 } = facts({ tasks })
        expect(
          !RA13.sufficient ||
            RA13.value.tasks.every(({ startSlip, workSlip, delay }) => startSlip + workSlip === delay && delay > 0),
        ).toBe(true)
        expect(
          !RA14.sufficient ||
            RA14.value.tasks.every(({ explainedDays, delay }) => explainedDays >= 0 && explainedDays <= delay),
        ).toBe(true)
      }),
      { seed: 20240301, numRuns: 150 },
    )
  })

  it('RETROSPECTIVE_MINIMUMS are those of docs/rules.md', () => {
    expect(RETROSPECTIVE_MINIMUMS).toEqual({
      RA1: { delayed: 5, percentWithCause: 60 },
      RA2: { perGroup: 5 },
      RA3: { early: 1, forPattern: 3 },
      RA4: { realised: 5, targetPercent: 60 },
      RA5: { assessed: 4, targetPercent: 75 },
      RA6: { decided: 1, forTrend: 10 },
      RA7: { steps: 2, earlierForBenchmark: 2 },
      RA12: { perModule: 5 },
      RA16: { comparable: 1, forTrend: 3, decidedTasks: 5 },
      RA17: { percentDone: 80 },
    })
  })
})
