import { parseDay } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import { readProgress } from './actualProgress.ts'
import { forComparison } from './exactness.ts'
import { isComplete } from './state.ts'

/** What a change of progress proposes for the actual dates. null = nothing to do. [MI2] */
export interface StampProposal {
  readonly actualStart: CalendarDate | null
  readonly actualEnd:
    | { readonly action: 'set'; readonly day: CalendarDate }
    /** `was` goes into the log. */
    | { readonly action: 'clear'; readonly was: CalendarDate }
    | null
}

/**
 * Proposes today as the actual start when progress first rises above 0, and as the actual end when it reaches 100;
 * proposes to clear an actual end that we stamped when progress drops below 100. Where a person entered a date, nothing
 * is proposed, nor a start later than the end that stands there. [MI2]
 * `stampedEnd` is the actual end we wrote ourselves, null when there is none. Progress in percent.
 */
export function proposeStamps(
  change: { readonly before: number | null; readonly after: number | null },
  dates: {
    readonly actualStart: CalendarDate | null
    readonly actualEnd: CalendarDate | null
    readonly stampedEnd: CalendarDate | null
  },
  today: CalendarDate,
): StampProposal {
  const before = readProgress({ progress: change.before }).used ?? 0
  const after = readProgress({ progress: change.after }).used ?? 0
  const begins = forComparison(before) <= 0 && forComparison(after) > 0
  const completes = !isComplete(before) && isComplete(after)
  const reopens = isComplete(before) && !isComplete(after)
  const hasEnded = parseDay(dates.actualEnd) !== null && (dates.actualEnd ?? today) < today
  const actualStart = begins && !hasEnded && parseDay(dates.actualStart) === null ? today : null
  if (completes && parseDay(dates.actualEnd) === null) return { actualStart, actualEnd: { action: 'set', day: today } }
  if (reopens && dates.actualEnd !== null && dates.actualEnd === dates.stampedEnd) {
    return { actualStart, actualEnd: { action: 'clear', was: dates.actualEnd } }
  }
  return { actualStart, actualEnd: null }
}
