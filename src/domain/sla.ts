import { addDays, daysBetween, isCalendarDate } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import { forComparison, usableNumber, withoutNoise } from './exactness.ts'
import { dayOf, instantOf } from './timeZone.ts'

/** When something happened: an instant in milliseconds, or only a day. */
export type Moment =
  | { readonly kind: 'instant'; readonly ms: number }
  | { readonly kind: 'day'; readonly day: CalendarDate }

/** Hours from 发现时间 within which an issue needs a response and a solution, inclusive. [SL1] */
export interface SlaHours {
  readonly response: number
  readonly solution: number
}

/** The limits when a team has not set its own. [SL1] */
export const DEFAULT_SLA_HOURS: SlaHours = { response: 24, solution: 48 }

/** One clock of an issue. [SL1] */
export interface SlaClock {
  readonly rule: 'SL1'
  /**
   * `overdue` = unanswered past the limit; `undated` = answered, or perhaps answered, and the table does not say when;
   * `unknown` = no usable 发现时间, found after now, or answered before it was found.
   */
  readonly value: 'met' | 'missed' | 'running' | 'overdue' | 'undated' | 'unknown'
  /** Elapsed hours to the answer, or to now while unanswered; whole days × 24 when coarse. */
  readonly hours: number | null
  readonly limitHours: number
  /** True when judged by day, because one of the values has no time. */
  readonly coarse: boolean
}

const HOUR_MS = 3_600_000

function usableMoment(moment: Moment | null): Moment | null {
  if (moment === null) return null
  if (moment.kind === 'day') return isCalendarDate(moment.day) ? moment : null
  return usableNumber(moment.ms) === null ? null : moment
}

const dayOfMoment = (moment: Moment, timeZone: string): CalendarDate =>
  moment.kind === 'day' ? moment.day : dayOf(moment.ms, timeZone)

/** Hours between two moments; between days when either has no time. */
function elapsed(
  from: Moment,
  to: Moment,
  timeZone: string,
): { readonly hours: number; readonly coarse: boolean } | null {
  if (from.kind === 'instant' && to.kind === 'instant') {
    return { hours: withoutNoise((to.ms - from.ms) / HOUR_MS), coarse: false }
  }
  const days = daysBetween(dayOfMoment(from, timeZone), dayOfMoment(to, timeZone))
  return days === null ? null : { hours: days * 24, coarse: true }
}

/** Whether a moment has not come yet: an answer dated so has not been given. */
const isAhead = (moment: Moment, { ms, timeZone }: { readonly ms: number; readonly timeZone: string }): boolean =>
  (elapsed({ kind: 'instant', ms }, moment, timeZone)?.hours ?? 0) > 0

/**
 * One SLA clock: from found to answered, or to now while unanswered. The limit is inclusive: 24:00:00 is met. An
 * answer dated in the future has not been given yet. `isUndated`: the issue is being dealt with, or the table has no
 * column for the answer, so a missing date does not mean a missing answer: the clock is not judged. [SL1]
 */
export function slaClock(
  issue: { readonly found: Moment | null; readonly answered: Moment | null; readonly isUndated?: boolean },
  limitHours: number,
  now: { readonly ms: number; readonly timeZone: string },
): SlaClock {
  const unknown: SlaClock = { rule: 'SL1', value: 'unknown', hours: null, limitHours, coarse: false }
  const foundAt = usableMoment(issue.found)
  const statedAnswer = usableMoment(issue.answered)
  if (foundAt === null) return unknown
  const answer = statedAnswer !== null && isAhead(statedAnswer, now) ? null : statedAnswer
  const span = elapsed(foundAt, answer ?? { kind: 'instant', ms: now.ms }, now.timeZone)
  if (span === null || !Number.isFinite(span.hours)) return unknown
  if (span.hours < 0) return { ...unknown, ...span }
  if (answer === null && issue.isUndated === true) return { ...unknown, value: 'undated' }
  const inTime = forComparison(span.hours) <= limitHours
  const value = answer === null ? (inTime ? 'running' : 'overdue') : inTime ? 'met' : 'missed'
  return { rule: 'SL1', value, ...span, limitHours }
}

/** Percent of the decided clocks that were met: met ÷ (met + missed + overdue); running ones are not decided. [SL2] */
export function slaHitRate(clocks: readonly Pick<SlaClock, 'value'>[]): {
  readonly rule: 'SL2'
  readonly value: number | null
  readonly met: number
  readonly decided: number
  readonly running: number
} {
  const count = (wanted: SlaClock['value']) => clocks.filter(({ value }) => value === wanted).length
  const met = count('met')
  const decided = met + count('missed') + count('overdue')
  return { rule: 'SL2', value: decided === 0 ? null : (100 * met) / decided, met, decided, running: count('running') }
}

