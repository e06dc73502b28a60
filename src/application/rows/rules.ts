import { asOfDay, createWorkdayCalendar, type AssessContext } from '../../domain/index.ts'
import type { TaskFieldKey } from '../../schema/index.ts'
import type { AssessedTask } from './assessedTask.ts'
import type { TaskMark } from './rowMemory.ts'
import type { RuleSettings } from '../stored/settings.ts'

/** What rows are judged by: days, calendar, thresholds, and which columns the sheet has. */
export interface Rules {
  readonly assess: AssessContext
  readonly has: ReadonlySet<TaskFieldKey>
  /** What people have said of a task that the sheet has no column for; absent: nothing. [MI1] */
  readonly markOf?: (recordId: string) => TaskMark
}

const NO_MARK: TaskMark = { hold: null, actualStart: null }

export interface RuleContext extends Rules {
  /** Equal keys: the same rules. */
  readonly key: string
  /** Whether a workday calendar is used beyond the bundled years, where Monday to Friday is counted. [CA1] */
  readonly isBeyondData: (tasks: readonly AssessedTask[]) => boolean
}

/** Days, calendar and thresholds that the rules are given, and whether the plan leaves the bundled calendar. */
export function ruleContext(
  settings: RuleSettings,
  now: number,
  has: ReadonlySet<TaskFieldKey> = new Set(),
  markOf: Rules['markOf'] = () => NO_MARK,
): RuleContext {
  const days = asOfDay(new Date(now), settings.timeZone, settings.cutOff)
  const { mode, work, off } = settings.calendar
  const key = JSON.stringify([days, settings.calendar, settings.bands, [...has].toSorted()])
  if (mode === 'calendar')
    return {
      key,
      has,
      markOf,
      assess: { ...days, calendar: { mode }, bands: settings.bands },
      isBeyondData: () => false,
    }
  const calendar = createWorkdayCalendar({ overrides: { work, off } })
  const isCovered = (day: string | null): boolean => day === null || calendar.hasData(Number(day.slice(0, 4)))
  return {
    key,
    has,
    markOf,
    assess: {
      ...days,
      calendar: { mode, isWorkday: calendar.isWorkday, count: calendar.count },
      bands: settings.bands,
    },
    isBeyondData: (tasks) => tasks.some(({ row }) => !isCovered(row.plannedStart) || !isCovered(row.plannedEnd)),
  }
}
