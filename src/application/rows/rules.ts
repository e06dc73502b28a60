import {
  asOfDay,
  createWorkdayCalendar,
  dayWithoutData,
  type AssessContext,
  type CalendarDate,
  type LagDefaults,
  type PlanCalendar,
} from '../../domain/index.ts'
import type { AssessedTask, TaskFieldKey } from '../../schema/index.ts'
import type { TaskStatement } from './rowMemory.ts'
import type { RuledRows } from '../stored/document.ts'
import type { RuleSettings } from '../stored/settings.ts'

/** What the rules need besides a row: days, calendar, thresholds, and the columns that the sheet has. */
export interface Rules {
  readonly assess: AssessContext
  readonly has: ReadonlySet<TaskFieldKey>
  /** The lags of links whose 间隔天数 is empty; absent: 0. [DP4] */
  readonly lagDefaults?: LagDefaults
  /** The statement of a task where the sheet has no column for it; absent: no task has one. [MI1] */
  readonly statementOf?: (recordId: string) => TaskStatement
  /** The rows of which people have said whether they are tasks; absent: none. [RU3] */
  readonly ruled?: RuledRows
}

const NO_STATEMENT: TaskStatement = { hold: null, actualStart: null }

export interface RuleContext extends Rules {
  /** Two contexts with the same key assess alike. */
  readonly key: string
  /** From which day on the plan lies in years without holidays, where Monday to Friday counts; null: nowhere. [CA1] */
  readonly withoutDataFrom: (tasks: readonly AssessedTask[]) => CalendarDate | null
}

/** Which days count in the plans of a sheet. [CA1] */
export function planCalendar({ mode, work, off }: RuleSettings['calendar']): PlanCalendar {
  if (mode === 'calendar') return { mode }
  const { isWorkday, count } = createWorkdayCalendar({ overrides: { work, off } })
  return { mode, isWorkday, count }
}

/** The rules under these settings at this moment, milliseconds since the epoch. */
export function ruleContext(
  settings: RuleSettings,
  now: number,
  has: ReadonlySet<TaskFieldKey> = new Set(),
  statementOf: Rules['statementOf'] = () => NO_STATEMENT,
  ruled: RuledRows = {},
): RuleContext {
  const days = asOfDay(new Date(now), settings.timeZone, settings.cutOff)
  const { lagDefaults } = settings
  const { mode, off } = settings.calendar
  const key = JSON.stringify([days, settings.calendar, settings.bands, lagDefaults, [...has].toSorted(), ruled])
  const shared = {
    key,
    has,
    lagDefaults,
    statementOf,
    ruled,
    assess: { ...days, calendar: planCalendar(settings.calendar), bands: settings.bands },
  }
  if (mode === 'calendar') return { ...shared, withoutDataFrom: () => null }
  return {
    ...shared,
    withoutDataFrom: (tasks) =>
      dayWithoutData(
        tasks.map(({ row }) => ({ from: row.plannedStart, to: row.plannedEnd })),
        off,
      ),
  }
}
