import { asOfDay, createWorkdayCalendar, type AssessContext } from '../../domain/index.ts'
import type { AssessedTask, TaskFieldKey } from '../../schema/index.ts'
import type { TaskStatement } from './rowMemory.ts'
import type { RuleSettings } from '../stored/settings.ts'

/** What the rules need besides a row: days, calendar, thresholds, and the columns that the sheet has. */
export interface Rules {
  readonly assess: AssessContext
  readonly has: ReadonlySet<TaskFieldKey>
  /** The statement of a task where the sheet has no column for it; absent: no task has one. [MI1] */
  readonly statementOf?: (recordId: string) => TaskStatement
}

const NO_STATEMENT: TaskStatement = { hold: null, actualStart: null }

export interface RuleContext extends Rules {
  /** Two contexts with the same key assess alike. */
  readonly key: string
  /** Whether the plan leaves the years of the bundled workday calendar: there Monday to Friday counts. [CA1] */
  readonly isBeyondData: (tasks: readonly AssessedTask[]) => boolean
}

/** The rules under these settings at this moment, milliseconds since the epoch. */
export function ruleContext(
  settings: RuleSettings,
  now: number,
  has: ReadonlySet<TaskFieldKey> = new Set(),
  statementOf: Rules['statementOf'] = () => NO_STATEMENT,
): RuleContext {
  const days = asOfDay(new Date(now), settings.timeZone, settings.cutOff)
  const { mode, work, off } = settings.calendar
  const key = JSON.stringify([days, settings.calendar, settings.bands, [...has].toSorted()])
  if (mode === 'calendar')
    return {
      key,
      has,
      statementOf,
      assess: { ...days, calendar: { mode }, bands: settings.bands },
      isBeyondData: () => false,
    }
  const calendar = createWorkdayCalendar({ overrides: { work, off } })
  const isCovered = (day: string | null): boolean => day === null || calendar.hasData(Number(day.slice(0, 4)))
  return {
    key,
    has,
    statementOf,
    assess: {
      ...days,
      calendar: { mode, isWorkday: calendar.isWorkday, count: calendar.count },
      bands: settings.bands,
    },
    isBeyondData: (tasks) => tasks.some(({ row }) => !isCovered(row.plannedStart) || !isCovered(row.plannedEnd)),
  }
}
