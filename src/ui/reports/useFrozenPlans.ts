import { useMemo } from 'react'
import { campaignInScope } from '../../application/companions/campaignInScope.ts'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import { baselinesOf } from '../../application/history/baselineList.ts'
import { comparedBaselines, type FrozenPlans } from '../../application/retrospective/frozenPlans.ts'
import type { FrozenPlan } from '../../domain/index.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'

const READING: FrozenPlans = { kind: 'reading' }
const FAILED: FrozenPlans = { kind: 'failed' }

/**
 * The baselines of the campaign that a report is about, with the plans that it compares with; null for several campaigns,
 * and while `companions` is null because the report does not speak of them. What was read once is not read again. [BL2]
 */
export function useFrozenPlans(
  companions: CompanionState | null,
  { tableId, scope }: { readonly tableId: string; readonly scope: ReportScope },
): FrozenPlans | null {
  const { actions } = useSidebar()
  const campaignId = companions === null ? undefined : campaignInScope(scope, companions.rows)
  const isOnly = companions?.rows.campaigns?.rows.length === 1
  const known = companions?.baselines
  const baselines = useMemo(
    () => (campaignId === undefined || known === undefined ? [] : baselinesOf(known, campaignId, { isOnly })),
    [known, campaignId, isOnly],
  )
  const isAsked = companions !== null && campaignId !== undefined
  const { answer, isCurrent } = useAnswer(
    isAsked ? [tableId, known, campaignId, isOnly] : null,
    async (): Promise<FrozenPlans> => {
      const loaded = await actions.baselines.load()
      if (!loaded.ok) return FAILED
      const plans = new Map<string, FrozenPlan | null>()
      for (const one of comparedBaselines(baselines)) {
        const plan = await actions.baselines.plan(one)
        if (!plan.ok) return FAILED
        plans.set(one.id, plan.value)
      }
      return { kind: 'read', campaignId: campaignId ?? null, baselines, plans }
    },
  )
  if (!isAsked) return null
  return isCurrent ? (answer ?? READING) : READING
}
