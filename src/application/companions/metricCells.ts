import {
  ANOMALY_BASE_DAYS,
  attainment,
  byDay,
  type CalendarDate,
  explainAnomaly,
  totalOf,
  type AnomalyExplanation,
  type ChannelDay,
  type Kpi,
} from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import {
  groupedBy,
  isTotalRow,
  membership,
  wantedCells,
  type CompanionFacts,
  type WantedCells,
} from '../rows/tableRows.ts'

/** A day of a channel with its rows added up, and the verdict on its rate. [AN1] */
export interface SeriesDay {
  readonly day: CalendarDate
  readonly ids: readonly string[]
  /** Null when no row of the day has the number. */
  readonly numerator: number | null
  readonly denominator: number | null
  readonly anomaly: AnomalyExplanation
}

/** The days of one channel for one goal of one campaign, oldest first. */
export interface ChannelSeries {
  readonly campaignId: string | null
  readonly kpiId: string | null
  readonly channel: string | null
  readonly days: readonly SeriesDay[]
}

interface DatedRow extends ChannelDay {
  readonly recordId: string
}

const sumOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : totalOf(known)
}

/**
 * Compares the rate of each day with its own series: the rows of the same channel, goal and campaign. Several rows of one
 * day have one verdict. [AN1] Each series is gone through once, and the rule gets only the earlier days that it needs.
 * Cells, panel and proposals all ask this function.
 */
export function channelSeries({
  metrics,
  campaigns,
}: Pick<CompanionFacts, 'metrics' | 'campaigns'>): readonly ChannelSeries[] {
  const campaignOf = membership(campaigns)
  const series = new Map<string, { readonly of: Omit<ChannelSeries, 'days'>; readonly rows: DatedRow[] }>()
  for (const row of metrics) {
    if (row.day === null || (row.numerator === null && row.denominator === null) || isTotalRow(row)) continue
    const of = { campaignId: campaignOf(row), kpiId: row.kpi?.[0] ?? null, channel: row.channel }
    const key = JSON.stringify([of.campaignId, of.kpiId, of.channel])
    const dated = { recordId: row.recordId, day: row.day, numerator: row.numerator, denominator: row.denominator }
    const own = series.get(key)
    if (own === undefined) series.set(key, { of, rows: [dated] })
    else own.rows.push(dated)
  }
  return [...series.values()].map(({ of, rows }) => {
    /** The rows of the days with a rate so far, a list for each day. */
    const valid: (readonly DatedRow[])[] = []
    const days = [...groupedBy(rows.toSorted(byDay), ({ day }) => day)].map(([day, own]): SeriesDay => {
      const anomaly = explainAnomaly([...valid.slice(-ANOMALY_BASE_DAYS).flat(), ...own], day)
      if (anomaly.rate !== null) valid.push(own)
      return {
        day,
        ids: own.map(({ recordId }) => recordId),
        numerator: sumOf(own.map(({ numerator }) => numerator)),
        denominator: sumOf(own.map(({ denominator }) => denominator)),
        anomaly,
      }
    })
    return { ...of, days }
  })
}

/** The verdict on the day of each row, by record id. [AN1] */
export const anomaliesOf = (
  facts: Pick<CompanionFacts, 'metrics' | 'campaigns'>,
): ReadonlyMap<string, AnomalyExplanation> =>
  new Map(
    channelSeries(facts).flatMap(({ days }) => days.flatMap(({ ids, anomaly }) => ids.map((id) => [id, anomaly]))),
  )

const EMPTY = { attainment: null, change: null, anomaly: null } as const
export const ANOMALY_KEYS = {
  normal: 'normal',
  drop: 'drop',
  surge: 'surge',
  insufficient: 'tooFew',
} as const satisfies Record<AnomalyExplanation['value'], string>

/** What 指标明细 ought to hold. Where lower is better for the goal, it is for the row too. [KP1] [AN1] */
export function metricCells(facts: Pick<CompanionFacts, 'metrics' | 'kpis' | 'campaigns'>): WantedCells<'metrics'> {
  const anomalies = anomaliesOf(facts)
  const kpis = new Map(facts.kpis.map((row) => [row.recordId, row]))
  return wantedCells('metrics', facts.metrics, EMPTY, (row) => {
    if (isTotalRow(row)) return EMPTY
    const anomaly = anomalies.get(row.recordId)
    return {
      attainment: attainment(kpiOfEntry(row, kpis.get(row.kpi?.[0] ?? ''))),
      change: anomaly?.change ?? null,
      anomaly: anomaly === undefined ? null : ANOMALY_KEYS[anomaly.value],
    }
  })
}

/** The numbers of one day as a goal: where lower is better for the goal, it is for the day too. [KP1] */
export const kpiOfEntry = ({ actual, target }: RowOf<'metrics'>, goal: RowOf<'kpis'> | undefined): Kpi => ({
  actual,
  target,
  base: null,
  direction: goal?.direction === 'lower' ? 'lower' : 'higher',
  measure: 'absolute',
})
