import type {
  Bands,
  BaselineFacts,
  CampaignRange,
  CampaignStateExplanation,
  CalendarDate,
  EvaluationDay,
  FinishedOutcome,
  HealthExplanation,
  PeriodFacts,
  PlanChange,
  RetrospectiveFacts,
} from '../domain/index.ts'
import type { Translate } from '../i18n/index.ts'
import type { AssessedTask, CompanionTableKey, PresetId, RowOf, SheetRows, TaskFieldKey } from '../schema/index.ts'

/** The task table of a tracked sheet. The order of `tasks` changes nothing in a report. */
export interface ReportSheet {
  readonly name: string
  readonly preset: PresetId
  /** States and delays are counted to this day. [ST1] [ST2] */
  readonly today: CalendarDate
  /** The day that progress and deviation are for. [TM1] */
  readonly asOf: CalendarDate
  readonly tasks: readonly AssessedTask[]
  /** The columns that the sheet has. */
  readonly columns: readonly TaskFieldKey[]
  /** From which day on the plan lies in years without holidays; null: nowhere. [CA1] */
  readonly calendarWithoutDataFrom: CalendarDate | null
}

/** The settings that a report mentions or computes with. */
export interface ReportSettings {
  readonly cutOff: string
  readonly timeZone: string
  readonly bands: Bands
  readonly calendar: {
    readonly mode: 'calendar' | 'workday'
    readonly work: readonly CalendarDate[]
    readonly off: readonly CalendarDate[]
  }
}

/** The health of the sheet, the same as in sidebar and table. [RU2] */
export interface ReportStanding {
  readonly value: HealthExplanation['value']
  readonly parts: readonly {
    readonly part: { readonly campaignId: string | null; readonly title: string | null } | null
    readonly health: HealthExplanation
    /** Open tasks that no figure counts, because their plan is missing or ends before it begins. */
    readonly unjudgedIds: readonly string[]
  }[]
  /** Null until everything is finished. */
  readonly finished: FinishedOutcome | null
}

/** What a report speaks of, from every table of the sheet. */
export interface ReportMaterial {
  /** The campaign that the report is about; null when it is about several, or the sheet has no table of campaigns. */
  readonly campaign: RowOf<'campaigns'> | null
  /** One campaign of several, the tasks of none, or all of the sheet. */
  readonly scope: { readonly kind: 'sheet' | 'campaign' | 'unassigned' }
  /** How many campaigns it speaks of; 0 in a sheet without campaigns, and of the tasks of none. */
  readonly campaignCount: number
  /** Where each of them is, then the tasks of none; of a phase where that phase is. [CS1] */
  readonly states: readonly CampaignStateExplanation[]
  /** The report is about all of the sheet, so that nothing of a table belongs elsewhere. */
  readonly isWhole: boolean
  /** The sheet has a campaign that began before this one, so that it can have left actions. [LE1] */
  readonly hasEarlierCampaign: boolean
  /** Only this stage; null for all of them. [RA17] */
  readonly phase: string | null
  /** Whether estimates are judged by module, or by channel in a sheet without modules (S3). [RA12] */
  readonly estimateBy: 'module' | 'channel'
  /** The rows that belong to it; null for a table that the sheet does not have. */
  readonly rows: SheetRows
  /** Every figure, ranking and list that a section words. */
  readonly facts: RetrospectiveFacts
  /** The logged changes of its plan, whose reasons are quoted; null when no log is kept or none has been read. [RA11] */
  readonly planChanges: readonly PlanChange[] | null
  /** Whether the log could be read; null for reports that do not speak of it. [RA11] */
  readonly planLog: 'reading' | 'read' | 'failed' | null
  /** The plan against its baselines, or how far they were read; null for reports that do not speak of them. [BL2] */
  readonly baselines: BaselineFacts | 'reading' | 'failed' | null
  /** When the evaluation is due; null where neither the campaign nor a task has an end. [EV1] */
  readonly evaluation: EvaluationDay | null
  /** What the reports of a day and a week state. */
  readonly period: PeriodFacts
}

/** Everything a report is made from; the same input gives the same bytes. */
export interface ReportInput {
  /** The tasks are those that the report speaks of. */
  readonly sheet: ReportSheet
  readonly material: ReportMaterial
  readonly settings: ReportSettings
  readonly standing: ReportStanding
  /** Tables that the sheet has and whose rows could not be read: not to be called missing. */
  readonly unread: readonly CompanionTableKey[]
  /**
   * When the open tasks that it speaks of will probably be done, and by how many finished ones; null where these are too
   * few. Absent in reports that do not speak of it. [FC2]
   */
  readonly forecast?: { readonly range: CampaignRange; readonly have: number } | null
  readonly t: Translate
}
