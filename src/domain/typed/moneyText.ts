import { plainText, saysNothing } from './plainText.ts'

/** Ten thousands and their like as people write them behind a figure. */
const UNITS: Readonly<Record<string, number>> = { '': 1, 千: 1e3, k: 1e3, 万: 1e4, w: 1e4, m: 1e6, 亿: 1e8 }
const AMOUNT = /^(?:约|人民币|rmb|cny|usd|¥|\$|€)?\s*(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d{1,12}(?:\.\d{1,6})?)\s*(千|k|万|w|m|亿)?\s*(?:元|块|人民币|rmb|cny|usd|美元)?(?:整)?$/u

/** An amount of money typed as text, in whole units: "50万元" is 500000, "8,000" is 8000. Null for anything else, a rate included. [AD4] */
export function readMoneyText(text: string): number | null {
  if (saysNothing(text)) return null
  const found = AMOUNT.exec(plainText(text))
  if (found === null) return null
  const value = Number((found[1] ?? '').replaceAll(',', '')) * (UNITS[found[2] ?? ''] ?? 1)
  return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : null
}
