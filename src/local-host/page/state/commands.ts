import type { CellValue, FilterCondition } from '../../engine/types.ts'
import { HostError } from '../../engine/types.ts'
import { activeTable, activeView } from './host.ts'
import type { Host, Outcome } from './host.ts'
import { refusalText } from './refusals.ts'
import { sayIn } from '../words/words.ts'

/** Most records one call may carry (host-protocol §7.1). */
const PER_CALL = 200

/** Cells to write into one record. */
export interface RecordWrite {
  readonly recordId: string
  readonly fields: Readonly<Record<string, CellValue>>
}

const inTable = (tableId: string) => [tableId, undefined] as const
const inView = (tableId: string, viewId: string) => [tableId, viewId, undefined] as const

/** Writes one cell as the person at the page; an empty cell is written as null. */
export function setCell(
  host: Host,
  tableId: string,
  recordId: string,
  fieldId: string,
  value: CellValue,
): Promise<Outcome> {
  return host.call('WidgetTable_setRecord', inTable(tableId), recordId, { fields: { [fieldId]: value } })
}

/** Writes cells of many records, 200 per call; stops at the first refusal. */
export async function setRecords(
  host: Pick<Host, 'call'>,
  tableId: string,
  writes: readonly RecordWrite[],
): Promise<boolean> {
  for (let at = 0; at < writes.length; at += PER_CALL) {
    const outcome = await host.call('WidgetTable_setRecords', inTable(tableId), writes.slice(at, at + PER_CALL))
    if (!outcome.ok) return false
  }
  return true
}

/** Adds records, 200 per call; returns their ids, fewer after a refusal. */
export async function addRecords(
  host: Pick<Host, 'call'>,
  tableId: string,
  rows: readonly RecordWrite['fields'][],
): Promise<readonly string[]> {
  const ids: string[] = []
  for (let at = 0; at < rows.length; at += PER_CALL) {
    const outcome = await host.call(
      'WidgetTable_addRecords',
      inTable(tableId),
      rows.slice(at, at + PER_CALL).map((fields) => ({ fields })),
    )
    if (!outcome.ok || !Array.isArray(outcome.value)) break
    ids.push(...(outcome.value as string[]))
  }
  return ids
}

/** Undoes or redoes the person's last edit; shows a refusal, and does nothing when there is no edit. */
export function stepBack(host: Host, direction: 'undo' | 'redo'): void {
  try {
    if (host.undo[direction]()) host.changes.now()
  } catch (cause) {
    if (!(cause instanceof HostError)) throw cause
    host.toast('error', refusalText(sayIn(host.page.getState().lang), cause))
  }
}

/** Adds a record; the outcome's value is its id. */
export function addRecord(host: Host, tableId: string, fields: Record<string, CellValue>): Promise<Outcome> {
  return host.call('WidgetTable_addRecord', inTable(tableId), { fields })
}

/** Deletes records, 200 per call; stops at the first refusal. */
export async function deleteRecords(host: Host, tableId: string, recordIds: readonly string[]): Promise<boolean> {
  for (let at = 0; at < recordIds.length; at += PER_CALL) {
    const outcome = await host.call('WidgetTable_deleteRecords', inTable(tableId), recordIds.slice(at, at + PER_CALL))
    if (!outcome.ok) return false
  }
  return true
}

/** Adds a table and shows it. */
export async function addTable(host: Host, name: string): Promise<void> {
  const outcome = await host.call('WidgetBase_addTable', [], { name, fields: [] })
  if (!outcome.ok || typeof outcome.value !== 'object' || outcome.value === null) return
  if ('tableId' in outcome.value && typeof outcome.value.tableId === 'string') showTable(host, outcome.value.tableId)
}

export const renameTable = (host: Host, tableId: string, name: string) =>
  host.call('WidgetBase_setTable', [], tableId, { name })
export const deleteTable = (host: Host, tableId: string) => host.call('WidgetBase_deleteTable', [], tableId)

/** Adds a view and shows it. */
export async function addView(host: Host, tableId: string, type: number, name: string | null): Promise<void> {
  const outcome = await host.call('WidgetTable_addView', inTable(tableId), name === null ? { type } : { type, name })
  if (!outcome.ok || typeof outcome.value !== 'object' || outcome.value === null) return
  if ('viewId' in outcome.value && typeof outcome.value.viewId === 'string')
    showView(host, tableId, outcome.value.viewId)
}

export const renameView = (host: Host, tableId: string, viewId: string, name: string) =>
  host.call('WidgetTable_setView', inTable(tableId), viewId, { name })
export const deleteView = (host: Host, tableId: string, viewId: string) =>
  host.call('WidgetTable_deleteView', inTable(tableId), viewId)

/** A field as a person describes it in the dialog (host-protocol §7.5). */
export interface NewField {
  readonly type: number
  readonly name: string
  readonly property?: Record<string, unknown>
}

export const addField = (host: Host, tableId: string, field: NewField) =>
  host.call('WidgetTable_addField', inTable(tableId), field)
export const setField = (host: Host, tableId: string, fieldId: string, change: Partial<NewField>) =>
  host.call('WidgetTable_setField', inTable(tableId), fieldId, change)
export const deleteField = (host: Host, tableId: string, fieldId: string) =>
  host.call('WidgetTable_deleteField', inTable(tableId), fieldId)

