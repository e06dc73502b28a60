import { ok } from '../../domain/index.ts'
import type { ColumnDraft, HostPort, HostResult } from '../ports.ts'
import { addTaskColumns } from '../setup/addTaskColumns.ts'
import { sheetId, type StoredSheet } from '../stored/document.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { isPeopleField, isRowLink } from './importFields.ts'
import type { ImportPlan } from './importPlan.ts'
import { namesInWords } from './namesInWords.ts'
import type { OwnColumn } from './ownColumns.ts'

/**
 * Makes the columns that the plan brings and the sheet does not have: those of fields as they are declared, so that they
 * are tracked, and people's own ones under their headings. One that stands already is not made again. [IM5]
 */
export async function makeColumns(
  host: HostPort,
  room: StoredRoom,
  sheet: StoredSheet,
  { plan, signal }: { readonly plan: ImportPlan; readonly signal: AbortSignal },
): HostResult<StoredSheet> {
  const made = plan.own.filter(({ isKept, columnId }) => isKept && columnId === null)
  const fields = made.flatMap(({ field }) => field ?? [])
  const tracked =
    fields.length === 0
      ? ok(sheet)
      : await addTaskColumns(host, room, sheetId(sheet), { fields, signal, onStep: () => undefined })
  if (!tracked.ok) return tracked
  const people = fields.flatMap((field) => (!isRowLink(field) && isPeopleField(field) ? [field] : []))
  const named = await namesInWords(host, tracked.value, new Set(people))
  if (!named.ok) return named
  const own = await makeOwn(
    host,
    sheetId(sheet),
    made.filter(({ field }) => field === null),
  )
  return own.ok ? named : own
}

async function makeOwn(host: HostPort, tableId: string, made: readonly OwnColumn[]): HostResult<void> {
  if (made.length === 0) return ok(undefined)
  const described = await host.describeTable(tableId)
  if (!described.ok) return described
  const names = new Set(described.value.columns.map(({ name }) => name))
  for (const column of made) {
    if (names.has(column.name)) continue
    const added = await host.addColumn(tableId, draftOf(column))
    if (!added.ok) return added
  }
  return ok(undefined)
}

const draftOf = ({ name, kind, decimals }: OwnColumn): ColumnDraft => ({
  name,
  kind,
  description: '',
  ...(kind === 'number' ? { decimals } : {}),
})
