import { ok } from '../../domain/index.ts'
import type { ClockPort } from '../clock.ts'
import type { HostCell, HostPort, HostResult } from '../ports.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { changesOf } from './changeSet.ts'
import type { CellPlace, CellRun } from './runState.ts'
import { keptRuns, loadRecord, RUNS } from './storedRuns.ts'

interface HistoryDeps {
  readonly host: Pick<HostPort, 'textOfCell'>
  readonly clock: Pick<ClockPort, 'now'>
  readonly stored: Pick<StoredRoom, 'load'>
}

/** What the kept runs wrote into a cell, the newest first. Reads what is stored, and no table. [TB3] */
export async function cellHistory(
  { host, clock, stored }: HistoryDeps,
  { tableId, recordId, columnId }: CellPlace,
): HostResult<readonly CellRun[]> {
  const runs = await stored.load(RUNS)
  if (!runs.ok) return runs
  const found: CellRun[] = []
  for (const run of keptRuns(runs.value, clock.now()).toReversed()) {
    if (!run.tableIds.includes(tableId)) continue
    const record = await loadRecord(stored, run)
    if (!record.ok) return record
    if (record.value === null) continue
    const { cells, added } = changesOf(record.value.changes, tableId)
    const own = cells[recordId]?.[columnId]
    const put = added[recordId]?.[columnId]
    const text = (cell: HostCell): string | null => host.textOfCell(cell) || null
    if (own !== undefined) {
      const [before, after] = own
      found.push({ run, before, after, beforeText: text(before), afterText: text(after), how: 'written' })
    } else if (put !== undefined)
      found.push({ run, before: null, after: put, beforeText: null, afterText: text(put), how: 'added' })
  }
  return ok(found)
}
