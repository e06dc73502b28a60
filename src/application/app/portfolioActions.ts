import { isSameValue } from '../stored/sameValue.ts'
import { settingsFor, sheetId } from '../stored/document.ts'
import type { AppActions } from './appState.ts'
import type { AppContext } from './context.ts'
import type { SheetNow } from './portfolio.ts'

/** What the engines of all tracked sheets have in memory: no host call. */
export function createPortfolioActions(app: AppContext): Pick<AppActions, 'portfolio'> {
  let known: readonly SheetNow[] = []

  function sheetNow(tableId: string, settings: SheetNow['settings']): readonly SheetNow[] {
    const engine = app.taskEngines.get(tableId)
    const companions = app.companionEngines.get(tableId)
    if (engine === undefined || companions === undefined) return []
    const now = { sheet: engine.getState(), companions: companions.getState(), settings }
    const before = known.find(({ sheet }) => sheet.tableId === tableId)
    return [before !== undefined && saysTheSame(before, now) ? before : now]
  }

  return {
    portfolio: {
      sheets() {
        const stored = app.stored()
        const sheets = stored.sheets.flatMap((sheet) => sheetNow(sheetId(sheet), settingsFor(stored, sheet)))
        if (sheets.length !== known.length || sheets.some((one, at) => one !== known[at])) known = sheets
        return known
      },
      watch: (listener) => app.onSheetNews(listener),
    },
  }
}

/** Whether a sheet has nothing new for the portfolio: progress of reading and writing is none. */
function saysTheSame(before: SheetNow, now: SheetNow): boolean {
  const [sheet, old] = [now.sheet, before.sheet]
  const [companions, known] = [now.companions, before.companions]
  return (
    sheet.tasks === old.tasks &&
    sheet.name === old.name &&
    sheet.today === old.today &&
    sheet.asOf === old.asOf &&
    (sheet.sync.kind === 'failed') === (old.sync.kind === 'failed') &&
    (sheet.lastPassAt === null) === (old.lastPassAt === null) &&
    companions.sync.kind === known.sync.kind &&
    companions.campaigns === known.campaigns &&
    companions.parts === known.parts &&
    companions.rows.campaigns === known.rows.campaigns &&
    isSameValue(now.settings, before.settings)
  )
}
