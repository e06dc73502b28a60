import type { AssessedTask } from '../../application/appState.ts'
import { explainRollUp, weightOf, type RollUpExplanation } from '../../domain/index.ts'

/** How much one task moves the deviation of its set: weight × (actual − planned) ÷ all weights, in points. [RU1] */
export interface RollUpShare {
  readonly task: AssessedTask
  readonly weight: number
  readonly points: number
}

/** How many tasks are named. */
const MOST_NAMED = 5

/** The roll-up of these tasks with its numbers. [RU1] */
export const explainSheet = (tasks: readonly AssessedTask[]): RollUpExplanation =>
  explainRollUp(tasks.map(({ row, facts, assessment }) => ({ task: facts, assessment, weight: row.weight })))

/** The tasks that move the deviation most, either way; where none does, the heaviest. They add up to the deviation when all are named. */
export function heaviestShares(tasks: readonly AssessedTask[], weightSum: number): readonly RollUpShare[] {
  if (weightSum <= 0) return []
  const shares: RollUpShare[] = []
  for (const task of tasks) {
    const { planned, actual, state } = task.assessment
    if (planned === null || state === 'cancelled' || state === 'paused') continue
    const { weight } = weightOf({ task: task.facts, weight: task.row.weight })
    shares.push({ task, weight, points: (weight * (actual - planned)) / weightSum })
  }
  const moving = shares.filter(({ points }) => points !== 0)
  return (moving.length > 0 ? moving : shares)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points) || b.weight - a.weight)
    .slice(0, MOST_NAMED)
}
