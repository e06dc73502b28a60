import { daysBetween, parseDay } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import { forComparison, usableNumber } from './exactness.ts'
import { TASK_FLAGS, stillMatters } from './flags.ts'
import type { TaskFlag } from './flags.ts'
import { ownerFlag } from './owner.ts'
import type { AccountableFlag, OwnerFacts } from './owner.ts'
import { isOpen } from './state.ts'
import type { TaskAssessment } from './task.ts'

const RANK: ReadonlyMap<TaskFlag, number> = new Map(TASK_FLAGS.map((flag, at) => [flag, at]))

/** An update may be this many days old, by 更新频率. [FL1] */
export const UPDATE_MAX_AGE_DAYS = { daily: 1, weekly: 7 } as const

/**
 * What is known of a task beyond its dates and progress. A property is absent when the sheet has no column or log for
 * it; then nothing is flagged for it.
 */
export interface TaskRecordFacts {
  readonly owner?: OwnerFacts
  /** What is wrong with the A of the task, seen with those of the tasks beside it. [OW1] */
  readonly accountable?: AccountableFlag | null
  /** 交付物 as text. */
  readonly deliverable?: string | null
  /** 实际结束 as people entered it. */
  readonly actualEnd?: CalendarDate | null
  /** Number of files in 交付附件. */
  readonly deliverableFiles?: number
  readonly milestone?: { readonly review: 'pending' | 'passed' | 'failed' | null }
  /** Changes of the planned end, in any order. */
  readonly replans?: readonly {
    readonly on: CalendarDate
    readonly from: CalendarDate | null
    readonly to: CalendarDate | null
  }[]
  /** Entered progress, oldest first, percent. */
  readonly progressHistory?: readonly (number | null)[]
  /** The last day on which the task was still seen unfinished. */
  readonly unfinishedOn?: CalendarDate
  readonly lastUpdate?: { readonly on: CalendarDate | null; readonly frequency: 'daily' | 'weekly' | null }
  readonly onDependencyCycle?: boolean
  readonly hasBufferViolation?: boolean
}

const wentDown = (history: readonly (number | null)[]): boolean => {
  const entries = history.flatMap((value) => usableNumber(value) ?? [])
  return entries.some((value, at) => at > 0 && forComparison(value) < forComparison(entries[at - 1] ?? value))
}

const endsBefore = (end: CalendarDate | null, unfinishedOn: CalendarDate | null): boolean => {
  const [ended, seen] = [parseDay(end), parseDay(unfinishedOn)]
  return ended !== null && seen !== null && ended < seen
}

/** Whether a planned end was moved later after the old one had passed. */
export function isMovedAfterDue({ on, from, to }: NonNullable<TaskRecordFacts['replans']>[number]): boolean {
  const [changedOn, before, after] = [parseDay(on), parseDay(from), parseDay(to)]
  return changedOn !== null && before !== null && after !== null && after > before && changedOn > before
}

/** Whether news of a task is due: it is under way, or ought to be. [RA15] */
export const awaitsNews = ({ state, flags }: Pick<TaskAssessment, 'state' | 'flags'>): boolean =>
  isOpen(state) && (state !== 'notStarted' || flags.includes('lateStart'))

/** Whether a task that has begun, or should have, was last updated longer ago than its 更新频率 (else weekly) allows. */
function isStale(
  update: NonNullable<TaskRecordFacts['lastUpdate']>,
  assessment: TaskAssessment,
  asOf: CalendarDate,
): boolean {
  if (!awaitsNews(assessment) || update.on === null) return false
  const age = daysBetween(update.on, asOf)
  return age !== null && age > UPDATE_MAX_AGE_DAYS[update.frequency ?? 'weekly']
}

/**
 * Every data flag of a task: those of its assessment and those that need people, texts, history or other tasks. [FL1]
 * In the order of `TASK_FLAGS`; those that do not matter any more in the task's state are left out.
 */
export function taskDataFlags(
  assessment: TaskAssessment,
  record: TaskRecordFacts,
  asOf: CalendarDate,
): readonly TaskFlag[] {
  const all = everyFlag(assessment, record, asOf)
  return all.every((flag) => stillMatters(flag, assessment.state))
    ? all
    : all.filter((flag) => stillMatters(flag, assessment.state))
}

function everyFlag(assessment: TaskAssessment, record: TaskRecordFacts, asOf: CalendarDate): readonly TaskFlag[] {
  const flags: TaskFlag[] = []
  const isDone = assessment.state === 'done'
  const owner = record.owner === undefined ? null : ownerFlag(record.owner)
  if (owner !== null) flags.push(owner)
  if (record.accountable) flags.push(record.accountable)
  if (record.deliverable !== undefined && (record.deliverable ?? '').trim() === '') flags.push('noDeliverable')
  if (isDone && record.deliverableFiles === 0) flags.push('doneWithoutDeliverable')
  if (record.replans?.some(isMovedAfterDue) === true) flags.push('replannedAfterDue')
  if (wentDown(record.progressHistory ?? [])) flags.push('progressWentDown')
  if (isDone && endsBefore(record.actualEnd ?? null, record.unfinishedOn ?? null)) flags.push('actualEndBackdated')
  if (record.lastUpdate !== undefined && isStale(record.lastUpdate, assessment, asOf)) flags.push('staleUpdate')
  if (record.onDependencyCycle === true) flags.push('dependencyCycle')
  if (record.hasBufferViolation === true) flags.push('bufferViolated')
  if (isDone && record.milestone !== undefined && record.milestone.review !== 'passed')
    flags.push('milestoneUnreviewed')
  if (flags.length === 0) return assessment.flags
  if (flags.length === 1 && assessment.flags.length === 0) return flags
  return [...new Set([...assessment.flags, ...flags])].sort(
    (one, other) => (RANK.get(one) ?? 0) - (RANK.get(other) ?? 0),
  )
}
