import type { AssessedTask } from '../../application/rows/assessedTask.ts'
import type { AppActions } from '../../application/app/appState.ts'
import type { CalendarDate, TaskExplanation } from '../../domain/index.ts'

/** Whether it is paused or cancelled although no cell says so: by what is kept with the sheet. [MI1] */
export const isHeldByMark = ({ row, facts }: AssessedTask): boolean => facts.hold !== null && row.hold === null

/** The arithmetic of a task as of the day on show. */
export const explainShown = (
  actions: Pick<AppActions, 'explain'>,
  { row }: Pick<AssessedTask, 'row'>,
  day: CalendarDate | null,
): TaskExplanation | null => (day === null ? actions.explain(row.recordId) : actions.explain(row.recordId, day))
