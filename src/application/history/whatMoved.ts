import type { AssessedTask } from '../../schema/index.ts'
import {
  assessTask,
  byDay,
  dayOf,
  type AssessContext,
  type CalendarDate,
  type TaskFacts,
  type TaskState,
} from '../../domain/index.ts'
import { progressOn, type ProgressMarks, type Snapshot } from './snapshot.ts'
import type { ChangeEntry } from './changeEntry.ts'
import { undo } from './undo.ts'

/** A value at the end of a day, and now. */
export interface Difference<Value> {
  readonly from: Value
  readonly to: Value
}

/** How the figures of a campaign have changed. Percent and points. */
export interface CampaignMoved {
  /** Null for the whole sheet. */
  readonly campaignId: string | null
  /** The day of the snapshot: the last one up to the chosen day, else the first one after it. */
  readonly fromDay: CalendarDate
  readonly planned: Difference<number | null>
  readonly actual: Difference<number | null>
  readonly deviation: Difference<number | null>
}

/** How a task has changed. A part is null when it is the same, or when its earlier value is not known. */
export interface TaskMoved {
  readonly recordId: string
  readonly title: string | null
  readonly change: 'added' | 'deleted' | 'changed'
  readonly plannedStart: Difference<CalendarDate | null> | null
  readonly plannedEnd: Difference<CalendarDate | null> | null
  readonly hold: Difference<TaskFacts['hold']> | null
  /** Progress as entered, percent. */
  readonly progress: Difference<number | null> | null
  /** Points. */
  readonly deviation: Difference<number | null> | null
  readonly state: Difference<TaskState> | null
  /** False when no mark of its progress reaches back to the day. */
  readonly isProgressKnown: boolean
  /** The log entries about the task since the day, oldest first. */
  readonly entries: readonly ChangeEntry[]
}

/** What has changed between the end of a day and now. [EX3] */
export interface WhatMoved {
  readonly since: CalendarDate
  readonly to: CalendarDate
  readonly campaigns: readonly CampaignMoved[]
  /** The tasks that changed; those whose deviation fell most come first. */
  readonly tasks: readonly TaskMoved[]
  /** The first day of which anything was kept; null when nothing was. */
  readonly knownSince: CalendarDate | null
}

export interface MovedInput {
  readonly snapshots: readonly Snapshot[]
  readonly log: readonly ChangeEntry[]
  readonly marks: ProgressMarks
  readonly tasks: readonly AssessedTask[]
  /** The figures now, one for each campaign. */
  readonly now: readonly Omit<Snapshot, 'day'>[]
  readonly assess: AssessContext
  readonly timeZone: string
}

/** Compares now with the end of a day, by the snapshots, the change log and the marks of progress. [EX3] */
export function whatMoved(since: CalendarDate, input: MovedInput): WhatMoved {
  const { tasks, assess, snapshots, marks, timeZone } = input
  const log = input.log.toSorted((a, b) => a.at - b.at)
  const later = new Map<string, ChangeEntry[]>()
  for (const entry of log) {
    if (dayOf(entry.at, timeZone) > since) later.set(entry.taskId, [...(later.get(entry.taskId) ?? []), entry])
  }
  const there = new Set(tasks.map(({ row }) => row.recordId))
  const moved = tasks.flatMap((task) => taskMoved(task, since, later.get(task.row.recordId) ?? [], marks, assess) ?? [])
  const deleted = [...later].flatMap(([recordId, entries]) =>
    there.has(recordId) ? [] : deletedTask(recordId, entries),
  )
  const days = [
    ...snapshots.map(({ day }) => day),
    ...log.slice(0, 1).map(({ at }) => dayOf(at, timeZone)),
    ...Object.values(marks).flatMap(([first]) => (first === undefined ? [] : [first[0]])),
  ]
  return {
    since,
    to: assess.asOf,
    campaigns: input.now.flatMap((now) => campaignMoved(now, since, snapshots) ?? []),
    tasks: [...deleted, ...moved].sort((a, b) => pointsGained(a) - pointsGained(b)),
    knownSince: days.reduce<CalendarDate | null>((first, day) => (first === null || day < first ? day : first), null),
  }
}

