import { useCallback, useMemo, useState } from 'react'
import type { CompanionState } from '../../application/companions/companionState.ts'
import { type ReportScope, scopesOf } from '../../application/companions/scope.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { rememberedScopes, rememberScopes } from './scopeMemory.ts'
import { firstScope, scopeKey, scopeOfKey } from './scopeNames.ts'

/** The campaign that the panels speak of, and those that people can choose instead. */
export interface ScopeChoice {
  readonly scopes: readonly ReportScope[]
  readonly scope: ReportScope
  /** Chooses for the sheet on show, or for another one. */
  readonly choose: (scope: ReportScope, tableId?: string) => void
}

/**
 * What people have chosen holds for each sheet until they choose again. While a chosen campaign does not exist, because it
 * was deleted, what stands in front without a choice is shown.
 */
export function useScopeChoice(
  { tableId, tasks }: Pick<SheetState, 'tableId' | 'tasks'>,
  companions: CompanionState | null,
): ScopeChoice {
  const rows = companions?.rows ?? NO_ROWS
  const [chosen, setChosen] = useState(rememberedScopes)
  const scopes = useMemo(() => scopesOf(tasks, rows), [tasks, rows])
  const own = chosen[tableId]
  const key = scopeKey(scopes.find((one) => scopeKey(one) === own) ?? firstScope(scopes, rows))
  // The same object while the same scope is shown: an edit changes the tasks and not what the panels speak of.
  const scope = useMemo(() => scopeOfKey(key), [key])
  const choose = useCallback(
    (wanted: ReportScope, of: string = tableId) =>
      setChosen((before) => {
        const next = { ...before, [of]: scopeKey(wanted) }
        rememberScopes(next)
        return next
      }),
    [tableId],
  )
  return { scopes, scope, choose }
}
