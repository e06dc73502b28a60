import { useMemo } from 'react'
import type { SetupRequest } from '../../application/settings.ts'
import type { MessageKey, Translate } from '../../i18n/index.ts'
import { Icon } from '../Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './setup.css'

/** The exact plan: every column with its kind and whose it is, every view. Nothing is created that is not here. */
export function SetupPlan({ request }: { readonly request: SetupRequest }) {
  const { t, actions } = useSidebar()
  const plan = useMemo(() => actions.previewSetup(request), [actions, request])
  const computed = plan.columns.filter((column) => column.computed).length
  return (
    <details className="ct-plan">
      <summary>
        <Icon name="chevronRight" size={14} />
        <span>{t('plan.title')}</span>
        <small>{t('plan.counts', { columns: plan.columns.length, views: plan.views.length })}</small>
      </summary>
      <p className="ct-plan-table"><Icon name="table" size={14} /> {t('plan.table', { name: plan.tableName })}</p>
      <h3>{t('plan.columns', { count: plan.columns.length, computed })}</h3>
      <ol>
        {plan.columns.map((column) => (
          <li key={column.name}>
            <span>{column.name}</span>
            <small>{kindText(t, column.kind)}</small>
            {column.computed && <small className="ct-plan-mark" data-hue="blue">{t('plan.computed')}</small>}
            {column.hidden && <small className="ct-plan-mark" data-hue="grey">{t('plan.hidden')}</small>}
          </li>
        ))}
      </ol>
      <h3>{t('plan.views', { count: plan.views.length })}</h3>
      <ol>
        {plan.views.map((view) => (
          <li key={view.name}>
            <span>{view.name}</span>
            <small>{t(`view.${view.type}`)}</small>
          </li>
        ))}
      </ol>
      <p className="ct-quiet">{t('plan.gantt')}</p>
    </details>
  )
}

const KINDS: Readonly<Record<string, MessageKey>> = {
  text: 'kind.text', number: 'kind.number', percent: 'kind.percent', points: 'kind.points', progress: 'kind.progress',
  singleSelect: 'kind.singleSelect', multiSelect: 'kind.multiSelect', person: 'kind.person', people: 'kind.people',
  day: 'kind.day', instant: 'kind.instant',
}

/** A column's kind in words; a kind this screen does not know is shown as it is named. */
function kindText(t: Translate, kind: string): string {
  const key = KINDS[kind]
  return key === undefined ? kind : t(key)
}
