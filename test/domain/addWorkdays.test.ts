import { describe, expect, it } from 'vitest'
import { addWorkdays, createWorkdayCalendar, evaluationDue } from '../../src/domain/index.ts'
import { EVALUATION_WORKDAYS } from '../../src/domain/addWorkdays.ts'

const { isWorkday } = createWorkdayCalendar()

describe('[EV1] addWorkdays', () => {
  it.each([
    { day: '2024-10-18', n: 3, result: '2024-10-23', because: 'day 1 is the next workday' },
    { day: '2024-10-19', n: 1, result: '2024-10-21', because: 'a start on a weekend' },
    { day: '2024-10-18', n: 0, result: '2024-10-18', because: 'zero is the day itself' },
    { day: '2024-10-19', n: 0, result: '2024-10-19', because: 'zero is the day itself, a Saturday too' },
    { day: '2024-10-08', n: -1, result: '2024-09-30', because: 'backwards over the holiday' },
    { day: '2024-10-23', n: -3, result: '2024-10-18', because: 'backwards' },
    { day: '2024-10-18', n: 2.9, result: '2024-10-22', because: 'fractions are cut off' },
    { day: '2024-10-18', n: Number.NaN, result: '2024-10-18', because: 'not a number counts as 0' },
    { day: '2024-10-18', n: Number.POSITIVE_INFINITY, result: '2024-10-18', because: 'not a number counts as 0' },
    { day: '2024-13-18', n: 3, result: '2024-13-18', because: 'not a date comes back' },
    { day: '9999-12-30', n: 5, result: '9999-12-30', because: 'the calendar ends' },
    { day: '2024-12-31', n: 2, result: '2025-01-03', because: 'over New Year, 1 January is off' },
  ])('$day + $n → $result: $because', ({ day, n, result }) => {
    expect(addWorkdays(day, n, isWorkday)).toBe(result)
  })

  it('addWorkdays counts calendar days in a calendar without workdays', () => {
    expect(addWorkdays('2024-10-18', 3, () => false)).toBe('2024-10-21')
    expect(addWorkdays('2024-10-18', -3, () => false)).toBe('2024-10-15')
  })

  it('isWorkday is asked about existing days only', () => {
    const asked: string[] = []
    addWorkdays('9999-12-30', 5, (day) => asked.push(day) === 0)
    expect(asked).toEqual(['9999-12-31'])
  })

  it('addWorkdays passes over long breaks, several of them too', () => {
    const yearly = (day: string) => day.endsWith('-05-01')
    expect(addWorkdays('2024-05-01', 3, yearly)).toBe('2027-05-01')
  })

  it('after 400 days without a workday addWorkdays counts calendar days', () => {
    const only = (workday: string) => (day: string) => day === workday
    expect(addWorkdays('2024-01-01', 1, only('2025-02-04'))).toBe('2025-02-04') // 399 days off, then work
    expect(addWorkdays('2024-01-01', 1, only('2025-02-05'))).toBe('2024-01-02')
  })

  it('the evaluation report is due after 3 workdays', () => {
    expect(EVALUATION_WORKDAYS).toBe(3)
    expect(evaluationDue('2024-10-18', isWorkday)).toBe('2024-10-23')
    expect(evaluationDue('2024-09-30', isWorkday)).toBe('2024-10-10')
  })
})
