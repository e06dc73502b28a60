import Button from '@douyinfe/semi-ui/lib/es/button'
import { useMemo } from 'react'
import type { MeasureWish } from '../../application/app/appState.ts'
import type { MeasureRefusal } from '../../application/retrospective/adoptMeasure.ts'
import { MEASURE_TABLES, type MeasureTable } from '../../application/retrospective/measureRow.ts'
import { type Measure, written } from '../../domain/index.ts'
import type { Translate } from '../../i18n/index.ts'
import type { ReportInput } from '../../report/index.ts'
import { AddedRow, plannedCellText, useAddingRow } from '../parts/AddedRow.tsx'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'

/** A measure that has not become a row yet. */
interface OpenMeasure {
  readonly from: MeasureWish['from']
  readonly recordId: string
  readonly text: string
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
  const { t, actions, clock } = useSidebar()
  const { day, mayWrite } = useShownSheet()
  const measures = useMemo(() => openMeasures(input), [input])
  const { rows } = input.material
  const tableName = (table: MeasureTable) => rows[table]?.name ?? t(`report.table.${table}`)
  const missing = MEASURE_TABLES.filter((table) => rows[table] === null && !input.unread.includes(table))
  const targetsOf = ({ from }: OpenMeasure) => MEASURE_TABLES.filter((table) => rows[table] !== null && table !== from)
  const adding = useAddingRow<MeasureWish, MeasureRefusal>({
    plan: actions.measures.plan,
    write: actions.measures.adopt,
    doneText: (isNew, table) => t(isNew ? 'measures.done' : 'measures.there', { table }),
    refusalText: (error) => refusalText(t, error, tableName),
  })
  // Of another day there is nothing to write, and without a measure there is nothing to make a row of.
  if (day !== null || (measures.length === 0 && adding.told === null)) return null
  if (!mayWrite) return <p className="ct-quiet">{t('measures.mayNot')}</p>

  return (
    <div className="ct-measures">
      <AddedRow
        adding={adding}
        thereText={(table) => t('measures.there', { table })}
        cellText={(cell) =>
          plannedCellText(t, cell, {
            tasks: input.sheet.tasks,
            rows,
            today: input.sheet.today,
            timeZone: input.settings.timeZone,
            now: clock(),
            untitled: t('report.untitled'),
          })
        }
      />
      {adding.previewed === null && measures.some((measure) => targetsOf(measure).length > 0) && (
        <ul aria-label={t('measures.title')}>
          {measures.map((measure) => (
            <li key={`${measure.from} ${measure.recordId}`}>
              <span>{measure.text}</span>
              {targetsOf(measure).map((table) => (
                <Button
                  key={table}
                  size="small"
                  disabled={adding.isBusy}
                  aria-label={t('measures.into.label', { measure: measure.text, table: tableName(table) })}
                  onClick={() => void adding.show({ from: measure.from, recordId: measure.recordId, table })}
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
