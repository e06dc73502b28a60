import type { ColumnInfo, TableDescription, ViewInfo } from '../../src/application/ports.ts'
import { columnDraft, type SetupTarget } from '../../src/application/planSetup.ts'
import { setupTarget } from '../../src/application/setupTarget.ts'
import type { StoredSheet } from '../../src/application/stored.ts'
import { TASK_FIELDS, type FieldSpec, type PresetId } from '../../src/schema/index.ts'

/** A table as it stands after a finished set-up, ids derived from keys: fld_state, opt_state_delayed. */
export function builtTable(preset: PresetId): { readonly target: SetupTarget; readonly table: TableDescription; readonly stored: StoredSheet } {
  const target = setupTarget({ preset, withOptional: true })
  const columns = target.columns.map((column, at): ColumnInfo => {
    const draft = columnDraft(column)
    const declared: FieldSpec = TASK_FIELDS[column.field]
    const keyOf = (name: string): string => declared.options?.find((option) => option.name === name)?.key ?? name
    return {
      id: `fld_${column.field}`,
      name: draft.name,
      isPrimary: at === 0,
      kind: draft.kind,
      options: (draft.options ?? []).map(({ name }) => ({ id: `opt_${column.field}_${keyOf(name)}`, name })),
      description: draft.description,
      declaredScale: draft.kind === 'percent' ? 100 : draft.kind === 'points' ? 1 : null,
    }
  })
  const views = target.views.map((view): ViewInfo => ({ id: `vew_${view.key}`, name: view.name, type: view.type }))
  return {
    target,
    table: { id: 'tbl1', name: target.tableName, columns, views },
    stored: {
      tableId: 'tbl1', preset, withOptional: true, scales: {}, sample: null,
      fields: Object.fromEntries(target.columns.map((column) => [column.field, `fld_${column.field}`])),
      options: { state: Object.fromEntries(columns.find((one) => one.id === 'fld_state')?.options.map(({ id }) => [id.replace('opt_state_', ''), id]) ?? []) },
      views: Object.fromEntries(target.views.map((view) => [view.key, `vew_${view.key}`])),
    },
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
