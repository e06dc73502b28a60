import { ok } from '../../domain/index.ts'
import type { ClockPort } from '../clock.ts'
import type { HostCell, HostResult } from '../ports.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { changesOf } from './changeSet.ts'
import type { CellRun } from './runState.ts'
import { keptRuns, loadRecord, RUNS } from './storedRuns.ts'
import { undoneBy } from './undone.ts'

interface HistoryDeps {
  /** The words of a cell of this column; null for an empty one. */
  readonly textOf: (cell: HostCell) => string | null
  readonly clock: Pick<ClockPort, 'now'>
  readonly stored: Pick<StoredRoom, 'load'>
}

/** A cell of any table. */
interface CellPlace {
  readonly tableId: string
  readonly recordId: string
  readonly columnId: string
}

/** What the kept runs wrote into a cell, the newest first. Reads what is stored, and no table. [TB3] */
export async function cellHistory(
  { textOf, clock, stored }: HistoryDeps,
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
    const { cells, added, signs } = changesOf(record.value.changes, tableId)
    const own = cells[recordId]?.[columnId]
    const put = added[recordId]?.[columnId]
    const undone = undoneBy(runs.value, run)
    if (own !== undefined) {
      const [before, after] = own
      found.push({ run, undone, before: textOf(before), after: textOf(after), how: 'written' })
    } else if (put !== undefined) found.push({ run, undone, before: null, after: textOf(put), how: 'added' })
    else if (signs[recordId] !== undefined) found.push({ run, undone, before: null, after: null, how: 'withRow' })
  }
  return ok(found)
}
