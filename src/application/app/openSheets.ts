import { TABLE_KEYS } from '../../schema/index.ts'
import type { TrackedSheetInfo } from './appState.ts'
import { createSheetTracker, type SheetTracker } from '../engine/taskEngine.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import { settingsFor, sheetId, withTable, type StoredSheet } from '../stored/document.ts'
import { startCompanions } from './openCompanions.ts'
import type { TrackerCore } from './context.ts'
import { wasStamped } from './sheetLog.ts'

/** The sheets at work: one tracker for each stored sheet whose task table is there. */
export interface TrackedSheets {
  /** Starts a tracker for each stored sheet whose table is there, and ends those whose table is gone. */
  follow(): Promise<void>
  start(sheet: StoredSheet): SheetTracker
  /** Hands every tracker what is stored of its sheet now. */
  pass(): void
  /** Takes over what another sidebar has saved. */
  reload(): Promise<void>
}

/** A tracked sheet as the list of sheets shows it. */
function sheetInfo(sheet: StoredSheet, names: ReadonlyMap<string, string>): TrackedSheetInfo {
  const tables = TABLE_KEYS.flatMap((table) => {
    const stored = sheet.tables[table]
    return stored === undefined ? [] : [{ table, name: names.get(stored.tableId) ?? null }]
  })
  return {
    tableId: sheetId(sheet),
    name: names.get(sheetId(sheet)) ?? '',
    preset: sheet.preset,
    withOptional: sheet.withOptional,
    tables,
    hasOwnSettings: sheet.settings !== null,
  }
}

export function createTrackedSheets(core: TrackerCore): TrackedSheets {
  const { trackers } = core

  function start(sheet: StoredSheet): SheetTracker {
    const tableId = sheetId(sheet)
    const known = trackers.get(tableId)
    if (known !== undefined) return known
    const tracker = createSheetTracker({
      host: core.host(),
      clock: core.clock,
      sheet,
      settings: settingsFor(core.stored(), sheet),
      onState: () => {
        const state = trackers.get(tableId)?.getState() ?? null
        if (core.shown() === tableId) core.patch({ sheet: state })
        // The tables beside it have their turn when the sheet has come to rest: the host takes one thing after another.
        if (state?.sync.kind === 'settled' || state?.sync.kind === 'failed')
          core.companions.get(tableId)?.tasksChanged()
      },
      maySave: () => core.store.getState().mayEdit !== false,
      onLog: (entry) => core.companions.get(tableId)?.log(entry),
      async wasStamped(recordId, actualEnd) {
        const companions = core.companions.get(tableId)
        return companions !== undefined && wasStamped(core.host(), companions, tableId, recordId, actualEnd)
      },
      onDoubt: () => sheets.reload(),
      onScale: (scale) =>
        void core.changeSheet(tableId, (one) =>
          withTable(one, 'tasks', { ...one.tables.tasks, scales: { ...one.tables.tasks.scales, progress: scale } }),
        ),
    })
    trackers.set(tableId, tracker)
    startCompanions(core, sheet, () => trackers.get(tableId))
    return tracker
  }

  /** What tables were called when they were seen last: one that is gone cannot be asked. */
  const lastNames = new Map<string, string>()

  const sheets: TrackedSheets = {
    start,
    async follow() {
      const tables = await core.host().listTables()
      if (!tables.ok || core.isClosed()) return
      const names = new Map(tables.value.map((table) => [table.id, table.name]))
      const tracked = new Set(core.stored().sheets.map(sheetId))
      for (const [tableId, tracker] of trackers) {
        if (names.has(tableId) && tracked.has(tableId)) continue
        tracker.close()
        trackers.delete(tableId)
        core.companions.get(tableId)?.close()
        core.companions.delete(tableId)
        if (core.shown() === tableId) core.show(null)
      }
      const there = core.stored().sheets.filter((sheet) => names.has(sheetId(sheet)))
      for (const sheet of there) start(sheet)
      const sheets = there.map((sheet) => sheetInfo(sheet, names))
      const stopped = core.stored().stopped.flatMap((tableId) => {
        const name = names.get(tableId)
        return name === undefined ? [] : [{ tableId, name }]
      })
      for (const [tableId, name] of names) lastNames.set(tableId, name)
      const gone = core
        .stored()
        .sheets.filter((sheet) => !names.has(sheetId(sheet)))
        .map((sheet) => ({
          tableId: sheetId(sheet),
          name: lastNames.get(sheetId(sheet)) ?? sheetTarget(sheet, 'tasks').tableName,
          tables: Object.values(sheet.tables).flatMap((table) => names.get(table?.tableId ?? '') ?? []),
        }))
      core.patch({ sheets, gone, stopped })
      core.show(core.shown() ?? sheets[0]?.tableId ?? null)
    },
    pass() {
      for (const sheet of core.stored().sheets) {
        for (const tracker of [trackers.get(sheetId(sheet)), core.companions.get(sheetId(sheet))]) {
          tracker?.useSheet(sheet)
          tracker?.useSettings(settingsFor(core.stored(), sheet))
        }
      }
    },
    async reload() {
      const loaded = await core.reloadStored()
      if (!loaded.ok) return
      sheets.pass()
      await sheets.follow()
    },
  }
  return sheets
}
