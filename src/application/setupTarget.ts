import { PRESETS, SAMPLES, TASK_FIELDS, presetColumns, presetViews, type FieldSpec } from '../schema/index.ts'
import type { SetupPreview } from './appState.ts'
import type { SetupTarget } from './planSetup.ts'
import type { SetupRequest } from './settings.ts'

/** What a request asks for: the preset's columns and the views that they allow. */
export function setupTarget(request: Pick<SetupRequest, 'preset' | 'withOptional'>): SetupTarget {
  const preset = PRESETS[request.preset]
  const columns = presetColumns(preset, request.withOptional)
  return { tableName: preset.tableName, columns, views: presetViews(preset, columns) }
}

/** Exactly what set-up will make, for people to read before anything is written. */
export function previewSetup(request: SetupRequest): SetupPreview {
  const target = setupTarget(request)
  return {
    tableName: target.tableName,
    columns: target.columns.map((column) => {
      const declared: FieldSpec = TASK_FIELDS[column.field]
      return {
        name: column.name,
        kind: declared.kind,
        computed: declared.writtenBy === 'extension',
        hidden: column.extra === 'bookkeeping',
      }
    }),
    views: target.views.map(({ name, type }) => ({ name, type })),
    sampleRows: request.sample === 'none' ? 0 : SAMPLES[request.preset].rows.length,
  }
}
