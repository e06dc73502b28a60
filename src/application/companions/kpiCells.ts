import { attainment, attainmentVerdict, explainPace, type Kpi, type PaceExplanation } from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { membership, wantedCells, type CompanionFacts, type WantedCells } from '../rows/tableRows.ts'

/** A goal as the rules read it. Unless the row says otherwise, higher is better and the target is absolute. [KP1] */
export const kpiOf = (row: Pick<RowOf<'kpis'>, 'actual' | 'target' | 'base' | 'direction' | 'measure'>): Kpi => ({
  actual: row.actual,
  target: row.target,
  base: row.base,
  direction: row.direction === 'lower' ? 'lower' : 'higher',
  measure: row.measure === 'increase' ? 'increase' : 'absolute',
})

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
