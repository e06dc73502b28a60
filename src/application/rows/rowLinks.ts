import {
  indexInSteps,
  type LagDefaults,
  linkLag,
  mapInSteps,
  type NetworkTask,
  type Steps,
} from '../../domain/index.ts'
import type { AssessedTask, TaskRow } from '../../schema/index.ts'

/** The predecessors that a row names, each with the lag of its link. [DP4] */
export function rowLinks(
  { predecessors, lagDays }: TaskRow,
  rowOf: (recordId: string) => TaskRow | null,
  defaults: LagDefaults,
): NetworkTask['predecessors'] {
  return (predecessors ?? []).map((id) => ({ id, lagDays: linkLag(lagDays, rowOf(id), defaults) }))
}

/** Tasks with their links. A predecessor that is not among them, as of another campaign, links nobody. [DP1] [DP4] */
export function* networkTasksSteps(
  tasks: readonly AssessedTask[],
  defaults: LagDefaults,
): Steps<readonly NetworkTask[]> {
  const rowOf = yield* indexInSteps(tasks, ({ row }) => [row.recordId, row])
  return yield* mapInSteps(tasks, ({ row, facts, assessment }) => ({
    id: row.recordId,
    task: facts,
    assessment,
    predecessors: rowLinks(row, (id) => rowOf.get(id) ?? null, defaults),
  }))
}
