import { parseDay } from './calendarDate.ts'
import type { DayNumber } from './calendarDate.ts'
import type { TaskFacts } from './task.ts'

/** A valid plan in day numbers; a milestone begins and ends on its day. */
interface PlannedSpan {
  readonly start: DayNumber
  readonly end: DayNumber
  /** Calendar days, both ends counted. */
  readonly days: number
}

/** The planned span of a task; null when the planned end is missing or the start is after it. [PR1] */
export function plannedSpan(task: Pick<TaskFacts, 'plannedStart' | 'plannedEnd'>): PlannedSpan | null {
  const end = parseDay(task.plannedEnd)
  if (end === null) return null
  const start = parseDay(task.plannedStart) ?? end
  return start > end ? null : { start, end, days: end - start + 1 }
}
