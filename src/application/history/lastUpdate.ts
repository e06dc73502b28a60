import type { CalendarDate, UpdatePlan } from '../../domain/index.ts'
import type { AssessedTask, TaskRow } from '../../schema/index.ts'
import { progressMarkOf, type ProgressMark } from './snapshot.ts'

/**
 * The as-of day on which a task's progress last changed; undefined when nothing is kept of it. A mark stands for the first
 * day on which a progress was seen. Another progress now was entered today. [RA15]
 */
export function lastUpdateOf(
  task: Pick<AssessedTask, 'facts' | 'assessment'>,
  marks: readonly ProgressMark[],
  asOf: CalendarDate,
): CalendarDate | undefined {
  const last = marks.at(-1)
  return last === undefined ? undefined : last[1] === progressMarkOf(task) ? last[0] : asOf
}

/** What the cells of a row say of how often it is to be updated. [S3-14] */
export const updatePlan = ({ updateFrequency, keyTask, plannedEnd }: TaskRow): UpdatePlan => ({
  frequency: updateFrequency === 'daily' || updateFrequency === 'weekly' ? updateFrequency : null,
  isKeyTask: keyTask === true,
  plannedEnd,
})
