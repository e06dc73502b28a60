import type { FieldKey, RowOf } from './tables/index.ts'
import type { TableKey } from './tableKey.ts'

/** The tables beside 任务 whose rows the sidebar has in memory. 变更记录 is long: it is read when somebody asks for it. */
export type CompanionTableKey = Exclude<TableKey, 'tasks' | 'changes'>

/** A table of the Base with the columns that it has and its decoded rows, in the order of the table. */
export interface TableRows<Table extends TableKey> {
  readonly tableId: string
  /** Its name in the Base. */
  readonly name: string
  readonly columns: readonly FieldKey<Table>[]
  readonly rows: readonly RowOf<Table>[]
  /** What columns and choices are called in the Base; absent where that is not known. */
  readonly names?: PresentNames
}

/** The names that columns and choices have now: people rename both. A name that is not here is the one it was made with. */
interface PresentNames {
  /** By field. */
  readonly columns: Readonly<Record<string, string>>
  /** By field and choice. */
  readonly choices: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** The rows of these tables; null for a table that the sheet does not have. */
export type SheetRows = { readonly [Table in CompanionTableKey]: TableRows<Table> | null }
