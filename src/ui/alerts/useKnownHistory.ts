import { useEffect, useState } from 'react'
import type { SheetState } from '../../application/app/appState.ts'
import type { KnownHistory } from '../../application/history/historyFlags.ts'
import type { HostError } from '../../application/ports.ts'
import { isHostError } from '../parts/hostErrorText.ts'
import { useSidebar } from '../sidebarContext.ts'

interface Asked {
  /** Null: not read (yet). */
  readonly history: KnownHistory | null
  /** Why it could not be read; null when it was, or is on its way. */
  readonly error: HostError | null
}

/** What the Base has kept of a sheet's earlier days, asked for once a sheet and as-of day. [FL1] */
export function useKnownHistory({ tableId, asOf }: Pick<SheetState, 'tableId' | 'asOf'>): Asked {
  const { actions } = useSidebar()
  const [asked, setAsked] = useState<Asked>({ history: null, error: null })
  useEffect(() => {
    let isCurrent = true
    const ask = async (): Promise<void> => {
      const found = await actions.knownHistory()
      if (isCurrent)
        setAsked(
          found !== null && isHostError(found) ? { history: null, error: found } : { history: found, error: null },
        )
    }
    void ask()
    return () => {
      isCurrent = false
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new day may have added to it
  }, [actions, tableId, asOf])
  return asked
}
