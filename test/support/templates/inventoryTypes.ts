/**
 * What the four source templates and the data model ask for, written down by hand from those documents and not from
 * `src/schema`: the other side of every comparison between what is asked and what is built.
 */

/**
 * A column's type in words. `percentNumber` and `pointsNumber` are numbers that people read as percents or points;
 * `user` is a User column of which the document does not say whether it holds one or several, which `person` and
 * `people` do.
 */
export type ColumnType =
  | 'text'
  | 'number'
  | 'currency'
  | 'percentNumber'
  | 'pointsNumber'
  | 'progress'
  | 'autoNumber'
  | 'singleSelect'
  | 'multiSelect'
  | 'checkbox'
  | 'attachment'
  | 'user'
  | 'person'
  | 'people'
  | 'day'
  | 'dateTime'
  | 'link'

/** Tables of the product, in the data model's order. */
export const PRODUCT_TABLES = [
  'campaigns',
  'kpis',
  'tasks',
  'dailyLog',
  'metrics',
  'budget',
  'issues',
  'reports',
  'lessons',
  'changes',
] as const
export type ProductTable = (typeof PRODUCT_TABLES)[number]

/** U entered by people, X written by the extension, N native to the Base. */
export type WrittenBy = 'U' | 'X' | 'N'

/** A column that must stand in the Base. */
export interface AskedColumn {
  readonly name: string
  readonly type: ColumnType
  readonly by: WrittenBy
  /** The choices that the document names, in its order. */
  readonly options?: readonly string[]
  readonly primary?: true
  /** The table that a link leads to. */
  readonly to?: ProductTable
}

/** A column as the template prints it. */
export interface TemplateColumn {
  /** The template's heading, to the letter. */
  readonly heading: string
  /** Usually one column of the same name; several when a cell of the template holds several values. */
  readonly becomes: readonly AskedColumn[]
  readonly note?: string
}

/** Cell texts by heading, to the letter. A heading that is missing is cut off in the template. */
export type TemplateRow = Readonly<Record<string, string>>

export interface TemplateTable {
  /** The item of the templates' inventory, e.g. S0-2. */
  readonly id: string
  readonly title: string
  readonly table: ProductTable
  readonly columns: readonly TemplateColumn[]
  readonly rows: readonly TemplateRow[]
  /** The year of dates that the rows print without one; null when they print it. */
  readonly year: number | null
  readonly note?: string
}

export interface TemplatePreset {
  readonly id: 'S0' | 'S1' | 'S2' | 'S3'
  readonly title: string
  readonly tables: readonly TemplateTable[]
  /** What the data model adds to the template's columns. */
  readonly extras: readonly AskedColumn[]
}

/** A table of the data model: every column, in order. */
export interface ModelTable {
  readonly table: ProductTable
  readonly title: string
  readonly columns: readonly AskedColumn[]
}

type Rest = Omit<AskedColumn, 'name' | 'type' | 'by'>

export const asked =
  (by: WrittenBy) =>
  (name: string, type: ColumnType, rest: Rest = {}): AskedColumn => ({ name, type, by, ...rest })

/** A heading that becomes one column of that name. */
export const one = (
  heading: string,
  type: ColumnType,
  rest: Rest & { readonly by?: WrittenBy; readonly note?: string } = {},
): TemplateColumn => {
  const { by = 'U', note, ...column } = rest
  return { heading, becomes: [{ name: heading, type, by, ...column }], ...(note === undefined ? {} : { note }) }
}

/** A heading whose cells hold several values. */
export const several = (heading: string, note: string, ...becomes: readonly AskedColumn[]): TemplateColumn => ({
  heading,
  becomes,
  note,
})
