import { type ChangeEntry, isAmountField } from '../../application/history/changeEntry.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { formatDay, formatMoney, type Translate } from '../../i18n/index.ts'
import { columnName } from '../parts/columnName.ts'

/** A change of the plan in a sentence: 「海报」的计划结束从 6/20 改到 6/25. [LG2] */
export function changeText(
  t: Translate,
  change: Pick<ChangeEntry, 'kind' | 'field' | 'before' | 'after' | 'title' | 'taskId'>,
  sheet: Pick<SheetState, 'today' | 'columnNames' | 'tasks' | 'preset' | 'language'>,
): string {
  const { kind, field, before, after, taskId } = change
  const { today, tasks } = sheet
  // A task is called as it is called now; one that is gone as it was called then.
  const title = tasks.find(({ row }) => row.recordId === taskId)?.row.title ?? change.title ?? t('task.untitled')
  if (isAmountField(field)) {
    const words = { title, field: t(`reason.amount.${field}`), before: amountText(before), after: amountText(after) }
    return t(before === null ? 'reason.amountAdded' : after === null ? 'reason.cleared' : 'reason.changed', words)
  }
  if (kind === 'scope') return t(after === null ? 'reason.deleted' : 'reason.added', { title })
  if (kind === 'hold') return t(after === 'cancelled' ? 'reason.cancelled' : 'reason.resumed', { title })
  const words = { title, field: columnName(sheet, field), before: formatDay(before, today) }
  return after === null ? t('reason.cleared', words) : t('reason.changed', { ...words, after: formatDay(after, today) })
}

const amountText = (value: string | null): string => formatMoney(value === null ? null : Number(value))
