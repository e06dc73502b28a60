import { daysBetween } from '../../domain/index.ts'
import type { ReportTask } from '../reportInput.ts'

/** How a late finish came about, in days: `start` + `work` = `total`. [RA13] */
export interface Slip {
  readonly task: ReportTask
  /** AE − E. */
  readonly total: number
  /** AS − S; negative = started early. */
  readonly start: number
  /** Actual duration − planned duration; negative = worked faster than planned. */
  readonly work: number
}

/** Late start and slow work of a task that finished late; null when one of its four dates is missing or impossible. [RA13] */
export function slipOf(task: ReportTask): Slip | null {
  const { plannedStart, plannedEnd, actualStart } = task.facts
  const { finish, delayDays, durationDays } = task.assessment
  if (finish !== 'late' || delayDays === null || durationDays === null) return null
  if (plannedStart === null || plannedEnd === null || actualStart === null) return null
  const planned = daysBetween(plannedStart, plannedEnd)
  const start = daysBetween(plannedStart, actualStart)
  if (planned === null || planned < 0 || start === null) return null
  return { task, total: delayDays, start, work: durationDays - (planned + 1) }
}
