import { explainAttainment, type AnomalyExplanation } from '../../../domain/index.ts'
import type { RowOf } from '../../../schema/index.ts'
import { membership } from '../../rows/tableRows.ts'
import { ANOMALY_KEYS, anomaliesOf, kpiOfEntry } from '../metricCells.ts'
import { attainmentOf, unitOf } from './goals.ts'
import { empty, line, missing, type ExplainedLine, type Explainers, type ExplainFacts, type Shown } from './line.ts'

const percent = (value: number | null): Shown => ({ as: 'percent', value })

const anomalyOf = (row: RowOf<'metrics'>, facts: ExplainFacts): AnomalyExplanation | undefined =>
  anomaliesOf(facts).get(row.recordId)

/** Why a row is compared with nothing. */
const uncompared = ({ day }: RowOf<'metrics'>): ExplainedLine =>
  day === null ? missing('AN1', 'day') : missing('AN1', 'numerator', 'denominator')

/** The base and the row's own rate, or what they lack. [AN1] */
function rateLines(row: RowOf<'metrics'>, why: AnomalyExplanation, facts: ExplainFacts): readonly ExplainedLine[] {
  const { because, rate, base, baseFrom, baseDays, change } = why
  const campaignOf = membership(facts.campaigns)
  const sameDay = facts.metrics.filter(
    (other) =>
      other.day === row.day &&
      other.channel === row.channel &&
      (other.kpi?.[0] ?? null) === (row.kpi?.[0] ?? null) &&
      campaignOf(other) === campaignOf(row) &&
      (other.numerator !== null || other.denominator !== null),
  ).length
  const summed = sameDay > 1 ? [line('AN1', 'rate.summed', { count: { as: 'count', value: sameDay } })] : []
  if (because === 'sampleTooSmall' || because === 'noBase')
    return [line('AN1', `rate.${because}`, { rate: percent(rate) }), ...summed]
  const from = line('AN1', baseFrom === 'median' ? 'rate.median' : 'rate.previousDay', {
    base: percent(base),
    count: { as: 'count', value: baseDays.length },
    day: { as: 'day', value: baseDays.at(-1) ?? null },
  })
  if (because === 'baseZero') return [line('AN1', 'rate.baseZero', { rate: percent(rate) }), from, ...summed]
  return [
    line('AN1', 'rate.changed', { result: percent(change), rate: percent(rate), base: percent(base) }),
    from,
    ...summed,
  ]
}

/** 指标明细 [KP1] [AN1] */
export const METRICS: Explainers<'metrics'> = {
  attainment: (row, { kpis }) =>
    attainmentOf(
      explainAttainment(
        kpiOfEntry(
          row,
          kpis.find(({ recordId }) => recordId === row.kpi?.[0]),
        ),
      ),
      unitOf(kpis, row),
      { actual: 'actual', target: 'target' },
    ),
  change: (row, facts) => {
    const why = anomalyOf(row, facts)
    return why === undefined ? empty(uncompared(row)) : { result: why.change, lines: rateLines(row, why, facts) }
  },
  anomaly: (row, facts) => {
    const why = anomalyOf(row, facts)
    if (why === undefined) return empty(uncompared(row))
    const result = ANOMALY_KEYS[why.value]
    const verdict = line('AN1', 'rate.verdict', {
      result: { as: 'choice', field: 'anomaly', value: result },
      change: percent(why.change),
    })
    const lines = rateLines(row, why, facts)
    return { result, lines: why.change === null ? lines : [verdict, ...lines] }
  },
}
