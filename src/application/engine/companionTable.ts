import { ok, type Result } from '../../domain/index.ts'
import { computedKeys, type ComputedKeyOf, type RowOf, type TableKey } from '../../schema/index.ts'
import { bindTable, type BoundTable } from '../sheet/bindTable.ts'
import { createEchoLedger } from './echoLedger.ts'
import { planCells } from '../rows/planCells.ts'
import {
  fieldBinding,
  type HostError,
  type HostPort,
  type HostResult,
  type ReadContext,
  type SheetChange,
  type SheetRights,
  type WritePlan,
  isDeniedOrGone,
} from '../ports.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import type { StoredSheet } from '../stored/document.ts'
import { isSameValue } from '../stored/sameValue.ts'
import { createContention } from './contention.ts'
import type { RowLinks } from '../rows/namedLinks.ts'
import type { WantedCells } from '../rows/tableRows.ts'

/** A table beside 任务: its columns, its rows in memory, and the rows that have to be read. */
export interface CompanionTable<Table extends TableKey> {
  readonly table: Table
  readonly tableId: string
  name(): string
  bound(): BoundTable<Table> | null
  /** Null before the first description. */
  context(): ReadContext<Table> | null
  /** Why the table cannot be used; null when it can. */
  unusable(): HostError | null
  /** The computed columns that this user may write. */
  writable(): ReadonlySet<ComputedKeyOf<Table>>
  rights(): SheetRights<Table> | null
  /** Rows in the order of the table. */
  rows(): readonly RowOf<Table>[]
  row(recordId: string): RowOf<Table> | undefined
  /** Rows that the host refused to write. They are not written again until they change. */
  readonly refused: ReadonlyMap<string, HostError>
  /** Takes a burst of events. `isForeign`: somebody else has written computed cells. */
  note(change: SheetChange): { readonly isNews: boolean; readonly isForeign: boolean }
  /** Describes the table and binds its columns. */
  describe(stored: StoredSheet, timeZone: string): Promise<Result<null, HostError>>
  /** The next reading reads every row. */
  forgetRows(): void
  /** Reads the rows that may have changed: all, some, or none. */
  read(): Promise<Result<'all' | 'some' | 'none', HostError>>
  /** These rows are read next, whatever their events. */
  want(recordIds: readonly string[]): void
  /** Whether every row is in memory. */
  isWhole(): boolean
  /**
   * Reads every row of a long table, page by page; from then on they are kept like those of the others. Does nothing when
   * they are in memory. Readings at the same time are one, which stops when all their signals are aborted.
   */
  readWhole(onProgress: ReadProgress, signal: AbortSignal): Promise<Result<null, HostError>>
  /** The smallest plan that gives the rows their wanted cells. [RC1] */
  plan(wanted: WantedCells<Table>): WritePlan<Table>
  /** Reads these rows again before they are written: another sidebar may have been faster. [CV1] */
  readAgain(recordIds: readonly string[]): Promise<Result<null, HostError>>
  write(plan: WritePlan<Table>): HostResult<{ readonly written: number }>
  /** Notes a row that this sidebar has added (null: deleted), so that its event is no news. */
  noteOwn(recordId: string, row: RowOf<Table> | null): void
  /** When rows that another program keeps changing may be corrected again; null when there are none. [CV2] */
  nextTryAt(): number | null
}

/**
 * `tracked`: reads every row and writes computed cells. `read`: reads every row and writes nothing, so that nobody is asked
 * for rights. `log`: reads only rows that change while the sidebar is open, because the table is long.
 */
export type TableUse = 'tracked' | 'read' | 'log'

/** A table in which rows are deleted without end is taken as it was read last: events correct what is missing. */
const MOST_READINGS = 3

/** How many rows have been read, of how many. */
export type ReadProgress = (read: number, total: number) => void

/** The reading of a long table that is under way, with everybody who waits for it. */
interface WholeReading {
  readonly outcome: Promise<Result<null, HostError>>
  readonly listeners: Set<ReadProgress>
  readonly signals: Set<AbortSignal>
  /** Stops when nobody waits any more. */
  readonly stopUnwanted: () => void
}

export interface CompanionTableDeps {
  /** Links rows by the names in their cells; null while no table of the sheet needs it. [AD7] */
  readonly links: () => RowLinks | null
  readonly host: HostPort
  readonly clock: { now(): number }
  readonly signal: AbortSignal
}

