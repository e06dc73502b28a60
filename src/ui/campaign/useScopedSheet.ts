import { useMemo } from 'react'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import { pastInScope, sheetInScope } from '../../application/companions/scopedSheet.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { PastView } from '../../application/rows/viewAsOf.ts'
import type { ShownView } from '../asOf/useAsOfView.ts'

/** A sheet as the panels show it for one campaign. */
export interface ScopedSheet {
  /** As of the sheet's own day. */
  readonly live: SheetState
  /** As of the day that people chose. */
  readonly shown: SheetState
  /** What the figures of a past day rest on; null for other days. */
  readonly past: PastView | null
}

/** The tasks and figures of the chosen campaign, from what is in memory: no host call. */
export function useScopedSheet({
  live,
  view: { shown, past },
  scope,
  companions,
}: {
  readonly live: SheetState
  readonly view: Pick<ShownView, 'shown' | 'past'>
  readonly scope: ReportScope
  readonly companions: CompanionState | null
}): ScopedSheet {
  const rows = companions?.rows ?? NO_ROWS
  const campaigns = companions?.campaigns
  return useMemo(() => {
    const source = { rows, campaigns: campaigns ?? [] }
    const own = sheetInScope(live, scope, source)
    if (shown === live) return { live: own, shown: own, past }
    if (past === null) return { live: own, shown: sheetInScope(shown, scope, source), past }
    const { sheet, past: ownPast } = pastInScope(shown, past, scope, source)
    return { live: own, shown: sheet, past: ownPast }
  }, [live, shown, past, scope, rows, campaigns])
}
