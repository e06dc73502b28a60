import { describe, expect, it } from 'vitest'
import { median, percentOf, percentile } from '../../src/domain/statistics.ts'
import {
  ceilWithoutNoise,
  forComparison,
  sumInAnyOrder,
  usableNumber,
  withoutNoise,
} from '../../src/domain/exactness.ts'

describe('order statistics', () => {
  it.each([
    { values: [], middle: null, p80: null },
    { values: [3], middle: 3, p80: 3 },
    { values: [5, 1], middle: 3, p80: 5 },
    { values: [9, 1, 5], middle: 5, p80: 9 },
    { values: [10, 9, 1, 5, 2], middle: 5, p80: 9 },
    { values: [4, 3, 2, 1], middle: 2.5, p80: 4 },
    { values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], middle: 5.5, p80: 8 },
  ])('$values: median $middle, P80 $p80', ({ values, middle, p80 }) => {
    expect([median(values), percentile(values, 80)]).toEqual([middle, p80])
  })

  it('a percentile of 0 is the least value; a share of an empty whole is null', () => {
    expect(percentile([2, 1], 0)).toBe(1)
    expect([percentOf(1, 4), percentOf(1, 0), percentOf(0, 4)]).toEqual([25, null, 0])
  })
})

describe('rounding of floating-point noise', () => {
  it.each([
    { value: 0.1 + 0.2, compared: 0.3, reported: 0.3 },
    { value: -1e-13, compared: 0, reported: 0 },
    { value: 1e-11, compared: 0, reported: 1e-11 },
    { value: 1 / 3, compared: 0.333333333, reported: 0.333333333333 },
    { value: 123456.7891234567, compared: 123456.789123457, reported: 123456.7891234567 },
    { value: 1e300, compared: 1e300, reported: 1e300 },
    { value: -1e300, compared: -1e300, reported: -1e300 },
  ])('$value: compared $compared, reported $reported', ({ value, compared, reported }) => {
    expect([forComparison(value), withoutNoise(value)]).toEqual([compared, reported])
  })

  it.each([
    [5.000000000000001, 5],
    [5.001, 6],
    [4.999999999999999, 5],
    [-0.0000000000001, 0],
    [1e15 + 0.5, 1e15 + 1],
    [0, 0],
    [1e-9, 0],
    [1.1e-9, 1],
    [100_000.00001, 100_000],
    [10_000.001, 10_001],
  ])('the whole number above %d is %d', (value, whole) => {
    expect(ceilWithoutNoise(value)).toBe(whole)
  })

  it('usableNumber accepts finite numbers only', () => {
    expect(
      [1, 0, -2.5, Number.NaN, Number.POSITIVE_INFINITY, '3', null, undefined, {}, true].map(usableNumber),
    ).toEqual([1, 0, -2.5, null, null, null, null, null, null, null])
  })

  it('a sum is the same in any order', () => {
    expect(sumInAnyOrder(Float64Array.from([1e16, 1, -1e16, 1]))).toBe(
      sumInAnyOrder(Float64Array.from([1, 1, 1e16, -1e16])),
    )
    expect(sumInAnyOrder(new Float64Array())).toBe(0)
  })
})
