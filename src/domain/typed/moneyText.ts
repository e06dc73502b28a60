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
const CURRENCY = String.raw`人民币|美元|美金|欧元|港币|日元|rmb|cny|usd|eur|hkd|jpy|(?:us|hk|nt|s)?\$|¥|€|£`
const FIGURE = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?`
const UNIT = '百万|千万|百|千|k|万|w|m|亿'
/** A figure with its unit, 3万5千 with its smaller units, or figures in words. */
const AMOUNT = new RegExp(
  String.raw`^(?<minus>-)?\s*(?:${CURRENCY})?\s*(?<sign>-)?(?<body>(?:(?:${FIGURE})\s*(?:${UNIT})?)+|[\p{Script=Han}]{2,12}?)\s*(?:元|块钱?|圆|円)?\s*(?:${CURRENCY})?\s*(?:整|正)?$`,
  'u',
)
const PARTS = new RegExp(String.raw`(?<figure>${FIGURE})\s*(?<unit>${UNIT})?`, 'gu')
/** Whether tax is in an amount does not change it. */
const TAX = /^(?:不?含税价?|未税|税[前后])\s*[:：]?\s*|\s*(?:不?含税|未税|税[前后])$/gu
/** Remarks that make an amount an estimate, a bound or a rate. */
const DOUBT =
  /约|估|暂|待|拟|计划|预[计测期]|左右|上下|以上|以下|以内|不超过|封顶|最[高低]|[上下]限|起步?$|每|均|单价|[万亿千]元|单位|\/|[?？]|approx|about|est|per\b/u

/**
 * An amount of money typed as text, in whole units: "50万元" is 500000, "8,000" is 8000, "5万元（含税）" is 50000, 三万五千元 is
 * 35000. Null for anything else: a range, a rate, a sentence, an estimate. [AD4]
 */
export function readMoneyText(text: string): number | null {
  if (saysNothing(text)) return null
  const { words, remarks } = splitRemarks(plainText(text))
  const match = AMOUNT.exec(words.replaceAll(TAX, ''))
  if (match === null || remarks.some((remark) => DOUBT.test(remark))) return null
  const { minus, sign, body = '' } = match.groups ?? {}
  if (minus !== undefined && sign !== undefined) return null
  const amount = /\d/u.test(body) ? amountOfFigures(body) : amountOfWords(body)
  if (amount === null || !Number.isFinite(amount)) return null
  const rounded = Math.round(amount * 1e6) / 1e6
  return minus === undefined && sign === undefined ? rounded : 0 - rounded
}

/** 50万, 1亿2000万, 3万5000; null for 3万5, which is 35000 or 30005. */
function amountOfFigures(body: string): number | null {
  const parts = [...body.matchAll(PARTS)].map(({ groups }) => ({
    figure: groups?.['figure'] ?? '',
    unit: UNITS[groups?.['unit'] ?? ''] ?? 1,
  }))
  const values = parts.map(({ figure }) => Number(figure.replaceAll(',', '')))
  const isOrdered = parts.every(({ figure, unit }, at) => {
    const before = parts[at - 1]
    if (before === undefined) return true
    // Every part has a unit below the one before, and fills the places up to it.
    return unit < before.unit && /^\d+$/u.test(figure) && figure.length === String(before.unit / unit).length - 1
  })
  const [first] = parts
  if (first === undefined || !isOrdered || (parts.length > 1 && !/^\d+$/u.test(first.figure))) return null
  return parts.reduce((sum, { unit }, at) => sum + (values[at] ?? 0) * unit, 0)
}

const HAN_DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇', '一壹', '二两贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((digits, value) =>
    Array.from(digits, (digit) => [digit, value] as const),
  ),
)
const HAN_UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const HAN_HUNDRED_MILLION = 1e8
/** After 万 and 亿 the units from 千 downwards begin again. */
const HAN_SECTION = 1e4
const HAN_GROUPS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** 三万二千 → 32000, 一万零五百 → 10500, 十万 → 100000; null for 几万, 三五万, 三万五, 百万. */
function amountOfWords(body: string): number | null {
  let total = 0
  let group = 0
  let digit: number | null = null
  let lastUnit = Number.POSITIVE_INFINITY
  let isAfterZero = false
  for (const [at, character] of [...body].entries()) {
    const value = HAN_DIGITS[character]
    const unit = HAN_UNITS[character]
    const larger = HAN_GROUPS[character]
    if (value !== undefined) {
      if (digit !== null) return null
      if (value === 0) isAfterZero = true
      else digit = value
    } else if (unit !== undefined) {
      if ((digit === null && !(unit === 10 && at === 0)) || unit >= lastUnit) return null
      group += (digit ?? 1) * unit
      digit = null
      lastUnit = unit
      isAfterZero = false
    } else if (larger !== undefined) {
      if (group + (digit ?? 0) === 0 || (total > 0 && larger >= HAN_HUNDRED_MILLION)) return null
      total += (group + (digit ?? 0)) * larger
      group = 0
      digit = null
      lastUnit = Math.min(larger, HAN_SECTION)
      isAfterZero = false
    } else return null
  }
  // 三万五 is 35000 or 30005: a last digit counts as ones only after 十 or 零.
  if (digit !== null && lastUnit > 10 && !isAfterZero) return null
  return total + group + (digit ?? 0)
}
