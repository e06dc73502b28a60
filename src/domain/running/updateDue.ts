import { addDays, type CalendarDate } from '../calendarDate.ts'
import { awaitsNews, UPDATE_MAX_AGE_DAYS } from '../taskDataFlags.ts'
import type { TaskAssessment } from '../task.ts'

/** So many days before its planned end a key task begins to be updated daily. [S3-14] */
export const KEY_TASK_DAILY_DAYS = 3

/** How often a task is to be updated. */
export type UpdateFrequency = keyof typeof UPDATE_MAX_AGE_DAYS

/** What says how often a task is to be updated. */
export interface UpdatePlan {
  /** 更新频率 as people chose it. */
  readonly frequency: UpdateFrequency | null
  readonly isKeyTask: boolean
  readonly plannedEnd: CalendarDate | null
}

/** 更新频率 where it is chosen; else key tasks daily from 3 days before their end on, and all others weekly. [S3-14] [RA15] */
export function updateFrequency({ frequency, isKeyTask, plannedEnd }: UpdatePlan, asOf: CalendarDate): UpdateFrequency {
  if (frequency !== null) return frequency
  return isKeyTask && plannedEnd !== null && asOf >= addDays(plannedEnd, -KEY_TASK_DAILY_DAYS) ? 'daily' : 'weekly'
}

/** An update of a task that is due. */
export interface UpdateDue {
  readonly frequency: UpdateFrequency
  /** The as-of day on which its progress last changed; null: it was never updated. */
  readonly last: CalendarDate | null
  /** The as-of day from which on it is due; null when it was never updated. */
  readonly since: CalendarDate | null
}

/**
 * The update that is due of a task on the as-of day; null: none is, or nobody awaits news of it. One that was never
 * updated is due. [S3-14] [RA15]
 */
export function updateDue(
  task: UpdatePlan & { readonly assessment: TaskAssessment; readonly lastUpdate: CalendarDate | null },
  asOf: CalendarDate,
): UpdateDue | null {
  if (!awaitsNews(task.assessment)) return null
  const frequency = updateFrequency(task, asOf)
  const { lastUpdate: last } = task
  if (last === null) return { frequency, last, since: null }
  const since = addDays(last, UPDATE_MAX_AGE_DAYS[frequency])
  return since <= asOf ? { frequency, last, since } : null
}
