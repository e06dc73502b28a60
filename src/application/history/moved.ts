import type { CalendarDate } from '../../domain/index.ts'
import type { WhatMoved } from './whatMoved.ts'

/** Figures of one campaign as they were frozen at the end of a day. [SN1] */
export interface DaySnapshot {
  readonly day: CalendarDate
  /** The row of the campaign, and its name; null where the sheet is one campaign. */
  readonly campaignId: string | null
  readonly campaign: string | null
  /** Percent. */
  readonly planned: number | null
  readonly actual: number | null
}

/** One line of the change log. Values are texts as they were written down. */
export interface LoggedChange {
  /** The task, when it is known. */
  readonly recordId: string | null
  readonly title: string
  readonly on: CalendarDate
  readonly field: string
  readonly before: string
  readonly after: string
  readonly by: 'people' | 'extension'
  readonly reason: string | null
}

/**
 * What the Base has kept about the days since one of them. Nothing is guessed: what was not kept is null or empty.
 * [EX3]
 */
export interface Moved {
  readonly since: CalendarDate
  /** The last snapshot of each campaign on or before the day. */
  readonly snapshots: readonly DaySnapshot[]
  /** Changes after the day, newest first; null where the sheet keeps no log. */
  readonly changes: readonly LoggedChange[] | null
  /** The first day that the log speaks of; null when it is empty or there is none. */
  readonly loggedSince: CalendarDate | null
  /** The same worked out for each campaign and task; null when no sheet is on show. */
  readonly differences: WhatMoved | null
}
