import { describe, expect, it } from 'vitest'
import { campaignHealth } from '../../src/domain/health.ts'
import type { HealthFacts } from '../../src/domain/health.ts'

const fine: HealthFacts = {
  deviation: 0,
  lateMilestoneIds: [],
  coreKpis: [],
  highIssuesPastSlaIds: [],
  delayedTaskIds: [],
  bufferViolationIds: [],
  spend: null,
  budget: null,
  forecastEnd: null,
  campaignEnd: null,
}

describe('[RU2] health', () => {
  it.each([
    { name: 'nothing against it', facts: {}, value: 'green', reasons: [] },
    { name: 'ahead', facts: { deviation: 30 }, value: 'green', reasons: [] },
    { name: 'exactly −5', facts: { deviation: -5 }, value: 'green', reasons: [] },
    { name: '−5 within noise', facts: { deviation: -5 - 1e-12 }, value: 'green', reasons: [] },
    {
      name: 'under −5',
      facts: { deviation: -5.01 },
      value: 'yellow',
      reasons: [{ level: 'yellow', code: 'deviation', ids: [], figure: -5.01, limit: -5 }],
    },
    {
      name: 'exactly −10',
      facts: { deviation: -10 },
      value: 'yellow',
      reasons: [{ level: 'yellow', code: 'deviation', ids: [], figure: -10, limit: -5 }],
    },
    {
      name: 'under −10',
      facts: { deviation: -10.01 },
      value: 'red',
      reasons: [{ level: 'red', code: 'deviation', ids: [], figure: -10.01, limit: -10 }],
    },
    {
      name: 'a late milestone',
      facts: { lateMilestoneIds: ['m1'] },
      value: 'red',
      reasons: [{ level: 'red', code: 'milestoneLate', ids: ['m1'], figure: null, limit: null }],
    },
    {
      name: 'a core goal under 80 % of its pace',
      facts: {
        coreKpis: [
          { id: 'k1', paceRatio: 79.9 },
          { id: 'k2', paceRatio: 80 },
          { id: 'k3', paceRatio: 80 - 1e-12 },
          { id: 'k4', paceRatio: null },
          { id: 'k5', paceRatio: Number.NaN },
        ],
      },
      value: 'red',
      reasons: [{ level: 'red', code: 'coreKpiBehindPace', ids: ['k1'], figure: null, limit: 80 }],
    },
    {
      name: 'a high-severity issue past its SLA',
      facts: { highIssuesPastSlaIds: ['q1'] },
      value: 'red',
      reasons: [{ level: 'red', code: 'highIssuePastSla', ids: ['q1'], figure: null, limit: null }],
    },
    {
      name: 'a delayed task',
      facts: { delayedTaskIds: ['t1', 't2'] },
      value: 'yellow',
      reasons: [{ level: 'yellow', code: 'taskDelayed', ids: ['t1', 't2'], figure: null, limit: null }],
    },
    {
      name: 'a violated buffer',
      facts: { bufferViolationIds: ['t3'] },
      value: 'yellow',
      reasons: [{ level: 'yellow', code: 'bufferViolated', ids: ['t3'], figure: null, limit: null }],
    },
    {
      name: 'spend above budget',
      facts: { spend: 101, budget: 100 },
      value: 'yellow',
      reasons: [{ level: 'yellow', code: 'spendAboveBudget', ids: [], figure: 101, limit: 100 }],
    },
    { name: 'spend at budget', facts: { spend: 0.1 + 0.2, budget: 0.3 }, value: 'green', reasons: [] },
    { name: 'spend without a budget', facts: { spend: 101 }, value: 'green', reasons: [] },
    { name: 'a budget without spend', facts: { budget: -1 }, value: 'green', reasons: [] },
    {
      name: 'forecast past the end',
      facts: { forecastEnd: '2024-03-12', campaignEnd: '2024-03-10' },
      value: 'yellow',
      reasons: [{ level: 'yellow', code: 'forecastPastEnd', ids: [], figure: 2, limit: 0 }],
    },
    {
      name: 'forecast on the end',
      facts: { forecastEnd: '2024-03-10', campaignEnd: '2024-03-10' },
      value: 'green',
      reasons: [],
    },
    { name: 'no forecast', facts: { campaignEnd: '2024-03-10' }, value: 'green', reasons: [] },
    { name: 'no campaign end', facts: { forecastEnd: '2024-03-10' }, value: 'green', reasons: [] },
    { name: 'nothing computable', facts: { deviation: null }, value: 'grey', reasons: [] },
    { name: 'a bad figure', facts: { deviation: Number.NaN }, value: 'grey', reasons: [] },
    {
      name: 'no deviation, but a delayed task',
      facts: { deviation: null, delayedTaskIds: ['t1'] },
      value: 'yellow',
      reasons: [{ level: 'yellow', code: 'taskDelayed', ids: ['t1'], figure: null, limit: null }],
    },
  ] as const)('$name → $value', ({ facts, value, reasons }) => {
    expect(campaignHealth({ ...fine, ...facts })).toEqual({ rule: 'RU2', value, reasons })
  })

  it('the worst reason gives the colour, and all are listed, red first', () => {
    const { value, reasons } = campaignHealth({
      ...fine,
      deviation: -30,
      delayedTaskIds: ['t1'],
      highIssuesPastSlaIds: ['q1'],
    })
    expect([value, reasons.map(({ level, code }) => `${level} ${code}`)]).toEqual([
      'red',
      ['red deviation', 'red highIssuePastSla', 'yellow taskDelayed'],
    ])
  })

  it("campaignHealth uses a team's thresholds", () => {
    const bands = { watch: 3, warn: 8, severe: 15 }
    expect([-3, -3.1, -8, -8.1].map((deviation) => campaignHealth({ ...fine, deviation }, bands).value)).toEqual([
      'green',
      'yellow',
      'yellow',
      'red',
    ])
    expect(campaignHealth({ ...fine, deviation: -7 }, { watch: Number.NaN, warn: -3, severe: 1 }).value).toBe('yellow')
  })
})
