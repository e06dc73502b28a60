import type { Currency } from './currencies.ts'
import { readMoneyText } from './moneyText.ts'
import { plainText, saysNothing, splitRemarks } from './plainText.ts'

/** What a cell of words says of an amount or a figure. [AD4] */
export type AmountReading =
  | { readonly kind: 'empty' }
  /** In whole units. `currency` is null where the cell names none; `isBare`: it has no unit (万, 元) of its own. */
  | { readonly kind: 'amount'; readonly value: number; readonly currency: Currency | null; readonly isBare: boolean }
  /**
   * `range`: two amounts, of which nobody can say which one counts. `estimate`: about so much. `bound`: at least or at most
   * so much. `currency`: in another one than its column.
   */
  | { readonly kind: 'unreadable'; readonly why: 'range' | 'estimate' | 'bound' | 'words' | 'currency' }

const SIGNS: readonly (readonly [Currency, RegExp])[] = [
  ['HKD', /港币|港元|hkd|hk\$/u],
  ['TWD', /台币|ntd|twd|nt\$/u],
  ['SGD', /新币|新加坡元|sgd|(?<!u)s\$/u],
  ['USD', /美元|美金|usd|\$/u],
  ['EUR', /欧元|eur|€/u],
  ['GBP', /英镑|gbp|£/u],
  ['JPY', /日元|日圆|jpy|円/u],
  ['CNY', /人民币|rmb|cny|¥|元|块/u],
]
/** A unit of the amount: 万, 元, and k or w after a figure. The k of HKD is none. */
const UNIT = /[百千万亿元块圆円]|\d\s*[kwm]/u
const RANGE = /\d[\d,.]*\s*(?:百|千|万|k|w|m|亿)*\s*元?\s*(?:-|~|–|—|至|到|to)\s*(?:¥|\$)?\s*\d/u
const ESTIMATE = /约|估|暂|待|左右|上下|\?|approx|about|est\b/u
const BOUND =
  /以上|以下|以内|之内|不(?:超过|高于|低于|少于|大于|小于|多于)|至少|至多|最多|最少|最高|最低|[上下]限|封顶|起$|[+≥≤><]|at (?:least|most)|up to/u

/** A bound is of a figure: 最高级 is words. */
const FIGURE_INSIDE = /\d|[一二三四五六七八九十百千万]/u

/** The currency that a text names; null where it names none. */
function currencyIn(plain: string): Currency | null {
  return SIGNS.find(([, sign]) => sign.test(plain))?.[0] ?? null
}

/** An amount of money: "5万元（含税）" is 50 000 yuan. Whatever is no single amount is unreadable, and never 0. [AD4] */
export function readAmountText(text: string): AmountReading {
  if (saysNothing(text)) return { kind: 'empty' }
  const value = readMoneyText(text)
  if (value === null) return unreadable(text)
  const plain = plainText(text)
  return { kind: 'amount', value, currency: currencyIn(plain), isBare: !UNIT.test(splitRemarks(plain).words) }
}

/** How the amounts of a column are read. */
export interface AmountColumn {
  /** The currency of the column. Absent: yuan. */
  readonly currency?: Currency
  /** What one means where a cell has no unit of its own: 10 000 under 预算（万元）. Absent: 1. */
  readonly times?: number
}

/** An amount in the currency of its column: adding up two currencies would be wrong. [AD4] */
export function readAmountIn(text: string, { currency = 'CNY', times = 1 }: AmountColumn): AmountReading {
  const reading = readAmountText(text)
  if (reading.kind !== 'amount') return reading
  if (reading.currency !== null && reading.currency !== currency) return { kind: 'unreadable', why: 'currency' }
  return reading.isBare ? { ...reading, value: timesWhole(reading.value, times) } : reading
}

/** Amounts are kept to six decimals, so that 1.1 of 万元 is 11 000. */
export const timesWhole = (value: number, times: number): number => Math.round(value * times * 1e6) / 1e6

/** What people count goals in. A rate (人/天) is none of them. */
const COUNTED =
  /\s*(?:人次|人天|人|次|单|个|件|份|场|篇|条|张|台|套|位|名|家|户|粉|分|天|小时|台次|pv|uv|%|persons?|people|users?|orders?|times|views|clicks|leads|pcs)$/u

/** The figure of a goal: an amount, or a number with what is counted: "500万人次", "15%" is 15. [AD4] */
export function readFigureText(text: string): AmountReading {
  const whole = readAmountText(text)
  if (whole.kind !== 'unreadable') return whole
  const plain = plainText(text)
  const value = COUNTED.test(plain) ? readMoneyText(plain.replace(COUNTED, '')) : null
  return value === null ? whole : { kind: 'amount', value, currency: null, isBare: false }
}

/** The heading of a column whose bare numbers are thousands or ten thousands: 预算（万元）. */
const HEADING_UNITS: readonly (readonly [RegExp, number])[] = [
  [/百万元?|million/u, 1e6],
  [/亿元?/u, 1e8],
  [/万元?|萬元/u, 1e4],
  [/千元|^k$/u, 1e3],
]

/** How much one is in a column of amounts, by the unit that its heading states; 1 where it states none. [AD4] */
export function unitOfHeading(name: string): number {
  const stated = remarksOf(name)
  return HEADING_UNITS.find(([unit]) => stated.some((text) => unit.test(text)))?.[1] ?? 1
}

/** The currency that the remark of a heading states: 预算(USD); null where it states none. [AD4] */
export const currencyOfHeading = (name: string): Currency | null => currencyIn(remarksOf(name).join(' '))

const remarksOf = (name: string): readonly string[] => [
  ...splitRemarks(name.normalize('NFKC').toLowerCase()).remarks.map(plainText),
  ...name
    .split(/[/\s_]/u)
    .slice(1)
    .map(plainText),
]

function unreadable(text: string): AmountReading {
  const plain = plainText(text)
  const isFigure = FIGURE_INSIDE.test(plain)
  return {
    kind: 'unreadable',
    why: RANGE.test(plain)
      ? 'range'
      : ESTIMATE.test(plain)
        ? 'estimate'
        : isFigure && BOUND.test(plain)
          ? 'bound'
          : 'words',
  }
}
