import { rollUpExclusions } from '../../domain/index.ts'
import type { ReportTask } from '../reportInput.ts'

/** The tasks in and outside the weighted means of their set, in its order. [RU1] */
export function countedAndNot(tasks: readonly ReportTask[]): {
  readonly counted: readonly ReportTask[]
  readonly excluded: readonly ReportTask[]
} {
  const excluded = rollUpExclusions(tasks).map(({ task }) => task)
  const isExcluded = new Set(excluded)
  return { counted: tasks.filter((task) => !isExcluded.has(task)), excluded }
}
