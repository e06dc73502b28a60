import { err, ok, type Result } from '../../domain/index.ts'
import type { SheetCheck } from '../repair/repairState.ts'
import type { AppActions } from './appState.ts'
import type { HostError, HostPort, HostResult, TableDescription, TableInfo } from '../ports.ts'
import { previewUpgrade } from '../setup/previewPlan.ts'
import { recogniseSheets } from '../sheet/recogniseSheet.ts'
import { checkSheet } from '../repair/checkSheet.ts'
import { sheetId, sheetOf, type StoredDocument, type StoredSheet } from '../stored/document.ts'
import { SETUP, SHEET_LIST, sheetPart, withStopped, withTracked } from '../stored/parts.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

/** The actions on the list of sheets: check, track, stop tracking, and preview an upgrade. */
export function createSheetListActions(
  app: AppContext,
  sheets: OpenSheets,
): Pick<AppActions, 'checkSheets' | 'stopTracking' | 'findUntracked' | 'trackAgain' | 'previewUpgrade'> {
  return {
    async checkSheets() {
      const there = app.stored().sheets.filter((sheet) => app.taskEngines.has(sheetId(sheet)))
      const health = await Promise.all(
        there.map(
          async (sheet): Promise<readonly [string, SheetCheck]> => [
            sheetId(sheet),
            await checkSheet(app.host(), sheet),
          ],
        ),
      )
      return new Map(health)
    },
    async stopTracking(tableId) {
      const stopped = await app.room().change(SHEET_LIST, (list) => withStopped(list, tableId))
      if (!stopped.ok) return stopped
      const ended = await app.room().change(SETUP, (setup) => (setup?.request.grows === tableId ? null : setup))
      if (!ended.ok) return ended
      await sheets.follow()
      return ok(null)
    },
    async findUntracked() {
      const untracked = await recogniseUntracked(app.host(), app.stored())
      if (!untracked.ok) return untracked
      return ok(
        untracked.value.map(({ sheet, name }) => ({
          tableId: sheetId(sheet),
          name,
          preset: sheet.preset,
          tables: Object.keys(sheet.tables).length,
        })),
      )
    },
    async trackAgain(tableId) {
      const loaded = await app.reloadStored()
      if (!loaded.ok) return loaded
      const untracked = await recogniseUntracked(app.host(), loaded.value)
      if (!untracked.ok) return untracked
      const again = untracked.value.find(({ sheet }) => sheetId(sheet) === tableId)
      // Its marks or its table were deleted.
      if (again === undefined)
        return err({
          kind: 'notFound',
          what: app.store.getState().stopped.find((one) => one.tableId === tableId)?.name ?? tableId,
        })
      // The sheet as it was recognised replaces what was stored of it before.
      const saved = await app.room().change(sheetPart(tableId), () => again.sheet)
      const listed = saved.ok ? await app.room().change(SHEET_LIST, (list) => withTracked(list, tableId)) : saved
      if (!listed.ok) return listed
      await sheets.follow()
      app.show(tableId)
      return ok(null)
    },
    async previewUpgrade(tableId, request) {
      const sheet = sheetOf(app.stored(), tableId)
      if (sheet === null) return err({ kind: 'notFound', what: tableId })
      const { previewCarryOver } = await import('../setup/carryOver.ts')
      const engine = app.taskEngines.get(tableId)
      const [grown] = await Promise.all([previewUpgrade(app.host(), sheet, request), engine?.settled()])
      if (!grown.ok) return grown
      const carried =
        engine === undefined ? ok(null) : await previewCarryOver(app.room(), sheet, request, engine.getState())
      return carried.ok ? ok({ ...grown.value, carried: carried.value }) : carried
    },
  }
}

/** Recognises sheets by their marks, among the tables that belong to no tracked sheet. */
async function recogniseUntracked(
  host: HostPort,
  stored: StoredDocument,
): HostResult<readonly { readonly sheet: StoredSheet; readonly name: string }[]> {
  const tables = await host.listTables()
  if (!tables.ok) return tables
  const tracked = new Set(stored.sheets.flatMap((sheet) => Object.values(sheet.tables).map((table) => table.tableId)))
  // Tables of a set-up under way already have marks and belong to that set-up.
  const underWay = new Set<string | undefined>(Object.values(stored.setup?.tableNames ?? {}))
  const before = new Set(stored.setup?.before)
  const isFree = ({ id, name }: TableInfo): boolean => !tracked.has(id) && (before.has(id) || !underWay.has(name))
  const described = await Promise.all(
    tables.value.filter(isFree).map(({ id }): Promise<Result<TableDescription, HostError>> => host.describeTable(id)),
  )
  const refused = described.find((one) => !one.ok && one.error.kind !== 'notFound')
  if (refused !== undefined && !refused.ok) return refused
  const names = new Map(tables.value.map(({ id, name }) => [id, name]))
  const descriptions = described.flatMap((one) => (one.ok ? [one.value] : []))
  return ok(recogniseSheets(descriptions).map((sheet) => ({ sheet, name: names.get(sheetId(sheet)) ?? '' })))
}
