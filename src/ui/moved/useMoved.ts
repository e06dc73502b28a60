import { useEffect, useState } from 'react'
import type { Moved, AsOfView, SheetState } from '../../application/app/appState.ts'
import type { HostError } from '../../application/ports.ts'
import type { CalendarDate } from '../../domain/index.ts'
import { isHostError } from '../parts/hostErrorText.ts'
import { useSidebar } from '../sidebarContext.ts'

export type MovedState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: HostError }
  | { readonly kind: 'found'; readonly moved: Moved; readonly before: AsOfView }

/**
 * What has moved since a day; asked again when the day, the sheet or its as-of day changes, and only while it is shown.
 */
export function useMoved(
  { tableId, asOf }: Pick<SheetState, 'tableId' | 'asOf'>,
  since: CalendarDate,
  isShown: boolean,
): MovedState {
  const { actions } = useSidebar()
  const [state, setState] = useState<MovedState>({ kind: 'loading' })
  useEffect(() => {
    if (!isShown) return undefined
    let isCurrent = true
    const read = async (): Promise<void> => {
      const [moved, before] = await Promise.all([actions.whatMoved(since), actions.viewAsOf(since)])
      if (!isCurrent || before === null) return
      setState(isHostError(moved) ? { kind: 'failed', error: moved } : { kind: 'found', moved, before })
    }
    void read()
    return () => {
      isCurrent = false
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- ask again for another sheet or day
  }, [actions, tableId, asOf, since, isShown])
  return state
}
