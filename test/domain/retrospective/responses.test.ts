import { describe, expect, it } from 'vitest'
import { DEFAULT_SLA_HOURS, preIdentified } from '../../../src/domain/index.ts'
import { preIdentificationRate, responseSuccessRate } from '../../../src/domain/risks.ts'
import { clockLimit, issueClock, occurredRiskClock, slaClock, slaHitRate, spokenSpan } from '../../../src/domain/sla.ts'
import type { Moment } from '../../../src/domain/index.ts'
import type { RiskFacts } from '../../../src/domain/risks.ts'
import { near } from '../near.ts'

const at = (iso: string): Moment => ({ kind: 'instant', ms: Date.parse(iso) })
const on = (day: string): Moment => ({ kind: 'day', day })
const now = { ms: Date.parse('2024-06-20T12:00:00Z'), timeZone: 'Asia/Shanghai' }
const FOUND = at('2024-06-12T01:00:00Z')

describe('[SL1] one clock', () => {
  it.each([
    {
      found: FOUND,
      answered: at('2024-06-13T01:00:00Z'),
      value: 'met',
      hours: 24,
      coarse: false,
      because: 'the limit is inclusive',
    },
    {
      found: FOUND,
      answered: at('2024-06-13T01:00:00.001Z'),
      value: 'missed',
      hours: 24.000000277778,
      coarse: false,
      because: 'a millisecond over',
    },
    { found: FOUND, answered: FOUND, value: 'met', hours: 0, coarse: false, because: 'at once' },
    {
      found: FOUND,
      answered: at('2024-06-12T00:59:00Z'),
      value: 'unknown',
      hours: -0.016666666667,
      coarse: false,
      because: 'answered before it was found',
    },
    {
      found: at('2024-06-19T12:00:00Z'),
      answered: null,
      value: 'running',
      hours: 24,
      coarse: false,
      because: 'still in time',
    },
    {
      found: at('2024-06-19T11:59:59Z'),
      answered: null,
      value: 'overdue',
      hours: 24.000277777778,
      coarse: false,
      because: 'unanswered past the limit',
    },
    {
      found: at('2024-06-19T12:00:00Z'),
      answered: at('2024-06-20T12:00:01Z'),
      value: 'running',
      hours: 24,
      coarse: false,
      because: 'an answer in the future is none yet',
    },
    {
      found: at('2024-06-20T00:00:00Z'),
      answered: at('2024-06-20T12:00:00Z'),
      value: 'met',
      hours: 12,
      coarse: false,
      because: 'answered just now',
    },
    {
      found: on('2024-06-12'),
      answered: on('2024-06-13'),
      value: 'met',
      hours: 24,
      coarse: true,
      because: 'the next day is within a day',
    },
    {
      found: on('2024-06-12'),
      answered: on('2024-06-14'),
      value: 'missed',
      hours: 48,
      coarse: true,
      because: 'two days',
    },
    {
      found: at('2024-06-12T15:00:00Z'),
      answered: on('2024-06-13'),
      value: 'met',
      hours: 24,
      coarse: true,
      because: '23:00 in Shanghai is still the 12th',
    },
    {
      found: at('2024-06-12T16:00:00Z'),
      answered: on('2024-06-14'),
      value: 'met',
      hours: 24,
      coarse: true,
      because: 'midnight in Shanghai is the 13th',
    },
    { found: on('2024-06-19'), answered: null, value: 'running', hours: 24, coarse: true, because: 'yesterday' },
    {
      found: on('2024-06-18'),
      answered: null,
      value: 'overdue',
      hours: 48,
      coarse: true,
      because: 'the day before yesterday',
    },
    {
      found: on('2024-06-19'),
      answered: on('2024-06-21'),
      value: 'running',
      hours: 24,
      coarse: true,
      because: 'answered tomorrow is not answered',
    },
    {
      found: on('2024-06-19'),
      answered: on('2024-06-20'),
      value: 'met',
      hours: 24,
      coarse: true,
      because: 'answered today',
    },
    {
      found: on('2024-06-14'),
      answered: on('2024-06-12'),
      value: 'unknown',
      hours: -48,
      coarse: true,
      because: 'answered before it was found',
    },
    {
      found: on('2024-06-21'),
      answered: null,
      value: 'unknown',
      hours: -24,
      coarse: true,
      because: 'found tomorrow: it has not been found yet',
    },
    { found: null, answered: on('2024-06-12'), value: 'unknown', hours: null, coarse: false, because: 'never found' },
    { found: on('2024-06-31'), answered: null, value: 'unknown', hours: null, coarse: false, because: 'not a date' },
    {
      found: { kind: 'instant', ms: Number.NaN } as const,
      answered: null,
      value: 'unknown',
      hours: null,
      coarse: false,
      because: 'not an instant',
    },
    {
      found: FOUND,
      answered: { kind: 'instant', ms: Number.NaN } as const,
      value: 'overdue',
      hours: 203,
      coarse: false,
      because: 'a bad answer is none',
    },
  ])('$found → $answered: $value, $because', ({ found, answered, value, hours, coarse }) => {
    expect(slaClock({ found, answered }, 24, now)).toEqual(near({ rule: 'SL1', value, hours, limitHours: 24, coarse }))
  })

  it('the default limits are 24 h and 48 h', () => {
    expect(DEFAULT_SLA_HOURS).toEqual({ response: 24, solution: 48 })
    expect(slaClock({ found: FOUND, answered: at('2024-06-14T01:00:00Z') }, 48, now).value).toBe('met')
    expect(slaClock({ found: on('2024-06-12'), answered: null }, 24, { ms: Number.NaN, timeZone: 'UTC' }).value).toBe(
      'unknown',
    )
    expect(slaClock({ found: FOUND, answered: null }, 24, { ms: Number.NaN, timeZone: 'UTC' }).value).toBe('unknown')
  })
})

