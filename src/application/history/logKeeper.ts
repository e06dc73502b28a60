import { ok, type Result, written } from '../../domain/index.ts'
import type { RowOf, SheetLanguage } from '../../schema/index.ts'
import type { CompanionTable } from '../engine/companionTable.ts'
import { type HostError, type HostPort, isDeniedOrGone } from '../ports.ts'
import { changeIndex, isExplained, type ChangeEntry } from './changeEntry.ts'
import { changeCells, entryOfRow } from './changeRow.ts'

/** Own rows are compared with other sidebars' rows for this long. Later rows are about other changes. */
const WATCHED_MS = 600_000

interface OwnRow {
  readonly recordId: string
  readonly entry: ChangeEntry
}

/**
 * Writes changes into 变更记录. Every open sidebar sees the same change: a later one finds the row of the first and adds
 * none. When two have each added a row, the one whose row is later deletes its own. A reason that a person gave with the
 * change is written into the row that stays.
 */
export interface LogKeeper {
  /** Whether this user can add rows to the table. */
  isOpen(): boolean
  /** The value: the rows that were added for changes whose reason is asked. [LG2] */
  add(entries: readonly ChangeEntry[]): Promise<Result<readonly string[], HostError>>
  /** Deletes own rows about changes that another sidebar has logged before. */
  settleDuplicates(): Promise<Result<null, HostError>>
}

/** `onPeer` is called when a row of another sidebar is found. */
export function createLogKeeper(
  table: CompanionTable<'changes'>,
  host: Pick<HostPort, 'addRows' | 'deleteRows' | 'rewriteRows'>,
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

  /** Writes the reason that a person has given with a change into its row, when a sidebar logged it without. */
  async function explain(entries: readonly ChangeEntry[]): Promise<Result<null, HostError>> {
    const context = table.context()
    const reasons = entries.filter(isExplained)
    if (context === null || reasons.length === 0) return ok(null)
    const given = changeIndex(reasons)
    const rows = table.rows().flatMap((row) => {
      const entry = written(row.reason) === null ? entryOfRow(row) : null
      const [same] = entry === null ? [] : given.same(entry)
      return same === undefined ? [] : [{ row, reason: same.reason ?? null }]
    })
    if (rows.length === 0) return ok(null)
    const done = await host.rewriteRows(
      context,
      rows.map(({ row, reason }) => ({ recordId: row.recordId, fields: { reason } })),
    )
    if (!done.ok) return done
    for (const { row, reason } of rows) table.noteOwn(row.recordId, { ...row, reason })
    return ok(null)
  }

  return {
    isOpen: () => table.context() !== null && table.rights()?.mayAddRows === true,
    async add(entries) {
      const context = table.context()
      const logged = changeIndex([...others(), ...own].map(({ entry }) => entry))
      const news = entries.filter((entry) => logged.same(entry).length === 0)
      if (news.length < entries.length) onPeer()
      if (context === null) return ok([])
      const explained = await explain(entries)
      if (!explained.ok) return explained
      if (news.length === 0) return ok([])
      const cells = news.map((entry) => changeCells(entry, language))
      const added = await host.addRows(context, cells)
      if (!added.ok) return added
      for (const [at, recordId] of added.value.entries()) table.noteOwn(recordId, rowOf(recordId, cells[at] ?? {}))
      const now = clock.now()
      own = [
        ...own.filter(({ entry }) => now - entry.at <= WATCHED_MS),
        ...added.value.flatMap((recordId, at) => (news[at] === undefined ? [] : [{ recordId, entry: news[at] }])),
      ]
      return ok(added.value.filter((_, at) => news[at]?.asks === true && !isExplained(news[at])))
    },
    async settleDuplicates() {
      if (own.length === 0) return ok(null)
      const theirs = others()
      const loggedByOthers = changeIndex(theirs.map(({ entry }) => entry))
      const rowOfEntry = new Map(theirs.map((other) => [other.entry, other]))
      const doubled = own.flatMap((mine) =>
        loggedByOthers
          .same(mine.entry)
          .flatMap((entry) => rowOfEntry.get(entry) ?? [])
          .map((other) => ({ mine, other })),
      )
      if (doubled.length > 0) onPeer()
      const late = doubled.filter(({ mine, other }) => isEarlier(other, mine)).map(({ mine }) => mine)
      if (late.length === 0) return ok(null)
      // The row that stays is told why before the one that knows is deleted.
      const told = await explain(late.map(({ entry }) => entry))
      if (!told.ok) return told
      const lateIds = new Set(late.map(({ recordId }) => recordId))
      own = own.filter(({ recordId }) => !lateIds.has(recordId))
      const deleted = await host.deleteRows(table.tableId, [...lateIds])
      // When this user may not delete rows, the double stays.
      if (!deleted.ok) return isDeniedOrGone(deleted.error) ? ok(null) : deleted
      for (const recordId of lateIds) table.noteOwn(recordId, null)
      return ok(null)
    },
  }
}

/** The order of rows by their own cells, so that every sidebar agrees which row is the later one. */
const isEarlier = (one: OwnRow, other: OwnRow): boolean =>
  one.entry.at < other.entry.at || (one.entry.at === other.entry.at && one.recordId < other.recordId)

/** An own row, filled as far as we know it. Cells of this table are never compared with what they ought to hold. */
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
