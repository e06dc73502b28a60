import type { PlannedColumn, PlannedTable, SetupPreview } from '../../application/setup/previewPlan.ts'
import type { MessageKey, Translate } from '../../i18n/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './setup.css'

/** Lists the tables of a plan with everything that will be made in each; nothing else is made. */
export function PlanView({ plan }: { readonly plan: SetupPreview }) {
  const { t } = useSidebar()
  const [only] = plan.tables
  if (plan.tables.length === 1 && only !== undefined) {
    return (
      <>
        <p className="ct-plan-table">
          <Icon name="table" size={14} /> {t(only.isNew ? 'plan.table' : 'plan.tableThere', { name: only.name })}
        </p>
        <PlannedTableView table={only} />
      </>
    )
  }
  return (
    <>
      {plan.tables.map((table) => (
        <details key={table.table} className="ct-plan-part">
          <summary>
            <Icon name="chevronRight" size={14} />
            <span>{table.name}</span>
            {!table.isNew && (
              <small className="ct-plan-mark" data-hue="grey">
                {t('plan.there')}
              </small>
            )}
            <small>{tableCounts(t, table)}</small>
          </summary>
          <PlannedTableView table={table} />
        </details>
      ))}
    </>
  )
}

/** Counts what a plan will make. */
export const planCounts = (plan: SetupPreview) => ({
  tables: plan.tables.filter((table) => table.isNew).length,
  columns: plan.tables.reduce((sum, table) => sum + table.columns.length, 0),
  views: plan.tables.reduce((sum, table) => sum + table.views.length, 0),
})

/** Whether a plan has anything to do. */
export const isEmptyPlan = (plan: SetupPreview): boolean => plan.tables.every(isComplete)

const isComplete = ({ isNew, columns, options, marked, views }: PlannedTable): boolean =>
  !isNew && columns.length + options.length + marked.length + views.length === 0

function tableCounts(t: Translate, table: PlannedTable): string {
  if (isComplete(table)) return t('plan.complete')
  const counts = { columns: table.columns.length, views: table.views.length }
  return t(table.isNew ? 'plan.counts' : 'plan.countsMore', counts)
}

function PlannedTableView({ table }: { readonly table: PlannedTable }) {
  const { t } = useSidebar()
  const { columns, options, marked, views, isNew } = table
  const own = columns.filter(({ origin }) => origin === 'template')
  const extra = columns.filter(({ origin }) => origin !== 'template')
  const computed = columns.filter((column) => column.computed).length
  return (
    <div className="ct-plan-body">
      {isComplete(table) && <p className="ct-quiet">{t('plan.complete.about')}</p>}
      {columns.length > 0 && (
        <h3>{t(isNew ? 'plan.columns' : 'plan.columnsMore', { count: columns.length, computed })}</h3>
      )}
      {own.length > 0 && (
        <ol className="ct-plan-columns">
          {own.map((column) => (
            <PlannedColumnLine key={column.name} column={column} />
          ))}
        </ol>
      )}
      {extra.length > 0 && (
        <>
          <h3>{t('plan.extra', { count: extra.length })}</h3>
          <ol className="ct-plan-columns">
            {extra.map((column) => (
              <PlannedColumnLine key={column.name} column={column} />
            ))}
          </ol>
        </>
      )}
      {options.length > 0 && (
        <>
          <h3>{t('plan.options')}</h3>
          <ol>
            {options.map(({ column, names }) => (
              <li key={column}>
                <span>{column}</span>
                <small>{names.join(t('common.listSeparator'))}</small>
              </li>
            ))}
          </ol>
        </>
      )}
      {marked.length > 0 && (
        <p className="ct-quiet">{t('plan.marked', { list: marked.join(t('common.listSeparator')) })}</p>
      )}
      {views.length > 0 && (
        <>
          <h3>{t('plan.views', { count: views.length })}</h3>
          <ol className="ct-plan-views">
            {views.map(({ name, type, reason }) => (
              <li key={name}>
                <span>{name}</span>
                <small>{t(`view.${type}`)}</small>
                {reason === 'takesDefault' && (
                  <small className="ct-plan-mark" data-hue="grey">
                    {t('plan.takesDefault')}
                  </small>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      {table.sampleRows > 0 && <p className="ct-quiet">{t('plan.sampleRows', { count: table.sampleRows })}</p>}
    </div>
  )
}

/** A planned column with its kind and notes: who fills it in, why it is added, what it replaces. */
function PlannedColumnLine({ column }: { readonly column: PlannedColumn }) {
  const { t } = useSidebar()
  return (
    <li>
      <span>{column.name}</span>
      <small>{kindText(t, column)}</small>
      {column.computed && (
        <small className="ct-plan-mark" data-hue="blue">
          {t('plan.computed')}
        </small>
      )}
      {column.origin !== 'template' && (
        <small className="ct-plan-mark" data-hue="grey">
          {t(`plan.origin.${column.origin}`)}
        </small>
      )}
      {column.reason === 'takesDefault' && (
        <small className="ct-plan-mark" data-hue="grey">
          {t('plan.takesDefault')}
        </small>
      )}
    </li>
  )
}

/** '单选 · 6 项', '关联「活动」', '日期' */
function kindText(t: Translate, { kind, options, linksTo }: PlannedColumn): string {
  const key: MessageKey = `kind.${kind}`
  if (linksTo !== null) return t('plan.linksTo', { table: linksTo })
  return options > 0 ? t('plan.withOptions', { kind: t(key), count: options }) : t(key)
}
