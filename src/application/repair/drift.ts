import {
  columnWords,
  fieldSpec,
  parseMarker,
  type ColumnSpec,
  type FieldKey,
  type TableKey,
} from '../../schema/index.ts'
import type { TablesDescribed } from '../sheet/describeTables.ts'
import { bindTable, markedColumns, type MissingField } from '../sheet/bindTable.ts'
import { missingOptions } from '../setup/planSetup.ts'
import type { ColumnInfo, TableDescription } from '../ports.ts'
import { isBesideName, sheetTarget, type TableTarget } from '../sheet/sheetTarget.ts'
import type { StoredSheet, StoredTable } from '../stored/document.ts'
import { viewLosses } from '../sheet/viewLosses.ts'

/**
 * One difference between what a tracked sheet declares and what the Base holds now. Names are those in the Base; a
 * missing column or view has the name that it had at set-up.
 */
export type Drift = { readonly id: string; readonly table: TableKey; readonly tableName: string } & (
  | { readonly kind: 'tableDeleted' }
  | { readonly kind: 'tableRenamed'; readonly from: string }
  /** `wasThere` is false for a column that was never made. */
  | {
      readonly kind: 'columnDeleted'
      readonly field: FieldKey
      readonly name: string
      readonly wasThere: boolean
      readonly proposal: MissingField['proposal']
    }
  /** The column of the stored id has another kind now. It stays as people made it. `now` is its present name. */
  | {
      readonly kind: 'columnRetyped'
      readonly field: FieldKey
      readonly name: string
      readonly now: string
      readonly proposal: MissingField['proposal']
    }
  | { readonly kind: 'columnRenamed'; readonly field: FieldKey; readonly from: string; readonly to: string }
  /** A link into a table that is not the sheet's own, or into a deleted one. */
  | {
      readonly kind: 'linkAstray'
      readonly field: FieldKey
      readonly name: string
      readonly columnId: string
      readonly target: TableKey
    }
  | {
      readonly kind: 'optionsDeleted'
      readonly field: FieldKey
      readonly name: string
      readonly columnId: string
      readonly options: readonly string[]
    }
  | {
      readonly kind: 'optionsRenamed'
      readonly field: FieldKey
      readonly name: string
      readonly options: readonly { readonly from: string; readonly to: string }[]
    }
  | {
      readonly kind: 'markLost'
      readonly field: FieldKey
      readonly name: string
      readonly columnId: string
      readonly description: string
    }
  /** Copies of a column bear its mark as well. `copies` leaves out the bound column. */
  | {
      readonly kind: 'markTwice'
      readonly field: FieldKey
      readonly name: string
      readonly copies: readonly ColumnInfo[]
    }
  | { readonly kind: 'viewDeleted'; readonly view: string; readonly name: string; readonly wasThere: boolean }
  /** The view no longer filters, sorts or groups by these columns, because they or their options were deleted. */
  | { readonly kind: 'viewBroken'; readonly view: string; readonly name: string; readonly columns: readonly string[] }
)

/** How much a difference matters. */
export type DriftWeight =
  /** Figures are missing or wrong until the difference is repaired. */
  | 'loss'
  /** A view or a mark is affected, and no figure. */
  | 'minor'
  /** People have changed a name, and everything is still found. */
  | 'fine'

const WEIGHTS: Readonly<Record<Drift['kind'], DriftWeight>> = {
  tableDeleted: 'loss',
  columnDeleted: 'loss',
  columnRetyped: 'loss',
  linkAstray: 'loss',
  optionsDeleted: 'loss',
  viewBroken: 'minor',
  viewDeleted: 'minor',
  markLost: 'minor',
  markTwice: 'minor',
  tableRenamed: 'fine',
  columnRenamed: 'fine',
  optionsRenamed: 'fine',
}
export const weightOf = ({ kind }: Pick<Drift, 'kind'>): DriftWeight => WEIGHTS[kind]

/** People read differences in the order of `WEIGHTS`. */
const RANK: readonly string[] = Object.keys(WEIGHTS)

/** Compares the tables with what is declared and stored. The gravest differences come first. [DR1] */
export function findDrift(sheet: StoredSheet, described: TablesDescribed): readonly Drift[] {
  const differences = (Object.keys(sheet.tables) as TableKey[]).flatMap((table) => {
    const stored = sheet.tables[table]
    const description = described[table]
    if (stored === undefined || description === undefined) return []
    const target = sheetTarget(sheet, table)
    if (description === 'deleted') {
      return [{ id: `tableDeleted/${table}`, kind: 'tableDeleted', table, tableName: target.tableName } satisfies Drift]
    }
    return driftOfTable({ sheet, described, target, stored, description })
  })
  return differences.toSorted((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind))
}

interface TableFacts {
  readonly sheet: StoredSheet
  readonly described: TablesDescribed
  readonly target: TableTarget
  readonly stored: StoredTable
  readonly description: TableDescription
}

/** The parts that all differences of a table share. `what` makes the id differ from others of the same kind. */
const about = <Kind extends Drift['kind']>({ target, description }: TableFacts, kind: Kind, what: string) =>
  ({ id: `${kind}/${target.table}/${what}`, kind, table: target.table, tableName: description.name }) as const

