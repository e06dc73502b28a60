import { describe, expect, it } from 'vitest'
import { explainAnomaly } from '../../src/domain/index.ts'
import { mayAlertAgain } from '../../src/domain/anomaly.ts'
import type { ChannelDay } from '../../src/domain/index.ts'

const day = (number: number) => `2024-06-${String(number).padStart(2, '0')}`
const entry = (number: number, numerator: number | null, denominator: number | null = 1000): ChannelDay => ({
  day: day(number),
  numerator,
  denominator,
})
/** Days 1…n at 4 %. */
const steady = (n: number) => Array.from({ length: n }, (_, at) => entry(at + 1, 40))

describe('[AN1] a channel’s rate against its own days', () => {
  it.each([
    { name: '4 % → 2 % fires', days: [...steady(7), entry(8, 20)], value: 'drop', because: 'changed', change: -50 },
    {
      name: '4 % → 2.1 % does not',
      days: [...steady(7), entry(8, 21)],
      value: 'normal',
      because: 'withinRange',
      change: -47.5,
    },
    {
      name: '4 % → 6 % is a surge',
      days: [...steady(7), entry(8, 60)],
      value: 'surge',
      because: 'changed',
      change: 50,
    },
    {
      name: '4 % → 5.9 % is not',
      days: [...steady(7), entry(8, 59)],
      value: 'normal',
      because: 'withinRange',
      change: 47.5,
    },
    { name: 'to nothing', days: [...steady(7), entry(8, 0)], value: 'drop', because: 'changed', change: -100 },
    { name: 'no change', days: [...steady(7), entry(8, 40)], value: 'normal', because: 'withinRange', change: 0 },
    {
      name: 'noise does not decide',
      days: [entry(1, 300), entry(2, 300), entry(3, 300), entry(8, 150.00000000001)],
      value: 'drop',
      because: 'changed',
      change: -50,
    },
  ])('$name', ({ days, value, because, change }) => {
    const result = explainAnomaly(days, day(8))
    expect(result).toMatchObject({ rule: 'AN1', value, because, baseFrom: 'median' })
    expect(result.change).toBeCloseTo(change, 8)
  })

  it('the base is the median of the last seven valid days, whatever their order', () => {
    const days = [
      entry(8, 10),
      ...[1, 2, 3, 4, 5, 6, 7].map((n) => entry(n, n * 10)),
      { day: '2024-05-31', numerator: 900, denominator: 1000 },
    ]
    expect(explainAnomaly(days, day(8))).toEqual({
      rule: 'AN1',
      value: 'drop',
      because: 'changed',
      rate: 1,
      base: 4,
      baseFrom: 'median',
      baseDays: [1, 2, 3, 4, 5, 6, 7].map(day),
      change: -75,
    })
    expect(explainAnomaly(days.toReversed(), day(8))).toEqual(explainAnomaly(days, day(8)))
  })

  it('the base ignores invalid days and later ones', () => {
    const days = [
      entry(1, 40),
      entry(2, 40),
      entry(3, 40),
      entry(4, 900, 99),
      entry(5, null),
      entry(6, 900, null),
      entry(7, Number.NaN),
      entry(9, 900),
      { day: 'soon', numerator: 900, denominator: 1000 },
      { day: day(7), numerator: -1, denominator: 1000 },
      entry(8, 40),
    ]
    expect(explainAnomaly(days, day(8))).toMatchObject({ value: 'normal', base: 4, baseDays: [day(1), day(2), day(3)] })
  })

  it.each([
    {
      name: 'two days are no median: the day before',
      days: [entry(6, 10), entry(7, 40), entry(8, 20)],
      expected: { value: 'drop', base: 4, baseFrom: 'previousDay', baseDays: [day(7)] },
    },
    {
      name: 'three are',
      days: [entry(5, 40), entry(6, 10), entry(7, 40), entry(8, 20)],
      expected: { value: 'drop', base: 4, baseFrom: 'median' },
    },
    {
      name: 'neither median nor a day before',
      days: [entry(5, 40), entry(6, 40), entry(8, 20)],
      expected: {
        value: 'insufficient',
        because: 'noBase',
        rate: 2,
        base: null,
        baseFrom: null,
        baseDays: [],
        change: null,
      },
    },
    { name: 'nothing before at all', days: [entry(8, 20)], expected: { value: 'insufficient', because: 'noBase' } },
    {
      name: '99 visits today',
      days: [...steady(7), entry(8, 1, 99)],
      expected: { value: 'insufficient', because: 'sampleTooSmall', rate: null },
    },
    { name: '100 visits today', days: [...steady(7), entry(8, 1, 100)], expected: { value: 'drop', rate: 1 } },
    { name: 'nothing today', days: steady(7), expected: { value: 'insufficient', because: 'sampleTooSmall' } },
    {
      name: 'a base of nothing',
      days: [entry(5, 0), entry(6, 0), entry(7, 0), entry(8, 20)],
      expected: { value: 'insufficient', because: 'baseZero', base: 0, change: null, rate: 2 },
    },
  ])('$name', ({ days, expected }) => {
    expect(explainAnomaly(days, day(8))).toMatchObject({ rule: 'AN1', ...expected })
  })

  it('explainAnomaly gives no verdict for a day that does not exist', () => {
    expect(explainAnomaly(steady(7), 'today')).toMatchObject({ value: 'insufficient', because: 'sampleTooSmall' })
  })
})

describe('[AN1] one alert per channel in 24 h', () => {
  it.each([
    { last: null, now: 0, may: true },
    { last: 0, now: 24 * 3_600_000 - 1, may: false },
    { last: 0, now: 24 * 3_600_000, may: true },
    { last: 5 * 3_600_000, now: 28 * 3_600_000, may: false },
    { last: 5 * 3_600_000, now: 29 * 3_600_000, may: true },
  ])('last $last, now $now: $may', ({ last, now, may }) => {
    expect(mayAlertAgain(last, now)).toBe(may)
  })
})

describe('[AN1] several rows of one channel and day', () => {
  const base = ['2024-06-01', '2024-06-02', '2024-06-03'].map((day) => ({ day, numerator: 40, denominator: 1000 }))
  const two = [
    { day: '2024-06-04', numerator: 20, denominator: 500 },
    { day: '2024-06-04', numerator: 5, denominator: 500 },
  ]

  it('are added up first, in any order', () => {
    const explained = explainAnomaly([...base, ...two], '2024-06-04')
    expect(explained).toMatchObject({ rate: 2.5, base: 4, change: -37.5, value: 'normal' })
    expect(explainAnomaly([...two.toReversed(), ...base], '2024-06-04')).toEqual(explained)
  })

  it('make a day of the base only once', () => {
    expect(
      explainAnomaly([...two, { day: '2024-06-05', numerator: 5, denominator: 1000 }], '2024-06-05'),
    ).toMatchObject({ base: 2.5, baseDays: ['2024-06-04'] })
  })
})
