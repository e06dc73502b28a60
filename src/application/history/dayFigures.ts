import type { CalendarDate, RollUp, TaskState } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { ProgressMarks, Snapshot } from './snapshot.ts'

/** A task with its state at the end of an as-of day: one that is due on that day is not late on it yet. */
export interface TaskOfDay {
  readonly row: TaskRow
  readonly state: TaskState
}

/** What is kept of a campaign of an as-of day. */
export interface DayFigures {
  /** Null: the whole sheet. */
  readonly campaignId: string | null
  readonly title: string
  readonly rollUp: Pick<RollUp, 'planned' | 'actual'>
  readonly counts: Readonly<Record<TaskState, number>>
  readonly tasks: readonly TaskOfDay[]
}

export const snapshotOf = ({ campaignId, rollUp, counts }: DayFigures, day: CalendarDate): Snapshot => ({
  day,
  campaignId,
  planned: rollUp.planned,
  actual: rollUp.actual,
  counts,
})

/**
 * Figures that are history: the campaign's plan has begun, and there is more in it than sample rows that were placed
 * today.
 */
export function keepable(
  figures: readonly DayFigures[],
  day: CalendarDate,
  marks: ProgressMarks,
  isSample: (recordId: string) => boolean,
): readonly DayFigures[] {
  return figures.filter(({ tasks }) => {
    const first = firstPlannedDay(tasks.map(({ row }) => row))
    const areJustPlaced =
      tasks.every(({ row }) => isSample(row.recordId)) &&
      !tasks.some(({ row }) => (marks[row.recordId]?.[0]?.[0] ?? day) < day)
    return !areJustPlaced && (first === null || first <= day)
  })
}

/** The day on which the plan of these rows begins; null: none of them has a plan. */
export function firstPlannedDay(rows: Iterable<Pick<TaskRow, 'plannedStart' | 'plannedEnd'>>): CalendarDate | null {
  let first: CalendarDate | null = null
  for (const { plannedStart, plannedEnd } of rows) {
    const day = plannedStart ?? plannedEnd
    if (day !== null && (first === null || day < first)) first = day
  }
  return first
}
