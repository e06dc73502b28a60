import type { AssessedTask } from '../../schema/index.ts'
import { rollUpShares } from '../../domain/index.ts'

/** Further tasks are not named. */
const MOST_NAMED = 5

/**
 * The tasks that move the deviation most in either direction, or the heaviest when none moves it. The shares of all
 * tasks add up to the deviation.
 */
export function heaviestShares(tasks: readonly AssessedTask[]): ReturnType<typeof rollUpShares<AssessedTask>> {
  const shares = rollUpShares(tasks)
  const moving = shares.filter(({ points }) => points !== 0)
  return (moving.length > 0 ? moving : shares)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points) || b.weight - a.weight)
    .slice(0, MOST_NAMED)
}
