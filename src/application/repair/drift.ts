import {
  columnWords,
  fieldSpec,
  parseMarker,
  type ColumnSpec,
  type FieldKey,
  type TableKey,
} from '../../schema/index.ts'
import type { TablesDescribed } from '../sheet/describeTables.ts'
import { bindSheet, markedColumns, type MissingField } from '../sheet/bindSheet.ts'
import { missingOptions } from '../setup/planSetup.ts'
import type { ColumnInfo, TableDescription } from '../ports.ts'
import { isBesideName, sheetTarget, type TableTarget } from '../sheet/sheetTarget.ts'
import type { StoredSheet, StoredTable } from '../stored/document.ts'
import { viewLosses } from '../sheet/viewLosses.ts'

/**
 * One difference between what a tracked sheet is made of and what the Base holds now. Names are those in the Base;
 * `name` of something that is gone is the one it had at set-up.
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
  /** The column of the stored id is of another kind now: it stays as people made it. `now`: what it is called. */
  | {
      readonly kind: 'columnRetyped'
      readonly field: FieldKey
      readonly name: string
      readonly now: string
      readonly proposal: MissingField['proposal']
    }
  | { readonly kind: 'columnRenamed'; readonly field: FieldKey; readonly from: string; readonly to: string }
  /** A link that points into another table than the sheet's own, or into one that is gone. */
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
  /** Copies of a column bear its mark as well; the bound one is not among them. */
  | {
      readonly kind: 'markTwice'
      readonly field: FieldKey
      readonly name: string
      readonly copies: readonly ColumnInfo[]
    }
  | { readonly kind: 'viewDeleted'; readonly view: string; readonly name: string; readonly wasThere: boolean }
  /** A view no longer filters, sorts or groups by these columns, because they or their options were deleted. */
  | { readonly kind: 'viewBroken'; readonly view: string; readonly name: string; readonly columns: readonly string[] }
)

/** How much a difference matters. */
export type DriftWeight =
  /** Figures are missing or wrong until it is repaired. */
  | 'loss'
  /** Nothing is wrong yet: a view, a mark. */
  | 'minor'
  /** People's own choice, and understood. */
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

/** The order above is also the order in which people read them. */
const RANK: readonly string[] = Object.keys(WEIGHTS)

/** Everything in which the tables differ from what is declared and remembered, the gravest first. [DR1] */
export function findDrift(sheet: StoredSheet, seen: TablesDescribed): readonly Drift[] {
  const found = (Object.keys(sheet.tables) as TableKey[]).flatMap((table) => {
    const stored = sheet.tables[table]
    const description = seen[table]
    if (stored === undefined || description === undefined) return []
    const target = sheetTarget(sheet, table)
    if (description === 'deleted') {
      return [{ id: `tableDeleted/${table}`, kind: 'tableDeleted', table, tableName: target.tableName } satisfies Drift]
    }
    return driftOfTable({ sheet, seen, target, stored, description })
  })
  return found.toSorted((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind))
}

interface Look {
  readonly sheet: StoredSheet
  readonly seen: TablesDescribed
  readonly target: TableTarget
  readonly stored: StoredTable
  readonly description: TableDescription
}

/** What belongs to every difference of a table; `what` tells it from the others of its kind. */
const about = <Kind extends Drift['kind']>({ target, description }: Look, kind: Kind, what: string) =>
  ({ id: `${kind}/${target.table}/${what}`, kind, table: target.table, tableName: description.name }) as const

function driftOfTable(look: Look): readonly Drift[] {
  const { target, stored, description } = look
  const { table } = target
  const bound = bindSheet(table, description, target.columns, stored)
  const fields: Readonly<Record<string, { readonly fieldId: string } | undefined>> = bound.binding.fields
  const columnOf = (field: string): ColumnInfo | undefined =>
    description.columns.find(({ id }) => id === fields[field]?.fieldId)
  const marked = markedColumns(table, description, stored)
  const { tableName } = target
  // A table that people made and we took over (it has readings, if only none) bears the name they gave it.
  const isRenamed =
    stored.readings === undefined &&
    tableName !== '' &&
    description.name !== tableName &&
    !description.name.startsWith(`${tableName} `)
  return [
    ...(isRenamed ? [{ ...about(look, 'tableRenamed', ''), from: tableName }] : []),
    ...bound.missing.map((missing) => missingColumn(look, missing)),
    ...bound.renamed.flatMap(({ field, from, to }): readonly Drift[] =>
      isBesideName(to, from) ? [] : [{ ...about(look, 'columnRenamed', field), field, from, to }],
    ),
    ...target.columns.flatMap((spec) => {
      const column = columnOf(spec.field)
      return column === undefined ? [] : driftOfColumn(look, spec, column, marked.get(spec.field) ?? [])
    }),
    ...driftOfViews(look),
  ]
}

