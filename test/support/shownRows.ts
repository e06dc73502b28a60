import type { TableState } from '../../src/local-host/engine/types.ts'
import { present } from './present.ts'
import type { AppWorld } from './appWorld.ts'

/** A cell as people read it: texts joined, options by name, links by id. */
function shownCell(raw: unknown): unknown {
  if (raw === undefined || raw === null) return null
  if (Array.isArray(raw)) return raw.map((part) => (part as { text?: string; name?: string }).text ?? '').join('')
  if (typeof raw !== 'object') return raw
  const { recordIds, text } = raw as { recordIds?: readonly string[]; text?: string }
  return recordIds ?? text ?? raw
}

export const tableNamed = ({ door }: AppWorld, name: string): TableState =>
  present(
    door.engine.document.tables.find((table) => table.name === name),
    name,
  )

export type ShownRow = { readonly id: string; readonly cells: Readonly<Record<string, unknown>> }

/** The rows of a table by column name, as they stand in the Base. */
export function shownRows(world: AppWorld, name: string): readonly ShownRow[] {
  const table = tableNamed(world, name)
  return table.records.map(({ id, fields }) => ({
    id,
    cells: Object.fromEntries(table.fields.map((field) => [field.name, shownCell(fields[field.id])])),
  }))
}

export function shownRow(world: AppWorld, name: string, title: string): ShownRow {
  const primary = present(
    tableNamed(world, name).fields.find(({ isPrimary }) => isPrimary),
    `${name} has a primary column`,
  ).name
  return present(
    shownRows(world, name).find(({ cells }) => String(cells[primary]).includes(title)),
    `${name}: ${title}`,
  )
}

const encoded = (value: unknown): unknown => (typeof value === 'string' ? [{ type: 'text', text: value }] : value)

/** Another user writes cells, by column name; options by their name, texts as they are. */
export function editRow(
  world: AppWorld,
  name: string,
  recordId: string,
  cells: Readonly<Record<string, unknown>>,
): void {
  world.door.asOther(
    'WidgetTable_setRecord',
    [tableNamed(world, name).id, undefined],
    [recordId, { fields: fieldsOf(world, name, cells) }],
  )
}

export function addRow(world: AppWorld, name: string, cells: Readonly<Record<string, unknown>>): string {
  return world.door.asOther(
    'WidgetTable_addRecord',
    [tableNamed(world, name).id, undefined],
    [{ fields: fieldsOf(world, name, cells) }],
  ) as string
}

export function deleteRow(world: AppWorld, name: string, recordId: string): void {
  world.door.asOther('WidgetTable_deleteRecord', [tableNamed(world, name).id, undefined], [recordId])
}

function fieldsOf(world: AppWorld, name: string, cells: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const table = tableNamed(world, name)
  return Object.fromEntries(
    Object.entries(cells).map(([column, value]) => {
      const field = present(
        table.fields.find((one) => one.name === column),
        `${name}.${column}`,
      )
      const options = (field.property as { options?: readonly { id: string; name: string }[] } | undefined)?.options
      const option = options?.find((one) => one.name === value)
      return [field.id, option === undefined ? encoded(value) : { id: option.id, text: option.name }]
    }),
  )
}