describe('[SL1] an answer that nobody dated', () => {
  it('a clock without a dated answer is neither running nor overdue, whatever the time', () => {
    for (const found of [at('2024-06-01T00:00:00Z'), at('2024-06-20T11:00:00Z')]) {
      expect(slaClock({ found, answered: null, isUndated: true }, 24, now).value).toBe('undated')
    }
    expect(
      slaClock({ found: at('2024-06-18T12:00:00Z'), answered: at('2024-06-18T13:00:00Z'), isUndated: true }, 24, now)
        .value,
    ).toBe('met')
    expect(slaHitRate([{ value: 'undated' }])).toMatchObject({ value: null, decided: 0, running: 0 })
  })

  it('an answer that is dated in the future is as good as none: what is being dealt with is not called unanswered', () => {
    const found = at('2024-06-18T12:00:00Z')
    const answered = at('2024-06-21T12:00:00Z')
    expect(slaClock({ found, answered, isUndated: true }, 24, now).value).toBe('undated')
    const closed = { type: 'problem', found, responded: answered, solutionAt: answered, closed: true } as const
    expect(issueClock(closed, 'response', DEFAULT_SLA_HOURS, now)).toBeNull()
    expect(issueClock({ ...closed, closed: false }, 'response', DEFAULT_SLA_HOURS, now)?.value).toBe('overdue')
  })
})

describe('[SL2] hit rate', () => {
  it.each([
    {
      values: ['met', 'met', 'missed', 'overdue', 'running', 'unknown'],
      expected: { value: 50, met: 2, decided: 4, running: 1 },
    },
    { values: ['running', 'running'], expected: { value: null, met: 0, decided: 0, running: 2 } },
    { values: ['overdue'], expected: { value: 0, met: 0, decided: 1, running: 0 } },
    { values: [], expected: { value: null, met: 0, decided: 0, running: 0 } },
  ] as const)('$values → $expected', ({ values, expected }) => {
    expect(slaHitRate(values.map((value) => ({ value })))).toEqual({ rule: 'SL2', ...expected })
  })
})

const risk = (facts: Partial<RiskFacts>): RiskFacts => ({
  type: 'risk',
  found: FOUND,
  occurred: null,
  outcome: null,
  ...facts,
})

describe('[SL3] preIdentificationRate', () => {
  it.each([
    { facts: { occurred: at('2024-06-12T01:00:01Z') }, answer: true, because: 'registered a second before' },
    { facts: { occurred: FOUND }, answer: false, because: 'registered when it occurred' },
    { facts: { occurred: at('2024-06-11T00:00:00Z') }, answer: false, because: 'registered afterwards' },
    { facts: { occurred: on('2024-06-13') }, answer: true, because: 'the day before' },
    { facts: { occurred: on('2024-06-12') }, answer: false, because: 'the same day' },
    { facts: { type: 'problem', occurred: on('2024-06-13') }, answer: false, because: 'nobody had named it a risk' },
    { facts: { type: 'feedback', occurred: on('2024-06-13') }, answer: null, because: 'feedback is no risk' },
    { facts: {}, answer: null, because: 'has not occurred' },
    { facts: { found: null, occurred: on('2024-06-13') }, answer: null, because: 'no 发现时间' },
  ] as const)('$facts → $answer: $because', ({ facts, answer }) => {
    expect(preIdentified(risk(facts), 'Asia/Shanghai')).toBe(answer)
  })

  it('the rate counts entries that occurred and no others', () => {
    const entries = [
      risk({ occurred: on('2024-06-13') }),
      risk({ occurred: on('2024-06-11') }),
      risk({}),
      risk({ type: 'feedback' }),
      risk({ occurred: on('2024-06-14') }),
    ]
    const rate = preIdentificationRate(entries, 'Asia/Shanghai')
    expect(rate).toEqual(near({ rule: 'SL3', value: 200 / 3, identified: 2, realised: 3 }))
    expect(preIdentificationRate([risk({})], 'UTC')).toEqual({ rule: 'SL3', value: null, identified: 0, realised: 0 })
  })
})

