import type { BudgetTotals } from '../../domain/index.ts'
import { formatMoney, type Translate } from '../../i18n/index.ts'

/** A sum of the budgets: it says what it lacks, and no readable budget is not 0. [BU1] [AD4] */
export const budgetSumText = (t: Translate, { budget, budgeted, isPartial }: BudgetTotals): string =>
  budgeted === 0 ? (isPartial ? t('board.money.line.unread') : formatMoney(null)) : sumText(t, budget, isPartial)

/** A sum of what was spent: unread is neither unreported nor 0. [BU1] [AD4] */
export const spentSumText = (t: Translate, { actual, reported, unreadSpent }: BudgetTotals): string =>
  reported === 0
    ? t(unreadSpent > 0 ? 'board.money.line.unread' : 'board.money.line.unreported')
    : sumText(t, actual, unreadSpent > 0)

const sumText = (t: Translate, amount: number, isPartial: boolean): string =>
  isPartial ? t('board.money.sumPartial', { amount: formatMoney(amount) }) : formatMoney(amount)
