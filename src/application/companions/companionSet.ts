import { ok, type Result } from '../../domain/index.ts'
import { cellWords } from '../../schema/index.ts'
import { createChangeQueue, type ChangeQueue } from '../history/changeQueue.ts'
import { createLogKeeper } from '../history/logKeeper.ts'
import type { ClockPort } from '../clock.ts'
import type { HostError, HostPort } from '../ports.ts'
import { createDailyLogKeeper, type DailyLogKeeper } from '../history/dailyLogKeeper.ts'
import { createDayKeeper, type DayKeeper } from '../history/dayKeeper.ts'
import type { ChangeHistory } from '../history/sheetHistory.ts'
import { languageOf, type StoredSheet } from '../stored/document.ts'
import type { RowLinks } from '../rows/namedLinks.ts'
import { openTables } from './bringUpToDate.ts'
import { openCompanions, type CompanionTables } from './companionTables.ts'
import { membership } from '../rows/tableRows.ts'

/** The open tables beside 任务 of one sheet, with the keepers of its days and of its log. Their events are watched. */
export interface CompanionSet {
  readonly tables: CompanionTables
  readonly days: DayKeeper
  readonly dailyLog: DailyLogKeeper | null
  readonly changes: ChangeQueue
  /** Deletes rows of ours that another sidebar had added before us. */
  settleDuplicates(): Promise<Result<null, HostError>>
  close(): void
}

export interface CompanionSetDeps {
  readonly host: HostPort
  readonly clock: ClockPort
  readonly signal: AbortSignal
  readonly areOthersAbout: () => boolean
  readonly links: () => RowLinks | null
  readonly isSample: (recordId: string) => boolean
  readonly changeHistory: ChangeHistory
  /** Called when rows have changed. */
  readonly onNews: () => void
  readonly onSchema: () => void
  /** Called when another sidebar has written computed cells. */
  readonly onPeer: () => void
}

export function openCompanionSet(sheet: StoredSheet, deps: CompanionSetDeps): CompanionSet {
  const { host, clock } = deps
  const tables = openCompanions(sheet, deps)
  const dailyLog =
    tables.dailyLog === null
      ? null
      : createDailyLogKeeper(
          tables.dailyLog,
          host,
          (row) => membership(tables.campaigns?.rows() ?? [])(row),
          cellWords(languageOf(sheet)),
        )
  const logKeeper =
    tables.changes === null ? null : createLogKeeper(tables.changes, host, clock, deps.onPeer, languageOf(sheet))
  const unwatch = openTables(tables).map((table) =>
    host.watchSheet(table.tableId, (change) => {
      const { isNews, isForeign } = table.note(change)
      if (isForeign) deps.onPeer()
      if (change.schemaChanged) deps.onSchema()
      else if (isNews) deps.onNews()
    }),
  )
  return {
    tables,
    dailyLog,
    days: createDayKeeper({ ...deps, dailyLog }),
    changes: createChangeQueue({ ...deps, table: logKeeper }),
    async settleDuplicates() {
      const rows = dailyLog === null ? ok(null) : await dailyLog.settleDuplicates()
      if (!rows.ok || logKeeper === null) return rows
      return logKeeper.settleDuplicates()
    },
    close() {
      for (const stop of unwatch) stop()
    },
  }
}
