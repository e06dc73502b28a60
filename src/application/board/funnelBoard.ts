import { type CalendarDate, funnelInsight, type Insight, type FunnelInsight } from '../../domain/index.ts'
import type { RowOf, SheetRows } from '../../schema/index.ts'
import { actualsOf, kpiRecord } from '../companions/kpiCells.ts'
import { endedBefore, type ScopeRows } from '../companions/scope.ts'
import { membership } from '../rows/tableRows.ts'

/** The funnel of a scope, and the value of each of its goals. [RA7] */
export interface FunnelBoard {
  readonly funnel: Insight<FunnelInsight>
  readonly actualOf: (kpiId: string) => number | null
}

/**
 * The funnel of the goals that have a 漏斗序号, with the benchmarks that the report uses: typed ones, or those of earlier
 * campaigns. Null where the table has no such column, or no goal has a number in it. [RA7] [S0-8]
 */
export function funnelBoard(
  { rows, asOf }: { readonly rows: SheetRows; readonly asOf: CalendarDate },
  part: ScopeRows,
): FunnelBoard | null {
  const kpis = part.rows.kpis
  if (kpis === null || !kpis.columns.includes('funnelStep')) return null
  if (!kpis.rows.some(({ funnelStep }) => funnelStep !== null)) return null
  const recordsOf = (some: readonly RowOf<'kpis'>[]) => {
    const actuals = actualsOf(some, rows.metrics?.rows ?? [], asOf)
    return some.map((row) => kpiRecord({ ...row, actual: actuals.get(row.recordId)?.actual ?? null }, ''))
  }
  const campaigns = rows.campaigns?.rows ?? []
  const campaignOf = membership(campaigns)
  const earlier = endedBefore(part.campaign, campaigns, asOf).map((campaign) => {
    const own = (rows.kpis?.rows ?? []).filter((row) => campaignOf(row) === campaign.recordId)
    const funnel = funnelInsight(recordsOf(own), [])
    return {
      id: campaign.recordId,
      name: campaign.title,
      end: campaign.endDay,
      figures: {},
      funnelRates: Object.fromEntries((funnel.sufficient ? funnel.value.steps : []).map(({ to, rate }) => [to, rate])),
    }
  })
  const own = recordsOf(kpis.rows)
  return {
    funnel: funnelInsight(own, earlier),
    actualOf: (kpiId) => own.find(({ id }) => id === kpiId)?.kpi.actual ?? null,
  }
}
