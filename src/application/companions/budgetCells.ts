import {
  budgetLine,
  budgetShare,
  budgetTotals,
  type BudgetLine,
  type RetrospectiveRecords,
} from '../../domain/index.ts'
import { isNamed, type RowOf } from '../../schema/index.ts'
import {
  groupedBy,
  isTotalTitle,
  membership,
  wantedCells,
  type CompanionFacts,
  type WantedCells,
} from '../rows/tableRows.ts'

/** A row of 预算 as the rules read it. The category 应急备用金 is the reserve that [BU2] judges. */
export const budgetLineOf = (row: RowOf<'budget'>): BudgetLine => ({
  id: row.recordId,
  ...unreadOf(row),
  category: row.category,
  isReserve: isNamed('应急备用金', row.category),
  budget: row.amount,
  actual: row.spent,
  quantity: row.quantity,
  unitPrice: row.unitPrice,
  days: row.days,
})

/** The amounts that people typed in words nobody can read. [AD4] */
function unreadOf({ unread = null }: RowOf<'budget'>): Pick<BudgetLine, 'unread'> {
  if (unread === null) return {}
  const amounts = unread.flatMap((field) =>
    field === 'amount' ? ['budget' as const] : field === 'spent' ? ['actual' as const] : [],
  )
  return amounts.length === 0 ? {} : { unread: amounts }
}

/** A line of 预算 with the tasks that it pays for. */
export const budgetRecord = (row: RowOf<'budget'>): RetrospectiveRecords['budget'][number] => ({
  ...budgetLineOf(row),
  taskIds: row.task ?? [],
})

/** Whether a row is a line of the budget and not the total of others: 合计, 小计, Σ. [BU1] [RU1] */
export const isBudgetLine = ({ title, category }: Pick<RowOf<'budget'>, 'title' | 'category'>): boolean =>
  !isTotalTitle(title) && !isTotalTitle(category)

const EMPTY = { variance: null, useRate: null, share: null, overspend: null } as const

/** The budget of all lines of a row's campaign, the reserve included; null while one of them cannot be read. [BU2] [AD4] */
export function totalBudgetOf({
  budget,
  campaigns,
}: Pick<CompanionFacts, 'budget' | 'campaigns'>): (row: RowOf<'budget'>) => number | null {
  const campaignOf = membership(campaigns)
  const totals = new Map(
    [...groupedBy(budget.filter(isBudgetLine), campaignOf)].map(([campaign, rows]) => {
      const totals = budgetTotals(rows.map(budgetLineOf))
      return [campaign, totals.isPartial ? null : totals.budget] as const
    }),
  )
  return (row) => totals.get(campaignOf(row)) ?? null
}

/** What 预算 ought to hold. A line's share is its part of its campaign's budget, the reserve included. [BU1] [BU2] */
export function budgetCells(facts: Pick<CompanionFacts, 'budget' | 'campaigns'>): WantedCells<'budget'> {
  const { budget } = facts
  const totalOf = totalBudgetOf(facts)
  return wantedCells('budget', budget, EMPTY, (row) => {
    if (!isBudgetLine(row)) return EMPTY
    const { variance, useRate, status } = budgetLine(budgetLineOf(row))
    return {
      variance,
      useRate,
      share: budgetShare(row.amount, totalOf(row)),
      overspend: status === 'noBudget' || status === 'unread' ? null : status,
    }
  })
}
