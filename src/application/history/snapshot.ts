import type { CalendarDate, RollUp, TaskState } from '../../domain/index.ts'
import type { AssessedTask } from '../rows/assessedTask.ts'
import type { TaskRow } from '../../schema/index.ts'

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
export type ProgressMark = readonly [day: CalendarDate, progress: MarkedProgress]
/**
 * Percent as entered; null: nothing was entered. 'unknown': the task had begun, or the cell held words, and nobody
 * could tell how far it was.
 */
export type MarkedProgress = number | null | 'unknown'

/**
 * What is to be marked of a task now. Where people's own state stands for a percentage, the percentage that it stands
 * for. [AD5]
 */
export function markOf({ facts, assessment }: Pick<AssessedTask, 'facts' | 'assessment'>): MarkedProgress {
  if (facts.progress !== null || (facts.isProgressUnread !== true && (facts.stated ?? null) === null))
    return facts.progress
  return assessment.actual ?? 'unknown'
}

/** Progress as entered at the end of a day; undefined when the marks do not reach back to it, or nobody could tell. */
export function progressOn(marks: ProgressMarks, recordId: string, day: CalendarDate): number | null | undefined {
  const progress = marks[recordId]?.findLast(([marked]) => marked <= day)?.[1]
  return progress === 'unknown' ? undefined : progress
}

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
