import type { SheetState } from '../../application/engine/sheetState.ts'
import type { KnownHistory } from '../../application/history/historyFlags.ts'
import type { HostError } from '../../application/ports.ts'
import { isHostError } from '../parts/hostErrorText.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'

/** What the Base has kept of a sheet's earlier days, asked for once a sheet and as-of day. [FL1] */
export function useKnownHistory({ tableId, asOf }: Pick<SheetState, 'tableId' | 'asOf'>): {
  /** Null: not read (yet). */
  readonly history: KnownHistory | null
  /** Why it could not be read; null when it was, or is on its way. */
  readonly error: HostError | null
} {
  const { actions } = useSidebar()
  const { answer } = useAnswer([tableId, asOf], async () => ({ history: await actions.knownHistory() }))
  const history = answer?.history ?? null
  return history !== null && isHostError(history) ? { history: null, error: history } : { history, error: null }
}
