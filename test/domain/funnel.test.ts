import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FUNNEL_MIN_LAST, funnel } from '../../src/domain/funnel.ts'

const steps = (values: readonly number[], benchmarks: readonly (number | null)[] = []) =>
  values.map((value, index) => ({ name: `step${index}`, value, benchmark: benchmarks[index] ?? null }))

describe('[RA7] funnel', () => {
  it.each([
    { name: 'nothing', values: [], insufficient: true, overall: null },
    { name: 'one step', values: [1000], insufficient: true, overall: null },
    { name: 'exactly 30 at the end', values: [100, 30], insufficient: false, overall: 30 },
    { name: '29 at the end', values: [100, 29], insufficient: true, overall: 29 },
    { name: 'equal steps', values: [100, 100], insufficient: false, overall: 100 },
    { name: 'a step that grows', values: [100, 120], insufficient: true, overall: 120 },
    { name: 'a later step that grows', values: [100, 50, 60], insufficient: true, overall: 60 },
    { name: 'an empty step', values: [100, 0, 0], insufficient: true, overall: 0 },
    { name: 'nothing at the start', values: [0, 0], insufficient: true, overall: null },
    { name: 'a bad cell', values: [100, Number.NaN, 40], insufficient: true, overall: 40 },
    { name: 'a bad first cell', values: [Number.NaN, 100, 40], insufficient: true, overall: null },
    { name: 'a first step below nothing', values: [-100, 40], insufficient: true, overall: null },
    { name: 'out of range', values: [5e-324, 1e308], insufficient: true, overall: null },
  ])('$name', ({ values, insufficient, overall }) => {
    const result = funnel(steps(values))
    expect([result.insufficient, result.overall]).toEqual([insufficient, overall])
    expect(result.worst.length > 0).toBe(!insufficient)
    expect(result.verdict).toBe(false)
    expect(FUNNEL_MIN_LAST).toBe(30)
  })

  it('a rate over 0 is 0, its loss 100', () => {
    expect(funnel(steps([100, 0, 0])).steps).toEqual([
      { from: 'step0', to: 'step1', rate: 0, loss: 100 },
      { from: 'step1', to: 'step2', rate: 0, loss: 100 },
    ])
  })

  it('a rate over a negative value is 0, its loss 100', () => {
    expect(funnel(steps([100, -5, 40])).steps[1]).toEqual({ from: 'step1', to: 'step2', rate: 0, loss: 100 })
  })

  it.each([
    { benchmarks: [null, 50, 50], worst: ['step2'], verdict: true, because: 'least rate over benchmark' },
    { benchmarks: [null, 90, 30], worst: ['step1'], verdict: true, because: 'a low rate may be usual' },
    { benchmarks: [null, 50, 40], worst: ['step1', 'step2'], verdict: true, because: 'a tie' },
    { benchmarks: [null, 90, null], worst: ['step2'], verdict: false, because: 'one benchmark is missing' },
    { benchmarks: [7, null, null], worst: ['step2'], verdict: false, because: 'the first step has nothing before it' },
    { benchmarks: [null, 90, 0], worst: ['step2'], verdict: false, because: 'a benchmark of 0 is none' },
    { benchmarks: [null, 90, -5], worst: ['step2'], verdict: false, because: 'a negative one neither' },
    { benchmarks: [null, 90, Number.NaN], worst: ['step2'], verdict: false, because: 'a bad cell neither' },
  ])('$benchmarks → $worst: $because', ({ benchmarks, worst, verdict }) => {
    expect(funnel(steps([1000, 500, 200], benchmarks))).toMatchObject({ worst, verdict, insufficient: false })
  })

  it('an insufficient funnel has no worst step, with benchmarks or without', () => {
    expect(funnel(steps([100, 20], [null, 50]))).toMatchObject({ worst: [], verdict: false, insufficient: true })
  })

  it('noise breaks no tie between worst steps', () => {
    expect(funnel(steps([300, 100, 100 / 3], [null, null, null])).worst).toEqual(['step1', 'step2'])
    expect(funnel(steps([3000, 900, 270], [null, 0.3, 0.1 + 0.2])).worst).toEqual(['step1', 'step2'])
    expect(funnel(steps([3000, 900, 270], [null, 3e-9, (0.1 + 0.2) * 1e-8])).worst).toEqual(['step1', 'step2'])
  })

  it('a small difference that is not noise breaks a tie, also between large scores', () => {
    expect(funnel(steps([1_000_000, 500_000, 250_002])).worst).toEqual(['step1'])
    expect(funnel(steps([1000, 500, 250], [null, 0.1, 0.025])).worst).toEqual(['step1'])
  })

  it('for any sufficient funnel the rates multiply to the overall rate and the worst is the least', () => {
    const values = fc
      .array(fc.integer({ min: 30, max: 1_000_000 }), { minLength: 2, maxLength: 6 })
      .map((list) => list.toSorted((a, b) => b - a))
    fc.assert(
      fc.property(values, (list) => {
        const result = funnel(steps(list))
        expect(result.insufficient).toBe(false)
        expect(result.steps).toHaveLength(list.length - 1)
        expect(100 * result.steps.reduce((product, { rate }) => product * (rate / 100), 1)).toBeCloseTo(
          result.overall ?? Number.NaN,
          6,
        )
        const least = Math.min(...result.steps.map(({ rate }) => rate))
        expect(result.steps.find(({ to }) => to === result.worst[0])?.rate).toBeCloseTo(least, 8)
        for (const { rate, loss } of result.steps) expect(rate + loss).toBeCloseTo(100, 9)
      }),
      { seed: 20240301, numRuns: 300 },
    )
  })
})
