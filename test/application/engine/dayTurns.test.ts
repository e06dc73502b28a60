import { describe, expect, it } from 'vitest'
import { untilNextTurn } from '../../../src/application/engine/dayTurns.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('[TM1] the next moment at which a figure may change by itself', () => {
  it.each([
    {
      because: 'before the cut-off',
      now: '2024-03-15T09:59:00Z',
      zone: 'Asia/Shanghai',
      cutOff: '18:00',
      expected: MINUTE,
    },
    {
      because: 'at the cut-off: midnight comes next',
      now: '2024-03-15T10:00:00Z',
      zone: 'Asia/Shanghai',
      cutOff: '18:00',
      expected: 6 * HOUR,
    },
    {
      because: 'after midnight: the cut-off comes next',
      now: '2024-03-15T16:00:00Z',
      zone: 'Asia/Shanghai',
      cutOff: '18:00',
      expected: 18 * HOUR,
    },
    {
      because: 'rule off: only midnight counts',
      now: '2024-03-15T01:00:00Z',
      zone: 'Asia/Shanghai',
      cutOff: '00:00',
      expected: 15 * HOUR,
    },
    {
      because: 'the night clocks go forward is 23 hours long',
      now: '2024-03-10T08:00:00Z',
      zone: 'America/Los_Angeles',
      cutOff: '00:00',
      expected: 23 * HOUR,
    },
    {
      because: 'the night clocks go back is 25 hours long',
      now: '2024-11-03T07:00:00Z',
      zone: 'America/Los_Angeles',
      cutOff: '00:00',
      expected: 25 * HOUR,
    },
    {
      because: 'a zone off by half an hour',
      now: '2024-03-15T18:29:00Z',
      zone: 'Asia/Kolkata',
      cutOff: '00:00',
      expected: MINUTE,
    },
  ])('the next turn is right: $because', ({ now, zone, cutOff, expected }) => {
    expect(untilNextTurn(Date.parse(now), zone, cutOff)).toBe(expected)
  })
})
