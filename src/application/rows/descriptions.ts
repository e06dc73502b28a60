import { isOpen, isVagueDescription, written } from '../../domain/index.ts'
import type { AssessedTask, TaskFieldKey } from '../../schema/index.ts'

/**
 * The open tasks whose 任务描述 leaves open what has to be reached, by record. [FL1] A sheet with 交付物 asks for that
 * instead; a sheet with neither column is asked for nothing, nor is one in which nobody describes a task. Once one task is
 * described, those without a description are named.
 */
export function vagueByTask(
  tasks: readonly AssessedTask[],
  columns: readonly TaskFieldKey[],
): ReadonlyMap<string, 'descriptionVague'> {
  if (!columns.includes('description') || columns.includes('deliverable')) return new Map()
  const isUsed = tasks.some(({ row }) => isDescribed(row))
  if (!isUsed) return new Map()
  return new Map(
    tasks.flatMap(({ row, assessment }) =>
      isOpen(assessment.state) && isVagueDescription(row) ? [[row.recordId, 'descriptionVague'] as const] : [],
    ),
  )
}

/** Whether a description says anything of its own: an empty one and a repeated title do not. */
const isDescribed = ({ title, description }: AssessedTask['row']): boolean =>
  written(description) !== null && written(description) !== written(title)
