import { describe, expect, it } from 'vitest'
import { createDayKeeper, type DayKeeper } from '../../../src/application/history/dayKeeper.ts'
import { NO_HISTORY, type SheetHistory, withSnapshots } from '../../../src/application/history/sheetHistory.ts'
import type { DayFigures } from '../../../src/application/history/snapshot.ts'
import { ok } from '../../../src/domain/index.ts'
import { aRow } from '../../support/rows.ts'

const at = (text: string): number => Date.parse(`2024-03-${text}:00+08:00`)
const COUNTS = { notStarted: 0, inProgress: 1, done: 0, delayed: 0, paused: 0, cancelled: 0 }
const [DAY, NEXT] = ['2024-03-05', '2024-03-06']

const figuresOf = (actual: number): readonly DayFigures[] => [
  {
    campaignId: null,
    title: '夏促',
    rollUp: { planned: 40, actual },
    counts: COUNTS,
    tasks: [
      {
        row: aRow('rec1', { plannedStart: '2024-03-01', plannedEnd: '2024-03-10' }),
        state: 'inProgress',
        awaitsReview: false,
        doneOn: null,
      },
    ],
  },
]

/** A Base's stored history and the time, both shared by all sidebars. */
function shared() {
  const state = { now: at('05T18:30'), history: NO_HISTORY }
  const sidebar = (): DayKeeper =>
    createDayKeeper({
      clock: { now: () => state.now, random: () => 0 },
      dailyLog: null,
      areOthersAbout: () => false,
      isSample: () => false,
      changeHistory: (change: (history: SheetHistory) => SheetHistory) => {
        state.history = change(state.history)
        return Promise.resolve(ok(state.history))
      },
    })
  const look = async (keeper: DayKeeper, moment: string, asOf: string, actual: number): Promise<void> => {
    state.now = at(moment)
    await keeper.keep(asOf, {
      figures: () => figuresOf(actual),
      tasks: [],
      today: asOf,
      left: () => null,
      isFresh: false,
    })
  }
  const kept = () => state.history.days.filter(({ day }) => day === DAY).map(({ actual }) => actual)
  return { state, sidebar, look, kept }
}

describe('[SN1] the last figures of a day, after a sleep over its end', () => {
  it('are saved when nobody has saved others since', async () => {
    const { sidebar, look, kept } = shared()
    const one = sidebar()
    await look(one, '05T18:30', DAY, 20)
    await look(one, '06T10:00', DAY, 30)
    expect(kept()).toEqual([20])
    await look(one, '06T18:30', NEXT, 35)
    expect(kept()).toEqual([30])
  })

  it('give way to those that another sidebar saved meanwhile', async () => {
    const { sidebar, look, kept } = shared()
    const [asleep, awake] = [sidebar(), sidebar()]
    await look(asleep, '05T18:30', DAY, 20)
    await look(asleep, '06T10:00', DAY, 30)
    await look(awake, '06T15:00', DAY, 33)
    await look(asleep, '06T18:30', NEXT, 35)
    expect(kept()).toEqual([33])
  })

  it('stay unsaved once a later day is kept', async () => {
    const { state, sidebar, look, kept } = shared()
    const asleep = sidebar()
    await look(asleep, '05T18:30', DAY, 20)
    await look(asleep, '06T10:00', DAY, 30)
    state.history = withSnapshots(
      state.history,
      NEXT,
      [{ day: NEXT, campaignId: null, planned: 50, actual: 35, counts: COUNTS }],
      { isClosing: false },
    )
    await look(asleep, '07T18:30', '2024-03-07', 40)
    expect(kept()).toEqual([20])
  })
})
