import type {
  EnteredCells,
  HostCells,
  HostError,
  HostResult,
  ReadContext,
  RowsPort,
  WriteOutcome,
  WritePlan,
} from '../../../application/ports.ts'
import { err, ok, type Result } from '../../../domain/index.ts'
import type { TableKey } from '../../../schema/index.ts'
import type { HostCalls } from '../calls/callHost.ts'
import { isNoAnswer } from '../calls/hostError.ts'
import { textCodec } from '../cells/text.ts'
import { isSameHostCell, meaningOfCell } from '../cells/hostCell.ts'
import { chunksOf, RECORDS_PER_CALL } from './chunks.ts'
import { createLastRead, type LastRead } from './lastRead.ts'
import { expectAccepted, expectId, expectList } from '../calls/reply.ts'
import { createRowEncoder, type WireCells } from './rowCodec.ts'
import type { FeishuTable } from '../sdk.ts'
import type { Tables } from '../calls/tables.ts'

interface Write {
  readonly recordId: string
  readonly fields: WireCells
}

type Refused = WriteOutcome['refused'][number]

/**
 * Calls that a plan may spend on finding the rows that a batch was refused for. One bad row in 200 costs 16. After this
 * many calls the rest of a refused batch is reported as refused, and the next plan tries it again.
 */
const NARROWING_CALLS = 96

/** Writes rows in batches, one after another. When the host refuses a batch, finds and reports the refused rows. */
export function createWriteRows(
  calls: HostCalls,
  tables: Tables,
  lastRead: LastRead = createLastRead(),
): Pick<
  RowsPort,
  | 'apply'
  | 'addRows'
  | 'rewriteRows'
  | 'deleteRows'
  | 'cellsOf'
  | 'textOfCell'
  | 'isSameCell'
  | 'meaningOfCell'
  | 'writeCells'
  | 'addCells'
