import { TASK_FIELDS, markerOf, type TaskFieldKey } from '../../schema/index.ts'

/** What a column made beside people's words is described with: what it holds, and our mark. */
export const describedAs = (field: TaskFieldKey): string => `${TASK_FIELDS[field].about}${markerOf('tasks', field)}`
