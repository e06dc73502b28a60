import {
  columnNameIn,
  type CompanionTableKey,
  type FieldKey,
  type SheetRows,
  type TaskFieldKey,
} from '../../schema/index.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** The column's present name in the Base, or the name that it was made with when that is unknown. */
export const columnName = (
  { preset, language, columnNames }: Pick<SheetState, 'preset' | 'language' | 'columnNames'>,
  field: TaskFieldKey,
): string => columnNames[field] ?? columnNameIn(preset, 'tasks', field, language)

/** The present name of a column of a table beside 任务; without such a column the name that it would be made with. */
export const besideColumnName = <Table extends CompanionTableKey>(
  { rows, preset, language }: Pick<SheetState, 'preset' | 'language'> & { readonly rows: SheetRows },
  table: Table,
  field: FieldKey<Table>,
): string => rows[table]?.names?.columns[field] ?? columnNameIn(preset, table, field, language)

/** The present name of a choice; null where it is not known. */
export const choiceName = <Table extends CompanionTableKey>(
  { rows }: { readonly rows: SheetRows },
  table: Table,
  field: FieldKey<Table>,
  choice: string,
): string | null => rows[table]?.names?.choices[field]?.[choice] ?? null
