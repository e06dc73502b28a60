import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { dayOf, instantOf } from '../../src/domain/index.ts'
import { formatDay } from '../../src/domain/calendarDate.ts'
import { wallClockMs } from '../../src/domain/timeZone.ts'

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Europe/London',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'America/St_Johns',
  'Pacific/Chatham',
]

const HOUR_MS = 3_600_000

/** The same question, asked of Intl without any cache. */
function dayByIntl(instantMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instantMs)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

describe('[TM2] the day of an instant', () => {
  it.each([
    { at: '2024-03-05T16:00:00Z', zone: 'Asia/Shanghai', day: '2024-03-06', because: 'midnight in Shanghai' },
    { at: '2024-03-05T15:59:59.999Z', zone: 'Asia/Shanghai', day: '2024-03-05', because: 'a millisecond before' },
    { at: '2024-03-05T16:00:00Z', zone: 'UTC', day: '2024-03-05', because: 'the same instant elsewhere' },
    {
      at: '2024-03-05T16:00:00Z',
      zone: 'America/Los_Angeles',
      day: '2024-03-05',
      because: 'the same instant elsewhere',
    },
    { at: '2024-03-05T10:00:00Z', zone: 'Pacific/Kiritimati', day: '2024-03-06', because: 'fourteen hours ahead' },
    { at: '2024-03-10T07:59:59Z', zone: 'America/Los_Angeles', day: '2024-03-09', because: 'winter time' },
    {
      at: '2024-03-11T07:00:00Z',
      zone: 'America/Los_Angeles',
      day: '2024-03-11',
      because: 'summer time since the day before',
    },
    {
      at: '2024-11-04T07:59:59Z',
      zone: 'America/Los_Angeles',
      day: '2024-11-03',
      because: 'winter time again: the day had 25 hours',
    },
    { at: '2024-03-31T22:59:59Z', zone: 'Europe/London', day: '2024-03-31', because: 'summer time began that morning' },
    {
      at: '2024-03-31T23:00:00Z',
      zone: 'Europe/London',
      day: '2024-04-01',
      because: 'so its midnight is an hour earlier',
    },
    { at: '2024-10-27T23:59:59Z', zone: 'Europe/London', day: '2024-10-27', because: 'winter time began that morning' },
    { at: '1969-12-31T23:59:59.999Z', zone: 'UTC', day: '1969-12-31', because: 'before the epoch' },
    { at: '1900-01-01T00:00:00Z', zone: 'UTC', day: '1900-01-01', because: 'a long time ago' },
    { at: '2100-12-31T16:00:00Z', zone: 'Asia/Shanghai', day: '2101-01-01', because: 'a long time ahead' },
  ])('$at in $zone is $day: $because', ({ at, zone, day }) => {
    expect(dayOf(Date.parse(at), zone)).toBe(day)
  })

  it('dayOf agrees with Intl at any instant of 1950–2100, in any zone, around midnights too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2100, 0, 1) }),
        fc.constantFrom(...ZONES),
        (instantMs, zone) => {
          expect(dayOf(instantMs, zone)).toBe(dayByIntl(instantMs, zone))
          const midnight = instantOf(dayOf(instantMs, zone), zone)
          expect(dayOf(midnight - 1, zone)).toBe(dayByIntl(midnight - 1, zone))
        },
      ),
      { seed: 20240301, numRuns: 400 },
    )
  })

  it.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['off the scale of Date', 8.65e15],
    ['the last instant of Date', 8.64e15],
    ['the first instant of Date', -8.64e15],
    ['before year 1', -7e13],
  ])('%s has no day', (_name, instantMs) => {
    expect(dayOf(instantMs, 'Asia/Shanghai')).toBe('')
  })

  it('wallClockMs works before year 1', () => {
    expect(wallClockMs(-7e13, 'UTC')).toBe(-7e13)
    expect(wallClockMs(-7e13 + 1, 'Asia/Shanghai')).toBeGreaterThan(-7e13 + 1)
  })

  it('dayOf asks Intl twice for a day without a change of clocks, however many cells hold it', () => {
    const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts')
    const midnight = Date.UTC(2031, 5, 10)
    for (let minute = 0; minute < 24 * 60; minute += 1) dayOf(midnight + minute * 60_000, 'Asia/Tokyo')
    const calls = asked.mock.calls.length
    asked.mockRestore()
    expect(calls).toBe(2)
  })

  it('dayOf takes an unknown zone for Asia/Shanghai', () => {
    expect(dayOf(Date.UTC(2024, 2, 5, 16), 'Mars/Olympus_Mons')).toBe('2024-03-06')
    expect(instantOf('2024-03-06', '')).toBe(Date.UTC(2024, 2, 5, 16))
  })
})

describe('[TM2] the first instant of a day', () => {
  it.each([
    { day: '2024-03-06', zone: 'Asia/Shanghai', at: '2024-03-05T16:00:00Z', because: 'no summer time' },
    {
      day: '2024-03-10',
      zone: 'America/Los_Angeles',
      at: '2024-03-10T08:00:00Z',
      because: 'clocks change later that day',
    },
    {
      day: '2024-03-11',
      zone: 'America/Los_Angeles',
      at: '2024-03-11T07:00:00Z',
      because: 'they changed the day before',
    },
    {
      day: '2024-11-03',
      zone: 'America/Los_Angeles',
      at: '2024-11-03T07:00:00Z',
      because: 'they go back later that day',
    },
    {
      day: '2024-11-04',
      zone: 'America/Los_Angeles',
      at: '2024-11-04T08:00:00Z',
      because: 'they went back the day before',
    },
    {
      day: '2018-11-04',
      zone: 'America/Sao_Paulo',
      at: '2018-11-04T03:00:00Z',
      because: 'midnight did not exist: clocks jumped to 01:00',
    },
    {
      day: '2018-02-18',
      zone: 'America/Sao_Paulo',
      at: '2018-02-18T03:00:00Z',
      because: 'clocks fell back from midnight to 23:00',
    },
    {
      day: '2013-11-03',
      zone: 'America/Havana',
      at: '2013-11-03T04:00:00Z',
      because: 'midnight came twice: the first counts',
    },
    {
      day: '2011-12-30',
      zone: 'Pacific/Apia',
      at: '2011-12-30T10:00:00Z',
      because: 'that day was skipped: the next day begins',
    },
  ])('$day in $zone is $at: $because', ({ day, zone, at }) => {
    expect(new Date(instantOf(day, zone)).toISOString()).toBe(new Date(at).toISOString())
  })

  it('the first instant is on its day, and the millisecond before is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: -7_000, max: 47_000 }), fc.constantFrom(...ZONES), (dayNumber, zone) => {
        const day = formatDay(dayNumber) ?? ''
        const skipped = zone === 'Pacific/Kiritimati' && day === '1994-12-31'
        const start = instantOf(day, zone)
        expect(skipped || dayOf(start, zone) === day).toBe(true)
        expect(dayOf(start - 1, zone) < day).toBe(true)
        expect(Math.abs(start - dayNumber * 24 * HOUR_MS)).toBeLessThanOrEqual(16 * HOUR_MS)
      }),
      { seed: 20240301, numRuns: 600 },
    )
  })

  it('instantOf gives NaN for something that is not a date', () => {
    expect(instantOf('2024-02-30', 'UTC')).toBeNaN()
    expect(instantOf('', 'UTC')).toBeNaN()
  })
})
