import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay, parseDay } from '../../src/domain/calendarDate.ts'
import {
  type AccuracySample,
  accuracySamples,
  createAccuracyBook,
  FORECAST_MIN_SAMPLES,
  type PastTask,
} from '../../src/domain/forecastRange/accuracy.ts'
import { backTestSteps } from '../../src/domain/forecastRange/backTest.ts'
import {
  campaignRangeSteps,
  forecastRangesSteps,
  type RangeSubject,
  type TaskRange,
} from '../../src/domain/forecastRange/forecastRange.ts'
import {
  allAtOnce,
  assessTask,
  createWorkdayCalendar,
  dependencyGraph,
  type NetworkTask,
  type TaskFacts,
} from '../../src/domain/index.ts'
import type { PlanCalendar } from '../../src/domain/task.ts'

const TODAY = '2024-07-10' // a Wednesday
const DAYS: PlanCalendar = { mode: 'calendar' }
const workdayCalendar = createWorkdayCalendar()
const WORKDAYS: PlanCalendar = {
  mode: 'workday',
  isWorkday: workdayCalendar.isWorkday,
  count: workdayCalendar.count,
}

const dayAfter = (day: string, days: number): string => formatDay((parseDay(day) ?? 0) + days) ?? ''
const factsOf = (facts: Partial<TaskFacts>): TaskFacts => ({
  plannedStart: null,
  plannedEnd: null,
  actualStart: null,
  actualEnd: null,
  progress: null,
  hold: null,
  ...facts,
})

type Who = Partial<Pick<PastTask, 'module' | 'owner' | 'isParent' | 'isBackdated'>>

function pastTask(facts: Partial<TaskFacts>, who: Who = {}, calendar: PlanCalendar = DAYS): PastTask {
  const task = factsOf(facts)
  return {
    task,
    assessment: assessTask(task, { today: TODAY, asOf: TODAY, calendar }),
    module: 'KOL',
    owner: 'Li',
    isParent: false,
    isBackdated: false,
    ...who,
  }
}

/** A finished task that was planned for some days and took others, both from `start` on. */
const finished = (start: string, planned: number, actual: number, who: Who = {}): PastTask =>
  pastTask(
    {
      plannedStart: start,
      plannedEnd: dayAfter(start, planned - 1),
      actualStart: start,
      actualEnd: dayAfter(start, actual - 1),
      progress: 100,
    },
    who,
  )

const samplesOf = (past: readonly PastTask[], calendar: PlanCalendar = DAYS): readonly AccuracySample[] =>
  past.flatMap((one) => accuracySamples(calendar)(one) ?? [])

function bookOf(samples: readonly AccuracySample[]) {
  const book = createAccuracyBook()
  for (const sample of samples) book.add(sample)
  return book
}

/** Ratios 1, 1, 1.2, 1.5 and 2: the median is 1.2 and P80 1.5. */
const FIVE = [10, 10, 12, 15, 20].map((actual, at) => finished(`2024-0${String(at + 1)}-01`, 10, actual))

interface Open {
  readonly facts: Partial<TaskFacts>
  readonly after?: readonly { readonly id: string; readonly lagDays: number | null }[]
  readonly who?: Partial<RangeSubject>
}

function rangesOf(
  tasks: Readonly<Record<string, Open>>,
  past: readonly PastTask[] = FIVE,
  { calendar = DAYS, today = TODAY }: { readonly calendar?: PlanCalendar; readonly today?: string } = {},
): ReadonlyMap<string, TaskRange> {
  const nodes = Object.entries(tasks).map(([id, { facts, after = [] }]): NetworkTask => {
    const task = factsOf(facts)
    return { id, task, assessment: assessTask(task, { today, asOf: today, calendar }), predecessors: after }
  })
  return allAtOnce(
    forecastRangesSteps(dependencyGraph(nodes), {
      today,
      calendar,
      book: bookOf(samplesOf(past, calendar)),
      subjectOf: (id) => ({ module: 'KOL', owner: 'Li', isParent: false, ...tasks[id]?.who }),
    }),
  )
}

