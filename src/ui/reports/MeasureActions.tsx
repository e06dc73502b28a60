import Button from '@douyinfe/semi-ui/lib/es/button'
import { useMemo, useState } from 'react'
import type { MeasureWish } from '../../application/app/appState.ts'
import type { PlannedCell, RowPlan } from '../../application/companions/addOnce.ts'
import type { MeasureRefusal } from '../../application/retrospective/adoptMeasure.ts'
import { MEASURE_TABLES, type MeasureTable } from '../../application/retrospective/measureRow.ts'
import { type Measure, written } from '../../domain/index.ts'
import { formatDay, type Translate } from '../../i18n/index.ts'
import type { ReportInput } from '../../report/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'

/** A measure that has not become a row yet. */
interface OpenMeasure {
  readonly from: MeasureWish['from']
  readonly recordId: string
  readonly text: string
}

interface Told {
  readonly tone: 'success' | 'danger'
  readonly text: string
  readonly row?: { readonly table: MeasureTable; readonly recordId: string }
}

const isOpenMeasure = ({ became, progress }: Measure): boolean =>
  became === null && progress !== 'done' && progress !== 'dropped'

function openMeasures({ sheet, material }: ReportInput): readonly OpenMeasure[] {
  return material.period.deviations.measures.filter(isOpenMeasure).flatMap(({ from, id }): readonly OpenMeasure[] => {
    if (from === 'lessons') return []
    const text =
      from === 'tasks'
        ? sheet.tasks.find(({ row }) => row.recordId === id)?.row.solution
        : material.rows.issues?.rows.find(({ recordId }) => recordId === id)?.solution
    const measure = written(text ?? null)
    return measure === null ? [] : [{ from, recordId: id, text: measure }]
  })
}

/** The measures of 调整方案清单 that can become rows: each is shown before it is written. [DA3] */
export function MeasureActions({
  input,
  onUpgrade,
}: {
  readonly input: ReportInput
  /** Opens the step that adds tables; null for people who may not manage the Base. */
  readonly onUpgrade: (() => void) | null
}) {
  const { t, actions, announce } = useSidebar()
  const { day, mayWrite } = useShownSheet()
  const [open, setOpen] = useState<{ readonly wish: MeasureWish; readonly plan: RowPlan } | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const measures = useMemo(() => openMeasures(input), [input])
  const { rows } = input.material
  const tableName = (table: MeasureTable) => rows[table]?.name ?? t(`report.table.${table}`)
  const missing = MEASURE_TABLES.filter((table) => rows[table] === null && !input.unread.includes(table))
  const targetsOf = ({ from }: OpenMeasure) => MEASURE_TABLES.filter((table) => rows[table] !== null && table !== from)
  // Of another day there is nothing to write, and without a measure there is nothing to make a row of.
  if (day !== null || (measures.length === 0 && told === null)) return null
  if (!mayWrite) return <p className="ct-quiet">{t('measures.mayNot')}</p>

  const refuse = (error: MeasureRefusal) => setTold({ tone: 'danger', text: refusalText(t, error, tableName) })
  const show = async (wish: MeasureWish) => {
    setTold(null)
    setBusy(true)
    const plan = await actions.measures.plan(wish)
    setBusy(false)
    if (plan.ok) setOpen({ wish, plan: plan.value })
    else refuse(plan.error)
  }
  const write = async (wish: MeasureWish, plan: RowPlan) => {
    setBusy(true)
    const adopted = await actions.measures.adopt(wish, plan)
    setBusy(false)
    setOpen(null)
    if (!adopted.ok) {
      refuse(adopted.error)
      return
    }
    const { isNew, recordId } = adopted.value
    const text = t(isNew ? 'measures.done' : 'measures.there', { table: plan.tableName })
    setTold({ tone: 'success', text, row: { table: wish.table, recordId } })
    announce(text)
  }

  return (
    <div className="ct-measures">
      {told !== null && (
        <Notice
          tone={told.tone}
          action={told.row === undefined ? undefined : <OpenRow row={told.row} label={t('measures.open')} />}
        >
          {told.text}
        </Notice>
      )}
      {open !== null && (
        <section className="ct-measure-plan" aria-label={t('measures.preview', { table: open.plan.tableName })}>
          <h4>
            {t(open.plan.existing === null ? 'measures.preview' : 'measures.there', { table: open.plan.tableName })}
          </h4>
          {open.plan.existing === null && (
            <dl>
              {open.plan.cells.map((cell) => (
                <div key={cell.field}>
                  <dt>{cell.column}</dt>
                  <dd>{cellText(t, cell, input)}</dd>
                </div>
              ))}
            </dl>
          )}
          <div className="ct-actions">
            {open.plan.existing === null ? (
              <Button theme="solid" type="primary" loading={isBusy} onClick={() => void write(open.wish, open.plan)}>
                {t('measures.write')}
              </Button>
            ) : (
              <OpenRow row={{ table: open.wish.table, recordId: open.plan.existing }} label={t('measures.open')} />
            )}
            <Button onClick={() => setOpen(null)}>{t('common.cancel')}</Button>
          </div>
        </section>
      )}
      {open === null && measures.some((measure) => targetsOf(measure).length > 0) && (
        <ul aria-label={t('measures.title')}>
          {measures.map((measure) => (
            <li key={`${measure.from} ${measure.recordId}`}>
              <span>{measure.text}</span>
              {targetsOf(measure).map((table) => (
                <Button
                  key={table}
                  size="small"
                  disabled={isBusy}
                  aria-label={t('measures.into.label', { measure: measure.text, table: tableName(table) })}
                  onClick={() => void show({ from: measure.from, recordId: measure.recordId, table })}
                >
                  {t('measures.into', { table: tableName(table) })}
                </Button>
              ))}
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <p className="ct-quiet">
          {t(onUpgrade === null ? 'measures.noTable.ask' : 'measures.noTable', {
            tables: missing.map((table) => `「${tableName(table)}」`).join(t('common.listSeparator')),
          })}{' '}
          {onUpgrade !== null && (
            <button type="button" className="ct-plain ct-link" onClick={onUpgrade}>
              {t('measures.upgrade')}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

function OpenRow({ row, label }: { readonly row: NonNullable<Told['row']>; readonly label: string }) {
  const { actions } = useSidebar()
  return (
    <Button size="small" onClick={() => actions.openRecord(row.recordId, row.table)}>
      {label}
    </Button>
  )
}

function refusalText(t: Translate, error: MeasureRefusal, tableName: (table: MeasureTable) => string): string {
  switch (error.kind) {
    case 'noTable':
      return t('measures.refused.noTable', { table: tableName(error.table) })
    case 'noMeasure':
    case 'untitled':
    case 'changed':
      return t(`measures.refused.${error.kind}`)
    default:
      return hostErrorText(t, error)
  }
}

/** What a cell will hold, in words: the name of an option, a day, the titles of linked rows. */
function cellText(t: Translate, { field, value, option }: PlannedCell, { sheet, material }: ReportInput): string {
  if (option !== null) return option
  if (field === 'dueDay' && typeof value === 'string') return formatDay(value, sheet.today)
  if (!Array.isArray(value)) return String(value)
  const titles = new Map([
    ...sheet.tasks.map(({ row }) => [row.recordId, row.title] as const),
    ...(material.rows.campaigns?.rows ?? []).map((row) => [row.recordId, row.title] as const),
  ])
  const nameOf = (one: string | { readonly name: string }) => (typeof one === 'string' ? titles.get(one) : one.name)
  return value.map((one) => nameOf(one) ?? t('report.untitled')).join(t('common.listSeparator'))
}
