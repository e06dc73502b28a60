import { addDays, parseDay, weekdayOf, type CalendarDate } from './calendarDate.ts'
import { type CampaignStateExplanation, isPutAway } from './campaignState.ts'
import { byText } from './order.ts'

/** The six reports, from the most frequent to the last one of a campaign. */
export const REPORT_KINDS = ['daily', 'weekly', 'deviation', 'phase', 'evaluation', 'retrospective'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** What decides which report is due. */
export interface DueFacts {
  readonly asOf: CalendarDate
  /** Where each of the campaigns is; a sheet without campaigns is one. [CS1] */
  readonly states: readonly Pick<CampaignStateExplanation, 'value' | 'because'>[]
  /** The campaign's last day; null when nobody has entered one. */
  readonly campaignEnd: CalendarDate | null
  /** The day on which the evaluation is due [EV1]; null without an end. */
  readonly evaluationDue: CalendarDate | null
  /** Every task is done or cancelled. */
  readonly isFinished: boolean
  /** The stages of which every task is done or cancelled, with the last actual end of their tasks. */
  readonly closedPhases: readonly { readonly phase: string; readonly on: CalendarDate | null }[]
}

/** Why a report is due. `on` is the day on which the campaign, or the phase, ended. */
export type DueBecause =
  | { readonly kind: 'campaignEnded'; readonly on: CalendarDate }
  /** The campaign has ended, and the day of its evaluation has passed or is not known. */
  | { readonly kind: 'evaluationPassed'; readonly on: CalendarDate; readonly evaluationDue: CalendarDate | null }
  | { readonly kind: 'allFinished' }
  /** People say that the campaign is being reviewed. */
  | { readonly kind: 'reviewing' }
  | { readonly kind: 'phaseClosed'; readonly on: CalendarDate }
  | { readonly kind: 'friday' }
  | { readonly kind: 'everyDay' }

/** The report that is due, by when and why. `phase` names the stage of a phase review. */
export interface DueReport {
  readonly kind: ReportKind
  readonly due: CalendarDate
  readonly phase: string | null
  readonly because: DueBecause
}

/** A phase review is due for so many days after the phase has closed. */
const PHASE_REVIEW_DAYS = 3
const FRIDAY = 5

/**
 * The report that is due on the as-of day; null before a campaign begins and once people have put it away. [DU1] After a
 * campaign's end the evaluation, until its day has passed [EV1], and
 * then the retrospective; the retrospective too when every task is finished and no end is known. While a campaign runs:
 * the review of a phase that closed in the last 3 days, on Fridays the weekly report, otherwise the daily brief.
 */
export function dueReport(facts: DueFacts): DueReport | null {
  const { asOf, states, campaignEnd, evaluationDue, isFinished, closedPhases } = facts
  if (states.every((state) => state.value === 'notStarted' || isPutAway(state))) return null
  if (campaignEnd !== null && asOf > campaignEnd) {
    return evaluationDue !== null && asOf <= evaluationDue
      ? { kind: 'evaluation', due: evaluationDue, phase: null, because: { kind: 'campaignEnded', on: campaignEnd } }
      : {
          kind: 'retrospective',
          due: asOf,
          phase: null,
          because: { kind: 'evaluationPassed', on: campaignEnd, evaluationDue },
        }
  }
  if (campaignEnd === null && isFinished)
    return { kind: 'retrospective', due: asOf, phase: null, because: { kind: 'allFinished' } }
  if (states.every((state) => (state.value === 'reviewing' && state.because === 'phase') || isPutAway(state)))
    return { kind: 'retrospective', due: asOf, phase: null, because: { kind: 'reviewing' } }
  const closed = closedPhases
    .flatMap(({ phase, on }) => (on === null ? [] : [{ phase, due: addDays(on, PHASE_REVIEW_DAYS), on }]))
    .filter(({ on, due }) => on <= asOf && asOf <= due)
    .toSorted((a, b) => byText(b.on, a.on) || byText(a.phase, b.phase))
  const [last] = closed
  if (last !== undefined)
    return { kind: 'phase', due: last.due, phase: last.phase, because: { kind: 'phaseClosed', on: last.on } }
  const day = parseDay(asOf)
  const isFriday = day !== null && weekdayOf(day) === FRIDAY
  return {
    kind: isFriday ? 'weekly' : 'daily',
    due: asOf,
    phase: null,
    because: { kind: isFriday ? 'friday' : 'everyDay' },
  }
}
