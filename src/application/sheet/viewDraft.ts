import { fieldSpec, purposeWidths, type FieldKey, type TableKey, type ViewSettings } from '../../schema/index.ts'
import {
  fieldBinding,
  type ConditionDraft,
  type FieldBinding,
  type SheetBinding,
  type TableDescription,
  type ViewDraft,
} from '../ports.ts'
import type { TableTarget } from './sheetTarget.ts'

/** View key → id, for the views of a table that have a declared name and type. */
export const viewIds = (target: TableTarget, table: TableDescription): Record<string, string> =>
  Object.fromEntries(
    target.views.flatMap((view) => {
      const present = table.views.find((one) => one.name === view.name && one.type === view.type)
      return present === undefined ? [] : [[view.key, present.id] as const]
    }),
  )

/** A condition of a view in ids of the Base, with its field. */
interface BoundCondition {
  readonly field: FieldKey
  readonly draft: ConditionDraft
}

/**
 * A view's conditions in ids of the Base. Left out: conditions on missing columns or options, and on columns of words.
 */
export function boundConditions<Table extends TableKey>(
  { filter }: ViewSettings,
  binding: SheetBinding<Table>,
): readonly BoundCondition[] {
  return (filter?.conditions ?? []).flatMap((condition): readonly BoundCondition[] => {
    const { field } = condition
    const bound = fieldBinding(binding, field)
    if (bound === undefined || bound.typed !== undefined) return []
    const { fieldId } = bound
    if ('before' in condition) return [{ field, draft: { fieldId, test: 'beforeToday' } }]
    if ('within' in condition) return [{ field, draft: { fieldId, test: 'thisWeek' } }]
    if ('below' in condition) return [{ field, draft: belowDraft(bound, condition.below) }]
    if ('isTicked' in condition) return [{ field, draft: { fieldId, test: 'isTicked' } }]
    const [test, key] = 'is' in condition ? (['is', condition.is] as const) : (['isNot', condition.isNot] as const)
    const option = bound.options.find((one) => one.key === key)
    if (option === undefined) return []
    // A formula column shows the names of options as text.
    const value = bound.kind === 'text' ? { text: option.name } : { optionId: option.id }
    return [{ field, draft: { fieldId, test, ...value } }]
  })
}

/** A host may make texts of a formula's numbers: there a number below nought is one with a minus. */
const belowDraft = ({ fieldId, kind }: FieldBinding, number: 0): ConditionDraft =>
  kind === 'text' ? { fieldId, test: 'contains', text: '-' } : { fieldId, test: 'isLess', number }

/**
 * The fields that a view for a purpose shows in this table. Of several fields for one place the first with a column.
 */
function shownFields<Table extends TableKey>(
  { shows = [] }: ViewSettings,
  binding: SheetBinding<Table>,
): readonly string[] {
  const hasColumn = (field: string): boolean => fieldBinding(binding, field) !== undefined
  return shows.flatMap((place) => [place].flat().find(hasColumn) ?? [])
}

/** The table that a view belongs to, as it is now. */
interface TableOfView<Table extends TableKey> {
  readonly binding: SheetBinding<Table>
  readonly table: TableDescription
  /** Columns that were ours and are people's now. A view for a purpose hides them. */
  readonly disowned?: readonly string[]
}

/**
 * A view's settings in ids of the Base. With `only` the draft holds the part that concerns these fields, and adds it to
 * what people have set in the view.
 */
