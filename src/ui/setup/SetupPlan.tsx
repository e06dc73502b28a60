import { useMemo } from 'react'
import type { SetupPreview } from '../../application/appState.ts'
import type { SetupRequest } from '../../application/settings.ts'
import type { MessageKey, Translate } from '../../i18n/index.ts'
import { Icon } from '../Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './setup.css'

/** The exact plan: every table, every column with its kind and whose it is, every view. Nothing is created that is not here. */
export function SetupPlan({ request }: { readonly request: SetupRequest }) {
  const { t, actions } = useSidebar()
  const plan = useMemo(() => actions.previewSetup(request), [actions, request])
  const columns = plan.tables.reduce((sum, table) => sum + table.columns.length, 0)
  const views = plan.tables.reduce((sum, table) => sum + table.views.length, 0)
  const [only] = plan.tables
  const isSingle = plan.tables.length === 1
  return (
    <details className="ct-plan">
      <summary>
        <Icon name="chevronRight" size={14} />
        <span>{t('plan.title')}</span>
        <small>{isSingle ? t('plan.counts', { columns, views }) : t('plan.countsOfTables', { tables: plan.tables.length, columns, views })}</small>
      </summary>
      {isSingle && only !== undefined ? <PlannedTable table={only} /> : plan.tables.map((table) => (
        <details key={table.table} className="ct-plan-part">
          <summary>
            <Icon name="chevronRight" size={14} />
            <span>{table.name}</span>
            <small>{t('plan.counts', { columns: table.columns.length, views: table.views.length })}</small>
          </summary>
          <PlannedTable table={table} />
        </details>
      ))}
      <p className="ct-quiet">{t('plan.gantt')}</p>
    </details>
  )
}

function PlannedTable({ table }: { readonly table: SetupPreview['tables'][number] }) {
  const { t } = useSidebar()
  const computed = table.columns.filter((column) => column.computed).length
  return (
    <>
      <p className="ct-plan-table"><Icon name="table" size={14} /> {t('plan.table', { name: table.name })}</p>
      <h3>{t('plan.columns', { count: table.columns.length, computed })}</h3>
      <ol>
        {table.columns.map((column) => (
          <li key={column.name}>
            <span>{column.name}</span>
            <small>{kindText(t, column.kind)}</small>
            {column.computed && <small className="ct-plan-mark" data-hue="blue">{t('plan.computed')}</small>}
            {column.hidden && <small className="ct-plan-mark" data-hue="grey">{t('plan.hidden')}</small>}
          </li>
        ))}
      </ol>
      <h3>{t('plan.views', { count: table.views.length })}</h3>
      <ol>
        {table.views.map((view) => (
          <li key={view.name}>
            <span>{view.name}</span>
            <small>{t(`view.${view.type}`)}</small>
          </li>
        ))}
      </ol>
    </>
  )
}

const KINDS: Readonly<Record<string, MessageKey>> = {
  text: 'kind.text', number: 'kind.number', percent: 'kind.percent', points: 'kind.points', progress: 'kind.progress',
  singleSelect: 'kind.singleSelect', multiSelect: 'kind.multiSelect', person: 'kind.person', people: 'kind.people',
  day: 'kind.day', instant: 'kind.instant', checkbox: 'kind.checkbox', currency: 'kind.currency', link: 'kind.link',
  attachment: 'kind.attachment', autoNumber: 'kind.autoNumber',
}

/** A column's kind in words; a kind this screen does not know is shown as it is named. */
function kindText(t: Translate, kind: string): string {
  const key = KINDS[kind]
  return key === undefined ? kind : t(key)
}
