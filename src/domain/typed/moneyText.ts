import { plainText, saysNothing, splitRemarks } from './plainText.ts'

/** Multipliers that people write after a figure: 万, 千 and so on. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  百: 1e2,
  千: 1e3,
  k: 1e3,
  万: 1e4,
  w: 1e4,
  m: 1e6,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
}
const CURRENCY = String.raw`人民币|美元|美金|欧元|港币|日元|rmb|cny|usd|eur|hkd|jpy|¥|\$|€|£`
const AMOUNT = new RegExp(
  String.raw`^(?:${CURRENCY})?\s*(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d{1,12}(?:\.\d{1,6})?)\s*(百万|千万|百|千|k|万|w|m|亿)?\s*(?:元|块|圆)?\s*(?:${CURRENCY})?\s*(?:整|正)?$`,
  'u',
)
/** Remarks that make an amount an estimate, a bound or a rate. */
const DOUBT = /约|估|暂|待|左右|上下|以上|以下|以内|不超过|封顶|每|\/|[?？]|approx|about|est|per\b/u

/**
 * An amount of money typed as text, in whole units: "50万元" is 500000, "8,000" is 8000, "5万元（含税）" is 50000. Null for
 * anything else: a range, a rate, a sentence, an estimate. [AD4]
 */
export function readMoneyText(text: string): number | null {
  if (saysNothing(text)) return null
  const { words, remarks } = splitRemarks(plainText(text))
  const match = AMOUNT.exec(words)
  if (match === null || remarks.some((remark) => DOUBT.test(remark))) return null
  const value = Number((match[1] ?? '').replaceAll(',', '')) * (UNITS[match[2] ?? ''] ?? 1)
  return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : null
}
