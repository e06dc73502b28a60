import { forComparison, sumInAnyOrder, usableNumber } from './exactness.ts'

/** Money in whole cents: amounts are added and compared to the cent. [BU1] [BU3] [RU2] */
export const inCents = (amount: number): number => Math.round(forComparison(amount * 100))

/** Whole cents as an amount of money. */
const ofCents = (cents: number): number => cents / 100 + 0

/** one − other to the cent; null for amounts so absurd that there is no difference. */
export function moneyDifference(one: number, other: number): number | null {
  const cents = inCents(one) - inCents(other)
  return Number.isFinite(cents) ? ofCents(cents) : Number.isFinite(one - other) ? one - other : null
}

/** The sum of the amounts that are there, to the cent. Absurd amounts give the largest number instead of infinity. */
export function moneySum(amounts: readonly (number | null)[]): number {
  const sum = sumInAnyOrder(Float64Array.from(amounts, (amount) => usableNumber(amount) ?? 0))
  const limited = Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, sum))
  const cents = inCents(limited)
  return Number.isFinite(cents) ? ofCents(cents) : limited
}
