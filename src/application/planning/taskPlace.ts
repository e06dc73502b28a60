import {
  addDays,
  bufferViolations,
  type CalendarDate,
  createWorkdayCalendar,
  dependencyGraphSteps,
  hasBegun,
  isClosed,
  isOpen,
  scheduleSteps,
  type ShiftUnit,
  type Steps,
} from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { networkTasksSteps } from '../rows/rowLinks.ts'
import type { RuleSettings } from '../stored/settings.ts'

/** A predecessor, and how many days its link is too short by; 0 when it is long enough. [DP1] */
interface LinkBefore {
  readonly task: AssessedTask
  readonly missingDays: number
}

/** How a task hangs together with the others of its campaign. [DP1] [DP2] [DP3] */
export interface TaskPlace {
  readonly rule: 'DP3'
  /** Predecessors that are not finished; none once the task has begun. */
  readonly waitsFor: readonly LinkBefore[]
  /** Other predecessors whose link is too short. */
  readonly tooCloseTo: readonly LinkBefore[]
  /** The tasks that cannot begin before this one is finished. */
  readonly waitedForBy: readonly AssessedTask[]
  /** The closed path of tasks that wait for one another; null when the task is on none. */
  readonly cycle: readonly AssessedTask[] | null
  /** Null: the task has no valid plan, or is on a cycle, whose links count nowhere. */
  readonly float: TaskFloat | null
}

/** Days in the unit in which the sheet counts. */
interface TaskFloat {
  readonly total: number
  readonly free: number
  readonly unit: ShiftUnit
  readonly isCritical: boolean
}

/**
 * The place of a task in the plan of its campaign, in steps; null when nothing of it is left to be done, or the plan has no
 * links. Tasks of other campaigns link nobody.
 */
export function* taskPlaceSteps(
  tasks: readonly AssessedTask[],
  recordId: string,
  { lagDefaults, calendar }: Pick<RuleSettings, 'lagDefaults' | 'calendar'>,
  today: CalendarDate,
): Steps<TaskPlace | null> {
  const taskOf = new Map(tasks.map((task) => [task.row.recordId, task]))
  const own = taskOf.get(recordId)
  if (own === undefined || isClosed(own.assessment)) return null
  yield
  const graph = yield* dependencyGraphSteps(yield* networkTasksSteps(tasks, lagDefaults))
  const at = graph.tasks.findIndex(({ id }) => id === recordId)
  const node = graph.tasks[at]
  if (node === undefined || graph.links.length === 0) return null
  yield
  const { tasks: scheduled } = yield* scheduleSteps(graph)
  yield
  const named = (id: string | undefined) => taskOf.get(id ?? '') ?? []
  const missing = new Map(
    bufferViolations(graph).flatMap(({ taskId, predecessorId, gapDays, requiredDays }) =>
      taskId === recordId ? [[predecessorId, requiredDays - gapDays]] : [],
    ),
  )
  const links = (graph.into[at] ?? []).flatMap(({ from }): readonly LinkBefore[] =>
    [named(graph.tasks[from]?.id)].flat().map((task) => ({ task, missingDays: missing.get(task.row.recordId) ?? 0 })),
  )
  const isWaiting = !hasBegun(node, today)
  const waits = ({ task }: LinkBefore): boolean => isWaiting && !isClosed(task.assessment)
  const cycle = graph.cycles.find(({ ids }) => ids.includes(recordId))
  const dates = cycle === undefined ? scheduled.find(({ id }) => id === recordId) : undefined
  return {
    rule: 'DP3',
    waitsFor: links.filter(waits),
    tooCloseTo: links.filter((link) => !waits(link) && link.missingDays > 0),
    waitedForBy: (graph.outOf[at] ?? [])
      .flatMap(({ to }) => (graph.tasks[to] === undefined ? [] : [graph.tasks[to]]))
      .filter((after) => isOpen(after.assessment.state) && !hasBegun(after, today))
      .flatMap(({ id }) => named(id)),
    cycle: cycle === undefined ? null : cycle.path.flatMap(named),
    float: dates === undefined || dates.earlyEnd === null ? null : floatOf({ ...dates, end: dates.earlyEnd }, calendar),
  }
}

/** In workdays the float is what of it people work: a float of one weekend is none. */
function floatOf(
  {
    end,
    floatDays,
    freeFloatDays,
    critical,
  }: Readonly<Record<'floatDays' | 'freeFloatDays', number>> & {
    readonly end: CalendarDate
    readonly critical: boolean
  },
  calendar: RuleSettings['calendar'],
): TaskFloat {
  const facts = { unit: calendar.mode, isCritical: critical }
  if (calendar.mode === 'calendar') return { ...facts, total: floatDays, free: freeFloatDays }
  const { count } = createWorkdayCalendar({ overrides: calendar })
  const workdays = (days: number): number => count(addDays(end, 1), addDays(end, days))
  return { ...facts, total: workdays(floatDays), free: workdays(freeFloatDays) }
}
