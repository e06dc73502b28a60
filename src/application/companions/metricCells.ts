import {
  ANOMALY_BASE_DAYS,
  attainment,
  byDay,
  explainAnomaly,
  type AnomalyExplanation,
  type ChannelDay,
  type Kpi,
} from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { groupedBy, membership, wantedCells, type CompanionFacts, type WantedCells } from '../rows/tableRows.ts'

interface DatedRow extends ChannelDay {
  readonly recordId: string
}

/**
 * Compares the rate of each day with its own series: the rows of the same channel, goal and campaign. Several rows of one
 * day have one verdict. [AN1] Each series is gone through once, and the rule gets only the earlier days that it needs.
 */
export function anomaliesOf({
  metrics,
  campaigns,
}: Pick<CompanionFacts, 'metrics' | 'campaigns'>): ReadonlyMap<string, AnomalyExplanation> {
  const campaignOf = membership(campaigns)
  const series = new Map<string, DatedRow[]>()
  for (const row of metrics) {
    if (row.day === null || (row.numerator === null && row.denominator === null)) continue
    const key = JSON.stringify([campaignOf(row), row.kpi?.[0] ?? null, row.channel])
    const dated = { recordId: row.recordId, day: row.day, numerator: row.numerator, denominator: row.denominator }
    series.set(key, [...(series.get(key) ?? []), dated])
  }
  const anomalies = new Map<string, AnomalyExplanation>()
  for (const rows of series.values()) {
    const days = groupedBy(rows.toSorted(byDay), ({ day }) => day)
    /** The rows of the days with a rate so far, a list for each day. */
    const valid: (readonly DatedRow[])[] = []
    for (const [day, own] of days) {
      const anomaly = explainAnomaly([...valid.slice(-ANOMALY_BASE_DAYS).flat(), ...own], day)
      for (const { recordId } of own) anomalies.set(recordId, anomaly)
      if (anomaly.rate !== null) valid.push(own)
    }
  }
  return anomalies
}

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
