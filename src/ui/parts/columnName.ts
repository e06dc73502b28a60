import { columnNameIn, type TaskFieldKey } from '../../schema/index.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** What the column is called in the Base, else what it was called when the sheet was made. */
export const columnName = (
  { preset, language, columnNames }: Pick<SheetState, 'preset' | 'language' | 'columnNames'>,
  field: TaskFieldKey,
): string => columnNames[field] ?? columnNameIn(preset, 'tasks', field, language)
