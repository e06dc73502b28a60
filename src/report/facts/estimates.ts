import { daysBetween } from '../../domain/index.ts'
import type { ReportTask } from '../reportInput.ts'
import { groupsBy, type Dimension } from './groups.ts'

/** Finished tasks a group needs before its estimates are judged. [RA12] */
export const ESTIMATE_MINIMUM = 5

/** Actual ÷ planned duration of one group's finished tasks; 1.2 = took a fifth longer than planned. [RA12] */
export interface EstimateAccuracy {
  readonly name: string | null
  readonly tasks: readonly ReportTask[]
  readonly median: number
  /** Four of five tasks stayed within plan × p80 (nearest rank: a ratio that occurred). */
  readonly p80: number
}

/** Actual ÷ planned duration in calendar days; null unless the task is done and has all four dates. [ST4] */
export function durationRatio({ facts, assessment }: ReportTask): number | null {
  if (assessment.durationDays === null || facts.plannedStart === null || facts.plannedEnd === null) return null
  const span = daysBetween(facts.plannedStart, facts.plannedEnd)
  return span === null || span < 0 ? null : assessment.durationDays / (span + 1)
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}

/** Per group with enough finished tasks; names in code-unit order. [RA12] */
export function estimateAccuracy(tasks: readonly ReportTask[], dimension: Dimension): readonly EstimateAccuracy[] {
  return groupsBy(tasks.filter((task) => durationRatio(task) !== null), dimension)
    .filter((group) => group.name !== null && group.tasks.length >= ESTIMATE_MINIMUM)
    .map(({ name, tasks }) => {
      const sorted = tasks.flatMap((task) => durationRatio(task) ?? []).toSorted((a, b) => a - b)
      return { name, tasks, median: medianOf(sorted), p80: sorted[Math.ceil((8 * sorted.length) / 10) - 1] ?? 0 }
    })
}
