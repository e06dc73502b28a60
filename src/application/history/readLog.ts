import { dayOf, ok, type CalendarDate } from '../../domain/index.ts'
import { fieldName, type RowOf, type SheetLanguage } from '../../schema/index.ts'
import type { LoggedChange } from './moved.ts'
import type { CompanionTable } from '../engine/companionTable.ts'
import type { HostPort, HostResult } from '../ports.ts'
import type { ChangeEntry } from './changeEntry.ts'
import { entryOfRow, wordOf } from './changeRow.ts'

/** The log in two forms: entries to compute with, and lines for people to read. */
export interface ReadLog {
  readonly entries: readonly ChangeEntry[]
  /** The entries without a reason in the column 原因. */
  readonly unexplained: readonly ChangeEntry[]
  /** Newest first. */
  readonly changes: readonly (LoggedChange & { readonly at: number })[]
}

/** Reads the whole table 变更记录. */
export async function readLogTable(
  host: Pick<HostPort, 'readAll'>,
  table: CompanionTable<'changes'>,
  titleOf: (taskId: string) => string | null,
  timeZone: string,
): HostResult<ReadLog> {
  const context = table.context()
  const rows: RowOf<'changes'>[] = []
  if (context === null) return ok({ entries: [], unexplained: [], changes: [] })
  const reading = await host.readAll(context, (page) => rows.push(...page), new AbortController().signal)
  if (!reading.ok) return reading
  return ok({
    entries: rows.flatMap((row) => entryOfRow(row) ?? []),
    unexplained: rows.flatMap((row) => ((row.reason ?? '').trim() === '' ? (entryOfRow(row) ?? []) : [])),
    changes: rows
      .flatMap((row) =>
        row.at === null
          ? []
          : [
              {
                at: row.at,
                on: dayOf(row.at, timeZone),
                recordId: row.task?.[0] ?? null,
                title: titleOf(row.task?.[0] ?? '') ?? row.title ?? '',
                field: row.field ?? '',
                before: row.before ?? '',
                after: row.after ?? '',
                by: row.source === 'extension' ? ('extension' as const) : ('people' as const),
                reason: row.reason,
              },
            ],
      )
      .sort(newestFirst),
  })
}

/** The log of a sheet without the table 变更记录, from its stored history. */
export const readStoredLog = (
  entries: readonly ChangeEntry[],
  titleOf: (taskId: string) => string | null,
  timeZone: string,
  language: SheetLanguage,
): ReadLog => ({
  entries,
  unexplained: entries,
  changes: entries
    .map((entry) => ({
      at: entry.at,
      on: dayOf(entry.at, timeZone),
      recordId: entry.taskId === '' ? null : entry.taskId,
      title: titleOf(entry.taskId) ?? entry.title ?? '',
      field: fieldName('tasks', entry.field, language),
      before: wordOf(entry.field, entry.before, language) ?? '',
      after: wordOf(entry.field, entry.after, language) ?? '',
      by: entry.source,
      reason: null,
    }))
    .sort(newestFirst),
})

/** Joins two logs of one sheet, the earlier one first. */
export const joinLogs = (earlier: ReadLog, later: ReadLog): ReadLog => ({
  entries: [...earlier.entries, ...later.entries],
  unexplained: [...earlier.unexplained, ...later.unexplained],
  changes: [...earlier.changes, ...later.changes].sort(newestFirst),
})

const newestFirst = (one: { readonly at: number }, other: { readonly at: number }): number => other.at - one.at

/** The first day in a log; null when the log is empty. */
export const loggedSince = ({ changes }: ReadLog): CalendarDate | null => changes.at(-1)?.on ?? null
