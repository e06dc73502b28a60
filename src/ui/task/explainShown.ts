import type { AssessedTask } from '../../schema/index.ts'
import type { AppActions } from '../../application/app/appState.ts'
import type { CalendarDate, TaskExplanation } from '../../domain/index.ts'

/** Whether the task is paused or cancelled by a statement stored with the sheet, without a cell that says so. [MI1] */
export const isHeldByStatement = ({ row, facts }: AssessedTask): boolean => facts.hold !== null && row.hold === null

/** Explains a task as of the shown day. */
export const explainShown = (
  actions: Pick<AppActions, 'explain'>,
  { row }: Pick<AssessedTask, 'row'>,
  day: CalendarDate | null,
): TaskExplanation | null => (day === null ? actions.explain(row.recordId) : actions.explain(row.recordId, day))
