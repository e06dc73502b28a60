import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, CALENDAR_YEARS, createWorkdayCalendar, dayWithoutData } from '../../src/domain/index.ts'
import { OWN_YEAR_DAYS } from '../../src/domain/workdayCalendar.ts'
import { formatDay, parseDay } from '../../src/domain/calendarDate.ts'

const statutory = createWorkdayCalendar()
const daysOf = (from: string, to: string) => {
  const days: string[] = []
  for (let at = parseDay(from) ?? 0; at <= (parseDay(to) ?? -1); at += 1) days.push(formatDay(at) ?? '')
  return days
}

describe('[CA1] Chinese statutory workdays', () => {
  it('the National Day weeks of 2024 have seven days off and two make-up days', () => {
    const worked = daysOf('2024-09-28', '2024-10-13').filter(statutory.isWorkday)
    expect(worked).toEqual([
      '2024-09-29',
      '2024-09-30',
      '2024-10-08',
      '2024-10-09',
      '2024-10-10',
      '2024-10-11',
      '2024-10-12',
    ])
  })

  it.each([
    { from: '2024-06-10', to: '2024-06-20', days: 8, because: 'Dragon Boat Monday is off (S0-2 T003)' },
    { from: '2024-10-01', to: '2024-10-05', days: 0, because: 'wholly in the holiday (S1-2)' },
    { from: '2024-10-06', to: '2024-10-10', days: 3, because: 'its end and three workdays (S1-2)' },
    { from: '2024-03-08', to: '2024-03-11', days: 2, because: 'a plain weekend' },
    { from: '2024-10-12', to: '2024-10-12', days: 1, because: 'one make-up Saturday' },
    { from: '2024-10-13', to: '2024-10-13', days: 0, because: 'one Sunday' },
    { from: '2024-03-11', to: '2024-03-08', days: 0, because: 'reversed' },
    { from: '2024-03-13', to: '2024-03-11', days: 0, because: 'reversed on workdays' },
    { from: '1969-03-03', to: '', days: 0, because: 'not a date, before the epoch' },
    { from: '2024-02-30', to: '2024-03-08', days: 0, because: 'not a date' },
    { from: '2024-03-01', to: '', days: 0, because: 'not a date' },
    { from: '2024-01-01', to: '2024-12-31', days: 251, because: 'the whole of 2024' },
  ])('$from … $to has $days: $because', ({ from, to, days }) => {
    expect(statutory.count(from, to)).toBe(days)
  })

  it('the calendar says which years it has data for, and uses Monday–Friday outside them', () => {
    expect(statutory.years).toBe(CALENDAR_YEARS)
    expect(CALENDAR_YEARS.from).toBe(2004)
    expect(CALENDAR_YEARS.to).toBeGreaterThanOrEqual(2026)
    expect([2003, 2004, 2024, CALENDAR_YEARS.to, CALENDAR_YEARS.to + 1].map(statutory.hasData)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(daysOf('1999-10-01', '1999-10-07').filter(statutory.isWorkday)).toEqual([
      '1999-10-01',
      '1999-10-04',
      '1999-10-05',
      '1999-10-06',
      '1999-10-07',
    ])
    expect(statutory.count('2099-10-01', '2099-10-31')).toBe(22)
    expect(statutory.isWorkday('tomorrow')).toBe(false)
  })

  it('count gives what isWorkday gives day by day, for any span and overrides', () => {
    const day = fc.integer({ min: 10_000, max: 24_000 }).map((at) => formatDay(at) ?? '')
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 900 }),
        fc.array(day, { maxLength: 5 }),
        fc.array(day, { maxLength: 5 }),
        (from, length, work, off) => {
          const to = formatDay((parseDay(from) ?? 0) + length) ?? ''
          const calendar = createWorkdayCalendar({ overrides: { work, off } })
          expect(calendar.count(from, to)).toBe(daysOf(from, to).filter(calendar.isWorkday).length)
        },
      ),
      { seed: 20240301, numRuns: 150 },
    )
  })
})

describe("[CA1] a team's own days", () => {
  it("a team's own days come on top of the statutory ones", () => {
    const calendar = createWorkdayCalendar({
      overrides: { work: ['2024-10-07', '2024-03-09'], off: ['2024-10-12', '2024-03-08'] },
    })
    expect(['2024-10-07', '2024-03-09', '2024-10-12', '2024-03-08'].map(calendar.isWorkday)).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(calendar.count('2024-10-07', '2024-10-12')).toBe(5)
    expect(calendar.count('2024-03-08', '2024-03-10')).toBe(1)
  })

  it('a redundant day changes nothing; a day in both lists is worked; something that is not a date is ignored', () => {
    const calendar = createWorkdayCalendar({
      overrides: { work: ['2024-03-08', '2024-03-16', 'soon'], off: ['2024-03-10', '2024-03-16', '2024-02-30'] },
    })
    expect(calendar.count('2024-03-01', '2024-03-31')).toBe(statutory.count('2024-03-01', '2024-03-31') + 1)
    expect(calendar.isWorkday('2024-03-16')).toBe(true)
  })

  it("a team's own days may lie in years without data, which still have none", () => {
    const calendar = createWorkdayCalendar({ overrides: { work: ['2050-01-01'], off: ['1950-01-02'] } })
    expect(calendar.count('2050-01-01', '2050-01-02')).toBe(1)
    expect(calendar.count('1950-01-02', '1950-01-03')).toBe(1)
    expect(calendar.count('1949-12-26', '1949-12-30')).toBe(5)
    expect(calendar.hasData(2050)).toBe(false)
  })

  it('a year has data as soon as a team has entered seven days off of it', () => {
    const off = Array.from({ length: OWN_YEAR_DAYS }, (_, at) => addDays('2050-10-01', at))
    expect(createWorkdayCalendar({ overrides: { work: [], off } }).hasData(2050)).toBe(true)
    expect(createWorkdayCalendar({ overrides: { work: [], off: off.slice(1) } }).hasData(2050)).toBe(false)
    const six = [...off.slice(1), '2050-10-07', 'soon']
    expect(createWorkdayCalendar({ overrides: { work: [], off: six } }).hasData(2050)).toBe(false)
  })
})

describe('[CA1] dayWithoutData names the first day of which no holidays are known', () => {
  const next = CALENDAR_YEARS.to + 1
  it.each([
    { spans: [], first: null },
    { spans: [{ from: '2026-12-01', to: '2026-12-31' }], first: null },
    { spans: [{ from: null, to: null }], first: null },
    { spans: [{ from: '2026-12-01', to: `${String(next)}-01-05` }], first: `${String(next)}-01-01` },
    { spans: [{ from: null, to: `${String(next + 1)}-03-01` }], first: `${String(next + 1)}-01-01` },
    { spans: [{ from: '2026-12-01', to: `${String(next + 1)}-03-01` }], first: `${String(next)}-01-01` },
    { spans: [{ from: '2003-12-01', to: '2004-03-01' }], first: '2003-01-01' },
    { spans: [{ from: 'soon', to: '9999-12-31' }], first: '9999-01-01' },
  ])('$spans: $first', ({ spans, first }) => {
    expect(dayWithoutData(spans, [])).toBe(first)
  })

  it('a year that the team has entered counts as known, and the next one does not', () => {
    const off = Array.from({ length: OWN_YEAR_DAYS }, (_, at) => addDays(`${String(next)}-10-01`, at))
    const span = { from: '2026-12-01', to: `${String(next + 1)}-03-01` }
    expect(dayWithoutData([span], off)).toBe(`${String(next + 1)}-01-01`)
  })
})
