import type { CompanionState } from '../../application/companions/companionState.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import { written } from '../../domain/index.ts'
import { Choice } from '../parts/Choice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './campaign.css'
import { scopeKey, scopeName, scopeOfKey } from './scopeNames.ts'
import type { ScopeChoice } from './useScopeChoice.ts'

/** The campaign that every panel speaks of, beside the name of its sheet. Of a sheet with one campaign, its name. */
export function CampaignChoice({
  choice: { scopes, scope, choose },
  companions,
}: {
  readonly choice: ScopeChoice
  readonly companions: CompanionState | null
}) {
  const { t } = useSidebar()
  const rows = companions?.rows ?? NO_ROWS
  if (scopes.length > 1) {
    const name = scopeName(t, scope, rows)
    return (
      <div className="ct-campaign-choice" title={name}>
        <Choice
          label={t('scope.choose')}
          value={scopeKey(scope)}
          choices={scopes.map((one) => ({ value: scopeKey(one), label: scopeName(t, one, rows) }))}
          onChange={(key) => choose(scopeOfKey(key))}
        />
      </div>
    )
  }
  const only = written(rows.campaigns?.rows[0]?.title ?? null)
  if (only === null) return null
  return (
    <p className="ct-campaign-choice ct-campaign-only" title={only}>
      {only}
    </p>
  )
}
