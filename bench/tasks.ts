import type { TaskFacts } from '../src/domain/index.ts'
import { TASK_FIELD_KEYS, type TaskRow } from '../src/schema/index.ts'

const TASKS = 20_000
const OWNERS = 40

/** So many days after the first of January 2024. */
export const dayAt = (offset: number): string =>
  new Date(Date.UTC(2024, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10)

/** Plausible tasks without randomness: dates around the as-of day, every progress, some gaps. */
export function plausibleTasks(): readonly TaskFacts[] {
  return Array.from({ length: TASKS }, (_none, at) => ({
    plannedStart: at % 17 === 0 ? null : dayAt(at % 90),
    plannedEnd: at % 23 === 0 ? null : dayAt((at % 90) + (at % 30)),
    actualStart: at % 3 === 0 ? null : dayAt(at % 95),
    actualEnd: at % 5 === 0 ? dayAt((at % 95) + (at % 20)) : null,
    progress: at % 7 === 0 ? null : (at * 37) % 101,
    hold: null,
  }))
}

const EMPTY = Object.fromEntries(TASK_FIELD_KEYS.map((key) => [key, null])) as Omit<TaskRow, 'recordId'>

/** The row of a task, with a title and one of forty owners. */
export function taskRow({ hold: _none, ...cells }: TaskFacts, at: number): TaskRow {
  const owner = String(at % OWNERS)
  return {
    ...EMPTY,
    ...cells,
    recordId: `rec${String(at)}`,
    title: `任务 ${String(at)}`,
    owner: [{ id: `user${owner}`, name: `成员 ${owner}` }],
  }
}
