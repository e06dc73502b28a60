import { groupsOf, insight } from './insight.ts'
import type { Insight } from './insight.ts'
import type { ChannelResult, RetrospectiveBudgetLine } from './records.ts'
import { parseDay } from '../calendarDate.ts'
import type { CalendarDate } from '../calendarDate.ts'
import { budgetLine, budgetTotals } from '../budget.ts'
import type { BudgetTotals } from '../budget.ts'
import { sumInAnyOrder, totalOf, usableNumber, withoutNoise } from '../exactness.ts'

/** Spend against budget, in all and per 科目. `mismatchIds`: lines whose 数量 × 单价 × 天数 is another amount. [RA9] */
export interface BudgetInsight {
  readonly totals: BudgetTotals
  readonly byCategory: readonly {
    readonly category: string
    readonly totals: BudgetTotals
    readonly ids: readonly string[]
  }[]
  readonly unreportedIds: readonly string[]
  readonly overIds: readonly string[]
  readonly mismatchIds: readonly string[]
}

/** Spend against budget of these lines, or what is missing for it. [RA9] */
export function budgetInsight(lines: readonly RetrospectiveBudgetLine[]): Insight<BudgetInsight> {
  const lineResults = lines.map((line) => ({ id: line.id, result: budgetLine(line) }))
  const idsWhere = (matches: (entry: (typeof lineResults)[number]) => boolean) =>
    lineResults.filter(matches).map(({ id }) => id)
  const reportedIds = lines.filter(({ actual }) => usableNumber(actual) !== null).map(({ id }) => id)
  return insight(
    'RA9',
    { n: reportedIds.length, ids: reportedIds },
    [{ what: 'reportedLines', have: reportedIds.length, need: 1 }],
    () => ({
      totals: budgetTotals(lines),
      byCategory: groupsOf(lines, ({ category }) => [category]).map(({ key, rows }) => ({
        category: key,
        totals: budgetTotals(rows),
        ids: rows.map(({ id }) => id),
      })),
      unreportedIds: idsWhere(({ result }) => result.status === 'unreported'),
      overIds: idsWhere(({ result }) => result.status === 'over'),
      mismatchIds: idsWhere(({ result }) => result.productMatches === false),
    }),
  )
}

/** What one channel cost per result. Money per piece; ROI in percent; null where a number is missing, or what it is divided by is 0. [RA10] */
export interface ChannelEconomy {
  readonly channel: string
  readonly spend: number
  readonly costPerResult: number | null
  /** Spend per new customer. */
  readonly cac: number | null
  /** (revenue − spend) ÷ spend × 100. */
  readonly roi: number | null
  readonly ids: readonly string[]
}

/** What is paid back is written below 0 and taken off, as in the sums that are shown. */
const sum = (values: readonly (number | null)[]): number =>
  sumInAnyOrder(Float64Array.from(values, (value) => usableNumber(value) ?? 0))

const ratio = (part: number, whole: number, factor: number): number | null =>
  part > 0 && whole > 0 && Number.isFinite(part / whole) ? withoutNoise((factor * part) / whole) : null

/** CAC, cost per result and ROI of the entries of one channel. [RA10] */
export function economyOf(rows: readonly ChannelResult[]): Pick<ChannelEconomy, 'costPerResult' | 'cac' | 'roi'> {
  const spend = sum(rows.map((row) => row.spend))
  const revenue = netRevenue(rows)
  return {
    costPerResult: ratio(spend, sum(rows.map((row) => row.results)), 1),
    cac: ratio(spend, sum(rows.map((row) => row.newCustomers)), 1),
    roi:
      spend > 0 && revenue !== null && Number.isFinite(revenue / spend)
        ? withoutNoise((100 * (revenue - spend)) / spend)
        : null,
  }
}

/** Revenue net of refunds: a negative entry is a refund. Null where no entry has a revenue. [RA10] */
export function netRevenue(rows: readonly ChannelResult[]): number | null {
  const values = rows.flatMap((row) => usableNumber(row.revenue) ?? [])
  return values.length === 0 ? null : totalOf(values)
}

/** CAC, cost per result and ROI of each channel that has both spend and results. [RA10] */
export function channelEconomy(entries: readonly ChannelResult[]): Insight<readonly ChannelEconomy[]> {
  const channels = groupsOf(entries, ({ channel }) => [channel]).flatMap(({ key, rows }) => {
    const economy = economyOf(rows)
    if (Object.values(economy).every((value) => value === null)) return []
    const spend = withoutNoise(sum(rows.map((row) => row.spend)))
    return [{ channel: key, spend, ...economy, ids: rows.map(({ id }) => id) }]
  })
  const ids = channels.flatMap((channel) => channel.ids)
  return insight(
    'RA10',
    { n: ids.length, ids },
    [{ what: 'channelsWithResults', have: channels.length, need: 1 }],
    () => channels,
  )
}

/** How far money, work and time have gone, in percent. Null where one cannot be told. [RA9] */
export interface SpendPace {
  readonly use: number
  readonly progress: number | null
  readonly time: number | null
  /** use − progress and use − time in percentage points; positive = the money goes faster. */
  readonly aheadOfProgress: number | null
  readonly aheadOfTime: number | null
}

/** The share of a span that has passed by the end of a day, in percent; null without a span. Both ends count. [RA9] */
function timePassed(start: CalendarDate | null, end: CalendarDate | null, asOf: CalendarDate): number | null {
  const [first, last, now] = [parseDay(start), parseDay(end), parseDay(asOf)]
  if (first === null || last === null || now === null || last < first) return null
  return withoutNoise((100 * Math.min(Math.max(0, now - first + 1), last - first + 1)) / (last - first + 1))
}

/** Use of the budget beside progress and time; null while no line has reported. [RA9] */
export function spendPace(
  budget: Insight<BudgetInsight>,
  progress: number | null,
  {
    start,
    end,
    asOf,
  }: { readonly start: CalendarDate | null; readonly end: CalendarDate | null; readonly asOf: CalendarDate },
): SpendPace | null {
  const use = budget.sufficient ? budget.value.totals.useRate : null
  if (use === null) return null
  const time = timePassed(start, end, asOf)
  const ahead = (of: number | null) => (of === null ? null : withoutNoise(use - of))
  return { use, progress, time, aheadOfProgress: ahead(progress), aheadOfTime: ahead(time) }
}
