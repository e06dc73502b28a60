import { isCalendarDate, type CalendarDate } from '../calendarDate.ts'
import { clockLimit, type Moment, type SlaClock } from '../sla.ts'
import { dayOf } from '../timeZone.ts'

/** An open entry of 问题与风险 with its clocks. [SL1] */
export interface RunningIssue {
  readonly id: string
  /** Solved, or closed without having occurred. */
  readonly closed: boolean
  readonly found: Moment | null
  readonly response: SlaClock | null
  readonly solution: SlaClock | null
  /** 完成时限. */
  readonly due: CalendarDate | null
}

/** What an issue waits for next, and by when. */
export interface IssueDue {
  readonly what: 'response' | 'solution' | 'closing'
  readonly on: CalendarDate
  /** The instant of a clock that is judged by hours, milliseconds; null for one that is judged by days. */
  readonly atMs: number | null
  readonly isOver: boolean
}

/** When a clock that nobody has answered runs out; null for one that does not run. [SL1] */
function clockDue(
  what: 'response' | 'solution',
  clock: SlaClock | null,
  found: Moment | null,
  timeZone: string,
): readonly IssueDue[] {
  if (clock === null || (clock.value !== 'running' && clock.value !== 'overdue')) return []
  const limit = clockLimit(found, clock, timeZone)
  if (limit === null) return []
  const isOver = clock.value === 'overdue'
  const { atMs, lastDay } = limit
  return [
    lastDay === null ? { what, on: dayOf(atMs, timeZone), atMs, isOver } : { what, on: lastDay, atMs: null, isOver },
  ]
}

/** What is due of an issue first: an answer, a solution, or its end; null when it is closed or nothing has a limit. */
export function issueDue(
  { closed, found, response, solution, due }: RunningIssue,
  { today, timeZone }: { readonly today: CalendarDate; readonly timeZone: string },
): IssueDue | null {
  if (closed) return null
  const limits: readonly IssueDue[] = [
    ...clockDue('response', response, found, timeZone),
    ...clockDue('solution', solution, found, timeZone),
    ...(isCalendarDate(due) ? [{ what: 'closing', on: due, atMs: null, isOver: due < today } as const] : []),
  ]
  return limits.reduce<IssueDue | null>((first, one) => (first === null || one.on < first.on ? one : first), null)
}