type Order = readonly { readonly fieldId: string; readonly desc: boolean }[]

export const setSort = (host: Host, tableId: string, viewId: string, order: Order) =>
  host.call('WidgetView_setSortInfo', inView(tableId, viewId), order)
export const setGroup = (host: Host, tableId: string, viewId: string, order: Order) =>
  host.call('WidgetView_setGroupInfo', inView(tableId, viewId), order)
export const setAutoSort = (host: Host, tableId: string, viewId: string, on: boolean) =>
  host.call('WidgetView_setAutoSort', inView(tableId, viewId), on)
export const setHidden = (host: Host, tableId: string, viewId: string, fieldIds: readonly string[], hidden: boolean) =>
  host.call('WidgetView_setFieldVisibility', inView(tableId, viewId), fieldIds, hidden)
export const setWidth = (host: Host, tableId: string, viewId: string, fieldId: string, width: number) =>
  host.call('WidgetView_setFieldWidth', inView(tableId, viewId), fieldId, width)
export const setRowHeight = (host: Host, tableId: string, viewId: string, level: number) =>
  host.call('WidgetView_setRowHeight', inView(tableId, viewId), level)
/** Applies the person's own view settings for everybody (host-protocol §7.4). */
export const applySetting = (host: Host, tableId: string, viewId: string) =>
  host.call('WidgetView_applySetting', inView(tableId, viewId))

export const addCondition = (
  host: Host,
  tableId: string,
  viewId: string,
  condition: Omit<FilterCondition, 'conditionId'>,
) => host.call('WidgetView_setFilter', inView(tableId, viewId), 'AddCondition', condition)
export const updateCondition = (host: Host, tableId: string, viewId: string, condition: FilterCondition) =>
  host.call('WidgetView_setFilter', inView(tableId, viewId), 'UpdateCondition', condition)
export const deleteCondition = (host: Host, tableId: string, viewId: string, conditionId: string) =>
  host.call('WidgetView_setFilter', inView(tableId, viewId), 'DeleteCondition', conditionId)
export const setConjunction = (host: Host, tableId: string, viewId: string, conjunction: 'and' | 'or') =>
  host.call('WidgetView_setFilter', inView(tableId, viewId), 'SetConjunction', conjunction)

/** Tells the engine the person's selection, which sends SelectionChange to plugins. */
export function announceSelection(host: Host): void {
  const state = host.page.getState()
  const table = activeTable(host.engine, state)
  const view = activeView(table, state)
  host.engine.page.setSelection(host.session(), {
    baseId: host.engine.document.baseId,
    tableId: table?.id ?? null,
    viewId: view?.id ?? null,
    fieldId: state.active?.fieldId ?? null,
    recordId: state.active?.recordId ?? null,
  })
}

/** Puts the focus on a cell. */
export function selectCell(host: Host, recordId: string, fieldId: string): void {
  const { active, editing, rangeEnd } = host.page.getState()
  if (active?.recordId === recordId && active.fieldId === fieldId && editing === null && rangeEnd === null) return
  host.page.setState({ active: { recordId, fieldId }, rangeEnd: null, editing: null })
  announceSelection(host)
}

/** Extends the block of cells from the focus to a cell; false when it ended there already. */
export function extendSelection(host: Host, recordId: string, fieldId: string): boolean {
  const { active, rangeEnd } = host.page.getState()
  if (active === null) {
    selectCell(host, recordId, fieldId)
    return true
  }
  const end = rangeEnd ?? active
  if (end.recordId === recordId && end.fieldId === fieldId) return false
  const isOne = active.recordId === recordId && active.fieldId === fieldId
  host.page.setState({ rangeEnd: isOne ? null : { recordId, fieldId } })
  return true
}

const LEFT_PLACE = { active: null, rangeEnd: null, editing: null, checked: new Set<string>() } as const

/** Shows a table; false when no table has that id. */
export function showTable(host: Host, tableId: string): boolean {
  const exists = host.engine.document.tables.some((table) => table.id === tableId)
  if (!exists) return false
  host.page.setState({ tableId, ...LEFT_PLACE })
  announceSelection(host)
  return true
}

/** Shows a view of a table; false when none has those ids. */
export function showView(host: Host, tableId: string, viewId: string): boolean {
  const table = host.engine.document.tables.find((candidate) => candidate.id === tableId)
  if (table?.views.some((view) => view.id === viewId) !== true) return false
  const { viewIds } = host.page.getState()
  host.page.setState({ tableId, viewIds: { ...viewIds, [tableId]: viewId }, ...LEFT_PLACE })
  announceSelection(host)
  return true
}

/** Ticks rows of the shown view; getSelectedRecordIdList returns them. */
export function setChecked(host: Host, checked: ReadonlySet<string>): void {
  host.page.setState({ checked })
  const state = host.page.getState()
  const view = activeView(activeTable(host.engine, state), state)
  if (view !== null) host.engine.page.setSelectedRecords(host.session(), view.id, [...checked])
}

/** The first of `make(1)`, `make(2)` … that is not among `names`. */
export function freeNumberedName(names: readonly string[], make: (n: number) => string): string {
  const taken = new Set(names)
  for (let n = names.length + 1; ; n += 1) {
    const name = make(n)
    if (!taken.has(name)) return name
  }
}
