import { budgetLine, budgetShare } from '../../../domain/index.ts'
import type { RowOf } from '../../../schema/index.ts'
import { budgetLineOf, isBudgetLine, totalBudgetOf } from '../budgetCells.ts'
import { empty, line, missing, type Explained, type ExplainedLine, type Explainers, type Shown } from './line.ts'

const money = (value: number | null): Shown => ({ as: 'money', value })
const percent = (value: number | null): Shown => ({ as: 'percent', value })

/** Which of the two amounts nobody filled in, or can be read; null when both are there. */
function missingAmount(row: RowOf<'budget'>): ExplainedLine | null {
  const { amount, spent } = row
  if (budgetLine(budgetLineOf(row)).status === 'unread') return line('AD4', 'budget.unread')
  if (spent === null) return line('BU1', 'budget.unreported')
  return amount === null ? missing('BU1', 'amount') : null
}

/** Explains a figure of a line; a total row has none. */
function ofLine<Value>(
  row: RowOf<'budget'>,
  explain: (figures: ReturnType<typeof budgetLine>) => Explained<Value | null>,
): Explained<Value | null> {
  if (!isBudgetLine(row)) return empty(line('BU1', 'budget.totalRow'))
  return explain(budgetLine(budgetLineOf(row)))
}

/** 预算 [BU1] [BU2] */
export const MONEY: Explainers<'budget'> = {
  variance: (row) =>
    ofLine(row, ({ variance }) => {
      const lacks = missingAmount(row)
      if (lacks !== null) return empty(lacks)
      const values = { result: money(variance), actual: money(row.spent), budget: money(row.amount) }
      return { result: variance, lines: [line('BU1', 'budget.variance', values)] }
    }),
  useRate: (row) =>
    ofLine(row, ({ useRate }) => {
      const lacks = missingAmount(row)
      if (lacks !== null) return empty(lacks)
      if (useRate === null) return empty(line('BU1', 'budget.notPositive', { budget: money(row.amount) }))
      const values = { result: percent(useRate), actual: money(row.spent), budget: money(row.amount) }
      return { result: useRate, lines: [line('BU1', 'budget.useRate', values)] }
    }),
  share: (row, facts) =>
    ofLine(row, () => {
      const total = totalBudgetOf(facts)(row)
      const share = budgetShare(row.amount, total)
      if (row.unread?.includes('amount') === true) return empty(line('AD4', 'budget.unread'))
      if (row.amount === null) return empty(missing('BU2', 'amount'))
      if (total === null) return empty(line('AD4', 'budget.unreadOther'))
      if (share === null) return empty(line('BU2', 'budget.notPositive', { budget: money(row.amount) }))
      const values = { result: percent(share), budget: money(row.amount), total: money(total) }
      return { result: share, lines: [line('BU2', 'budget.share', values)] }
    }),
  overspend: (row) =>
    ofLine(row, ({ status }) => ({
      result: status === 'noBudget' || status === 'unread' ? null : status,
      lines: [
        line(status === 'unread' ? 'AD4' : 'BU1', `budget.${status}`, {
          actual: money(row.spent),
          budget: money(row.amount),
        }),
      ],
    })),
}
