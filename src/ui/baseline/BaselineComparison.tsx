import Button from '@douyinfe/semi-ui/lib/es/button'
import { useMemo, useState } from 'react'
import { presentPlan } from '../../application/companions/presentPlan.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { baselineLabel, type Baseline } from '../../application/history/baselineList.ts'
import type { HostError } from '../../application/ports.ts'
import { compareWithBaseline, type BaselineComparison as Comparison, type Result } from '../../domain/index.ts'
import { formatDay, formatMoney, type Translate } from '../../i18n/index.ts'
import type { SheetRows } from '../../schema/index.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { RefusedNotice } from '../parts/RefusedNotice.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import { daysText, movedTexts } from './movedTexts.ts'

/** At most so many moved tasks are listed by name; the number above opens all of them. */
const MOST_LISTED = 10

/** What has moved since a plan was frozen: end, budget, and each task with its days. [BL2] */
export function BaselineComparison({
  baseline,
  campaignId,
  sheet,
  rows,
  mayDelete,
  onDeleted,
}: {
  readonly baseline: Baseline
  readonly campaignId: string | null
  readonly sheet: SheetState
  readonly rows: SheetRows
  readonly mayDelete: boolean
  readonly onDeleted: (answer: Result<null, HostError>) => void
}) {
  const { t, actions } = useSidebar()
  const [isAsked, setAsked] = useState(false)
  const { answer, askAgain } = useAnswer([baseline.id], () => actions.baselines.plan(baseline))
  const frozen = answer?.ok === true ? answer.value : null
  const compared = useMemo(
    () => (frozen === null ? null : compareWithBaseline(frozen, presentPlan(campaignId, { tasks: sheet.tasks, rows }))),
    [frozen, campaignId, sheet.tasks, rows],
  )
  const remove = async () => onDeleted(await actions.baselines.remove(baseline))
  if (answer !== null && !answer.ok) return <RefusedNotice error={answer.error} onRetry={askAgain} />
  if (compared === null)
    return <p className="ct-quiet">{t(answer === null ? 'baseline.reading' : 'baseline.damaged')}</p>
  const { movedIds, addedIds, droppedIds, changedLines, budgetThen, budgetNow, endThen, endNow } = compared
  const changes = movedIds.length + addedIds.length + droppedIds.length + changedLines.length
  const isSame = changes === 0 && budgetThen === budgetNow
  return (
    <>
      <ul className="ct-baseline-lines">
        {(endThen ?? endNow) !== null && <li>{endText(t, compared, sheet.today)}</li>}
        <li>{budgetText(t, compared)}</li>
        {isSame && <li>{t('baseline.same')}</li>}
        {movedIds.length > 0 && (
          <li>
            <RecordsLink recordIds={movedIds} tasks={sheet.tasks}>
              {t('baseline.moved', { count: movedIds.length })}
            </RecordsLink>
          </li>
        )}
        {addedIds.length > 0 && (
          <li>
            <RecordsLink recordIds={addedIds} tasks={sheet.tasks}>
              {t('baseline.added', { count: addedIds.length })}
            </RecordsLink>
          </li>
        )}
        {droppedIds.length > 0 && <li>{t('baseline.dropped', { count: droppedIds.length })}</li>}
      </ul>
      {movedIds.length > 0 && <MovedTasks compared={compared} sheet={sheet} />}
      {mayDelete && (
        <div className="ct-actions">
          {isAsked ? (
            <>
              <span className="ct-baseline-sure">{t('baseline.delete.sure', { name: baselineLabel(baseline) })}</span>
              <Button size="small" type="danger" onClick={() => void remove()}>
                {t('baseline.delete')}
              </Button>
              <Button size="small" onClick={() => setAsked(false)}>
                {t('common.cancel')}
              </Button>
            </>
          ) : (
            <button type="button" className="ct-plain ct-link ct-quiet" onClick={() => setAsked(true)}>
              {t('baseline.delete')}
            </button>
          )}
        </div>
      )}
    </>
  )
}

/** The tasks whose planned days have moved, those that end latest against the baseline first. */
function MovedTasks({ compared, sheet }: { readonly compared: Comparison; readonly sheet: SheetState }) {
  const { t, actions } = useSidebar()
  const moved = useMemo(() => {
    const ids = new Set(compared.movedIds)
    const rows = new Map(sheet.tasks.map(({ row, facts }) => [row.recordId, { title: row.title, facts }]))
    return compared.tasks
      .flatMap((one) => {
        const now = rows.get(one.id)
        return one.kind === 'planned' && ids.has(one.id) && now !== undefined ? [{ ...one, now }] : []
      })
      .toSorted((a, b) => (b.endMovedDays ?? 0) - (a.endMovedDays ?? 0))
  }, [compared, sheet.tasks])
  return (
    <ul className="ct-baseline-moved">
      {moved.slice(0, MOST_LISTED).map(({ now, ...one }) => (
        <li key={one.id}>
          <button type="button" className="ct-plain ct-link" onClick={() => actions.openRecord(one.id)}>
            {now.title ?? t('task.untitled')}
          </button>
          <span className="ct-quiet">{movedTexts(t, one, now.facts, sheet.today).join(t('common.listSeparator'))}</span>
        </li>
      ))}
      {moved.length > MOST_LISTED && (
        <li className="ct-quiet">{t('baseline.more', { count: moved.length - MOST_LISTED })}</li>
      )}
    </ul>
  )
}

function endText(t: Translate, { endThen, endNow, endMovedDays }: Comparison, today: string): string {
  if (endMovedDays === 0) return t('baseline.campaignEnd.same', { day: formatDay(endNow, today) })
  return t('baseline.campaignEnd', {
    from: formatDay(endThen, today),
    to: formatDay(endNow, today),
    days: daysText(t, endMovedDays),
  })
}

function budgetText(t: Translate, { budgetThen, budgetNow, budgetMoved, changedLines }: Comparison): string {
  if (budgetThen === null && budgetNow === null) return t('baseline.budget.none')
  const lines = changedLines.length === 0 ? '' : t('baseline.budget.lines', { count: changedLines.length })
  if (budgetMoved === 0) return t('baseline.budget.same', { amount: formatMoney(budgetNow) }) + lines
  const by =
    budgetMoved === null
      ? ''
      : t(budgetMoved > 0 ? 'baseline.budget.more' : 'baseline.budget.less', {
          amount: formatMoney(Math.abs(budgetMoved)),
        })
  return t('baseline.budget', { from: formatMoney(budgetThen), to: formatMoney(budgetNow), by }) + lines
}
