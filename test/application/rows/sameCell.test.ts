import { describe, expect, it } from 'vitest'
import { isSameCell } from '../../../src/application/rows/sameCell.ts'

describe('[RC1] isSameCell says whether two cells are the same', () => {
  it.each([
    { one: 100 / 3, other: 33.333333333, same: true, because: 'a host keeps fewer digits' },
    { one: 0, other: -0, same: true, because: 'zero has no sign' },
    { one: 33.3, other: 33.4, same: false, because: 'a tenth of a percent' },
    { one: 1_000_000, other: 1_000_000.01, same: false, because: 'a cent of a million' },
    { one: 99_999_999, other: 100_000_000, same: false, because: 'a yuan of a hundred million' },
    { one: Date.UTC(2024, 2, 1, 9), other: Date.UTC(2024, 2, 1, 9, 1), same: false, because: 'a minute' },
    { one: '', other: null, same: true, because: 'an emptied text is no text' },
    { one: undefined, other: null, same: true, because: 'a cell that is absent is empty' },
    { one: [], other: null, same: true, because: 'an emptied list is no list' },
    {
      one: ['lateStart', 'noDeliverable'],
      other: ['noDeliverable', 'lateStart'],
      same: true,
      because: 'lists are sets',
    },
    { one: ['lateStart'], other: ['lateStart', 'noDeliverable'], same: false, because: 'one more' },
    { one: [{ id: 'a', name: '甲' }], other: [{ id: 'a', name: '甲' }], same: true, because: 'the same person' },
    { one: [{ id: 'a', name: '甲' }], other: [{ id: 'b', name: '乙' }], same: false, because: 'another person' },
    { one: 0, other: null, same: false, because: 'nothing is not zero' },
    { one: false, other: null, same: false, because: 'no tick is not an empty cell' },
  ])('$because: $one and $other', ({ one, other, same }) => {
    expect(isSameCell(one, other)).toBe(same)
    expect(isSameCell(other, one)).toBe(same)
  })
})
