import { columnOptions, fieldSpec, type ColumnSpec, type TableKey, type ViewSpec } from '../../schema/index.ts'
import { bindTable } from './bindTable.ts'
import {
  fieldBinding,
  type ConditionDraft,
  type SheetBinding,
  type TableDescription,
  type ViewCondition,
  type ViewInfo,
} from '../ports.ts'
import { leftOutSettings, type TableTarget } from './sheetTarget.ts'
import type { StoredTable } from '../stored/document.ts'
import { boundConditions } from './viewDraft.ts'

/** What one of our views has lost because columns or options were deleted. */
interface ViewLoss {
  readonly view: ViewSpec
  readonly viewId: string
  /** Fields whose conditions, order, visibility or width were lost with their columns and can be set again now. */
  readonly fields: ReadonlySet<string>
  /** Fields whose column or option is still missing: their part can be set once it exists. */
  readonly awaited: ReadonlySet<string>
  /** The fields among `fields` that the view no longer filters, sorts or groups by. */
  readonly broken: readonly string[]
}

/**
 * The views of a table that have lost part of their settings. A part is lost when its column or option was replaced by
 * a new one since the view was made, or when the filter holds only some of our own conditions. Any other difference is
 * a change that people wanted, and no loss. [DR1]
 */
export function viewLosses(
  target: TableTarget,
  description: TableDescription,
  stored: StoredTable,
): readonly ViewLoss[] {
  const { binding } = bindTable(target.table, description, target.columns, stored)
  const table: ViewedTable = { target, stored, binding, description }
  return target.views.flatMap((view) => {
    const info = description.views.find(({ id }) => id === stored.views[view.key])
    if (info === undefined || stored.leftOut?.includes(leftOutSettings(view.key)) === true) return []
    if (followsNative(stored.nativeViews?.[view.key], info, description)) return []
    const loss = lossOf(view, info, table)
    return loss.fields.size + loss.awaited.size === 0 ? [] : [loss]
  })
}

/** A table with everything that its views are compared with. */
interface ViewedTable {
  readonly target: TableTarget
  readonly stored: StoredTable
  readonly binding: SheetBinding<TableKey>
  readonly description: TableDescription
}

function lossOf(view: ViewSpec, info: ViewInfo, table: ViewedTable): ViewLoss {
  const { target, binding, stored } = table
  const storedLosses = new Set(stored.lostInViews?.[view.key])
  const unfiltered = new Set(unfilteredFields(view, info, table))
  const concerned = target.columns.filter((column) => concerns(view, column, table))
  const awaited = concerned.filter(
    ({ field }) => fieldBinding(binding, field) === undefined || lacksOption(view, field, table),
  )
  const fields = concerned.filter(
    ({ field }) =>
      fieldBinding(binding, field) !== undefined &&
      (unfiltered.has(field) || storedLosses.has(field) || isReplaced(view, field, table)),
  )
  const broken = fields.filter(({ field }) => isBroken(view, info, field, table))
  return {
    view,
    viewId: info.id,
    fields: new Set(fields.map(({ field }) => field)),
    awaited: new Set(awaited.map(({ field }) => field)),
    broken: broken.map(({ field }) => field),
  }
}

/** Whether the settings of a view concern a column. A view for a purpose shows or hides every column. */
const concerns = (view: ViewSpec, { field }: ColumnSpec, { target, stored }: ViewedTable): boolean =>
  view.shows !== undefined ||
  usesOf(view).includes(field) ||
  fieldSpec(target.table, field).bookkeeping === true ||
  // A column that the sheet did not have before keeps the width that the host gave it.
  (view.withWidths === true && stored.fields[field] !== undefined)

const usesOf = ({ filter, sort = [], group = [] }: ViewSpec): readonly string[] =>
  [...(filter?.conditions ?? []), ...sort, ...group].map(({ field }) => field)

