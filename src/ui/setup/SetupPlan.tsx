import { useMemo } from 'react'
import type { SetupRequest } from '../../application/stored/settings.ts'
import { taskTableIn } from '../../schema/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { PlanView, planCounts } from './PlanView.tsx'
import './setup.css'

/** The exact plan of a new sheet, folded until somebody opens it. */
export function SetupPlan({ request }: { readonly request: SetupRequest }) {
  const { t, actions } = useSidebar()
  const plan = useMemo(() => actions.previewSetup(request), [actions, request])
  const counts = planCounts(plan)
  const state =
    taskTableIn(request.preset, request.language ?? 'zh-CN').columns.find(({ field }) => field === 'state')?.name ?? ''
  return (
    <details className="ct-plan">
      <summary>
        <Icon name="chevronRight" size={14} />
        <span>{t('plan.title')}</span>
        <small>{counts.tables === 1 ? t('plan.counts', counts) : t('plan.countsOfTables', counts)}</small>
      </summary>
      <PlanView plan={plan} />
      <p className="ct-quiet">
        {t('plan.nameTaken')} {t('plan.gantt')} {t('plan.board', { state })}
      </p>
    </details>
  )
}
