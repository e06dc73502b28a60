import type { TaskAssessment, TaskFacts } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'

/** A row with what the rules say of it. */
export interface AssessedTask {
  readonly row: TaskRow
  readonly facts: TaskFacts
  readonly assessment: TaskAssessment
}
