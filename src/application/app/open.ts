import type { Result } from '../../domain/index.ts'
import { fieldKeys, TASK_FIELD_KEYS } from '../../schema/index.ts'
import { openTables } from '../companions/bringUpToDate.ts'
import type { BesideCell, OpenView } from './appState.ts'
import { unfinishedAdoption } from './adoptionActions.ts'
import { type ConnectRefusal, fieldBinding, type HostError, type HostPort, type HostSelection } from '../ports.ts'
import { recogniseSheets } from '../sheet/recogniseSheet.ts'
import { sheetId } from '../stored/document.ts'
import { SHEET_LIST, sheetPart, withTracked } from '../stored/parts.ts'
import { isSameValue } from '../stored/sameValue.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

/** Connects, loads what is stored, asks for the user's rights, starts the tracked sheets, and listens to events. */
export async function openApp(
  app: AppContext,
  sheets: OpenSheets,
  connect: () => Promise<Result<HostPort, ConnectRefusal>>,
): Promise<void> {
  const fail = (error: HostError): void => app.patch({ phase: { kind: 'failed', error } })
  const connection = await connect()
  if (!connection.ok) return app.patch({ phase: connection.error })
  const host = connection.value
  app.setHost(host)
  const [environment, loaded, selection] = await Promise.all([
    host.environment(),
    app.reloadStored(),
    host.selection(),
    askRights(app),
  ])
  if (!environment.ok) return fail(environment.error)
  if (!loaded.ok) return fail(loaded.error)
  app.patch({
    theme: environment.value.theme,
    hostLanguage: environment.value.language,
    userId: environment.value.userId === '' ? null : environment.value.userId,
    settings: app.stored().settings,
    baseSettings: app.stored().settings,
  })
  listen(app, sheets)
  await sheets.follow()
  if (app.taskEngines.size === 0 && app.stored().setup === null && (await recogniseCopies(app))) await sheets.follow()
  const selected = selection.ok ? selection.value.tableId : null
  const there = app
    .stored()
    .sheets.map(sheetId)
    .filter((tableId) => app.taskEngines.has(tableId))
  const first = there.find((tableId) => tableId === selected) ?? there[0]
  if (first !== undefined) app.show(first)
  if (selection.ok) noteSelection(app, selection.value)
  const { setup } = app.stored()
  // Only a user who may finish the set-up is asked to.
  if (setup !== null && app.store.getState().mayManage === true)
    app.patch({ setup: { kind: 'interrupted', request: setup.request } })
  app.patch({ phase: { kind: 'ready' }, adoption: unfinishedAdoption(app.stored()) })
}

function listen(app: AppContext, sheets: OpenSheets): void {
  const host = app.host()
  let last: HostSelection | null = null
  // The columns of the other tables are known only after their first pass.
  app.onClose(
    app.store.subscribe(({ companions }, before) => {
      const isRead = companions?.sync.kind === 'settled' && before.companions?.sync.kind !== 'settled'
      if (isRead && last !== null) noteSelection(app, last)
    }),
  )
  for (const stop of [
    host.watchTheme((theme) => app.patch({ theme })),
    host.watchSelection((selection) => {
      last = selection
      const owner = ownerOf(app, selection.tableId)
      if (owner !== null && owner !== app.shown()) app.show(owner)
      noteSelection(app, selection)
    }),
    host.watchTables(() => void sheets.follow()),
    host.watchPermissions(() => void askRights(app)),
  ])
    app.onClose(stop)
}

/** The tracked sheet that a table belongs to; null when none does. */
function ownerOf(app: AppContext, tableId: string | null): string | null {
  if (tableId === null) return null
  const [shown, ...others] = [app.shown(), ...app.taskEngines.keys()]
  const owns = (id: string | null): boolean =>
    id === tableId ||
    Object.values(app.stored().sheets.find((sheet) => sheetId(sheet) === id)?.tables ?? {}).some(
      (table) => table?.tableId === tableId,
    )
  return owns(shown ?? null) ? (shown ?? null) : (others.find(owns) ?? null)
}

