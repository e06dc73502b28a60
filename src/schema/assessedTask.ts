import type { TaskAssessment, TaskFacts } from '../domain/index.ts'
import type { TaskRow } from './tables/index.ts'

/** A row with what the rules say of it. The sidebar shows it, and a report is made from it. */
export interface AssessedTask {
  readonly row: TaskRow
  readonly facts: TaskFacts
  readonly assessment: TaskAssessment
}
