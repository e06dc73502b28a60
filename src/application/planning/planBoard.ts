import {
  bufferViolations,
  byText,
  dependencyGraphSteps,
  isClosed,
  scheduleSteps,
  type BufferViolation,
  type DependencyGraph,
  type LagDefaults,
  type NetworkTask,
  type ScheduledTask,
  type Steps,
} from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { rowLinks } from '../rows/rowLinks.ts'

/** A link that is too short, with its two tasks. [DP1] */
export interface ShortLink extends BufferViolation {
  readonly task: AssessedTask
  readonly predecessor: AssessedTask
}

/** The links, floats and contradictions of a plan. [DP1] [DP2] [DP3] */
export interface PlanBoard {
  readonly graph: DependencyGraph
  readonly taskOf: ReadonlyMap<string, AssessedTask>
  /** The task that has to move first comes first. */
  readonly short: readonly ShortLink[]
  /** The tasks that wait for one another, along a closed path: the first task is also the last. */
  readonly cycles: readonly (readonly AssessedTask[])[]
  /** The tasks that decide the end of the plan and are not finished, by their start. */
  readonly critical: readonly AssessedTask[]
  readonly scheduled: ReadonlyMap<string, ScheduledTask>
  /** The unfinished predecessors of each task that is not finished. */
  readonly waits: ReadonlyMap<string, readonly AssessedTask[]>
}

/** What the links of a plan say, in steps. A predecessor outside the tasks, as of another campaign, links nobody. */
export function* planBoardSteps(tasks: readonly AssessedTask[], lagDefaults: LagDefaults): Steps<PlanBoard> {
  const taskOf = new Map(tasks.map((task) => [task.row.recordId, task]))
  const rowOf = (recordId: string) => taskOf.get(recordId)?.row ?? null
  yield
  const graph = yield* dependencyGraphSteps(
    tasks.map(
      ({ row, facts, assessment }): NetworkTask => ({
        id: row.recordId,
        task: facts,
        assessment,
        predecessors: rowLinks(row, rowOf, lagDefaults),
      }),
    ),
  )
  yield
  const { tasks: scheduled, criticalPath } = yield* scheduleSteps(graph)
  yield
  const named = (ids: readonly string[]) => ids.flatMap((id) => taskOf.get(id) ?? [])
  const isOver = ({ assessment }: AssessedTask) => isClosed(assessment)
  const waits = new Map<string, readonly AssessedTask[]>()
  for (const [at, links] of graph.into.entries()) {
    const task = tasks[at]
    if (task === undefined || isOver(task)) continue
    const open = links.flatMap(({ from }) => tasks[from] ?? []).filter((one) => !isOver(one))
    if (open.length > 0) waits.set(task.row.recordId, open)
  }
  yield
  return {
    graph,
    taskOf,
    short: bufferViolations(graph)
      .flatMap((violation) => {
        const [task, predecessor] = named([violation.taskId, violation.predecessorId])
        return task === undefined || predecessor === undefined ? [] : [{ ...violation, task, predecessor }]
      })
      .toSorted((a, b) => byText(a.fixStart ?? '', b.fixStart ?? '')),
    cycles: graph.cycles.map(({ path }) => named(path)),
    critical: named(criticalPath).filter((task) => !isOver(task)),
    scheduled: new Map(scheduled.map((task) => [task.id, task])),
    waits,
  }
}
