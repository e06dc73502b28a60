import { describe, expect, it } from 'vitest'
import { dueReport } from '../../src/domain/index.ts'

const UNDER_WAY = [{ value: 'running', because: 'startReached' }] as const

const running = {
  states: UNDER_WAY,
  campaignEnd: '2024-10-18',
  evaluationDue: '2024-10-23',
  isFinished: false,
  closedPhases: [{ phase: '前期筹备', on: '2024-10-09' }],
} as const

describe('[DU1] the report that is due', () => {
  it.each([
    ['on a working day the daily brief', '2024-10-17', 'daily', null],
    ['on a Friday the weekly report', '2024-10-18', 'weekly', null],
    ['on the day on which a phase closed its review', '2024-10-09', 'phase', '前期筹备'],
    ['three days later still the review, even if that is a Saturday', '2024-10-12', 'phase', '前期筹备'],
    ['four days later the daily brief again', '2024-10-13', 'daily', null],
    ['[S1-22] [EV1] the day after the end the evaluation', '2024-10-19', 'evaluation', null],
    ['[S1-22] [EV1] on its last day the evaluation', '2024-10-23', 'evaluation', null],
    ['[S0-24] after that day the retrospective', '2024-10-24', 'retrospective', null],
  ] as const)('is %s', (_name, asOf, kind, phase) => {
    expect(dueReport({ asOf, ...running })).toMatchObject({ kind, phase })
  })

  it('without a known end is the retrospective once every task is finished', () => {
    const open = { ...running, campaignEnd: null, evaluationDue: null, asOf: '2024-10-17' }
    expect(dueReport({ ...open, isFinished: true })?.kind).toBe('retrospective')
    expect(dueReport({ ...open, isFinished: false })?.kind).toBe('daily')
  })

  it.each([
    ['2024-10-17', { kind: 'everyDay' }],
    ['2024-10-18', { kind: 'friday' }],
    ['2024-10-12', { kind: 'phaseClosed', on: '2024-10-09' }],
    ['2024-10-19', { kind: 'campaignEnded', on: '2024-10-18' }],
    ['2024-10-24', { kind: 'evaluationPassed', on: '2024-10-18', evaluationDue: '2024-10-23' }],
  ] as const)('on %s says why', (asOf, because) => {
    expect(dueReport({ asOf, ...running })?.because).toEqual(because)
  })

  it('of a campaign without an evaluation day says that the campaign has ended', () => {
    expect(dueReport({ ...running, evaluationDue: null, asOf: '2024-10-19' })).toMatchObject({
      kind: 'retrospective',
      because: { kind: 'evaluationPassed', on: '2024-10-18', evaluationDue: null },
    })
  })

  it('of several phases that closed is the review of the last one', () => {
    const closedPhases = [...running.closedPhases, { phase: '中期执行', on: '2024-10-11' }]
    expect(dueReport({ ...running, closedPhases, asOf: '2024-10-12' })?.phase).toBe('中期执行')
  })

  const inMay = { ...running, asOf: '2024-05-31' } as const
  it.each([
    ['has not begun', [{ value: 'notStarted', because: 'startAhead' }]],
    ['has neither begun nor days', [{ value: 'notStarted', because: 'nothingBegun' }]],
    ['was archived', [{ value: 'archived', because: 'phase' }]],
    ['was cancelled', [{ value: 'cancelled', because: 'phase' }]],
  ] as const)('[CS1] is none for a campaign that %s, on a Friday too', (_name, states) => {
    expect(dueReport({ ...inMay, states })).toBeNull()
    expect(dueReport({ ...inMay, states: [...states, ...UNDER_WAY] })?.kind).toBe('weekly')
  })

  it('[CS1] is the retrospective where people say that the campaign is being reviewed', () => {
    const states = [{ value: 'reviewing', because: 'phase' }] as const
    expect(dueReport({ ...inMay, states })).toMatchObject({ kind: 'retrospective', because: { kind: 'reviewing' } })
  })

  it('[CS1] is the daily brief as long as the campaign runs, though all of its tasks are done', () => {
    const states = [{ value: 'reviewing', because: 'finished' }] as const
    expect(dueReport({ ...running, states, isFinished: true, asOf: '2024-10-17' })?.kind).toBe('daily')
  })
})
