import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CAMPAIGN_STATES, campaignState, type CampaignStateFacts } from '../../src/domain/campaignState.ts'

const facts = (change: Partial<CampaignStateFacts> = {}): CampaignStateFacts => ({
  phase: null,
  startDay: null,
  endDay: null,
  firstPlannedDay: null,
  isFinished: false,
  begunIds: [],
  today: '2024-06-14',
  ...change,
})
const stateOf = (change: Partial<CampaignStateFacts>): string => {
  const { value, because, on } = campaignState(facts(change))
  return [value, because, ...(on === null ? [] : [on])].join(' ')
}

describe('[CS1] where a campaign is', () => {
  it.each([
    [{ phase: 'archived', begunIds: ['a'] }, 'archived phase'],
    [{ phase: 'cancelled', isFinished: true }, 'cancelled phase'],
    [{ phase: 'reviewing', begunIds: ['a'] }, 'reviewing phase'],
    [{ phase: 'running', startDay: '2024-07-01' }, 'running phase'],
    [{ phase: 'running', endDay: '2024-06-01', begunIds: ['a'] }, 'running phase'],
    [{ phase: 'running', isFinished: true }, 'reviewing finished'],
    [{ phase: 'preparing', isFinished: true }, 'reviewing finished'],
    [{ phase: 'preparing', endDay: '2024-06-13', begunIds: ['a'] }, 'reviewing ended 2024-06-13'],
    [{ endDay: '2024-06-13' }, 'reviewing ended 2024-06-13'],
    [{ endDay: '2024-06-14', startDay: '2024-06-01' }, 'running startReached 2024-06-01'],
    [{ phase: 'preparing', startDay: '2024-07-01', begunIds: ['a'] }, 'running begun'],
    [{ phase: 'preparing', startDay: '2024-06-14' }, 'running startReached 2024-06-14'],
    [{ phase: 'preparing', startDay: '2024-06-15' }, 'notStarted startAhead 2024-06-15'],
    [{ startDay: '2024-06-15', firstPlannedDay: '2024-06-01' }, 'notStarted startAhead 2024-06-15'],
    [{ firstPlannedDay: '2024-06-10' }, 'running startReached 2024-06-10'],
    [{ firstPlannedDay: '2024-06-20' }, 'notStarted startAhead 2024-06-20'],
    [{ startDay: 'soon', firstPlannedDay: '2024-06-20' }, 'notStarted startAhead 2024-06-20'],
    [{ phase: 'preparing' }, 'notStarted nothingBegun'],
    [{ phase: '别的词' }, 'notStarted nothingBegun'],
  ])('%j → %s', (change, wanted) => {
    expect(stateOf(change)).toBe(wanted)
  })

  it('is one of five for any cells, and a day later never goes back', () => {
    const day = fc.option(fc.constantFrom('2024-06-01', '2024-06-13', '2024-06-14', '2024-07-01', 'soon', ''))
    fc.assert(
      fc.property(
        fc.record({
          phase: fc.option(fc.constantFrom('preparing', 'running', 'reviewing', 'archived', 'cancelled', '')),
          startDay: day,
          endDay: day,
          firstPlannedDay: day,
          isFinished: fc.boolean(),
          begunIds: fc.constantFrom([], ['a']),
        }),
        (cells) => {
          const [before, after] = ['2024-06-13', '2024-06-14'].map(
            (today) => campaignState(facts({ ...cells, today })).value,
          )
          const place = (value: string | undefined) => CAMPAIGN_STATES.findIndex((one) => one === value)
          expect(place(before)).toBeGreaterThanOrEqual(0)
          expect(place(after)).toBeGreaterThanOrEqual(place(before))
        },
      ),
      { numRuns: 500 },
    )
  })
})
