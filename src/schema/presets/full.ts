import type { FieldKind } from '../field.ts'
import { TABLE_KEYS, type TableKey } from '../tableKey.ts'
import { TABLES, fieldKeys, fieldSpec, type FieldKey } from '../tables/index.ts'
import { presetTable, type ColumnSpec, type PresetSpec, type PresetTable, type ViewSpec } from './preset.ts'
import { budgetViews, issueViews, plainViews, taskViews } from './views.ts'

const WIDTHS: Readonly<Record<FieldKind, number>> = {
  text: 200,
  number: 110,
  percent: 120,
  points: 120,
  progress: 150,
  singleSelect: 120,
  multiSelect: 150,
  person: 120,
  people: 140,
  day: 130,
  instant: 160,
  checkbox: 90,
  currency: 120,
  link: 160,
  attachment: 140,
  autoNumber: 100,
}

const VIEWS: { readonly [Table in TableKey]?: readonly ViewSpec<Table>[] } = {
  tasks: taskViews('stage'),
  issues: issueViews,
  budget: budgetViews,
}

/**
 * Columns stand in the order in which they are made, and an extension cannot move one. So these come first, and the
 * rest in the declared order.
 */
const FIRST: { readonly [Table in TableKey]?: readonly FieldKey<Table>[] } = {
  tasks: ['title', 'owner', 'plannedEnd', 'progress', 'progressDeviation', 'band', 'state', 'risk'],
}

const inOrder = <Table extends TableKey>(table: Table): readonly FieldKey<Table>[] => [
  ...new Set([...(FIRST[table] ?? []), ...fieldKeys(table)]),
]

/** Every declared field of a table under its declared name. */
const wholeTable = <Table extends TableKey>(table: Table): PresetTable =>
  presetTable<Table>({
    table,
    name: TABLES[table].name,
    columns: inOrder(table).map((field): ColumnSpec<Table> => {
      const { name, kind, bookkeeping } = fieldSpec(table, field)
      return { field, name, width: WIDTHS[kind], ...(bookkeeping === true ? { extra: 'bookkeeping' } : {}) }
    }),
    views: VIEWS[table] ?? plainViews,
  })

/** All ten tables of the data model with all their fields and links. */
export const FULL: PresetSpec = { id: 'full', tables: TABLE_KEYS.map((table) => wholeTable(table)) }
