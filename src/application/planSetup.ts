import { TASK_FIELDS, markerOf, parseMarker, type ColumnSpec, type FieldSpec, type OptionSpec, type TaskFieldKey, type ViewSpec } from '../schema/index.ts'
import { fits } from './bindSheet.ts'
import type { ColumnDraft, ColumnInfo, ConditionDraft, SheetBinding, TableDescription, ViewDraft, ViewInfo } from './ports.ts'
import type { StoredSheet } from './stored.ts'

/**
 * The difference between a preset and a table, as steps that can be shown, run and counted. A step exists
 * only while its work is undone, so a second run has none and an interrupted one goes on where it stopped.
 */
export type PlannedStep =
  | { readonly kind: 'table'; readonly name: string }
  | { readonly kind: 'primary'; readonly name: string; readonly columnId: string; readonly draft: ColumnDraft }
  | { readonly kind: 'column'; readonly name: string; readonly column: ColumnSpec; readonly draft: ColumnDraft }
  | { readonly kind: 'options'; readonly name: string; readonly columnId: string; readonly options: NonNullable<ColumnDraft['options']> }
  | { readonly kind: 'renameView'; readonly name: string; readonly viewId: string }
  | { readonly kind: 'view'; readonly name: string; readonly view: ViewSpec }
  | { readonly kind: 'viewSettings'; readonly name: string; readonly view: ViewSpec }

/** A preset narrowed to the columns asked for. */
export interface SetupTarget {
  readonly tableName: string
  readonly columns: readonly ColumnSpec[]
  readonly views: readonly ViewSpec[]
}

/** What a column of a preset is made with. */
export function columnDraft(column: ColumnSpec): ColumnDraft {
  const declared: FieldSpec = TASK_FIELDS[column.field]
  const options = optionsOf(column)
  return {
    name: column.name,
    kind: declared.kind,
    description: `${declared.about}${markerOf(column.field)}`,
    ...(options.length > 0 ? { options: options.map(({ name, hue }) => ({ name, hue })) } : {}),
    ...(declared.decimals === undefined ? {} : { decimals: declared.decimals }),
    ...(declared.withTime === undefined ? {} : { withTime: declared.withTime }),
  }
}

function optionsOf(column: ColumnSpec): readonly OptionSpec[] {
  const declared: FieldSpec = TASK_FIELDS[column.field]
  const offered = column.options ?? declared.options ?? []
  return column.optionKeys === undefined ? offered : offered.filter((option) => column.optionKeys?.includes(option.key))
}

/**
 * The column of a table that is already the declared one: by stored id, else by marker. While set-up builds
 * a table of its own (`stored` is null) a name is enough as well; later a name is a person's word, not ours.
 */
export function ownColumn(table: TableDescription, column: ColumnSpec, stored: StoredSheet | null): ColumnInfo | undefined {
  const declared: FieldSpec = TASK_FIELDS[column.field]
  const fitting = table.columns.filter((one) => fits(declared.kind, one.kind))
  return (
    fitting.find((one) => one.id === stored?.fields[column.field]) ??
    fitting.find((one) => parseMarker(one.description) === column.field) ??
    (stored === null ? fitting.find((one) => one.name === column.name) : undefined)
  )
}

/**
 * Steps that bring `table` (null: not made yet) to the target.
 *
 * `stored` is what is remembered of a finished sheet, null while it is being built. Views that were
 * configured completely before are left alone: people may have changed them since.
 */
export function planSetup(target: SetupTarget, table: TableDescription | null, stored: StoredSheet | null): readonly PlannedStep[] {
  if (table === null) {
    return [{ kind: 'table', name: target.tableName }, ...columnSteps(target, BLANK_TABLE, null), ...viewSteps(target.views, BLANK_TABLE, {})]
  }
  return [...columnSteps(target, table, stored), ...viewSteps(target.views, table, stored?.views ?? {})]
}

/** What a new table is taken to hold until the host has made it: one text column and one grid view. */
const BLANK_TABLE: TableDescription = {
  id: '',
  name: '',
  columns: [{ id: '', name: '', isPrimary: true, kind: 'text', options: [], description: '', declaredScale: null }],
  views: [{ id: '', name: '', type: 'grid' }],
}

