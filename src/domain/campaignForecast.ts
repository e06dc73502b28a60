import { formatDay, parseDay } from './calendarDate.ts'
import type { CalendarDate, DayNumber } from './calendarDate.ts'
import type { DependencyGraph, NetworkTask } from './dependencyGraph.ts'
import { plannedSpan } from './plannedSpan.ts'
import { isOpen } from './state.ts'
import { allAtOnce, flatMapInSteps, type Steps, visitInSteps } from './steps.ts'

/** The forecast of one open task, moved back where its predecessors finish later. [FC1] */
export interface PushedForecast {
  readonly id: string
  /** By the task's own pace or plan. */
  readonly own: CalendarDate | null
  readonly forecastEnd: CalendarDate | null
  /** Days the predecessors add to `own`; 0 when they do not. */
  readonly pushDays: number
  /** The predecessor whose finish decides the forecast. */
  readonly pushedBy: string | null
  /** Predecessors without a forecast (paused, or no pace and no plan): the task may finish later than forecast. */
  readonly waitsFor: readonly string[]
}

/** When the campaign will be finished. [FC1] */
export interface CampaignForecast {
  readonly rule: 'FC1'
  /** The latest finish, done tasks included; null when no task has one. */
  readonly end: CalendarDate | null
  /** The tasks that finish on that day. */
  readonly decidedBy: readonly string[]
  readonly tasks: readonly PushedForecast[]
  /** Open or paused tasks without a forecast: `end` does not contain them. */
  readonly unknown: readonly string[]
}

/** Whether a task has begun. Predecessors do not move it then: its own pace already shows the time it lost. [FC1] */
export function hasBegun({ task, assessment }: Pick<NetworkTask, 'task' | 'assessment'>, today: CalendarDate): boolean {
  if (assessment.actual === null || assessment.actual > 0) return true
  const start = parseDay(task.actualStart)
  const now = parseDay(today)
  return start !== null && (now === null || start <= now)
}

/** The actual end of a done task; null when it lies in the future, where it is ignored. [ST1] */
function finishedOn({ task }: NetworkTask, today: CalendarDate): DayNumber | null {
  const end = parseDay(task.actualEnd)
  const now = parseDay(today)
  return end !== null && now !== null && end > now ? null : end
}

/**
 * Moves every open task's own forecast by its predecessors: a task that has not begun cannot start before the latest
 * predecessor's (forecast or actual) finish plus lag, and then takes its planned days. A task without a forecast of its
 * own has none by its predecessors either: it is unknown, and who comes after it waits for it. [FC1]
 * Links on cycles are ignored [DP2], and so are cancelled tasks.
 */
export const campaignForecast = (graph: DependencyGraph, today: CalendarDate): CampaignForecast =>
  allAtOnce(campaignForecastSteps(graph, today))

/** The same in steps, for twenty thousand tasks. */
export function* campaignForecastSteps(graph: DependencyGraph, today: CalendarDate): Steps<CampaignForecast> {
  const finish = new Map<number, DayNumber>()
  const forecasts = new Map<number, PushedForecast>()
  const unknown = new Set<number>()
  const nameOf = (index: number) => graph.tasks[index]?.id ?? ''
  yield* visitInSteps(graph.order, (at) => {
    const node = graph.tasks[at]
    if (node === undefined || node.assessment.state === 'cancelled') return
    if (node.assessment.state === 'done') {
      const end = finishedOn(node, today)
      if (end !== null) finish.set(at, end)
      return
    }
    if (!isOpen(node.assessment.state)) {
      unknown.add(at)
      return
    }
    const own = parseDay(node.assessment.forecastEnd)
    const days = plannedSpan(node.task)?.days ?? 1
    let end = own
    let pushedBy: number | null = null
    const waitsFor: number[] = []
    for (const { from, lagDays } of hasBegun(node, today) ? [] : (graph.into[at] ?? [])) {
      const before = finish.get(from)
      if (unknown.has(from)) waitsFor.push(from)
      // Without a plan and a pace nobody knows how long the task takes, whenever it may begin.
      if (before === undefined || end === null) continue
      const possible = before + lagDays + days - 1
      if (possible > end) {
        end = possible
        pushedBy = from
      }
    }
    if (end === null) unknown.add(at)
    else finish.set(at, end)
    forecasts.set(at, {
      id: node.id,
      own: own === null ? null : node.assessment.forecastEnd,
      forecastEnd: end === null ? null : formatDay(end),
      pushDays: end === null || own === null ? 0 : end - own,
      pushedBy: pushedBy === null ? null : nameOf(pushedBy),
      waitsFor: waitsFor.map(nameOf),
    })
  })
  let last = Number.NEGATIVE_INFINITY
  for (const end of finish.values()) last = Math.max(last, end)
  const idsOf = (isMember: (at: number) => boolean) =>
    flatMapInSteps(graph.tasks, ({ id }, at) => (isMember(at) ? [id] : []))
  yield
  return {
    rule: 'FC1',
    end: formatDay(last),
    decidedBy: yield* idsOf((at) => finish.get(at) === last),
    tasks: yield* flatMapInSteps(graph.tasks, (_, at) => {
      const forecast = forecasts.get(at)
      return forecast === undefined ? [] : [forecast]
    }),
    unknown: yield* idsOf((at) => unknown.has(at)),
  }
}