> {
  function setRecords(
    tableId: string,
    table: FeishuTable,
    writes: readonly Write[],
    signal?: AbortSignal,
  ): HostResult<unknown> {
    lastRead.forget(
      tableId,
      writes.map(({ recordId }) => recordId),
    )
    return calls.write(
      'setRecords',
      () => table.setRecords(writes.map(({ recordId, fields }) => ({ recordId, fields }))),
      signal,
    )
  }

  async function apply<Table extends TableKey>(
    context: ReadContext<Table>,
    plan: WritePlan<Table>,
    options: Parameters<RowsPort['apply']>[2],
  ): HostResult<WriteOutcome> {
    const { signal, onBatch } = options
    if (plan.length === 0) return ok({ written: 0, refused: [] })
    const table = await tables.table(context.binding.tableId)
    if (!table.ok) return table
    const encode = createRowEncoder(context)

    const refused: Refused[] = []
    /** `stop`: why the host accepts no more rows at all; the remaining rows are not tried. */
    const state: { written: number; narrowingCalls: number; stop: HostError | null } = {
      written: 0,
      narrowingCalls: NARROWING_CALLS,
      stop: null,
    }

    const refuse = (writes: readonly { readonly recordId: string }[], error: HostError) => {
      for (const { recordId } of writes) refused.push({ recordId, error })
    }
    const attempt = async (writes: readonly Write[]): Promise<HostError | null> => {
      const answer = await setRecords(context.binding.tableId, table.value, writes, signal)
      if (!answer.ok) return answer.error
      state.written += writes.length
      onBatch?.(
        state.written,
        writes.map(({ recordId }) => recordId),
      )
      return null
    }

    /** Halves a refused batch until each refused row is alone. */
    const narrow = async (writes: readonly Write[], error: HostError, isWholeBatch: boolean): Promise<void> => {
      if (isNoAnswer(error)) state.stop = error
      if (state.stop !== null || writes.length === 1 || state.narrowingCalls < 2)
        return refuse(writes, state.stop ?? error)
      const middle = Math.ceil(writes.length / 2)
      const halves = [writes.slice(0, middle), writes.slice(middle)] as const
      state.narrowingCalls -= 2
      const first = await attempt(halves[0])
      const second = first !== null && isNoAnswer(first) ? first : await attempt(halves[1])
      // When both halves lack permission, the table or column is locked, not a row.
      if (isWholeBatch && first?.kind === 'permissionDenied' && second?.kind === 'permissionDenied') state.stop = first
      if (first !== null) await narrow(halves[0], first, false)
      if (second !== null) await narrow(halves[1], second, false)
    }

    const encodeBatch = (rows: typeof plan): readonly Write[] =>
      rows.flatMap(({ recordId, fields }) => {
        const cells = encode(fields as EnteredCells<Table>)
        if (!cells.ok) {
          refused.push({ recordId, error: cells.error })
          return []
        }
        return Object.keys(cells.value).length === 0 ? [] : [{ recordId, fields: cells.value }]
      })

    for (const rows of chunksOf(plan, RECORDS_PER_CALL)) {
      if (state.stop !== null) {
        refuse(rows, state.stop)
        continue
      }
      const writes = encodeBatch(rows)
      if (writes.length === 0) continue
      const error = await attempt(writes)
      if (error !== null) await narrow(writes, error, true)
    }
    const { stop, written } = state
    return stop !== null && (isNoAnswer(stop) || written === 0) ? err(stop) : ok({ written, refused })
  }

  function cellsOf<Table extends TableKey>(
    context: ReadContext<Table>,
    rows: readonly EnteredCells<Table>[],
  ): Result<readonly HostCells[], HostError> {
    const encode = createRowEncoder(context)
    const encoded: HostCells[] = []
    for (const row of rows) {
      const cells = encode(row)
      if (!cells.ok) return cells
      encoded.push(cells.value as HostCells)
    }
    return ok(encoded)
  }

  async function addRows<Table extends TableKey>(
    context: ReadContext<Table>,
    rows: readonly EnteredCells<Table>[],
  ): HostResult<readonly string[]> {
    const cells = cellsOf(context, rows)
    return cells.ok ? await addCells(context.binding.tableId, cells.value) : cells
  }

  async function addCells(tableId: string, rows: readonly HostCells[]): HostResult<readonly string[]> {
    const table = await tables.table(tableId)
    if (!table.ok) return table
    const added: string[] = []
    for (const batch of chunksOf(rows, RECORDS_PER_CALL)) {
      const ids = await calls.write('addRecords', async () =>
        expectList(await table.value.addRecords(batch.map((cells) => ({ fields: wireCells(cells) })))).map(expectId),
      )
      if (!ids.ok) return ids
      added.push(...ids.value)
    }
    return ok(added)
  }

  async function writeCells(
    tableId: string,
    rows: readonly { readonly recordId: string; readonly cells: HostCells }[],
  ): HostResult<void> {
    const table = await tables.table(tableId)
    if (!table.ok) return table
    for (const batch of chunksOf(rows, RECORDS_PER_CALL)) {
      const written = await setRecords(
        tableId,
        table.value,
        batch.map(({ recordId, cells }) => ({ recordId, fields: wireCells(cells) })),
      )
      if (!written.ok) return written
    }
    return ok(undefined)
  }

  async function rewriteRows<Table extends TableKey>(
    context: ReadContext<Table>,
    rows: readonly { readonly recordId: string; readonly fields: EnteredCells<Table> }[],
  ): HostResult<void> {
    const cells = cellsOf(
      context,
      rows.map(({ fields }) => fields),
    )
    if (!cells.ok) return cells
    return await writeCells(
      context.binding.tableId,
      rows.map(({ recordId }, at) => ({ recordId, cells: cells.value[at] ?? {} })),
    )
  }

  async function deleteRows(tableId: string, recordIds: readonly string[]): HostResult<void> {
    const table = await tables.table(tableId)
    if (!table.ok) return table
    for (const batch of chunksOf(recordIds, RECORDS_PER_CALL)) {
      const deleted = await calls.write('deleteRecords', async () =>
        expectAccepted(await table.value.deleteRecords([...batch])),
      )
      if (!deleted.ok) return deleted
    }
    return ok(undefined)
  }

  return {
    apply,
    addRows,
    rewriteRows,
    deleteRows,
    addCells,
    writeCells,
    cellsOf,
    textOfCell: (cell) => textCodec.decode(cell) ?? '',
    isSameCell: isSameHostCell,
    meaningOfCell,
  }
}

/** Encoded cells, or kept ones, which are what the host has answered: it accepts both. */
const wireCells = (cells: HostCells): WireCells => cells as WireCells
