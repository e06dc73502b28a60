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
  /** Whether the template has the column, or why we add it (`ColumnSpec.extra`). */
  readonly origin: 'template' | 'optional' | 'needed' | 'bookkeeping'
  readonly reason: StepReason
  readonly computed: boolean
  readonly hidden: boolean
  /** The number of choices that a select gets. */
  readonly options: number
  /** Links only: the name of the linked table. */
  readonly linksTo: string | null
}

/** Everything that set-up will make in one table. */
export interface PlannedTable {
  readonly table: TableKey
  readonly name: string
  readonly isNew: boolean
  readonly columns: readonly PlannedColumn[]
  /** Choices that are added to existing columns. */
  readonly options: readonly { readonly column: string; readonly names: readonly string[] }[]
  /** Existing columns whose description gets its mark back. */
  readonly marked: readonly string[]
  readonly views: readonly { readonly name: string; readonly type: ViewSpec['type']; readonly reason: StepReason }[]
  readonly sampleRows: number
}

export interface SetupPreview {
  /** What an upgrade carries over; null when it carries nothing over. */
  readonly carried: CarriedOver | null
  readonly tables: readonly PlannedTable[]
  readonly sampleRows: number
}

/** Everything that set-up will make, shown to people before anything is written. [SU1] */
export function previewSetup(request: SetupRequest): SetupPreview {
  return preview(setupTargets(request).map((target) => plannedTable(target, null, null, request)))
}

/**
 * What a tracked sheet gets when it is upgraded to a larger preset: the difference between the preset and its tables as
 * they are now. An upgrade renames and deletes nothing. [SU3]
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
    const present = sheet.tables[target.table]
    if (present === undefined) {
      tables.push(plannedTable(target, null, null, { preset, sample: 'none' }))
      continue
    }
    const described = await host.describeTable(present.tableId)
    if (!described.ok && described.error.kind !== 'notFound') return described
    // People deleted the table, so it is not made again.
    if (!described.ok) continue
    const upgraded = upgradedTable(sheet, present, target, described.value, () => true)
    tables.push(plannedTable(upgraded.target, upgraded.description, upgraded.stored, { preset, sample: 'none' }))
  }
  return ok(preview(tables))
}

/**
 * The presets that a sheet can be upgraded to: those with more tables, and its own when its optional columns were left
 * out. The sheet keeps whatever else it has.
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

/** Whether a preset has columns that people may leave out. */
const hasOptional = (preset: PresetId): boolean =>
  PRESETS[preset].tables.some(({ columns }) => columns.some(({ extra }) => extra === 'optional'))

/** The number of tables and columns of a template, without the columns that we add. */
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
