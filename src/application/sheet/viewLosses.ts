import { columnOptions, fieldSpec, type ColumnSpec, type TableKey, type ViewSpec } from '../../schema/index.ts'
import { bindSheet } from './bindSheet.ts'
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

/** What one of our views is without because columns or options were deleted. */
interface ViewLoss {
  readonly view: ViewSpec
  readonly viewId: string
  /** Fields whose conditions, order, visibility or width have gone with their columns and can be set again. */
  readonly fields: ReadonlySet<string>
  /** Fields whose column or option is not there: their part can be set once it is. */
  readonly awaited: ReadonlySet<string>
  /** Of `fields` those that the view no longer filters, sorts or groups by. */
  readonly broken: readonly string[]
}

/**
 * The views of a table that have lost part of their settings. A part is lost when its column or option is another one
 * than the view was made with, or when nothing but a rest of our own filter is left. Whatever else people have made of
 * a view is their wish and no loss. [DR1]
 */
export function viewLosses(
  target: TableTarget,
  description: TableDescription,
  stored: StoredTable,
): readonly ViewLoss[] {
  const { binding } = bindSheet(target.table, description, target.columns, stored)
  const look: Look = { target, stored, binding, description }
  return target.views.flatMap((view) => {
    const info = description.views.find(({ id }) => id === stored.views[view.key])
    if (info === undefined || stored.leftOut?.includes(leftOutSettings(view.key)) === true) return []
    const loss = lossOf(view, info, look)
    return loss.fields.size + loss.awaited.size === 0 ? [] : [loss]
  })
}

interface Look {
  readonly target: TableTarget
  readonly stored: StoredTable
  readonly binding: SheetBinding<TableKey>
  readonly description: TableDescription
}

function lossOf(view: ViewSpec, info: ViewInfo, look: Look): ViewLoss {
  const { target, binding, stored } = look
  const noted = new Set(stored.lostInViews?.[view.key])
  const cut = new Set(cutConditions(view, info, look))
  const concerned = target.columns.filter((column) => concerns(view, column, look))
  const awaited = concerned.filter(
    ({ field }) => fieldBinding(binding, field) === undefined || lacksOption(view, field, look),
  )
  const fields = concerned.filter(
    ({ field }) =>
      fieldBinding(binding, field) !== undefined && (cut.has(field) || noted.has(field) || isAnew(view, field, look)),
  )
  const broken = fields.filter(({ field }) => isBroken(view, info, field, look))
  return {
    view,
    viewId: info.id,
    fields: new Set(fields.map(({ field }) => field)),
    awaited: new Set(awaited.map(({ field }) => field)),
    broken: broken.map(({ field }) => field),
  }
}

/** Whether the settings of a view say anything about a column: a view for a purpose shows or hides every one. */
const concerns = (view: ViewSpec, { field }: ColumnSpec, { target, stored }: Look): boolean =>
  view.shows !== undefined ||
  usesOf(view).includes(field) ||
  fieldSpec(target.table, field).bookkeeping === true ||
  // A column that the sheet did not have before keeps the width that the host gives it.
  (view.withWidths === true && stored.fields[field] !== undefined)

const usesOf = ({ filter, sort = [], group = [] }: ViewSpec): readonly string[] =>
  [...(filter?.conditions ?? []), ...sort, ...group].map(({ field }) => field)

/** Whether the column, or an option that the view filters by, is another one than it was made with. */
function isAnew(view: ViewSpec, field: string, { binding, stored }: Look): boolean {
  const bound = fieldBinding(binding, field)
  if (bound === undefined) return false
  if (bound.fieldId !== stored.fields[field]) return true
  const known = stored.options[field]
  if (known === undefined) return false
  return optionsOf(view, field).some((key) => {
    const optionId = bound.options.find((option) => option.key === key)?.id
    return optionId !== undefined && known[key] !== optionId
  })
}

/** Keys of the options of a field that a view filters by. */
const optionsOf = ({ filter }: ViewSpec, field: string): readonly string[] =>
  (filter?.conditions ?? []).flatMap((condition) => {
    if (condition.field !== field) return []
    return 'is' in condition ? [condition.is] : 'isNot' in condition ? [condition.isNot] : []
  })

/** Whether an option that a view filters by is offered by the preset and has been deleted. */
function lacksOption(view: ViewSpec, field: string, { target, binding }: Look): boolean {
  const spec = target.columns.find((column) => column.field === field)
  const bound = fieldBinding(binding, field)
  if (spec === undefined || bound === undefined) return false
  const offered = columnOptions(target.table, spec)
  return optionsOf(view, field).some(
    (key) => offered.some((option) => option.key === key) && bound.options.every((option) => option.key !== key),
  )
}

const isHeld = (draft: ConditionDraft, conditions: readonly ViewCondition[]): boolean =>
  conditions.some(
    ({ fieldId, values }) => fieldId === draft.fieldId && (!('optionId' in draft) || values.includes(draft.optionId)),
  )

/**
 * Fields that a view has stopped filtering by while nothing is left in its filter but conditions of ours: that is what
 * a host leaves when a column was deleted or retyped. A filter in which people have put something of their own is
 * theirs.
 */
function cutConditions(view: ViewSpec, { filter }: ViewInfo, { binding, description }: Look): readonly string[] {
  if (filter === undefined) return []
  const ours = boundConditions(view, binding)
  const alive = filter.filter((condition) => !isDead(condition, description))
  const isOnlyOurs = alive.every((condition) => ours.some(({ draft }) => isHeld(draft, [condition])))
  if (!isOnlyOurs) return []
  return ours.flatMap(({ field, draft }) => (alive.some(({ fieldId }) => fieldId === draft.fieldId) ? [] : [field]))
}

/** Whether a condition names options of a select that are no more. */
function isDead({ fieldId, values }: ViewCondition, { columns }: TableDescription): boolean {
  const column = columns.find(({ id }) => id === fieldId)
  if (column?.kind !== 'singleSelect' && column?.kind !== 'multiSelect') return false
  return values.length > 0 && values.every((value) => column.options.every(({ id }) => id !== value))
}

/**
 * Whether a view no longer filters, sorts or groups by a field. What the host does not tell of is lost with the column
 * it was made with.
 */
function isBroken(view: ViewSpec, info: ViewInfo, field: string, { binding, stored }: Look): boolean {
  const fieldId = fieldBinding(binding, field)?.fieldId ?? ''
  const isUntold = stored.fields[field] === undefined
  const conditions = boundConditions(view, binding).filter((one) => one.field === field)
  if (conditions.some(({ draft }) => (info.filter === undefined ? !isUntold : !isHeld(draft, info.filter)))) return true
  return (
    [
      [view.sort, info.sort],
      [view.group, info.group],
    ] as const
  ).some(
    ([wanted = [], held]) =>
      wanted.some((rung) => rung.field === field) && (held === undefined ? !isUntold : !held.includes(fieldId)),
  )
}
