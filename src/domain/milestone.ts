import type { CalendarDate } from './calendarDate.ts'
import { daysBetween } from './calendarDate.ts'
import type { TaskAssessment } from './task.ts'

/** 审核结果 of a milestone; null where nobody has chosen one. */
export type MilestoneReview = 'pending' | 'passed' | 'failed' | null

/** Whether a milestone was reached and its review is missing or not passed. Its state stays 已完成. [FL1] [ST1] */
export const awaitsReview = ({
  state,
  flags,
}: Pick<TaskAssessment, 'state'> & Partial<Pick<TaskAssessment, 'flags'>>) =>
  state === 'done' && flags?.includes('milestoneUnreviewed') === true

/**
 * Whether a task counts as done: a milestone only once it has passed its review. Every count of done tasks asks this.
 * [RU1]
 */
export const countsAsDone = (
  assessment: Pick<TaskAssessment, 'state'> & Partial<Pick<TaskAssessment, 'flags'>>,
): boolean => assessment.state === 'done' && !awaitsReview(assessment)

/** Whether nothing more is to be done for a task: it counts as done, or it is cancelled. A paused one waits. [RA17] */
export const isClosed = (assessment: Pick<TaskAssessment, 'state'> & Partial<Pick<TaskAssessment, 'flags'>>): boolean =>
  assessment.state === 'cancelled' || countsAsDone(assessment)

/** Where a milestone stands. `reached` and `failed` do not count as done. [MS1] */
export interface MilestoneStanding {
  readonly rule: 'MS1'
  /** `passed` = done; `reached` = waits for its review; `failed` = the review did not pass it. */
  readonly value: 'passed' | 'reached' | 'failed' | 'late' | 'ahead' | 'paused' | 'cancelled'
  /** Days from today to the planned day, negative when it has passed; null without one. */
  readonly daysLeft: number | null
  /** What a reached milestone has to tell and does not. [S2-11] */
  readonly lacks: readonly ('actualEnd' | 'achieved' | 'review')[]
}

/** Where a milestone stands, and what is missing once it is reached. `has`: the columns that the sheet has. [MS1] */
export function milestoneStanding(
  milestone: {
    readonly assessment: Pick<TaskAssessment, 'state' | 'flags'>
    readonly plannedEnd: CalendarDate | null
    readonly actualEnd: CalendarDate | null
    readonly achieved: string | null
    readonly review: MilestoneReview
  },
  has: Readonly<Record<'actualEnd' | 'achieved' | 'review', boolean>>,
  today: CalendarDate,
): MilestoneStanding {
  const { assessment, plannedEnd, actualEnd, achieved, review } = milestone
  const standing = (value: MilestoneStanding['value'], lacks: MilestoneStanding['lacks'] = []): MilestoneStanding => ({
    rule: 'MS1',
    value,
    daysLeft: daysBetween(today, plannedEnd),
    lacks,
  })
  const { state } = assessment
  if (state === 'paused' || state === 'cancelled') return standing(state)
  if (state === 'delayed') return standing('late')
  if (state !== 'done') return standing('ahead')
  const lacks = (
    [
      ['actualEnd', actualEnd === null],
      ['achieved', achieved === null],
      ['review', review === null || review === 'pending'],
    ] as const
  ).flatMap(([field, isMissing]) => (has[field] && isMissing ? [field] : []))
  if (countsAsDone(assessment)) return standing('passed', lacks)
  return standing(review === 'failed' ? 'failed' : 'reached', lacks)
}
