import { describe, expect, it } from 'vitest'
import { budgetLine, budgetPlan, budgetTotals } from '../../src/domain/index.ts'
import { RESERVE_SHARE } from '../../src/domain/budget.ts'
import type { BudgetLine } from '../../src/domain/index.ts'
import { near } from './near.ts'

const line = (facts: Partial<BudgetLine>): BudgetLine => ({
  id: 'b',
  category: null,
  isReserve: false,
  budget: 1000,
  actual: null,
  quantity: null,
  unitPrice: null,
  days: null,
  ...facts,
})

/** S1-1 */
const TEMPLATE = [
  line({ category: '物料制作费', budget: 8000 }),
  line({ category: '线上推广费', budget: 15_000 }),
  line({ category: '场地租赁费', budget: 12_000 }),
  line({ category: '人员成本', budget: 6000, quantity: 10, unitPrice: 200, days: 3 }),
  line({ category: '应急备用金', budget: 5000, isReserve: true }),
]

describe('[BU1] spend against budget', () => {
  it.each([
    { facts: { actual: 800 }, variance: -200, useRate: 80, status: 'within' },
    { facts: { actual: 1000 }, variance: 0, useRate: 100, status: 'within' },
    { facts: { actual: 1000.01 }, variance: 0.01, useRate: 100.001, status: 'over' },
    { facts: { budget: 0.3, actual: 0.1 + 0.2 }, variance: 0, useRate: 100, status: 'within' },
    { facts: { actual: 0 }, variance: -1000, useRate: 0, status: 'within' },
    { facts: {}, variance: null, useRate: null, status: 'unreported' },
    { facts: { actual: Number.NaN }, variance: null, useRate: null, status: 'unreported' },
    { facts: { budget: null, actual: 5 }, variance: null, useRate: null, status: 'noBudget' },
    { facts: { budget: -100, actual: 50 }, variance: 150, useRate: null, status: 'over' },
    { facts: { budget: 0, actual: 5 }, variance: 5, useRate: null, status: 'over' },
    { facts: { budget: 50_000, actual: 15_000 }, variance: -35_000, useRate: 30, status: 'within' },
  ])('$facts → $status', ({ facts, variance, useRate, status }) => {
    expect(budgetLine(line(facts))).toEqual(
      near({ rule: 'BU1', variance, useRate, status, product: null, productMatches: null }),
    )
  })

  it('[S1-4] the lines add up to 46 000, and unreported spend is not 0', () => {
    expect(budgetTotals(TEMPLATE)).toMatchObject({
      rule: 'BU1',
      budget: 46_000,
      actual: 0,
      variance: null,
      useRate: null,
      reported: 0,
      unreported: 5,
      reserveUsed: null,
    })
  })

  it('the total variance compares reported lines with the budget of those lines', () => {
    const lines = [line({ budget: 100, actual: 150 }), line({ budget: 900 }), line({ budget: null, actual: 10 })]
    expect(budgetTotals(lines)).toMatchObject({
      budget: 1000,
      actual: 160,
      variance: 60,
      useRate: 16,
      reported: 2,
      unreported: 1,
    })
    expect(budgetTotals([])).toEqual({
      isPartial: false,
      rule: 'BU1',
      budget: 0,
      budgeted: 0,
      actual: 0,
      variance: null,
      useRate: null,
      reported: 0,
      unreported: 0,
      unreadSpent: 0,
      reserveShare: null,
      reserveVerdict: null,
      reserveUsed: null,
    })
  })

  it('totals do not depend on the order of lines and do not overflow', () => {
    const lines = [0.1, 0.2, 0.3, 1e9].map((budget) => line({ budget, actual: budget }))
    expect(budgetTotals(lines)).toEqual(budgetTotals(lines.toReversed()))
    expect(budgetTotals([line({ budget: 1e308, actual: 1e308 }), line({ budget: 1e308, actual: 1 })])).toMatchObject({
      budget: Number.MAX_VALUE,
      useRate: null,
    })
    expect(budgetTotals([line({ budget: -1e308 }), line({ budget: -1e308 })]).budget).toBe(-Number.MAX_VALUE)
  })
})

