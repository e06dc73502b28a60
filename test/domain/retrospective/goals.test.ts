import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainPace } from '../../../src/domain/index.ts'
import { DEFAULT_KPI_WEIGHTS, overallAttainment } from '../../../src/domain/overallAttainment.ts'
import { CORE_KPI_MIN_PACE } from '../../../src/domain/pace.ts'
import type { Kpi } from '../../../src/domain/index.ts'

const kpi = (facts: Partial<Kpi>): Kpi => ({
  actual: 300,
  target: 1000,
  base: null,
  direction: 'higher',
  measure: 'absolute',
  ...facts,
})
const march = { start: '2024-03-01', end: '2024-03-10' }

describe('[KP2] pace', () => {
  it.each([
    {
      name: 'behind',
      facts: {},
      asOf: '2024-03-05',
      expected: { expectedShare: 50, expected: 500, ratio: 60, shortfall: 700, daysLeft: 5, neededPerDay: 140 },
    },
    {
      name: 'ahead',
      facts: { actual: 900 },
      asOf: '2024-03-05',
      expected: { expectedShare: 50, expected: 500, ratio: 180, shortfall: 100, daysLeft: 5, neededPerDay: 20 },
    },
    {
      name: 'reached',
      facts: { actual: 1200 },
      asOf: '2024-03-05',
      expected: { expectedShare: 50, expected: 500, ratio: 240, shortfall: -200, daysLeft: 5, neededPerDay: 0 },
    },
    {
      name: 'before the start',
      facts: {},
      asOf: '2024-02-29',
      expected: { expectedShare: 0, expected: 0, ratio: null, shortfall: 700, daysLeft: 10, neededPerDay: 70 },
    },
    {
      name: 'on the last day',
      facts: {},
      asOf: '2024-03-10',
      expected: { expectedShare: 100, expected: 1000, ratio: 30, shortfall: 700, daysLeft: 0, neededPerDay: null },
    },
    {
      name: 'after the end',
      facts: { actual: 1000 },
      asOf: '2024-03-20',
      expected: { expectedShare: 100, expected: 1000, ratio: 100, shortfall: 0, daysLeft: 0, neededPerDay: 0 },
    },
    {
      name: 'no actual',
      facts: { actual: null },
      asOf: '2024-03-05',
      expected: { expectedShare: 50, expected: 500, ratio: null, shortfall: null, daysLeft: 5, neededPerDay: null },
    },
    {
      name: 'an increase',
      facts: { measure: 'increase', base: 200, actual: 400 },
      asOf: '2024-03-05',
      expected: { expectedShare: 50, expected: 600, ratio: 50, shortfall: 600, daysLeft: 5, neededPerDay: 120 },
    },
    {
      name: 'an increase that is a decrease',
      facts: { measure: 'increase', direction: 'lower', base: 200, target: 100, actual: 175 },
      asOf: '2024-03-05',
      expected: { expectedShare: 50, expected: 150, ratio: 50, shortfall: -75, daysLeft: 5, neededPerDay: 15 },
    },
    {
      name: 'no way to go',
      facts: { measure: 'increase', base: 1000 },
      asOf: '2024-03-05',
      expected: { expectedShare: 50, expected: 1000, ratio: null, shortfall: 700, daysLeft: 5, neededPerDay: null },
    },
  ] as const)('evenly: $name', ({ facts, asOf, expected }) => {
    expect(explainPace(kpi(facts), march, asOf)).toEqual({ rule: 'KP2', because: 'even', ...expected })
  })

  it.each([
    { asOf: '2024-03-02', share: 10, because: 'half of the first 20 %' },
    { asOf: '2024-03-04', share: 20, because: 'warm-up over' },
    { asOf: '2024-03-05', share: 70, because: 'the launch day carries half' },
    { asOf: '2024-03-10', share: 100, because: 'all' },
  ])('the expected share by phase weights on $asOf is $share ($because)', ({ asOf, share }) => {
    const phases = [
      { start: '2024-03-01', end: '2024-03-04', weight: 2 },
      { start: '2024-03-05', end: '2024-03-05', weight: 5 },
      { start: '2024-03-06', end: '2024-03-10', weight: 3 },
      { start: '2024-03-06', end: '2024-03-01', weight: 9 },
      { start: '2024-03-06', end: '2024-03-10', weight: 0 },
      { start: '2024-03-06', end: '2024-03-10', weight: -1 },
      { start: null, end: null, weight: 3 },
      { start: '2024-03-01', end: '2024-03-02', weight: null },
    ]
    expect(explainPace(kpi({}), { ...march, phases }, asOf)).toMatchObject({
      expectedShare: share,
      expected: share * 10,
      because: 'phases',
    })
  })

  it.each([
    { start: null, end: '2024-03-10' },
    { start: '2024-03-01', end: null },
    { start: '2024-03-99', end: '2024-03-10' },
  ])('[KP2] the pace is not known unless start and end are: $start to $end', (dates) => {
    expect(explainPace(kpi({}), dates, '2024-03-05')).toMatchObject({
      expectedShare: null,
      ratio: null,
      neededPerDay: null,
      because: 'noDates',
    })
  })

  it('without a usable phase weight the target is spread evenly', () => {
    const phases = [{ start: '2024-03-01', end: '2024-03-02', weight: 0 }]
    expect(explainPace(kpi({}), { ...march, phases }, '2024-03-05')).toMatchObject({
      expectedShare: 50,
      because: 'even',
    })
  })

  it.each([
    { facts: { direction: 'lower', actual: 80, target: 100 }, expected: { expected: 100, ratio: 120, shortfall: 20 } },
    { facts: { direction: 'lower', actual: 130, target: 100 }, expected: { expected: 100, ratio: 70, shortfall: -30 } },
    {
      facts: { direction: 'lower', actual: null, target: 100 },
      expected: { expected: 100, ratio: null, shortfall: null },
    },
  ] as const)('a lower-is-better goal is a level: $facts', ({ facts, expected }) => {
    expect(explainPace(kpi(facts), march, '2024-03-05')).toEqual({
      rule: 'KP2',
      expectedShare: null,
      daysLeft: null,
      neededPerDay: null,
      because: 'lowerIsBetter',
      ...expected,
    })
  })

  it.each([
    { facts: { target: null }, campaign: march, asOf: '2024-03-05', because: 'noNumbers' },
    { facts: { target: Number.NaN }, campaign: march, asOf: '2024-03-05', because: 'noNumbers' },
    { facts: { measure: 'increase' }, campaign: march, asOf: '2024-03-05', because: 'noNumbers' },
    { facts: {}, campaign: { start: null, end: null }, asOf: '2024-03-05', because: 'noDates' },
    { facts: {}, campaign: { start: '2024-03-10', end: '2024-03-01' }, asOf: '2024-03-05', because: 'noDates' },
    { facts: {}, campaign: { start: '2024-03-01', end: '2024-02-30' }, asOf: '2024-03-05', because: 'noDates' },
    { facts: {}, campaign: { start: '2024-03-01', end: null }, asOf: '2024-03-05', because: 'noDates' },
    { facts: {}, campaign: march, asOf: 'soon', because: 'noDates' },
  ] as const)('$because: $facts $campaign $asOf', ({ facts, campaign, asOf, because }) => {
    expect(explainPace(kpi(facts), campaign, asOf)).toEqual({
      rule: 'KP2',
      expectedShare: null,
      expected: null,
      ratio: null,
      shortfall: null,
      daysLeft: null,
      neededPerDay: null,
      because,
    })
  })

  it.each([
    { start: null, end: null },
    { start: '2024-03-01', end: null },
    { start: null, end: '2024-03-10' },
  ])('without both days of the campaign there is no pace, not even by phases: $start to $end', (days) => {
    const phases = [{ start: '2024-03-01', end: '2024-03-10', weight: 1 }]
    expect(explainPace(kpi({}), { ...days, phases }, '2024-03-05')).toMatchObject({
      expectedShare: null,
      expected: null,
      ratio: null,
      because: 'noDates',
    })
  })

  it('explainPace gives finite numbers or null for any input', () => {
    const any = fc.oneof(fc.double(), fc.constant(null))
    fc.assert(
      fc.property(
        any,
        any,
        any,
        fc.constantFrom('higher', 'lower'),
        fc.constantFrom('absolute', 'increase'),
        (actual, target, base, direction, measure) => {
          const {
            rule: _rule,
            because: _because,
            ...figures
          } = explainPace({ actual, target, base, direction, measure }, march, '2024-03-05')
          expect(Object.values(figures).every((value) => value === null || Number.isFinite(value))).toBe(true)
        },
      ),
      { seed: 20240301, numRuns: 500 },
    )
  })

  it('CORE_KPI_MIN_PACE is 80', () => {
    expect(CORE_KPI_MIN_PACE).toBe(80)
  })
})

