import { asOfDay, type AssessContext, type CalendarDate } from '../../domain/index.ts'
import type { ClockPort } from '../clock.ts'
import type { TrackerSettings } from '../stored/settings.ts'

const DAY_MS = 86_400_000
/**
 * The step of the search: zones shift by at least half an hour, so no change of the day lies between two probes unseen.
 */
const PROBE_MS = 1_800_000

/**
 * Milliseconds until `today` or the as-of day changes: midnight or the daily cut-off in the Base's zone, whichever
 * comes first. [TM1] It searches with `asOfDay` itself, so that it cannot disagree with the rule.
 */
export function untilNextTurn(now: number, timeZone: string, cutOff: string): number {
  const key = (at: number): string => {
    const { today, asOf } = asOfDay(new Date(at), timeZone, cutOff)
    return `${today} ${asOf}`
  }
  const current = key(now)
  let before = now
  let after = now + PROBE_MS
  while (key(after) === current && after < now + 2 * DAY_MS) {
    before = after
    after += PROBE_MS
  }
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (key(middle) === current) before = middle
    else after = middle
  }
  return after - now
}

/** Calls back at the cut-off and at midnight in the Base's zone. [TM1] */
export interface DayTurns {
  /** Whether today or the as-of day differs from those of the figures. */
  isNewDay(assessed: { readonly today: string; readonly asOf: string }): boolean
  /** Waits for the next turn under these settings. */
  arm(settings: TrackerSettings): void
  close(): void
}

export function createDayTurns(clock: ClockPort, onTurn: () => void): DayTurns {
  let settings: TrackerSettings | null = null
  let cancel = (): void => undefined
  const armNext = (): void => {
    cancel()
    if (settings === null) return
    cancel = clock.after(untilNextTurn(clock.now(), settings.timeZone, settings.cutOff), () => {
      armNext()
      onTurn()
    })
  }
  return {
    isNewDay(assessed) {
      if (settings === null) return false
      const days = asOfDay(new Date(clock.now()), settings.timeZone, settings.cutOff)
      return days.today !== assessed.today || days.asOf !== assessed.asOf
    },
    arm(next) {
      settings = next
      armNext()
    },
    close: () => cancel(),
  }
}

/**
 * Whether a result was computed for a later day than ours. Such a result is not replaced: the clock of this sidebar may
 * be behind, or it may have woken up with yesterday's figures. 计算时间 tells the day of a result. [CV3]
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
