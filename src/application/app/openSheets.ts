import { HIDDEN_LONG_MS } from '../clock.ts'
import { TABLE_KEYS } from '../../schema/index.ts'
import type { TrackedSheetInfo } from './appState.ts'
import { createTaskEngine, type TaskEngine } from '../engine/taskEngine.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import { settingsFor, sheetId, withTable, type StoredSheet } from '../stored/document.ts'
import { SHEET_LIST } from '../stored/parts.ts'
import { startCompanions } from './openCompanions.ts'
import type { AppContext } from './context.ts'
import { wasStamped } from './sheetLog.ts'

/** The open sheets: one task engine for each stored sheet whose task table exists. */
export interface OpenSheets {
  /** Starts an engine for each stored sheet whose table exists, and closes those whose table is gone. */
  follow(): Promise<void>
  start(sheet: StoredSheet): TaskEngine
  /** Passes every engine what is stored of its sheet. */
  pass(): void
  /** Loads what is stored and applies it. */
  reload(): Promise<void>
}

/** The entry of a tracked sheet in the list of sheets. */
function sheetInfo(sheet: StoredSheet, names: ReadonlyMap<string, string>): TrackedSheetInfo {
  const tables = TABLE_KEYS.flatMap((table) => {
    const stored = sheet.tables[table]
    const theirs = stored?.readings === undefined ? {} : ({ isTheirs: true } as const)
    return stored === undefined ? [] : [{ table, name: names.get(stored.tableId) ?? null, ...theirs }]
  })
  return {
    tableId: sheetId(sheet),
    name: names.get(sheetId(sheet)) ?? '',
    preset: sheet.preset,
    withOptional: sheet.withOptional,
    tables,
    hasOwnSettings: sheet.settings !== null,
    ...(sheet.native === undefined ? {} : { hasNative: true as const }),
    ruled: Object.keys(sheet.tables.tasks.ruled ?? {}),
    taught: Object.entries(sheet.tables.tasks.readings ?? {}).flatMap(([field, { taught = {} }]) =>
      Object.entries(taught).map(([word, meaning]) => ({
        field,
        column: sheet.tables.tasks.columns?.find((one) => one.field === field)?.name ?? '',
        word,
        meaning,
      })),
    ),
  }
}

export function createOpenSheets(app: AppContext): OpenSheets {
  const { taskEngines } = app

  function start(sheet: StoredSheet): TaskEngine {
    const tableId = sheetId(sheet)
    const openEngine = taskEngines.get(tableId)
    if (openEngine !== undefined) return openEngine
    const engine = createTaskEngine({
      host: app.answering(tableId),
      clock: app.clock,
      stored: app.room(),
      sheet,
      settings: settingsFor(app.stored(), sheet),
      onState: () => {
        const state = taskEngines.get(tableId)?.getState() ?? null
        if (app.shown() === tableId) app.patch({ sheet: state })
        app.noteSheetNews()
        // The companion tables follow after a pass of the tasks, because the host takes one call after another.
        if (state?.sync.kind === 'settled' || state?.sync.kind === 'failed')
          app.companionEngines.get(tableId)?.tasksChanged()
      },
      maySave: () => app.store.getState().mayEdit !== false,
      onLog: (entry) => app.companionEngines.get(tableId)?.log(entry),
      async wasStamped(recordId, actualEnd) {
        const companions = app.companionEngines.get(tableId)
        return companions !== undefined && wasStamped(app.room(), companions, tableId, recordId, actualEnd)
      },
      withNamedLinks: (task) => app.companionEngines.get(tableId)?.links()?.task(task) ?? task,
      onDoubt: () => sheets.reload(),
      onScale: (scale) =>
        void app.changeSheet(
          tableId,
          (one) =>
            withTable(one, 'tasks', { ...one.tables.tasks, scales: { ...one.tables.tasks.scales, progress: scale } }),
          'scale',
        ),
    })
    taskEngines.set(tableId, engine)
    startCompanions(app, sheet, () => taskEngines.get(tableId))
    return engine
  }

  /** The last names of the tables: the host cannot tell the name of a deleted one. */
  const lastNames = new Map<string, string>()

  /** Applies what another sidebar has stored. Loads everything when it has added or removed a sheet. */
  async function takeNews(): Promise<void> {
    const { tracked } = app.room().known(SHEET_LIST)
    const isListKnown = app.stored().sheets.length === tracked.length
    if (!isListKnown) return sheets.reload()
    sheets.pass()
    await sheets.follow()
  }

  const sheets: OpenSheets = {
    start,
    async follow() {
      const tables = await app.host().listTables()
      if (!tables.ok || app.isClosed()) return
      const names = new Map(tables.value.map((table) => [table.id, table.name]))
      const tracked = new Set(app.stored().sheets.map(sheetId))
      for (const [tableId, engine] of taskEngines) {
        if (names.has(tableId) && tracked.has(tableId)) continue
        engine.close()
        taskEngines.delete(tableId)
        app.companionEngines.get(tableId)?.close()
        app.companionEngines.delete(tableId)
        if (app.shown() === tableId) app.show(null)
      }
      const there = app.stored().sheets.filter((sheet) => names.has(sheetId(sheet)))
      for (const sheet of there) start(sheet)
      const sheets = there.map((sheet) => sheetInfo(sheet, names))
      const stopped = app.stored().stopped.flatMap((tableId) => {
        const name = names.get(tableId)
        return name === undefined ? [] : [{ tableId, name }]
      })
      for (const [tableId, name] of names) lastNames.set(tableId, name)
      const gone = app
        .stored()
        .sheets.filter((sheet) => !names.has(sheetId(sheet)))
        .map((sheet) => ({
          tableId: sheetId(sheet),
          name: lastNames.get(sheetId(sheet)) ?? sheetTarget(sheet, 'tasks').tableName,
          tables: Object.values(sheet.tables).flatMap((table) => names.get(table?.tableId ?? '') ?? []),
        }))
      app.patch({ sheets, gone, stopped })
      app.show(app.shown() ?? sheets[0]?.tableId ?? null)
      app.noteSheetNews()
    },
    pass() {
      for (const sheet of app.stored().sheets) {
        for (const engine of [taskEngines.get(sheetId(sheet)), app.companionEngines.get(sheetId(sheet))]) {
          engine?.setSheet(sheet)
          engine?.setSettings(settingsFor(app.stored(), sheet))
        }
      }
    },
    async reload() {
      const loaded = await app.reloadStored()
      if (!loaded.ok) return
      sheets.pass()
      await sheets.follow()
    },
  }
  app.onNews(() => void takeNews())
  // Events may have been lost while the page was hidden.
  app.onClose(
    app.clock.onVisible((hiddenMs) => {
      if (hiddenMs >= HIDDEN_LONG_MS && app.store.getState().phase.kind === 'ready') void sheets.reload()
    }),
  )
  return sheets
}
