import type { CalendarDate } from '../../domain/index.ts'
import type { Snapshot } from './snapshot.ts'
import type { WhatMoved } from './whatMoved.ts'

/** A snapshot with the name that its campaign has now; null when the sheet is one campaign. [SN1] */
export interface NamedSnapshot extends Omit<Snapshot, 'counts'> {
  readonly campaign: string | null
}

/** One line of the change log for people to read. Values are the texts of the log. */
export interface LoggedChange {
  /** The id of its row in 变更记录, or of its entry in the history. */
  readonly id: string
  /** A planned end that had passed when somebody moved it later, and nobody has said why. [FL1] */
  readonly isUnexplainedAfterDue: boolean
  /** The task; null when the line does not name one. */
  readonly recordId: string | null
  readonly title: string
  /** The campaign of the task at that time; null when it had none, or the line does not name one. */
  readonly campaignId: string | null
  readonly on: CalendarDate
  readonly field: string
  readonly before: string
  readonly after: string
  readonly by: 'people' | 'extension'
  readonly reason: string | null
}

/** What the Base holds about the time since a day. What was not kept is null or empty; nothing is guessed. [EX3] */
export interface Moved {
  readonly since: CalendarDate
  /** The last snapshot of each campaign on or before the day. */
  readonly snapshots: readonly NamedSnapshot[]
  /** Changes after the day, newest first; null when the sheet has no log. */
  readonly changes: readonly LoggedChange[] | null
  /** The first day in the log; null when the log is empty or missing. */
  readonly loggedSince: CalendarDate | null
  /** The differences of each campaign and task; null when no sheet is on show. */
  readonly differences: WhatMoved | null
}