const shown = (range: TaskRange | undefined) =>
  range?.kind === 'range' ? [range.from, range.median, range.p80] : range?.because

describe('[FC2] accuracy of finished tasks', () => {
  it('divides the days that a task took by those planned, both ends counted', () => {
    expect(samplesOf([finished('2024-03-01', 10, 12)]).map(({ ratio }) => ratio)).toEqual([1.2])
  })

  it('counts workdays by the calendar of workdays: Monday to Friday, done on the next Monday, is 6 for 5', () => {
    expect(samplesOf([finished('2024-06-17', 5, 8)], WORKDAYS).map(({ ratio }) => ratio)).toEqual([1.2])
    expect(samplesOf([finished('2024-06-17', 5, 8)]).map(({ ratio }) => ratio)).toEqual([1.6])
  })

  it('counts calendar days where plan or work has no workday', () => {
    // Saturday and Sunday planned, done on Monday.
    expect(samplesOf([finished('2024-06-22', 2, 3)], WORKDAYS).map(({ ratio }) => ratio)).toEqual([1.5])
  })

  const GOOD = { plannedStart: '2024-03-01', plannedEnd: '2024-03-10', actualStart: '2024-03-01', progress: 100 }
  it.each<{ readonly what: string; readonly past: PastTask }>([
    { what: 'cancelled', past: pastTask({ ...GOOD, actualEnd: '2024-03-10', hold: 'cancelled' }) },
    { what: 'paused', past: pastTask({ ...GOOD, progress: 50, hold: 'paused' }) },
    { what: 'not done', past: pastTask({ ...GOOD, progress: 90, actualEnd: '2024-03-10' }) },
    { what: 'without an actual start', past: pastTask({ ...GOOD, actualStart: null, actualEnd: '2024-03-10' }) },
    { what: 'without an actual end', past: pastTask(GOOD) },
    { what: 'with an actual end in the future', past: pastTask({ ...GOOD, actualEnd: '2024-08-01' }) },
    { what: 'with an actual end before its start', past: pastTask({ ...GOOD, actualEnd: '2024-02-01' }) },
    { what: 'without a planned start', past: pastTask({ ...GOOD, plannedStart: null, actualEnd: '2024-03-10' }) },
    {
      what: 'with a plan that ends first',
      past: pastTask({ ...GOOD, plannedEnd: '2024-02-01', actualEnd: '2024-03-10' }),
    },
    { what: 'a parent', past: pastTask({ ...GOOD, actualEnd: '2024-03-10' }, { isParent: true }) },
    { what: 'backdated', past: pastTask({ ...GOOD, actualEnd: '2024-03-10' }, { isBackdated: true }) },
  ])('a task that is $what tells nothing', ({ past }) => {
    expect(samplesOf([past])).toEqual([])
  })

  it('counts work on days off alone as one workday', () => {
    expect(
      samplesOf(
        [
          pastTask({
            plannedStart: '2024-06-20',
            plannedEnd: '2024-06-21',
            actualStart: '2024-06-22',
            actualEnd: '2024-06-23',
            progress: 100,
          }),
        ],
        WORKDAYS,
      ).map(({ ratio }) => ratio),
    ).toEqual([0.5])
  })

  it('takes the nearest group with enough tasks: module and owner, module, owner, all', () => {
    const some = (n: number, who: Who) =>
      Array.from({ length: n }, (_, at) => finished(dayAfter('2024-01-01', at), 10, 10, who))
    const past = [
      ...some(5, { module: 'KOL', owner: 'Li' }),
      ...some(4, { module: 'KOL', owner: 'Wu' }),
      ...some(4, { module: 'Ads', owner: 'Wu' }),
    ]
    const book = bookOf(samplesOf(past))
    const found = (module: string | null, owner: string | null) => {
      const accuracy = book.of({ module, owner })
      return [accuracy?.group, accuracy?.n]
    }
    expect(found('KOL', 'Li')).toEqual(['moduleAndOwner', 5])
    expect(found('KOL', 'Wu')).toEqual(['module', 9])
    expect(found('Ads', 'Wu')).toEqual(['owner', 8])
    expect(found('Ads', 'Li')).toEqual(['owner', 5])
    expect(found('Ads', 'Qi')).toEqual(['all', 13])
    expect(found(null, 'Li')).toEqual(['owner', 5])
    expect(found(null, null)).toEqual(['all', 13])
  })

  it('names that join to the same text are still different people', () => {
    const book = bookOf(samplesOf(FIVE.map((past) => ({ ...past, module: 'a","b', owner: 'c' }))))
    expect(book.of({ module: 'a', owner: 'b","c' })?.group).toBe('all')
  })

  it('says nothing below the minimum, and something with the task that was missing', () => {
    expect(FORECAST_MIN_SAMPLES).toBe(5)
    expect(bookOf(samplesOf(FIVE.slice(1))).of({ module: 'KOL', owner: 'Li' })).toBeNull()
    expect(bookOf(samplesOf(FIVE)).of({ module: 'KOL', owner: 'Li' })).toEqual({
      group: 'moduleAndOwner',
      n: 5,
      median: 1.2,
      p80: 1.5,
    })
  })
})

