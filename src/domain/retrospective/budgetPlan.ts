import { budgetLine, budgetTotals } from '../budget.ts'
import type { BudgetLineResult, BudgetTotals } from '../budget.ts'
import { moneyDifference } from '../cents.ts'
import { usableNumber, withoutNoise } from '../exactness.ts'
import type { RetrospectiveBudgetLine } from './records.ts'

/** A line whose 数量 × 单价 × 天数 can be compared with its budget. [BU3] */
export interface CheckedLine {
  readonly id: string
  /** The factors that are filled. */
  readonly factors: readonly number[]
  readonly product: number
  readonly budget: number
  readonly matches: boolean
}

/** Reported spend above the budget: above 预算总额 where there is one, else above the sum of the lines. [BU5] [RU2] */
interface BudgetOverspend {
  readonly limit: number
  readonly by: number
}

/** The plan side of a budget: it needs no reported spending. [BU4] */
export interface BudgetPlan {
  readonly totals: BudgetTotals
  /** 预算总额 of the campaign; null where nobody has entered one. */
  readonly approved: number | null
  /** Sum of the lines − 预算总额; null without one, or while the sum lacks lines that cannot be read. */
  readonly aboveApproved: number | null
  /** The same in percent of 预算总额; null without one above 0. */
  readonly aboveApprovedRate: number | null
  /** What has been spent above the budget; null while it has not, and where no line has reported. */
  readonly overspent: BudgetOverspend | null
  readonly lines: readonly (RetrospectiveBudgetLine & { readonly result: BudgetLineResult })[]
  readonly checked: readonly CheckedLine[]
}

function overspentBy({ actual, reported }: BudgetTotals, limit: number): BudgetOverspend | null {
  const by = moneyDifference(actual, limit)
  return reported === 0 || by === null || by <= 0 ? null : { limit, by }
}

/** Total, reserve, and the check of every line that has factors. [BU2] [BU3] [BU4] */
export function budgetPlan(lines: readonly RetrospectiveBudgetLine[], approvedTotal: number | null): BudgetPlan {
  const totals = budgetTotals(lines)
  const approved = usableNumber(approvedTotal)
  const judged = lines.map((line) => ({ ...line, result: budgetLine(line) }))
  return {
    totals,
    approved,
    aboveApproved: approved === null || totals.isPartial ? null : moneyDifference(totals.budget, approved),
    aboveApprovedRate:
      approved === null || approved <= 0 || totals.isPartial
        ? null
        : withoutNoise((100 * (totals.budget - approved)) / approved),
    overspent: approved === null && totals.isPartial ? null : overspentBy(totals, approved ?? totals.budget),
    lines: judged,
    checked: judged.flatMap(({ id, quantity, unitPrice, days, budget, result: { product, productMatches } }) =>
      product === null || budget === null || productMatches === null
        ? []
        : [
            {
              id,
              factors: [quantity, unitPrice, days].flatMap((factor) => usableNumber(factor) ?? []),
              product,
              budget,
              matches: productMatches,
            },
          ],
    ),
  }
}
