import { ok } from '../../domain/index.ts'
import type { ClockPort } from '../clock.ts'
import { type HostError, type HostPort, type HostResult, isSilence } from '../ports.ts'
import type { StoredSheet } from '../stored/document.ts'
import { newId } from '../stored/newId.ts'
import { isSameValue } from '../stored/sameValue.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import {
  changesOf,
  countsOf,
  inBrief,
  isNothing,
  NO_CHANGES,
  signedRows,
  type CellChange,
  type ChangeSet,
  withAdded,
  withCells,
  withColumn,
  withDeleted,
  withMadeTable,
  withNewOptions,
  withoutColumn,
  withoutSigns,
  withSigns,
  withView,
} from './changeSet.ts'
import { fitsSigns } from './rowSigns.ts'
import { bytesOf, fitsRun } from './runBytes.ts'
import type { BaselineChange, RunEntry, RunKind } from './storedRuns.ts'

/** What is stored of runs is read and saved after they have written: the first screen does not wait for it. */
export const loadStoredRuns = async () => await import('./storedRuns.ts')

/** A run that takes longer than this is kept as far as it is, in case that its sidebar is closed. */
const KEEP_EVERY_MS = 15_000
/** Rows of one call: a longer write may have been carried out in part when it is refused. */
const ROWS_PER_CALL = 200

export interface RunDeps {
  readonly host: HostPort
  readonly clock: Pick<ClockPort, 'now'>
  readonly stored: Pick<StoredRoom, 'change' | 'known'>
  /** The host's id of this person; null when it does not tell. */
  readonly by: string | null
  /** What is stored of a sheet now; null for none. */
  readonly sheetOf: (sheetId: string | null) => StoredSheet | null
}

export interface RunHead {
  readonly kind: RunKind
  readonly sheetId: string | null
  readonly why?: string | null
  readonly what?: string | null
  readonly of?: string | null
}

/** A run on its way. */
export interface Run {
  readonly id: string
  /** The host, whose writes are kept: before and after of every cell of people's, and everything that was made. */
  readonly host: HostPort
  /** Names the sheet that the run has made. */
  made(sheetId: string): void
  /** Notes the baseline that the run has frozen, put away or brought back, and its name. */
  baseline(change: BaselineChange, name: string): void
  /** Keeps what was written, also after a refusal. */
  end(): Promise<void>
}

/**
 * The one boundary at which is recorded what a run writes, so that it can be taken back [TB1]. Computed cells are not
 * recorded: live tracking would write them again, so that stopping it is what takes them back. A cell is recorded with
 * what the host holds before it is written; a refused reading refuses the write.
 */
export function beginRun(deps: RunDeps, head: RunHead): Run {
  const { clock, stored, by, sheetOf } = deps
  const [id, at, before] = [newId(), clock.now(), sheetOf(head.sheetId)]
  let keptAt = at
  let keeping: Promise<unknown> = Promise.resolve()
  let { sheetId, what = null } = head
  let baseline: BaselineChange | null = null

  const recorder = createRecorder(deps.host, () => {
    if (clock.now() - keptAt < KEEP_EVERY_MS) return
    keptAt = clock.now()
    keep()
  })

  function keep(): void {
    const changes = recorder.changes()
    if (changes !== null && isNothing(changes) && baseline === null) return
    const after = sheetOf(sheetId)
    const isSheetChanged = after !== null && !isSameValue(before, after)
    const entry = entryOf({ ...head, sheetId, what }, { id, at, by }, recorder)
    const record = changes === null ? null : { changes, sheet: isSheetChanged ? { before, after } : null, baseline }
    keeping = keeping.then(async () => (await loadStoredRuns()).keepRuns(stored, [[entry, record]], clock.now()))
  }

  return {
    id,
    host: recorder.host,
    made(madeId) {
      sheetId = madeId
    },
    baseline(change, name) {
      baseline = change
      what = name
    },
    async end() {
      keep()
      await keeping
    },
  }
}

/** The entry of a run as it stands in the list, before its record is kept. */
export const entryOf = (
  { kind, sheetId, why = null, what = null, of = null }: RunHead,
  { id, at, by }: Pick<RunEntry, 'id' | 'at' | 'by'>,
  recorder: Recorder,
): RunEntry => ({
  id,
  kind,
  sheetId,
  at,
  by,
  why,
  what,
  of,
  counts: recorder.counts(),
  tableIds: recorder.tableIds(),
  bytes: 0,
  signParts: 0,
  record: null,
  claim: null,
  takenBack: null,
})

/** A host whose writes are recorded. */
interface Recorder {
  readonly host: HostPort
  /** What was written; null when it was too long to be kept. */
  changes(): ChangeSet | null
  /** How much was written, of what is too long as far as it was recorded. */
  counts(): RunEntry['counts']
  tableIds(): readonly string[]
}

