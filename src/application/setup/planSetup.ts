import {
  columnOptions,
  fieldSpec,
  markerOf,
  parseMarker,
  type ColumnSpec,
  type OptionSpec,
  type TableKey,
  type ViewSpec,
} from '../../schema/index.ts'
import { fits, isReadAsTyped } from '../sheet/bindTable.ts'
import type { ColumnDraft, ColumnInfo, TableDescription, ViewInfo } from '../ports.ts'
import { freeName, type TableTarget } from '../sheet/sheetTarget.ts'
import type { StoredTable } from '../stored/document.ts'
import { viewLosses } from '../sheet/viewLosses.ts'

/** Why a step is in the plan. */
export type StepReason =
  /** The preset has it and the Base does not. */
  | 'missing'
  /** The host makes a new table with a column and a view. The step turns one of them into the declared one. */
  | 'takesDefault'
  /** A select lacks an option that the extension writes. */
  | 'optionMissing'
  /** The description has lost the mark by which a copied Base recognises the column. */
  | 'markMissing'
  /** A view was made, but its settings were not applied completely. */
  | 'unset'
  /** A view that was set up has lost part of its settings with a column or an option. */
  | 'lost'

/**
 * One step of the way from a table to its preset. Steps can be shown, run and counted. A step exists only while its
 * work is undone, so a second run has no steps and an interrupted run goes on where it stopped.
 */
export type PlannedStep = { readonly table: TableKey; readonly name: string; readonly reason: StepReason } & (
  | { readonly kind: 'table' }
  | { readonly kind: 'primary'; readonly column: ColumnSpec; readonly columnId: string }
  | { readonly kind: 'column'; readonly column: ColumnSpec }
  | { readonly kind: 'options'; readonly columnId: string; readonly options: readonly OptionSpec[] }
  | { readonly kind: 'marker'; readonly columnId: string; readonly description: string }
  | { readonly kind: 'renameView'; readonly viewId: string; readonly view: ViewSpec }
  | { readonly kind: 'view'; readonly view: ViewSpec }
  | { readonly kind: 'viewSettings'; readonly view: ViewSpec; readonly lost?: LostSettings }
)

/** The part of a view's settings that is restored. Everything else in the view stays as people want it. */
interface LostSettings {
  readonly viewId: string
  /** The fields of this part, including those whose columns have yet to be made. */
  readonly fields: readonly string[]
}

/** Gives the id of another table for columns that link to it; null while the table does not exist. */
export type LinkTargets = (table: TableKey) => string | null

/** The draft of a column of a preset; null while the table that it links to does not exist. */
export function columnDraft(table: TableKey, column: ColumnSpec, links: LinkTargets): ColumnDraft | null {
  const declared = fieldSpec(table, column.field)
  const options = columnOptions(table, column)
  const linked = declared.linksTo === undefined ? undefined : links(declared.linksTo)
  if (linked === null) return null
  return {
    name: column.name,
    kind: declared.kind,
    description: `${column.about ?? declared.about}${markerOf(table, column.field)}`,
    ...(options.length > 0 ? { options: options.map(({ name, hue }) => ({ name, hue })) } : {}),
    ...(declared.decimals === undefined ? {} : { decimals: declared.decimals }),
    ...(declared.withTime === undefined ? {} : { withTime: declared.withTime }),
    ...(linked === undefined ? {} : { linkTo: { tableId: linked, multiple: declared.multiple ?? false } }),
  }
}

/**
 * The existing column for a declared one, found by stored id, otherwise by marker. While set-up builds a new table
 * (`stored` is null) the name is enough as well. Later it is not, because people may give our names to their columns.
 */
export function ownColumn(
  target: Pick<TableTarget, 'table'>,
  description: TableDescription,
  column: ColumnSpec,
  stored: StoredTable | null,
): ColumnInfo | undefined {
  const declared = fieldSpec(target.table, column.field)
  const isRead = (one: ColumnInfo): boolean =>
    one.id === stored?.fields[column.field] && isReadAsTyped(one, stored.readings?.[column.field])
  const fitting = description.columns.filter((one) => fits(declared.kind, one.kind) || isRead(one))
  const isMarked = (one: ColumnInfo): boolean => {
    const mark = parseMarker(one.description)
    return mark?.table === target.table && mark.field === column.field && stored?.disowned?.includes(one.id) !== true
  }
  return (
    fitting.find((one) => one.id === stored?.fields[column.field]) ??
    fitting.find(isMarked) ??
    (stored === null ? fitting.find((one) => one.name === column.name) : undefined)
  )
}

/**
 * The steps that bring a table (null: not made yet) to its target.
 *
 * `stored` is null while the table is being built. If that ended before the host's first column and view were taken,
 * `stored.hostMade` names them. A view whose settings were once applied completely only gets back what it has lost,
 * because people may have changed the rest.
 */
export function planTable(
  target: TableTarget,
  description: TableDescription | null,
  stored: StoredTable | null,
): readonly PlannedStep[] {
  const { table } = target
  if (description === null) {
    return [
      { table, kind: 'table', name: target.tableName, reason: 'missing' },
      ...columnSteps(target, BLANK_TABLE, null),
      ...viewSteps(target, BLANK_TABLE, null),
    ]
  }
  return [...columnSteps(target, description, stored), ...viewSteps(target, description, stored)]
}

