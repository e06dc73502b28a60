import {
  bufferViolationsSteps,
  byText,
  dependencyGraphSteps,
  flatMapInSteps,
  hasBegun,
  indexInSteps,
  isClosed,
  isOpen,
  scheduleSteps,
  sortInSteps,
  type BufferViolation,
  type CalendarDate,
  type DependencyGraph,
  type LagDefaults,
  type Steps,
} from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { networkTasksSteps } from '../rows/rowLinks.ts'

/** A link that is too short, with its two tasks. [DP1] */
export interface ShortLink extends BufferViolation {
  readonly task: AssessedTask
  readonly predecessor: AssessedTask
}

/** The links of a plan, and what contradicts them. [DP1] [DP2] [DP3] */
export interface PlanBoard {
  readonly graph: DependencyGraph
  readonly taskOf: ReadonlyMap<string, AssessedTask>
  /** The task that has to move first comes first. */
  readonly short: readonly ShortLink[]
  /** The tasks that wait for one another, along a closed path: the first task is also the last. */
  readonly cycles: readonly (readonly AssessedTask[])[]
  /** The tasks that decide the end of the plan and are not finished, by their start. */
  readonly critical: readonly AssessedTask[]
  /** The tasks that should have begun and wait for others, by their start. */
  readonly waiting: readonly Waiting[]
}

/** A task whose planned start has come, and the predecessors that are not finished. */
export interface Waiting {
  readonly task: AssessedTask
  readonly start: CalendarDate
  readonly predecessors: readonly AssessedTask[]
}

/** Violations with their tasks. */
export const shortLinksSteps = (
  violations: readonly BufferViolation[],
  taskOf: PlanBoard['taskOf'],
): Steps<readonly ShortLink[]> =>
  flatMapInSteps(violations, (violation) => {
    const [task, predecessor] = [taskOf.get(violation.taskId), taskOf.get(violation.predecessorId)]
    return task === undefined || predecessor === undefined ? [] : [{ ...violation, task, predecessor }]
  })

/** What the links of a plan say, in steps. A predecessor outside the tasks, as of another campaign, links nobody. */
export function* planBoardSteps(
  tasks: readonly AssessedTask[],
  lagDefaults: LagDefaults,
  today: CalendarDate,
): Steps<PlanBoard> {
  const taskOf = yield* indexInSteps(tasks, (task) => [task.row.recordId, task])
  yield
  const graph = yield* dependencyGraphSteps(yield* networkTasksSteps(tasks, lagDefaults))
  yield
  const { criticalPath } = yield* scheduleSteps(graph)
  yield
  const waiting = yield* flatMapInSteps(graph.tasks, (node, at): readonly Waiting[] => {
    const task = taskOf.get(node.id)
    const start = node.task.plannedStart ?? node.task.plannedEnd
    if (task === undefined || start === null || start > today || !isOpen(node.assessment.state)) return []
    if (hasBegun(node, today)) return []
    const predecessors = openTasks(graph, taskOf, graph.into[at] ?? [], 'from')
    return predecessors.length === 0 ? [] : [{ task, start, predecessors }]
  })
  const named = (ids: readonly string[]) => ids.flatMap((id) => taskOf.get(id) ?? [])
  const short = yield* shortLinksSteps(yield* bufferViolationsSteps(graph), taskOf)
  yield
  return {
    graph,
    taskOf,
    short: yield* sortInSteps(short, (a, b) => byText(a.fixStart ?? '', b.fixStart ?? '')),
    cycles: graph.cycles.map(({ path }) => named(path)),
    critical: yield* flatMapInSteps(criticalPath, (id) =>
      named([id]).filter(({ assessment }) => !isClosed(assessment)),
    ),
    waiting: yield* sortInSteps(waiting, (a, b) => byText(a.start, b.start)),
  }
}

/** The tasks at one end of links that are not finished and not cancelled. */
const openTasks = (
  graph: DependencyGraph,
  taskOf: PlanBoard['taskOf'],
  links: DependencyGraph['into'][number],
  end: 'from' | 'to',
): readonly AssessedTask[] =>
  links.flatMap((link) => {
    const task = taskOf.get(graph.tasks[link[end]]?.id ?? '')
    return task === undefined || isClosed(task.assessment) ? [] : [task]
  })