describe('[SL4] responseSuccessRate', () => {
  it('the rate is successful measures over all that were assessed', () => {
    const outcomes = (['success', 'success', 'success', 'partial', 'failure', null] as const).map((outcome) => ({
      outcome,
    }))
    expect(responseSuccessRate(outcomes)).toEqual({ rule: 'SL4', value: 60, succeeded: 3, assessed: 5 })
    expect(responseSuccessRate([{ outcome: null }])).toEqual({ rule: 'SL4', value: null, succeeded: 0, assessed: 0 })
  })
})

describe('[SL1] when a clock runs out', () => {
  const found = Date.parse('2024-06-12T10:00:00+08:00')
  const clock = (coarse: boolean, value: 'running' | 'unknown' | 'undated' = 'running') => ({
    value,
    coarse,
    limitHours: 24,
  })

  it('is so many hours after an instant, or the end of the last day in time', () => {
    expect(clockLimit({ kind: 'instant', ms: found }, clock(false), 'Asia/Shanghai')).toEqual({
      atMs: found + 24 * 3_600_000,
      lastDay: null,
    })
    const lastDay = { atMs: Date.parse('2024-06-14T00:00:00+08:00'), lastDay: '2024-06-13' }
    expect(clockLimit({ kind: 'day', day: '2024-06-12' }, clock(true), 'Asia/Shanghai')).toEqual(lastDay)
    // The finding has a time, the answer has none: both are judged by day.
    expect(clockLimit({ kind: 'instant', ms: found }, clock(true), 'Asia/Shanghai')).toEqual(lastDay)
  })

  it('agrees with the verdict: the last moment in time runs, the next one is overdue', () => {
    const verdict = (moment: Moment, ms: number) =>
      slaClock({ found: moment, answered: null }, 24, { ms, timeZone: 'Asia/Shanghai' }).value
    for (const moment of [{ kind: 'instant', ms: found } as const, { kind: 'day', day: '2024-06-12' } as const]) {
      const limit = clockLimit(moment, clock(moment.kind === 'day'), 'Asia/Shanghai')?.atMs ?? 0
      expect([verdict(moment, limit - 1), verdict(moment, limit + 1)]).toEqual(['running', 'overdue'])
    }
  })

  it('is not told of a clock that is not judged', () => {
    expect(clockLimit({ kind: 'instant', ms: found }, clock(false, 'undated'), 'UTC')).toBeNull()
    expect(clockLimit(null, clock(false), 'UTC')).toBeNull()
  })

  it.each([
    [-1, 'minutes', 0],
    [59_999, 'minutes', 0],
    [60_000, 'minutes', 1],
    [3_599_999, 'minutes', 59],
    [3_600_000, 'hours', 1],
    [3 * 3_600_000 + 3_599_999, 'hours', 3],
    [71 * 3_600_000, 'hours', 71],
    [72 * 3_600_000, 'days', 3],
    [100 * 3_600_000, 'days', 4],
  ] as const)('%s ms are spoken of as %s %s', (ms, unit, count) => {
    expect(spokenSpan(ms)).toEqual({ unit, count })
  })
})

describe('[SL5] [S3-15] a risk that has occurred', () => {
  const occurredAt = Date.parse('2024-06-12T10:00:00+08:00')
  const risk = {
    type: 'risk',
    occurred: { kind: 'instant', ms: occurredAt },
    solutionAt: null,
    hasMeasure: false,
    hasDueDay: false,
    closed: false,
  } as const
  const clockAt = (hours: number, change: Partial<Parameters<typeof occurredRiskClock>[0]> = {}) =>
    occurredRiskClock({ ...risk, ...change }, DEFAULT_SLA_HOURS, {
      ms: occurredAt + hours * 3_600_000,
      timeZone: 'Asia/Shanghai',
    })

  it.each<[string, number, Partial<Parameters<typeof occurredRiskClock>[0]>, string | undefined]>([
    ['has 24 hours', 24, {}, 'running'],
    ['is overdue after them', 24.01, {}, 'overdue'],
    ['needs a due day beside its measure', 25, { hasMeasure: true }, 'overdue'],
    ['needs a measure beside its due day', 25, { hasDueDay: true }, 'overdue'],
    ['with both, but no time, is not judged', 25, { hasMeasure: true, hasDueDay: true }, 'undated'],
    [
      'answered in time is met',
      90,
      { hasMeasure: true, hasDueDay: true, solutionAt: { kind: 'instant', ms: occurredAt + 3_600_000 } },
      'met',
    ],
    [
      'answered late is missed',
      90,
      { hasMeasure: true, hasDueDay: true, solutionAt: { kind: 'instant', ms: occurredAt + 25 * 3_600_000 } },
      'missed',
    ],
    ['that is closed has no clock', 90, { closed: true }, undefined],
    ['that has not occurred has no clock', 90, { occurred: null }, undefined],
    ['that lies ahead has no clock', -1, {}, undefined],
    ['that is a problem has another clock', 90, { type: 'problem' }, undefined],
  ])('%s', (_name, hours, change, value) => {
    expect(clockAt(hours, change)?.value).toBe(value)
  })
})