function missingColumn(look: Look, { field, name, reason, proposal }: MissingField<TableKey>): Drift {
  const known = look.description.columns.find(({ id }) => id === look.stored.fields[field])
  if (reason === 'retyped' && known !== undefined)
    return { ...about(look, 'columnRetyped', field), field, name, now: known.name, proposal }
  return {
    ...about(look, 'columnDeleted', field),
    field,
    name,
    wasThere: look.stored.fields[field] !== undefined,
    proposal,
  }
}

function driftOfColumn(
  look: Look,
  spec: ColumnSpec,
  column: ColumnInfo,
  marked: readonly ColumnInfo[],
): readonly Drift[] {
  const { target, stored, sheet, seen } = look
  const { field } = spec
  const declared = fieldSpec(target.table, field)
  const drift: Drift[] = []
  const linked = declared.linksTo === undefined ? undefined : sheet.tables[declared.linksTo]
  if (
    declared.linksTo !== undefined &&
    linked !== undefined &&
    (column.linkedTableId !== linked.tableId || seen[declared.linksTo] === 'deleted')
  ) {
    drift.push({
      ...about(look, 'linkAstray', field),
      field,
      name: column.name,
      columnId: column.id,
      target: declared.linksTo,
    })
  }
  const lost = missingOptions(target, spec, column, stored)
  if (lost.length > 0) {
    drift.push({
      ...about(look, 'optionsDeleted', field),
      field,
      name: column.name,
      columnId: column.id,
      options: lost.map(({ name }) => name),
    })
  }
  const renamed = renamedOptions(look, spec, column)
  if (renamed.length > 0)
    drift.push({ ...about(look, 'optionsRenamed', field), field, name: column.name, options: renamed })
  // The columns of a table that people made bear no mark of ours, unless we write them.
  const bearsMark = declared.writtenBy === 'extension' || stored.columns === null
  if (bearsMark && parseMarker(column.description) === null) {
    drift.push({
      ...about(look, 'markLost', field),
      field,
      name: column.name,
      columnId: column.id,
      description: column.description,
    })
  }
  const copies = marked.filter(({ id }) => id !== column.id)
  if (copies.length > 0) drift.push({ ...about(look, 'markTwice', field), field, name: column.name, copies })
  return drift
}

function renamedOptions(
  { target, stored }: Look,
  spec: ColumnSpec,
  column: ColumnInfo,
): readonly { readonly from: string; readonly to: string }[] {
  const declared = fieldSpec(target.table, spec.field)
  if (declared.closed !== true) return []
  const known = stored.options[spec.field] ?? {}
  const names = columnWords(target.table, { field: spec.field }, target.language).optionNames
  return (declared.options ?? []).flatMap(({ key, name }) => {
    const from = spec.optionNames?.[key] ?? name
    const to = column.options.find(({ id }) => id === known[key])?.name ?? from
    // A sheet that has grown keeps the words of the preset that it began with.
    return from === to || to === (names?.[key] ?? name) ? [] : [{ from, to }]
  })
}

/** A view of the same name and type that people have made in the place of a lost one is as good as that one. */
function driftOfViews(look: Look): readonly Drift[] {
  const { target, stored, description } = look
  const nameOf = (field: string): string => target.columns.find((column) => column.field === field)?.name ?? field
  const lost = target.views.flatMap(({ key, name, type }): readonly Drift[] => {
    const isThere = description.views.some(
      (view) => view.id === stored.views[key] || (view.name === name && view.type === type),
    )
    return isThere
      ? []
      : [{ ...about(look, 'viewDeleted', key), view: key, name, wasThere: stored.views[key] !== undefined }]
  })
  const broken = viewLosses(target, description, stored).flatMap(
    ({ view, viewId, broken: fields }): readonly Drift[] => {
      const name = description.views.find(({ id }) => id === viewId)?.name ?? view.name
      return fields.length === 0
        ? []
        : [{ ...about(look, 'viewBroken', view.key), view: view.key, name, columns: fields.map(nameOf) }]
    },
  )
  return [...lost, ...broken]
}
