import {
  bufferViolations,
  byText,
  dependencyGraphSteps,
  isClosed,
  scheduleSteps,
  type BufferViolation,
  type DependencyGraph,
  type LagDefaults,
  type Steps,
} from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { networkTasks } from '../rows/rowLinks.ts'

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
}

/** Violations with their tasks. */
export const shortLinks = (violations: readonly BufferViolation[], taskOf: PlanBoard['taskOf']): readonly ShortLink[] =>
  violations.flatMap((violation) => {
    const [task, predecessor] = [taskOf.get(violation.taskId), taskOf.get(violation.predecessorId)]
    return task === undefined || predecessor === undefined ? [] : [{ ...violation, task, predecessor }]
  })

/** What the links of a plan say, in steps. A predecessor outside the tasks, as of another campaign, links nobody. */
export function* planBoardSteps(tasks: readonly AssessedTask[], lagDefaults: LagDefaults): Steps<PlanBoard> {
  const taskOf = new Map(tasks.map((task) => [task.row.recordId, task]))
  yield
  const graph = yield* dependencyGraphSteps(networkTasks(tasks, lagDefaults))
  yield
  const { criticalPath } = yield* scheduleSteps(graph)
  yield
  const named = (ids: readonly string[]) => ids.flatMap((id) => taskOf.get(id) ?? [])
  return {
    graph,
    taskOf,
    short: shortLinks(bufferViolations(graph), taskOf).toSorted((a, b) => byText(a.fixStart ?? '', b.fixStart ?? '')),
    cycles: graph.cycles.map(({ path }) => named(path)),
    critical: named(criticalPath).filter(({ assessment }) => !isClosed(assessment)),
  }
}