/** Makes the host whose writes are recorded. `onRecorded` is called after each of them. */
export function createRecorder(
  host: HostPort,
  onRecorded: () => void,
  { mayRecall = false }: { readonly mayRecall?: boolean } = {},
): Recorder {
  let changes: ChangeSet = NO_CHANGES
  let bytes = 0
  /** Whether rows that are added are kept by their signs alone, because their cells are too long. */
  let isBrief = false
  let isTooLong = false
  const tableIds = new Set<string>()

  function record(tableId: string, piece: unknown, change: (now: ChangeSet) => ChangeSet): void {
    tableIds.add(tableId)
    bytes += bytesOf(piece)
    changes = change(changes)
    if (!isBrief && !fitsRun(bytes) && countsOf(changes).added > 0) {
      isBrief = true
      changes = inBrief(changes, host.meaningOfCell)
      bytes = bytesOf(withoutSigns(changes))
    }
    isTooLong ||= !fitsRun(bytes) || !fitsSigns(signedRows(changes))
    onRecorded()
  }

  const isMade = (tableId: string): boolean => changesOf(changes, tableId).made !== null

  /** Whether the cells of a row stand in the record already, so that what they held before is known. */
  function isKnown(tableId: string, recordId: string, columnIds: readonly string[]): boolean {
    const { added, cells } = changesOf(changes, tableId)
    return Object.hasOwn(added, recordId) || columnIds.every((columnId) => cells[recordId]?.[columnId] !== undefined)
  }

  const writeCells: HostPort['writeCells'] = async (tableId, rows) => {
    if (isTooLong) return host.writeCells(tableId, rows)
    const unknown = rows.filter(({ recordId, cells }) => !isKnown(tableId, recordId, Object.keys(cells)))
    const before = await host.readCells(
      tableId,
      unknown.map(({ recordId }) => recordId),
      { mayRecall },
    )
    if (!before.ok) return before
    const written = await host.writeCells(tableId, rows)
    if (!written.ok && !isPerhapsDone(written.error, rows.length)) return written
    const changed = rows.flatMap(({ recordId, cells }): readonly CellChange[] => {
      const row = before.value.get(recordId)
      if (row === undefined && !isKnown(tableId, recordId, Object.keys(cells))) return []
      return Object.entries(cells).flatMap(([columnId, after]) => {
        const held = row?.[columnId] ?? null
        return row !== undefined && host.isSameCell(held, after) ? [] : [{ recordId, columnId, before: held, after }]
      })
    })
    const isSigned = ({ recordId }: CellChange): boolean => Object.hasOwn(changesOf(changes, tableId).signs, recordId)
    const kept = isBrief ? changed.filter((one) => !isSigned(one)) : changed
    record(tableId, kept, (now) => withCells(now, tableId, changed, host.meaningOfCell))
    return written
  }

  const addCells: HostPort['addCells'] = async (tableId, rows) => {
    const added = await host.addCells(tableId, rows)
    if (!added.ok || isTooLong) return added
    const put = added.value.map((recordId, at) => [recordId, rows[at] ?? {}] as const)
    if (isBrief) record(tableId, null, (now) => withSigns(now, tableId, put, host.meaningOfCell))
    else record(tableId, put, (now) => withAdded(now, tableId, put))
    return added
  }

  async function namesOfOptions(tableId: string, columnId: string): HostResult<ReadonlySet<string>> {
    const described = await host.describeTable(tableId)
    if (!described.ok) return described
    return ok(new Set(described.value.columns.find(({ id }) => id === columnId)?.options.map(({ name }) => name)))
  }

  const recorded: HostPort = {
    ...host,
    writeCells,
    addCells,
    // Rows of values are written as their cells, so that the same cells are written and recorded.
    async rewriteRows(context, rows) {
      const cells = host.cellsOf(
        context,
        rows.map(({ fields }) => fields),
      )
      if (!cells.ok) return cells
      return writeCells(
        context.binding.tableId,
        rows.map(({ recordId }, at) => ({ recordId, cells: cells.value[at] ?? {} })),
      )
    },
    async addRows(context, rows) {
      const cells = host.cellsOf(context, rows)
      return cells.ok ? addCells(context.binding.tableId, cells.value) : cells
    },
    async deleteRows(tableId, recordIds) {
      if (isTooLong) return host.deleteRows(tableId, recordIds)
      const before = await host.readCells(tableId, recordIds)
      if (!before.ok) return before
      const deleted = await host.deleteRows(tableId, recordIds)
      if (!deleted.ok && !isPerhapsDone(deleted.error, recordIds.length)) return deleted
      const rows = [...before.value]
      record(tableId, rows, (now) => withDeleted(now, tableId, rows))
      return deleted
    },
    async createTable(name) {
      const made = await host.createTable(name)
      if (made.ok) record(made.value.id, name, (now) => withMadeTable(now, made.value.id, made.value.name))
      return made
    },
    async addColumn(tableId, draft) {
      const added = await host.addColumn(tableId, draft)
      if (!added.ok) return added
      const column = { id: added.value.id, name: draft.name }
      record(tableId, column, (now) => withColumn(now, tableId, column))
      return added
    },
    async deleteColumn(tableId, columnId) {
      const deleted = await host.deleteColumn(tableId, columnId)
      if (deleted.ok) record(tableId, columnId, (now) => withoutColumn(now, tableId, columnId))
      return deleted
    },
    async addOptions(tableId, columnId, options) {
      const isOwn = isMade(tableId) || changesOf(changes, tableId).columns.some(({ id }) => id === columnId)
      const before = isOwn ? ok(new Set<string>()) : await namesOfOptions(tableId, columnId)
      if (!before.ok) return before
      const added = await host.addOptions(tableId, columnId, options)
      const names = options.map(({ name }) => name).filter((name) => !before.value.has(name))
      if (added.ok) record(tableId, names, (now) => withNewOptions(now, tableId, columnId, names))
      return added
    },
    async addView(tableId, draft) {
      const added = await host.addView(tableId, draft)
      if (added.ok) record(tableId, draft, (now) => withView(now, tableId, draft.name))
      return added
    },
  }

  return {
    host: recorded,
    changes: () => (isTooLong ? null : changes),
    counts: () => countsOf(changes),
    tableIds: () => [...tableIds],
  }
}

/** Whether a refused write may have been carried out: nobody answered, or its first calls were accepted. */
const isPerhapsDone = (error: HostError, rows: number): boolean =>
  isSilence(error) || error.kind === 'unexpected' || rows > ROWS_PER_CALL
