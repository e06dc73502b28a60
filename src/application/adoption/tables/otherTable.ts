import type { TableKey } from '../../../schema/index.ts'
import type { StoredSheet } from '../../stored/document.ts'

/** The tables beside 任务 that people keep themselves and the extension can take over, in the order of the sheet. [AD8] */
export const OTHER_TABLES = ['campaigns', 'kpis', 'budget', 'issues'] as const satisfies readonly TableKey[]
export type OtherTable = (typeof OTHER_TABLES)[number]

/** Which table of which sheet is taken over. */
export interface OtherTableOf {
  /** The id of the sheet's task table. */
  readonly sheetId: string
  readonly table: OtherTable
}

/** The tables that the sheet does not have yet: one that it has is neither replaced nor taken over twice. */
export const openOtherTables = ({ tables }: StoredSheet): readonly OtherTable[] =>
  OTHER_TABLES.filter((table) => tables[table] === undefined)
