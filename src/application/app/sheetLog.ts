import { ok, type CalendarDate } from '../../domain/index.ts'
import { joinLogs, readLogTable, readStoredLog, type ReadLog } from '../history/readLog.ts'
import type { CompanionEngine } from '../companions/companionEngine.ts'
import type { SheetLanguage } from '../../schema/index.ts'
import type { HostResult } from '../ports.ts'
import type { SheetHistory } from '../history/sheetHistory.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { loadHistory } from '../history/storedHistory.ts'

/** The log of a sheet, from the table 变更记录, or from the stored history of a sheet without that table. */
export async function readSheetLog(
  companions: CompanionEngine,
  { log }: Pick<SheetHistory, 'log'>,
  {
    titleOf,
    timeZone,
    language,
  }: {
    readonly titleOf: (taskId: string) => string | null
    readonly timeZone: string
    readonly language: SheetLanguage
  },
): HostResult<ReadLog> {
  const table = companions.set().tables.changes
  const stored = readStoredLog(log, titleOf, timeZone, language)
  if (table === null || table.context() === null) return ok(stored)
  // Changes from before an upgrade are still in the stored history: join both.
  const tableLog = await readLogTable(table, titleOf, timeZone)
  return tableLog.ok ? ok(joinLogs(stored, tableLog.value)) : tableLog
}

/**
 * Whether the last log entry of a task's actual end says that the extension wrote this day. No when unreadable. [MI2]
 */
export async function wasStamped(
  stored: StoredRoom,
  companions: CompanionEngine,
  tableId: string,
  recordId: string,
  actualEnd: CalendarDate,
): Promise<boolean> {
  const history = await loadHistory(stored, tableId)
  if (!history.ok) return false
  const log = await readSheetLog(companions, history.value, {
    titleOf: () => null,
    timeZone: 'UTC',
    language: 'zh-CN',
  })
  if (!log.ok) return false
  const last = log.value.entries
    .filter(({ taskId, field }) => taskId === recordId && field === 'actualEnd')
    .toSorted((a, b) => a.at - b.at)
    .at(-1)
  return last?.source === 'extension' && last.after === actualEnd
}
