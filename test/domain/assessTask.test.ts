import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_BANDS, TASK_FLAGS, assessTask, explainTask, rollUp } from '../../src/domain/index.ts'
import { needsAttention } from '../../src/domain/band.ts'
import type { AssessContext, TaskAssessment, TaskFacts } from '../../src/domain/index.ts'
import { explainBand } from '../../src/domain/band.ts'
import { formatDay, parseDay } from '../../src/domain/calendarDate.ts'
import { assessContext, calendar, nearDay, taskFacts } from './taskArbitraries.ts'

const FIXED = { seed: 20240301, numRuns: 1000 }

const blank: TaskFacts = {
  plannedStart: null,
  plannedEnd: null,
  actualStart: null,
  actualEnd: null,
  progress: null,
  hold: null,
}
const on = (today: string, more: Partial<AssessContext> = {}): AssessContext => ({
  today,
  asOf: today,
  calendar: { mode: 'calendar' },
  ...more,
})
const task = (facts: Partial<TaskFacts>): TaskFacts => ({ ...blank, ...facts })

describe('[DV3] bands', () => {
  it.each([
    { points: 100, band: 'ahead' },
    { points: 10.01, band: 'ahead' },
    { points: 10, band: 'normal' },
    { points: 10 + 1e-12, band: 'normal' },
    { points: 0, band: 'normal' },
    { points: -5, band: 'normal' },
    { points: -5 - 1e-12, band: 'normal' },
    { points: -5.01, band: 'watch' },
    { points: -10, band: 'watch' },
    { points: -10 - 1e-12, band: 'watch' },
    { points: -10.01, band: 'warning' },
    { points: -20, band: 'warning' },
    { points: -20 - 1e-12, band: 'warning' },
    { points: -20.01, band: 'severe' },
    { points: -100, band: 'severe' },
    { points: null, band: 'unknown' },
  ])('$points points → $band', ({ points, band }) => {
    expect(explainBand(points, true).value).toBe(band)
    expect(explainBand(points, false).value).toBe('none')
  })

  it.each([
    { points: 11, lower: 10, lowerInclusive: false, upper: null, upperInclusive: false },
    { points: 0, lower: -5, lowerInclusive: true, upper: 10, upperInclusive: true },
    { points: -7, lower: -10, lowerInclusive: true, upper: -5, upperInclusive: false },
    { points: -15, lower: -20, lowerInclusive: true, upper: -10, upperInclusive: false },
    { points: -30, lower: null, lowerInclusive: false, upper: -20, upperInclusive: false },
  ])('$points: explainBand names the interval that decided', ({ points, ...interval }) => {
    expect(explainBand(points, true)).toMatchObject({ rule: 'DV3', deviation: points, ...interval })
  })

  it('explainBand gives no interval for a closed task, nor for one without a deviation', () => {
    const nowhere = { rule: 'DV3', lower: null, lowerInclusive: false, upper: null, upperInclusive: false }
    expect(explainBand(-30, false)).toEqual({ ...nowhere, value: 'none', deviation: -30 })
    expect(explainBand(null, true)).toEqual({ ...nowhere, value: 'unknown', deviation: null })
  })

  it('each threshold of a team applies by itself; an unusable one falls back to its default', () => {
    const bands = { watch: 3, warn: 8, severe: 15 }
    expect([9, 8, -3, -3.1, -8, -8.1, -15, -15.1].map((points) => explainBand(points, true, bands).value)).toEqual([
      'ahead',
      'normal',
      'normal',
      'watch',
      'watch',
      'warning',
      'warning',
      'severe',
    ])
    const odd = { watch: Number.NaN, warn: -1, severe: Number.POSITIVE_INFINITY }
    expect([10.5, -5, -5.5, -10.5, -20.5].map((points) => explainBand(points, true, odd).value)).toEqual([
      'ahead',
      'normal',
      'watch',
      'warning',
      'severe',
    ])
    expect(explainBand(-0.1, true, { watch: 0, warn: 10, severe: 20 }).value).toBe('watch')
    expect(DEFAULT_BANDS).toEqual({ watch: 5, warn: 10, severe: 20 })
  })

  it.each([
    { points: -10, bands: undefined, answer: false },
    { points: -10.01, bands: undefined, answer: true },
    { points: -10 - 1e-12, bands: undefined, answer: false },
    { points: 50, bands: undefined, answer: false },
    { points: null, bands: undefined, answer: false },
    { points: Number.NaN, bands: undefined, answer: false },
    { points: -9, bands: { watch: 3, warn: 8, severe: 15 }, answer: true },
    { points: -8, bands: { watch: 3, warn: 8, severe: 15 }, answer: false },
  ])('needsAttention at $points with $bands: $answer', ({ points, bands, answer }) => {
    expect(needsAttention(points, bands)).toBe(answer)
  })

  it('no threshold depends on floating-point noise: 7 of 30 against a third is exactly −10', () => {
    const assessment = assessTask(
      task({ plannedStart: '2024-03-01', plannedEnd: '2024-03-03', progress: (7 / 30) * 100 }),
      on('2024-03-01'),
    )
    expect((7 / 30) * 100 - 100 / 3).not.toBe(-10)
    expect(assessment).toMatchObject({ deviation: -10, band: 'watch' })
    expect(needsAttention(assessment.deviation)).toBe(false)
  })

  it('no k of n days against a percent lands on the wrong side of a threshold', () => {
    const wrong: unknown[] = []
    for (let total = 1; total <= 60; total += 1) {
      for (let elapsed = 1; elapsed <= total; elapsed += 1) {
        for (const points of [10, -5, -10, -20]) {
          const progress = (100 * elapsed) / total + points
          if (progress <= 0 || progress >= 100) continue
          const a = assessTask(
            task({
              plannedStart: '2024-03-01',
              plannedEnd: formatDay((parseDay('2024-03-01') ?? 0) + total - 1),
              progress,
            }),
            on(formatDay((parseDay('2024-03-01') ?? 0) + elapsed - 1) ?? ''),
          )
          if (a.band !== { 10: 'normal', [-5]: 'normal', [-10]: 'watch', [-20]: 'warning' }[points])
            wrong.push({ total, elapsed, points, ...a })
        }
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('[PR1] planned progress', () => {
  it.each([
    { start: '2024-02-27', end: '2024-03-02', asOf: '2024-02-29', planned: 60, because: 'a leap day is a day' },
    { start: '2023-02-27', end: '2023-03-02', asOf: '2023-02-28', planned: 50, because: 'no leap day' },
    { start: '2024-12-30', end: '2025-01-02', asOf: '2025-01-01', planned: 75, because: 'over a year end' },
    {
      start: '2024-03-01',
      end: '2024-03-01',
      asOf: '2024-02-29',
      planned: 0,
      because: 'the day before a one-day task',
    },
    { start: '2024-03-01', end: '2024-03-01', asOf: '2024-03-01', planned: 100, because: 'its day' },
    { start: null, end: '2024-03-01', asOf: '2024-02-29', planned: 0, because: 'before a milestone' },
    { start: null, end: '2024-03-01', asOf: '2024-03-01', planned: 100, because: 'the milestone' },
    { start: '2024-03-02', end: '2024-03-01', asOf: '2024-03-05', planned: null, because: 'start after end' },
    { start: '2024-03-01', end: null, asOf: '2024-03-05', planned: null, because: 'no end' },
    { start: '2024-03-01', end: '2024-03-05', asOf: 'today', planned: null, because: 'no as-of day' },
    {
      start: '1900-01-01',
      end: '2100-12-31',
      asOf: '1999-12-31',
      planned: (100 * 36_524) / 73_414,
      because: 'two centuries',
    },
  ])('$start … $end as of $asOf → $planned: $because', ({ start, end, asOf, planned }) => {
    expect(assessTask(task({ plannedStart: start, plannedEnd: end }), { ...on('2024-03-01'), asOf }).planned).toBe(
      planned,
    )
  })

  it('planned progress never falls as time passes, is 0 before the start and 100 from the end on', () => {
    fc.assert(
      fc.property(nearDay, nearDay, nearDay, nearDay, calendar, (a, b, t, u, calendar) => {
        const [start = '', end = ''] = [a, b].sort()
        const [earlier = '', later = ''] = [t, u].sort()
        const plannedOn = (asOf: string) =>
          assessTask(task({ plannedStart: start, plannedEnd: end }), { today: asOf, asOf, calendar }).planned ??
          Number.NaN
        expect(plannedOn(earlier)).toBeLessThanOrEqual(plannedOn(later))
        expect(plannedOn(formatDay((parseDay(start) ?? 0) - 1) ?? '')).toBe(0)
        expect(plannedOn(end)).toBe(100)
      }),
      FIXED,
    )
  })

  it('[CA1] a span without workdays is counted in calendar days and flagged, also before it begins and for a milestone', () => {
    const calendar = { mode: 'workday', isWorkday: () => false } as const
    const inSpan = explainTask(
      task({ plannedStart: '2024-10-01', plannedEnd: '2024-10-05' }),
      on('2024-10-03', { calendar }),
    )
    expect(inSpan.planned).toMatchObject({
      value: 60,
      elapsedDays: 3,
      totalDays: 5,
      counted: 'calendarDays',
      noWorkdayInSpan: true,
    })
    expect(
      assessTask(task({ plannedStart: '2024-10-01', plannedEnd: '2024-10-05' }), on('2024-09-03', { calendar })).flags,
    ).toEqual(['noWorkdayInSpan'])
    expect(assessTask(task({ plannedEnd: '2024-10-05' }), on('2024-10-05', { calendar }))).toMatchObject({
      planned: 100,
      flags: ['noPlannedStart', 'noWorkdayInSpan'],
    })
  })

  it('[CA1] planned progress uses `count` of a calendar that has it and never asks day by day', () => {
    const counted: string[] = []
    const calendar: AssessContext['calendar'] = {
      mode: 'workday',
      isWorkday: (day) => {
        throw new Error(`asked for ${day}`)
      },
      count: (from, to) => {
        counted.push(`${from}/${to}`)
        return to === '2024-03-03' ? 1 : 4
      },
    }
    expect(
      explainTask(task({ plannedStart: '2024-03-01', plannedEnd: '2024-03-07' }), on('2024-03-03', { calendar }))
        .planned,
    ).toMatchObject({ value: 25, elapsedDays: 1, totalDays: 4, counted: 'workdays', noWorkdayInSpan: false })
    expect(counted).toEqual(['2024-03-01/2024-03-07', '2024-03-01/2024-03-03'])
  })

  it('[CA1] planned progress asks day by day, both ends included, when the calendar has no `count`', () => {
    const asked: string[] = []
    const calendar: AssessContext['calendar'] = {
      mode: 'workday',
      isWorkday: (day) => {
        asked.push(day)
        return day !== '2024-03-02'
      },
    }
    expect(
      assessTask(task({ plannedStart: '2024-03-01', plannedEnd: '2024-03-05' }), on('2024-03-03', { calendar }))
        .planned,
    ).toBe(50)
    expect([...new Set(asked)]).toEqual(['2024-03-01', '2024-03-02', '2024-03-03', '2024-03-04', '2024-03-05'])
  })
})

describe('[PR2] actual progress', () => {
  it.each([
    { progress: 15, actual: 15, because: 'entered' },
    { progress: null, actual: 0, because: 'empty' },
    { progress: -3, actual: 0, because: 'clamped' },
    { progress: 100.5, actual: 100, because: 'clamped' },
    { progress: 100, actual: 100, because: 'entered' },
    { progress: 99.99999999999999, actual: 100, because: 'done' },
    { progress: 0, actual: 0, because: 'entered' },
    { progress: -0, actual: 0, because: 'entered' },
    { progress: Number.NaN, actual: 0, because: 'notANumber' },
    { progress: Number.NEGATIVE_INFINITY, actual: 0, because: 'notANumber' },
  ])('$progress counts as $actual ($because), the entry is kept', ({ progress, actual, because }) => {
    const explained = explainTask(task({ progress }), on('2024-03-01')).actual
    expect(explained).toEqual({
      rule: 'PR2',
      value: actual,
      entered: Number.isFinite(progress) ? progress : null,
      because,
    })
  })

  it('text instead of a number is unknown progress, a missing property is an empty entry', () => {
    expect(assessTask({ ...blank, progress: '60' as unknown as number }, on('2024-03-01'))).toMatchObject({
      actual: null,
      flags: ['noPlanDates', 'progressUnreadable'],
    })
    expect(assessTask({ ...blank, progress: ' ' as unknown as number }, on('2024-03-01'))).toMatchObject({
      actual: 0,
      flags: ['noPlanDates', 'progressOutOfRange'],
    })
    expect(assessTask({} as TaskFacts, on('2024-03-01'))).toMatchObject({
      actual: 0,
      state: 'notStarted',
      flags: ['noPlanDates'],
    })
  })

  it('a progress within noise of 100 is done, one within noise of 0 has not begun', () => {
    expect(assessTask(task({ progress: 100 - 1e-11 }), on('2024-03-01'))).toMatchObject({ state: 'done', actual: 100 })
    expect(assessTask(task({ progress: 100 - 1e-8 }), on('2024-03-01')).state).toBe('inProgress')
    expect(assessTask(task({ progress: 1e-11 }), on('2024-03-01')).state).toBe('notStarted')
    expect(assessTask(task({ progress: 1e-8 }), on('2024-03-01')).state).toBe('inProgress')
    expect(assessTask(task({ progress: 100 - 1e-11, actualEnd: '2024-03-01' }), on('2024-03-01')).flags).toEqual([
      'noPlanDates',
    ])
  })
})

describe('[PR2] a progress that cannot be read is unknown, not 0', () => {
  const plan = { plannedStart: '2024-03-01', plannedEnd: '2024-03-20' }

  it('such a task has no deviation, the band 无法计算 and no forecast, is flagged and comes first in no list', () => {
    const a = assessTask(task({ ...plan, isProgressUnread: true }), on('2024-03-18'))
    expect(a).toMatchObject({
      planned: 90,
      actual: null,
      deviation: null,
      rate: null,
      band: 'unknown',
      forecastEnd: null,
      flags: ['progressUnreadable'],
    })
    expect(needsAttention(a.deviation)).toBe(false)
  })

  it('such a task is neither 未开始 nor 逾期未启动; its dates still decide whether it is late', () => {
    expect(explainTask(task({ ...plan, isProgressUnread: true }), on('2024-03-18')).state).toEqual({
      rule: 'ST1',
      value: 'inProgress',
      clause: 5,
      by: 'unreadable',
    })
    expect(assessTask(task({ ...plan, isProgressUnread: true }), on('2024-03-21'))).toMatchObject({
      state: 'delayed',
      delayDays: 1,
      deviation: null,
      band: 'unknown',
    })
    expect(
      assessTask(task({ ...plan, isProgressUnread: true, actualEnd: '2024-03-17' }), on('2024-03-18')),
    ).toMatchObject({ state: 'done', actual: 100, flags: ['progressUnreadable'] })
  })

  it('a percentage or an empty cell in its place removes all of that', () => {
    expect(assessTask(task({ ...plan, progress: 50, isProgressUnread: true }), on('2024-03-18'))).toMatchObject({
      actual: 50,
      deviation: -40,
      flags: [],
    })
    expect(assessTask(task(plan), on('2024-03-18'))).toMatchObject({ actual: 0, deviation: -90, flags: ['lateStart'] })
  })
})

describe("[AD5] people's own state counts when no progress can be read", () => {
  const plan = { plannedStart: '2024-03-01', plannedEnd: '2024-03-10' }

  it('a task stated as done counts as 100, and no end date is invented', () => {
    const a = assessTask(task({ ...plan, stated: 'done' }), on('2024-03-30'))
    expect(a).toMatchObject({
      state: 'done',
      actual: 100,
      deviation: 0,
      band: 'none',
      delayDays: null,
      finish: null,
      flags: ['doneWithoutActualEnd'],
    })
    expect(explainTask(task({ ...plan, stated: 'done' }), on('2024-03-30'))).toMatchObject({
      actual: { because: 'statedDone' },
      state: { clause: 2, by: 'stated' },
    })
    expect(assessTask(task({ ...plan, stated: 'done', actualEnd: '2024-03-09' }), on('2024-03-30'))).toMatchObject({
      state: 'done',
      delayDays: -1,
      flags: [],
    })
    expect(assessTask(task({ ...plan, stated: 'done', isProgressUnread: true }), on('2024-03-30'))).toMatchObject({
      state: 'done',
      flags: ['progressUnreadable', 'doneWithoutActualEnd'],
    })
  })

  it.each(['inProgress', 'delayed', 'blocked'] as const)(
    '%s says begun, and nothing about how far: no sure 0 %% behind plan',
    (stated) => {
      expect(assessTask(task({ ...plan, stated }), on('2024-03-05'))).toMatchObject({
        state: 'inProgress',
        actual: null,
        deviation: null,
        band: 'unknown',
        flags: [],
      })
      expect(assessTask(task({ ...plan, stated }), on('2024-03-12'))).toMatchObject({
        state: 'delayed',
        delayDays: 2,
        actual: null,
        deviation: null,
        band: 'unknown',
        flags: [],
      })
    },
  )

  it.each(['notStarted', null] as const)('%s is an empty progress: 0', (stated) => {
    expect(assessTask(task({ ...plan, stated }), on('2024-03-05'))).toMatchObject({
      state: 'notStarted',
      actual: 0,
      deviation: -50,
      flags: ['lateStart'],
    })
  })

  it('a percentage counts before the word, also when they disagree', () => {
    expect(assessTask(task({ ...plan, progress: 60, stated: 'done' }), on('2024-03-05'))).toMatchObject({
      state: 'inProgress',
      actual: 60,
    })
    expect(assessTask(task({ ...plan, progress: 0, stated: 'inProgress' }), on('2024-03-05'))).toMatchObject({
      state: 'notStarted',
      actual: 0,
    })
  })

  it('[RU1] a task with unknown progress is left out of the means and counted among the excluded', () => {
    const row = (facts: Partial<TaskFacts>) => ({
      task: task(facts),
      assessment: assessTask(task(facts), on('2024-03-05')),
      weight: null,
    })
    expect(rollUp([row({ ...plan, progress: 40 }), row({ ...plan, stated: 'inProgress' })])).toMatchObject({
      planned: 50,
      actual: 40,
      deviation: -10,
      counted: 1,
      excluded: 1,
    })
  })
})

describe('[ST1]–[ST6] state, delay, duration', () => {
  it.each([
    { facts: { hold: 'cancelled', progress: 100 }, state: 'cancelled', clause: 1, by: 'hold' },
    { facts: { progress: 100, hold: 'paused' }, state: 'done', clause: 2, by: 'progress' },
    { facts: { actualEnd: '2024-03-05', hold: 'paused' }, state: 'done', clause: 2, by: 'actualEnd' },
    { facts: { actualEnd: '2024-03-06', hold: 'paused' }, state: 'paused', clause: 3, by: 'hold' },
    { facts: { plannedEnd: '2024-03-04', progress: 50 }, state: 'delayed', clause: 4, by: 'plannedEnd' },
    { facts: { plannedEnd: '2024-03-05', progress: 50 }, state: 'inProgress', clause: 5, by: 'progress' },
    { facts: { actualStart: '2024-03-05' }, state: 'inProgress', clause: 5, by: 'actualStart' },
    { facts: { actualStart: '2024-03-06' }, state: 'notStarted', clause: 6, by: 'nothing' },
    { facts: { actualEnd: '2024-03-04', progress: 0 }, state: 'notStarted', clause: 6, by: 'nothing' },
  ] as const)('$facts → $state by clause $clause', ({ facts, state, clause, by }) => {
    expect(explainTask(task(facts), on('2024-03-05')).state).toEqual({ rule: 'ST1', value: state, clause, by })
  })

  const plan = { plannedStart: '2024-03-01', plannedEnd: '2024-03-05' }
  it.each([
    {
      facts: { ...plan, progress: 10 },
      today: '2024-03-08',
      delay: { value: 3, because: 'overdue', from: '2024-03-05', to: '2024-03-08' },
    },
    {
      facts: { ...plan, progress: 100, actualEnd: '2024-03-07' },
      today: '2024-03-08',
      delay: { value: 2, because: 'finished', from: '2024-03-05', to: '2024-03-07' },
    },
    {
      facts: { ...plan, progress: 100 },
      today: '2024-03-08',
      delay: { value: null, because: 'noActualEnd', from: '2024-03-05', to: null },
    },
    {
      facts: { progress: 100, actualEnd: '2024-03-07' },
      today: '2024-03-08',
      delay: { value: null, because: 'noPlannedEnd', from: null, to: null },
    },
    {
      facts: { ...plan, progress: 10 },
      today: '2024-03-05',
      delay: { value: null, because: 'notDueOrClosed', from: '2024-03-05', to: null },
    },
    {
      facts: { plannedStart: '2024-03-09', plannedEnd: '2024-03-05', progress: 100, actualEnd: '2024-03-07' },
      today: '2024-03-08',
      delay: { value: null, because: 'startAfterEnd', from: '2024-03-05', to: null },
    },
  ])('[ST2] $facts on $today → $delay', ({ facts, today, delay }) => {
    expect(explainTask(task(facts), on(today)).delay).toEqual({ rule: 'ST2', ...delay })
  })

  it.each([
    { facts: { ...plan, progress: 100, actualEnd: '2024-03-04' }, finish: { value: 'early', delayDays: -1 } },
    { facts: { ...plan, progress: 100, actualEnd: '2024-03-05' }, finish: { value: 'onTime', delayDays: 0 } },
    { facts: { ...plan, progress: 100, actualEnd: '2024-03-06' }, finish: { value: 'late', delayDays: 1 } },
    { facts: { ...plan, progress: 100 }, finish: { value: null, delayDays: null } },
    { facts: { ...plan, progress: 99 }, finish: { value: null, delayDays: 3 } },
  ])('[ST3] $facts finished $finish', ({ facts, finish }) => {
    expect(explainTask(task(facts), on('2024-03-08')).finish).toEqual({ rule: 'ST3', ...finish })
  })

  it.each([
    {
      facts: { progress: 100, actualStart: '2024-02-28', actualEnd: '2024-03-01' },
      duration: { value: 3, because: 'bothEndsCounted', from: '2024-02-28', to: '2024-03-01' },
    },
    {
      facts: { progress: 100, actualStart: '2024-03-01', actualEnd: '2024-03-01' },
      duration: { value: 1, because: 'bothEndsCounted', from: '2024-03-01', to: '2024-03-01' },
    },
    {
      facts: { progress: 100, actualStart: '2024-03-02', actualEnd: '2024-03-01' },
      duration: { value: null, because: 'endBeforeStart', from: '2024-03-02', to: '2024-03-01' },
    },
    {
      facts: { progress: 100, actualEnd: '2024-03-01' },
      duration: { value: null, because: 'datesMissing', from: null, to: '2024-03-01' },
    },
    {
      facts: { progress: 100, actualStart: '2024-03-01' },
      duration: { value: null, because: 'datesMissing', from: '2024-03-01', to: null },
    },
    {
      facts: { progress: 90, actualStart: '2024-03-01', actualEnd: '2024-03-01' },
      duration: { value: null, because: 'notDone', from: '2024-03-01', to: '2024-03-01' },
    },
  ])('[ST4] $facts → $duration', ({ facts, duration }) => {
    expect(explainTask(task(facts), on('2024-03-05')).duration).toEqual({ rule: 'ST4', ...duration })
  })

  it.each([
    { facts: plan, today: '2024-03-03', lateStart: { value: 2, from: '2024-03-01', to: '2024-03-03' } },
    { facts: plan, today: '2024-03-01', lateStart: { value: null, from: '2024-03-01', to: null } },
    {
      facts: { ...plan, actualStart: '2024-03-02' },
      today: '2024-03-03',
      lateStart: { value: null, from: '2024-03-01', to: null },
    },
    {
      facts: { plannedStart: '2024-03-01' },
      today: '2024-03-03',
      lateStart: { value: null, from: '2024-03-01', to: null },
    },
    {
      facts: { plannedStart: '2024-03-03', plannedEnd: '2024-03-01' },
      today: '2024-03-09',
      lateStart: { value: null, from: '2024-03-03', to: null },
    },
    { facts: { plannedEnd: '2024-03-05' }, today: '2024-03-03', lateStart: { value: null, from: null, to: null } },
  ])('[ST5] $facts on $today → $lateStart', ({ facts, today, lateStart }) => {
    expect(explainTask(task(facts), on(today)).lateStart).toEqual({ rule: 'ST5', ...lateStart })
  })

  it.each([
    { today: '2024-03-02', soon: false, daysLeft: 3 },
    { today: '2024-03-03', soon: true, daysLeft: 2 },
    { today: '2024-03-05', soon: true, daysLeft: 0 },
    { today: '2024-03-06', soon: false, daysLeft: -1 },
    { today: 'never', soon: false, daysLeft: null },
  ])('[ST6] due soon on $today: $soon', ({ today, soon, daysLeft }) => {
    expect(explainTask(task(plan), on(today)).dueSoon).toEqual({ rule: 'ST6', value: soon, daysLeft })
  })

  it('[ST6] closed tasks and tasks without an end are never due', () => {
    expect(explainTask(task({ ...plan, hold: 'paused' }), on('2024-03-05')).dueSoon).toEqual({
      rule: 'ST6',
      value: false,
      daysLeft: null,
    })
    expect(explainTask(task({ ...plan, progress: 100 }), on('2024-03-05')).dueSoon.value).toBe(false)
    expect(explainTask(blank, on('2024-03-05')).dueSoon.value).toBe(false)
  })
})

describe('[FC1] forecast', () => {
  const plan = { plannedStart: '2024-03-01', plannedEnd: '2024-03-10' }
  it.each([
    {
      facts: { ...plan, actualStart: '2024-03-01', progress: 10 },
      today: '2024-03-02',
      end: '2024-03-20',
      branch: 'pace',
      because: 'two days and ten percent are enough',
    },
    {
      facts: { ...plan, actualStart: '2024-03-02', progress: 50 },
      today: '2024-03-02',
      end: '2024-03-10',
      branch: 'plan',
      because: 'one day is no pace',
    },
    {
      facts: { ...plan, actualStart: '2024-03-01', progress: 9.99 },
      today: '2024-03-03',
      end: '2024-03-12',
      branch: 'plan',
      because: 'under ten percent is no pace',
    },
    {
      facts: { ...plan, actualStart: '2024-03-01', progress: 10 - 1e-12 },
      today: '2024-03-02',
      end: '2024-03-20',
      branch: 'pace',
      because: 'noise is not under',
    },
    {
      facts: { ...plan, progress: 50 },
      today: '2024-03-09',
      end: '2024-03-13',
      branch: 'plan',
      because: 'half of ten days from today',
    },
    {
      facts: { ...plan, progress: 99.9 },
      today: '2024-03-10',
      end: '2024-03-10',
      branch: 'plan',
      because: 'at least one day',
    },
    {
      facts: { plannedEnd: '2024-03-10' },
      today: '2024-03-12',
      end: '2024-03-12',
      branch: 'plan',
      because: 'a milestone takes one day',
    },
    {
      facts: { ...plan, actualStart: '2024-03-09' },
      today: '2024-03-02',
      end: '2024-03-11',
      branch: 'plan',
      because: 'a start in the future is ignored',
    },
    {
      facts: { actualStart: '2024-03-01', progress: 25 },
      today: '2024-03-02',
      end: '2024-03-08',
      branch: 'pace',
      because: 'a pace needs no plan',
    },
    {
      facts: { actualStart: '2024-03-01', progress: 5 },
      today: '2024-03-02',
      end: null,
      branch: 'none',
      because: 'neither pace nor plan',
    },
    {
      facts: { plannedStart: '2024-03-11', plannedEnd: '2024-03-10' },
      today: '2024-03-02',
      end: null,
      branch: 'none',
      because: 'an invalid plan is none',
    },
    { facts: { ...plan, progress: 100 }, today: '2024-03-02', end: null, branch: 'none', because: 'done' },
    {
      facts: { ...plan, hold: 'paused', progress: 20 },
      today: '2024-03-02',
      end: null,
      branch: 'none',
      because: 'paused',
    },
    { facts: plan, today: 'soon', end: null, branch: 'none', because: 'no today' },
    {
      facts: { actualStart: '0001-01-01', progress: 10 },
      today: '2024-03-02',
      end: null,
      branch: 'pace',
      because: 'beyond year 9999',
    },
    {
      facts: { plannedStart: '0001-01-01', plannedEnd: '9999-12-31', progress: 0 },
      today: '2024-03-02',
      end: null,
      branch: 'plan',
      because: 'beyond year 9999',
    },
  ] as const)('$facts on $today → $end by $branch: $because', ({ facts, today, end, branch }) => {
    const { forecast } = explainTask(task(facts), on(today))
    expect([forecast.value, forecast.branch]).toEqual([end, branch])
  })

  it('the explanation of a forecast holds its numbers', () => {
    expect(explainTask(task({ ...plan, actualStart: '2024-03-01', progress: 30 }), on('2024-03-11')).forecast).toEqual({
      rule: 'FC1',
      branch: 'pace',
      value: '2024-04-06',
      from: '2024-03-01',
      elapsedDays: 11,
      progress: 30,
      totalDays: 37,
    })
    expect(explainTask(task({ ...plan, progress: 30 }), on('2024-03-11')).forecast).toEqual({
      rule: 'FC1',
      branch: 'plan',
      value: '2024-03-17',
      plannedEnd: '2024-03-10',
      today: '2024-03-11',
      progress: 30,
      plannedDays: 10,
      remainingDays: 7,
    })
    expect(explainTask(blank, on('2024-03-11')).forecast).toEqual({
      rule: 'FC1',
      branch: 'none',
      value: null,
      because: 'noPlan',
    })
    expect(explainTask(task({ hold: 'cancelled' }), on('2024-03-11')).forecast).toEqual({
      rule: 'FC1',
      branch: 'none',
      value: null,
      because: 'closed',
    })
    expect(explainTask(task(plan), on('')).forecast).toEqual({
      rule: 'FC1',
      branch: 'none',
      value: null,
      because: 'noToday',
    })
  })

  it('noise does not push a whole number of days to the next', () => {
    const wrong: unknown[] = []
    for (let days = 2; days <= 400; days += 1) {
      const start = '2024-03-01'
      const today = formatDay((parseDay(start) ?? 0) + days - 1) ?? ''
      const { forecast } = explainTask(task({ actualStart: start, progress: (100 * days) / (days + 7) }), on(today))
      if (forecast.branch !== 'pace' || forecast.totalDays !== days + 7) wrong.push({ days, forecast })
    }
    expect(wrong).toEqual([])
  })
})

describe('explanations', () => {
  it('an explanation holds what the sidebar writes: 计划 36.4 % = 4/11 天（03-15 至 03-25，截至 03-18）… → 关注', () => {
    const explained = explainTask(
      task({ plannedStart: '2024-03-15', plannedEnd: '2024-03-25', actualStart: '2024-03-16', progress: 30 }),
      on('2024-03-18'),
    )
    expect(explained.planned).toEqual({
      rule: 'PR1',
      value: 400 / 11,
      because: 'within',
      from: '2024-03-15',
      to: '2024-03-25',
      asOf: '2024-03-18',
      elapsedDays: 4,
      totalDays: 11,
      counted: 'calendarDays',
      noWorkdayInSpan: false,
      milestone: false,
    })
    expect(explained.actual).toEqual({ rule: 'PR2', value: 30, entered: 30, because: 'entered' })
    expect(explained.deviation).toMatchObject({
      rule: 'DV1',
      because: 'actualMinusPlanned',
      planned: 400 / 11,
      actual: 30,
    })
    expect(explained.deviation.value).toBeCloseTo(-6.363636363636, 9)
    expect(explained.rate).toMatchObject({ rule: 'DV2', because: 'deviationOverPlanned', value: -17.5 })
    expect(explained.band).toMatchObject({
      rule: 'DV3',
      value: 'watch',
      lower: -10,
      lowerInclusive: true,
      upper: -5,
      upperInclusive: false,
    })
  })

  it.each([
    { facts: {}, planned: 'noPlannedEnd', deviation: 'noPlan', rate: 'noDeviation' },
    {
      facts: { plannedStart: '2024-03-02', plannedEnd: '2024-03-01' },
      planned: 'startAfterEnd',
      deviation: 'noPlan',
      rate: 'noDeviation',
    },
    {
      facts: { plannedEnd: '2024-03-09' },
      planned: 'beforeStart',
      deviation: 'actualMinusPlanned',
      rate: 'nothingPlannedYet',
    },
    {
      facts: { plannedEnd: '2024-03-05' },
      planned: 'atEnd',
      deviation: 'actualMinusPlanned',
      rate: 'deviationOverPlanned',
    },
    { facts: { plannedEnd: '2024-03-05', hold: 'paused' }, planned: 'atEnd', deviation: 'paused', rate: 'noDeviation' },
    {
      facts: { plannedEnd: '2024-03-05', hold: 'cancelled' },
      planned: 'atEnd',
      deviation: 'cancelled',
      rate: 'noDeviation',
    },
  ] as const)('$facts: says why there is or is not a figure', ({ facts, planned, deviation, rate }) => {
    expect(explainTask(task(facts), on('2024-03-05'))).toMatchObject({
      planned: { rule: 'PR1', because: planned },
      deviation: { rule: 'DV1', because: deviation },
      rate: { rule: 'DV2', because: rate },
    })
  })

  it.each([
    {
      facts: { plannedStart: '2024-03-01' },
      asOf: '2024-03-05',
      because: 'noPlannedEnd',
      from: '2024-03-01',
      to: null,
    },
    {
      facts: { plannedStart: '2024-03-02', plannedEnd: '2024-03-01' },
      asOf: '2024-03-05',
      because: 'startAfterEnd',
      from: '2024-03-02',
      to: '2024-03-01',
    },
    {
      facts: { plannedStart: '2024-03-01', plannedEnd: '2024-03-02' },
      asOf: 'today',
      because: 'noAsOf',
      from: '2024-03-01',
      to: '2024-03-02',
    },
  ] as const)('[PR1] $because: the dates are shown, nothing is counted', ({ facts, asOf, because, from, to }) => {
    expect(explainTask(task(facts), on('2024-03-05', { asOf })).planned).toEqual({
      rule: 'PR1',
      value: null,
      because,
      from,
      to,
      asOf: asOf === 'today' ? '' : asOf,
      elapsedDays: null,
      totalDays: null,
      counted: 'calendarDays',
      noWorkdayInSpan: false,
      milestone: false,
    })
  })

  it('[PR1] a plan without a start is a milestone, due as a whole on its day', () => {
    expect(explainTask(task({ plannedEnd: '2024-03-09' }), on('2024-03-05')).planned).toEqual({
      rule: 'PR1',
      value: 0,
      because: 'beforeStart',
      from: '2024-03-09',
      to: '2024-03-09',
      asOf: '2024-03-05',
      elapsedDays: 0,
      totalDays: 1,
      counted: 'calendarDays',
      noWorkdayInSpan: false,
      milestone: true,
    })
  })

  it('computing again from an explanation gives the assessment, for any task', () => {
    const days = (from: string | null, to: string | null) =>
      (parseDay(to) ?? Number.NaN) - (parseDay(from) ?? Number.NaN)
    const near = (one: number | null, other: number) =>
      one === null || Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other))
    fc.assert(
      fc.property(taskFacts, assessContext, (facts, context) => {
        const why = explainTask(facts, context)
        const { planned, actual, deviation, rate, band, forecast, delay, duration } = why
        const points = Math.round((band.deviation ?? 0) * 1e9) / 1e9
        const { lower, upper } = band
        expect({
          planned:
            planned.value === null || planned.value === (100 * (planned.elapsedDays ?? 0)) / (planned.totalDays ?? 0),
          deviation: near(deviation.value, (actual.value ?? 0) - (planned.value ?? 0)),
          rate: near(rate.value, (((actual.value ?? 0) - (planned.value ?? 0)) / (planned.value ?? 0)) * 100),
          lower: lower === null || (band.lowerInclusive ? points >= lower : points > lower),
          upper: upper === null || (band.upperInclusive ? points <= upper : points < upper),
          pace:
            forecast.branch !== 'pace' ||
            forecast.value === null ||
            days(forecast.from, forecast.value) === forecast.totalDays - 1,
          delay: delay.value === null || delay.value === days(delay.from, delay.to),
          duration: duration.value === null || duration.value === days(duration.from, duration.to) + 1,
        }).toEqual({
          planned: true,
          deviation: true,
          rate: true,
          lower: true,
          upper: true,
          pace: true,
          delay: true,
          duration: true,
        })
        expect(assessTask(facts, context)).toEqual({
          planned: planned.value,
          actual: actual.value,
          deviation: deviation.value,
          rate: rate.value,
          state: why.state.value,
          band: band.value,
          delayDays: delay.value,
          finish: why.finish.value,
          durationDays: duration.value,
          forecastEnd: forecast.value,
          flags: why.flags,
        } satisfies TaskAssessment)
      }),
      FIXED,
    )
  })
})

describe('explainTask is total', () => {
  it('any input gives finite numbers, real dates, known flags in order, and the same answer twice', () => {
    fc.assert(
      fc.property(taskFacts, assessContext, (facts, context) => {
        const a = assessTask(facts, context)
        for (const value of [a.planned, a.actual, a.deviation, a.rate, a.delayDays, a.durationDays]) {
          expect(value === null || (Number.isFinite(value) && !Object.is(value, -0))).toBe(true)
        }
        expect(a.forecastEnd === null || parseDay(a.forecastEnd) !== null).toBe(true)
        expect(a.flags).toEqual(TASK_FLAGS.filter((flag) => a.flags.includes(flag)))
        expect(a.deviation === null || (a.deviation >= -100 && a.deviation <= 100)).toBe(true)
        expect(assessTask(facts, context)).toEqual(a)
      }),
      FIXED,
    )
  })

  it('with an invalid today no rule that needs it matches', () => {
    const facts = task({
      plannedStart: '2024-03-01',
      plannedEnd: '2024-03-05',
      actualStart: '2024-03-01',
      actualEnd: '2024-03-09',
      progress: 20,
    })
    expect(assessTask(facts, on('someday'))).toEqual({
      planned: null,
      actual: 20,
      deviation: null,
      rate: null,
      state: 'inProgress',
      band: 'unknown',
      delayDays: null,
      finish: null,
      durationDays: null,
      forecastEnd: null,
      flags: ['actualEndButIncomplete'],
    })
    expect(assessTask({ ...facts, progress: null }, on('someday'))).toMatchObject({
      state: 'notStarted',
      actual: 0,
      flags: [],
    })
    expect(assessTask({ ...facts, progress: 100 }, on('someday'))).toMatchObject({
      state: 'done',
      delayDays: 4,
      durationDays: 9,
    })
  })
})