/** Whether the column, or an option that the view filters by, was replaced since the view was made. */
function isReplaced(view: ViewSpec, field: string, { binding, stored }: ViewedTable): boolean {
  const bound = fieldBinding(binding, field)
  if (bound === undefined) return false
  if (bound.fieldId !== stored.fields[field]) return true
  const storedOptions = stored.options[field]
  if (storedOptions === undefined) return false
  return optionsOf(view, field).some((key) => {
    const optionId = bound.options.find((option) => option.key === key)?.id
    return optionId !== undefined && storedOptions[key] !== optionId
  })
}

/** Keys of the options of a field that a view filters by. */
const optionsOf = ({ filter }: ViewSpec, field: string): readonly string[] =>
  (filter?.conditions ?? []).flatMap((condition) => {
    if (condition.field !== field) return []
    return 'is' in condition ? [condition.is] : 'isNot' in condition ? [condition.isNot] : []
  })

/** Whether the preset offers an option that the view filters by and the column does not have it. */
function lacksOption(view: ViewSpec, field: string, { target, binding }: ViewedTable): boolean {
  const spec = target.columns.find((column) => column.field === field)
  const bound = fieldBinding(binding, field)
  if (spec === undefined || bound === undefined) return false
  const offered = columnOptions(target.table, spec)
  return optionsOf(view, field).some(
    (key) => offered.some((option) => option.key === key) && bound.options.every((option) => option.key !== key),
  )
}

/**
 * Whether a view filters by native columns that are all there: they are deleted with their conditions, so that nothing
 * but people's wish can have changed it. [NW1]
 */
const followsNative = (
  native: NonNullable<StoredTable['nativeViews']>[string] | undefined,
  { id }: ViewInfo,
  { columns }: TableDescription,
): boolean =>
  native?.viewId === id && native.filter.every(({ fieldId }) => columns.some((column) => column.id === fieldId))

/** Whether these conditions of a view include ours. */
export const isIncluded = (draft: ConditionDraft, conditions: readonly ViewCondition[]): boolean =>
  conditions.some(
    ({ fieldId, values }) =>
      fieldId === draft.fieldId &&
      (!('optionId' in draft) || values.includes(draft.optionId)) &&
      (!('text' in draft) || values.includes(draft.text)),
  )

/**
 * Fields that a view has stopped filtering by although all its conditions are ours: a host leaves such a filter when a
 * column was deleted or retyped. A filter with a condition of people's is theirs, and has lost nothing.
 */
function unfilteredFields(
  view: ViewSpec,
  { filter }: ViewInfo,
  { binding, description }: ViewedTable,
): readonly string[] {
  if (filter === undefined) return []
  const ours = boundConditions(view, binding)
  const alive = filter.filter((condition) => !isDead(condition, description))
  const isOnlyOurs = alive.every((condition) => ours.some(({ draft }) => isIncluded(draft, [condition])))
  if (!isOnlyOurs) return []
  return ours.flatMap(({ field, draft }) => (alive.some(({ fieldId }) => fieldId === draft.fieldId) ? [] : [field]))
}

/** Whether a condition names only options that the select does not have any more. */
function isDead({ fieldId, values }: ViewCondition, { columns }: TableDescription): boolean {
  const column = columns.find(({ id }) => id === fieldId)
  if (column?.kind !== 'singleSelect' && column?.kind !== 'multiSelect') return false
  return values.length > 0 && values.every((value) => column.options.every(({ id }) => id !== value))
}

/**
 * Whether a view no longer filters, sorts or groups by a field. Where the host does not tell, it counts as broken if
 * the sheet had a column for the field when the view was made.
 */
function isBroken(view: ViewSpec, info: ViewInfo, field: string, { binding, stored }: ViewedTable): boolean {
  const fieldId = fieldBinding(binding, field)?.fieldId ?? ''
  const hadNoColumn = stored.fields[field] === undefined
  const conditions = boundConditions(view, binding).filter((one) => one.field === field)
  if (conditions.some(({ draft }) => (info.filter === undefined ? !hadNoColumn : !isIncluded(draft, info.filter))))
    return true
  return (
    [
      [view.sort, info.sort],
      [view.group, info.group],
    ] as const
  ).some(
    ([wanted = [], fieldIds]) =>
      wanted.some((rung) => rung.field === field) &&
      (fieldIds === undefined ? !hadNoColumn : !fieldIds.includes(fieldId)),
  )
}
