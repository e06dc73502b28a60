import { dayOf, err, ok } from '../../domain/index.ts'
import { computedKeys, type FieldKind, fieldSpec, TABLE_KEYS } from '../../schema/index.ts'
import type { HostCell, HostPort } from '../ports.ts'
import type { RunActions } from '../runs/runState.ts'
import type { StoredSheet } from '../stored/document.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

/** Only the list of runs and the history of a cell need these, so the first screen does not wait for them. */
const loadTakeBack = async () => await import('../runs/takeRunBack.ts')
const loadHistory = async () => await import('../runs/cellHistory.ts')
const loadDoor = async () => await import('../history/baselineDoor.ts')
const loadNative = async () => await import('./nativeRuns.ts')
const loadStored = async () => await import('../runs/storedRuns.ts')

/** The actions that show what the extension wrote, and take it back. One taking back at a time. [TB1] [TB2] */
export function createRunActions(app: AppContext, sheets: OpenSheets): { readonly runs: RunActions } {
  let isUnderWay = false
  const deps = async () => ({
    ...app.runDeps(),
    nativeViews: {
      look: async (sheetId: string) => (await loadNative()).viewsToEnd(app, sheetId),
      end: async (sheetId: string) => (await loadNative()).endViews(app, sheetId),
    },
    baselines: (await loadDoor()).baselineDoor(app.room()),
    columns: (sheet: StoredSheet | null) => columnsOf([...app.stored().sheets, ...(sheet === null ? [] : [sheet])]),
  })

  return {
    runs: {
      async list() {
        const { keptRuns, RUNS } = await loadStored()
        const runs = await app.room().load(RUNS)
        return runs.ok ? ok(keptRuns(runs.value, app.clock.now()).toReversed()) : runs
      },
      async preview(id) {
        const { previewRunTakeBack } = await loadTakeBack()
        return await previewRunTakeBack(await deps(), id)
      },
      async takeBack(id, options) {
        if (isUnderWay) return err({ kind: 'underWay' })
        isUnderWay = true
        try {
          const { takeRunBack } = await loadTakeBack()
          const { expectTakeBack } = await import('./expectedOfTakeBack.ts')
          const signal = AbortSignal.any([options.signal, app.closing])
          const done = await takeRunBack(await deps(), id, {
            ...options,
            signal,
            onPlan: (plan, run) => expectTakeBack(app, plan, run),
          })
          // Also after a refusal some of it may be written.
          await sheets.reload()
          for (const engine of app.taskEngines.values()) engine.recheck()
          for (const engine of app.companionEngines.values()) engine.baselinesChanged()
          return done
        } finally {
          isUnderWay = false
        }
      },
      async ofCell(table, recordId, field) {
        const stored = app.current()?.sheet.tables[table]
        const columnId = stored?.fields[field]
        if (stored === undefined || columnId === undefined) return ok([])
        const { cellHistory } = await loadHistory()
        const { timeZone } = app.store.getState().settings
        const textOf = (cell: HostCell): string | null =>
          cellText(app.host(), cell, { kind: fieldSpec(table, field).kind, scale: stored.scales[field] ?? 1, timeZone })
        return await cellHistory({ ...app.runDeps(), textOf }, { tableId: stored.tableId, recordId, columnId })
      },
    },
  }
}

/** A cell as people read it: a day as a day, a share as a percentage. */
function cellText(
  host: Pick<HostPort, 'textOfCell'>,
  cell: HostCell,
  { kind, scale, timeZone }: { readonly kind: FieldKind; readonly scale: number; readonly timeZone: string },
): string | null {
  if (typeof cell === 'number' && kind === 'day') return dayOf(cell, timeZone)
  if (typeof cell === 'number' && (kind === 'percent' || kind === 'progress'))
    return `${String(Math.round(cell * scale * 100) / 100)}%`
  return host.textOfCell(cell) || null
}

/** Which columns of these sheets nobody fills in by hand. */
function columnsOf(sheets: readonly StoredSheet[]) {
  const [computed, filledIn] = [new Set<string>(), new Set<string>()]
  const name = (tableId: string, columnId: string): string => `${tableId}/${columnId}`
  for (const { tables } of sheets)
    for (const key of TABLE_KEYS) {
      const table = tables[key]
      if (table === undefined) continue
      const own = new Set<string>(computedKeys(key))
      const kept = new Set<string>(FILLED_IN[key] ?? [])
      for (const [field, columnId] of Object.entries(table.fields)) {
        if (own.has(field)) computed.add(name(table.tableId, columnId))
        if (kept.has(field)) filledIn.add(name(table.tableId, columnId))
      }
    }
  return {
    isComputed: (tableId: string, columnId: string) => computed.has(name(tableId, columnId)),
    isFilledIn: (tableId: string, columnId: string) => filledIn.has(name(tableId, columnId)),
  }
}

/** What live tracking fills in when it adds a row to 每日跟踪 [SN1]; of 变更记录 it computes all but the reason. */
const FILLED_IN: { readonly [Key in (typeof TABLE_KEYS)[number]]?: readonly string[] } = {
  dailyLog: ['day', 'campaign'],
}
