import { createWorkdayCalendar, retrospectiveFacts, type RetrospectiveFacts, type RetrospectiveTask, written } from '../../domain/index.ts'
import { taskTableOf, type PresetId } from '../../schema/index.ts'
import type { ReportInput, ReportTask } from '../reportInput.ts'
import { byText } from './order.ts'

/** What estimates are judged by: modules, or channels in a sheet without modules (S3). [RA12] */
export const estimateDimension = (preset: PresetId): 'module' | 'channel' =>
  taskTableOf(preset).columns.some((column) => column.field === 'module') ? 'module' : 'channel'

function toRecord({ row, facts }: ReportTask, preset: PresetId): RetrospectiveTask {
  const owners = (row.owner ?? []).map((person) => person.name).toSorted(byText)
  return {
    id: row.recordId, task: facts, weight: row.weight,
    stage: written(row.stage), module: written(row[estimateDimension(preset)]), channel: written(row.channel),
    department: written(row.department), owner: owners.length === 0 ? null : owners.join(' / '),
    causes: [], reason: written(row.risk), predecessors: [], record: {},
  }
}

/**
 * The domain's insights over one sheet. The sheet has no goals, issues, budget, results, change log or earlier
 * campaigns: those insights come back as insufficient and are not reported one by one.
 */
export function insightsOf({ sheet, settings }: ReportInput): RetrospectiveFacts {
  const { mode, work, off } = settings.calendar
  return retrospectiveFacts(
    {
      tasks: sheet.tasks.map((task) => toRecord(task, sheet.preset)),
      issues: [], kpis: [], budget: [], channels: [], log: { since: null, changes: [] }, earlier: [],
    },
    {
      today: sheet.today, asOf: sheet.asOf, bands: settings.bands, timeZone: settings.timeZone,
      calendar: mode === 'workday' ? { mode, ...createWorkdayCalendar({ overrides: { work, off } }) } : { mode },
      nowMs: 0, // read for the clocks of issues only
      kickOff: null, phase: null,
    },
  )
}
