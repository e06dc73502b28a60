import { describe, expect, it } from 'vitest'
import { addWorkdays, asOfDay, assessTask, attainment, createWorkdayCalendar, rollUp } from '../../src/domain/index.ts'
import { funnel } from '../../src/domain/funnel.ts'
import type { AssessContext, CalendarDate, Kpi, TaskFacts } from '../../src/domain/index.ts'
import { near } from './near.ts'
import assessVectors from './vectors/assess-task.json'
import otherVectors from './vectors/other.json'

const statutory = createWorkdayCalendar()

const contextOf = (context: { today: CalendarDate; asOf: CalendarDate; mode: string }): AssessContext => ({
  today: context.today,
  asOf: context.asOf,
  calendar: context.mode === 'workday' ? { mode: 'workday', ...statutory } : { mode: 'calendar' },
})

describe('the worked cases of assessTask', () => {
  it.each(assessVectors.cases)('$name', ({ task, context, expected }) => {
    const assessment = assessTask(task as TaskFacts, contextOf(context))
    expect({ ...assessment, flags: assessment.flags.toSorted() }).toEqual(
      near({ ...expected, flags: expected.flags.toSorted() }),
    )
  })

  it.each(assessVectors.cases.filter(({ context }) => context.mode === 'workday'))(
    '$name: the same when days are counted one by one',
    ({ task, context }) => {
      const slow: AssessContext = {
        ...contextOf(context),
        calendar: { mode: 'workday', isWorkday: statutory.isWorkday },
      }
      expect(assessTask(task as TaskFacts, slow)).toEqual(assessTask(task as TaskFacts, contextOf(context)))
    },
  )
})

describe('the worked cases of the other rules', () => {
  it.each(otherVectors.attainment)('[KP1] $name', ({ kpi, expected }) => {
    expect(attainment(kpi as Kpi)).toEqual(near(expected))
  })

  const templateRows = assessVectors.cases
    .filter(({ name }) =>
      ['S3-1 row 1 on pace', 'S3-1 row 2 later', 'S3-1 row 3 watch', 'S3-1 row 4 before its start'].includes(name),
    )
    .map(({ task }) => task as TaskFacts)

  it.each(otherVectors.rollUp)('[RU1] $name', ({ asOf, expected }) => {
    expect(templateRows).toHaveLength(4)
    const context: AssessContext = { today: asOf, asOf, calendar: { mode: 'calendar' } }
    expect(
      rollUp(templateRows.map((task) => ({ task, assessment: assessTask(task, context), weight: null }))),
    ).toMatchObject(near(expected) as object)
  })

  it.each(otherVectors.funnel)('[RA7] $name', ({ steps, expected }) => {
    const { steps: rated, ...result } = funnel(steps)
    const rates = rated.map(({ rate }) => rate)
    const losses = rated.map(({ loss }) => loss)
    expect({ rates, losses, ...result }).toEqual(near(expected))
  })

  it.each(otherVectors.addWorkdays)('[EV1] $name', ({ day, n, expected }) => {
    expect(addWorkdays(day, n, statutory.isWorkday)).toBe(expected)
  })

  it.each(otherVectors.asOfDay)('[TM1] $name', ({ now, timeZone, cutOff, expected }) => {
    expect(asOfDay(new Date(now), timeZone, cutOff)).toEqual(expected)
  })
})
