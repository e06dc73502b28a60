import { useSyncExternalStore } from 'react'
import type { SheetNow } from '../../application/app/portfolio.ts'
import { type ForecastBoard, forecastBoardSteps } from '../../application/planning/forecastBoard.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'

/** What was computed of some sheets, by the sheet that it is about: several tasks may be unfolded at once. */
const computed = new WeakMap<readonly SheetNow[], Map<string, ForecastBoard>>()

/** What finished tasks of all tracked sheets tell of those of the sheet on show; null until it is computed, or not asked for. [FC2] */
export function useForecast(isAsked = true): ForecastBoard | null {
  const { actions } = useSidebar()
  const { tableId } = useShownSheet()
  const sheets = useSyncExternalStore(actions.portfolio.watch, actions.portfolio.sheets)
  const { answer } = useAnswer(isAsked ? [sheets, tableId] : null, async (signal) => {
    const known = computed.get(sheets)?.get(tableId)
    if (known !== undefined) return known
    const all = sheets.map(({ sheet, settings }) => ({
      sheet,
      settings,
      marks: actions.progressMarks(sheet.tableId),
    }))
    const board = await actions.inSlices(forecastBoardSteps(all, tableId), { signal })
    if (board !== null) computed.set(sheets, (computed.get(sheets) ?? new Map()).set(tableId, board))
    return board
  })
  return isAsked ? answer : null
}
