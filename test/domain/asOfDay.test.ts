import { describe, expect, it } from 'vitest'
import { asOfDay } from '../../src/domain/index.ts'

describe('[TM1] the as-of day', () => {
  it.each([
    {
      now: '2024-03-15T09:59:59.999Z',
      cutOff: '18:00',
      asOf: '2024-03-14',
      because: 'the last moment before the cut-off',
    },
    { now: '2024-03-15T10:00:00Z', cutOff: '18:00', asOf: '2024-03-15', because: 'from the cut-off onward' },
    {
      now: '2024-03-14T16:00:00Z',
      cutOff: '00:00',
      asOf: '2024-03-15',
      because: '00:00 turns the rule off, at midnight too',
    },
    {
      now: '2024-03-15T01:04:00Z',
      cutOff: '9:05',
      asOf: '2024-03-14',
      because: 'one digit for the hour is a clock time',
    },
    { now: '2024-03-15T01:05:00Z', cutOff: '9:05', asOf: '2024-03-15', because: 'minutes count' },
    { now: '2024-03-15T15:58:00Z', cutOff: '23:59', asOf: '2024-03-14', because: 'the latest cut-off' },
    { now: '2024-03-15T15:59:00Z', cutOff: '23:59', asOf: '2024-03-15', because: 'the latest cut-off, reached' },
    ...['', '24:00', '12:60', 'noon', '0900', '09:00:00', ' 09:00', '-1:00', '9:5'].flatMap((cutOff) => [
      { now: '2024-03-15T09:59:00Z', cutOff, asOf: '2024-03-14', because: 'not a clock time, so 18:00' },
      { now: '2024-03-15T10:00:00Z', cutOff, asOf: '2024-03-15', because: 'not a clock time, so 18:00' },
    ]),
  ])('$now, cut-off "$cutOff" → $asOf: $because', ({ now, cutOff, asOf }) => {
    expect(asOfDay(new Date(now), 'Asia/Shanghai', cutOff)).toEqual({ today: '2024-03-15', asOf })
  })

  it.each([
    { now: '2024-03-11T00:59:00Z', asOf: '2024-03-09', because: '17:59 summer time on the day clocks changed' },
    { now: '2024-03-11T01:00:00Z', asOf: '2024-03-10', because: '18:00 summer time' },
    { now: '2024-11-04T01:59:00Z', asOf: '2024-11-02', because: '17:59 winter time on the day clocks changed back' },
    { now: '2024-11-04T02:00:00Z', asOf: '2024-11-03', because: '18:00 winter time' },
  ])('Los Angeles $now → $asOf: $because', ({ now, asOf }) => {
    expect(asOfDay(new Date(now), 'America/Los_Angeles', '18:00').asOf).toBe(asOf)
  })

  it('asOfDay works before 1970 and across the end of a month', () => {
    expect(asOfDay(new Date('1960-03-01T05:00:00Z'), 'UTC', '18:00')).toEqual({
      today: '1960-03-01',
      asOf: '1960-02-29',
    })
    expect(asOfDay(new Date('1960-03-01T18:00:00Z'), 'UTC', '18:00').asOf).toBe('1960-03-01')
  })

  it('asOfDay gives no day for an invalid clock', () => {
    expect(asOfDay(new Date(Number.NaN), 'UTC', '18:00')).toEqual({ today: '', asOf: '' })
    expect(asOfDay(new Date(-7e13), 'UTC', '18:00')).toEqual({ today: '', asOf: '' })
  })
})