/** The points that the deviation has risen, to sort by. Deleted tasks come first, tasks without a deviation last. */
function pointsGained({ change, deviation }: TaskMoved): number {
  if (change === 'deleted') return Number.NEGATIVE_INFINITY
  const { from = null, to = null } = deviation ?? {}
  return from === null || to === null ? Number.POSITIVE_INFINITY : to - from
}

function campaignMoved(
  now: Omit<Snapshot, 'day'>,
  since: CalendarDate,
  snapshots: readonly Snapshot[],
): CampaignMoved | null {
  const own = snapshots.filter(({ campaignId }) => campaignId === now.campaignId).sort(byDay)
  const from = own.findLast(({ day }) => day <= since) ?? own[0]
  if (from === undefined) return null
  return {
    campaignId: now.campaignId,
    fromDay: from.day,
    planned: { from: from.planned, to: now.planned },
    actual: { from: from.actual, to: now.actual },
    deviation: { from: deviationOf(from), to: deviationOf(now) },
  }
}

const deviationOf = ({ planned, actual }: Pick<Snapshot, 'planned' | 'actual'>): number | null =>
  planned === null || actual === null ? null : actual - planned

function taskMoved(
  { row, facts, assessment }: AssessedTask,
  since: CalendarDate,
  entries: readonly ChangeEntry[],
  marks: ProgressMarks,
  assess: AssessContext,
): TaskMoved | null {
  const isAdded = entries.some(({ kind, before }) => kind === 'scope' && before === null)
  const marked = progressOn(marks, row.recordId, since)
  const undone = undo(facts, entries)
  const before: TaskFacts = { ...undone, progress: marked === undefined ? undone.progress : marked }
  // A task with an actual end on or before the day was at 100 on it, even without a mark.
  const isProgressKnown = marked !== undefined || (facts.actualEnd !== null && facts.actualEnd <= since)
  const then = assessTask(before, { ...assess, today: since, asOf: since })
  const isComparable = isProgressKnown && !isAdded
  const moved: TaskMoved = {
    recordId: row.recordId,
    title: row.title,
    change: isAdded ? 'added' : 'changed',
    plannedStart: isAdded ? null : movedBetween(before.plannedStart, facts.plannedStart),
    plannedEnd: isAdded ? null : movedBetween(before.plannedEnd, facts.plannedEnd),
    hold: isAdded ? null : movedBetween(before.hold, facts.hold),
    progress: isComparable ? movedBetween(before.progress, facts.progress) : null,
    deviation: isComparable ? movedBetween(then.deviation, assessment.deviation) : null,
    state: isComparable ? movedBetween(then.state, assessment.state) : null,
    isProgressKnown,
    entries,
  }
  const { plannedStart, plannedEnd, hold, progress, deviation, state } = moved
  return isAdded ||
    entries.length > 0 ||
    [plannedStart, plannedEnd, hold, progress, deviation, state].some((part) => part !== null)
    ? moved
    : null
}

const movedBetween = <Value>(from: Value, to: Value): Difference<Value> | null => (from === to ? null : { from, to })

/** A deleted task, from its log entries: nothing else is known of it. */
function deletedTask(recordId: string, entries: readonly ChangeEntry[]): readonly TaskMoved[] {
  const deletion = entries.findLast(({ kind, after }) => kind === 'scope' && after === null)
  if (deletion === undefined) return []
  return [
    {
      recordId,
      title: deletion.before,
      change: 'deleted',
      plannedStart: null,
      plannedEnd: null,
      hold: null,
      progress: null,
      deviation: null,
      state: null,
      isProgressKnown: false,
      entries,
    },
  ]
}
