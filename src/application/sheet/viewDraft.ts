import { fieldSpec, purposeWidths, type FieldKey, type TableKey, type ViewSpec } from '../../schema/index.ts'
import {
  fieldBinding,
  type ConditionDraft,
  type SheetBinding,
  type TableDescription,
  type ViewDraft,
} from '../ports.ts'
import type { TableTarget } from './sheetTarget.ts'

/** View key → id of the views of a table that bear a declared name and type. */
export const viewIds = (target: TableTarget, table: TableDescription): Record<string, string> =>
  Object.fromEntries(
    target.views.flatMap((view) => {
      const made = table.views.find((one) => one.name === view.name && one.type === view.type)
      return made === undefined ? [] : [[view.key, made.id] as const]
    }),
  )

/** A condition of a view as the Base can take it, with the field that it is about. */
interface BoundCondition {
  readonly field: FieldKey
  readonly draft: ConditionDraft
}

/** A view's conditions in ids. Those on a column or option that is not there, or on a column of words, are left out. */
export function boundConditions<Table extends TableKey>(
  { filter }: ViewSpec,
  binding: SheetBinding<Table>,
): readonly BoundCondition[] {
  return (filter?.conditions ?? []).flatMap((condition): readonly BoundCondition[] => {
    const { field } = condition
    const bound = fieldBinding(binding, field)
    if (bound === undefined || bound.typed !== undefined) return []
    const { fieldId } = bound
    if ('before' in condition) return [{ field, draft: { fieldId, test: 'beforeToday' } }]
    if ('isTicked' in condition) return [{ field, draft: { fieldId, test: 'isTicked' } }]
    const [test, key] = 'is' in condition ? (['is', condition.is] as const) : (['isNot', condition.isNot] as const)
    const optionId = bound.options.find((option) => option.key === key)?.id
    return optionId === undefined ? [] : [{ field, draft: { fieldId, test, optionId } }]
  })
}

/** The fields that a view for a purpose shows in this table; of several in one place the first that is there. */
function shownFields<Table extends TableKey>(
  { shows = [] }: ViewSpec,
  binding: SheetBinding<Table>,
): readonly string[] {
  const isThere = (field: string): boolean => fieldBinding(binding, field) !== undefined
  return shows.flatMap((place) => [place].flat().find(isThere) ?? [])
}

/** The table as it stands. */
interface Place<Table extends TableKey> {
  readonly binding: SheetBinding<Table>
  readonly table: TableDescription
  /** Columns that were ours and are people's now: a view for a purpose hides them. */
  readonly disowned?: readonly string[]
}

/**
 * A view's settings in ids of the table as it stands. With `only` it is the part that concerns these fields, to be
 * added to whatever people have made of the view.
 */
export function viewDraft<Table extends TableKey>(
  view: ViewSpec,
  target: TableTarget,
  at: Place<Table>,
  only: ReadonlySet<string> | null = null,
): ViewDraft {
  const { binding } = at
  const idOf = (field: string): string | undefined => fieldBinding(binding, field)?.fieldId
  const isConcerned = (field: string): boolean => only === null || only.has(field)
  const order = (uses: ViewSpec['sort']): NonNullable<ViewDraft['sort']> =>
    (uses ?? []).flatMap(({ field, desc }) => {
      const bound = fieldBinding(binding, field)
      return bound === undefined || bound.typed !== undefined || !isConcerned(field)
        ? []
        : [{ fieldId: bound.fieldId, desc }]
    })
  const conditions = boundConditions(view, binding).flatMap(({ field, draft }) => (isConcerned(field) ? [draft] : []))
  const concerned = new Set(target.columns.flatMap(({ field }) => (isConcerned(field) ? (idOf(field) ?? []) : [])))
  const looks = view.shows === undefined ? looksOfWhole(view, target, idOf) : looksOfPurpose(view, at)
  const isOurs = (fieldId: string): boolean =>
    only === null || concerned.has(fieldId) || at.disowned?.includes(fieldId) === true
  // A column that comes into a view for a purpose makes its neighbours narrower.
  const makesRoom = looks.shown.some((fieldId) => concerned.has(fieldId))
  const parts = { sort: order(view.sort), group: order(view.group) }
  return {
    ...(view.filter === undefined || (only !== null && conditions.length === 0)
      ? {}
      : { filter: { conjunction: view.filter.conjunction, conditions } }),
    ...(view.sort === undefined || (only !== null && parts.sort.length === 0) ? {} : { sort: parts.sort }),
    ...(view.group === undefined || (only !== null && parts.group.length === 0) ? {} : { group: parts.group }),
    hidden: looks.hidden.filter(isOurs),
    shown: looks.shown.filter(isOurs),
    ...(view.type === 'grid'
      ? { widths: Object.fromEntries(Object.entries(looks.widths).filter(([fieldId]) => isOurs(fieldId) || makesRoom)) }
      : {}),
    ...(only === null ? {} : { onlyAdds: true, replaced: at.disowned ?? [] }),
  }
}

interface Looks {
  readonly hidden: readonly string[]
  readonly shown: readonly string[]
  readonly widths: Readonly<Record<string, number>>
}

/** Everything but the bookkeeping, in the main view at the widths of the preset. */
function looksOfWhole(view: ViewSpec, target: TableTarget, idOf: (field: string) => string | undefined): Looks {
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

/** What the purpose needs and nothing else. The primary column is shown by every host, whatever it is. */
function looksOfPurpose<Table extends TableKey>(view: ViewSpec, { binding, table }: Place<Table>): Looks {
  const fields = shownFields(view, binding)
  const ids = new Map(
    fields.flatMap((field) => {
      const fieldId = fieldBinding(binding, field)?.fieldId
      return fieldId === undefined ? [] : [[field, fieldId] as const]
    }),
  )
  const shown = new Set(ids.values())
  const primary = table.columns.filter(({ id, isPrimary }) => isPrimary && !shown.has(id))
  const { fields: widths, other } = purposeWidths(fields, primary.length)
  return {
    hidden: table.columns.flatMap(({ id, isPrimary }) => (isPrimary || shown.has(id) ? [] : [id])),
    shown: [...shown],
    widths: Object.fromEntries([
      ...[...ids].flatMap(([field, fieldId]) =>
        widths[field] === undefined ? [] : [[fieldId, widths[field]] as const],
      ),
      ...primary.map(({ id }) => [id, other] as const),
    ]),
  }
}
