import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayKey,
  monthWeeks,
  parseTypedDate,
  toInstant,
  toWallTime,
} from '../../../../src/local-host/page/words/dates.ts'

const at = (year: number, month: number, day: number, hour = 0, minute = 0) => ({ year, month, day, hour, minute })

describe('a typed date', () => {
  it.each([
    { text: '2024-03-01', time: at(2024, 3, 1) },
    { text: '2024/3/1', time: at(2024, 3, 1) },
    { text: '2024.3.1', time: at(2024, 3, 1) },
    { text: '20240301', time: at(2024, 3, 1) },
    { text: '2024年3月1日', time: at(2024, 3, 1) },
    { text: ' 3月1日 ', time: at(2025, 3, 1) },
    { text: '3/1', time: at(2025, 3, 1) },
    { text: '2024/03/01 09:30', time: at(2024, 3, 1, 9, 30) },
    { text: '2024-02-29', time: at(2024, 2, 29) },
    { text: '2023-02-29', time: null },
    { text: '2024/13/1', time: null },
    { text: '2024/03/01 24:00', time: null },
    { text: '明天', time: null },
    { text: '', time: null },
  ])('$text', ({ text, time }) => {
    expect(parseTypedDate(text, 2025)).toEqual(time)
  })
})

describe('a day of the Base is an instant in its time zone', () => {
  it.each([
    { zone: 'Asia/Shanghai', iso: '2024-02-29T16:00:00.000Z' },
    { zone: 'UTC', iso: '2024-03-01T00:00:00.000Z' },
    { zone: 'America/New_York', iso: '2024-03-01T05:00:00.000Z' },
  ])('2024-03-01 in $zone begins at $iso', ({ zone, iso }) => {
    expect(new Date(toInstant(at(2024, 3, 1), zone)).toISOString()).toBe(iso)
    expect(toWallTime(Date.parse(iso), zone)).toEqual(at(2024, 3, 1))
  })
})

it('a step of a day crosses the end of a month', () => {
  expect(dayKey(addDays(at(2024, 2, 28), 2))).toBe('2024-03-01')
  expect(dayKey(addDays(at(2024, 1, 1), -1))).toBe('2023-12-31')
})

it('shows a month in six weeks from Monday', () => {
  const weeks = monthWeeks(2024, 3)
  expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7])
  expect(weeks[0]?.map(dayKey)).toEqual([
    '2024-02-26',
    '2024-02-27',
    '2024-02-28',
    '2024-02-29',
    '2024-03-01',
    '2024-03-02',
    '2024-03-03',
  ])
})
