import { useMemo, useSyncExternalStore } from 'react'
import { joinPortfolios, type Portfolio, sheetInPortfolio, type SheetNow } from '../../application/app/portfolio.ts'
import { useSidebar } from '../sidebarContext.ts'

/** What was made of a sheet; a sheet of which nothing has changed is the same object. */
const made = new WeakMap<SheetNow, Portfolio>()

function portfolioOf(now: SheetNow): Portfolio {
  const known = made.get(now) ?? sheetInPortfolio(now)
  made.set(now, known)
  return known
}

/** The campaigns of every tracked sheet, as they are now. */
export function usePortfolio(): Portfolio {
  const { portfolio } = useSidebar().actions
  const sheets = useSyncExternalStore(portfolio.watch, portfolio.sheets)
  return useMemo(() => joinPortfolios(sheets.map(portfolioOf)), [sheets])
}
