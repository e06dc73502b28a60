import { evaluationDue } from '../addWorkdays.ts'
import { isCalendarDate } from '../calendarDate.ts'
import type { CalendarDate } from '../calendarDate.ts'
import { byText } from '../order.ts'
import { type Steps, visitInSteps } from '../steps.ts'
import type { TaskAssessment, TaskFacts } from '../task.ts'
import type { RetrospectiveIssue } from './records.ts'

/** A task as the end of a campaign is found from it. */
interface PlannedTask {
  readonly row: { readonly recordId: string; readonly stage: string | null }
  readonly facts: Pick<TaskFacts, 'plannedEnd'>
  readonly assessment: Pick<TaskAssessment, 'state'>
}

/** When the evaluation is due, and how the end of the campaign was found. [EV1] */
export interface EvaluationDay {
  readonly end: CalendarDate
  readonly due: CalendarDate
  /** The campaign's own row, the last planned task of the execution stage, or the last planned task of all. */
  readonly from: 'campaign' | 'execution' | 'lastTask'
  /** The task whose planned end it is; null when it is the campaign's. */
  readonly taskId: string | null
}

/** Stages in which a campaign is held; what comes after is follow-up and review. */
const EXECUTION = /执行|爆发|execution|live|実行|本番/iu

interface Ended {
  readonly id: string
  readonly end: CalendarDate
}

/** Whether a task ends later than another; of two on one day the one with the greater id counts. */
const isAfter = (task: Ended, other: Ended | null): boolean =>
  other === null || (byText(task.end, other.end) || byText(task.id, other.id)) > 0

/** The day of the evaluation; null where neither the campaign nor a task has an end. [EV1] */
export function* evaluationDaySteps(
  tasks: readonly PlannedTask[],
  campaignEnd: CalendarDate | null,
  isWorkday: (day: CalendarDate) => boolean,
): Steps<EvaluationDay | null> {
  const dayOf = (end: CalendarDate, from: EvaluationDay['from'], taskId: string | null): EvaluationDay => ({
    end,
    due: evaluationDue(end, isWorkday),
    from,
    taskId,
  })
  if (isCalendarDate(campaignEnd)) return dayOf(campaignEnd, 'campaign', null)
  const latest: { any: Ended | null; held: Ended | null } = { any: null, held: null }
  yield* visitInSteps(tasks, ({ row, facts: { plannedEnd }, assessment }) => {
    if (assessment.state === 'cancelled' || !isCalendarDate(plannedEnd)) return
    const task = { id: row.recordId, end: plannedEnd }
    if (isAfter(task, latest.any)) latest.any = task
    if (isAfter(task, latest.held) && EXECUTION.test(row.stage ?? '')) latest.held = task
  })
  const { any, held } = latest
  if (held !== null) return dayOf(held.end, 'execution', held.id)
  return any === null ? null : dayOf(any.end, 'lastTask', any.id)
}

/** What users said: how much, what is open, the worst first. [EV2] */
export interface UserFeedback {
  readonly ids: readonly string[]
  readonly openIds: readonly string[]
  /** Counts by 严重程度, the worst first; null: nobody has judged it. */
  readonly bySeverity: readonly {
    readonly severity: 'high' | 'medium' | 'low' | null
    readonly ids: readonly string[]
  }[]
  /** The open entries of the highest severity that there is. */
  readonly worstOpenIds: readonly string[]
}

const SEVERITIES = ['high', 'medium', 'low', null] as const

/** Counts user feedback. [EV2] */
export function userFeedback(issues: readonly RetrospectiveIssue[]): UserFeedback {
  const feedback = issues.filter(({ type }) => type === 'feedback')
  const open = feedback.filter(({ closed }) => !closed)
  const idsOf = (some: readonly RetrospectiveIssue[]) => some.map(({ id }) => id)
  const bySeverity = SEVERITIES.map((severity) => ({
    severity,
    ids: idsOf(feedback.filter((issue) => (issue.severity ?? null) === severity)),
  })).filter(({ ids }) => ids.length > 0)
  const worst = SEVERITIES.find((severity) => open.some((issue) => (issue.severity ?? null) === severity))
  return {
    ids: idsOf(feedback),
    openIds: idsOf(open),
    bySeverity,
    worstOpenIds: idsOf(open.filter((issue) => (issue.severity ?? null) === (worst ?? null))),
  }
}