describe('[FC2] the range of an open task', () => {
  const plan = (start: string, end: string, more: Partial<TaskFacts> = {}) => ({
    plannedStart: start,
    plannedEnd: end,
    ...more,
  })

  it.each<{ readonly what: string; readonly facts: Partial<TaskFacts>; readonly says: unknown }>([
    {
      what: 'not begun: ten planned days become 12 and 15, from the planned start',
      facts: plan('2024-07-20', '2024-07-29'),
      says: ['2024-07-20', '2024-07-31', '2024-08-03'],
    },
    {
      what: 'not begun and overdue: from today',
      facts: plan('2024-06-01', '2024-06-10'),
      says: [TODAY, '2024-07-21', '2024-07-24'],
    },
    {
      what: 'begun, 5 of 10 days are left: 6 and 8 days from today',
      facts: plan('2024-07-06', '2024-07-15', { actualStart: '2024-07-06', progress: 50 }),
      says: [TODAY, '2024-07-15', '2024-07-17'],
    },
    {
      what: 'begun and almost done: today, and never before',
      facts: plan('2024-06-01', '2024-06-10', { progress: 99 }),
      says: [TODAY, TODAY, TODAY],
    },
    {
      what: 'slower by its own pace than the past: the day of its pace',
      facts: plan('2024-07-01', '2024-07-10', { actualStart: '2024-07-01', progress: 20 }),
      says: [TODAY, '2024-08-19', '2024-08-19'],
    },
    {
      what: 'a milestone: one day becomes 2',
      facts: { plannedEnd: '2024-07-20' },
      says: ['2024-07-20', '2024-07-21', '2024-07-21'],
    },
    { what: 'without a plan', facts: {}, says: 'noPlan' },
    { what: 'with a plan that ends first', facts: plan('2024-07-20', '2024-07-01'), says: 'noPlan' },
    {
      what: 'begun with a progress nobody can read',
      facts: plan('2024-07-01', '2024-07-20', { isProgressUnread: true }),
      says: 'progressUnknown',
    },
    { what: 'paused', facts: plan('2024-07-01', '2024-07-20', { hold: 'paused' }), says: 'paused' },
    { what: 'done', facts: plan('2024-07-01', '2024-07-20', { progress: 100 }), says: 'closed' },
    { what: 'cancelled', facts: plan('2024-07-01', '2024-07-20', { hold: 'cancelled' }), says: undefined },
    { what: 'beyond the calendar', facts: plan('9999-12-01', '9999-12-31'), says: 'outOfCalendar' },
  ])('$what', ({ facts, says }) => {
    expect(shown(rangesOf({ a: { facts } }).get('a'))).toEqual(says)
  })

  it('a task with parts has no range of its own', () => {
    const facts = plan('2024-07-20', '2024-07-29')
    expect(shown(rangesOf({ a: { facts, who: { isParent: true } } }).get('a'))).toBe('parent')
  })

  it('four finished tasks are too few, the fifth makes the range', () => {
    const open = { a: { facts: plan('2024-07-20', '2024-07-29') } }
    expect(shown(rangesOf(open, FIVE.slice(1)).get('a'))).toBe('tooFew')
    expect(shown(rangesOf(open, FIVE).get('a'))).toEqual(['2024-07-20', '2024-07-31', '2024-08-03'])
  })

  it('counts workdays by the calendar of workdays: 5 planned days become 6 and 8', () => {
    // 17–21 June 2024 is a week without holidays; three tasks took 6 workdays and two took 8.
    const past = [8, 8, 8, 10, 10].map((days) => finished('2024-06-17', 5, days))
    expect(past.length).toBe(5)
    const range = rangesOf({ a: { facts: plan('2024-07-15', '2024-07-19') } }, past, { calendar: WORKDAYS }).get('a')
    expect(shown(range)).toEqual(['2024-07-15', '2024-07-22', '2024-07-24'])
    expect(range).toMatchObject({ unit: 'workdays', work: 5, accuracy: { median: 1.2, p80: 1.6 } })
  })

  it('a task that has not begun waits for the median day of its predecessor plus the lag', () => {
    const ranges = rangesOf({
      // 12 days: 31 July, 15 days: 3 August.
      a: { facts: plan('2024-07-20', '2024-07-29') },
      // From 2 August; 12 days: 13 August. Both are late by 3 days: √(9 + 9) = 4.24, so 5 days later.
      b: { facts: plan('2024-07-25', '2024-08-03'), after: [{ id: 'a', lagDays: 2 }] },
      // Begun: what comes before it counts no more.
      c: { facts: plan('2024-07-06', '2024-07-15', { progress: 50 }), after: [{ id: 'b', lagDays: 2 }] },
    })
    expect(shown(ranges.get('b'))).toEqual(['2024-08-02', '2024-08-13', '2024-08-18'])
    expect(ranges.get('b')).toMatchObject({ pushedBy: 'a' })
    expect(shown(ranges.get('c'))).toEqual([TODAY, '2024-07-15', '2024-07-17'])
  })

  it('a finished predecessor lets it begin on the day on which it ended', () => {
    const ranges = rangesOf({
      a: { facts: plan('2024-07-01', '2024-07-05', { progress: 100, actualEnd: '2024-07-09' }) },
      b: { facts: plan('2024-07-06', '2024-07-15'), after: [{ id: 'a', lagDays: 4 }] },
    })
    expect(shown(ranges.get('b'))).toEqual(['2024-07-13', '2024-07-24', '2024-07-27'])
  })

  it('names the predecessors of which nobody knows when they end', () => {
    const ranges = rangesOf({
      a: { facts: plan('2024-07-01', '2024-07-05', { hold: 'paused' }) },
      b: { facts: plan('2024-07-20', '2024-07-29'), after: [{ id: 'a', lagDays: null }] },
    })
    expect(ranges.get('b')).toMatchObject({ kind: 'range', waitsFor: ['a'] })
  })
})

