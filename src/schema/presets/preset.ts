import type { OptionSpec } from '../field.ts'
import type { TableKey } from '../tableKey.ts'
import { fieldSpec, type FieldKey } from '../tables/index.ts'

export type PresetId = 'S0' | 'S1' | 'S2' | 'S3' | 'full'

/** Views that presets make. The key is stored with the sheet. */
export type ViewKey =
  | 'daily'
  | 'all'
  | 'slipping'
  | 'delayed'
  | 'overdueLive'
  | 'gantt'
  | 'board'
  | 'milestones'
  | 'slaAlerts'
  | 'open'
  | 'overspend'

/** A column of a preset: which declared field it is and what the template calls it. */
export interface ColumnSpec<Table extends TableKey = TableKey> {
  readonly field: FieldKey<Table>
  readonly name: string
  /** What the column's description says; the declaration's words (zh-CN) when absent. */
  readonly about?: string
  /** The template's own choices, for columns that people fill in. */
  readonly options?: readonly OptionSpec[]
  /** Which of the declared options the template shows; all when absent. */
  readonly optionKeys?: readonly string[]
  /** The template's words for declared options, by key: S0 says 滞后 for delayed. */
  readonly optionNames?: Readonly<Record<string, string>>
  /**
   * Set on columns that are not in the template: `optional` may be left out, `needed` may not (the figures need it),
   * `bookkeeping` is needed and hidden.
   */
  readonly extra?: 'optional' | 'needed' | 'bookkeeping'
  /** Width in the main view, px. */
  readonly width?: number
}

/** A condition with keys of fields and options; set-up turns them into ids. */
export type ViewCondition<Table extends TableKey = TableKey> =
  | { readonly field: FieldKey<Table>; readonly is: string }
  | { readonly field: FieldKey<Table>; readonly isNot: string }
  | { readonly field: FieldKey<Table>; readonly isTicked: true }
  | { readonly field: FieldKey<Table>; readonly before: 'today' }
  | { readonly field: FieldKey<Table>; readonly within: 'thisWeek' }
  | { readonly field: FieldKey<Table>; readonly below: 0 }

interface ViewOrder<Table extends TableKey> {
  readonly field: FieldKey<Table>
  readonly desc: boolean
}

export interface ViewSpec<Table extends TableKey = TableKey> {
  readonly key: ViewKey
  readonly name: string
  readonly type: 'grid' | 'kanban' | 'gantt'
  readonly filter?: { readonly conjunction: 'and' | 'or'; readonly conditions: readonly ViewCondition<Table>[] }
  readonly sort?: readonly ViewOrder<Table>[]
  readonly group?: readonly ViewOrder<Table>[]
  /** The view is made only where these columns and those it filters by exist. */
  readonly needs?: readonly FieldKey<Table>[]
  /**
   * The columns that a view for a purpose shows; it hides all others, also people's own. Of several fields in one place
   * the first that the table has is shown. Absent: everything but the bookkeeping.
   */
  readonly shows?: readonly (FieldKey<Table> | readonly FieldKey<Table>[])[]
  /** Sets the preset's column widths. Each width is a call, so other views keep the host's. */
  readonly withWidths?: boolean
}

/** What a view shows, whatever it is called. */
export type ViewSettings<Table extends TableKey = TableKey> = Omit<ViewSpec<Table>, 'key' | 'name'>

/** One table of a preset. */
export interface PresetTable<Table extends TableKey = TableKey> {
  readonly table: Table
  readonly name: string
  /** The primary column first (the host insists on its type); the rest in the template's order. */
  readonly columns: readonly ColumnSpec<Table>[]
  /** The first one reuses the grid view that every new table comes with. */
  readonly views: readonly ViewSpec<Table>[]
}

export interface PresetSpec {
  readonly id: PresetId
  /** In the order in which people meet them; exactly one of them is the task table. */
  readonly tables: readonly PresetTable[]
}

/** Checks the type of a preset's table against its declaration and widens it to any table. */
export const presetTable = <Table extends TableKey>(table: PresetTable<Table>): PresetTable =>
  table as unknown as PresetTable

/** The options a column is made with: the template's own, or the declared ones in the template's words. */
export function columnOptions(table: TableKey, column: ColumnSpec): readonly OptionSpec[] {
  const offeredOptions = column.options ?? fieldSpec(table, column.field).options ?? []
  return offeredOptions
    .filter(({ key }) => column.optionKeys === undefined || column.optionKeys.includes(key))
    .map((option) => ({ ...option, name: column.optionNames?.[option.key] ?? option.name }))
}

/** A table's columns, with or without the optional ones that we add to the template. */
export function presetColumns(table: PresetTable, withOptional: boolean): readonly ColumnSpec[] {
  return table.columns.filter((column) => withOptional || column.extra !== 'optional')
}

/**
 * The views whose columns the table has. Sorting or grouping by a column that it lacks is left out.
 */
export function presetViews(
  views: readonly ViewSpec[],
  columns: readonly Pick<ColumnSpec, 'field'>[],
): readonly ViewSpec[] {
  const presentFields = new Set<string>(columns.map((column) => column.field))
  return views.filter(
    ({ filter, needs = [] }) =>
      (filter?.conditions ?? []).every(({ field }) => presentFields.has(field)) &&
      needs.every((field) => presentFields.has(field)),
  )
}
