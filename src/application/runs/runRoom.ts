import { ok } from '../../domain/index.ts'
import type { HostPort } from '../ports.ts'
import { withoutSigns } from './changeSet.ts'
import { createRecorder } from './recordedHost.ts'
import { bytesOf, fitsRun } from './runBytes.ts'
import type { RunRecord } from './storedRuns.ts'

/** As long as the ids that a host gives to rows. */
const NEW_ID = 'recNNNNNNNNNNN'

/** A host that reads and writes nothing: a row that it is told to add gets an id of the usual length. */
function writingNothing(host: HostPort): HostPort {
  let added = 0
  const done = async () => ok(undefined)
  return {
    ...host,
    writeCells: done,
    deleteRows: done,
    deleteColumn: done,
    removeOptions: done,
    deleteTable: done,
    async addCells(_tableId, rows) {
      return ok(
        rows.map(() => {
          added += 1
          const number = String(added)
          return `${NEW_ID.slice(0, -number.length)}${number}`
        }),
      )
    },
  }
}

/**
 * Whether what `work` writes into rows can be kept, so that it can be taken back. `work` gets a host that writes nothing;
 * what it would write is counted as a run is recorded. [TB1]
 */
export async function fitsRecord(
  host: HostPort,
  work: (host: HostPort) => Promise<unknown>,
  sheet: RunRecord['sheet'] = null,
): Promise<boolean> {
  const recorder = createRecorder(writingNothing(host), () => undefined)
  await work(recorder.host)
  const changes = recorder.changes()
  if (changes === null) return false
  return fitsRun(bytesOf({ changes: withoutSigns(changes), sheet, baseline: null } satisfies RunRecord))
}

/** A cell that is filled, as it is recorded: ids, an empty cell before, an option or one link after. */
const BYTES_OF_FILLED_CELL = bytesOf({
  recordId: NEW_ID,
  columnId: 'fldNNNNNNN',
  before: null,
  after: { recordIds: [NEW_ID], text: '', type: 'text', tableId: 'tblNNNNNNNNNNNNN' },
})

/** Whether a run that fills so many empty cells, and nothing else that counts, can be kept. An estimate. [TB1] */
export const fitsFilledCells = (cells: number): boolean => fitsRun(cells * BYTES_OF_FILLED_CELL)
