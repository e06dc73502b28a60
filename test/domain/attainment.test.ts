import { describe, expect, it } from 'vitest'
import { attainment, attainmentVerdict, budgetShare, effectiveProgress } from '../../src/domain/index.ts'
import { explainAttainment } from '../../src/domain/attainment.ts'
import type { Kpi } from '../../src/domain/index.ts'

const kpi = (facts: Partial<Kpi>): Kpi => ({
  actual: 50,
  target: 100,
  base: null,
  direction: 'higher',
  measure: 'absolute',
  ...facts,
})

describe('[KP1] attainment', () => {
  it.each([
    { facts: {}, percent: 50, because: 'actualOverTarget' },
    { facts: { actual: 250 }, percent: 250, because: 'actualOverTarget' },
    { facts: { actual: 0 }, percent: 0, because: 'actualOverTarget' },
    { facts: { direction: 'lower', actual: 100 }, percent: 100, because: 'lowerIsBetter' },
    { facts: { direction: 'lower', actual: 250 }, percent: -50, because: 'lowerIsBetter' },
    { facts: { measure: 'increase', base: 0 }, percent: 50, because: 'againstBase' },
    { facts: { measure: 'increase', base: 60 }, percent: -25, because: 'againstBase' },
    { facts: { measure: 'increase', direction: 'lower', base: 120, actual: 110 }, percent: 50, because: 'againstBase' },
    { facts: { actual: null }, percent: null, because: 'actualMissing' },
    { facts: { actual: Number.NaN }, percent: null, because: 'actualMissing' },
    { facts: { target: null }, percent: null, because: 'targetMissing' },
    { facts: { target: Number.POSITIVE_INFINITY }, percent: null, because: 'targetMissing' },
    { facts: { target: 0 }, percent: null, because: 'targetZero' },
    { facts: { target: 0, measure: 'increase', base: 10, actual: 4 }, percent: 60, because: 'againstBase' },
    { facts: { target: 0, measure: 'increase', base: 0 }, percent: null, because: 'targetEqualsBase' },
    { facts: { target: -100 }, percent: null, because: 'targetNegative' },
    { facts: { target: -100, direction: 'lower' }, percent: null, because: 'targetNegative' },
    { facts: { target: -5, measure: 'increase', base: -20 }, percent: null, because: 'targetNegative' },
    { facts: { target: 0, direction: 'lower' }, percent: null, because: 'targetZero' },
    { facts: { measure: 'increase' }, percent: null, because: 'baseMissing' },
    { facts: { measure: 'increase', base: 100 }, percent: null, because: 'targetEqualsBase' },
    { facts: { actual: 1e308, target: 1e-10 }, percent: null, because: 'outOfRange' },
    { facts: { actual: 0.29, target: 1 }, percent: 29, because: 'actualOverTarget' },
  ] as const)('$facts → $percent ($because)', ({ facts, percent, because }) => {
    expect(attainment(kpi(facts))).toBe(percent)
    expect(explainAttainment(kpi(facts)).because).toBe(because)
  })

  it('explainAttainment holds the numbers it used, unusable ones as missing', () => {
    expect(explainAttainment(kpi({ base: Number.NaN }))).toEqual({
      rule: 'KP1',
      value: 50,
      because: 'actualOverTarget',
      actual: 50,
      target: 100,
      base: null,
    })
  })
})

describe('[PR2] progress from quantities', () => {
  it.each([
    {
      progress: 60,
      done: 2,
      total: 3,
      result: 66.666666666667,
      because: 'the quotient rules when both are there [Q21]',
    },
    { progress: null, done: 3, total: 10, result: 30, because: 'S2-4: three of ten videos' },
    { progress: null, done: 12, total: 10, result: 120, because: 'not clamped here' },
    { progress: 60, done: 0, total: 10, result: 0, because: 'none done is a number' },
    { progress: 60, done: null, total: 10, result: 60, because: 'one is missing' },
    { progress: 60, done: 3, total: null, result: 60, because: 'one is missing' },
    { progress: 60, done: 3, total: 0, result: 60, because: 'no total' },
    { progress: 60, done: 3, total: -1, result: 60, because: 'no total' },
    { progress: 60, done: Number.NaN, total: 10, result: 60, because: 'a bad cell' },
    { progress: 60, done: 1e308, total: 1e-308, result: 60, because: 'no number comes out' },
    { progress: null, done: null, total: null, result: null, because: 'nothing given' },
  ])('$done of $total beside $progress → $result: $because', ({ progress, done, total, result }) => {
    expect(effectiveProgress(progress, done, total)).toBe(result)
  })
})

describe('[KP1] attainmentVerdict', () => {
  it.each([
    { percent: 116.7, verdict: 'exceeded' },
    { percent: 100, verdict: 'met' },
    { percent: 100.000000000001, verdict: 'met' },
    { percent: 99.99, verdict: 'missed' },
    { percent: -25, verdict: 'missed' },
    { percent: null, verdict: 'unknown' },
  ])('$percent: $verdict', ({ percent, verdict }) => {
    expect(attainmentVerdict(percent)).toBe(verdict)
  })
})

describe('[BU2] budgetShare of a line', () => {
  it.each([
    { amount: 5000, total: 46_000, part: 10.869565217391 },
    { amount: 0, total: 46_000, part: null },
    { amount: -500, total: 46_000, part: null },
    { amount: null, total: 46_000, part: null },
    { amount: 5000, total: 0, part: null },
  ])('$amount of $total', ({ amount, total, part }) => {
    expect(budgetShare(amount, total)).toBe(part)
  })
})
