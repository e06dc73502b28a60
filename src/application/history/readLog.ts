import { dayOf, isMovedAfterDue, ok, type CalendarDate, written } from '../../domain/index.ts'
import type { RowOf, SheetLanguage } from '../../schema/index.ts'
import type { LoggedChange } from './moved.ts'
import type { CompanionTable } from '../engine/companionTable.ts'
import type { HostResult } from '../ports.ts'
import { changeId, isExplained, type ChangeEntry } from './changeEntry.ts'
import { entryOfRow, nameOfField, wordOf } from './changeRow.ts'

/** The log in two forms: entries to compute with, and lines for people to read. */
export interface ReadLog {
  readonly entries: readonly ChangeEntry[]
  /** The entries without a reason in the column 原因. */
  readonly unexplained: readonly ChangeEntry[]
  /** Newest first. */
  readonly changes: readonly (LoggedChange & { readonly at: number })[]
}

/** A change with the id of its row, or one that tells it from the others, and the reason that people gave for it. */
export interface LoggedEntry extends ChangeEntry {
  readonly id: string
  readonly reason: string | null
}

/** The changes in rows of 变更记录. */
export const loggedEntries = (rows: readonly RowOf<'changes'>[]): readonly LoggedEntry[] =>
  rows.flatMap((row) => {
    const entry = entryOfRow(row)
    return entry === null ? [] : [{ ...entry, id: row.recordId, reason: written(row.reason) }]
  })

/** Changes that no row holds. */
export const storedEntries = (entries: readonly ChangeEntry[]): readonly LoggedEntry[] =>
  entries.map((entry) => ({
    ...entry,
    id: changeId(entry),
    reason: entry.reason ?? null,
  }))

/** The first day of changes; null when there are none. */
export function dayOfFirst(entries: readonly Pick<ChangeEntry, 'at'>[], timeZone: string): CalendarDate | null {
  const first = entries.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY)
  return Number.isFinite(first) ? dayOf(first, timeZone) : null
}

/** The whole table 变更记录. It is read once; from then on events keep it true. */
export async function readLogTable(
  table: CompanionTable<'changes'>,
  titleOf: (taskId: string) => string | null,
  timeZone: string,
): HostResult<ReadLog> {
  if (table.context() === null) return ok({ entries: [], unexplained: [], changes: [] })
  const reading = await table.readWhole(() => undefined, new AbortController().signal)
  if (!reading.ok) return reading
  const rows = table.rows()
  return ok({
    entries: rows.flatMap((row) => entryOfRow(row) ?? []),
    unexplained: rows.flatMap((row) => ((row.reason ?? '').trim() === '' ? (entryOfRow(row) ?? []) : [])),
    changes: rows
      .flatMap((row) =>
        row.at === null
          ? []
          : [
              {
                id: row.recordId,
                isUnexplainedAfterDue: written(row.reason) === null && isAfterDue(entryOfRow(row), timeZone),
                at: row.at,
                on: dayOf(row.at, timeZone),
                recordId: row.task?.[0] ?? null,
                title: titleOf(row.task?.[0] ?? '') ?? row.title ?? '',
                campaignId: row.campaign?.[0] ?? null,
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
  unexplained: entries.filter((entry) => !isExplained(entry)),
  changes: entries
    .map((entry) => ({
      id: changeId(entry),
      isUnexplainedAfterDue: !isExplained(entry) && isAfterDue(entry, timeZone),
      at: entry.at,
      on: dayOf(entry.at, timeZone),
      recordId: entry.taskId === '' ? null : entry.taskId,
      title: titleOf(entry.taskId) ?? entry.title ?? '',
      campaignId: entry.campaignId,
      field: nameOfField(entry.field, language),
      before: wordOf(entry.field, entry.before, language) ?? '',
      after: wordOf(entry.field, entry.after, language) ?? '',
      by: entry.source,
      reason: entry.reason ?? null,
    }))
    .sort(newestFirst),
})

/** Whether a person moved a planned end later when it had passed. */
const isAfterDue = (entry: ChangeEntry | null, timeZone: string): boolean =>
  entry !== null &&
  entry.kind === 'planDates' &&
  entry.field === 'plannedEnd' &&
  entry.source === 'people' &&
  isMovedAfterDue({ on: dayOf(entry.at, timeZone), from: entry.before, to: entry.after })

/** Joins two logs of one sheet, the earlier one first. */
export const joinLogs = (earlier: ReadLog, later: ReadLog): ReadLog => ({
  entries: [...earlier.entries, ...later.entries],
  unexplained: [...earlier.unexplained, ...later.unexplained],
  changes: [...earlier.changes, ...later.changes].sort(newestFirst),
})

const newestFirst = (one: { readonly at: number }, other: { readonly at: number }): number => other.at - one.at

/** The first day in a log; null when the log is empty. */
export const loggedSince = ({ changes }: ReadLog): CalendarDate | null => changes.at(-1)?.on ?? null
