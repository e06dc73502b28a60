import type { CellValue, RecordState, TableState } from '../../engine/types.ts'
import { typeIntoCell } from '../cells/cellTyping.ts'
import { addRecords, setRecords } from '../state/commands.ts'
import type { RecordWrite } from '../state/commands.ts'
import { isComputed, kindOf } from '../fields/fieldTypes.ts'
import type { Host } from '../state/host.ts'
import { formatCopiedText, parsePastedText, pastedPlaces } from './paste.ts'
import { problemText, typingContext } from '../cells/typingContext.ts'
import { sayIn } from '../words/words.ts'
import { mayAdd } from './edits.ts'
import { rangeBetween, recordIdsIn } from './range.ts'
import type { Range, Shown } from './range.ts'

/** Our own clipboard format, cells as on the wire, because text cannot hold links, files and people. */
const CELLS_TYPE = 'web application/x-base-cells'

interface CopiedCells {
  /** The columns they came from, left to right. */
  readonly fieldIds: readonly string[]
  readonly values: readonly (readonly CellValue[])[]
  /** The text copied with them: when the clipboard holds another text, these cells are outdated. */
  readonly text: string
}

const isCopiedCells = (value: unknown): value is CopiedCells =>
  typeof value === 'object' &&
  value !== null &&
  'fieldIds' in value &&
  Array.isArray(value.fieldIds) &&
  'values' in value &&
  Array.isArray(value.values) &&
  'text' in value

/** Copies the selected cells, as tab-separated text and in our format. Returns whether there were any. */
export function copyRange(host: Host, table: TableState, event: ClipboardEvent, shown: Shown): boolean {
  const { active, rangeEnd, editing, lang } = host.page.getState()
  const range = rangeBetween(active, rangeEnd, shown)
  if (range === null || editing !== null || event.clipboardData === null) return false
  const fields = shown.columns.slice(range.left, range.right + 1).map((column) => column.field)
  const byId = new Map(table.records.map((record) => [record.id, record]))
  const records = recordIdsIn(range, shown.rows).flatMap((id) => byId.get(id) ?? [])
  const text = formatCopiedText(
    records.map((record) => fields.map((field) => host.engine.cellText(table.id, field.id, record, lang))),
  )
  const values = records.map((record) => fields.map((field) => record.fields[field.id] ?? null))
  const copied: CopiedCells = { fieldIds: fields.map((field) => field.id), values, text }
  event.clipboardData.setData('text/plain', text)
  event.clipboardData.setData(CELLS_TYPE, JSON.stringify(copied))
  event.preventDefault()
  const cells = records.length * fields.length
  host.toast('info', cells === 1 ? sayIn(lang)('toast.copied') : sayIn(lang)('toast.copiedCells', { n: cells }))
  return true
}

const FIRST_CELL: Range = { top: 0, bottom: 0, left: 0, right: 0 }

function readCopied(event: ClipboardEvent): CopiedCells | null {
  const raw = event.clipboardData?.getData(CELLS_TYPE) ?? ''
  if (raw === '') return null
  try {
    const copied: unknown = JSON.parse(raw)
    return isCopiedCells(copied) && copied.text === event.clipboardData?.getData('text/plain') ? copied : null
  } catch {
    return null
  }
}

/**
 * Pastes a block of text from the selection's first cell to the right and down, or over all of the selection where it
 * fits. Cells copied in this page keep their
 * values in their own columns; lines beyond the last row become new rows. One undo takes all of it back.
 */
export async function pasteInto(host: Host, table: TableState, event: ClipboardEvent, shown: Shown): Promise<void> {
  const { active, rangeEnd, editing, lang } = host.page.getState()
  // A view without rows has no cell to begin at.
  const range = shown.rows.at.length === 0 ? FIRST_CELL : rangeBetween(active, rangeEnd, shown)
  if (range === null || editing !== null || event.clipboardData === null) return
  event.preventDefault()
  const say = sayIn(lang)
  const copied = readCopied(event)
  const block = parsePastedText(event.clipboardData.getData('text/plain'))
  const { top, left } = range
  const context = typingContext(host)
  const writes: RecordWrite[] = []
  const added: RecordState['fields'][] = []
  let cells = 0
  const places = pastedPlaces(block, {
    rows: range.bottom - range.top + 1,
    columns: range.right - range.left + 1,
  })
  for (const [down, line] of places.entries()) {
    const recordId = shown.rows.idAt(top + down) ?? null
    if (recordId === null && !mayAdd(host, table.id)) break
    const fields: RecordState['fields'] = {}
    for (const { right, fromRow, fromColumn } of line) {
      const field = shown.columns[left + right]?.field
      const text = block[fromRow]?.[fromColumn] ?? ''
      if (field === undefined || (isComputed(kindOf(field.type)) && places.length * line.length > 1)) continue
      if (copied !== null && copied.fieldIds[fromColumn] === field.id)
        fields[field.id] = copied.values[fromRow]?.[fromColumn] ?? null
      else {
        const typed = typeIntoCell(field, text, context)
        if (!typed.ok) {
          host.toast('error', problemText(say, typed))
          return
        }
        fields[field.id] = typed.value
      }
      cells += 1
    }
    if (recordId === null) added.push(fields)
    else if (Object.keys(fields).length > 0) writes.push({ recordId, fields })
  }
  const isDone = await host.undo.together(
    async () =>
      (await setRecords(host, table.id, writes)) && (await addRecords(host, table.id, added)).length === added.length,
  )
  if (!isDone) return
  if (cells > 1) host.toast('success', say('toast.pasted', { n: cells }))
}