describe('[FC2] the range of a campaign', () => {
  const of = (ids: readonly string[], ranges: ReadonlyMap<string, TaskRange>) =>
    allAtOnce(campaignRangeSteps(ids, ranges))

  it('is the latest median and the latest P80 day of its tasks, and names who has none', () => {
    const ranges = rangesOf({
      early: { facts: { plannedStart: '2024-07-20', plannedEnd: '2024-07-29' } },
      late: { facts: { plannedStart: '2024-07-20', plannedEnd: '2024-08-08' } },
      noPlan: { facts: {} },
      paused: { facts: { plannedEnd: '2024-09-01', hold: 'paused' } },
      done: { facts: { plannedEnd: '2024-07-01', progress: 100 } },
      cancelled: { facts: { plannedEnd: '2025-07-01', hold: 'cancelled' } },
    })
    expect(of(['early', 'late', 'noPlan', 'paused', 'done', 'cancelled'], ranges)).toEqual({
      median: '2024-08-12',
      p80: '2024-08-18',
      decidedBy: ['late'],
      n: 2,
      unknown: ['noPlan', 'paused'],
    })
    expect(of(['early'], ranges)).toMatchObject({ median: '2024-07-31', p80: '2024-08-03', n: 1 })
    expect(of(['done', 'noPlan'], ranges)).toBeNull()
  })
})

