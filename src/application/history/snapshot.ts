import type { CalendarDate, RollUp, TaskState } from '../../domain/index.ts'
import type { AssessedTask, TaskRow } from '../../schema/index.ts'

/** The figures of a campaign at the end of a day. They are frozen and never computed again. */
export interface Snapshot {
  readonly day: CalendarDate
  /** Null for the whole sheet, when it has no table of campaigns. */
  readonly campaignId: string | null
  /** The roll-up of that day, percent. [RU1] */
  readonly planned: number | null
  readonly actual: number | null
  /** How many tasks were in which state; null in a snapshot from 每日跟踪, whose row names the tasks instead. */
  readonly counts: Readonly<Record<TaskState, number>> | null
}

/** The progress that was seen of each task, by record id. A task has one mark for each change, days ascending. */
export type ProgressMarks = Readonly<Record<string, readonly ProgressMark[]>>
export type ProgressMark = readonly [day: CalendarDate, progress: MarkedProgress]
/**
 * Percent as entered; null when nothing was entered. 'unknown' for a task that had begun, or whose cell held words,
 * without a readable progress.
 */
export type MarkedProgress = number | null | 'unknown'

/** The progress to mark for a task now. Where people's own state stands for a percentage, that percentage. [AD5] */
export function progressMarkOf({ facts, assessment }: Pick<AssessedTask, 'facts' | 'assessment'>): MarkedProgress {
  if (facts.progress !== null || (facts.isProgressUnread !== true && (facts.stated ?? null) === null))
    return facts.progress
  return assessment.actual ?? 'unknown'
}

/** The marked progress at the end of a day; undefined when the marks begin later, or when it was 'unknown'. */
export function progressOn(marks: ProgressMarks, recordId: string, day: CalendarDate): number | null | undefined {
  const progress = marks[recordId]?.findLast(([marked]) => marked <= day)?.[1]
  return progress === 'unknown' ? undefined : progress
}

/**
 * The day on which a task was seen to reach 100 percent; null when it may have been done before the first look, on the
 * day `since`. A task that was opened again counts by its last finish.
 */
export function seenDoneOn(marks: ProgressMarks, recordId: string, since: CalendarDate | null): CalendarDate | null {
  const own = marks[recordId] ?? []
  const isDone = (mark: ProgressMark | undefined): boolean => typeof mark?.[1] === 'number' && mark[1] >= 100
  const last = own.findLastIndex((mark, at) => isDone(mark) && !isDone(own[at - 1]))
  const day = own[last]?.[0] ?? null
  return last > 0 || (since !== null && day !== null && day > since) ? day : null
}

/** A task with its state at the end of an as-of day. A task that is due on that day is not late yet. */
export interface TaskOfDay {
  readonly row: TaskRow
  readonly state: TaskState
  /** A milestone that was reached and has not passed its review: it does not count as done. [MS1] */
  readonly awaitsReview: boolean
  /** The day on which a done task was finished; null when it is not done, or nobody knows the day. */
  readonly doneOn: CalendarDate | null
}

/** The figures to keep of one campaign on an as-of day. */
export interface DayFigures {
  /** Null for the whole sheet. */
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

/** The figures worth keeping: the campaign's plan has begun, and it holds more than sample rows placed today. */
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

/** The day on which the plan of these rows begins; null when no row has a planned date. */
export function firstPlannedDay(rows: Iterable<Pick<TaskRow, 'plannedStart' | 'plannedEnd'>>): CalendarDate | null {
  let first: CalendarDate | null = null
  for (const { plannedStart, plannedEnd } of rows) {
    const day = plannedStart ?? plannedEnd
    if (day !== null && (first === null || day < first)) first = day
  }
  return first
}
