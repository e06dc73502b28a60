import type { Bands } from './band.ts'
import { effectiveBands } from './band.ts'
import { formatDay, parseDay } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import { forComparison } from './exactness.ts'
import { finishedOutcome, isFinishedSteps } from './finishedOutcome.ts'
import type { FinishedOutcome } from './finishedOutcome.ts'
import { campaignHealth } from './health.ts'
import type { HealthExplanation } from './health.ts'
import { explainRollUpTasksSteps } from './rollUp.ts'
import type { RollUp, WeighedTask } from './rollUp.ts'
import { allAtOnce, type Steps, visitInSteps } from './steps.ts'
import type { TaskAssessment, TaskFacts } from './task.ts'
import { isOpen } from './state.ts'

/** A task as health looks at it. */
export interface JudgedTask {
  readonly row: WeighedTask['row'] & { readonly milestone: boolean | null }
  readonly facts: TaskFacts
  /** Includes the flags and the forecast that depend on other tasks. [DP1] [FC1] */
  readonly assessment: TaskAssessment
}

/** What is known of a campaign besides its tasks; empty where the Base has no table for it. [RU2] */
export interface HealthBesides {
  readonly coreKpis: readonly { readonly id: string; readonly paceRatio: number | null }[]
  readonly highIssuesPastSlaIds: readonly string[]
  readonly spend: number | null
  readonly budget: number | null
  readonly overspentIds: readonly string[]
  readonly campaignEnd: CalendarDate | null
}

/** For a sheet with a task table and no others. */
export const NOTHING_BESIDES: HealthBesides = {
  coreKpis: [],
  highIssuesPastSlaIds: [],
  spend: null,
  budget: null,
  overspentIds: [],
  campaignEnd: null,
}

/** How a campaign stands: the one health of sidebar, table and reports, with its figures. [RU1] [RU2] */
export interface Standing {
  readonly health: HealthExplanation
  readonly rollUp: RollUp
  /** Null while the campaign runs. */
  readonly finished: FinishedOutcome | null
  /** Open tasks that no figure counts, because their plan is missing or ends before it begins. [PR1] */
  readonly unjudgedIds: readonly string[]
  /** The latest finish, done tasks included; null when none is known. [FC1] */
  readonly end: CalendarDate | null
}

/**
 * The day on which a task was finished or is expected to be. The actual end of a done task that lies in the future
 * counts as not given. [FC1] [ST1]
 */
function finishOf({ assessment, facts }: JudgedTask, now: number | null): number | null {
  if (assessment.state !== 'done') return parseDay(assessment.forecastEnd)
  const end = parseDay(facts.actualEnd)
  return end !== null && now !== null && end > now ? null : end
}

/** The latest finish of a set of tasks, forecast or done, and which tasks finish after a day. [FC1] */
function* latestFinish(
  tasks: readonly JudgedTask[],
  today: CalendarDate,
  limit: CalendarDate | null,
): Steps<{ readonly end: CalendarDate | null; readonly pastIds: readonly string[] }> {
  const now = parseDay(today)
  const border = parseDay(limit)
  const pastIds: string[] = []
  let last = Number.NEGATIVE_INFINITY
  yield* visitInSteps(tasks, (task) => {
    const finish = finishOf(task, now)
    if (finish === null) return
    last = Math.max(last, finish)
    if (border !== null && finish > border) pastIds.push(task.row.recordId)
  })
  return { end: Number.isFinite(last) ? formatDay(last) : null, pastIds }
}

/** Figures and health of a set of tasks; sidebar, table and reports all use it. [RU1] [RU2] */
export const standingOf = (...asked: Parameters<typeof standingSteps>): Standing => allAtOnce(standingSteps(...asked))

/** `standingOf` in steps, for a long sheet. [RU1] [RU2] */
export function* standingSteps(
  tasks: readonly JudgedTask[],
  besides: HealthBesides,
  {
    today,
    bands,
    isPart = false,
  }: {
    readonly today: CalendarDate
    readonly bands?: Bands | undefined
    /** Further tasks exist of which nothing is known: then nobody can say that the campaign is finished. */
    readonly isPart?: boolean | undefined
  },
): Steps<Standing> {
  const { value: rollUp, excludedRows } = yield* explainRollUpTasksSteps(tasks)
  yield
  const unjudgedIds: string[] = []
  yield* visitInSteps(excludedRows, ({ index, because }) => {
    const task = because === 'noPlan' ? tasks[index] : undefined
    if (task !== undefined && isOpen(task.assessment.state)) unjudgedIds.push(task.row.recordId)
  })
  yield
  const isOver = !isPart && (yield* isFinishedSteps(tasks, besides.campaignEnd, today))
  yield
  const finished = isOver ? finishedOutcome(tasks) : null
  yield
  const { end, pastIds } = yield* latestFinish(tasks, today, besides.campaignEnd)
  const { watch } = effectiveBands(bands)
  const ids = {
    lateMilestones: [] as string[],
    delayed: [] as string[],
    violated: [] as string[],
    behind: [] as string[],
  }
  yield
  yield* visitInSteps(tasks, ({ row, assessment: { state, finish, flags, deviation } }) => {
    const isLate = finished === null ? state === 'delayed' : finish === 'late'
    if (isLate && row.milestone === true) ids.lateMilestones.push(row.recordId)
    if (state === 'delayed') ids.delayed.push(row.recordId)
    if (flags.includes('bufferViolated')) ids.violated.push(row.recordId)
    if (deviation !== null && forComparison(deviation) < -watch) ids.behind.push(row.recordId)
  })
  yield
  return {
    health: campaignHealth(
      {
        ...besides,
        deviation: rollUp.deviation,
        lateMilestoneIds: ids.lateMilestones,
        delayedTaskIds: ids.delayed,
        bufferViolationIds: ids.violated,
        behindIds: ids.behind,
        forecastEnd: end,
        pastEndIds: pastIds,
        finished,
      },
      bands,
    ),
    rollUp,
    unjudgedIds,
    finished,
    end,
  }
}