describe('[FC2] the back-test', () => {
  const tested = (past: readonly PastTask[]) => allAtOnce(backTestSteps(samplesOf(past)))
  const five = FIVE.map((past, at) => ({
    ...past,
    ...finished(dayAfter('2024-01-01', at), 10, [10, 10, 12, 15, 20][at] ?? 0),
  }))

  it('predicts each task by those alone that had ended before it began', () => {
    // The five end by 24 January. Median 1.2 and P80 1.5: 12 days are likely, 15 late.
    const later = [12, 13, 15, 16, 10].map((actual) => finished('2024-02-01', 10, actual))
    expect(tested([...five, ...later])).toEqual({ kind: 'tested', n: 5, within: 4, medianErrorDays: 2 })
  })

  it('a task that ended on the day on which another began is not known then', () => {
    const later = Array.from({ length: 5 }, () => finished('2024-01-24', 10, 12))
    expect(tested([...five, ...later])).toEqual({ kind: 'tooFew', have: 0, need: 5 })
    const nextDay = Array.from({ length: 5 }, () => finished('2024-01-25', 10, 12))
    expect(tested([...five, ...nextDay])).toMatchObject({ kind: 'tested', n: 5, within: 5, medianErrorDays: 0 })
  })

  it('four predicted tasks are too few, the fifth makes the sentence', () => {
    const later = Array.from({ length: 5 }, () => finished('2024-02-01', 10, 12))
    expect(tested([...five, ...later.slice(1)])).toEqual({ kind: 'tooFew', have: 4, need: 5 })
    expect(tested([...five, ...later])).toMatchObject({ kind: 'tested', n: 5 })
    expect(tested([])).toEqual({ kind: 'tooFew', have: 0, need: 5 })
  })
})

