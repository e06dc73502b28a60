import {
  bufferViolations,
  campaignForecast,
  dependencyGraph,
  type BufferViolation,
  type CalendarDate,
  type NetworkTask,
  type PushedForecast,
} from '../../domain/index.ts'

/** What the tasks before and after it make of a task. [DP1] [DP2] [FC1] */
export interface NetworkVerdict {
  readonly isOnCycle: boolean
  readonly violations: readonly BufferViolation[]
  /** Null for a task that is not open. */
  readonly pushed: PushedForecast | null
}

/**
 * Who waits for whom. After a change only the tasks that hang together with it are looked at again: a cycle, a buffer
 * and a forecast never reach beyond them.
 */
export interface TaskNetwork {
  /** The predecessors of a task as its row names them, existing or not. */
  link(id: string, predecessors: readonly string[]): void
  /** Something that the network looks at has changed: dates, progress, state. */
  touch(id: string): void
  remove(id: string): void
  /**
   * Anew, the verdicts over all tasks that hang together with those touched since. Null: not (any more) in a network.
   */
  settle(taskOf: (id: string) => NetworkTask | null, today: CalendarDate): ReadonlyMap<string, NetworkVerdict | null>
}

const NOBODY: ReadonlySet<string> = new Set()

export function createTaskNetwork(): TaskNetwork {
  const before = new Map<string, readonly string[]>()
  const after = new Map<string, Set<string>>()
  const touched = new Set<string>()

  const neighbours = (id: string): Iterable<string> => [...(before.get(id) ?? []), ...(after.get(id) ?? NOBODY)]
  const isLinked = (id: string): boolean => before.has(id) || after.has(id)

  function link(id: string, predecessors: readonly string[]): void {
    const known = before.get(id) ?? []
    if (known.length === 0 && predecessors.length === 0) return
    if (known.length === predecessors.length && known.every((each, at) => each === predecessors[at])) return
    // Those it no longer waits for may hang together with nobody now: they are looked at as well.
    for (const each of [id, ...neighbours(id)]) touched.add(each)
    for (const each of known) {
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

  /** All tasks that hang together with this one. */
  function component(start: string): string[] {
    const found = new Set([start])
    for (const id of found) for (const next of neighbours(id)) found.add(next)
    return [...found]
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
    settle(taskOf, today) {
      const verdicts = new Map<string, NetworkVerdict | null>()
      for (const start of touched) {
        if (verdicts.has(start)) continue
        if (!isLinked(start)) {
          verdicts.set(start, null)
          continue
        }
        const ids = component(start)
        const graph = dependencyGraph(ids.flatMap((id) => taskOf(id) ?? []))
        const onCycle = new Set(graph.cycles.flatMap((cycle) => cycle.ids))
        const pushed = new Map(campaignForecast(graph, today).tasks.map((each) => [each.id, each]))
        const violations = new Map<string, BufferViolation[]>()
        for (const violation of bufferViolations(graph))
          violations.set(violation.taskId, [...(violations.get(violation.taskId) ?? []), violation])
        for (const id of ids)
          verdicts.set(id, {
            isOnCycle: onCycle.has(id),
            violations: violations.get(id) ?? [],
            pushed: pushed.get(id) ?? null,
          })
      }
      touched.clear()
      return verdicts
    },
  }
}
