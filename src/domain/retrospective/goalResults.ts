import { byText } from '../order.ts'
import type { RetrospectiveKpi } from './records.ts'
import { attainmentVerdict, explainAttainment } from '../attainment.ts'
import type { AttainmentExplanation } from '../attainment.ts'
import { forComparison } from '../exactness.ts'
import { overallAttainment } from '../overallAttainment.ts'
import type { KpiWeights, OverallAttainment } from '../overallAttainment.ts'

/** A goal with its attainment and verdict. */
export interface GoalResult {
  readonly id: string
  readonly name: string
  readonly priority: 'core' | 'auxiliary'
  readonly attainment: AttainmentExplanation
  readonly verdict: 'exceeded' | 'met' | 'missed' | 'unknown'
}

/** Every goal of a campaign, also those whose attainment cannot be computed. [KP4] */
export interface GoalResults {
  /** Core goals first, then by name. */
  readonly goals: readonly GoalResult[]
  readonly overall: OverallAttainment
  /** The goals with an attainment, the lowest first; equal ones by name. */
  readonly ranked: readonly (GoalResult & { readonly percent: number })[]
}

/** The goals with their verdicts, in an order that does not depend on that of the rows. [KP4] [KP1] [KP3] */
export function goalResults(goals: readonly RetrospectiveKpi[], weights: KpiWeights | undefined): GoalResults {
  const results = goals
    .map(({ id, name, priority, kpi }): GoalResult => {
      const attainment = explainAttainment(kpi)
      return { id, name, priority, attainment, verdict: attainmentVerdict(attainment.value) }
    })
    .toSorted((a, b) => byText(b.priority, a.priority) || byText(a.name, b.name) || byText(a.id, b.id))
  return {
    goals: results,
    overall: overallAttainment(
      results.map(({ priority, attainment }) => ({ priority, attainment: attainment.value })),
      weights,
    ),
    ranked: results
      .flatMap((goal) => (goal.attainment.value === null ? [] : [{ ...goal, percent: goal.attainment.value }]))
      .toSorted((a, b) => forComparison(a.percent) - forComparison(b.percent)),
  }
}
