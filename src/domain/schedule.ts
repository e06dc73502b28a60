import { formatDay } from './calendarDate.ts'
import type { CalendarDate, DayNumber } from './calendarDate.ts'
import type { DependencyGraph } from './dependencyGraph.ts'
import { plannedSpan } from './plannedSpan.ts'
import { allAtOnce, filterInSteps, flatMapInSteps, mapInSteps, sortInSteps, type Steps, visitInSteps } from './steps.ts'

/** How far a task can move within the plan. Dates and calendar days. [DP3] */
interface ScheduledTask {
  readonly id: string
  /** The later of its planned start and its predecessors' ends plus lag. */
  readonly earlyStart: CalendarDate | null
  readonly earlyEnd: CalendarDate | null
  /** The latest dates that do not move the end of the whole plan. */
  readonly lateStart: CalendarDate | null
  readonly lateEnd: CalendarDate | null
  /** lateEnd − earlyEnd: how far it may slip before the end of the plan moves. */
  readonly floatDays: number
  /** How far it may slip before any successor moves. */
  readonly freeFloatDays: number
  readonly critical: boolean
}

/** Forward and backward pass over the planned dates. [DP3] */
export interface Schedule {
  readonly rule: 'DP3'
  /** In the order of the input; tasks without a valid plan and cancelled ones are not in it. */
  readonly tasks: readonly ScheduledTask[]
  /** Ids of the tasks without float, by early start. */
  readonly criticalPath: readonly string[]
  readonly end: CalendarDate | null
}

interface EarlyDates {
  readonly start: DayNumber
  readonly end: DayNumber
  readonly days: number
}

/** Float and critical path of a plan, without links on cycles. Linear in tasks and links. [DP3] */
export const schedule = (graph: DependencyGraph): Schedule => allAtOnce(scheduleSteps(graph))

/** The same in steps, for twenty thousand tasks. */
export function* scheduleSteps(graph: DependencyGraph): Steps<Schedule> {
  const spans = yield* mapInSteps(graph.tasks, ({ task, assessment }) =>
    assessment.state === 'cancelled' ? null : plannedSpan(task),
  )
  const early = new Map<number, EarlyDates>()
  yield* visitInSteps(graph.order, (at) => {
    const span = spans[at] ?? null
    if (span === null) return
    let { start } = span
    for (const { from, lagDays } of graph.into[at] ?? []) {
      const before = early.get(from)
      if (before !== undefined) start = Math.max(start, before.end + lagDays)
    }
    early.set(at, { start, end: start + span.days - 1, days: span.days })
  })
  let horizon = Number.NEGATIVE_INFINITY
  for (const { end } of early.values()) horizon = Math.max(horizon, end)

  yield
  const datesByTask = new Map<number, EarlyDates & { readonly latest: DayNumber; readonly free: DayNumber }>()
  yield* visitInSteps(graph.order.toReversed(), (at) => {
    const own = early.get(at)
    if (own === undefined) return
    let latest = horizon
    let free = horizon
    for (const { to, lagDays } of graph.outOf[at] ?? []) {
      const after = datesByTask.get(to)
      if (after === undefined) continue // a successor without a plan sets no limit
      latest = Math.min(latest, after.latest - after.days + 1 - lagDays)
      free = Math.min(free, after.start - lagDays)
    }
    datesByTask.set(at, { ...own, latest, free })
  })

  yield
  const scheduled = yield* flatMapInSteps(graph.tasks, ({ id }, at) => {
    const taskDates = datesByTask.get(at)
    if (taskDates === undefined) return []
    const { start, end, days, latest, free } = taskDates
    return [
      {
        start,
        row: {
          id,
          earlyStart: formatDay(start),
          earlyEnd: formatDay(end),
          lateStart: formatDay(latest - days + 1),
          lateEnd: formatDay(latest),
          floatDays: latest - end,
          freeFloatDays: free - end,
          critical: latest === end,
        },
      },
    ]
  })
  yield
  const critical = yield* sortInSteps(
    yield* filterInSteps(scheduled, ({ row }) => row.critical),
    (a, b) => a.start - b.start,
  )
  return {
    rule: 'DP3',
    tasks: scheduled.map(({ row }) => row),
    criticalPath: critical.map(({ row }) => row.id),
    end: formatDay(horizon),
  }
}
