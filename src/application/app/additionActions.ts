import { ok } from '../../domain/index.ts'
import type { TableKey } from '../../schema/index.ts'
import type { AppActions } from './appState.ts'
import { describeTables } from '../sheet/describeTables.ts'
import { settingsFor, sheetId } from '../stored/document.ts'
import type { AppContext } from './context.ts'
import type { OpenSheets } from './openSheets.ts'

/** Only a press needs these, so the first screen does not wait for them. */
const loadPlan = async () => await import('../additions/additionPlan.ts')
const loadAdd = async () => await import('../additions/addToSheet.ts')
const loadUndo = async () => await import('../additions/undoAddition.ts')

/** The actions that add columns and options to the tables of the sheet on show, and take them back while unused. */
export function createAdditionActions(app: AppContext, sheets: OpenSheets): Pick<AppActions, 'additions'> {
  const run = () => {
    const now = app.current()
    if (now === null) throw new Error('nothing can grow while no sheet is on show')
    return {
      tableId: sheetId(now.sheet),
      at: app.clock.now(),
      timeZone: settingsFor(app.stored(), now.sheet).timeZone,
    }
  }
  return {
    additions: {
      steps: () => app.current()?.sheet.growth ?? [],
      async targets() {
        const sheet = app.current()?.sheet
        if (sheet === undefined) return ok([])
        const seen = await describeTables(app.host(), sheet)
        if (!seen.ok) return seen
        const { inModelOrder, isRefinable } = await loadPlan()
        const targets = inModelOrder(Object.keys(sheet.tables) as TableKey[]).flatMap((table) => {
          const description = seen.value[table]
          return description === undefined || description === 'deleted'
            ? []
            : [{ table, description, selects: description.columns.filter(isRefinable) }]
        })
        return ok(targets)
      },
      async add(wish) {
        const { tableId, ...rest } = run()
        const { addToSheet } = await loadAdd()
        const added = await app.recorded({ kind: 'addition', sheetId: tableId, why: wish.reason }, ({ host }) =>
          addToSheet(host, app.room(), tableId, wish, rest),
        )
        if (!added.ok) return added
        sheets.pass()
        return ok(null)
      },
      async undo(version) {
        const { tableId, ...rest } = run()
        const { undoAddition } = await loadUndo()
        const undone = await undoAddition(app.host(), app.room(), tableId, version, rest)
        if (!undone.ok) return undone
        if (undone.value === 'inUse') return ok('inUse')
        sheets.pass()
        return ok('undone')
      },
    },
  }
}
