import type { AssessedTask } from '../../application/appState.ts'
import { TASK_FLAGS, type TaskFlag } from '../../domain/index.ts'

/** Data problems of a sheet: its rows with any, and how many rows have each, in the order of [FL1]. */
export interface FlaggedTasks {
  readonly tasks: readonly AssessedTask[]
  readonly counts: readonly { readonly flag: TaskFlag; readonly count: number }[]
}

export function flaggedTasks(tasks: readonly AssessedTask[]): FlaggedTasks {
  const counts = new Map<TaskFlag, number>()
  const flagged = tasks.filter(({ assessment }) => assessment.flags.length > 0)
  for (const { assessment } of flagged) for (const flag of assessment.flags) counts.set(flag, (counts.get(flag) ?? 0) + 1)
  return { tasks: flagged, counts: TASK_FLAGS.flatMap((flag) => (counts.has(flag) ? [{ flag, count: counts.get(flag) ?? 0 }] : [])) }
}

/** Rows with a flag; null: with any. */
export const withFlag = ({ tasks }: Pick<FlaggedTasks, 'tasks'>, flag: TaskFlag | null): readonly AssessedTask[] =>
  flag === null ? tasks : tasks.filter(({ assessment }) => assessment.flags.includes(flag))
