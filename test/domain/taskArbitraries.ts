import * as fc from 'fast-check'
import { formatDay, parseDay } from '../../src/domain/calendarDate.ts'
import { createWorkdayCalendar } from '../../src/domain/index.ts'
import type { AssessContext, TaskFacts } from '../../src/domain/index.ts'

const statutory = createWorkdayCalendar()
const MARCH = parseDay('2024-03-01') ?? 0

/** A day within two months around 2024-03-01, so that dates often meet. */
export const nearDay: fc.Arbitrary<string> = fc
  .integer({ min: -30, max: 30 })
  .map((shift) => formatDay(MARCH + shift) ?? '')
/** A day anywhere in the years a sheet may hold. */
const anyDay = fc.integer({ min: -25_567, max: 47_846 }).map((at) => formatDay(at) ?? '')
/** What a bad cell, a script or an import may put where a date should be. */
const badDay = fc.constantFrom('', '2024-02-30', 'soon', '2024/03/01')

const day = fc.oneof(
  { weight: 6, arbitrary: nearDay },
  { weight: 1, arbitrary: anyDay },
  { weight: 1, arbitrary: badDay },
)

const progress: fc.Arbitrary<number | null> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 100 }) },
  { weight: 2, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      null,
      -1,
      0,
      99.99999999999999,
      100,
      101,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      -1e308,
      1e-320,
      -0,
    ),
  },
)

/** Tasks of every kind, the malformed ones included. */
export const taskFacts: fc.Arbitrary<TaskFacts> = fc.record({
  plannedStart: fc.option(day),
  plannedEnd: fc.option(day),
  actualStart: fc.option(day),
  actualEnd: fc.option(day),
  progress,
  hold: fc.constantFrom(null, null, null, 'paused', 'cancelled'),
})

export const calendar: fc.Arbitrary<AssessContext['calendar']> = fc.constantFrom(
  { mode: 'calendar' },
  { mode: 'workday', ...statutory },
  { mode: 'workday', isWorkday: () => false },
)

export const assessContext: fc.Arbitrary<AssessContext> = fc.record(
  {
    today: day,
    asOf: day,
    calendar,
    bands: fc.record({ watch: fc.double(), warn: fc.double(), severe: fc.double() }),
  },
  { requiredKeys: ['today', 'asOf', 'calendar'] },
)
