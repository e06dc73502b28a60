import { groupInSteps, type Steps, written } from '../domain/index.ts'
import type { AssessedTask, TaskFieldKey } from '../schema/index.ts'

/** What tasks are grouped by, for roll-ups and rates. */
type Dimension = 'stage' | 'module' | 'channel' | 'department' | 'owner'

/** Tasks that share a value; `name` is null where people left the cell empty. */
export interface TaskGroup {
  readonly name: string | null
  readonly tasks: readonly AssessedTask[]
}

/** Those of the dimensions that the sheet has columns for. */
export function dimensionsOf<Wanted extends Dimension>(
  columns: readonly TaskFieldKey[],
  wanted: readonly Wanted[],
): readonly Wanted[] {
  return wanted.filter((dimension) => columns.includes(dimension))
}

/** The dimensions by which a plan is divided. [RU1] [RA1] [RA12] */
export const PLAN_DIMENSIONS = ['stage', 'module', 'channel'] as const

/** Tasks in planned order by the value of a dimension: the group whose first task is due first in front, the unnamed last. */
export function* groupsBy(
  tasks: readonly AssessedTask[],
  dimension: (typeof PLAN_DIMENSIONS)[number],
): Steps<readonly TaskGroup[]> {
  const groups = yield* groupInSteps(tasks, ({ row }) => written(row[dimension]))
  return [...groups]
    .map(([name, own]) => ({ name, tasks: own }))
    .sort((a, b) => Number(a.name === null) - Number(b.name === null))
}
