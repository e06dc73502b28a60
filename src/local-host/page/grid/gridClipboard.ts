import type { CellValue, RecordState, TableState } from '../../engine/types.ts'
import { typeIntoCell } from '../cells/cellTyping.ts'
import { isComputed, kindOf } from '../fields/fieldTypes.ts'
import type { Host } from '../host.ts'
import { formatCopiedText, parsePastedText } from '../paste.ts'
import { problemText, typingContext } from '../typing.ts'
import { sayIn } from '../words.ts'
import type { Column } from './columns.ts'
import type { RecordRows } from './moves.ts'

/** Our own clipboard format: a cell's wire value with its column, for copies that text cannot carry (links, files). */
const CELL_TYPE = 'web application/x-base-cell'

interface CopiedCell {
  readonly fieldId: string
  readonly value: CellValue
  readonly text: string
}

const isCopiedCell = (value: unknown): value is CopiedCell =>
  typeof value === 'object' && value !== null && 'fieldId' in value && 'text' in value && typeof value.text === 'string'

/** Puts the active cell on the clipboard, as text and as it is. True when there was one. */
export function copyCell(host: Host, table: TableState, event: ClipboardEvent): boolean {
  const { active, editing, lang } = host.page.getState()
  if (active === null || editing !== null || event.clipboardData === null) return false
  const record = table.records.find((candidate) => candidate.id === active.recordId)
  if (record === undefined) return false
  const text = formatCopiedText([[host.engine.cellText(table.id, active.fieldId, record, lang)]])
  const copied: CopiedCell = { fieldId: active.fieldId, value: record.fields[active.fieldId], text }
  event.clipboardData.setData('text/plain', text)
  event.clipboardData.setData(CELL_TYPE, JSON.stringify(copied))
  event.preventDefault()
  host.toast('info', sayIn(lang)('toast.copied'))
  return true
}

function readCopied(event: ClipboardEvent): CopiedCell | null {
  const raw = event.clipboardData?.getData(CELL_TYPE) ?? ''
  if (raw === '') return null
  try {
    const copied: unknown = JSON.parse(raw)
    return isCopiedCell(copied) && copied.text === event.clipboardData?.getData('text/plain') ? copied : null
  } catch {
    return null
  }
}

/** Pastes a block of text from the active cell to the right and down; a cell copied here keeps its value. */
export async function pasteInto(
  host: Host, table: TableState, event: ClipboardEvent, shown: { readonly rows: RecordRows; readonly columns: readonly Column[] },
): Promise<void> {
  const { active, editing, lang } = host.page.getState()
  if (active === null || editing !== null || event.clipboardData === null) return
  event.preventDefault()
  const say = sayIn(lang)
  const copied = readCopied(event)
  const block = parsePastedText(event.clipboardData.getData('text/plain'))
  const top = shown.rows.positionOf(active.recordId)
  const left = shown.columns.findIndex((column) => column.field.id === active.fieldId)
  if (top === undefined || left === -1) return
  const context = typingContext(host)
  const writes: { recordId: string; fields: Record<string, CellValue> }[] = []
  let cells = 0
  for (const [down, line] of block.entries()) {
    const recordId = shown.rows.idAt(top + down)
    if (recordId === undefined) break
    const fields: RecordState['fields'] = {}
    for (const [right, text] of line.entries()) {
      const field = shown.columns[left + right]?.field
      if (field === undefined || (isComputed(kindOf(field.type)) && block.length * line.length > 1)) continue
      if (copied !== null && block.length === 1 && line.length === 1 && copied.fieldId === field.id) fields[field.id] = copied.value ?? null
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
    if (Object.keys(fields).length > 0) writes.push({ recordId, fields })
  }
  for (let at = 0; at < writes.length; at += 200) {
    const outcome = await host.call('WidgetTable_setRecords', [table.id, undefined], writes.slice(at, at + 200))
    if (!outcome.ok) return
  }
  if (cells > 1) host.toast('success', say('toast.pasted', { n: cells }))
}
