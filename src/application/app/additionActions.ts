import type { TableKey } from '../../schema/index.ts'
import type { TrackerActions } from './appState.ts'
import { growSheet } from '../additions/addToSheet.ts'
import { inModelOrder, isRefinable } from '../additions/additionPlan.ts'
import { undoGrowth } from '../additions/undoAddition.ts'
import { seeTables } from '../sheet/describeTables.ts'
import { settingsFor, sheetId, type StoredDocument } from '../stored/document.ts'
import type { TrackerCore } from './context.ts'
import type { TrackedSheets } from './openSheets.ts'

/** What teams add to the tables of the sheet on show, and take back while nobody has used it. */
export function createGrowthActions(core: TrackerCore, sheets: TrackedSheets): Pick<TrackerActions, 'growth'> {
  const run = () => {
    const now = core.current()
    if (now === null) throw new Error('nothing can grow while no sheet is on show')
    return {
      tableId: sheetId(now.sheet),
      at: core.clock.now(),
      timeZone: settingsFor(core.stored(), now.sheet).timeZone,
    }
  }
  function take(stored: StoredDocument): void {
    core.useStored(stored)
    sheets.pass()
  }
  return {
    growth: {
      steps: () => core.current()?.sheet.growth ?? [],
      async targets() {
        const sheet = core.current()?.sheet
        if (sheet === undefined) return []
        const seen = await seeTables(core.host(), sheet)
        if (!seen.ok) return seen.error
        return inModelOrder(Object.keys(sheet.tables) as TableKey[]).flatMap((table) => {
          const description = seen.value[table]
          return description === undefined || description === 'deleted'
            ? []
            : [{ table, description, selects: description.columns.filter(isRefinable) }]
        })
      },
      async grow(wish) {
        const { tableId, ...rest } = run()
        const grown = await growSheet(core.host(), tableId, wish, rest)
        if (!grown.ok) return grown.error
        take(grown.value)
        return null
      },
      async undo(version) {
        const { tableId, ...rest } = run()
        const undone = await undoGrowth(core.host(), tableId, version, rest)
        if (!undone.ok) return undone.error
        if (undone.value === 'inUse') return 'inUse'
        take(undone.value)
        return null
      },
    },
  }
}
