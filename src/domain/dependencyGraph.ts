import { usableNumber } from './exactness.ts'
import { allAtOnce, filterInSteps, indexInSteps, mapInSteps, type Steps, visitInSteps } from './steps.ts'
import type { TaskAssessment, TaskFacts } from './task.ts'

/** A task with its 前置任务, each with 间隔天数: calendar days between its planned end and this task's start. [DP1] */
export interface NetworkTask {
  readonly id: string
  readonly task: TaskFacts
  readonly assessment: Pick<TaskAssessment, 'state' | 'actual' | 'forecastEnd'>
  readonly predecessors: readonly { readonly id: string; readonly lagDays: number | null }[]
}

/** A link between two tasks, by their positions in the input. */
export interface Link {
  readonly from: number
  readonly to: number
  readonly lagDays: number
}

/** The links between tasks, and an order in which every task comes after its predecessors. [DP2] */
export interface DependencyGraph {
  readonly tasks: readonly NetworkTask[]
  /** Every usable link, those on cycles included. */
  readonly links: readonly Link[]
  /** Links into and out of a task, without those on a cycle, so that following them ends. */
  readonly into: readonly (readonly Link[])[]
  readonly outOf: readonly (readonly Link[])[]
  readonly order: readonly number[]
  /** Each set of tasks that wait for one another: a shortest closed path through its first task, and all its tasks. */
  readonly cycles: readonly { readonly path: readonly string[]; readonly ids: readonly string[] }[]
}

/** Links between tasks that exist and are not cancelled; of two links between the same tasks the longer lag counts. */
function* usableLinks(tasks: readonly NetworkTask[]): Steps<readonly Link[]> {
  const position = yield* indexInSteps(tasks, ({ id }, at) => [id, at])
  const isBinding = (at: number) => tasks[at]?.assessment.state !== 'cancelled'
  const links: Link[] = []
  yield* visitInSteps(tasks, ({ predecessors }, to) => {
    if (predecessors.length === 0 || !isBinding(to)) return
    const lags = new Map<number, number>()
    for (const { id, lagDays } of predecessors) {
      const from = position.get(id)
      if (from === undefined || !isBinding(from)) continue
      const lag = Math.trunc(usableNumber(lagDays) ?? 0)
      lags.set(from, Math.max(lag, lags.get(from) ?? lag))
    }
    for (const [from, lagDays] of lags) links.push({ from, to, lagDays })
  })
  return links
}

function* groupLinks(count: number, links: readonly Link[], end: 'from' | 'to'): Steps<Link[][]> {
  const groups: Link[][] = Array.from({ length: count }, () => [])
  yield
  yield* visitInSteps(links, (link) => groups[link[end]]?.push(link))
  return groups
}

const UNSEEN = -1

/** So many turns of the search are one step: some milliseconds. */
const TURNS_PER_STEP = 2000

/**
 * Strongly connected components, each emitted before those that lead to it (Tarjan). A stack instead of recursion:
 * a chain of 20 000 tasks must not overflow.
 */
function* components(outOf: readonly (readonly Link[])[]): Steps<number[][]> {
  const found: number[][] = []
  const entryOrder = new Int32Array(outOf.length).fill(UNSEEN)
  const lowest = new Int32Array(outOf.length)
  const isOnPath = new Uint8Array(outOf.length)
  const path: number[] = []
  let count = 0
  let turns = 0
  const enter = (node: number) => {
    entryOrder[node] = count
    lowest[node] = count
    count += 1
    path.push(node)
    isOnPath[node] = 1
    return { node, next: 0 }
  }
  const lower = (node: number, rank: number) => {
    lowest[node] = Math.min(lowest[node] ?? rank, rank)
  }
  for (const root of outOf.keys()) {
    if (entryOrder[root] !== UNSEEN) continue
    const walk = [enter(root)]
    for (let step = walk.at(-1); step !== undefined; step = walk.at(-1)) {
      turns += 1
      if (turns % TURNS_PER_STEP === 0) yield
      const { node } = step
      const link = outOf[node]?.[step.next]
      step.next += 1
      if (link !== undefined) {
        if (entryOrder[link.to] === UNSEEN) walk.push(enter(link.to))
        else if (isOnPath[link.to] === 1) lower(node, entryOrder[link.to] ?? count)
        continue
      }
      walk.pop()
      const parent = walk.at(-1)
      if (parent !== undefined) lower(parent.node, lowest[node] ?? count)
      if (lowest[node] === entryOrder[node]) {
        const component = path.splice(path.lastIndexOf(node))
        for (const member of component) isOnPath[member] = 0
        found.push(component)
      }
    }
  }
  return found
}

/** The shortest way from `start` back to itself along links inside `members`, both ends named. */
function closedPath(start: number, members: ReadonlySet<number>, outOf: readonly (readonly Link[])[]): number[] {
  const cameFrom = new Map<number, number>()
  const queue = [start]
  for (const node of queue) {
    for (const { to } of outOf[node] ?? []) {
      if (to === start) {
        const path = [start]
        for (let at: number | undefined = node; at !== undefined && at !== start; at = cameFrom.get(at)) path.push(at)
        return [...path, start].toReversed()
      }
      if (!members.has(to) || cameFrom.has(to)) continue
      cameFrom.set(to, node)
      queue.push(to)
    }
  }
  return [start]
}

/**
 * The dependency graph of a set of tasks, in O(tasks + links). Unknown predecessors and cancelled tasks give no link; a
 * missing lag is 0. Cycles are reported and their links left out, so that everything else keeps working. [DP2]
 */
export const dependencyGraph = (tasks: readonly NetworkTask[]): DependencyGraph =>
  allAtOnce(dependencyGraphSteps(tasks))

/** The same in steps, for twenty thousand tasks. */
export function* dependencyGraphSteps(tasks: readonly NetworkTask[]): Steps<DependencyGraph> {
  const links = yield* usableLinks(tasks)
  const allOutOf = yield* groupLinks(tasks.length, links, 'from')
  yield
  const componentList = yield* components(allOutOf)
  const componentOf = new Int32Array(tasks.length)
  for (const [at, members] of componentList.entries()) for (const member of members) componentOf[member] = at
  const isCyclic = ({ from, to }: Link) => componentOf[from] === componentOf[to]
  yield
  const acyclic = yield* filterInSteps(links, (link) => !isCyclic(link))
  const nameOf = (at: number) => tasks[at]?.id ?? ''
  yield
  const isKnot = ([first, second]: readonly number[]): boolean =>
    second !== undefined || (first !== undefined && allOutOf[first]?.some(({ to }) => to === first) === true)
  const knots = (yield* filterInSteps(componentList, isKnot))
    .map((members) => members.toSorted((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b)
  yield
  return {
    tasks,
    links,
    into: yield* groupLinks(tasks.length, acyclic, 'to'),
    outOf: yield* groupLinks(tasks.length, acyclic, 'from'),
    order: componentList.toReversed().flat(),
    cycles: yield* mapInSteps(knots, (members) => ({
      path: closedPath(members[0] ?? 0, new Set(members), allOutOf).map(nameOf),
      ids: members.map(nameOf),
    })),
  }
}