export function createCompanionTable<Table extends TableKey>(
  table: Table,
  tableId: string,
  { host, clock, signal, links }: CompanionTableDeps,
  use: TableUse = 'tracked',
): CompanionTable<Table> {
  const ledger = createEchoLedger()
  const contention = createContention()
  const computed = computedKeys(table)
  const refused = new Map<string, HostError>()
  const changed = new Set<string>()
  /** Rows that this sidebar has added and whose event has not arrived yet. */
  const own = new Set<string>()
  /** Rows in which somebody else changed nothing but computed cells. */
  const foreign = new Set<string>()
  let rows = new Map<string, RowOf<Table>>()
  let bound: BoundTable<Table> | null = null
  let name = ''
  let timeZone = ''
  let unusable: HostError | null = null
  let rights: SheetRights<Table> | null = null
  let mustReadAll = use !== 'log'
  let isWhole = false
  let wholeReading: WholeReading | null = null
  /** The rows that were read or deleted by themselves since the reading of all began: their pages may be older. */
  let touchedSince: Set<string> | null = null
  let writable: ReadonlySet<ComputedKeyOf<Table>> = new Set()
  const withLinks = (row: RowOf<Table>): RowOf<Table> =>
    row.named === undefined ? row : (links()?.linked(table, row) ?? row)

  const computedIds = (): ReadonlySet<string> =>
    new Set(computed.flatMap((key) => (bound === null ? [] : (fieldBinding(bound.binding, key)?.fieldId ?? []))))
  const context = (): ReadContext<Table> | null =>
    bound === null || unusable !== null ? null : { binding: bound.binding, timeZone }

  /** Whether a column can be written. A percent column whose scale is unknown would refuse every row. */
  const isWritable = (key: string): boolean => {
    const field = bound === null ? undefined : fieldBinding(bound.binding, key)
    return field !== undefined && (field.kind !== 'percent' || field.scale !== null)
  }
  /** Asks for the rights unless they are known or nothing is written. Without an answer the pass fails, and the next one asks again. */
  async function askRights(): Promise<Result<null, HostError>> {
    if (bound === null || rights !== null || use === 'read') return ok(null)
    const [first] = rows.keys()
    const answer = await host.rights(bound.binding, first ?? null)
    if (!answer.ok) return answer
    rights = answer.value
    writable = new Set([...rights.writable].filter(isWritable))
    return ok(null)
  }
  /** Reads every row, and once more when the host's count has changed meanwhile: the pages after a deleted row shift. */
  async function readAll(
    reading: ReadContext<Table>,
    stop: AbortSignal,
    onProgress: ReadProgress = () => undefined,
  ): Promise<Result<null, HostError>> {
    for (let tries = 1; ; tries += 1) {
      const touched = new Set<string>()
      const totals = new Set<number>()
      const allRows = new Map<string, RowOf<Table>>()
      touchedSince = touched
      const outcome = await host.readAll(
        reading,
        (page, { read, total }) => {
          for (const row of page) allRows.set(row.recordId, row)
          totals.add(total)
          onProgress(read, total)
        },
        stop,
      )
      if (touchedSince === touched) touchedSince = null
      if (!outcome.ok) return outcome
      if (totals.size > 1 && tries < MOST_READINGS) continue
      for (const recordId of touched) {
        const row = rows.get(recordId)
        if (row === undefined) allRows.delete(recordId)
        else allRows.set(recordId, row)
      }
      rows = allRows
      refused.clear()
      mustReadAll = false
      // Columns that were bound anew meanwhile want another reading.
      isWhole = context()?.binding === reading.binding
      return ok(null)
    }
  }
  async function readThese(
    reading: ReadContext<Table>,
    recordIds: readonly string[],
  ): Promise<Result<null, HostError>> {
    const answer = await host.readSome(reading, recordIds, signal)
    if (!answer.ok) return answer
    const existing = new Map(answer.value.map((row) => [row.recordId, row]))
    for (const recordId of recordIds) {
      const row = existing.get(recordId)
      refused.delete(recordId)
      touchedSince?.add(recordId)
      if (row === undefined) rows.delete(recordId)
      else rows.set(recordId, row)
    }
    return ok(null)
  }

  function forgetRows(): void {
    mustReadAll = use !== 'log'
    isWhole = false
  }

  return {
    table,
    tableId,
    name: () => name,
    bound: () => bound,
    context,
    unusable: () => unusable,
    writable: () => writable,
    rights: () => rights,
    rows: () => Array.from(rows.values(), withLinks),
    row: (recordId) => {
      const row = rows.get(recordId)
      return row === undefined ? undefined : withLinks(row)
    },
    refused,
    note(change) {
      const ids = computedIds()
      let isNews = change.schemaChanged
      let isForeign = false
      const add = (recordId: string): void => {
        changed.add(recordId)
        isNews = true
      }
      for (const recordId of change.added) if (!own.delete(recordId)) add(recordId)
      for (const [recordId, fieldIds] of change.modified) {
        if (ledger.absorbs(recordId, fieldIds, clock.now())) continue
        add(recordId)
        if ([...fieldIds].some((fieldId) => !ids.has(fieldId))) continue
        foreign.add(recordId)
        isForeign = true
      }
      for (const recordId of change.deleted) {
        changed.delete(recordId)
        touchedSince?.add(recordId)
        if (rows.delete(recordId)) isNews = true
      }
      return { isNews, isForeign }
    },
    async describe(stored, zone) {
      const remembered = stored.tables[table]
      if (remembered === undefined) return ok(null)
      const described = await host.describeTable(tableId)
      if (!described.ok) {
        if (!isDeniedOrGone(described.error)) return described
        unusable = described.error
        rows = new Map()
        return ok(null)
      }
      const next = bindTable<Table>(table, described.value, sheetTarget(stored, table).columns, remembered)
      if (unusable !== null || zone !== timeZone || !isSameValue(next.binding, bound?.binding)) forgetRows()
      ;({ name } = described.value)
      bound = next
      timeZone = zone
      unusable = null
      rights = null
      refused.clear()
      return ok(null)
    },
    forgetRows,
    async read() {
      const reading = context()
      if (reading === null) return ok('none')
      const some = [...changed]
      changed.clear()
      const extent = mustReadAll ? 'all' : some.length > 0 ? 'some' : 'none'
      const outcome =
        extent === 'all'
          ? await readAll(reading, signal)
          : extent === 'some'
            ? await readThese(reading, some)
            : ok(null)
      if (!outcome.ok) {
        for (const recordId of some) changed.add(recordId)
        return outcome
      }
      const answer = await askRights()
      return answer.ok ? ok(extent) : answer
    },
    want(recordIds) {
      for (const recordId of recordIds) changed.add(recordId)
    },
    isWhole: () => isWhole,
    async readWhole(onProgress, stop) {
      const reading = context()
      if (reading === null || isWhole) return ok(null)
      if (wholeReading === null) {
        const unwanted = new AbortController()
        const listeners = new Set<ReadProgress>()
        const signals = new Set<AbortSignal>()
        wholeReading = {
          listeners,
          signals,
          stopUnwanted: () => {
            if (![...signals].every(({ aborted }) => aborted)) return
            unwanted.abort()
            // Whoever asks from now on wants a reading of their own.
            wholeReading = null
          },
          outcome: readAll(reading, AbortSignal.any([signal, unwanted.signal]), (read, total) => {
            for (const listener of listeners) listener(read, total)
          }).finally(() => {
            if (wholeReading?.listeners === listeners) wholeReading = null
          }),
        }
      }
      const { outcome, listeners, signals, stopUnwanted } = wholeReading
      listeners.add(onProgress)
      signals.add(stop)
      stop.addEventListener('abort', stopUnwanted, { once: true })
      const answer = await outcome
      stop.removeEventListener('abort', stopUnwanted)
      return answer
    },
    plan(wanted) {
      const now = clock.now()
      return [...wanted].flatMap(([recordId, cells]) => {
        const row = rows.get(recordId)
        if (row === undefined || refused.has(recordId)) return []
        const fields = planCells(row, cells, writable)
        // Another program may keep changing these cells: do not correct them without end. [CV2]
        return fields === null || contention.mustWait(recordId, now) ? [] : [{ recordId, fields }]
      })
    },
    async readAgain(recordIds) {
      const reading = context()
      return reading === null ? ok(null) : readThese(reading, recordIds)
    },
    async write(plan) {
      const writing = context()
      if (writing === null || plan.length === 0) return ok({ written: 0 })
      const cells = new Map(plan.map(({ recordId, fields }) => [recordId, fields]))
      for (const { recordId, fields } of plan) {
        ledger.expect(
          recordId,
          new Set(Object.keys(fields).flatMap((key) => fieldBinding(writing.binding, key)?.fieldId ?? [])),
        )
        if (foreign.delete(recordId) || contention.hasWaited(recordId)) contention.noteCorrection(recordId, clock.now())
      }
      const applied = await host.apply(writing, plan, {
        signal,
        onBatch: (_written, recordIds) => {
          ledger.confirm(recordIds, clock.now())
          for (const recordId of recordIds) {
            const row = rows.get(recordId)
            if (row !== undefined) rows.set(recordId, { ...row, ...cells.get(recordId) })
          }
        },
      })
      if (!applied.ok) {
        if (applied.error.kind !== 'permissionDenied') return applied
        for (const { recordId } of plan) refused.set(recordId, applied.error)
        return ok({ written: 0 })
      }
      for (const { recordId, error } of applied.value.refused) {
        if (error.kind === 'notFound') rows.delete(recordId)
        else refused.set(recordId, error)
      }
      return ok({ written: applied.value.written })
    },
    noteOwn(recordId, row) {
      touchedSince?.add(recordId)
      if (row === null) {
        rows.delete(recordId)
        return
      }
      // The event may have arrived before the answer.
      if (!changed.delete(recordId)) own.add(recordId)
      rows.set(recordId, row)
    },
    nextTryAt() {
      const waiting = contention.waiting(clock.now())
      return waiting.length === 0 ? null : Math.min(...waiting.map(({ until }) => until))
    },
  }
}
