import { TASK_FIELDS, columnWords, markerOf, type SheetLanguage, type TaskFieldKey } from '../../schema/index.ts'

/** What a column made beside people's words is described with: what it holds, and our mark. */
export const describedAs = (field: TaskFieldKey, language: SheetLanguage): string =>
  `${columnWords('tasks', { field }, language).about ?? TASK_FIELDS[field].about}${markerOf('tasks', field)}`
