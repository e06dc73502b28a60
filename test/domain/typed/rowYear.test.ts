import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, endsOverNewYear } from '../../../src/domain/index.ts'

const agreed = (day: string) => ({ day, isYearTyped: false })
const typed = (day: string) => ({ day, isYearTyped: true })

describe('[AD2] the year of a row that runs over New Year', () => {
  it.each([
    ['both without a year', agreed('2026-12-20'), agreed('2026-01-05'), ['2026-12-20', '2027-01-05']],
    ['only the end without one', typed('2026-12-20'), agreed('2026-01-05'), ['2026-12-20', '2027-01-05']],
    ['only the start without one', agreed('2026-12-20'), typed('2026-03-31'), ['2025-12-20', '2026-03-31']],
    ['an agreed year long past', typed('2026-12-20'), agreed('2024-01-05'), ['2026-12-20', '2027-01-05']],
    ['the end after the start', agreed('2026-01-05'), agreed('2026-12-20'), null],
    ['both years typed', typed('2026-12-20'), typed('2026-01-05'), null],
    ['ten months in between', typed('2026-03-01'), agreed('2026-01-05'), null],
    ['a 29 February of the agreed year', agreed('2028-12-20'), agreed('2028-02-29'), ['2027-12-20', '2028-02-29']],
    ['a 29 February that the next year lacks', typed('2028-12-20'), agreed('2028-02-29'), null],
  ] as const)('%s', (_, start, end, settled) => {
    const found = endsOverNewYear(start, end)
    expect(found === null ? null : [found.start, found.end]).toEqual(settled)
  })

  it('never moves a day whose year was typed, changes nothing but a year, and gives a span of at most 183 days', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2024-01-01', days))
    const read = fc.record({ day, isYearTyped: fc.boolean() })
    fc.assert(
      fc.property(read, read, (start, end) => {
        const found = endsOverNewYear(start, end)
        if (found === null) return
        const days = daysBetween(found.start, found.end) ?? -1
        expect(days >= 0 && days <= 183).toBe(true)
        expect([found.start.slice(4), found.end.slice(4)]).toEqual([start.day.slice(4), end.day.slice(4)])
        expect(start.isYearTyped && found.start !== start.day).toBe(false)
        expect(end.isYearTyped && found.end !== end.day).toBe(false)
        expect(Number(found.start !== start.day) + Number(found.end !== end.day)).toBe(1)
      }),
      { seed: 20_261_201, numRuns: 3000 },
    )
  })
})
