import type { Result } from '../../domain/index.ts'
import { TASK_FIELD_KEYS } from '../../schema/index.ts'
import type { OpenView } from './appState.ts'
import { unfinishedAdoption } from './adoptionActions.ts'
import type { ConnectRefusal, HostError, HostPort, HostSelection } from '../ports.ts'
import { recogniseSheets } from '../sheet/recogniseSheet.ts'
import { sheetId, withSheet } from '../stored/document.ts'
import type { TrackerCore } from './context.ts'
import type { TrackedSheets } from './openSheets.ts'

/** Connects, learns what is stored and who asks, starts the tracked sheets, and listens from then on. */
export async function openTracker(
  core: TrackerCore,
  sheets: TrackedSheets,
  connect: () => Promise<Result<HostPort, ConnectRefusal>>,
): Promise<void> {
  const fail = (error: HostError): void => core.patch({ phase: { kind: 'failed', error } })
  const connection = await connect()
  if (!connection.ok) return core.patch({ phase: connection.error })
  const host = connection.value
  core.useHost(host)
  const [environment, loaded, selection] = await Promise.all([
    host.environment(),
    core.reloadStored(),
    host.selection(),
    askRights(core),
  ])
  if (!environment.ok) return fail(environment.error)
  if (!loaded.ok) return fail(loaded.error)
  core.patch({
    theme: environment.value.theme,
    hostLanguage: environment.value.language,
    settings: core.stored().settings,
    baseSettings: core.stored().settings,
  })
  listen(core, sheets)
  await sheets.follow()
  if (core.trackers.size === 0 && core.stored().setup === null && (await recogniseCopies(core))) await sheets.follow()
  const selected = selection.ok ? selection.value.tableId : null
  const there = core
    .stored()
    .sheets.map(sheetId)
    .filter((tableId) => core.trackers.has(tableId))
  const first = there.find((tableId) => tableId === selected) ?? there[0]
  if (first !== undefined) core.show(first)
  if (selection.ok) noteSelection(core, selection.value)
  const { setup } = core.stored()
  // Whoever may not finish it is not asked to.
  if (setup !== null && core.store.getState().mayManage === true)
    core.patch({ setup: { kind: 'interrupted', request: setup.request } })
  core.patch({ phase: { kind: 'ready' }, adoption: unfinishedAdoption(core.stored()) })
}

function listen(core: TrackerCore, sheets: TrackedSheets): void {
  const host = core.host()
  for (const stop of [
    host.watchTheme((theme) => core.patch({ theme })),
    host.watchStored(() => void sheets.reload()),
    host.watchSelection((selection) => {
      const { tableId } = selection
      if (tableId !== null && tableId !== core.shown() && core.trackers.has(tableId)) core.show(tableId)
      noteSelection(core, selection)
    }),
    host.watchTables(() => void sheets.follow()),
    host.watchPermissions(() => void askRights(core)),
  ])
    core.onClose(stop)
}

/** Which view and which cell a person stands on; a selection elsewhere in the Base is none of this sheet's. */
function noteSelection(core: TrackerCore, { tableId, viewId, recordId, fieldId }: HostSelection): void {
  const openView = tableId !== null && tableId === core.shown() ? openViewOf(core, viewId) : null
  if (openView?.key !== core.store.getState().openView?.key) core.patch({ openView })
  if (recordId === null || tableId === null || tableId !== core.shown()) {
    if (core.store.getState().selected !== null) core.patch({ selected: null })
    return
  }
  const fields = core.current()?.tracker.bound()?.binding.fields ?? {}
  const field = TASK_FIELD_KEYS.find((key) => fields[key]?.fieldId === fieldId) ?? null
  core.patch({ selected: { recordId, field } })
}

/** The view of ours with this id in the table of the sheet on show. */
function openViewOf(core: TrackerCore, viewId: string | null): OpenView | null {
  const now = core.current()
  const views = now?.sheet.tables.tasks.views ?? {}
  const key = Object.keys(views).find((one) => views[one] === viewId)
  if (now === null || key === undefined) return null
  const fields = now.tracker.bound()?.binding.fields ?? {}
  const nameOf = (field: 'state' | 'plannedStart' | 'plannedEnd'): string | null =>
    now.tracker.description()?.columns.find(({ id }) => id === fields[field]?.fieldId)?.name ?? null
  return {
    key,
    columns: { state: nameOf('state'), plannedStart: nameOf('plannedStart'), plannedEnd: nameOf('plannedEnd') },
  }
}

/** A question that is not answered counts as "no": promising less is the safe mistake. */
async function askRights(core: TrackerCore): Promise<void> {
  const [mayManage, mayEdit] = await Promise.all([core.host().mayManage(), core.host().mayEdit()])
  core.patch({ mayManage: mayManage.ok && mayManage.value, mayEdit: mayEdit.ok && mayEdit.value })
}

/**
 * A copied Base brings its marks and no settings, or those of the Base that it was copied from: its sheets are tracked
 * again without asking. True when there were any.
 */
async function recogniseCopies(core: TrackerCore): Promise<boolean> {
  const tables = await core.host().listTables()
  if (!tables.ok) return false
  const described = await Promise.all(tables.value.map((table) => core.host().describeTable(table.id)))
  const stopped = new Set(core.stored().stopped)
  const recognised = recogniseSheets(described.flatMap((one) => (one.ok ? [one.value] : []))).filter(
    (sheet) => !stopped.has(sheetId(sheet)),
  )
  if (recognised.length === 0) return false
  await core.remember(recognised.reduce(withSheet, core.stored()))
  return true
}
