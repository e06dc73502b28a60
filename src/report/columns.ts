import { CAUSE_FIELDS } from '../domain/index.ts'
import type { TaskFieldKey } from '../schema/index.ts'
import type { ReportInput } from './reportInput.ts'

type Sheet = Pick<ReportInput, 'sheet'>

/** Whether the sheet has a column. A report says nothing about columns that the sheet does not have. */
export const hasColumn = ({ sheet }: Sheet, field: TaskFieldKey): boolean => sheet.columns.includes(field)

/** Whether the sheet has a column in which people could say why a task is late. [RA1] */
export const asksForCauses = (input: Sheet): boolean => CAUSE_FIELDS.some((field) => hasColumn(input, field))
