import type { AssessedTask } from '../../schema/index.ts'
import { TASK_FLAGS, type TaskFlag } from '../../domain/index.ts'

/** The rows with data problems, and how many rows have each problem, in the order of [FL1]. */
export interface FlaggedTasks {
  readonly tasks: readonly AssessedTask[]
  readonly counts: readonly { readonly flag: TaskFlag; readonly count: number }[]
}

/** `told`: further problems that the history of the sheet and other rows show, by record. */
export function flaggedTasks(
  tasks: readonly AssessedTask[],
  told: readonly ReadonlyMap<string, TaskFlag | readonly TaskFlag[]>[],
): FlaggedTasks {
  const counts = new Map<TaskFlag, number>()
  const flagged = tasks.flatMap((task) => {
    const more = told.flatMap((flags) => flags.get(task.row.recordId) ?? [])
    if (more.length > 0) return [withFlags(task, more)]
    return task.assessment.flags.length > 0 ? [task] : []
  })
  for (const { assessment } of flagged)
    for (const flag of assessment.flags) counts.set(flag, (counts.get(flag) ?? 0) + 1)
  return {
    tasks: flagged,
    counts: TASK_FLAGS.flatMap((flag) => (counts.has(flag) ? [{ flag, count: counts.get(flag) ?? 0 }] : [])),
  }
}

function withFlags(task: AssessedTask, more: readonly TaskFlag[]): AssessedTask {
  const all = new Set([...task.assessment.flags, ...more])
  return { ...task, assessment: { ...task.assessment, flags: TASK_FLAGS.filter((flag) => all.has(flag)) } }
}

/** Rows with a flag; with any flag when it is null. */
export const withFlag = ({ tasks }: Pick<FlaggedTasks, 'tasks'>, flag: TaskFlag | null): readonly AssessedTask[] =>
  flag === null ? tasks : tasks.filter(({ assessment }) => assessment.flags.includes(flag))
