import { asOfDay, type AssessContext, type CalendarDate } from '../../domain/index.ts'
import type { TrackerSettings } from '../stored/settings.ts'

/**
 * A result computed for a later day is never replaced by one for an earlier day: a sidebar whose clock is behind, or
 * which woke up with yesterday's figures, leaves the row alone. 计算时间 tells of which day a result is. [CV3]
 */
export function isOfLaterDay(
  computedAt: number | null,
  { timeZone, cutOff }: Pick<TrackerSettings, 'timeZone' | 'cutOff'>,
  ours: Pick<AssessContext, 'today' | 'asOf'>,
): boolean {
  if (computedAt === null) return false
  const { today, asOf } = asOfDay(new Date(computedAt), timeZone, cutOff)
  return asOf > ours.asOf || today > ours.today
}

/** The as-of day of the newest of these results; null when there is none. */
export function latestAsOf(
  instants: readonly number[],
  { timeZone, cutOff }: Pick<TrackerSettings, 'timeZone' | 'cutOff'>,
): CalendarDate | null {
  if (instants.length === 0) return null
  return asOfDay(new Date(Math.max(...instants)), timeZone, cutOff).asOf
}
