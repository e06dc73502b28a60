import { CODE, refusal } from './errors.ts'
import { baseEvent } from './events.ts'
import { MAX_FILE_BYTES, MAX_FILE_NAME } from './limits.ts'
import { answerPermission, demand, may } from './permissions.ts'
import { addTable } from './tables.ts'
import { isBag, textOf } from './values.ts'
import { tableById, type Handler, type Table, type World } from './world.ts'
import type { Selection, Session } from './types.ts'

const meta = ({ state }: Table) => ({ id: state.id, name: state.name, isSync: state.isSync })

/** What a user has selected; a fresh user stands in the first view of the first table (§4.1). */
export function selectionOf(world: World, session: Session): Selection {
  const chosen = world.selections.get(session.userId)
  if (chosen) return chosen
  const [table] = world.document.tables
  return { baseId: world.document.baseId, tableId: table?.id ?? null, viewId: table?.views[0]?.id ?? null, fieldId: null, recordId: null }
}

/** Changes a user's selection and tells the user's plugins, unless nothing changed. */
export function select(world: World, session: Session, change: Partial<Selection>): void {
  const before = selectionOf(world, session)
  const after = { ...before, ...change }
  if (Object.entries(after).every(([key, value]) => before[key as keyof Selection] === value)) return
  world.selections.set(session.userId, after)
  world.emit(baseEvent('SelectionChange'), after)
}

function renameTable(world: World, table: Table, name: string): void {
  if (world.document.tables.some((other) => other.id !== table.state.id && other.name === name)) {
    throw refusal(CODE.tableNameRepeated, `table name repeated: ${name}`)
  }
  if (table.state.name === name) return
  table.state.name = name
  world.touch(table.state.id)
}

function deleteTable(world: World, session: Session, table: Table): void {
  if (world.document.tables.length === 1) throw refusal(CODE.lastTable, 'the last table cannot be deleted')
  world.document.tables = world.document.tables.filter(({ id }) => id !== table.state.id)
  world.tables.delete(table.state.id)
  for (const [userId, selection] of world.selections) if (selection.tableId === table.state.id) world.selections.delete(userId)
  world.touch(null)
  world.emit(baseEvent('TableDelete'), {})
  world.emit(baseEvent('SelectionChange'), selectionOf(world, session))
}

function upload(world: World, file: unknown): string {
  const { name, size } = isBag(file) ? { name: textOf(file, 'name'), size: file['size'] } : { name: '', size: 0 }
  if (name.length > MAX_FILE_NAME || (typeof size === 'number' && size > MAX_FILE_BYTES)) {
    throw refusal(CODE.tableParam, 'file name or size over the limit')
  }
  const token = world.ids.fresh('box')
  if (file instanceof Blob) world.files.set(token, file)
  return token
}

/**
 * Keeps files for attachment cells: an array, one file, or the list of a file input, which structured clone keeps as
 * such. Their tokens in the same order; throws 10212992 over the limits of §7.1.
 */
export function uploadAll(world: World, raw: unknown): string[] {
  const isList = typeof FileList !== 'undefined' && raw instanceof FileList
  const files: readonly unknown[] = Array.isArray(raw) ? raw : isList ? [...raw] : raw instanceof Blob ? [raw] : []
  return files.map((file) => upload(world, file))
}

/** WidgetBase (§4.1). */
export const BASE_HANDLERS: Readonly<Record<string, Handler>> = {
  isTableExist: (world, { params }) => typeof params[0] === 'string' && world.tables.has(params[0]),
  addTable(world, { session, params }) {
    demand(world, session, { entity: 'Table', type: 'addable' })
    return addTable(world, params[0])
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
    deleteTable(world, session, table)
    return true
  },
  getTableMetaById: (world, { params }) => meta(tableById(world, params[0])),
  getTableMetaList: (world, { session }) =>
    [...world.tables.values()]
      .filter(({ state }) => may(world, session, { entity: 'Table', type: 'visible', tableId: state.id }))
      .map(meta),
  getTableIdByName: (world, { params }) => world.document.tables.find((table) => table.name === params[0])?.id ?? null,
  isEditable: (world, { session }) => may(world, session, { entity: 'Base', type: 'editable' }),
  getBasePermission: (world, { session, params }) => answerPermission(world, session, { entity: 'Base', type: params[0] }),
  getPermission: (world, { session, params }) => answerPermission(world, session, params[0]),
  registerBaseEvent: () => undefined,
  unregisterBaseEvent: () => undefined,
  getSelection: (world, { session }) => selectionOf(world, session),
  uploadFile: (world, { params }) => uploadAll(world, params[0])[0] ?? upload(world, params[0]),
  batchUploadFile: (world, { params }) => uploadAll(world, params[0]),
}
