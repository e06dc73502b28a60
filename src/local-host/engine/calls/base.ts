import { CODE, refusal } from '../world/errors.ts'
import { baseEvent } from '../world/events.ts'
import { retitleFormulas } from '../formula/saving.ts'
import { MAX_FILE_BYTES, MAX_FILE_NAME } from '../world/limits.ts'
import { answerPermission, demand, may } from '../world/permissions.ts'
import { leaveDeleted, NO_CELL, selectionOf, selectionsOfAll } from '../world/selection.ts'
import { addTable } from './tables.ts'
import { isBag, textOf } from '../world/values.ts'
import { tableById, type Handler, type Table, type World } from '../world/world.ts'

const meta = ({ state }: Table) => ({ id: state.id, name: state.name, isSync: state.isSync })

function renameTable(world: World, table: Table, name: string): void {
  if (world.document.tables.some((other) => other.id !== table.state.id && other.name === name)) {
    throw refusal(CODE.tableNameRepeated, `table name repeated: ${name}`)
  }
  if (table.state.name === name) return
  table.state.name = name
  world.schema++
  retitleFormulas(world)
  world.touch(table.state.id)
}

function deleteTable(world: World, table: Table): void {
  if (world.document.tables.length === 1) throw refusal(CODE.lastTable, 'the last table cannot be deleted')
  const before = selectionsOfAll(world)
  world.document.tables = world.document.tables.filter(({ id }) => id !== table.state.id)
  world.tables.delete(table.state.id)
  world.schema++
  world.touch(null)
  world.emit(baseEvent('TableDelete'), {})
  const [first] = world.document.tables
  const place = { tableId: first?.id ?? null, viewId: first?.views[0]?.id ?? null, ...NO_CELL }
  leaveDeleted(world, before, ({ tableId }) => (tableId === table.state.id ? place : null))
}

function upload(world: World, file: unknown): string {
  if (!isBag(file)) throw refusal(CODE.tableParam, 'a file is expected')
  const { name, size } = { name: textOf(file, 'name'), size: file['size'] }
  if (name.length > MAX_FILE_NAME || (typeof size === 'number' && size > MAX_FILE_BYTES)) {
    throw refusal(CODE.tableParam, 'file name or size over the limit')
  }
  const token = world.ids.fresh('box')
  if (file instanceof Blob) world.files.set(token, file)
  return token
}

/**
 * Stores files for attachment cells (an array, one file, or the FileList of an input) and returns their tokens in the
 * same order. Throws 10212992 over the limits of host-protocol §7.1.
 */
export function uploadAll(world: World, raw: unknown): string[] {
  const isList = typeof FileList !== 'undefined' && raw instanceof FileList
  const files: readonly unknown[] = Array.isArray(raw) ? raw : isList ? [...raw] : raw instanceof Blob ? [raw] : []
  return files.map((file) => upload(world, file))
}

/** WidgetBase (host-protocol §4.1). */
export const BASE_HANDLERS: Readonly<Record<string, Handler>> = {
  isTableExist: (world, { params }) => typeof params[0] === 'string' && world.tables.has(params[0]),
  addTable(world, { session, params }) {
    demand(world, session, { entity: 'Table', type: 'addable' })
    return addTable(world, params[0], session)
  },
  setTable(world, { session, params }) {
    const table = tableById(world, params[0])
    demand(world, session, { entity: 'Table', type: 'manageable', tableId: table.state.id })
    const name = textOf(params[1], 'name').trim()
    if (name === '') throw refusal(CODE.tableParam, 'a table needs a name')
    renameTable(world, table, name)
    return table.state.id
  },
  deleteTable(world, { session, params }) {
    const table = tableById(world, params[0])
    demand(world, session, { entity: 'Table', type: 'deletable', tableId: table.state.id })
    deleteTable(world, table)
    return true
  },
  getTableMetaById: (world, { params }) => meta(tableById(world, params[0])),
  getTableMetaList: (world, { session }) =>
    [...world.tables.values()]
      .filter(({ state }) => may(world, session, { entity: 'Table', type: 'visible', tableId: state.id }))
      .map(meta),
  getTableIdByName: (world, { params }) => world.document.tables.find((table) => table.name === params[0])?.id ?? null,
  isEditable: (world, { session }) => may(world, session, { entity: 'Base', type: 'editable' }),
  getBasePermission: (world, { session, params }) =>
    answerPermission(world, session, { entity: 'Base', type: params[0] }),
  getPermission: (world, { session, params }) => answerPermission(world, session, params[0]),
  registerBaseEvent: () => undefined,
  unregisterBaseEvent: () => undefined,
  getSelection: (world, { session }) => selectionOf(world, session),
  uploadFile: (world, { params }) => uploadAll(world, params[0])[0] ?? upload(world, params[0]),
  batchUploadFile: (world, { params }) => uploadAll(world, params[0]),
}
