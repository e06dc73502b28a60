import type { CalendarDate } from '../../domain/index.ts'
import type { TaskFieldKey, TaskRow } from '../../schema/index.ts'
import type { ChangeEntry } from './changeEntry.ts'

export interface LogContext {
  /** When the change was seen. Milliseconds. */
  readonly at: number
  readonly today: CalendarDate
  /** The first day of the campaign; null: not planned yet, and what is added or deleted is no change of scope. */
  readonly kickOff: CalendarDate | null
}

const PLAN_FIELDS = ['plannedStart', 'plannedEnd'] as const

/**
 * What a change between two readings of a task means for the log; null stands for a task that is not there. Filling a
 * plan in is planning: a change is logged from the first value on. [G43]
 */
export function logEntries(before: TaskRow | null, after: TaskRow | null, context: LogContext): readonly ChangeEntry[] {
  const row = after ?? before
  if (row === null) return []
  const entry = (kind: ChangeEntry['kind'], field: TaskFieldKey, from: string | null, to: string | null): ChangeEntry => ({
    at: context.at, taskId: row.recordId, title: row.title, campaignId: row.campaign?.[0] ?? null, kind, field, before: from, after: to, source: 'people',
  })
  if (before === null || after === null) {
    if (context.kickOff === null || context.today < context.kickOff) return []
    return [entry('scope', 'title', before === null ? null : (before.title ?? ''), after === null ? null : (after.title ?? ''))]
  }
  return [
    ...PLAN_FIELDS.flatMap((field) =>
      before[field] === null || before[field] === after[field] ? [] : [entry('planDates', field, before[field], after[field])]),
    ...(before.hold === after.hold ? [] : [entry('hold', 'hold', before.hold, after.hold)]),
    ...((before.progress ?? 0) > (after.progress ?? 0)
      ? [entry('state', 'progress', textOf(before.progress), textOf(after.progress))]
      : []),
  ]
}

const textOf = (progress: number | null): string | null => (progress === null ? null : String(progress))
