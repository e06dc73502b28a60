import type { AssessedTask } from '../schema/index.ts'
import { byText } from '../domain/index.ts'
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

/** Furthest behind first, then the earlier deadline. The order of rows does not matter. */
export const mostBehindFirst = (tasks: readonly AssessedTask[]): readonly AssessedTask[] =>
  tasks.toSorted((a, b) => byNumber(a.assessment.deviation, b.assessment.deviation) || byIdentity(a, b))

/** The longest delay first, then the earlier deadline. */
export const mostDelayedFirst = (tasks: readonly AssessedTask[]): readonly AssessedTask[] =>
  tasks.toSorted((a, b) => byNumber(b.assessment.delayDays, a.assessment.delayDays) || byIdentity(a, b))

/** Lists that stand in planned order already: most sections want the report's whole list so. */
const planned = new WeakSet<readonly AssessedTask[]>()

/** The earlier deadline first. */
export function inPlannedOrder(tasks: readonly AssessedTask[]): readonly AssessedTask[] {
  if (planned.has(tasks)) return tasks
  const inOrder = tasks.toSorted(byIdentity)
  planned.add(inOrder)
  return inOrder
}

/** The input with its rows in planned order, so that every later sort is cheap. */
export const sortedOnce = (input: ReportInput): ReportInput => ({
  ...input,
  sheet: { ...input.sheet, tasks: inPlannedOrder(input.sheet.tasks) },
})
