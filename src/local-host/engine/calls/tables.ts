import { CODE, refusal } from '../world/errors.ts'
import { baseEvent } from '../world/events.ts'
import { FIELD, VIEW } from '../fields/fieldTypes.ts'
import { createField } from '../fields/fields.ts'
import { insertRecords } from '../records/records.ts'
import type { Session, TableState } from '../types.ts'
import { isBag, textOf } from '../world/values.ts'
import { createView } from '../views/views.ts'
import { adoptField, indexTable, type Table, type World } from '../world/world.ts'
import { wordsOf } from '../world/words.ts'

const BLANK_ROWS = 10

/**
 * WidgetBase_addTable (host-protocol §7.3): by default the given fields are ignored and the table arrives with one text
 * column 文本 and one grid view. Throws 10212992 without a name, 10212995 when the name is taken.
 */
export function addTable(world: World, raw: unknown, session: Session): { tableId: string; index: number } {
  const name = textOf(raw, 'name').trim()
  if (name === '') throw refusal(CODE.tableParam, 'a table needs a name')
  if (world.document.tables.some((table) => table.name === name))
    throw refusal(CODE.tableNameRepeated, `table name repeated: ${name}`)
  const table = indexTable({
    id: world.ids.fresh('tbl'),
    name,
    isSync: false,
    fields: [],
    records: [],
    views: [],
    autoNumber: 0,
  })
  for (const config of fieldConfigs(world, raw)) {
    const field = createField(world, table, config, session)
    field.isPrimary = table.state.fields.length === 0
    adoptField(table, field)
  }
  createView(world, table, VIEW.grid, undefined)
  publish(world, table)
  if (world.variants.addTable === 'tenBlankRows')
    insertRecords(
      world,
      null,
      table,
      Array.from({ length: BLANK_ROWS }, () => ({})),
    )
  return { tableId: table.state.id, index: world.document.tables.length - 1 }
}

function fieldConfigs(world: World, raw: unknown): unknown[] {
  const given = isBag(raw) && Array.isArray(raw['fields']) ? (raw['fields'] as unknown[]) : []
  const { addTable } = world.variants
  if (addTable === 'honourFields' && given.length > 0) return given
  return [
    { type: FIELD.text, name: wordsOf(world.language).fields[FIELD.text] },
    ...(addTable === 'defaultAndGiven' ? given : []),
  ]
}

function publish(world: World, table: Table): void {
  const state: TableState = table.state
  world.document.tables.push(state)
  world.tables.set(state.id, table)
  world.schema++
  world.touch(null)
  world.emit(baseEvent('TableAdd'), {})
}