export function viewDraft<Table extends TableKey>(
  view: ViewSettings,
  target: TableTarget,
  at: TableOfView<Table>,
  only: ReadonlySet<string> | null = null,
): ViewDraft {
  const { binding } = at
  const idOf = (field: string): string | undefined => fieldBinding(binding, field)?.fieldId
  const isConcerned = (field: string): boolean => only === null || only.has(field)
  const order = (uses: ViewSettings['sort']): NonNullable<ViewDraft['sort']> =>
    (uses ?? []).flatMap(({ field, desc }) => {
      const bound = fieldBinding(binding, field)
      return bound === undefined || bound.typed !== undefined || !isConcerned(field)
        ? []
        : [{ fieldId: bound.fieldId, desc }]
    })
  const conditions = boundConditions(view, binding).flatMap(({ field, draft }) => (isConcerned(field) ? [draft] : []))
  const concerned = new Set(target.columns.flatMap(({ field }) => (isConcerned(field) ? (idOf(field) ?? []) : [])))
  const columns = view.shows === undefined ? columnsOfWhole(view, target, idOf) : columnsOfPurpose(view, at)
  const isOurs = (fieldId: string): boolean =>
    only === null || concerned.has(fieldId) || at.disowned?.includes(fieldId) === true
  // A column that is added to a view for a purpose makes its neighbours narrower: set all widths.
  const narrowsOthers = columns.shown.some((fieldId) => concerned.has(fieldId))
  const parts = { sort: order(view.sort), group: order(view.group) }
  return {
    ...(view.filter === undefined || (only !== null && conditions.length === 0)
      ? {}
      : { filter: { conjunction: view.filter.conjunction, conditions } }),
    ...(view.sort === undefined || (only !== null && parts.sort.length === 0) ? {} : { sort: parts.sort }),
    ...(view.group === undefined || (only !== null && parts.group.length === 0) ? {} : { group: parts.group }),
    hidden: columns.hidden.filter(isOurs),
    shown: columns.shown.filter(isOurs),
    ...(view.type === 'grid'
      ? {
          widths: Object.fromEntries(
            Object.entries(columns.widths).filter(([fieldId]) => isOurs(fieldId) || narrowsOthers),
          ),
        }
      : {}),
    ...(only === null ? {} : { onlyAdds: true, replaced: at.disowned ?? [] }),
  }
}

/** Which columns a view hides and shows, and how wide they are. */
interface ShownColumns {
  readonly hidden: readonly string[]
  readonly shown: readonly string[]
  readonly widths: Readonly<Record<string, number>>
}

/** Shows everything except the bookkeeping columns; the main view takes the widths of the preset. */
function columnsOfWhole(
  view: ViewSettings,
  target: TableTarget,
  idOf: (field: string) => string | undefined,
): ShownColumns {
  const hidden = target.columns.flatMap(({ field }) =>
    fieldSpec(target.table, field).bookkeeping === true ? (idOf(field) ?? []) : [],
  )
  const widths = Object.fromEntries(
    target.columns.flatMap(({ field, width }) => {
      const fieldId = idOf(field)
      return fieldId === undefined || width === undefined || view.withWidths !== true ? [] : [[fieldId, width] as const]
    }),
  )
  return { hidden, shown: [], widths }
}

/** Shows only what the purpose needs. Every host shows the primary column as well. */
function columnsOfPurpose<Table extends TableKey>(
  view: ViewSettings,
  { binding, table }: TableOfView<Table>,
): ShownColumns {
  const fields = shownFields(view, binding)
  const ids = new Map(
    fields.flatMap((field) => {
      const fieldId = fieldBinding(binding, field)?.fieldId
      return fieldId === undefined ? [] : [[field, fieldId] as const]
    }),
  )
  const shown = new Set(ids.values())
  const shownAnyway = table.columns.filter(({ id, isPrimary }) => isPrimary && !shown.has(id))
  const { fields: widths, other } = purposeWidths(fields, shownAnyway.length)
  return {
    hidden: table.columns.flatMap(({ id, isPrimary }) => (isPrimary || shown.has(id) ? [] : [id])),
    shown: [...shown],
    widths: Object.fromEntries([
      ...[...ids].flatMap(([field, fieldId]) =>
        widths[field] === undefined ? [] : [[fieldId, widths[field]] as const],
      ),
      ...shownAnyway.map(({ id }) => [id, other] as const),
    ]),
  }
}
