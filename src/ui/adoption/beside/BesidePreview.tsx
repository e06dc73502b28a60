import Button from '@douyinfe/semi-ui/lib/es/button'
import Skeleton from '@douyinfe/semi-ui/lib/es/skeleton'
import Switch from '@douyinfe/semi-ui/lib/es/switch'
import { useMemo } from 'react'
import type { NamingColumn } from '../../../application/adoption/tables/namingColumn.ts'
import { planOtherTable, type OtherTablePlan } from '../../../application/adoption/tables/planOtherTable.ts'
import type { OtherTablePreview } from '../../../application/adoption/tables/previewOtherTable.ts'
import type { TableDraft } from '../../../application/adoption/tables/tableDraft.ts'
import type { AdoptionChoices } from '../../../application/stored/document.ts'
import { formatMoney } from '../../../i18n/index.ts'
import { fieldName, fieldSpec } from '../../../schema/index.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { RefusedNotice } from '../../parts/RefusedNotice.tsx'
import { useAnswer } from '../../parts/useAnswer.ts'
import { useSidebar } from '../../sidebarContext.ts'

const FIRST_ROWS = 5
const MOST_UNREAD = 20
/** So many names that no row has are told; the others are found like these. */
const MOST_MISSING = 5

/** What would be read, what would not, and what would be added. Nothing is written before the press. [AD8] */
export function BesidePreview({
  draft,
  choices,
  mayManage,
  onChange,
  onConfirm,
}: {
  readonly draft: TableDraft
  readonly choices: AdoptionChoices
  readonly mayManage: boolean
  readonly onChange: (choices: AdoptionChoices) => void
  readonly onConfirm: () => void
}) {
  const { t, locale } = useSidebar()
  const plan = useMemo(() => planOtherTable(draft, choices), [draft, choices])
  return (
    <>
      {plan.lacks.map((field) => (
        <Notice key={field} tone="warning">
          {t('beside.lacks', { field: fieldName(draft.kind, field, locale) })}
        </Notice>
      ))}
      <Reading draft={draft} plan={plan} />
      {draft.naming !== null && <Naming naming={draft.naming} choices={choices} onChange={onChange} />}
      {mayManage ? (
        <section className="ct-section">
          <h2>{t('adopt.adds')}</h2>
          <p className="ct-quiet">
            {t(plan.addedColumns.some(({ isOn }) => isOn) ? 'adopt.adds.about' : 'adopt.adds.none')}
          </p>
          <div className="ct-switches">
            {plan.addedColumns.map(({ field, name, kind, isOn }) => (
              <label key={field} className="ct-switch-line">
                <span>
                  {name}
                  <small>{t(`kind.${kind}`)}</small>
                </span>
                <Switch
                  size="small"
                  checked={isOn}
                  aria-label={name}
                  onChange={(wanted) =>
                    onChange({
                      ...choices,
                      without: [...choices.without.filter((one) => one !== field), ...(wanted ? [] : [field])],
                    })
                  }
                />
              </label>
            ))}
          </div>
        </section>
      ) : (
        <Notice tone="info">{t('beside.mayNot')}</Notice>
      )}
      {plan.keptColumns.map(({ field, name }) => {
        const added = plan.addedColumns.find((one) => one.field === field && one.isOn)?.name
        return (
          <p key={field} className="ct-quiet">
            {added === undefined ? t('adopt.kept.alone', { name }) : t('adopt.kept.beside', { name, added })}
          </p>
        )
      })}
      <Notice tone="success">{t('adopt.untouched', { count: plan.untouched })}</Notice>
      <Button block theme="solid" type="primary" size="large" onClick={onConfirm}>
        {t('beside.confirm', { kind: t(`beside.kind.${draft.kind}`) })}
      </Button>
    </>
  )
}

/** Whether a column of the task table names the campaign of each task. [AD7] */
function Naming({
  naming: { columnId, name, matched, missing },
  choices,
  onChange,
}: {
  readonly naming: NamingColumn
  readonly choices: AdoptionChoices
  readonly onChange: (choices: AdoptionChoices) => void
}) {
  const { t } = useSidebar()
  const label = t('beside.tasks', { column: name, matched })
  const { namedBy: _before, ...rest } = choices
  return (
    <div className="ct-switches">
      <label className="ct-switch-line">
        <span>
          {label}
          {missing.length > 0 && (
            <small>
              {t('beside.tasks.missing', { names: missing.slice(0, MOST_MISSING).join(t('common.listSeparator')) })}
            </small>
          )}
        </span>
        <Switch
          size="small"
          checked={choices.namedBy === columnId}
          aria-label={label}
          onChange={(isOn) => onChange(isOn ? { ...rest, namedBy: columnId } : rest)}
        />
      </label>
    </div>
  )
}

