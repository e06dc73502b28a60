import { ANOMALY_BASE_DAYS, explainAnomaly } from '../anomaly.ts'
import type { CalendarDate } from '../calendarDate.ts'
import { isCalendarDate } from '../calendarDate.ts'
import { totalOf, usableNumber, withoutNoise } from '../exactness.ts'
import { byText } from '../order.ts'
import { percentOf } from '../statistics.ts'
import { groupsOf } from './insight.ts'
import { economyOf, netRevenue } from './money.ts'
import type { ChannelEconomy } from './money.ts'
import type { ChannelResult } from './records.ts'

/** A day on which the rate of a channel moved sharply against its own days before. Percent. [AN1] */
export interface RateMove {
  readonly day: CalendarDate
  readonly verdict: 'drop' | 'surge'
  readonly rate: number
  readonly base: number
  readonly ids: readonly string[]
}

/** The rate of a channel for one goal: 分子 ÷ 分母 of all its entries, in percent. */
export interface ChannelRate {
  readonly kpiId: string | null
  readonly rate: number
  /** How many days could be compared with the days before them. [AN1] */
  readonly judgedDays: number
  /** Oldest first. */
  readonly moves: readonly RateMove[]
  readonly ids: readonly string[]
}

/** What 指标明细 says of one channel. Money in the Base's currency; null where no entry has the number. [RA10] */
export interface ChannelFigures extends Pick<ChannelEconomy, 'costPerResult' | 'cac' | 'roi'> {
  readonly channel: string
  readonly spend: number | null
  readonly results: number | null
  readonly newCustomers: number | null
  readonly revenue: number | null
  readonly rates: readonly ChannelRate[]
  /** Why neither cost per result, CAC nor ROI can be computed; null when one of them can. */
  readonly lacks: 'spend' | 'spendIsZero' | 'outcome' | null
  readonly ids: readonly string[]
}

/** Every channel of 指标明细, by name, and the entries that name none. [RA10] */
export interface ChannelReview {
  readonly channels: readonly ChannelFigures[]
  readonly unnamedIds: readonly string[]
  /** What all channels cost; null when nobody has filled in a spend. */
  readonly spend: number | null
  /** The channels with the figure, the best first: the lowest cost, the highest return. Ties by name. */
  readonly ranked: Readonly<Record<'costPerResult' | 'cac' | 'roi', readonly ChannelFigures[]>>
}

const valuesOf = (rows: readonly ChannelResult[], numberOf: (row: ChannelResult) => number | null): readonly number[] =>
  rows.flatMap((row) => usableNumber(numberOf(row)) ?? []).filter((value) => value >= 0)

function sumOf(rows: readonly ChannelResult[], numberOf: (row: ChannelResult) => number | null): number | null {
  const values = valuesOf(rows, numberOf)
  return values.length === 0 ? null : totalOf(values)
}

/** Whether the entries have both numbers of a rate, each in at least one of them. */
const areRated = (rows: readonly ChannelResult[]): boolean =>
  sumOf(rows, (row) => row.results) !== null && (sumOf(rows, (row) => row.visits) ?? 0) > 0

/**
 * The entries that a rate is made of: those of a day are taken together, because 分子 and 分母 may stand in two of them;
 * one without a day stands alone. [AN1]
 */
const ratedRows = (rows: readonly ChannelResult[]): readonly ChannelResult[] => {
  const days = groupsOf(rows, ({ day }) => [isCalendarDate(day) ? day : null])
  const rated = new Set(days.flatMap(({ rows: own }) => (areRated(own) ? own : [])))
  return rows.filter((row) => (isCalendarDate(row.day) ? rated.has(row) : areRated([row])))
}

/** The days on which the rate moved sharply, and how many days could be judged: each day is compared with those before. */
function movesOf(rows: readonly ChannelResult[]): Pick<ChannelRate, 'judgedDays' | 'moves'> {
  const days = groupsOf(rows, ({ day }) => [isCalendarDate(day) ? day : null])
  const daysWithRate: (typeof days)[number][] = []
  const verdicts = days.flatMap((one) => {
    const known = [...daysWithRate.slice(-ANOMALY_BASE_DAYS), one]
    const entries = known.flatMap(({ key, rows: own }) =>
      own.map(({ results, visits }) => ({ day: key, numerator: results, denominator: visits })),
    )
    const { value, rate, base } = explainAnomaly(entries, one.key)
    if (rate !== null) daysWithRate.push(one)
    return value === 'insufficient' || rate === null || base === null
      ? []
      : [{ day: one.key, value, rate, base, ids: one.rows.map(({ id }) => id) }]
  })
  return {
    judgedDays: verdicts.length,
    moves: verdicts.flatMap(({ value, ...move }) => (value === 'normal' ? [] : [{ ...move, verdict: value }])),
  }
}

/** The rates of a channel, one for each campaign and goal, as in the cells of the table. [AN1] */
const ratesOf = (rows: readonly ChannelResult[]): readonly ChannelRate[] =>
  groupsOf(rows, ({ campaignId, kpiId }) => [JSON.stringify([campaignId, kpiId])]).flatMap(({ rows: ofGoal }) => {
    const own = ratedRows(ofGoal)
    const rate = percentOf(sumOf(own, (row) => row.results) ?? 0, sumOf(own, (row) => row.visits) ?? 0)
    return rate === null
      ? []
      : [
          {
            kpiId: own[0]?.kpiId ?? null,
            rate: withoutNoise(rate),
            ...movesOf(own),
            ids: own.map(({ id }) => id),
          },
        ]
  })

function lackOf(
  spend: number | null,
  { costPerResult, cac, roi }: ReturnType<typeof economyOf>,
): ChannelFigures['lacks'] {
  if (costPerResult !== null || cac !== null || roi !== null) return null
  if (spend === null) return 'spend'
  return spend === 0 ? 'spendIsZero' : 'outcome'
}

/** What 指标明细 says of each channel, also of those whose costs cannot be computed. [RA10] */
export function channelReview(entries: readonly ChannelResult[]): ChannelReview {
  const channels = groupsOf(entries, ({ channel }) => [channel]).map(({ key, rows }): ChannelFigures => {
    const spend = sumOf(rows, (row) => row.spend)
    const economy = economyOf(rows)
    return {
      channel: key,
      spend,
      results: sumOf(rows, (row) => row.results),
      newCustomers: sumOf(rows, (row) => row.newCustomers),
      revenue: netRevenue(rows),
      ...economy,
      rates: ratesOf(rows),
      lacks: lackOf(spend, economy),
      ids: rows.map(({ id }) => id),
    }
  })
  const ranked = (figure: 'costPerResult' | 'cac' | 'roi', sign: 1 | -1) =>
    channels
      .flatMap((channel) => (channel[figure] === null ? [] : [{ channel, value: sign * channel[figure] }]))
      .toSorted((a, b) => a.value - b.value || byText(a.channel.channel, b.channel.channel))
      .map(({ channel }) => channel)
  return {
    channels,
    unnamedIds: entries.filter(({ channel }) => (channel ?? '').trim() === '').map(({ id }) => id),
    spend: sumOf(
      entries.filter(({ channel }) => (channel ?? '').trim() !== ''),
      (row) => row.spend,
    ),
    ranked: { costPerResult: ranked('costPerResult', 1), cac: ranked('cac', 1), roi: ranked('roi', -1) },
  }
}
