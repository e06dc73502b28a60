import {
  attainment,
  attainmentVerdict,
  type CalendarDate,
  explainPace,
  type Kpi,
  type PaceExplanation,
  totalOf,
} from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { isRatio } from './metricMeaning.ts'
import { groupedBy, membership, wantedCells, type CompanionFacts, type WantedCells } from '../rows/tableRows.ts'

/** A goal as the rules read it. Unless the row says otherwise, higher is better and the target is absolute. [KP1] */
export const kpiOf = (row: Pick<RowOf<'kpis'>, 'actual' | 'target' | 'base' | 'direction' | 'measure'>): Kpi => ({
  actual: row.actual,
  target: row.target,
  base: row.base,
  direction: row.direction === 'lower' ? 'lower' : 'higher',
  measure: row.measure === 'increase' ? 'increase' : 'absolute',
})

/** Whether the values of single days add up to the goal's: not for a rate, nor for a level that ought to be low. */
const isSum = (row: RowOf<'kpis'>): boolean => row.direction !== 'lower' && !isRatio(row)

/**
 * The goals with their actual values: the typed one, or the sum of the goal's rows of 指标明细 up to the as-of day where
 * nothing is typed. [KP1]
 */
export function withActuals(
  kpis: readonly RowOf<'kpis'>[],
  metrics: readonly RowOf<'metrics'>[],
  asOf: CalendarDate,
): readonly RowOf<'kpis'>[] {
  const entries = groupedBy(
    metrics.filter(({ actual, day }) => actual !== null && (day === null || day <= asOf)),
    ({ kpi }) => kpi?.[0] ?? null,
  )
  return kpis.map((row) => {
    const own = entries.get(row.recordId)
    if (row.actual !== null || own === undefined || !isSum(row)) return row
    return { ...row, actual: totalOf(own.map(({ actual }) => actual ?? 0)) }
  })
}

/** The value that each goal should have reached by the as-of day, by the dates of its campaign. [KP2] */
export function pacesOf({
  kpis,
  campaigns,
  assess,
}: Pick<CompanionFacts, 'kpis' | 'campaigns' | 'assess'>): ReadonlyMap<string, PaceExplanation> {
  const campaignOf = membership(campaigns)
  const byId = new Map(campaigns.map((campaign) => [campaign.recordId, campaign]))
  return new Map(
    kpis.map((row) => {
      const campaign = byId.get(campaignOf(row) ?? '')
      const dates = { start: campaign?.startDay ?? null, end: campaign?.endDay ?? null }
      return [row.recordId, explainPace(kpiOf(row), dates, assess.asOf)]
    }),
  )
}

const EMPTY = { attainment: null, expected: null, verdict: null } as const

/** What 目标与效果 ought to hold. [KP1] [KP2] */
export function kpiCells(facts: Pick<CompanionFacts, 'kpis' | 'campaigns' | 'assess'>): WantedCells<'kpis'> {
  const paces = pacesOf(facts)
  return wantedCells('kpis', facts.kpis, EMPTY, (row) => {
    const percent = attainment(kpiOf(row))
    return {
      attainment: percent,
      expected: paces.get(row.recordId)?.expected ?? null,
      verdict: attainmentVerdict(percent),
    }
  })
}
