import type { AssessedTask } from '../schema/index.ts'
import { byText, mapInSteps, sortInSteps, type Steps, visitInSteps } from '../domain/index.ts'
import { idsOf, noteIds } from './phrases.ts'
import type { ReportInput } from './reportInput.ts'

/** Compares numbers; missing ones come last. */
export function byNumber(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a - b
}

const byIdentity = (a: AssessedTask, b: AssessedTask): number =>
  byText(a.facts.plannedEnd ?? '9999-12-31', b.facts.plannedEnd ?? '9999-12-31') ||
  byText(a.row.title ?? '', b.row.title ?? '') ||
  byText(a.row.recordId, b.row.recordId)

/** The tasks of one report in each of the orders that sections want. */
interface Orders {
  readonly planned: readonly AssessedTask[]
  readonly behind: readonly AssessedTask[]
  readonly delayed: readonly AssessedTask[]
}

const COMPARE: Readonly<Record<keyof Orders, (a: AssessedTask, b: AssessedTask) => number>> = {
  planned: byIdentity,
  behind: (a, b) => byNumber(a.assessment.deviation, b.assessment.deviation) || byIdentity(a, b),
  delayed: (a, b) => byNumber(b.assessment.delayDays, a.assessment.delayDays) || byIdentity(a, b),
}

/** The orders of whole lists, kept as long as the list: each kind of report wants them. */
const ordersOfLists = new WeakMap<readonly AssessedTask[], Orders>()

/** The places of a task in the orders of the report that was made last: parts of its lists are sorted by these numbers. */
const placesOfTasks = new WeakMap<AssessedTask, { readonly of: Orders } & Record<keyof Orders, number>>()

function* ordersSteps(tasks: readonly AssessedTask[]): Steps<Orders> {
  const planned = yield* sortInSteps(tasks, byIdentity)
  // Tasks with the same number keep the planned order.
  const behind = yield* sortInSteps(planned, (a, b) => byNumber(a.assessment.deviation, b.assessment.deviation))
  const delayed = yield* sortInSteps(planned, (a, b) => byNumber(b.assessment.delayDays, a.assessment.delayDays))
  for (const list of [planned, behind, delayed]) noteIds(list, yield* mapInSteps(list, ({ row }) => row.recordId))
  return { planned, behind, delayed }
}

/** Notes the place of each task in each order. */
function* placeSteps(orders: Orders): Steps<void> {
  for (const order of ['planned', 'behind', 'delayed'] as const)
    yield* visitInSteps(orders[order], (task, at) => {
      const places = placesOfTasks.get(task)
      if (places?.of === orders) places[order] = at
      else placesOfTasks.set(task, { of: orders, planned: at, behind: at, delayed: at })
    })
}

/** Lists in an order: several sentences want the same. */
const sortedLists = {
  planned: new WeakMap<readonly AssessedTask[], readonly AssessedTask[]>(),
  behind: new WeakMap<readonly AssessedTask[], readonly AssessedTask[]>(),
  delayed: new WeakMap<readonly AssessedTask[], readonly AssessedTask[]>(),
} as const satisfies Record<keyof Orders, unknown>

function sorted(tasks: readonly AssessedTask[], order: keyof Orders): readonly AssessedTask[] {
  if (tasks.length < 2) return tasks
  const inOrder = sortedLists[order].get(tasks) ?? toSorted(tasks, order)
  sortedLists[order].set(tasks, inOrder)
  return inOrder
}

/** The tasks in an order: by their places in the report's own lists where these are known. */
function toSorted(tasks: readonly AssessedTask[], order: keyof Orders): readonly AssessedTask[] {
  const [first] = tasks
  const orders = first === undefined ? undefined : placesOfTasks.get(first)?.of
  if (orders === undefined) return tasks.toSorted(COMPARE[order])
  const places = new Uint32Array(tasks.length)
  for (const [at, task] of tasks.entries()) {
    const own = placesOfTasks.get(task)
    if (own?.of !== orders) return tasks.toSorted(COMPARE[order])
    places[at] = own[order]
  }
  // Numbers in a typed array sort without a comparison of ours, which counts with thousands of tasks.
  places.sort()
  const inOrder = Array.from(places, (place) => orders[order][place] as AssessedTask)
  const ids = idsOf(orders[order])
  noteIds(
    inOrder,
    Array.from(places, (place) => ids[place] as string),
  )
  return inOrder
}

/** Furthest behind first, then the earlier deadline. The order of rows does not matter. */
export const mostBehindFirst = (tasks: readonly AssessedTask[]): readonly AssessedTask[] => sorted(tasks, 'behind')

/** The longest delay first, then the earlier deadline. */
export const mostDelayedFirst = (tasks: readonly AssessedTask[]): readonly AssessedTask[] => sorted(tasks, 'delayed')

/** The earlier deadline first. */
export const inPlannedOrder = (tasks: readonly AssessedTask[]): readonly AssessedTask[] =>
  ordersOfLists.get(tasks)?.planned === tasks ? tasks : sorted(tasks, 'planned')

/** The input with its rows in planned order, and with every order known, so that a section sorts none of its own. */
export function* sortedSteps(input: ReportInput): Steps<ReportInput> {
  const { tasks } = input.sheet
  const orders = ordersOfLists.get(tasks) ?? (yield* ordersSteps(tasks))
  ordersOfLists.set(tasks, orders)
  ordersOfLists.set(orders.planned, orders)
  yield* placeSteps(orders)
  return { ...input, sheet: { ...input.sheet, tasks: orders.planned } }
}
