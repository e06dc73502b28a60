import { ok, type Result } from '../../domain/index.ts'
import type { RowOf, SheetLanguage } from '../../schema/index.ts'
import type { CompanionTable } from '../engine/companionTable.ts'
import type { HostError, HostPort } from '../ports.ts'
import { knownChanges, type ChangeEntry } from './changeEntry.ts'
import { changeCells, entryOfRow } from './changeRow.ts'

/** Rows of other sidebars about the same change come within this time. Milliseconds. */
const WATCHED_MS = 600_000

interface OwnRow {
  readonly recordId: string
  readonly entry: ChangeEntry
}

/**
 * Writes changes into 变更记录. Every sidebar that looks on sees the same change: who comes later finds the row of the
 * other one and adds none; when two have added theirs, the maker of the later row takes it back.
 */
export interface LogKeeper {
  /** Whether the changes can be written into the table at all. */
  isOpen(): boolean
  add(entries: readonly ChangeEntry[]): Promise<Result<null, HostError>>
  /** Takes back own rows that another sidebar has written before. */
  settleDuplicates(): Promise<Result<null, HostError>>
}

/** `onPeer`: a row of another sidebar was met. */
export function createLogKeeper(
  table: CompanionTable<'changes'>,
  host: Pick<HostPort, 'addRows' | 'deleteRows'>,
  clock: { now(): number },
  onPeer: () => void,
  language: SheetLanguage,
): LogKeeper {
  let own: readonly OwnRow[] = []

  const others = (): readonly OwnRow[] => {
    const mine = new Set(own.map(({ recordId }) => recordId))
    return table.rows().flatMap((row) => {
      const entry = mine.has(row.recordId) ? null : entryOfRow(row)
      return entry === null ? [] : [{ recordId: row.recordId, entry }]
    })
  }

  return {
    isOpen: () => table.context() !== null && table.rights()?.mayAddRows === true,
    async add(entries) {
      const context = table.context()
      const known = knownChanges([...others(), ...own].map(({ entry }) => entry))
      const news = entries.filter((entry) => known.same(entry).length === 0)
      if (news.length < entries.length) onPeer()
      if (context === null || news.length === 0) return ok(null)
      const cells = news.map((entry) => changeCells(entry, language))
      const added = await host.addRows(context, cells)
      if (!added.ok) return added
      for (const [at, recordId] of added.value.entries()) table.noteOwn(recordId, rowOf(recordId, cells[at] ?? {}))
      const now = clock.now()
      own = [
        ...own.filter(({ entry }) => now - entry.at <= WATCHED_MS),
        ...added.value.flatMap((recordId, at) => (news[at] === undefined ? [] : [{ recordId, entry: news[at] }])),
      ]
      return ok(null)
    },
    async settleDuplicates() {
      if (own.length === 0) return ok(null)
      const theirs = others()
      const known = knownChanges(theirs.map(({ entry }) => entry))
      const rowOfEntry = new Map(theirs.map((other) => [other.entry, other]))
      const doubled = own.flatMap((mine) =>
        known
          .same(mine.entry)
          .flatMap((entry) => rowOfEntry.get(entry) ?? [])
          .map((other) => ({ mine, other })),
      )
      if (doubled.length > 0) onPeer()
      const late = doubled.filter(({ mine, other }) => isEarlier(other, mine)).map(({ mine }) => mine)
      if (late.length === 0) return ok(null)
      const lateIds = new Set(late.map(({ recordId }) => recordId))
      own = own.filter(({ recordId }) => !lateIds.has(recordId))
      const deleted = await host.deleteRows(table.tableId, [...lateIds])
      // Who may not delete leaves a line too many.
      if (!deleted.ok)
        return deleted.error.kind === 'permissionDenied' || deleted.error.kind === 'notFound' ? ok(null) : deleted
      for (const recordId of lateIds) table.noteOwn(recordId, null)
      return ok(null)
    },
  }
}

/** The same order for every sidebar: by what the rows say, not by when they were heard of. */
const isEarlier = (one: OwnRow, other: OwnRow): boolean =>
  one.entry.at < other.entry.at || (one.entry.at === other.entry.at && one.recordId < other.recordId)

/** Enough of a row of our own to tell it from others; it is never compared with what it ought to hold. */
const rowOf = (recordId: string, cells: object): RowOf<'changes'> => ({ ...EMPTY, ...cells, recordId })

const EMPTY: Omit<RowOf<'changes'>, 'recordId'> = {
  title: null,
  at: null,
  campaign: null,
  task: null,
  kind: null,
  field: null,
  before: null,
  after: null,
  source: null,
  reason: null,
}