describe('[KP3] overall attainment', () => {
  const core = (attainment: number | null) => ({ attainment, priority: 'core' }) as const
  const auxiliary = (attainment: number | null) => ({ attainment, priority: 'auxiliary' }) as const
  it.each([
    {
      name: '70 / 30',
      goals: [core(100), core(80), auxiliary(50)],
      weights: undefined,
      expected: { overall: 78, core: 90, auxiliary: 50, coreCount: 2, auxiliaryCount: 1, unknown: 0 },
    },
    {
      name: 'own weights',
      goals: [core(100), auxiliary(50)],
      weights: { core: 1, auxiliary: 1 },
      expected: { overall: 75, core: 100, auxiliary: 50, coreCount: 1, auxiliaryCount: 1, unknown: 0 },
    },
    {
      name: 'one side only',
      goals: [core(120), core(null)],
      weights: undefined,
      expected: { overall: 120, core: 120, auxiliary: null, coreCount: 1, auxiliaryCount: 0, unknown: 1 },
    },
    {
      name: 'the other side only',
      goals: [auxiliary(0), core(Number.NaN)],
      weights: undefined,
      expected: { overall: 0, core: null, auxiliary: 0, coreCount: 0, auxiliaryCount: 1, unknown: 1 },
    },
    {
      name: 'auxiliary goals alone',
      goals: [auxiliary(60)],
      weights: undefined,
      expected: { overall: 60, core: null, auxiliary: 60, coreCount: 0, auxiliaryCount: 1, unknown: 0 },
    },
    {
      name: 'nothing known',
      goals: [core(null)],
      weights: undefined,
      expected: { overall: null, core: null, auxiliary: null, coreCount: 0, auxiliaryCount: 0, unknown: 1 },
    },
    {
      name: 'all weight on one side',
      goals: [core(100), auxiliary(50)],
      weights: { core: 0, auxiliary: 2 },
      expected: { overall: 50, core: 100, auxiliary: 50, coreCount: 1, auxiliaryCount: 1, unknown: 0 },
    },
  ])('$name', ({ goals, weights, expected }) => {
    expect(overallAttainment(goals, weights)).toEqual({
      rule: 'KP3',
      weights: weights ?? DEFAULT_KPI_WEIGHTS,
      ...expected,
    })
  })

  it.each([
    { core: 0, auxiliary: 0 },
    { core: -1, auxiliary: 5 },
    { core: 5, auxiliary: -1 },
    { core: Number.NaN, auxiliary: 1 },
    { core: null as unknown as number, auxiliary: 1 },
  ])('unusable weights %j fall back to 70 / 30', (weights) => {
    expect(overallAttainment([core(100), auxiliary(0)], weights)).toMatchObject({
      overall: 70,
      weights: { core: 70, auxiliary: 30 },
    })
  })

  it('overall attainment does not depend on the order of the goals and stays finite with huge ones', () => {
    expect(overallAttainment([core(0.1), core(0.2), core(0.3)]).core).toBe(
      overallAttainment([core(0.3), core(0.2), core(0.1)]).core,
    )
    const spread = [core(1e16), core(1), core(1), core(1)]
    expect(overallAttainment(spread).core).toBe(overallAttainment(spread.toReversed()).core)
    expect(overallAttainment([core(1.7e308), core(1.7e308)]).overall).toBeGreaterThan(1.6e308)
  })
})
