import type { CalendarDate } from '../../domain/index.ts'

/** What an upgrade from a preset without a table of campaigns to one with such a table carries over. */
export interface CarriedOver {
  /** The campaign row that the upgrade makes; null: the sheet has no tasks yet. */
  readonly campaign: NewCampaign | null
  /** The number of tasks that are linked with it. */
  readonly tasks: number
  /** The number of kept days that get a row in 每日跟踪. */
  readonly days: number
  /** Whether the upgrade can be taken back: a run that is too long is not kept. [TB1] */
  readonly fits: boolean
}

export interface NewCampaign {
  readonly title: string
  readonly startDay: CalendarDate | null
  readonly endDay: CalendarDate | null
}
