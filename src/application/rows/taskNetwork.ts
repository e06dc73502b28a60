import {
  bufferViolationsSteps,
  campaignForecastSteps,
  dependencyGraphSteps,
  flatMapInSteps,
  groupInSteps,
  indexInSteps,
  type BufferViolation,
  type CalendarDate,
  type NetworkTask,
  type PushedForecast,
  type Steps,
  visitGrowing,
  visitInSteps,
} from '../../domain/index.ts'

/** What a task's links add to its assessment. [DP1] [DP2] [FC1] */
export interface NetworkVerdict {
  readonly isOnCycle: boolean
  readonly violations: readonly BufferViolation[]
  /** Null for a task that is not open. */
  readonly pushed: PushedForecast | null
}

/**
 * Which task waits for which. After a change only the tasks connected with it are judged again, because cycles, buffers
 * and forecasts never cross from one connected group of tasks into another.
 */
export interface TaskNetwork {
  /** Sets the predecessors of a task as its row names them, whether these tasks exist or not. */
  link(id: string, predecessors: readonly string[]): void
  /** Notes that dates, progress or state of a task have changed. */
  touch(id: string): void
  remove(id: string): void
  /**
   * Judges again all tasks connected with those changed since the last call. Null: the task has no links (any more).
   * What changes between two steps is judged by the next call.
   */
  settleSteps(
    taskOf: (id: string) => NetworkTask | null,
    today: CalendarDate,
  ): Steps<ReadonlyMap<string, NetworkVerdict | null>>
}

const NO_TASKS: ReadonlySet<string> = new Set()

export function createTaskNetwork(): TaskNetwork {
  const before = new Map<string, readonly string[]>()
  const after = new Map<string, Set<string>>()
  const touched = new Set<string>()

  const neighbours = (id: string): Iterable<string> => [...(before.get(id) ?? []), ...(after.get(id) ?? NO_TASKS)]
  const isLinked = (id: string): boolean => before.has(id) || after.has(id)

  function link(id: string, predecessors: readonly string[]): void {
    const oldPredecessors = before.get(id) ?? []
    if (oldPredecessors.length === 0 && predecessors.length === 0) return
    if (
      oldPredecessors.length === predecessors.length &&
      oldPredecessors.every((each, at) => each === predecessors[at])
    )
      return
    // Former predecessors may have lost their only link, so they are judged again as well.
    for (const each of [id, ...neighbours(id)]) touched.add(each)
    for (const each of oldPredecessors) {
      const followers = after.get(each)
      followers?.delete(id)
      if (followers?.size === 0) after.delete(each)
    }
    if (predecessors.length === 0) before.delete(id)
    else before.set(id, predecessors)
    for (const each of predecessors) {
      const followers = after.get(each)
      if (followers === undefined) after.set(each, new Set([id]))
      else followers.add(id)
    }
  }

  return {
    link,
    touch(id) {
      if (isLinked(id)) touched.add(id)
    },
    remove(id) {
      link(id, [])
      if (isLinked(id)) touched.add(id)
    },
    *settleSteps(taskOf, today) {
      const judged = [...touched]
      touched.clear()
      const verdicts = new Map<string, NetworkVerdict | null>()
      const linked = new Set<string>()
      yield* visitInSteps(judged, (id) => (isLinked(id) ? linked.add(id) : verdicts.set(id, null)))
      yield* visitGrowing(linked, (id) => {
        for (const next of neighbours(id)) linked.add(next)
      })
      const ids = [...linked]
      yield
      const tasks = yield* flatMapInSteps(ids, (id) => {
        const task = taskOf(id)
        return task === null ? [] : [task]
      })
      const graph = yield* dependencyGraphSteps(tasks)
      const onCycle = new Set(graph.cycles.flatMap((cycle) => cycle.ids))
      yield
      const forecast = yield* campaignForecastSteps(graph, today)
      const pushed = yield* indexInSteps(forecast.tasks, (each) => [each.id, each])
      yield
      const violations = yield* groupInSteps(yield* bufferViolationsSteps(graph), ({ taskId }) => taskId)
      yield
      yield* visitInSteps(ids, (id) => {
        verdicts.set(id, {
          isOnCycle: onCycle.has(id),
          violations: violations.get(id) ?? [],
          pushed: pushed.get(id) ?? null,
        })
      })
      return verdicts
    },
  }
}
