import type { AssessedTask } from '../../application/rows/assessedTask.ts'
import { rollUpShares } from '../../domain/index.ts'

/** How many tasks are named. */
const MOST_NAMED = 5

/**
 * The tasks that move the deviation most, either way; where none does, the heaviest. They add up to the deviation when
 * all are named.
 */
export function heaviestShares(tasks: readonly AssessedTask[]): ReturnType<typeof rollUpShares<AssessedTask>> {
  const shares = rollUpShares(tasks)
  const moving = shares.filter(({ points }) => points !== 0)
  return (moving.length > 0 ? moving : shares)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points) || b.weight - a.weight)
    .slice(0, MOST_NAMED)
}
