import { ok } from '../../domain/index.ts'
import {
  PRESETS,
  SAMPLES,
  columnOptions,
  fieldSpec,
  presetIn,
  sampleRows,
  type FieldKind,
  type PresetId,
  type TableKey,
  type ViewSpec,
} from '../../schema/index.ts'
import type { CarriedOver } from './carriedOver.ts'
import { upgradedTable } from './upgradedTable.ts'
import { planTable, type PlannedStep, type StepReason } from './planSetup.ts'
import type { HostPort, HostResult, TableDescription } from '../ports.ts'
import type { SetupRequest } from '../stored/settings.ts'
import { upgradeTargets, setupTargets, type TableTarget } from '../sheet/sheetTarget.ts'
import type { StoredSheet, StoredTable } from '../stored/document.ts'

/** A column that will be made. */
export interface PlannedColumn {
  readonly name: string
  readonly kind: FieldKind
  /** Whose idea it is: the template's, or ours with the reason. `ColumnSpec.extra` */
  readonly origin: 'template' | 'optional' | 'needed' | 'bookkeeping'
  readonly reason: StepReason
  readonly computed: boolean
  readonly hidden: boolean
  /** How many choices a select is made with. */
  readonly options: number
  /** Links only: the name of the table whose rows the cells point at. */
  readonly linksTo: string | null
}

/** One table of a plan: what will be made in it, and nothing else will be. */
export interface PlannedTable {
  readonly table: TableKey
  readonly name: string
  readonly isNew: boolean
  readonly columns: readonly PlannedColumn[]
  /** Choices that columns which are there already get in addition. */
  readonly options: readonly { readonly column: string; readonly names: readonly string[] }[]
  /** Columns which are there already and whose description gets our mark back. */
  readonly marked: readonly string[]
  readonly views: readonly { readonly name: string; readonly type: ViewSpec['type']; readonly reason: StepReason }[]
  readonly sampleRows: number
}

export interface SetupPreview {
  /** What a sheet that grows brings along; null when there is nothing. */
  readonly carried: CarriedOver | null
  readonly tables: readonly PlannedTable[]
  readonly sampleRows: number
}

/** Exactly what set-up will make, for people to read before anything is written. [SU1] */
export function previewSetup(request: SetupRequest): SetupPreview {
  return preview(setupTargets(request).map((target) => plannedTable(target, null, null, request)))
}

/**
 * What a tracked sheet gets when it grows into a larger preset: the difference between the preset and the tables as
 * they stand now. Nothing in it renames or deletes. [SU3]
 */
export async function previewUpgrade(
  host: Pick<HostPort, 'describeTable'>,
  sheet: StoredSheet,
  request: Pick<SetupRequest, 'preset' | 'withOptional'>,
): HostResult<SetupPreview> {
  const withOptional = request.withOptional || sheet.withOptional
  const { preset } = request
  const tables: PlannedTable[] = []
  for (const target of upgradeTargets(sheet, { preset, withOptional })) {
    const kept = sheet.tables[target.table]
    if (kept === undefined) {
      tables.push(plannedTable(target, null, null, { preset, sample: 'none' }))
      continue
    }
    const seen = await host.describeTable(kept.tableId)
    if (!seen.ok && seen.error.kind !== 'notFound') return seen
    if (!seen.ok) continue // deleted by people, and so it stays
    const growing = upgradedTable(sheet, kept, target, seen.value, () => true)
    tables.push(plannedTable(growing.target, growing.description, growing.stored, { preset, sample: 'none' }))
  }
  return ok(preview(tables))
}

/**
 * Presets that a sheet can grow into: those with more tables, and its own when optional columns of it were left out.
 * What it has beyond them it keeps.
 */
export function presetsBeyond({
  preset,
  withOptional,
}: Pick<StoredSheet, 'preset' | 'withOptional'>): readonly PresetId[] {
  const lacksOptional = !withOptional && hasOptional(preset)
  return (Object.keys(PRESETS) as PresetId[]).filter(
    (candidate) =>
      PRESETS[candidate].tables.length > PRESETS[preset].tables.length || (candidate === preset && lacksOptional),
  )
}

/** Whether a preset adds columns to its template that may be left out. */
const hasOptional = (preset: PresetId): boolean =>
  PRESETS[preset].tables.some(({ columns }) => columns.some(({ extra }) => extra === 'optional'))

/** How large a template is: its tables, and its columns without those that we add. */
export function presetSize(preset: PresetId): { readonly tables: number; readonly columns: number } {
  const { tables } = PRESETS[preset]
  const columns = tables.reduce(
    (sum, table) => sum + table.columns.filter(({ extra }) => extra === undefined).length,
    0,
  )
  return { tables: tables.length, columns }
}

const preview = (tables: readonly PlannedTable[]): SetupPreview => ({
  tables,
  carried: null,
  sampleRows: tables.reduce((sum, table) => sum + table.sampleRows, 0),
})

function plannedTable(
  target: TableTarget,
  description: TableDescription | null,
  stored: StoredTable | null,
  request: Pick<SetupRequest, 'preset' | 'sample'>,
): PlannedTable {
  const steps = planTable(target, description, stored)
  return {
    table: target.table,
    name: description?.name ?? target.tableName,
    isNew: description === null,
    columns: steps.flatMap((step) => plannedColumn(presetIn(request.preset, target.language), step)),
    options: steps.flatMap((step) =>
      step.kind === 'options' ? [{ column: step.name, names: step.options.map(({ name }) => name) }] : [],
    ),
    marked: steps.flatMap((step) => (step.kind === 'marker' ? [step.name] : [])),
    views: steps.flatMap((step) =>
      step.kind === 'view' || step.kind === 'renameView'
        ? [{ name: step.view.name, type: step.view.type, reason: step.reason }]
        : [],
    ),
    sampleRows: request.sample === 'none' ? 0 : sampleRows(SAMPLES[request.preset].tables, target.table).length,
  }
}

function plannedColumn(preset: ReturnType<typeof presetIn>, step: PlannedStep): readonly PlannedColumn[] {
  if (step.kind !== 'primary' && step.kind !== 'column') return []
  const { kind, writtenBy, options, linksTo } = fieldSpec(step.table, step.column.field)
  return [
    {
      name: step.name,
      kind,
      origin: step.column.extra ?? 'template',
      reason: step.reason,
      computed: writtenBy === 'extension',
      hidden: step.column.extra === 'bookkeeping',
      options: options === undefined ? 0 : columnOptions(step.table, step.column).length,
      linksTo: linksTo === undefined ? null : (preset.tables.find(({ table }) => table === linksTo)?.name ?? null),
    },
  ]
}
