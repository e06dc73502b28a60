import { budgetLine, budgetTotals } from '../budget.ts'
import type { BudgetLineResult, BudgetTotals } from '../budget.ts'
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

/** The plan side of a budget: it needs no reported spending. [BU4] */
export interface BudgetPlan {
  readonly totals: BudgetTotals
  /** 预算总额 of the campaign; null where nobody has entered one. */
  readonly approved: number | null
  /** Sum of the lines − 预算总额; null without one. */
  readonly aboveApproved: number | null
  readonly lines: readonly (RetrospectiveBudgetLine & { readonly result: BudgetLineResult })[]
  readonly checked: readonly CheckedLine[]
}

/** Total, reserve, and the check of every line that has factors. [BU2] [BU3] [BU4] */
export function budgetPlan(lines: readonly RetrospectiveBudgetLine[], approvedTotal: number | null): BudgetPlan {
  const totals = budgetTotals(lines)
  const approved = usableNumber(approvedTotal)
  const judged = lines.map((line) => ({ ...line, result: budgetLine(line) }))
  return {
    totals,
    approved,
    aboveApproved: approved === null ? null : withoutNoise(totals.budget - approved),
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
