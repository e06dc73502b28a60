import {
  byText,
  createWorkdayCalendar,
  retrospectiveFacts,
  statedCause,
  type RetrospectiveFacts,
  type RetrospectiveTask,
  written,
} from '../domain/index.ts'
import type { AssessedTask, TaskFieldKey } from '../schema/index.ts'
import type { ReportInput } from './reportInput.ts'

/** Estimates are judged by module, or by channel in a sheet without modules (S3). [RA12] */
export const estimateDimension = (columns: readonly TaskFieldKey[]): 'module' | 'channel' =>
  columns.includes('module') ? 'module' : 'channel'

function toRecord({ row, facts }: AssessedTask, columns: readonly TaskFieldKey[]): RetrospectiveTask {
  const { text, axis } = statedCause(row)
  const owners = (row.owner ?? []).map((person) => person.name).toSorted(byText)
  return {
    id: row.recordId,
    task: facts,
    weight: row.weight,
    stage: written(row.stage),
    module: written(row[estimateDimension(columns)]),
    channel: written(row.channel),
    department: written(row.department),
    owner: owners.length === 0 ? null : owners.join(' / '),
    causes: axis,
    reason: text,
    predecessors: [],
    record: {},
  }
}

/**
 * The domain's insights over one task table. The other tables are not read: insights about them are insufficient, and
 * reports leave them out.
 */
export function insightsOf({ sheet, settings }: ReportInput): RetrospectiveFacts {
  const { mode, work, off } = settings.calendar
  return retrospectiveFacts(
    {
      tasks: sheet.tasks.map((task) => toRecord(task, sheet.columns)),
      issues: [],
      kpis: [],
      budget: [],
      channels: [],
      log: { since: null, changes: [] },
      earlier: [],
    },
    {
      today: sheet.today,
      asOf: sheet.asOf,
      bands: settings.bands,
      timeZone: settings.timeZone,
      calendar: mode === 'workday' ? { mode, ...createWorkdayCalendar({ overrides: { work, off } }) } : { mode },
      nowMs: 0, // used for the clocks of issues only
      kickOff: null,
      phase: null,
    },
  )
}
