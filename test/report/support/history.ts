import { loggedEntries } from '../../../src/application/history/readLog.ts'
import { createSheetModel } from '../../../src/application/rows/sheetModel.ts'
import { allAtOnce } from '../../../src/domain/index.ts'
import type { Locale } from '../../../src/i18n/index.ts'
import type { ReportInput } from '../../../src/report/index.ts'
import { type AssessedTask, fieldKeys, type TaskRow } from '../../../src/schema/index.ts'
import { type CampaignHistory, PRESENT } from '../../support/campaignHistory.ts'
import { inputOf } from './sampleSheets.ts'

/** The log of the histories begins before the first campaign. */
const LOGGED_SINCE = '2024-02-01'
const BANDS = { watch: 5, warn: 10, severe: 20 }

/** Tasks as the application assesses them: with their links, and with the flags of all their cells. */
export function assessedTasks(rows: readonly TaskRow[], day: string): readonly AssessedTask[] {
  const model = createSheetModel()
  const rules = {
    assess: { today: day, asOf: day, calendar: { mode: 'calendar' as const }, bands: BANDS },
    has: new Set(fieldKeys('tasks')),
  }
  for (const row of rows) model.put(row, rules)
  allAtOnce(model.settleLinksSteps(rules))
  return model.figures().tasks
}

export interface HistoryChoice {
  readonly day: string
  /** Defaults to the campaign in the middle; null: all campaigns together. */
  readonly campaign?: string | null
  readonly phase?: string | null
  readonly locale?: Locale
  /** The tasks as they were assessed before, where none of their cells has changed. */
  readonly tasks?: readonly AssessedTask[]
}

/** What a report about one campaign of a history is made from, or about all of them. */
export function historyInput(
  { tasks, tables, changes }: CampaignHistory,
  { day, campaign = PRESENT, phase = null, locale = 'zh-CN', tasks: assessed }: HistoryChoice,
): ReportInput {
  return inputOf({
    preset: 'full',
    rows: tasks,
    assessed: assessed ?? assessedTasks(tasks, day),
    tables,
    asOf: day,
    scope: campaign === null ? { kind: 'sheet' } : { kind: 'campaign', campaignId: campaign },
    phase,
    locale,
    planLog: { kind: 'read', log: { since: LOGGED_SINCE, entries: loggedEntries(changes) } },
  })
}
