import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, createWorkdayCalendar, dayShifter, shiftBetween } from '../../src/domain/index.ts'
import { nearDay } from './taskArbitraries.ts'

const { isWorkday } = createWorkdayCalendar()
/** Workdays after `from` up to and with `to`, negative when `to` is earlier; counted one by one. */
function workdaysBetween(from: string, to: string): number {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1]
  let count = 0
  for (let day = first; day < last; day = addDays(day, 1)) if (isWorkday(sign > 0 ? addDays(day, 1) : day)) count += 1
  return sign * count
}
const workday = nearDay.filter(isWorkday)

describe('[NC1] the days of a campaign that is begun again', () => {
  it('move by the same number of days', () => {
    fc.assert(
      fc.property(nearDay, nearDay, nearDay, (from, to, day) => {
        const moved = dayShifter(shiftBetween(from, to, { unit: 'days', isWorkday }), isWorkday)
        expect(moved(from)).toBe(to)
        expect(addDays(moved(day), -shiftBetween(from, to, { unit: 'days', isWorkday }).by)).toBe(day)
      }),
    )
  })

  it('move by the same number of workdays, land on workdays and keep their order', () => {
    fc.assert(
      fc.property(workday, workday, nearDay, nearDay, (from, to, day, other) => {
        const shift = shiftBetween(from, to, { unit: 'workdays', isWorkday })
        const moved = dayShifter(shift, isWorkday)
        expect(moved(from)).toBe(to)
        expect(shift.by).toBe(workdaysBetween(from, to))
        // Without a shift a weekend stays a weekend.
        expect(isWorkday(moved(day))).toBe(shift.by !== 0 || isWorkday(day))
        expect(workdaysBetween(day, moved(day))).toBe(shift.by)
        const [earlier = day, later = day] = [day, other].toSorted()
        expect(moved(earlier) <= moved(later)).toBe(true)
      }),
    )
  })

  it('a first day on a weekend counts as the workday after it', () => {
    // 2024-06-15 is a Saturday; 2024-06-17 the Monday after it.
    const { by } = shiftBetween('2024-06-12', '2024-06-15', { unit: 'workdays', isWorkday })
    expect(dayShifter({ unit: 'workdays', by }, isWorkday)('2024-06-12')).toBe('2024-06-17')
  })
})
