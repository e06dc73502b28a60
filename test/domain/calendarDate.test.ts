import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, isCalendarDate } from '../../src/domain/index.ts'
import { formatDay, parseDay, weekdayOf, yearOf } from '../../src/domain/calendarDate.ts'

const FIXED = { seed: 20240301, numRuns: 500 }

describe('[TM2] days are whole days', () => {
  it.each([
    { from: '2024-02-28', to: '2024-03-01', days: 2, because: 'leap year' },
    { from: '2023-02-28', to: '2023-03-01', days: 1, because: 'common year' },
    { from: '1900-02-28', to: '1900-03-01', days: 1, because: 'a century is no leap year' },
    { from: '2000-02-28', to: '2000-03-01', days: 2, because: 'every fourth century is' },
    { from: '2024-12-31', to: '2025-01-01', days: 1, because: 'year end' },
    { from: '2024-03-30', to: '2024-04-01', days: 2, because: 'clocks change in Europe, days do not' },
    { from: '2024-03-05', to: '2024-03-01', days: -4, because: 'backwards is negative' },
    { from: '2024-03-05', to: '2024-03-05', days: 0, because: 'the same day' },
    { from: '1900-01-01', to: '2100-12-31', days: 73_413, because: 'two centuries' },
  ])('$from → $to is $days: $because', ({ from, to, days }) => {
    expect(daysBetween(from, to)).toBe(days)
    expect(addDays(from, days)).toBe(to)
  })

  it('parseDay and formatDay agree with Date on every day of 1890–2110 and at both ends of the years', () => {
    const wrong: unknown[] = []
    for (let day = -29_220; day <= 51_500; day += 1) {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10)
      if (parseDay(text) !== day || formatDay(day) !== text) wrong.push({ day, text })
    }
    expect(wrong).toEqual([])
    expect([formatDay(-719_162), formatDay(-719_163)]).toEqual(['0001-01-01', null])
    expect([formatDay(2_932_896), formatDay(2_932_897)]).toEqual(['9999-12-31', null])
    expect([parseDay('0001-01-01'), parseDay('9999-12-31'), parseDay('0000-12-31')]).toEqual([
      -719_162,
      2_932_896,
      null,
    ])
  })

  it('formatDay and parseDay round-trip any day number in range', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        const text = formatDay(day)
        expect(text).not.toBeNull()
        expect(parseDay(text)).toBe(day)
        expect(yearOf(day)).toBe(new Date(day * 86_400_000).getUTCFullYear())
        expect(weekdayOf(day)).toBe(new Date(day * 86_400_000).getUTCDay())
      }),
      FIXED,
    )
  })
})

describe('[TM2] a value that is not a date', () => {
  it.each([
    '',
    '2024',
    '2024-3-1',
    '2024/03/01',
    '2024/03-01',
    '2024-03/01',
    '2024-1/-01',
    '2024-0:-01',
    '2024-03-1/',
    '2024-03-1:',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-06-31',
    '2024-09-31',
    '2024-11-31',
    '2024-01-32',
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2024-03-00',
    '2024-03-01T00:00:00Z',
    ' 2024-03-01',
    '2024-03-0a',
    '20a4-03-01',
    'a024-03-01',
    '2024-03- 1',
    '2024-:3-01',
    '2024-03-/1',
    '٢٠٢٤-٠٣-٠١',
    '+024-03-01',
    '-024-03-01',
    null,
    undefined,
    20240301,
    Number.NaN,
    {},
    ['2024-03-01'],
  ])('%j', (value) => {
    expect(isCalendarDate(value)).toBe(false)
  })

  it.each(['2024-02-29', '2000-02-29', '2024-01-31', '2024-04-30', '2024-12-31', '0001-01-01', '9999-12-31'])(
    '%s is one',
    (value) => {
      expect(isCalendarDate(value)).toBe(true)
    },
  )

  it('daysBetween gives null for it, and addDays gives it back unchanged', () => {
    expect(daysBetween('2024-02-30', '2024-03-01')).toBeNull()
    expect(daysBetween('2024-03-01', '')).toBeNull()
    expect(addDays('soon', 3)).toBe('soon')
    expect(addDays('9999-12-31', 1)).toBe('9999-12-31')
    expect(addDays('2024-03-01', Number.NaN)).toBe('2024-03-01')
    expect(addDays('2024-03-01', 1.9)).toBe('2024-03-02')
    expect(addDays('2024-03-01', -1.9)).toBe('2024-02-29')
    expect(formatDay(1.5)).toBeNull()
    expect(yearOf(Number.NaN)).toBeNull()
  })
})
