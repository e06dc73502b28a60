import type { CalendarDate } from '../../domain/index.ts'
import { cellWords, type SheetLanguage, type TaskFieldKey, type TaskRow } from '../../schema/index.ts'
import type { TrackingLogEntry } from '../engine/engineState.ts'
import type { ChangeEntry } from './changeEntry.ts'

export interface LogContext {
  /** When the change was seen, milliseconds. */
  readonly at: number
  readonly today: CalendarDate
  /** The first day of the campaign; null when nothing is planned: added and deleted tasks are then not logged. */
  readonly kickOff: CalendarDate | null
  /** The language of the sheet; zh-CN when absent. */
  readonly language?: SheetLanguage
}

const PLAN_FIELDS = ['plannedStart', 'plannedEnd'] as const

/**
 * The log entries for the difference between two readings of a task; null stands for a task that does not exist.
 * Filling in an empty date is planning and not a change, so it is not logged. [LG1]
 */
export function logEntries(before: TaskRow | null, after: TaskRow | null, context: LogContext): readonly ChangeEntry[] {
  const row = after ?? before
  if (row === null) return []
  const entry = (
    kind: ChangeEntry['kind'],
    field: TaskFieldKey,
    from: string | null,
    to: string | null,
  ): ChangeEntry => ({
    at: context.at,
    taskId: row.recordId,
    title: row.title,
    campaignId: row.campaign?.[0] ?? null,
    kind,
    field,
    before: from,
    after: to,
    source: 'people',
  })
  if (before === null || after === null) {
    if (context.kickOff === null || context.today < context.kickOff) return []
    return [entry('scope', 'title', titleOf(before, context), titleOf(after, context))]
  }
  return [
    ...PLAN_FIELDS.flatMap((field) =>
      before[field] === null || before[field] === after[field]
        ? []
        : [entry('planDates', field, before[field], after[field])],
    ),
    ...(before.hold === after.hold ? [] : [entry('hold', 'hold', before.hold, after.hold)]),
    ...((before.progress ?? 0) > (after.progress ?? 0)
      ? [entry('state', 'progress', textOf(before.progress), textOf(after.progress))]
      : []),
  ]
}

const titleOf = (row: TaskRow | null, { language = 'zh-CN' }: LogContext): string | null =>
  row === null ? null : (row.title ?? cellWords(language).untitled)
const textOf = (progress: number | null): string | null => (progress === null ? null : String(progress))

/** The log entry for a write of the engine; null for one that the comparison of two readings logs as well. */
export function trackedEntry(
  { at, recordId, title, what }: TrackingLogEntry,
  campaignId: string | null,
): ChangeEntry | null {
  const entry = { at, taskId: recordId, title, campaignId, kind: 'state' } as const
  switch (what.kind) {
    case 'stateRestored':
      return { ...entry, field: 'state', before: what.from, after: what.to, source: 'extension' }
    case 'stamped':
      return { ...entry, field: what.field, before: what.from, after: what.to, source: 'extension' }
    case 'intentRecorded':
      return what.asked === 'done' ? { ...entry, field: 'state', before: null, after: 'done', source: 'people' } : null
    case 'heldByStatement':
      return { ...entry, kind: 'hold', field: 'hold', before: what.from, after: what.to, source: 'people' }
    case 'planChanged':
      return null
  }
}
