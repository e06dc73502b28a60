import { isCalendarDate, type CalendarDate } from '../../domain/index.ts'
import type { ReportTask } from '../reportInput.ts'

/** The actual end of a done task as the rules see it: one that lies ahead counts as not given. [ST1] */
export function finishedOn({ assessment, facts }: ReportTask, today: CalendarDate): CalendarDate | null {
  const end = facts.actualEnd
  return assessment.state === 'done' && isCalendarDate(end) && end <= today ? end : null
}
