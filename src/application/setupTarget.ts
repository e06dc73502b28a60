import { PRESETS, SAMPLES, TABLE_KEYS, columnOptions, fieldSpec, presetColumns, presetViews, sampleRows, type ColumnSpec, type PresetId, type TableKey, type ViewSpec } from '../schema/index.ts'
import type { SetupPreview } from './appState.ts'
import type { SetupRequest } from './settings.ts'
import type { StoredSheet } from './stored.ts'

/** A table of a preset narrowed to the columns asked for. */
export interface TableTarget {
  readonly table: TableKey
  readonly tableName: string
  readonly columns: readonly ColumnSpec[]
  readonly views: readonly ViewSpec[]
}

/** What a request asks for: each table's columns and the views that they allow. */
export function setupTargets(request: Pick<SetupRequest, 'preset' | 'withOptional'>): readonly TableTarget[] {
  return PRESETS[request.preset].tables.map((table) => {
    const columns = presetColumns(table, request.withOptional)
    return { table: table.table, tableName: table.name, columns, views: presetViews(table, columns) }
  })
}

/** What one table of a tracked sheet should hold: its preset's columns, or those that were taken over. */
export function sheetTarget(sheet: Pick<StoredSheet, 'preset' | 'withOptional' | 'tables'>, table: TableKey): TableTarget {
  const target = setupTargets(sheet).find((one) => one.table === table)
  const columns = sheet.tables[table]?.columns ?? null
  if (columns === null) {
    if (target === undefined) throw new Error(`${sheet.preset} has no table ${table}`)
    return target
  }
  return { table, tableName: target?.tableName ?? '', columns: columns as readonly ColumnSpec[], views: [] }
}

const sampleCount = (preset: PresetId): number => TABLE_KEYS.reduce((sum, table) => sum + sampleRows(SAMPLES[preset].tables, table).length, 0)

/** Exactly what set-up will make, for people to read before anything is written. */
export function previewSetup(request: SetupRequest): SetupPreview {
  return {
    tables: setupTargets(request).map((target) => ({
      table: target.table,
      name: target.tableName,
      columns: target.columns.map((column) => {
        const declared = fieldSpec(target.table, column.field)
        return {
          name: column.name,
          kind: declared.kind,
          computed: declared.writtenBy === 'extension',
          hidden: column.extra === 'bookkeeping',
          options: declared.options === undefined ? 0 : columnOptions(target.table, column).length,
        }
      }),
      views: target.views.map(({ name, type }) => ({ name, type })),
    })),
    sampleRows: request.sample === 'none' ? 0 : sampleCount(request.preset),
  }
}
