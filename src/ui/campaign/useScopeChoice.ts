import { useMemo, useState } from 'react'
import type { CompanionState } from '../../application/companions/companionState.ts'
import { type ReportScope, scopesOf } from '../../application/companions/scope.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { firstScope, scopeKey } from './scopeNames.ts'

/** The campaign that the panels speak of, and those that people can choose instead. */
export interface ScopeChoice {
  readonly scopes: readonly ReportScope[]
  readonly scope: ReportScope
  readonly choose: (scope: ReportScope) => void
}

/** What people have chosen holds until they choose again; a campaign that was deleted is chosen no more. */
export function useScopeChoice({ tasks }: Pick<SheetState, 'tasks'>, companions: CompanionState | null): ScopeChoice {
  const rows = companions?.rows ?? NO_ROWS
  const [chosen, setChosen] = useState<string | null>(null)
  const scopes = useMemo(() => scopesOf(tasks, rows), [tasks, rows])
  const scope = useMemo(
    () => scopes.find((one) => scopeKey(one) === chosen) ?? firstScope(scopes, rows),
    [scopes, rows, chosen],
  )
  return { scopes, scope, choose: (wanted) => setChosen(scopeKey(wanted)) }
}
