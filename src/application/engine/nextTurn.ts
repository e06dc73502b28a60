import { asOfDay } from '../../domain/index.ts'

const DAY_MS = 86_400_000
/** Half an hour: zones shift by no less, so no turn of the day hides between two probes. */
const PROBE_MS = 1_800_000

/**
 * Milliseconds until `today` or the as-of day changes: midnight or the daily cut-off in the Base's zone,
 * whichever comes first. [TM1] Found by looking at the rule itself, so that no second clock can disagree.
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
