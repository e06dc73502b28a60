import type { ColumnInfo, TableDescription, ViewInfo } from '../../src/application/ports.ts'
import { columnDraft } from '../../src/application/setup/planSetup.ts'
import { setupTargets, type TableTarget } from '../../src/application/sheet/sheetTarget.ts'
import { freshSheet, withTable, type StoredSheet, type StoredTable } from '../../src/application/stored/document.ts'
import { columnOptions, type PresetId, type TableKey } from '../../src/schema/index.ts'

export interface BuiltTable {
  readonly target: TableTarget
  readonly table: TableDescription
  /** What is stored of the table, and the sheet that it belongs to. */
  readonly stored: StoredTable
  readonly sheet: StoredSheet
}

/** A table after a finished set-up. Its ids are derived from keys: fld_state, opt_state_delayed. */
export function builtTable(preset: PresetId, key: TableKey = 'tasks'): BuiltTable {
  const target = setupTargets({ preset, withOptional: true }).find(({ table }) => table === key)
  if (target === undefined) throw new Error(`${preset} has no table ${key}`)
  const tableId = key === 'tasks' ? 'tbl1' : `tbl_${key}`
  const columns = target.columns.map((column, at): ColumnInfo => {
    const draft = columnDraft(key, column, (linked) => (linked === 'tasks' ? 'tbl1' : `tbl_${linked}`))
    if (draft === null) throw new Error(`${column.field} points at no table`)
    const keyOf = (name: string): string =>
      columnOptions(key, column).find((option) => option.name === name)?.key ?? name
    return {
      id: `fld_${column.field}`,
      name: draft.name,
      isPrimary: at === 0,
      kind: draft.kind,
      options: (draft.options ?? []).map(({ name }) => ({ id: `opt_${column.field}_${keyOf(name)}`, name })),
      description: draft.description,
      declaredScale: draft.kind === 'percent' ? 100 : draft.kind === 'points' ? 1 : null,
      linkedTableId: draft.linkTo?.tableId ?? null,
    }
  })
  const views = target.views.map((view): ViewInfo => ({ id: `vew_${view.key}`, name: view.name, type: view.type }))
  const stored: StoredTable = {
    tableId,
    scales: {},
    sample: null,
    columns: null,
    fields: Object.fromEntries(target.columns.map((column) => [column.field, `fld_${column.field}`])),
    options: {
      state: Object.fromEntries(
        columns.find((one) => one.id === 'fld_state')?.options.map(({ id }) => [id.replace('opt_state_', ''), id]) ??
          [],
      ),
    },
    views: Object.fromEntries(target.views.map((view) => [view.key, `vew_${view.key}`])),
  }
  return {
    target,
    table: { id: tableId, name: target.tableName, columns, views },
    stored,
    sheet: withTable(freshSheet('tbl1', { preset, withOptional: true }), key, stored),
  }
}

/** The same table with one column changed. */
export const withColumn = (table: TableDescription, id: string, change: Partial<ColumnInfo>): TableDescription => ({
  ...table,
  columns: table.columns.map((column) => (column.id === id ? { ...column, ...change } : column)),
})

export const withoutColumn = (table: TableDescription, id: string): TableDescription => ({
  ...table,
  columns: table.columns.filter((column) => column.id !== id),
})
