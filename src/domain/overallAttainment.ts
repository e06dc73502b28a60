import { usableNumber, withoutNoise } from './exactness.ts'

/** How much core and auxiliary goals count, in percent. [KP3] */
export interface KpiWeights {
  readonly core: number
  readonly auxiliary: number
}

/** The weights when a team has not set its own. [KP3] */
export const DEFAULT_KPI_WEIGHTS: KpiWeights = { core: 70, auxiliary: 30 }

/** Attainments in percent, means of the goals that have one. [KP3] */
export interface OverallAttainment {
  readonly rule: 'KP3'
  readonly overall: number | null
  readonly core: number | null
  readonly auxiliary: number | null
  readonly coreCount: number
  readonly auxiliaryCount: number
  /** Number of goals without an attainment; they are in no mean. */
  readonly unknown: number
  readonly weights: KpiWeights
}

const isUsableWeight = (weight: unknown): weight is number => (usableNumber(weight) ?? -1) >= 0

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  let sum = 0
  for (const value of values.toSorted((a, b) => a - b)) sum += value / values.length
  return withoutNoise(sum)
}

/**
 * Core and auxiliary attainment, each the mean of its goals, and the two combined by their weights. When one group has
 * no attainment, the other one alone counts. Unusable weights fall back to the defaults. [KP3]
 */
export function overallAttainment(
  goals: readonly { readonly attainment: number | null; readonly priority: 'core' | 'auxiliary' }[],
  weights: KpiWeights = DEFAULT_KPI_WEIGHTS,
): OverallAttainment {
  const usable =
    isUsableWeight(weights.core) && isUsableWeight(weights.auxiliary) && weights.core + weights.auxiliary > 0
  const usedWeights = usable ? weights : DEFAULT_KPI_WEIGHTS
  const attainmentsOf = (priority: 'core' | 'auxiliary') =>
    goals.flatMap((goal) => (goal.priority === priority ? (usableNumber(goal.attainment) ?? []) : []))
  const cores = attainmentsOf('core')
  const auxiliaries = attainmentsOf('auxiliary')
  const core = mean(cores)
  const auxiliary = mean(auxiliaries)
  const both =
    core !== null && auxiliary !== null
      ? withoutNoise(
          (core * usedWeights.core + auxiliary * usedWeights.auxiliary) / (usedWeights.core + usedWeights.auxiliary),
        )
      : (core ?? auxiliary)
  return {
    rule: 'KP3',
    overall: both,
    core,
    auxiliary,
    coreCount: cores.length,
    auxiliaryCount: auxiliaries.length,
    unknown: goals.length - cores.length - auxiliaries.length,
    weights: usedWeights,
  }
}
