import { insight, share } from './insight.ts'
import type { Insight } from './insight.ts'
import { RETROSPECTIVE_MINIMUMS } from './minimums.ts'
import type { RetrospectiveContext, RetrospectiveIssue } from './records.ts'
import { forComparison, withoutNoise } from '../exactness.ts'
import { preIdentificationRate, preIdentified, responseSuccessRate } from '../risks.ts'
import { DEFAULT_SLA_HOURS, issueClock, slaHitRate } from '../sla.ts'
import type { Moment } from '../sla.ts'
import { wallClockMs } from '../timeZone.ts'
import { parseDay } from '../calendarDate.ts'

/** A rate against the templates' target; percent. [RA4] [RA5] */
export interface RateAgainstTarget {
  readonly rate: number
  readonly target: number
  readonly reached: boolean
  readonly part: number
  readonly whole: number
}

const against = (part: number, whole: number, target: number): RateAgainstTarget => {
  const rate = share(part, whole)
  return { rate, target, reached: forComparison(rate) >= target, part, whole }
}

const idsOf = (issues: readonly RetrospectiveIssue[]) => issues.map(({ id }) => id)

/** Risks foreseen before they came true, of all that came true. [RA4] */
export function riskForesight(issues: readonly RetrospectiveIssue[], timeZone: string): Insight<RateAgainstTarget> {
  const judgedIssues = issues.filter((issue) => preIdentified(issue, timeZone) !== null)
  const { identified, realised } = preIdentificationRate(issues, timeZone)
  const { realised: need, targetPercent } = RETROSPECTIVE_MINIMUMS.RA4
  return insight(
    'RA4',
    { n: realised, ids: idsOf(judgedIssues) },
    [{ what: 'realisedRisks', have: realised, need }],
    () => against(identified, realised, targetPercent),
  )
}

/** Measures that succeeded, of all that were assessed. [RA5] */
export function responseSuccess(issues: readonly RetrospectiveIssue[]): Insight<RateAgainstTarget> {
  const judgedIssues = issues.filter(
    ({ outcome }) => outcome === 'success' || outcome === 'partial' || outcome === 'failure',
  )
  const { succeeded, assessed } = responseSuccessRate(issues)
  const { assessed: need, targetPercent } = RETROSPECTIVE_MINIMUMS.RA5
  return insight(
    'RA5',
    { n: assessed, ids: idsOf(judgedIssues) },
    [{ what: 'assessedMeasures', have: assessed, need }],
    () => against(succeeded, assessed, targetPercent),
  )
}

/** Clocks met, percent; `trendPoints` later half minus earlier half, null while there are too few for a trend. [RA6] */
export interface SlaHits {
  readonly rate: number
  readonly met: number
  readonly decided: number
  readonly running: number
  readonly missedIds: readonly string[]
  readonly trendPoints: number | null
}

const orderOf = (moment: Moment | null, timeZone: string): number => {
  if (moment === null) return Number.POSITIVE_INFINITY
  return (
    (moment.kind === 'instant' ? wallClockMs(moment.ms, timeZone) : (parseDay(moment.day) ?? 0) * 86_400_000) ??
    Number.POSITIVE_INFINITY
  )
}

/**
 * Hit rate of one of the two clocks, over the clocks that the cells of the table show. [RA6] [SL1]
 */
export function slaHits(
  issues: readonly RetrospectiveIssue[],
  clock: 'response' | 'solution',
  context: Pick<RetrospectiveContext, 'nowMs' | 'timeZone' | 'sla'>,
): Insight<SlaHits> {
  const limits = context.sla ?? DEFAULT_SLA_HOURS
  const now = { ms: context.nowMs, timeZone: context.timeZone }
  const issueClocks = issues.flatMap((issue) => {
    const judged = issueClock(issue, clock, limits, now)
    return judged === null ? [] : [{ id: issue.id, order: orderOf(issue.found, context.timeZone), value: judged.value }]
  })
  const { met, decided, running } = slaHitRate(issueClocks)
  const decidedClocks = issueClocks.filter(({ value }) => value === 'met' || value === 'missed' || value === 'overdue')
  const { decided: need, forTrend } = RETROSPECTIVE_MINIMUMS.RA6
  return insight(
    'RA6',
    { n: decided, ids: decidedClocks.map(({ id }) => id) },
    [{ what: 'decidedClocks', have: decided, need }],
    () => {
      const inTime = decidedClocks.toSorted((a, b) => (a.order === b.order ? 0 : a.order - b.order))
      const half = Math.floor(inTime.length / 2)
      const rateOf = (part: typeof inTime) => slaHitRate(part).value ?? 0
      return {
        rate: share(met, decided),
        met,
        decided,
        running,
        missedIds: decidedClocks.filter(({ value }) => value !== 'met').map(({ id }) => id),
        trendPoints:
          decided < forTrend ? null : withoutNoise(rateOf(inTime.slice(half)) - rateOf(inTime.slice(0, half))),
      }
    },
  )
}