/** The cell of a table beside 任务 that is selected; null for other tables, and for columns of people's own. */
function selectedBeside(app: AppContext, { tableId, recordId, fieldId }: HostSelection): BesideCell | null {
  const shown = app.shown()
  const tables = shown === null ? undefined : app.companionEngines.get(shown)?.set().tables
  if (tables === undefined || recordId === null) return null
  const beside = openTables(tables).find((table) => table.tableId === tableId)
  const binding = beside?.bound()?.binding
  if (beside === undefined || binding === undefined) return null
  const field = fieldKeys(beside.table).find((key) => fieldBinding(binding, key)?.fieldId === fieldId)
  return field === undefined ? null : { table: beside.table, recordId, field }
}

/** Notes the open view and the selected cell. A selection in a table of no tracked sheet counts as none. */
function noteSelection(app: AppContext, selection: HostSelection): void {
  const { tableId, viewId, recordId, fieldId } = selection
  const openView = tableId !== null && tableId === app.shown() ? openViewOf(app, viewId) : null
  if (openView?.key !== app.store.getState().openView?.key) app.patch({ openView })
  if (recordId === null || tableId === null || tableId !== app.shown()) {
    const beside = selectedBeside(app, selection)
    if (!isSameValue(app.store.getState().selected, beside)) app.patch({ selected: beside })
    return
  }
  const fields = app.current()?.engine.bound()?.binding.fields ?? {}
  const field = TASK_FIELD_KEYS.find((key) => fields[key]?.fieldId === fieldId) ?? null
  app.patch({ selected: { table: 'tasks', recordId, field } })
}

/** Our view with this id in the table of the sheet on show; null when it is not ours. */
function openViewOf(app: AppContext, viewId: string | null): OpenView | null {
  const now = app.current()
  const views = now?.sheet.tables.tasks.views ?? {}
  const key = Object.keys(views).find((one) => views[one] === viewId)
  if (now === null || key === undefined) return null
  const fields = now.engine.bound()?.binding.fields ?? {}
  const nameOf = (field: 'state' | 'plannedStart' | 'plannedEnd'): string | null =>
    now.engine.description()?.columns.find(({ id }) => id === fields[field]?.fieldId)?.name ?? null
  return {
    key,
    columns: { state: nameOf('state'), plannedStart: nameOf('plannedStart'), plannedEnd: nameOf('plannedEnd') },
  }
}

/** Asks for the user's rights. A refused question counts as "no": it is safer to promise less. */
async function askRights(app: AppContext): Promise<void> {
  const [mayManage, mayEdit] = await Promise.all([app.host().mayManage(), app.host().mayEdit()])
  app.patch({ mayManage: mayManage.ok && mayManage.value, mayEdit: mayEdit.ok && mayEdit.value })
}

/**
 * Tracks the sheets of a copied Base again, without asking. A copy has the marks, but stores nothing, or only what
 * names the tables of the original. True when any sheet was recognised.
 */
async function recogniseCopies(app: AppContext): Promise<boolean> {
  const tables = await app.host().listTables()
  if (!tables.ok) return false
  const described = await Promise.all(tables.value.map((table) => app.host().describeTable(table.id)))
  const stopped = new Set(app.stored().stopped)
  const recognised = recogniseSheets(described.flatMap((one) => (one.ok ? [one.value] : []))).filter(
    (sheet) => !stopped.has(sheetId(sheet)),
  )
  if (recognised.length === 0) return false
  for (const sheet of recognised)
    await app.room().change(sheetPart(sheetId(sheet)), () => sheet, { onRefusal: 'keep', topic: 'recognised' })
  await app
    .room()
    .change(SHEET_LIST, (list) => recognised.map(sheetId).reduce(withTracked, list), { onRefusal: 'keep' })
  return true
}