/** Whether `earlier` is before `later`: by the instant, or by the day when either has no time. */
export function isBefore(earlier: Moment | null, later: Moment | null, timeZone: string): boolean | null {
  const from = usableMoment(earlier)
  const to = usableMoment(later)
  const span = from === null || to === null ? null : elapsed(from, to, timeZone)
  return span === null ? null : span.hours > 0
}

/** What decides the clocks of an entry of 问题与风险. */
export interface ClockedIssue {
  readonly type: 'risk' | 'problem' | 'feedback'
  readonly found: Moment | null
  readonly responded: Moment | null
  /** 方案时间, or the time of resolution where it is missing. */
  readonly solutionAt: Moment | null
  /** Solved, or closed without having occurred. */
  readonly closed: boolean
  /** A missing time does not mean a missing answer: somebody deals with it, or the table has no column for the time. */
  readonly undated?: { readonly response: boolean; readonly solution: boolean }
}

/** Whether an entry with this 解决进度 is solved, or closed without having occurred. [SL1] */
export const isClosedIssue = (status: string | null): boolean => status === 'resolved' || status === 'didNotOccur'

/**
 * One of the two clocks of an entry; null for one that does not apply: risks and feedback have none, nor has a closed
 * problem without a dated answer, because nobody can say when it was answered. Cells and reports ask this one function.
 * [SL1] [RA6]
 */
export function issueClock(
  { type, found, responded, solutionAt, closed, undated }: ClockedIssue,
  clock: keyof SlaHours,
  limits: SlaHours,
  now: { readonly ms: number; readonly timeZone: string },
): SlaClock | null {
  const stated = usableMoment(clock === 'response' ? responded : solutionAt)
  const answered = closed && stated !== null && isAhead(stated, now) ? null : stated
  if (type !== 'problem' || found === null || (answered === null && closed)) return null
  return slaClock({ found, answered, isUndated: undated?.[clock] === true }, limits[clock], now)
}

/** The moment at which a clock runs out: an instant, or for a coarse clock the last day on which an answer is in time. */
export interface ClockLimit {
  /** The last instant in time; for a coarse clock the end of `lastDay`. Milliseconds. */
  readonly atMs: number
  /** Null for a clock that is judged by the hour. */
  readonly lastDay: CalendarDate | null
}

/** When a clock runs out, or ran out; null for one that cannot be judged. [SL1] */
export function clockLimit(
  found: Moment | null,
  { value, coarse, limitHours }: Pick<SlaClock, 'value' | 'coarse' | 'limitHours'>,
  timeZone: string,
): ClockLimit | null {
  const foundAt = usableMoment(found)
  if (foundAt === null || value === 'unknown' || value === 'undated') return null
  if (!coarse && foundAt.kind === 'instant') return { atMs: foundAt.ms + limitHours * HOUR_MS, lastDay: null }
  const lastDay = addDays(dayOfMoment(foundAt, timeZone), Math.floor(limitHours / 24))
  return { atMs: instantOf(addDays(lastDay, 1), timeZone), lastDay }
}

/** A length of time in the largest unit in which people speak of it. */
export interface SpokenSpan {
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly count: number
}

/** Below this many hours people speak of hours, from it on of days. */
const HOURS_SPOKEN = 72

/** A length of time, rounded down: nobody is told that there is more left than there is. 0 minutes for none. */
export function spokenSpan(ms: number): SpokenSpan {
  const length = Math.max(0, ms)
  const hours = Math.floor(forComparison(length / HOUR_MS))
  if (hours < 1) return { unit: 'minutes', count: Math.floor(length / 60_000) }
  return hours < HOURS_SPOKEN ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) }
}

/**
 * The clock of a risk that has occurred: from 发生时间 to the moment at which a measure and its 完成时限 are written, within
 * the hours of a first response. Null for an entry that is no risk, has not occurred, or is closed. Without a written time a
 * measure with a due day counts as given, at a moment that nobody knows. [SL5]
 */
export function occurredRiskClock(
  risk: {
    readonly type: ClockedIssue['type']
    readonly occurred: Moment | null
    readonly solutionAt: Moment | null
    readonly hasMeasure: boolean
    readonly hasDueDay: boolean
    readonly closed: boolean
  },
  limits: SlaHours,
  now: { readonly ms: number; readonly timeZone: string },
): SlaClock | null {
  const occurred = usableMoment(risk.occurred)
  if (risk.type !== 'risk' || occurred === null || isAhead(occurred, now) || risk.closed) return null
  const isAnswered = risk.hasMeasure && risk.hasDueDay
  const answered = isAnswered ? risk.solutionAt : null
  return slaClock({ found: occurred, answered, isUndated: isAnswered }, limits.response, now)
}
