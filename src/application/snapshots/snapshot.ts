import type { CalendarDate, TaskState } from '../../domain/index.ts'

/** The figures of a campaign as they stood at the end of a day: frozen, never computed again. */
export interface Snapshot {
  readonly day: CalendarDate
  /** Null: the whole sheet, where there is no table of campaigns. */
  readonly campaignId: string | null
  /** Percent, from the roll-up of that day. [RU1] */
  readonly planned: number | null
  readonly actual: number | null
  /** How many tasks were in which state; null where the row of 每日跟踪 names them instead. */
  readonly counts: Readonly<Record<TaskState, number>> | null
}

/** What each task had reached, by its id: a mark per change, days ascending. Says what was seen, nothing between. */
export type ProgressMarks = Readonly<Record<string, readonly ProgressMark[]>>
export type ProgressMark = readonly [day: CalendarDate, progress: number | null]

/** Progress as entered at the end of a day; undefined when the marks do not reach back to it. */
export function progressOn(marks: ProgressMarks, recordId: string, day: CalendarDate): number | null | undefined {
  return marks[recordId]?.findLast(([marked]) => marked <= day)?.[1]
}
