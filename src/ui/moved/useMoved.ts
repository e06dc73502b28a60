import type { Moved } from '../../application/history/moved.ts'
import type { AsOfView } from '../../application/rows/viewAsOf.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { HostError } from '../../application/ports.ts'
import type { CalendarDate } from '../../domain/index.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'

export type MovedState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: HostError }
  | { readonly kind: 'found'; readonly moved: Moved; readonly before: AsOfView }

/** Reads what has moved since a day, while it is shown; again when the day, the sheet or its as-of day changes. */
export function useMoved(
  { tableId, asOf }: Pick<SheetState, 'tableId' | 'asOf'>,
  since: CalendarDate,
  isShown: boolean,
): MovedState {
  const { actions } = useSidebar()
  const { answer } = useAnswer(isShown ? [tableId, asOf, since] : null, async () => {
    const [moved, before] = await Promise.all([actions.whatMoved(since), actions.viewAsOf(since)])
    return before === null ? null : { moved, before }
  })
  if (answer === null) return { kind: 'loading' }
  const { moved, before } = answer
  return moved.ok ? { kind: 'found', moved: moved.value, before } : { kind: 'failed', error: moved.error }
}
