import type { TaskAssessment, TaskFacts } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'

/** A row, the facts that the rules took from it, and their assessment. */
export interface AssessedTask {
  readonly row: TaskRow
  readonly facts: TaskFacts
  readonly assessment: TaskAssessment
}
