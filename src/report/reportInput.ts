import type { Bands, CalendarDate, TaskAssessment, TaskFacts } from '../domain/index.ts'
import type { Translate } from '../i18n/index.ts'
import type { PresetId, TaskRow } from '../schema/index.ts'

/** A row with what the rules say of it: the same values that the sidebar shows. */
export interface ReportTask {
  readonly row: TaskRow
  readonly facts: TaskFacts
  readonly assessment: TaskAssessment
}

/** One tracked sheet as a report sees it. The order of `tasks` does not show in a report. */
export interface ReportSheet {
  readonly name: string
  readonly preset: PresetId
  /** States and delays are counted to this day. [ST1] [ST2] */
  readonly today: CalendarDate
  /** Progress and deviation speak of this day. [TM1] */
  readonly asOf: CalendarDate
  readonly tasks: readonly ReportTask[]
  /** True when the workday calendar was used beyond its data. [CA1] */
  readonly calendarBeyondData: boolean
}

/** The settings that a report names or counts with. */
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

/** Everything a report is made from; the same input gives the same bytes. */
export interface ReportInput {
  readonly sheet: ReportSheet
  readonly settings: ReportSettings
  readonly t: Translate
}
