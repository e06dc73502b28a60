import type { Result } from '../../domain/index.ts'
import { TASK_FIELD_KEYS } from '../../schema/index.ts'
import type { OpenView } from './appState.ts'
import { unfinishedAdoption } from './adoptionActions.ts'
import type { ConnectRefusal, HostError, HostPort, HostSelection } from '../ports.ts'
import { recogniseSheets } from '../sheet/recogniseSheet.ts'
import { sheetId } from '../stored/document.ts'
import { SHEET_LIST, sheetPart, withTracked } from '../stored/parts.ts'
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
  for (const stop of [
    host.watchTheme((theme) => app.patch({ theme })),
    host.watchSelection((selection) => {
      const { tableId } = selection
      if (tableId !== null && tableId !== app.shown() && app.taskEngines.has(tableId)) app.show(tableId)
      noteSelection(app, selection)
    }),
    host.watchTables(() => void sheets.follow()),
    host.watchPermissions(() => void askRights(app)),
  ])
    app.onClose(stop)
}

/** Notes the open view and the selected cell. A selection in another table counts as none. */
function noteSelection(app: AppContext, { tableId, viewId, recordId, fieldId }: HostSelection): void {
  const openView = tableId !== null && tableId === app.shown() ? openViewOf(app, viewId) : null
  if (openView?.key !== app.store.getState().openView?.key) app.patch({ openView })
  if (recordId === null || tableId === null || tableId !== app.shown()) {
    if (app.store.getState().selected !== null) app.patch({ selected: null })
    return
  }
  const fields = app.current()?.engine.bound()?.binding.fields ?? {}
  const field = TASK_FIELD_KEYS.find((key) => fields[key]?.fieldId === fieldId) ?? null
  app.patch({ selected: { recordId, field } })
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
