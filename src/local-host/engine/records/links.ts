import { cellEnvironment } from '../cells/environment.ts'
import { linkedIds, linkTarget, linkValue } from '../cells/link.ts'
import { tableEvent } from '../world/events.ts'
import { FIELD } from '../fields/fieldTypes.ts'
import type { CellValue, FieldState, RecordState } from '../types.ts'
import { textOf } from '../world/values.ts'
import { storedCell, touchTable, type Table, type World } from '../world/world.ts'

/** Updates the twins of changed two-way link cells; each twin record sends RecordModify. */
export function followTwins(
  world: World,
  table: Table,
  record: RecordState,
  before: Readonly<Record<string, CellValue>>,
  changed: readonly string[],
): void {
  for (const fieldId of changed) {
    const field = table.fields.get(fieldId)
    if (field?.type !== FIELD.duplexLink) continue
    const target = world.tables.get(linkTarget(field))
    const twin = target?.fields.get(textOf(field.property, 'backFieldId'))
    if (!target || !twin) continue
    const old = new Set(linkedIds(before[fieldId]))
    const now = new Set(linkedIds(storedCell(record, fieldId)))
    for (const id of now)
      if (!old.has(id))
        relink(world, target, twin, id, (ids) => [...ids.filter((each) => each !== record.id), record.id])
    for (const id of old)
      if (!now.has(id)) relink(world, target, twin, id, (ids) => ids.filter((each) => each !== record.id))
  }
}

function relink(
  world: World,
  table: Table,
  field: FieldState,
  recordId: string,
  change: (ids: string[]) => string[],
): void {
  const record = table.records.get(recordId)
  if (!record) return
  const ids = linkedIds(storedCell(record, field.id))
  const next = change(ids)
  if (next.length === ids.length && next.every((id, i) => id === ids[i])) return
  const { [field.id]: _old, ...rest } = record.fields
  record.fields = next.length === 0 ? rest : { ...rest, [field.id]: linkValue(next, field, cellEnvironment(world)) }
  record.modifiedTime = world.clock.now()
  touchTable(world, table)
  world.emit(tableEvent(table.state.id, 'RecordModify'), { recordId, fieldIds: [field.id] })
}

/** Removes records from every link cell before they are deleted. */
export function unlinkRecords(world: World, table: Table, records: ReadonlySet<RecordState>): void {
  const deletedIds = new Set([...records].map(({ id }) => id))
  for (const other of world.tables.values()) {
    const pointing = other.state.fields.filter(
      (field) =>
        (field.type === FIELD.singleLink || field.type === FIELD.duplexLink) && linkTarget(field) === table.state.id,
    )
    for (const field of pointing) {
      for (const { id, fields } of other.state.records) {
        if (linkedIds(fields[field.id]).some((linked) => deletedIds.has(linked))) {
          relink(world, other, field, id, (ids) => ids.filter((linked) => !deletedIds.has(linked)))
        }
      }
    }
  }
}
