import { inCents, moneyDifference, moneySum } from './cents.ts'
import { forComparison, usableNumber, withoutNoise } from './exactness.ts'

/** Recommended share of the reserve in the total budget, percent, both inclusive. [BU2] */
export const RESERVE_SHARE = { min: 10, max: 15 } as const

/** One budget line. Money in the Base's currency. */
export interface BudgetLine {
  readonly id: string
  /** 预算科目; empty lines of the same kind are gathered under null. */
  readonly category: string | null
  /** 应急备用金. */
  readonly isReserve: boolean
  readonly budget: number | null
  /** null = not reported, which is not 0. */
  readonly actual: number | null
  readonly quantity: number | null
  readonly unitPrice: number | null
  readonly days: number | null
  /** Amounts that people typed in words nobody can read: neither 0 nor left out by them. Absent: none. [AD4] */
  readonly unread?: readonly ('budget' | 'actual')[]
}

/** The figures of one line. [BU1] [BU3] */
export interface BudgetLineResult {
  readonly rule: 'BU1'
  /** actual − budget; positive = overspent. */
  readonly variance: number | null
  /** Percent of the budget that is spent, may exceed 100. */
  readonly useRate: number | null
  /** `unread`: an amount without which nothing can be said is there, and cannot be read. */
  readonly status: 'unreported' | 'within' | 'over' | 'noBudget' | 'unread'
  /** 数量 × 单价 × 天数, when at least two are filled; a blank one counts as 1. [BU3] */
  readonly product: number | null
  /** Whether the product equals the budget; null when there is nothing to compare. [BU3] */
  readonly productMatches: boolean | null
}

/** The figures of a set of lines. [BU1] [BU2] */
export interface BudgetTotals {
  readonly rule: 'BU1'
  /** Budget of all lines that can be read, the reserve included. */
  readonly budget: number
  /** A line has a budget that cannot be read: nothing is compared with the sum of the others. [AD4] */
  readonly isPartial: boolean
  /** Lines with a budget that can be read: without one `budget` is no sum. */
  readonly budgeted: number
  /** Spend of the lines that reported one. */
  readonly actual: number
  /** Reported lines only, like with like: Σ actual − Σ their budget; null when nothing is reported, or one cannot be read. */
  readonly variance: number | null
  /** Reported spend in percent of the whole budget; null without a budget or a report. */
  readonly useRate: number | null
  readonly reported: number
  readonly unreported: number
  /** Lines with a spend that cannot be read: `actual` lacks them. [AD4] */
  readonly unreadSpent: number
  /** Share of the reserve in the whole budget, percent. [BU2] */
  readonly reserveShare: number | null
  readonly reserveVerdict: 'below' | 'within' | 'above' | null
  /** Reserve spent, in percent of the reserve; null when not reported. */
  readonly reserveUsed: number | null
}

const finite = (value: number): number | null => (Number.isFinite(value) ? withoutNoise(value) : null)

const share = (part: number, whole: number): number | null => (whole > 0 ? finite((100 * part) / whole) : null)

/** A line's share of the whole budget, the reserve included, in percent; null without an amount above 0 or a total. [BU1] [BU2] */
export const budgetShare = (amount: number | null, total: number | null): number | null => {
  const part = usableNumber(amount)
  return part === null || part <= 0 || total === null ? null : share(part, total)
}

/** Products need so many of the three factors; a blank one counts as 1. [BU3] */
const LEAST_FACTORS = 2

/** 数量 × 单价 × 天数 of the factors that are filled; null when fewer than two are. [BU3] */
function productOf({ quantity, unitPrice, days }: BudgetLine): number | null {
  const factors = [quantity, unitPrice, days].flatMap((factor) => usableNumber(factor) ?? [])
  return factors.length < LEAST_FACTORS ? null : finite(factors.reduce((product, factor) => product * factor, 1))
}

/** Variance, use rate and the check of quantity × price × days for one line. [BU1] [BU3] */
export function budgetLine(line: BudgetLine): BudgetLineResult {
  const budget = usableNumber(line.budget)
  const actual = usableNumber(line.actual)
  const product = productOf(line)
  return {
    rule: 'BU1',
    variance: budget === null || actual === null ? null : moneyDifference(actual, budget),
    useRate: budget === null || actual === null ? null : share(actual, budget),
    status: statusOf(line, budget, actual),
    product,
    productMatches: product === null || budget === null ? null : inCents(product) === inCents(budget),
  }
}

function statusOf(line: BudgetLine, budget: number | null, actual: number | null): BudgetLineResult['status'] {
  if (actual === null) return line.unread?.includes('actual') === true ? 'unread' : 'unreported'
  if (budget === null) return line.unread?.includes('budget') === true ? 'unread' : 'noBudget'
  return inCents(actual) > inCents(budget) ? 'over' : 'within'
}

/** Totals over any lines; blank spend is "not reported" and counted, never taken for 0. [BU1] [BU2] */
export function budgetTotals(lines: readonly BudgetLine[]): BudgetTotals {
  const reportedLines = lines.filter(({ actual }) => usableNumber(actual) !== null)
  const reserve = lines.filter(({ isReserve }) => isReserve)
  const reportedReserve = reportedLines.filter(({ isReserve }) => isReserve)
  const budget = moneySum(lines.map((line) => line.budget))
  const actual = moneySum(reportedLines.map((line) => line.actual))
  const reserveBudget = moneySum(reserve.map((line) => line.budget))
  const lacksBudget = ({ unread = [] }: BudgetLine): boolean => unread.includes('budget')
  const isPartial = lines.some(lacksBudget)
  const reserveShare = isPartial ? null : share(reserveBudget, budget)
  const points = reserveShare === null ? null : forComparison(reserveShare)
  return {
    rule: 'BU1',
    budget,
    isPartial,
    budgeted: lines.filter((line) => usableNumber(line.budget) !== null).length,
    actual,
    variance:
      reportedLines.length === 0 || reportedLines.some(lacksBudget)
        ? null
        : moneyDifference(actual, moneySum(reportedLines.map((line) => line.budget))),
    useRate: reportedLines.length === 0 || isPartial ? null : share(actual, budget),
    reported: reportedLines.length,
    unreported: lines.filter((line) => budgetLine(line).status === 'unreported').length,
    unreadSpent: lines.filter(({ unread = [] }) => unread.includes('actual')).length,
    reserveShare,
    reserveVerdict:
      points === null ? null : points < RESERVE_SHARE.min ? 'below' : points > RESERVE_SHARE.max ? 'above' : 'within',
    reserveUsed:
      reportedReserve.length === 0 ? null : share(moneySum(reportedReserve.map((line) => line.actual)), reserveBudget),
  }
}
