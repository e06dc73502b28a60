import type { CalendarDate } from './calendarDate.ts'
import { parseDay } from './calendarDate.ts'

/** Where a campaign is, in the order that it goes through; the last two were put away by people. [CS1] */
export const CAMPAIGN_STATES = ['notStarted', 'running', 'reviewing', 'archived', 'cancelled'] as const
export type CampaignState = (typeof CAMPAIGN_STATES)[number]

/** What tells where a campaign is. */
export interface CampaignStateFacts {
  /** 活动阶段 as people chose it; null when empty, or where the sheet has no such column. */
  readonly phase: string | null
  readonly startDay: CalendarDate | null
  readonly endDay: CalendarDate | null
  /** The first planned day of its tasks; null without one. */
  readonly firstPlannedDay: CalendarDate | null
  /** Nothing is left to do. [RU2] */
  readonly isFinished: boolean
  /** The tasks that have begun. */
  readonly begunIds: readonly string[]
  readonly today: CalendarDate
}

/** Where a campaign is, and what says so. */
export interface CampaignStateExplanation {
  readonly rule: 'CS1'
  readonly value: CampaignState
  readonly because: 'phase' | 'finished' | 'ended' | 'begun' | 'startReached' | 'startAhead' | 'nothingBegun'
  /** The day that decides, where one does. */
  readonly on: CalendarDate | null
  /** The tasks that have begun, when they decide. */
  readonly ids: readonly string[]
}

/**
 * Where a campaign is [CS1]. People's 复盘中, 已归档 and 已取消 count as they stand. Otherwise the facts go before 筹备, which
 * nobody may have changed: nothing is left to do, or its end has passed while nobody calls it 执行中: reviewing. 执行中, a
 * task that has begun, or a start that is reached: running. Else it has not started.
 */
export function campaignState(facts: CampaignStateFacts): CampaignStateExplanation {
  const { phase, begunIds, endDay } = facts
  const explained = (
    value: CampaignState,
    because: CampaignStateExplanation['because'],
    on: CalendarDate | null = null,
    ids: readonly string[] = [],
  ): CampaignStateExplanation => ({ rule: 'CS1', value, because, on, ids })
  if (phase === 'archived' || phase === 'cancelled' || phase === 'reviewing') return explained(phase, 'phase')
  if (facts.isFinished) return explained('reviewing', 'finished')
  if (phase === 'running') return explained('running', 'phase')
  const today = parseDay(facts.today) ?? Number.NEGATIVE_INFINITY
  const end = parseDay(endDay)
  if (end !== null && end < today) return explained('reviewing', 'ended', endDay)
  if (begunIds.length > 0) return explained('running', 'begun', null, begunIds)
  const startDay = parseDay(facts.startDay) === null ? facts.firstPlannedDay : facts.startDay
  const start = parseDay(startDay)
  if (start === null) return explained('notStarted', 'nothingBegun')
  return start <= today
    ? explained('running', 'startReached', startDay)
    : explained('notStarted', 'startAhead', startDay)
}

/** Whether a campaign has been put away by people. */
export const isPutAway = <State extends Pick<CampaignStateExplanation, 'value'>>(
  state: State,
): state is State & { readonly value: 'archived' | 'cancelled' } =>
  state.value === 'archived' || state.value === 'cancelled'
