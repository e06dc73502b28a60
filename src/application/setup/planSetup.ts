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
import { fits, isReadAsTyped } from '../sheet/bindSheet.ts'
import type { ColumnDraft, ColumnInfo, TableDescription, ViewInfo } from '../ports.ts'
import { freeName, type TableTarget } from '../sheet/sheetTarget.ts'
import type { StoredTable } from '../stored/document.ts'
import { viewLosses } from '../sheet/viewLosses.ts'

/** Why a step is in the plan. */
export type StepReason =
  /** The preset has it and the Base does not. */
  | 'missing'
  /** A new table comes with a column or view of its own, which takes the declared one's place. */
  | 'takesDefault'
  /** A select lacks a choice that the extension writes. */
  | 'optionMissing'
  /** The description has lost the mark by which a copied Base knows the column. */
  | 'markMissing'
  /** A view was made and not set up completely. */
  | 'unset'
  /** A view that was set up has lost part of its settings with a column or an option. */
  | 'lost'

/**
 * The difference between a preset and a table, as steps that can be shown, run and counted. A step exists
 * only while its work is undone, so a second run has none and an interrupted one goes on where it stopped.
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

/** The part of a view's settings that is set again; everything else of the view is people's wish. */
interface LostSettings {
  readonly viewId: string
  /** Fields that it concerns, those included whose columns are still to be made. */
  readonly fields: readonly string[]
}

/** Where the rows of the other tables live, for columns that point at them; null while a table is not there. */
export type LinkTargets = (table: TableKey) => string | null

/** What a column of a preset is made with; null when the table that it points at is not there. */
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
 * The column of a table that is already the declared one: by stored id, else by marker. While set-up builds
 * a table of its own (`stored` is null) a name is enough as well; later a name is a person's word, not ours.
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
 * Steps that bring one table (null: not made yet) to its target.
 *
 * `stored` is what is remembered of a finished table, null while it is being built. Of views that were configured
 * completely before only what they have lost is set again: people may have changed the rest.
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

/** What a new table is taken to hold until the host has made it: one text column and one grid view. */
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

function columnSteps(target: TableTarget, description: TableDescription, stored: StoredTable | null): PlannedStep[] {
  const { table } = target
  const steps: PlannedStep[] = []
  const names = new Set(description.columns.map(({ name }) => name))
  const [primary, ...others] = target.columns
  const first = description.columns.find((column) => column.isPrimary)
  // Only a table of our own making: what people call their first column is theirs.
  if (
    stored === null &&
    primary !== undefined &&
    first !== undefined &&
    ownColumn(target, description, primary, null)?.id !== first.id
  ) {
    steps.push({
      table,
      kind: 'primary',
      name: primary.name,
      reason: 'takesDefault',
      column: primary,
      columnId: first.id,
    })
  }
  for (const column of stored === null ? others : target.columns) {
    const existing = ownColumn(target, description, column, stored)
    if (existing === undefined) {
      // A column of people's may bear the name with a type of its own: it stays, ours gets a name beside it.
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

/** A column of the extension's own keeps its mark, whatever became of the text before it. */
function markerStep({ table }: TableTarget, column: ColumnSpec, existing: ColumnInfo): readonly PlannedStep[] {
  if (fieldSpec(table, column.field).writtenBy !== 'extension' || parseMarker(existing.description) !== null) return []
  const description = `${existing.description}${markerOf(table, column.field)}`
  return [{ table, kind: 'marker', name: existing.name, reason: 'markMissing', columnId: existing.id, description }]
}

/** Options that the extension writes and a column lacks. Choices that people have deleted from theirs stay deleted. */
export function missingOptions(
  { table }: Pick<TableTarget, 'table'>,
  column: ColumnSpec,
  existing: ColumnInfo,
  stored: StoredTable | null,
): readonly OptionSpec[] {
  const { closed, writtenBy } = fieldSpec(table, column.field)
  if (closed !== true || (stored !== null && writtenBy !== 'extension')) return []
  const known = stored?.options[column.field] ?? {}
  return columnOptions(table, column).filter(
    (option) => !existing.options.some((held) => held.name === option.name || held.id === known[option.key]),
  )
}

function viewSteps(target: TableTarget, description: TableDescription, stored: StoredTable | null): PlannedStep[] {
  const { table, views } = target
  const existing: readonly ViewInfo[] = description.views
  const wanted = new Set(views.map((view) => view.name))
  const undone = views.filter((view) => !existing.some((one) => one.id === stored?.views[view.key]))
  const losses = stored === null ? [] : viewLosses(target, description, stored)
  const creations = undone.flatMap((view): PlannedStep[] => {
    if (existing.some((one) => one.name === view.name && one.type === view.type)) return []
    // Every new table comes with one grid view: the first declared view takes it over. Views of people's stay.
    const spare =
      stored === null && view === views[0]
        ? existing.find((one) => one.type === view.type && !wanted.has(one.name))
        : undefined
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
