import { describe, expect, it } from 'vitest'
import { NOTHING_BESIDES, assessTask, standingOf, type TaskFacts } from '../../src/domain/index.ts'
import type { JudgedTask } from '../../src/domain/standing.ts'

const TODAY = '2024-04-12'
const at = { today: TODAY, asOf: TODAY, calendar: { mode: 'calendar' } } as const

function task(recordId: string, facts: Partial<TaskFacts>, milestone = false): JudgedTask {
  const whole: TaskFacts = {
    plannedStart: null,
    plannedEnd: null,
    actualStart: null,
    actualEnd: null,
    progress: null,
    hold: null,
    ...facts,
  }
  return { row: { recordId, weight: null, parent: null, milestone }, facts: whole, assessment: assessTask(whole, at) }
}
const ended = (recordId: string, plannedEnd: string, actualEnd: string | null, milestone = false) =>
  task(recordId, { plannedStart: '2024-03-01', plannedEnd, actualEnd, progress: 100 }, milestone)
const standing = (tasks: readonly JudgedTask[], besides = {}) =>
  standingOf(tasks, { ...NOTHING_BESIDES, ...besides }, { today: TODAY })

describe('[RU2] the health of a running campaign is that of its worst reason, not of its mean', () => {
  it('one task at −25 among fine ones is red by the mean only when the mean says so; a late one is never green', () => {
    const fine = Array.from({ length: 20 }, (_, index) => ended(`f${String(index)}`, '2024-04-01', '2024-04-01'))
    const late = task('late', { plannedStart: '2024-04-01', plannedEnd: '2024-04-10', progress: 75 })
    const { health } = standing([...fine, late])
    expect(health).toEqual({
      rule: 'RU2',
      value: 'yellow',
      reasons: [{ level: 'yellow', code: 'taskDelayed', ids: ['late'], figure: null, limit: null }],
    })
  })

  it('the health is grey when no task has a plan', () => {
    expect(standing([task('a', { progress: 20 }), task('b', {})]).health).toEqual({
      rule: 'RU2',
      value: 'grey',
      reasons: [],
    })
  })

  it('the reasons name the tasks that pull the deviation down, and those that finish after the end', () => {
    const slow = task('slow', {
      plannedStart: '2024-04-01',
      plannedEnd: '2024-04-30',
      actualStart: '2024-04-01',
      progress: 10,
    })
    const { health } = standing([slow], { campaignEnd: '2024-04-30' })
    expect(health.reasons.map(({ code, ids }) => [code, ids])).toEqual([
      ['deviation', ['slow']],
      ['forecastPastEnd', ['slow']],
    ])
  })

  it('a late milestone is red', () => {
    expect(standing([task('m', { plannedEnd: '2024-04-01' }, true)]).health.value).toBe('red')
  })
})

describe('[RU2] [ST3] a finished campaign is judged by how its tasks ended', () => {
  const three = [
    ended('a', '2024-03-10', '2024-03-09'),
    ended('b', '2024-03-10', '2024-03-12'),
    ended('c', '2024-03-10', '2024-03-18'),
  ]

  it('a campaign with late tasks is not green, and counts tasks on time, days late and the latest one', () => {
    const { finished, health } = standing([...three, task('x', { hold: 'cancelled' })])
    expect(finished).toEqual({ onTime: 1, known: 3, undatedIds: [], lateIds: ['c', 'b'], lateDays: 10, worstDays: 8 })
    expect(health).toEqual({
      rule: 'RU2',
      value: 'yellow',
      reasons: [{ level: 'yellow', code: 'finishedLate', ids: ['c', 'b'], figure: 10, limit: 3 }],
    })
  })

  it('a milestone that was reached late is red', () => {
    expect(standing([ended('m', '2024-03-10', '2024-03-11', true)]).health.value).toBe('red')
  })

  it('a campaign with all tasks on time is green; one without usable dates is not judged', () => {
    expect(standing([ended('a', '2024-03-10', '2024-03-10')]).health.value).toBe('green')
    const undated = standing([ended('a', '2024-03-10', null)])
    expect([undated.health.value, undated.finished]).toEqual([
      'grey',
      { onTime: 0, known: 0, undatedIds: ['a'], lateIds: [], lateDays: 0, worstDays: 0 },
    ])
  })

  it.each([
    { because: 'an open task is left', tasks: [...three, task('o', { plannedEnd: '2024-05-01' })], over: false },
    {
      because: 'a paused task is left and the end is not known',
      tasks: [...three, task('p', { hold: 'paused' })],
      over: false,
    },
    {
      because: 'a paused task is left and the campaign has ended',
      tasks: [...three, task('p', { hold: 'paused' })],
      besides: { campaignEnd: '2024-04-11' },
      over: true,
    },
    {
      because: 'the campaign ends today',
      tasks: [...three, task('p', { hold: 'paused' })],
      besides: { campaignEnd: TODAY },
      over: false,
    },
    { because: 'nothing was done', tasks: [task('x', { hold: 'cancelled' })], over: false },
    { because: 'there is no task', tasks: [], over: false },
  ])('$because → over: $over', ({ tasks, besides, over }) => {
    expect(standing(tasks, besides).finished !== null).toBe(over)
  })

  it('money is compared in whole cents', () => {
    expect(standing(three.slice(0, 1), { spend: 100.004, budget: 100 }).health.value).toBe('green')
    expect(standing(three.slice(0, 1), { spend: 100.01, budget: 100 }).health.reasons.map(({ code }) => code)).toEqual([
      'spendAboveBudget',
    ])
  })
})
