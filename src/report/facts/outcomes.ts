import type { ReportTask } from '../reportInput.ts'
import { inPlannedOrder } from './order.ts'

/** Done tasks by how they ended; `unknown` lacks a usable planned or actual end. [ST3] */
export interface Outcomes {
  readonly done: readonly ReportTask[]
  readonly early: readonly ReportTask[]
  readonly onTime: readonly ReportTask[]
  readonly late: readonly ReportTask[]
  readonly unknown: readonly ReportTask[]
}

/** How the done tasks ended. [ST3] */
export function outcomesOf(tasks: readonly ReportTask[]): Outcomes {
  const done = inPlannedOrder(tasks.filter(({ assessment }) => assessment.state === 'done'))
  const ended = (finish: ReportTask['assessment']['finish']) =>
    done.filter(({ assessment }) => assessment.finish === finish)
  return { done, early: ended('early'), onTime: ended('onTime'), late: ended('late'), unknown: ended(null) }
}
