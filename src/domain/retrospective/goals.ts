import { insight } from './insight.ts'
import type { Insight } from './insight.ts'
import { RETROSPECTIVE_MINIMUMS } from './minimums.ts'
import type { EarlierCampaign, RetrospectiveKpi } from './records.ts'
import { explainAttainment } from '../attainment.ts'
import type { AttainmentExplanation } from '../attainment.ts'
import { usableNumber } from '../exactness.ts'
import { FUNNEL_MIN_LAST, funnel } from '../funnel.ts'
import type { FunnelResult } from '../funnel.ts'
import { overallAttainment } from '../overallAttainment.ts'
import type { KpiWeights, OverallAttainment } from '../overallAttainment.ts'
import { median } from '../statistics.ts'

/** The funnel of the goals that have a 漏斗序号. `benchmarks` says where each step's benchmark comes from. [RA7] */
export interface FunnelInsight extends FunnelResult {
  readonly benchmarks: readonly {
    readonly step: string
    readonly percent: number | null
    readonly from: 'typed' | 'earlierCampaigns' | null
  }[]
}

/** Typed, or the median of the earlier campaigns' rates for the same step when there are at least two. [RA7] */
function benchmarkOf(goal: RetrospectiveKpi, earlier: readonly EarlierCampaign[]): FunnelInsight['benchmarks'][number] {
  const typedBenchmark = usableNumber(goal.benchmark)
  if (typedBenchmark !== null) return { step: goal.name, percent: typedBenchmark, from: 'typed' }
  const earlierRates = earlier.flatMap(({ funnelRates }) => usableNumber(funnelRates[goal.name]) ?? [])
  const enough = earlierRates.length >= RETROSPECTIVE_MINIMUMS.RA7.earlierForBenchmark
  return { step: goal.name, percent: enough ? median(earlierRates) : null, from: enough ? 'earlierCampaigns' : null }
}

/** The funnel of a campaign's goals, or what is missing for it. [RA7] */
export function funnelInsight(
  goals: readonly RetrospectiveKpi[],
  earlier: readonly EarlierCampaign[],
): Insight<FunnelInsight> {
  const funnelGoals = goals
    .flatMap((goal) => {
      const order = usableNumber(goal.funnelOrder)
      return order === null ? [] : [{ goal, order }]
    })
    .sort((a, b) => a.order - b.order)
    .map(({ goal }) => goal)
  const benchmarks = funnelGoals.map((goal) => benchmarkOf(goal, earlier))
  const result = funnel(
    funnelGoals.map((goal, at) => ({
      name: goal.name,
      value: usableNumber(goal.kpi.actual) ?? Number.NaN,
      benchmark: benchmarks[at]?.percent ?? null,
    })),
  )
  const last = usableNumber(funnelGoals.at(-1)?.kpi.actual) ?? 0
  const needs = [
    { what: 'funnelSteps', have: funnelGoals.length, need: RETROSPECTIVE_MINIMUMS.RA7.steps },
    { what: 'funnelLastStep', have: last, need: FUNNEL_MIN_LAST },
    // The result is also insufficient when a step is larger than the one before it.
    {
      what: 'funnelNarrowing',
      have:
        result.insufficient && funnelGoals.length >= RETROSPECTIVE_MINIMUMS.RA7.steps && last >= FUNNEL_MIN_LAST
          ? 0
          : 1,
      need: 1,
    },
  ] as const
  return insight('RA7', { n: last, ids: funnelGoals.map(({ id }) => id) }, needs, () => ({ ...result, benchmarks }))
}

/** Attainment of every goal and of both groups. [RA8] */
export interface GoalAttainments {
  readonly overall: OverallAttainment
  readonly goals: readonly {
    readonly id: string
    readonly name: string
    readonly priority: 'core' | 'auxiliary'
    readonly attainment: AttainmentExplanation
  }[]
}

/** The attainments of a campaign's goals, or what is missing for them. [RA8] */
export function goalAttainments(
  goals: readonly RetrospectiveKpi[],
  weights: KpiWeights | undefined,
): Insight<GoalAttainments> {
  const explanations = goals.map(({ id, name, priority, kpi }) => ({
    id,
    name,
    priority,
    attainment: explainAttainment(kpi),
  }))
  const computed = explanations.filter(({ attainment }) => attainment.value !== null)
  return insight(
    'RA8',
    { n: computed.length, ids: computed.map(({ id }) => id) },
    [{ what: 'goalsWithAttainment', have: computed.length, need: 1 }],
    () => ({
      overall: overallAttainment(
        explanations.map(({ priority, attainment }) => ({ priority, attainment: attainment.value })),
        weights,
      ),
      goals: explanations,
    }),
  )
}