describe('[FC2] for any past and plan', () => {
  const whoArb = fc.record({
    module: fc.constantFrom('KOL', 'Ads', null),
    owner: fc.constantFrom('Li', 'Wu', null),
  })
  const pastArb = fc
    .record({
      start: fc.integer({ min: 0, max: 100 }),
      planned: fc.integer({ min: 1, max: 60 }),
      actual: fc.integer({ min: 1, max: 30 }),
      who: whoArb,
    })
    .map(({ start, planned, actual, who }) => ({ start: dayAfter('2024-01-01', start), planned, actual, who }))
  const openArb = fc.record({
    start: fc.integer({ min: -60, max: 60 }),
    days: fc.integer({ min: 1, max: 60 }),
    progress: fc.option(fc.integer({ min: 0, max: 99 })),
    begun: fc.option(fc.integer({ min: 0, max: 40 })),
    lag: fc.integer({ min: 0, max: 5 }),
    who: whoArb,
  })
  interface PastParts {
    readonly start: string
    readonly planned: number
    readonly actual: number
    readonly who: Who
  }
  const historyArb = fc.array(pastArb, { maxLength: 30 })
  const chainArb = fc.array(openArb, { minLength: 1, maxLength: 6 })
  const pastOf = (parts: readonly PastParts[], slip = 0): readonly PastTask[] =>
    parts.map(({ start, planned, actual, who }) => finished(start, planned, actual + slip, who))
  /** Each task follows the two before it. */
  const networkOf = (
    opens: readonly (typeof openArb extends fc.Arbitrary<infer One> ? One : never)[],
  ): Readonly<Record<string, Open>> =>
    Object.fromEntries(
      opens.map(({ start, days, progress, begun, lag, who }, at): [string, Open] => [
        String(at),
        {
          facts: {
            plannedStart: dayAfter(TODAY, start),
            plannedEnd: dayAfter(TODAY, start + days - 1),
            actualStart: begun === null ? null : dayAfter(TODAY, -begun),
            progress,
          },
          after: [at - 1, at - 2].filter((id) => id >= 0).map((id) => ({ id: String(id), lagDays: lag })),
          who,
        },
      ]),
    )

  it.each([
    { unit: 'days', calendar: DAYS },
    { unit: 'workdays', calendar: WORKDAYS },
  ])('in $unit no range ends before today, nor its P80 before its median', ({ calendar }) => {
    fc.assert(
      fc.property(historyArb, chainArb, (history, chain) => {
        const all = [...rangesOf(networkOf(chain), pastOf(history), { calendar }).values()]
        const isRight = (range: TaskRange) =>
          range.kind === 'none'
            ? range.because === 'tooFew' || history.length < FORECAST_MIN_SAMPLES
            : range.median >= TODAY &&
              range.p80 >= range.median &&
              range.accuracy.n >= FORECAST_MIN_SAMPLES &&
              range.accuracy.p80 >= range.accuracy.median
        expect(all.filter((range) => !isRight(range))).toEqual([])
      }),
    )
  })

  it.each([
    { unit: 'days', calendar: DAYS },
    { unit: 'workdays', calendar: WORKDAYS },
  ])('in $unit tasks that took longer make no range earlier', ({ calendar }) => {
    fc.assert(
      fc.property(historyArb, chainArb, fc.integer({ min: 1, max: 20 }), (history, chain, slip) => {
        const before = rangesOf(networkOf(chain), pastOf(history), { calendar })
        const after = rangesOf(networkOf(chain), pastOf(history, slip), { calendar })
        const isEarlier = ([id, range]: readonly [string, TaskRange]): boolean => {
          const slower = after.get(id)
          if (range.kind === 'none' || slower?.kind !== 'range') return slower?.kind !== range.kind
          return slower.median < range.median || slower.p80 < range.p80
        }
        expect([...before].filter(isEarlier)).toEqual([])
      }),
    )
  })

  it('the order of the finished tasks changes neither ranges nor back-test', () => {
    fc.assert(
      fc.property(
        historyArb.chain((history) =>
          fc.tuple(
            fc.constant(history),
            fc.shuffledSubarray(history, { minLength: history.length, maxLength: history.length }),
          ),
        ),
        chainArb,
        ([history, shuffled], chain) => {
          expect(rangesOf(networkOf(chain), pastOf(shuffled))).toEqual(rangesOf(networkOf(chain), pastOf(history)))
          expect(allAtOnce(backTestSteps(samplesOf(pastOf(shuffled))))).toEqual(
            allAtOnce(backTestSteps(samplesOf(pastOf(history)))),
          )
        },
      ),
    )
  })

  it('cancelled and open tasks add nothing', () => {
    fc.assert(
      fc.property(historyArb, historyArb, chainArb, (history, others, chain) => {
        const cancelled = pastOf(others).map(({ task }) => pastTask({ ...task, hold: 'cancelled' }))
        const open = pastOf(others).map(({ task }) => pastTask({ ...task, progress: 99 }))
        const more = [...pastOf(history), ...cancelled, ...open]
        expect(rangesOf(networkOf(chain), more)).toEqual(rangesOf(networkOf(chain), pastOf(history)))
      }),
    )
  })

  it('the tasks of the back-test and those within are no more than there are', () => {
    fc.assert(
      fc.property(historyArb, (history) => {
        const result = allAtOnce(backTestSteps(samplesOf(pastOf(history))))
        const isPossible =
          result.kind === 'tooFew'
            ? result.have < result.need
            : result.within <= result.n && result.n <= history.length - FORECAST_MIN_SAMPLES
        expect(isPossible).toBe(true)
      }),
    )
  })
})
