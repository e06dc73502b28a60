import type { ReportTask } from '../reportInput.ts'
import { mostDelayedFirst } from './order.ts'

/** Done before the planned end, the earliest finish first. [RA3] */
export const earlyFinishers = (tasks: readonly ReportTask[]): readonly ReportTask[] =>
  mostDelayedFirst(tasks.filter(({ assessment }) => assessment.finish === 'early')).toReversed()
