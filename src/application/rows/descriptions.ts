import { isOpen, isVagueDescription } from '../../domain/index.ts'
import type { AssessedTask, TaskFieldKey } from '../../schema/index.ts'

/**
 * The open tasks whose 任务描述 leaves open what has to be reached, by record. [FL1] A sheet with 交付物 asks for that
 * instead; a sheet with neither column is asked for nothing.
 */
export function vagueByTask(
  tasks: readonly AssessedTask[],
  columns: readonly TaskFieldKey[],
): ReadonlyMap<string, 'descriptionVague'> {
  if (!columns.includes('description') || columns.includes('deliverable')) return new Map()
  return new Map(
    tasks.flatMap(({ row, assessment }) =>
      isOpen(assessment.state) && isVagueDescription(row) ? [[row.recordId, 'descriptionVague'] as const] : [],
    ),
  )
}
