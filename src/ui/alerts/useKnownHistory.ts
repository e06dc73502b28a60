import type { SheetState } from '../../application/engine/sheetState.ts'
import type { FlagHistory } from '../../application/history/historyFlags.ts'
import type { HostError } from '../../application/ports.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'

/** Reads what the Base holds about earlier days of a sheet: for each sheet and as-of day, and when its log has changed. [FL1] */
export function useKnownHistory({ tableId, asOf }: Pick<SheetState, 'tableId' | 'asOf'>): {
  /** Null until it is read, and when it could not be read. */
  readonly history: FlagHistory | null
  /** Why it could not be read; null otherwise. */
  readonly error: HostError | null
} {
  const { actions } = useSidebar()
  const { logVersion } = useShownSheet()
  const { answer } = useAnswer([tableId, asOf, logVersion], () => actions.knownHistory())
  if (answer === null) return { history: null, error: null }
  return answer.ok ? { history: answer.value, error: null } : { history: null, error: answer.error }
}
