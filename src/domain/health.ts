import { inCents } from './cents.ts'
import { effectiveBands } from './band.ts'
import type { Bands } from './band.ts'
import type { CalendarDate } from './calendarDate.ts'
import { parseDay } from './calendarDate.ts'
import { forComparison, usableNumber } from './exactness.ts'
import type { FinishedOutcome } from './finishedOutcome.ts'
import { CORE_KPI_MIN_PACE } from './pace.ts'

/** What a campaign's health is judged by. Ids are record ids: they are the reason and are listed. [RU2] */
export interface HealthFacts {
  /** Points, from the roll-up; null when nothing can be computed. [RU1] */
  readonly deviation: number | null
  readonly lateMilestoneIds: readonly string[]
  /** Core goals, each with its progress in percent of what is expected by now. [KP2] */
  readonly coreKpis: readonly { readonly id: string; readonly paceRatio: number | null }[]
  /** High-severity issues that are past a limit and still unanswered. [SL1] */
  readonly highIssuesPastSlaIds: readonly string[]
  readonly delayedTaskIds: readonly string[]
  /** Tasks with a violated buffer. [DP1] */
  readonly bufferViolationIds: readonly string[]
  readonly spend: number | null
  readonly budget: number | null
  readonly forecastEnd: CalendarDate | null
  readonly campaignEnd: CalendarDate | null
  /** How a finished campaign ended; null or absent while it runs. */
  readonly finished?: FinishedOutcome | null
  /**
   * The rows that explain figures of the whole set: tasks that pull the deviation down, overspent lines, tasks that end
   * after the campaign.
   */
  readonly behindIds?: readonly string[]
  readonly overspentIds?: readonly string[]
  readonly pastEndIds?: readonly string[]
}

/** One reason for a colour, with the figure and its limit where there is one, and the rows behind it. [RU2] */
export interface HealthReason {
  readonly level: 'red' | 'yellow'
  readonly code:
    | 'deviation'
    | 'milestoneLate'
    | 'coreKpiBehindPace'
    | 'highIssuePastSla'
    | 'taskDelayed'
    | 'bufferViolated'
    | 'spendAboveBudget'
    | 'forecastPastEnd'
    | 'finishedLate'
    | 'finishedPastEnd'
  readonly ids: readonly string[]
  readonly figure: number | null
  readonly limit: number | null
}

/** A campaign's health with its reasons. [RU2] */
export interface HealthExplanation {
  readonly rule: 'RU2'
  readonly value: 'red' | 'yellow' | 'green' | 'grey'
  readonly reasons: readonly HealthReason[]
}

/** The health of a campaign with everything that speaks against green; the worst reason gives the colour. [RU2] */
export function campaignHealth(facts: HealthFacts, bands?: Bands): HealthExplanation {
  const { watch, warn } = effectiveBands(bands)
  const reasons: HealthReason[] = []
  const note = (
    level: 'red' | 'yellow',
    code: HealthReason['code'],
    ids: readonly string[],
    figure: number | null = null,
    limit: number | null = null,
  ) => reasons.push({ level, code, ids, figure, limit })

  const finished = facts.finished ?? null
  // In a finished campaign the deviation is always 100 − 100: judge how the tasks ended instead. [ST3]
  const deviation = finished === null ? usableNumber(facts.deviation) : null
  const points = deviation === null ? 0 : forComparison(deviation)
  if (points < -warn) note('red', 'deviation', facts.behindIds ?? [], deviation, -warn)
  if (facts.lateMilestoneIds.length > 0) note('red', 'milestoneLate', facts.lateMilestoneIds)
  const behind = facts.coreKpis.filter(({ paceRatio }) => {
    const ratio = usableNumber(paceRatio)
    return ratio !== null && forComparison(ratio) < CORE_KPI_MIN_PACE
  })
  if (behind.length > 0)
    note(
      'red',
      'coreKpiBehindPace',
      behind.map(({ id }) => id),
      null,
      CORE_KPI_MIN_PACE,
    )
  if (facts.highIssuesPastSlaIds.length > 0) note('red', 'highIssuePastSla', facts.highIssuesPastSlaIds)

  if (points < -watch && points >= -warn) note('yellow', 'deviation', facts.behindIds ?? [], deviation, -watch)
  if (facts.delayedTaskIds.length > 0) note('yellow', 'taskDelayed', facts.delayedTaskIds)
  if (finished !== null && finished.lateIds.length > 0)
    note('yellow', 'finishedLate', finished.lateIds, finished.lateDays, finished.known)
  if (facts.bufferViolationIds.length > 0) note('yellow', 'bufferViolated', facts.bufferViolationIds)
  const spend = usableNumber(facts.spend)
  const budget = usableNumber(facts.budget)
  if (spend !== null && budget !== null && inCents(spend) > inCents(budget)) {
    note('yellow', 'spendAboveBudget', facts.overspentIds ?? [], spend, budget)
  }
  const forecast = parseDay(facts.forecastEnd)
  const end = parseDay(facts.campaignEnd)
  if (forecast !== null && end !== null && forecast > end) {
    note('yellow', finished === null ? 'forecastPastEnd' : 'finishedPastEnd', facts.pastEndIds ?? [], forecast - end, 0)
  }

  const isKnown = finished === null ? deviation !== null : finished.known > 0
  const isRed = reasons.some(({ level }) => level === 'red')
  const colour = isRed ? 'red' : reasons.length > 0 ? 'yellow' : isKnown ? 'green' : 'grey'
  return { rule: 'RU2', value: colour, reasons }
}