describe('[BU2] reserve', () => {
  it.each([
    { reserve: 5000, rest: 41_000, share: 10.869565217391305, verdict: 'within' },
    { reserve: 10, rest: 90, share: 10, verdict: 'within' },
    { reserve: 15, rest: 85, share: 15, verdict: 'within' },
    { reserve: 9.99, rest: 90.01, share: 9.99, verdict: 'below' },
    { reserve: 15.01, rest: 84.99, share: 15.01, verdict: 'above' },
    { reserve: 0.1, rest: 0.9, share: 10, verdict: 'within' },
    { reserve: 0, rest: 0, share: null, verdict: null },
  ])('$reserve of a total with $rest: $verdict', ({ reserve, rest, share, verdict }) => {
    expect(budgetTotals([line({ budget: rest }), line({ budget: reserve, isReserve: true })])).toMatchObject(
      near({ reserveShare: share, reserveVerdict: verdict }) as object,
    )
    expect(RESERVE_SHARE).toEqual({ min: 10, max: 15 })
  })

  it('budgetTotals tells how much of the reserve was spent', () => {
    const lines = [
      line({ budget: 4000, isReserve: true, actual: 1000 }),
      line({ budget: 1000, isReserve: true }),
      line({ actual: 999 }),
    ]
    expect(budgetTotals(lines).reserveUsed).toBe(20)
  })
})

it('[BU1] three lines of 2,000,000.10 are not over 6,000,000.30', () => {
  const spent = 2_000_000.1 + 2_000_000.1 + 2_000_000.1
  expect(budgetLine(line({ budget: 6_000_000.3, actual: spent })).status).toBe('within')
  expect(budgetLine(line({ budget: 6_000_000.3, actual: spent + 0.01 })).status).toBe('over')
})

describe('[BU3] quantity × price × days', () => {
  it.each([
    { facts: { budget: 6000, quantity: 10, unitPrice: 200, days: 3 }, product: 6000, matches: true, because: 'S1-5' },
    {
      facts: { budget: 6001, quantity: 10, unitPrice: 200, days: 3 },
      product: 6000,
      matches: false,
      because: 'one yuan off',
    },
    {
      facts: { budget: 6000.004, quantity: 10, unitPrice: 200, days: 3 },
      product: 6000,
      matches: true,
      because: 'the same cent',
    },
    {
      facts: { budget: 6000.01, quantity: 10, unitPrice: 200, days: 3 },
      product: 6000,
      matches: false,
      because: 'a cent',
    },
    { facts: { budget: 0.3, quantity: 3, unitPrice: 0.1, days: 1 }, product: 0.3, matches: true, because: 'noise' },
    { facts: { budget: 2000, quantity: 10, unitPrice: 200 }, product: 2000, matches: true, because: 'days count as 1' },
    {
      facts: { budget: 600, unitPrice: 200, days: 3 },
      product: 600,
      matches: true,
      because: 'the quantity counts as 1',
    },
    { facts: { budget: 6000, quantity: 10, days: 3 }, product: 30, matches: false, because: 'the price counts as 1' },
    { facts: { budget: 200, unitPrice: 200 }, product: null, matches: null, because: 'one factor is no product' },
    {
      facts: { budget: 1_066_246_915.31, quantity: 7_654_321, unitPrice: 19.9, days: 7 },
      product: 7_654_321 * 19.9 * 7,
      matches: false,
      because: 'a cent of a thousand million',
    },
    {
      facts: { budget: null, quantity: 10, unitPrice: 200, days: 3 },
      product: 6000,
      matches: null,
      because: 'no budget',
    },
    {
      facts: { quantity: 1e200, unitPrice: 1e200, days: 3 },
      product: null,
      matches: null,
      because: 'no number comes out',
    },
  ])('$facts: $because', ({ facts, product, matches }) => {
    expect(budgetLine(line(facts))).toMatchObject({ product, productMatches: matches })
  })
})