function Reading({ draft, plan }: { readonly draft: TableDraft; readonly plan: OtherTablePlan }) {
  const { t, actions } = useSidebar()
  // Only what is read changes the answer, so switching an added column on or off asks nothing.
  const { answer, askAgain } = useAnswer([draft, JSON.stringify(plan.readColumns)], async () =>
    (await actions.adoption.beside()).preview(draft, plan),
  )
  if (answer === null)
    return (
      <div aria-busy="true" aria-label={t('adopt.loading')}>
        <Skeleton active loading placeholder={<Skeleton.Paragraph rows={8} />} />
      </div>
    )
  if (!answer.ok) return <RefusedNotice error={answer.error} onRetry={askAgain} />
  const preview = answer.value
  return (
    <>
      <Figures draft={draft} preview={preview} />
      <Rows preview={preview} />
      <Unread preview={preview} />
    </>
  )
}

/** How much of each column is read: sums of amounts, and names that were matched. */
function Figures({ draft, preview }: { readonly draft: TableDraft; readonly preview: OtherTablePreview }) {
  const { t } = useSidebar()
  const { amounts, names, totals } = preview
  const used = amounts.filter(({ read, unread }) => read + unread > 0)
  if (used.length + names.length + totals.length === 0) return null
  return (
    <section className="ct-section" aria-label={t('beside.amounts')}>
      <h2>{t('beside.amounts')}</h2>
      {draft.currency !== 'CNY' && <p className="ct-quiet">{t('beside.currency', { currency: draft.currency })}</p>}
      <ul className="ct-preview-rows">
        {used.map(({ field, column, sum, read, unread }) => (
          <li key={field}>
            <span>
              {sum === null
                ? t('beside.figure', { column, read })
                : t('beside.amount', { column, read, sum: formatMoney(sum) })}
            </span>
            {unread > 0 && <span className="ct-quiet">{t('beside.amount.unread', { count: unread })}</span>}
          </li>
        ))}
        {names.map(({ field, column, linked, unlinked, isTableThere }) => (
          <li key={field}>
            <span>
              {isTableThere
                ? t('beside.names', { column, linked, unlinked })
                : t('beside.names.noTable', {
                    column,
                    kind: t(
                      `beside.kind.${fieldSpec(draft.kind, field).linksTo === 'campaigns' ? 'campaigns' : 'issues'}`,
                    ),
                  })}
            </span>
          </li>
        ))}
        {totals.length > 0 && (
          <li>
            <span>
              {t('beside.totals', {
                count: totals.length,
                titles: totals.map(({ title }) => title).join(t('common.listSeparator')),
              })}
            </span>
          </li>
        )}
      </ul>
    </section>
  )
}

/** The first rows with their amounts as they would be read. */
function Rows({ preview: { rows, sampledRows, total } }: { readonly preview: OtherTablePreview }) {
  const { t } = useSidebar()
  return (
    <section className="ct-section">
      <header>
        <h2>{t('beside.rows')}</h2>
        <span className="ct-count">{t('beside.rows.looked', { looked: sampledRows, total })}</span>
      </header>
      {rows.length === 0 ? (
        <p className="ct-quiet">{t('beside.rows.none')}</p>
      ) : (
        <ol className="ct-preview-rows">
          {rows.slice(0, FIRST_ROWS).map(({ row, title, cells }) => (
            <li key={row}>
              <strong>{title === '' ? t('adopt.preview.leftOut.row', { row }) : title}</strong>
              {cells.map(({ column, text, value, unit, isLeftOpen }) => (
                <span key={column} className="ct-quiet">
                  {column} ·{' '}
                  {value === null
                    ? t(isLeftOpen ? 'beside.row.leftOpen' : 'beside.row.unread', { text })
                    : t('beside.row.read', { text, value: formatMoney(value) + unit })}
                </span>
              ))}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** Every cell that is not read, with its row and why. */
function Unread({ preview: { unread } }: { readonly preview: OtherTablePreview }) {
  const { t } = useSidebar()
  if (unread.length === 0)
    return (
      <p className="ct-tracked-health" data-hue="green">
        <Icon name="normal" size={14} />
        {t('beside.unread.none')}
      </p>
    )
  return (
    <section className="ct-section" aria-label={t('adopt.problems.list')}>
      <h2>{t('beside.unread', { count: unread.length })}</h2>
      <p className="ct-quiet">{t('beside.unread.about')}</p>
      <ul className="ct-preview-rows">
        {unread.slice(0, MOST_UNREAD).map(({ row, column, text, why }) => (
          <li key={`${String(row)} ${column} ${why}`}>
            <span>{t('beside.unread.cell', { row, column, text: t('adopt.cell.text', { text }) })}</span>
            <span className="ct-quiet">{t(`beside.why.${why}`)}</span>
          </li>
        ))}
        {unread.length > MOST_UNREAD && (
          <li>
            <span className="ct-quiet">{t('beside.unread.more', { count: unread.length - MOST_UNREAD })}</span>
          </li>
        )}
      </ul>
    </section>
  )
}
