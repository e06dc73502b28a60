import type { CalendarDate } from '../calendarDate.ts'
import { plannedSpan } from '../plannedSpan.ts'
import { allAtOnce, type Steps, visitInSteps } from '../steps.ts'
import type { TaskAssessment, TaskFacts } from '../task.ts'

/** First and last day, each null where nothing says it. */
export interface CampaignSpan {
  readonly start: CalendarDate | null
  readonly end: CalendarDate | null
}

/** The first and the last day of a campaign; those of its planned tasks where it has none of its own. [RA9] */
export const campaignSpan = (...asked: Parameters<typeof campaignSpanSteps>): CampaignSpan =>
  allAtOnce(campaignSpanSteps(...asked))

/** `campaignSpan` in steps, for a long sheet. [RA9] */
export function* campaignSpanSteps(
  tasks: readonly { readonly task: TaskFacts; readonly assessment: Pick<TaskAssessment, 'state'> }[],
  own: CampaignSpan,
): Steps<CampaignSpan> {
  if (own.start !== null && own.end !== null) return own
  let first: CalendarDate | null = null
  let last: CalendarDate | null = null
  yield* visitInSteps(tasks, ({ task, assessment }) => {
    if (assessment.state === 'cancelled' || plannedSpan(task) === null) return
    const { plannedStart: start, plannedEnd: end } = task
    if (start !== null && (first === null || start < first)) first = start
    if (end !== null && (last === null || end > last)) last = end
  })
  return { start: own.start ?? first, end: own.end ?? last }
}