describe('[BU1] [BU3] money is added and compared in whole cents', () => {
  const line = (id: string, amounts: Partial<BudgetLine>): BudgetLine => ({
    id,
    category: null,
    isReserve: false,
    budget: null,
    actual: null,
    quantity: null,
    unitPrice: null,
    days: null,
    ...amounts,
  })

  it('three lines of 2,000,000.10 are 6,000,000.30, and nothing over it', () => {
    const lines = ['a', 'b', 'c'].map((id) => line(id, { budget: 2_000_000.1, actual: 2_000_000.1 }))
    expect(budgetTotals(lines)).toMatchObject({ budget: 6_000_000.3, actual: 6_000_000.3, variance: 0 })
    expect(budgetLine(line('d', { budget: 6_000_000.3, actual: 2_000_000.1 * 3 }))).toMatchObject({
      status: 'within',
      variance: 0,
    })
  })

  it.each([
    [7_654_321, 19.9, 7, 0, true],
    [7_654_321, 19.9, 7, 0.01, false],
    [7_654_321, 19.9, 7, -0.01, false],
    [10, 3, 200, 0, true],
    [3, 0.1, 1, 0.01, false],
  ])('%d × %d × %d beside its product %d off: %s', (quantity, unitPrice, days, off, matches) => {
    const product = Math.round(quantity * unitPrice * days * 100) / 100
    const { productMatches } = budgetLine(line('x', { quantity, unitPrice, days, budget: product + off }))
    expect(productMatches).toBe(matches)
  })

  it.each([
    [{ quantity: 10, unitPrice: 3, days: null }, 30],
    [{ quantity: 10, unitPrice: null, days: 3 }, 30],
    [{ quantity: null, unitPrice: 10, days: 3 }, 30],
    [{ quantity: 10, unitPrice: null, days: null }, null],
    [{ quantity: null, unitPrice: null, days: null }, null],
  ] as const)('of %j the product is %s: a blank factor counts as 1 where two are filled', (factors, product) => {
    expect(budgetLine(line('x', factors)).product).toBe(product)
  })
})

describe('[AD4] amounts in words that nobody can read', () => {
  const plan = (lines: readonly BudgetLine[], approved: number | null) =>
    budgetPlan(
      lines.map((one) => ({ ...one, taskIds: [] })),
      approved,
    )

  it.each([
    {
      because: 'the spend is there, and not 0',
      cells: line({ id: 'a', budget: 100, actual: null, unread: ['actual'] }),
      status: 'unread',
    },
    {
      because: 'nothing was spent yet',
      cells: line({ id: 'a', budget: null, actual: null, unread: ['budget'] }),
      status: 'unreported',
    },
    {
      because: 'the budget is there, and not 0',
      cells: line({ id: 'a', budget: null, actual: 50, unread: ['budget'] }),
      status: 'unread',
    },
    { because: 'nobody typed a budget', cells: line({ id: 'a', budget: null, actual: 50 }), status: 'noBudget' },
  ])('a line is $status: $because', ({ cells, status }) => {
    expect(budgetLine(cells).status).toBe(status)
  })

  it('nothing is compared with a sum of budgets that lacks one of them', () => {
    const lines = [
      line({ id: 'a', budget: 100, actual: 80 }),
      line({ id: 'b', budget: null, actual: 50, unread: ['budget'] }),
    ]
    expect(budgetTotals(lines)).toMatchObject({ budget: 100, actual: 130, variance: null, useRate: null })
    expect(plan(lines, null).overspent).toBeNull()
    expect(plan(lines, 120).overspent).toEqual({ limit: 120, by: 10 })
    expect(plan(lines, 120).aboveApproved).toBeNull()
  })

  it('a spend that cannot be read is no line that has not reported', () => {
    expect(
      budgetTotals([
        line({ id: 'a', budget: 100, actual: null, unread: ['actual'] }),
        line({ id: 'b', budget: 100, actual: null }),
      ]),
    ).toMatchObject({
      reported: 0,
      unreported: 1,
    })
  })
})