function driftOfTable(facts: TableFacts): readonly Drift[] {
  const { target, stored, description } = facts
  const { table } = target
  const bound = bindTable(table, description, target.columns, stored)
  const fields: Readonly<Record<string, { readonly fieldId: string } | undefined>> = bound.binding.fields
  const columnOf = (field: string): ColumnInfo | undefined =>
    description.columns.find(({ id }) => id === fields[field]?.fieldId)
  const marked = markedColumns(table, description, stored)
  const { tableName } = target
  // A table that was taken over (it has `readings`, perhaps empty ones) keeps the name that people gave it.
  const isRenamed =
    stored.readings === undefined &&
    tableName !== '' &&
    description.name !== tableName &&
    !description.name.startsWith(`${tableName} `)
  return [
    ...(isRenamed ? [{ ...about(facts, 'tableRenamed', ''), from: tableName }] : []),
    ...bound.missing.map((missing) => missingColumn(facts, missing)),
    ...bound.renamed.flatMap(({ field, from, to }): readonly Drift[] =>
      isBesideName(to, from) ? [] : [{ ...about(facts, 'columnRenamed', field), field, from, to }],
    ),
    ...target.columns.flatMap((spec) => {
      const column = columnOf(spec.field)
      return column === undefined ? [] : driftOfColumn(facts, spec, column, marked.get(spec.field) ?? [])
    }),
    ...driftOfViews(facts),
  ]
}

function missingColumn(facts: TableFacts, { field, name, reason, proposal }: MissingField<TableKey>): Drift {
  const column = facts.description.columns.find(({ id }) => id === facts.stored.fields[field])
  if (reason === 'retyped' && column !== undefined)
    return { ...about(facts, 'columnRetyped', field), field, name, now: column.name, proposal }
  return {
    ...about(facts, 'columnDeleted', field),
    field,
    name,
    wasThere: facts.stored.fields[field] !== undefined,
    proposal,
  }
}

function driftOfColumn(
  facts: TableFacts,
  spec: ColumnSpec,
  column: ColumnInfo,
  marked: readonly ColumnInfo[],
): readonly Drift[] {
  const { target, stored, sheet, described } = facts
  const { field } = spec
  const declared = fieldSpec(target.table, field)
  const drift: Drift[] = []
  const linked = declared.linksTo === undefined ? undefined : sheet.tables[declared.linksTo]
  if (
    declared.linksTo !== undefined &&
    linked !== undefined &&
    stored.readings?.[field]?.as !== 'named' &&
    (column.linkedTableId !== linked.tableId || described[declared.linksTo] === 'deleted')
  ) {
    drift.push({
      ...about(facts, 'linkAstray', field),
      field,
      name: column.name,
      columnId: column.id,
      target: declared.linksTo,
    })
  }
  const lost = missingOptions(target, spec, column, stored)
  if (lost.length > 0) {
    drift.push({
      ...about(facts, 'optionsDeleted', field),
      field,
      name: column.name,
      columnId: column.id,
      options: lost.map(({ name }) => name),
    })
  }
  const renamed = renamedOptions(facts, spec, column)
  if (renamed.length > 0)
    drift.push({ ...about(facts, 'optionsRenamed', field), field, name: column.name, options: renamed })
  // In a table that people made, only the columns that we write bear our mark.
  const bearsMark = declared.writtenBy === 'extension' || stored.columns === null
  if (bearsMark && parseMarker(column.description) === null) {
    drift.push({
      ...about(facts, 'markLost', field),
      field,
      name: column.name,
      columnId: column.id,
      description: column.description,
    })
  }
  const copies = marked.filter(({ id }) => id !== column.id)
  if (copies.length > 0) drift.push({ ...about(facts, 'markTwice', field), field, name: column.name, copies })
  return drift
}

function renamedOptions(
  { target, stored }: TableFacts,
  spec: ColumnSpec,
  column: ColumnInfo,
): readonly { readonly from: string; readonly to: string }[] {
  const declared = fieldSpec(target.table, spec.field)
  if (declared.closed !== true) return []
  const optionIds = stored.options[spec.field] ?? {}
  const names = columnWords(target.table, { field: spec.field }, target.language).optionNames
  return (declared.options ?? []).flatMap(({ key, name }) => {
    const from = spec.optionNames?.[key] ?? name
    const to = column.options.find(({ id }) => id === optionIds[key])?.name ?? from
    // After an upgrade a sheet keeps the option names of its first preset: those are no renaming.
    return from === to || to === (names?.[key] ?? name) ? [] : [{ from, to }]
  })
}

/** Lost and broken views. A view that people have made with the name and type of a lost one counts as that view. */
function driftOfViews(facts: TableFacts): readonly Drift[] {
  const { target, stored, description } = facts
  const nameOf = (field: string): string => target.columns.find((column) => column.field === field)?.name ?? field
  const lost = target.views.flatMap(({ key, name, type }): readonly Drift[] => {
    const isThere = description.views.some(
      (view) => view.id === stored.views[key] || (view.name === name && view.type === type),
    )
    return isThere
      ? []
      : [{ ...about(facts, 'viewDeleted', key), view: key, name, wasThere: stored.views[key] !== undefined }]
  })
  const broken = viewLosses(target, description, stored).flatMap(
    ({ view, viewId, broken: fields }): readonly Drift[] => {
      const name = description.views.find(({ id }) => id === viewId)?.name ?? view.name
      return fields.length === 0
        ? []
        : [{ ...about(facts, 'viewBroken', view.key), view: view.key, name, columns: fields.map(nameOf) }]
    },
  )
  return [...lost, ...broken]
}
