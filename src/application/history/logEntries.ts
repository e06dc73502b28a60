import type { CalendarDate } from '../../domain/index.ts'
import { cellWords, type SheetLanguage, type TaskFieldKey, type TaskRow } from '../../schema/index.ts'
import type { TrackingLogEntry } from '../engine/engineState.ts'
import { modifierOf, type ChangeEntry } from './changeEntry.ts'

export interface LogContext {
  /** When the change was seen, milliseconds. */
  readonly at: number
  readonly today: CalendarDate
  /**
   * The day from which on the scope stands: the first day of the campaign, or any day once its plan was frozen. Null when
   * nothing is planned: added and deleted tasks are then not logged.
   */
  readonly kickOff: CalendarDate | null
  /** The language of the sheet; zh-CN when absent. */
  readonly language?: SheetLanguage
}

const PLAN_FIELDS = ['plannedStart', 'plannedEnd'] as const

/**
 * The log entries for the difference between two readings of a task; null stands for a task that does not exist.
 * Filling in an empty date is planning and not a change, so it is not logged. [LG1] Of a change of the plan the reason is
 * asked. [LG2]
 */
export function logEntries(before: TaskRow | null, after: TaskRow | null, context: LogContext): readonly ChangeEntry[] {
  const row = after ?? before
  if (row === null) return []
  const entry = (
    kind: ChangeEntry['kind'],
    field: TaskFieldKey,
    from: string | null,
    to: string | null,
    asks: boolean,
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
    ...(asks ? { asks } : {}),
    ...modifierOf(after),
  })
  const hasBegun = context.kickOff !== null && context.today >= context.kickOff
  if (before === null || after === null)
    return hasBegun ? [entry('scope', 'title', titleOf(before, context), titleOf(after, context), true)] : []
  return [
    ...PLAN_FIELDS.flatMap((field) =>
      before[field] === null || before[field] === after[field]
        ? []
        : [entry('planDates', field, before[field], after[field], true)],
    ),
    ...(before.hold === after.hold
      ? []
      : [entry('hold', 'hold', before.hold, after.hold, hasBegun && isScope(before.hold, after.hold))]),
    ...((before.progress ?? 0) > (after.progress ?? 0)
      ? [entry('state', 'progress', textOf(before.progress), textOf(after.progress), false)]
      : []),
  ]
}

/** Whether a task leaves the plan with this hold, or comes back into it: one that is paused stays in it. */
const isScope = (from: string | null, to: string | null): boolean => from === 'cancelled' || to === 'cancelled'

const titleOf = (row: TaskRow | null, { language = 'zh-CN' }: LogContext): string | null =>
  row === null ? null : (row.title ?? cellWords(language).untitled)
const textOf = (progress: number | null): string | null => (progress === null ? null : String(progress))

/** The log entry for a write of the engine; null for one that the comparison of two readings logs as well. */
export function trackedEntry(
  { at, recordId, title, what }: TrackingLogEntry,
  campaignId: string | null,
  hasBegun = false,
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
      return {
        ...entry,
        kind: 'hold',
        field: 'hold',
        before: what.from,
        after: what.to,
        source: 'people',
        ...(hasBegun && isScope(what.from, what.to) ? { asks: true } : {}),
      }
    case 'planChanged':
      return null
  }
}
