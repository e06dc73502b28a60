import { ok, typedCellReader } from '../../domain/index.ts'
import type { TaskEngine } from '../engine/taskEngine.ts'
import type { HostPort, HostResult } from '../ports.ts'
import { isTask } from '../rows/assessRow.ts'
import type { StoredSheet } from '../stored/document.ts'

/** A word in a column of a tracked sheet that is not understood, with the rows that have it. [TW1] */
export interface UnreadWord {
  readonly field: 'progress' | 'hold'
  readonly column: string
  readonly word: string
  readonly recordIds: readonly string[]
}

const TAUGHT_FIELDS = ['hold', 'progress'] as const

/** Lists the words that no grammar and nobody has explained, the frequent ones first. Writes nothing. */
export async function unreadWords(
  host: Pick<HostPort, 'peekAll'>,
  engine: TaskEngine,
  sheet: StoredSheet,
  signal: AbortSignal,
): HostResult<readonly UnreadWord[]> {
  const { ruled, readings = {}, tableId } = sheet.tables.tasks
  const rowsOf = { hold: new Set<string>(), progress: new Set<string>() }
  for (const recordId of engine.recordIds()) {
    const row = engine.row(recordId)
    if (row === null || !isTask(row, ruled)) continue
    if (row.unread?.includes('progress') === true) rowsOf.progress.add(recordId)
    if (row.stated === 'unclear' || row.unread?.includes('hold') === true) rowsOf.hold.add(recordId)
  }
  // The usual sheet has no such row: then nothing is read.
  if (rowsOf.hold.size + rowsOf.progress.size === 0) return ok([])
  const columns = TAUGHT_FIELDS.flatMap((field) => {
    const reading = readings[field]
    const fieldId = engine.bound()?.binding.fields[field]?.fieldId
    if (reading === undefined || fieldId === undefined || (reading.as !== 'hold' && reading.as !== 'progress'))
      return []
    const name = engine.description()?.columns.find(({ id }) => id === fieldId)?.name ?? ''
    return [{ field, fieldId, name, read: typedCellReader({ ...reading, as: reading.as }) }]
  })
  const words = new Map<string, UnreadWord & { readonly recordIds: string[] }>()
  const outcome = await host.peekAll(
    tableId,
    (rows) => {
      for (const { recordId, texts } of rows) {
        for (const { field, fieldId, name, read } of columns) {
          const word = texts[fieldId]?.trim() ?? ''
          if (word === '' || !rowsOf[field].has(recordId)) continue
          const said = read(word)
          if (said.kind !== 'unreadable' && !(said.kind === 'state' && said.state === 'unclear')) continue
          const key = `${field} ${word}`
          const same = words.get(key)
          if (same === undefined) words.set(key, { field, column: name, word, recordIds: [recordId] })
          else same.recordIds.push(recordId)
        }
      }
    },
    signal,
  )
  if (!outcome.ok) return outcome
  return ok([...words.values()].toSorted((one, other) => other.recordIds.length - one.recordIds.length))
}