function columnSteps(target: SetupTarget, table: TableDescription, stored: StoredSheet | null): PlannedStep[] {
  const steps: PlannedStep[] = []
  const [primary, ...others] = target.columns
  const first = table.columns.find((column) => column.isPrimary)
  if (primary !== undefined && first !== undefined && first.name !== primary.name && stored?.fields[primary.field] !== first.id) {
    steps.push({ kind: 'primary', name: primary.name, columnId: first.id, draft: columnDraft(primary) })
  }
  for (const column of others) {
    const draft = columnDraft(column)
    const existing = ownColumn(table, column, stored)
    if (existing === undefined) {
      // A column of people's may bear the name with a type of its own: it stays, ours gets a name beside it.
      const name = table.columns.some((one) => one.name === draft.name) ? `${draft.name}（自动）` : draft.name
      steps.push({ kind: 'column', name, column, draft: { ...draft, name } })
      continue
    }
    const missing = missingOptions(column, existing, stored)
    if (missing.length > 0) steps.push({ kind: 'options', name: existing.name, columnId: existing.id, options: missing })
  }
  return steps
}

/** Options of a closed vocabulary that a column lacks. Choices that people have deleted from theirs stay deleted. */
function missingOptions(column: ColumnSpec, existing: ColumnInfo, stored: StoredSheet | null): readonly OptionSpec[] {
  const declared: FieldSpec = TASK_FIELDS[column.field]
  if (declared.closed !== true) return []
  const known = stored?.options[column.field] ?? {}
  return optionsOf(column).filter(
    (option) => !existing.options.some((held) => held.name === option.name || held.id === known[option.key]),
  )
}

function viewSteps(views: readonly ViewSpec[], table: TableDescription, finished: Readonly<Record<string, string>>): PlannedStep[] {
  const existing: readonly ViewInfo[] = table.views
  const wanted = new Set(views.map((view) => view.name))
  const undone = views.filter((view) => !existing.some((one) => one.id === finished[view.key]))
  const creations = undone.flatMap((view): PlannedStep[] => {
    if (existing.some((one) => one.name === view.name && one.type === view.type)) return []
    // Every new table comes with one grid view: the first declared view takes it over.
    const spare = view === views[0] ? existing.find((one) => one.type === view.type && !wanted.has(one.name)) : undefined
    return [
      spare === undefined
        ? { kind: 'view', name: view.name, view }
        : { kind: 'renameView', name: view.name, viewId: spare.id },
    ]
  })
  return [...creations, ...undone.map((view): PlannedStep => ({ kind: 'viewSettings', name: view.name, view }))]
}

/** View key → id of the views of a table that bear a declared name and type. */
export const viewIds = (target: SetupTarget, table: TableDescription): Record<string, string> =>
  Object.fromEntries(
    target.views.flatMap((view) => {
      const made = table.views.find((one) => one.name === view.name && one.type === view.type)
      return made === undefined ? [] : [[view.key, made.id] as const]
    }),
  )

/** A view's settings in ids. Conditions on a column or option that is not there are left out. */
export function viewDraft(view: ViewSpec, columns: readonly ColumnSpec[], binding: SheetBinding): ViewDraft {
  const idOf = (field: TaskFieldKey): string | undefined => binding.fields[field]?.fieldId
  const optionIdOf = (field: TaskFieldKey, key: string): string | undefined =>
    binding.fields[field]?.options.find((option) => option.key === key)?.id
  const order = (uses: ViewSpec['sort']) =>
    (uses ?? []).flatMap(({ field, desc }) => {
      const fieldId = idOf(field)
      return fieldId === undefined ? [] : [{ fieldId, desc }]
    })
  const conditions = (view.filter?.conditions ?? []).flatMap((condition): readonly ConditionDraft[] => {
    const fieldId = idOf(condition.field)
    if (fieldId === undefined) return []
    if ('before' in condition) return [{ fieldId, test: 'beforeToday' }]
    const [test, key] = 'is' in condition ? (['is', condition.is] as const) : (['isNot', condition.isNot] as const)
    const optionId = optionIdOf(condition.field, key)
    return optionId === undefined ? [] : [{ fieldId, test, optionId }]
  })
  const hidden = columns.flatMap((column) => (column.extra === 'bookkeeping' ? (idOf(column.field) ?? []) : []))
  const widths = Object.fromEntries(
    columns.flatMap((column) => {
      const fieldId = idOf(column.field)
      return fieldId === undefined || column.width === undefined ? [] : [[fieldId, column.width] as const]
    }),
  )
  return {
    ...(view.filter === undefined ? {} : { filter: { conjunction: view.filter.conjunction, conditions } }),
    ...(view.sort === undefined ? {} : { sort: order(view.sort) }),
    ...(view.group === undefined ? {} : { group: order(view.group) }),
    hidden,
    ...(view.withWidths === true ? { widths } : {}),
  }
}
