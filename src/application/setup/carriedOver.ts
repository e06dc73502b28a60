import type { CalendarDate } from '../../domain/index.ts'

/** What a sheet that was one campaign by itself brings along into a preset with a table of campaigns. */
export interface CarriedOver {
  /** The row that is made for it; null: nothing is tracked yet. */
  readonly campaign: NewCampaign | null
  /** Tasks that are linked with it. */
  readonly tasks: number
  /** Days that were kept and get a row in 每日跟踪. */
  readonly days: number
}

export interface NewCampaign {
  readonly title: string
  readonly startDay: CalendarDate | null
  readonly endDay: CalendarDate | null
}
