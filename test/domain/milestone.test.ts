import { describe, expect, it } from 'vitest'
import {
  assessTask,
  finishedOutcome,
  milestoneStanding,
  rollUpTasks,
  explainRollUpTasks,
  standingOf,
  NOTHING_BESIDES,
  type TaskAssessment,
  type TaskFacts,
  taskDataFlags,
} from '../../src/domain/index.ts'

const TODAY = '2024-04-12'
const at = { today: TODAY, asOf: TODAY, calendar: { mode: 'calendar' } } as const
const EVERY = { actualEnd: true, achieved: true, review: true }
type Review = 'pending' | 'passed' | 'failed' | null

function milestone(recordId: string, facts: Partial<TaskFacts>, review?: Review) {
  const whole: TaskFacts = {
    plannedStart: null,
    plannedEnd: null,
    actualStart: null,
    actualEnd: null,
    progress: null,
    hold: null,
    ...facts,
  }
  const own = assessTask(whole, at)
  const record = review === undefined ? {} : { milestone: { review } }
  const assessment: TaskAssessment = { ...own, flags: taskDataFlags(own, record, TODAY) }
  return { row: { recordId, weight: null, parent: null, milestone: true }, facts: whole, assessment }
}
const reached = (review?: Review) =>
  milestone('m', { plannedEnd: '2024-04-01', actualEnd: '2024-04-01', progress: 100 }, review)
const cells = (achieved: string | null, review: Review) => ({
  plannedEnd: '2024-04-01',
  actualEnd: '2024-04-01',
  achieved,
  review,
})

describe('[MS1] [S2-11] a milestone counts as done once it has passed its review', () => {
  it.each<{ review: Review | undefined; rate: number; unreviewed: number; because: string }>([
    { review: null, rate: 0, unreviewed: 1, because: 'nobody has reviewed it' },
    { review: 'pending', rate: 0, unreviewed: 1, because: 'its review is pending' },
    { review: 'failed', rate: 0, unreviewed: 1, because: 'the review did not pass it' },
    { review: 'passed', rate: 100, unreviewed: 0, because: 'it has passed' },
    { review: undefined, rate: 100, unreviewed: 0, because: 'the sheet has no column for a review' },
  ])('completion rate $rate: $because', ({ review, rate, unreviewed }) => {
    const tasks = [reached(review)]
    expect(rollUpTasks(tasks).completionRate).toBe(rate)
    expect(explainRollUpTasks(tasks)).toMatchObject({ done: rate === 100 ? 1 : 0, unreviewed, all: 1 })
    expect(tasks[0]?.assessment.state).toBe('done')
  })

  it('[RU2] a campaign is not finished before the review, and is judged by its results once its end has passed', () => {
    const finished = (review: Review, campaignEnd: string | null) =>
      standingOf([reached(review)], { ...NOTHING_BESIDES, campaignEnd }, at).finished
    expect(finished(null, null)).toBeNull()
    expect(finished(null, TODAY)).toBeNull()
    expect(finished(null, '2024-04-11')).toMatchObject({ known: 0, onTime: 0 })
    expect(finished('passed', null)).toMatchObject({ known: 1, onTime: 1 })
  })

  it('[ST3] one that came late is late whatever its review, and never on time without one', () => {
    const late = milestone('l', { plannedEnd: '2024-04-01', actualEnd: '2024-04-03', progress: 100 }, null)
    expect(finishedOutcome([late, reached(null)])).toMatchObject({ known: 1, onTime: 0, lateIds: ['l'], lateDays: 2 })
  })
})

describe('[MS1] where a milestone stands', () => {
  it.each<[string, Partial<TaskFacts>, Review, string]>([
    ['it lies ahead', { plannedEnd: '2024-04-20', progress: 40 }, null, 'ahead'],
    ['its day has passed', { plannedEnd: '2024-04-11', progress: 40 }, null, 'late'],
    ['it waits for its review', { plannedEnd: '2024-04-11', progress: 100 }, 'pending', 'reached'],
    ['the review did not pass it', { plannedEnd: '2024-04-11', progress: 100 }, 'failed', 'failed'],
    ['it has passed', { plannedEnd: '2024-04-11', progress: 100 }, 'passed', 'passed'],
    ['it is paused', { plannedEnd: '2024-04-11', hold: 'paused' }, null, 'paused'],
    ['it is cancelled', { plannedEnd: '2024-04-11', hold: 'cancelled' }, 'passed', 'cancelled'],
  ])('%s', (_name, facts, review, value) => {
    const { assessment } = milestone('m', facts, review)
    const standing = milestoneStanding(
      { assessment, ...cells('曝光量200万', review), plannedEnd: facts.plannedEnd ?? null },
      EVERY,
      TODAY,
    )
    expect(standing.value).toBe(value)
    expect(standing.daysLeft).toBe(facts.plannedEnd === '2024-04-20' ? 8 : -1)
  })

  it('[S2-11] a reached one lacks what is empty, and nothing for which the sheet has no column', () => {
    const lacks = (achieved: string | null, actualEnd: string | null, review: Review, has = EVERY) =>
      milestoneStanding({ ...cells(achieved, review), actualEnd, assessment: reached(review).assessment }, has, TODAY)
        .lacks
    expect(lacks(null, null, null)).toEqual(['actualEnd', 'achieved', 'review'])
    expect(lacks('曝光量200万', null, null)).toEqual(['actualEnd', 'review'])
    expect(lacks('曝光量200万', '2024-04-01', 'pending')).toEqual(['review'])
    expect(lacks('曝光量200万', '2024-04-01', 'failed')).toEqual([])
    expect(lacks('曝光量200万', '2024-04-01', 'passed')).toEqual([])
    expect(lacks(null, null, null, { actualEnd: false, achieved: false, review: false })).toEqual([])
  })
})
