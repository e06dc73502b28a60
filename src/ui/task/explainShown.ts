import type { AssessedTask, TrackerActions } from '../../application/appState.ts'
import type { CalendarDate, TaskExplanation } from '../../domain/index.ts'

/** The arithmetic of a task as of the day on show. */
export const explainShown = (
  actions: Pick<TrackerActions, 'explain'>, { row }: Pick<AssessedTask, 'row'>, day: CalendarDate | null,
): TaskExplanation | null => (day === null ? actions.explain(row.recordId) : actions.explain(row.recordId, day))
