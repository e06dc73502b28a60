import { type LagDefaults, linkLag, type NetworkTask } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'

/** The predecessors that a row names, each with the lag of its link. [DP4] */
export function rowLinks(
  { predecessors, lagDays }: TaskRow,
  rowOf: (recordId: string) => TaskRow | null,
  defaults: LagDefaults,
): NetworkTask['predecessors'] {
  return (predecessors ?? []).map((id) => ({ id, lagDays: linkLag(lagDays, rowOf(id), defaults) }))
}