/** A new table before the host has made it: we expect one text column and one grid view. */
const BLANK_TABLE: TableDescription = {
  id: '',
  name: '',
  columns: [
    {
      id: '',
      name: '',
      isPrimary: true,
      kind: 'text',
      options: [],
      description: '',
      declaredScale: null,
      linkedTableId: null,
    },
  ],
  views: [{ id: '', name: '', type: 'grid' }],
}

/** Whether this is what the host made with the table, is to become this part of ours, and people left it as it was. */
const isStillHosts = (
  hosts: NonNullable<StoredTable['hostMade']>['column'],
  now: { readonly id: string; readonly name: string } | undefined,
  becomes: string | undefined,
): boolean => hosts !== undefined && hosts.id === now?.id && hosts.name === now.name && hosts.becomes === becomes

function columnSteps(target: TableTarget, description: TableDescription, stored: StoredTable | null): PlannedStep[] {
  const { table } = target
  const steps: PlannedStep[] = []
  const names = new Set(description.columns.map(({ name }) => name))
  const [primary] = target.columns
  const first = description.columns.find((column) => column.isPrimary)
  const { column: hostsColumn } = stored?.hostMade ?? {}
  // Rename the first column only in a table that set-up makes, as long as it has the host's name: otherwise people have
  // named it.
  const isHosts = stored === null || isStillHosts(hostsColumn, first, primary?.field)
  const ownPrimary = primary === undefined ? undefined : ownColumn(target, description, primary, stored)
  const takesFirst =
    isHosts && primary !== undefined && first !== undefined && (ownPrimary === undefined || stored === null)
  if (takesFirst && ownPrimary?.id !== first.id) {
    steps.push({
      table,
      kind: 'primary',
      name: primary.name,
      reason: 'takesDefault',
      column: primary,
      columnId: first.id,
    })
  }
  // The first column is the primary's alone: in English the host calls it “Text”, as one of our columns is called, too.
  const others = takesFirst
    ? { ...description, columns: description.columns.filter((column) => column !== first) }
    : description
  if (takesFirst) names.delete(first.name)
  for (const column of target.columns) {
    if (takesFirst && column === primary) continue
    const existing = ownColumn(target, others, column, stored)
    if (existing === undefined) {
      // People may have a column of this name with another type. It stays, and ours gets another name.
      const name = freeName(column.name, names, target.language)
      steps.push({ table, kind: 'column', name, reason: 'missing', column: { ...column, name } })
      continue
    }
    const missing = missingOptions(target, column, existing, stored)
    if (missing.length > 0) {
      steps.push({
        table,
        kind: 'options',
        name: existing.name,
        reason: 'optionMissing',
        columnId: existing.id,
        options: missing,
      })
    }
    steps.push(...markerStep(target, column, existing))
  }
  return steps
}

/** Gives a computed column its mark back when the description has lost it. The text before the mark stays. */
function markerStep({ table }: TableTarget, column: ColumnSpec, existing: ColumnInfo): readonly PlannedStep[] {
  if (fieldSpec(table, column.field).writtenBy !== 'extension' || parseMarker(existing.description) !== null) return []
  const description = `${existing.description}${markerOf(table, column.field)}`
  return [{ table, kind: 'marker', name: existing.name, reason: 'markMissing', columnId: existing.id, description }]
}

/**
 * Options that the extension writes and the column lacks. Options that people deleted from their own columns stay
 * deleted.
 */
export function missingOptions(
  { table }: Pick<TableTarget, 'table'>,
  column: ColumnSpec,
  existing: ColumnInfo,
  stored: StoredTable | null,
): readonly OptionSpec[] {
  const { closed, writtenBy } = fieldSpec(table, column.field)
  if (closed !== true || (stored !== null && writtenBy !== 'extension')) return []
  const optionIds = stored?.options[column.field] ?? {}
  return columnOptions(table, column).filter(
    (option) => !existing.options.some(({ id, name }) => name === option.name || id === optionIds[option.key]),
  )
}

function viewSteps(target: TableTarget, description: TableDescription, stored: StoredTable | null): PlannedStep[] {
  const { table, views } = target
  const existing: readonly ViewInfo[] = description.views
  const wanted = new Set(views.map((view) => view.name))
  const undone = views.filter((view) => !existing.some((one) => one.id === stored?.views[view.key]))
  const losses = stored === null ? [] : viewLosses(target, description, stored)
  const isSpare = (one: ViewInfo, { key, type }: ViewSpec): boolean =>
    one.type === type &&
    !wanted.has(one.name) &&
    (stored === null ? key === views[0]?.key : isStillHosts(stored.hostMade?.view, one, key))
  const creations = undone.flatMap((view): PlannedStep[] => {
    if (existing.some((one) => one.name === view.name && one.type === view.type)) return []
    // The host makes a new table with one grid view. Turn it into the first declared view, but leave people's views
    // alone.
    const spare = existing.find((one) => isSpare(one, view))
    return [
      spare === undefined
        ? { table, kind: 'view', name: view.name, reason: 'missing', view }
        : { table, kind: 'renameView', name: view.name, reason: 'takesDefault', viewId: spare.id, view },
    ]
  })
  return [
    ...creations,
    ...undone.map((view): PlannedStep => ({ table, kind: 'viewSettings', name: view.name, reason: 'unset', view })),
    ...losses.map(
      ({ view, viewId, fields, awaited }): PlannedStep => ({
        table,
        kind: 'viewSettings',
        name: existing.find(({ id }) => id === viewId)?.name ?? view.name,
        reason: 'lost',
        view,
        lost: { viewId, fields: [...fields, ...awaited] },
      }),
    ),
  ]
}
