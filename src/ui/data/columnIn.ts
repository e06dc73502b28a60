import type { Board } from '../../application/board/board.ts'
import { columnNameIn, type CompanionTableKey, type FieldKey } from '../../schema/index.ts'

/** The name of a column of a table beside 任务, as it was made in this sheet. */
export const columnIn = <Table extends CompanionTableKey>(
  { preset, language }: Pick<Board, 'preset' | 'language'>,
  table: Table,
  field: FieldKey<Table>,
): string => columnNameIn(preset, table, field, language)
