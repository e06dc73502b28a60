import { columnNameIn, type TaskFieldKey } from '../../schema/index.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** The column's present name in the Base, or the name that it was made with when that is unknown. */
export const columnName = (
  { preset, language, columnNames }: Pick<SheetState, 'preset' | 'language' | 'columnNames'>,
  field: TaskFieldKey,
): string => columnNames[field] ?? columnNameIn(preset, 'tasks', field, language)
