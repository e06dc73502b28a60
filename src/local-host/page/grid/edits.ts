import { flushSync } from 'react-dom'
import type { PermissionEntity, PermissionType, TableState } from '../../engine/types.ts'
import { HostError } from '../../engine/types.ts'
import { announceSelection, selectCell, setCell, setRecords } from '../state/commands.ts'
import { isComputed, kindOf } from '../fields/fieldTypes.ts'
import type { Host } from '../state/host.ts'
import type { CellPlace } from '../state/pageStore.ts'
import { sayIn } from '../words/words.ts'
import { recordIdsIn } from './range.ts'
import type { Range, Shown } from './range.ts'

/** Asks `getPermission` for the person at the page (host-protocol §7.6); a refusal counts as no. */
function mayDo(host: Host, entity: PermissionEntity, type: PermissionType, param: Record<string, string>): boolean {
  try {
    return host.engine.call(host.session(), 'bitable.WidgetBase_getPermission', [], [{ entity, type, param }]) === true
  } catch (cause) {
    if (cause instanceof HostError) return false
    throw cause
  }
}

/** Whether the person may add records to a table. */
export function mayAdd(host: Host, tableId: string): boolean {
  return mayDo(host, 'Record', 'addable', { tableId })
}

/** Whether the person may write a cell. */
function mayEdit(host: Host, tableId: string, { recordId, fieldId }: CellPlace): boolean {
  return mayDo(host, 'Cell', 'editable', { tableId, recordId, fieldId })
}

/** Whether a cell can be edited; if not, a toast says why. */
export function checkEditable(host: Host, table: TableState, place: CellPlace): boolean {
  const say = sayIn(host.page.getState().lang)
  const field = table.fields.find((candidate) => candidate.id === place.fieldId)
  if (field === undefined) return false
  if (isComputed(kindOf(field.type))) {
    host.toast('info', say('problem.computed'))
    return false
  }
  if (!mayEdit(host, table.id, place)) {
    host.toast('error', say('refuse.permission'))
    return false
  }
  return true
}

/** Opens the editor of a cell synchronously, so that it gets the next key, or toggles a tick box. */
export function beginEdit(host: Host, table: TableState, place: CellPlace, blank: boolean): void {
  const field = table.fields.find((candidate) => candidate.id === place.fieldId)
  if (field === undefined || !checkEditable(host, table, place)) return
  if (kindOf(field.type) === 'checkbox') {
    const record = table.records.find((candidate) => candidate.id === place.recordId)
    void setCell(host, table.id, place.recordId, place.fieldId, record?.fields[place.fieldId] !== true)
    return
  }
  flushSync(() => host.page.setState({ active: place, editing: { ...place, blank } }))
  announceSelection(host)
}

/** Empties a cell. */
export function clearCell(host: Host, table: TableState, place: CellPlace): void {
  const field = table.fields.find((candidate) => candidate.id === place.fieldId)
  if (field === undefined || !checkEditable(host, table, place)) return
  void setCell(host, table.id, place.recordId, place.fieldId, kindOf(field.type) === 'checkbox' ? false : null)
}

/** Empties a block of cells, computed columns left out. */
export async function clearRange(host: Host, table: TableState, range: Range, { rows, columns }: Shown): Promise<void> {
  const writable = columns
    .slice(range.left, range.right + 1)
    .map(({ field }) => field)
    .filter((field) => !isComputed(kindOf(field.type)))
  if (writable.length === 0) {
    host.toast('info', sayIn(host.page.getState().lang)('problem.computed'))
    return
  }
  const fields = Object.fromEntries(
    writable.map((field) => [field.id, kindOf(field.type) === 'checkbox' ? false : null]),
  )
  await host.undo.together(() =>
    setRecords(
      host,
      table.id,
      recordIdsIn(range, rows).map((recordId) => ({ recordId, fields })),
    ),
  )
}

/** Fills every row of a block with the cells of its first row, computed columns left out. */
export async function fillDown(host: Host, table: TableState, range: Range, { rows, columns }: Shown): Promise<void> {
  const [firstId, ...restIds] = recordIdsIn(range, rows)
  const first = table.records.find(({ id }) => id === firstId)
  const writable = columns
    .slice(range.left, range.right + 1)
    .map(({ field }) => field)
    .filter((field) => !isComputed(kindOf(field.type)))
  if (first === undefined || restIds.length === 0) return
  if (writable.length === 0) {
    host.toast('info', sayIn(host.page.getState().lang)('problem.computed'))
    return
  }
  const fields = Object.fromEntries(writable.map(({ id }) => [id, first.fields[id] ?? null]))
  await host.undo.together(() =>
    setRecords(
      host,
      table.id,
      restIds.map((recordId) => ({ recordId, fields })),
    ),
  )
}

/** Selects all shown cells as the block; null when there are none. */
export function selectAll(host: Host, { rows, columns }: Shown): void {
  const [first, last] = [rows.idAt(0), rows.idAt(rows.at.length - 1)]
  const [left, right] = [columns[0]?.field.id, columns.at(-1)?.field.id]
  if (first === undefined || last === undefined || left === undefined || right === undefined) return
  selectCell(host, first, left)
  host.page.setState({ rangeEnd: { recordId: last, fieldId: right } })
}

/** Opens a record's card. */
export function openCard(host: Host, tableId: string, recordId: string): void {
  host.page.setState({ card: { tableId, recordId, fieldIds: null, opensEditor: false } })
}
