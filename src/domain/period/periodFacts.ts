import { addDays, type CalendarDate } from '../calendarDate.ts'
import { byText } from '../order.ts'
import { dayFiguresSteps, type DayFigures } from './day.ts'
import { deviationSteps, type DeviationFacts } from './deviations.ts'
import type { PeriodContext, PeriodRecords } from './records.ts'
import type { Steps } from '../steps.ts'
import { supportNeeded, withoutMeasureSteps, type Support } from './support.ts'
import { weekSteps, type WeekFacts } from './week.ts'

/** What the reports of a day and a week state, as plain data: the same input gives the same facts. */
export interface PeriodFacts {
  readonly day: DayFigures
  /** Of the day, or of the day before where nobody has written about today yet. [DB2] */
  readonly supportOfDay: Support
  /** The problems that were found today. [DB3] */
  readonly foundTodayIds: readonly string[]
  readonly week: WeekFacts
  readonly supportOfWeek: Support
  readonly deviations: DeviationFacts
}

/** The facts of a day, its week and the deviations on it. Never throws; the order of the rows does not matter. */
export function* periodFactsSteps(all: PeriodRecords, context: PeriodContext): Steps<PeriodFacts> {
  const { today } = context
  const records = {
    ...all,
    // On an earlier day nobody knew of a problem that was found after it.
    issues: all.issues.filter(({ foundOn }) => foundOn === null || foundOn <= today),
  }
  yield
  const week = yield* weekSteps(records, context)
  yield
  const yesterday: CalendarDate = addDays(today, -1)
  const day = yield* dayFiguresSteps(records, context)
  yield
  const withoutMeasureIds = yield* withoutMeasureSteps(records.tasks)
  yield
  const ofDay = supportNeeded(records, { from: yesterday, to: today, today, everyDay: false })
  const ofWeek = supportNeeded(records, { ...week.week, today, everyDay: true })
  yield
  const deviations = yield* deviationSteps(all, context)
  yield
  return {
    day,
    supportOfDay: { ...ofDay, withoutMeasureIds },
    foundTodayIds: records.issues
      .filter(({ foundOn }) => foundOn === today)
      .map(({ id }) => id)
      .toSorted(byText),
    week,
    supportOfWeek: { ...ofWeek, withoutMeasureIds },
    deviations,
  }
}
