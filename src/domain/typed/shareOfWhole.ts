/** A larger number is a percentage: no rating has more than ten stars. */
export const MOST_STARS = 10
const NINE_DECIMALS = 1e9

/**
 * A plain number as a percentage of `whole`: 0.5 of 1 and 4 of 8 are 50. A number that can be no part of the whole is
 * the percentage itself above ten, and unreadable below. Null: unreadable, as is every number up to ten but 0 while
 * nobody has said what the whole is. [AD1]
 */
export function shareOfWhole(value: number, whole: number | null): number | null {
  if (value === 0) return 0
  if (value > MOST_STARS && (whole === null || value > MOST_OVER * whole)) return value
  if (whole === null || value > MOST_OVER * whole) return null
  return Math.round((100 * value * NINE_DECIMALS) / whole) / NINE_DECIMALS
}

/** Up to so many times the whole people may have done: 1.2 of 1 is 120 %. */
const MOST_OVER = 2

/** A cell that is one plain number and nothing else, as typed or as the host shows it; null for any other. */
export function bareNumber(text: string): number | null {
  const digits = text
    .normalize('NFKC')
    .trim()
    .replaceAll(/(?<=\d),(?=\d{3}(?:\D|$))/gu, '')
  return /^\d+(?:\.\d+)?$/u.test(digits) ? Number(digits) : null
}
