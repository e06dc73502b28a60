import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  axisRange,
  barOf,
  dayNumber,
  dayOfNumber,
  filled,
  MAX_DAYS,
  monthsOf,
} from '../../../../src/local-host/page/views/ganttGeometry.ts'

const march = (day: number) => dayNumber(2024, 3, day)
const RANGE = { first: march(1), last: march(31) }

describe('days of the axis', () => {
  it.each([
    { year: 1970, month: 1, day: 1, number: 0 },
    { year: 2024, month: 2, day: 29, number: 19_782 },
    { year: 2024, month: 3, day: 1, number: 19_783 },
  ])('$year-$month-$day is day $number', ({ number, ...date }) => {
    expect(dayNumber(date.year, date.month, date.day)).toBe(number)
    expect(dayOfNumber(number)).toMatchObject(date)
  })

  it('knows Friday 1 March 2024', () => {
    expect(dayOfNumber(march(1)).weekday).toBe(5)
  })
})

describe('the axis', () => {
  it('shows a month around today when there is nothing', () => {
    expect(axisRange([], march(1))).toEqual({ first: march(1) - 14, last: march(1) + 45 })
  })
  it.each([
    { days: 31, dayWidth: 16, shown: 163 },
    { days: 31, dayWidth: 40, shown: 65 },
    { days: 400, dayWidth: 16, shown: 400 },
  ])('of $days days fills the page at $dayWidth px a day', ({ days, dayWidth, shown }) => {
    const { first, last } = filled({ first: march(1), last: march(1) + days - 1 }, dayWidth)
    expect([first, last - first + 1]).toEqual([march(1), shown])
  })
  it('includes today when it is near, and not when it is far', () => {
    expect(axisRange([march(10)], march(1)).first).toBe(march(1) - 7)
    expect(axisRange([march(10)], march(10) + 100).last).toBe(march(10) + 40)
  })
  it('does not reach to a mistyped year', () => {
    const range = axisRange([march(1), dayNumber(9024, 3, 1)], march(1))
    expect(range.last - range.first + 1).toBe(MAX_DAYS)
  })
})

describe('bars', () => {
  it.each([
    { because: 'both days counted', start: march(1), end: march(4), bar: { left: 0, width: 40 } },
    { because: 'one day', start: march(2), end: march(2), bar: { left: 10, width: 10 } },
    { because: 'only a start', start: march(3), end: null, bar: { left: 20, width: 10 } },
    { because: 'only an end', start: null, end: march(3), bar: { left: 20, width: 10 } },
    {
      because: 'a finish before the start is drawn between the two',
      start: march(4),
      end: march(1),
      bar: { left: 0, width: 40 },
    },
    { because: 'cut at the edges', start: march(1) - 5, end: march(31) + 5, bar: { left: 0, width: 310 } },
    { because: 'no dates', start: null, end: null, bar: null },
    { because: 'before the axis', start: march(1) - 5, end: march(1) - 1, bar: null },
    { because: 'after the axis', start: march(31) + 1, end: march(31) + 2, bar: null },
  ])('$because', ({ start, end, bar }) => {
    expect(barOf(start, end, RANGE, 10)).toEqual(bar)
  })

  it('never leave the axis and are never empty', () => {
    const day = fc.integer({ min: march(1) - 400, max: march(1) + 400 })
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 40 }), (start, end, width) => {
        const bar = barOf(start, end, RANGE, width)
        if (bar === null) return
        expect(bar.left).toBeGreaterThanOrEqual(0)
        expect(bar.width).toBeGreaterThan(0)
        expect(bar.left + bar.width).toBeLessThanOrEqual(31 * width)
      }),
      { seed: 20240301, numRuns: 300 },
    )
  })
})

describe('months over the axis', () => {
  it('begin on their first day and leave no gap', () => {
    const months = monthsOf({ first: dayNumber(2023, 12, 30), last: march(2) }, 2)
    expect(months.map(({ year, month, left, width }) => [year, month, left, width])).toEqual([
      [2023, 12, 0, 4],
      [2024, 1, 4, 62],
      [2024, 2, 66, 58],
      [2024, 3, 124, 4],
    ])
  })
})
