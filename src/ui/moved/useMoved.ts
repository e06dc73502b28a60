import { useMemo } from 'react'
import type { ReportScope } from '../../application/companions/scope.ts'
import { pastInScope, sheetInScope } from '../../application/companions/scopedSheet.ts'
import type { Moved } from '../../application/history/moved.ts'
import { movedInScope } from '../../application/companions/movedInScope.ts'
import type { AsOfView, PastView } from '../../application/rows/viewAsOf.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { HostError } from '../../application/ports.ts'
import type { CalendarDate } from '../../domain/index.ts'
import type { SheetRows } from '../../schema/index.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'

export type MovedState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: HostError }
  | { readonly kind: 'found'; readonly moved: Moved; readonly before: AsOfView }

/** Reads what has moved in a scope since a day, while it is shown; again when the day, the sheet, its as-of day or its log changes. */
export function useMoved(
  { tableId, asOf, tasks }: Pick<SheetState, 'tableId' | 'asOf' | 'tasks'>,
  since: CalendarDate,
  isShown: boolean,
  { scope, rows }: { readonly scope: ReportScope; readonly rows: Pick<SheetRows, 'campaigns'> },
): MovedState {
  const { actions } = useSidebar()
  const { logVersion } = useShownSheet()
  const { answer } = useAnswer(isShown ? [tableId, asOf, since, logVersion] : null, async () => {
    const [moved, before] = await Promise.all([actions.whatMoved(since), actions.viewAsOf(since)])
    return before === null ? null : { moved, before }
  })
  return useMemo(() => {
    if (answer === null) return { kind: 'loading' }
    const { moved, before } = answer
    if (!moved.ok) return { kind: 'failed', error: moved.error }
    const ids = new Set(tasks.map(({ row }) => row.recordId))
    const { past } = before
    return {
      kind: 'found',
      moved: movedInScope(moved.value, scope, ids),
      before: past === null ? sheetInScope(before, scope, { rows, campaigns: [] }) : inScope(before, past, scope, rows),
    }
  }, [answer, tasks, scope, rows])
}

function inScope(view: AsOfView, whole: PastView, scope: ReportScope, rows: Pick<SheetRows, 'campaigns'>): AsOfView {
  const { sheet, past } = pastInScope(view, whole, scope, { rows })
  return { ...sheet, past }
}
