import type { TableState } from '../../../src/local-host/engine/types.ts'
import type { LocalBase } from './localBase.ts'

/** What a person puts into a cell: words, a number, a tick, an option, a moment, a member, a row of another table. */
export type Entered =
  | string
  | number
  | boolean
  | null
  | { readonly option: string }
  | { readonly at: Date }
  | { readonly person: string }
  | { readonly row: string; readonly of: string }

const textOf = (cell: unknown): string => {
  if (Array.isArray(cell)) return cell.map(textOf).join('')
  return typeof cell === 'object' && cell !== null && 'text' in cell ? String(cell.text) : ''
}

/** The record of a table by the words of its first column. Throws when there is none. */
function recordOf({ name, fields, records }: TableState, title: string): string {
  const primary = fields.find(({ isPrimary }) => isPrimary)?.id ?? ''
  const found = records.find(({ fields: cells }) => textOf(cells[primary]) === title)
  if (found === undefined) throw new Error(`${name} has no row ${title}`)
  return found.id
}

async function cellsOf(
  local: LocalBase,
  table: TableState,
  entered: Readonly<Record<string, Entered>>,
): Promise<Readonly<Record<string, unknown>>> {
  const cells: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(entered)) {
    const field = table.fields.find((one) => one.name === name)
    if (field === undefined) throw new Error(`${table.name} has no column ${name}`)
    if (value === null || typeof value === 'number' || typeof value === 'boolean') cells[field.id] = value
    else if (typeof value === 'string') cells[field.id] = [{ type: 'text', text: value }]
    else if ('at' in value) cells[field.id] = value.at.getTime()
    else if ('option' in value) {
      const options = (field.property?.['options'] ?? []) as readonly { readonly id: string; readonly name: string }[]
      const option = options.find((one) => one.name === value.option)
      if (option === undefined) throw new Error(`${name} has no option ${value.option}`)
      cells[field.id] = { id: option.id, text: option.name }
    } else if ('person' in value) {
      const member = (await local.snapshot()).members.find((one) => one.name === value.person)
      if (member === undefined) throw new Error(`nobody is called ${value.person}`)
      cells[field.id] = [{ id: member.id, name: member.name }]
    } else {
      const other = await local.table(value.of)
      const id = recordOf(other, value.row)
      cells[field.id] = { recordIds: [id], tableId: other.id, text: value.row, type: 'text' }
    }
  }
  return cells
}

/** Changes cells of a row as another user, by the names of table, row and columns. */
export async function fillIn(
  local: LocalBase,
  tableName: string,
  title: string,
  entered: Readonly<Record<string, Entered>>,
): Promise<void> {
  const table = await local.table(tableName)
  const cells = await cellsOf(local, table, entered)
  await local.page.evaluate(([id, record, values]) => window.localHost.edit(id, record, values), [
    table.id,
    recordOf(table, title),
    cells,
  ] as const)
}

/** Adds rows as another user. */
export async function addRows(
  local: LocalBase,
  tableName: string,
  rows: readonly Readonly<Record<string, Entered>>[],
): Promise<void> {
  const table = await local.table(tableName)
  const cells = await Promise.all(rows.map((row) => cellsOf(local, table, row)))
  await local.page.evaluate(([id, values]) => window.localHost.addRows(id, values), [table.id, cells] as const)
}
