import { type CalendarDate, err, ok } from '../../domain/index.ts'
import type { CompanionTable } from '../engine/companionTable.ts'
import { type HostError, type HostResult, isDeniedOrGone } from '../ports.ts'
import { isSameList } from '../stored/sameValue.ts'
import type { ChangeEntry } from './changeEntry.ts'
import { changeIndex } from './changeEntry.ts'
import { type LoggedEntry, loggedEntries, storedEntries, dayOfFirst } from './readLog.ts'
import type { SheetHistory } from './sheetHistory.ts'

/** The log of a sheet as reports read it. */
export interface PlanLog {
  /** The first day that it covers; null when no log is kept. */
  readonly since: CalendarDate | null
  readonly entries: readonly LoggedEntry[]
}

/** How far the log has been read for an open report. */
export type PlanLogState =
  /** `total` is null until the host has told how many rows there are. */
  | { readonly kind: 'reading'; readonly read: number; readonly total: number | null }
  | { readonly kind: 'read'; readonly log: PlanLog }
  | { readonly kind: 'failed'; readonly error: HostError }

export interface PlanLogDeps {
  /** The table 变更记录; null when the sheet has none. */
  readonly table: () => CompanionTable<'changes'> | null
  /** The stored history as it was last seen; null before it was. */
  readonly knownHistory: () => SheetHistory | null
  readonly loadHistory: () => HostResult<SheetHistory>
  /** Changes that are not in the log yet. */
  readonly waiting: () => readonly ChangeEntry[]
  readonly timeZone: () => string
  readonly onState: () => void
}

/**
 * The log while reports are open that speak of it. The table is long, so it is read with the first of them, page by page;
 * from then on events keep it true. Nothing is computed while no report is open. [RA11]
 */
export interface PlanLogKeeper {
  /** Null while nobody has asked. The same object until something has changed. */
  state(): PlanLogState | null
  /** Reads the log unless it is in memory. The returned function ends it, and stops a reading that nobody else wants. */
  open(): () => void
  /** Takes what has changed since; call after each pass. True when the state is another one. */
  refresh(): boolean
}

/** What the log was last put together from. */
interface Sources {
  readonly rows: readonly unknown[]
  readonly waiting: readonly unknown[]
  readonly history: SheetHistory
  readonly timeZone: string
}

export function createPlanLog(deps: PlanLogDeps): PlanLogKeeper {
  let readers = 0
  let state: PlanLogState | null = null
  let sources: Sources | null = null
  let reading: AbortController | null = null

  /** Reads what is not in memory; the value says whether all of it is. */
  async function readMissing(signal: AbortSignal): HostResult<boolean> {
    if (deps.knownHistory() === null) {
      const loaded = await deps.loadHistory()
      if (!loaded.ok) return loaded
    }
    const table = deps.table()
    if (table === null || table.isWhole()) return ok(true)
    const unusable = table.unusable()
    if (unusable !== null) return err(unusable)
    // The next pass describes the table.
    if (table.context() === null) return ok(false)
    const read = await table.readWhole((done, total) => {
      if (state?.kind !== 'reading' || signal.aborted) return
      state = { kind: 'reading', read: done, total }
      deps.onState()
    }, signal)
    return read.ok ? ok(true) : read
  }
  async function read(): Promise<void> {
    const controller = new AbortController()
    reading = controller
    const outcome = await readMissing(controller.signal)
    if (controller.signal.aborted) return
    reading = null
    if (!outcome.ok) {
      sources = null
      state = { kind: 'failed', error: outcome.error }
      deps.onState()
    } else if (outcome.value && update()) deps.onState()
  }

  /** Whether rows have to be read. A table that may not be read is not asked again until the report is opened anew. */
  function isMissing(): boolean {
    const table = deps.table()
    if (state?.kind === 'failed') return !isDeniedOrGone(state.error)
    return state?.kind === 'reading' || (table !== null && table.unusable() === null && !table.isWhole())
  }

  function update(): boolean {
    const table = deps.table()
    const history = deps.knownHistory()
    const unusable = table?.unusable() ?? null
    if (unusable !== null) {
      if (state?.kind === 'failed') return false
      sources = null
      state = { kind: 'failed', error: unusable }
      return true
    }
    if (history === null) return false
    const rows = table?.rows() ?? []
    const now = { rows, waiting: deps.waiting(), history, timeZone: deps.timeZone() }
    if (state?.kind === 'read' && sources !== null && isSameSources(now, sources)) return false
    sources = now
    // Changes from before an upgrade are still in the stored history.
    const logged = [...storedEntries(history.log), ...loggedEntries(rows)]
    const known = changeIndex(logged)
    const entries = [...logged, ...storedEntries(now.waiting.filter((entry) => known.same(entry).length === 0))]
    state = { kind: 'read', log: { since: history.since ?? dayOfFirst(entries, now.timeZone), entries } }
    return true
  }

  return {
    state: () => state,
    open() {
      readers += 1
      if (readers === 1) {
        state = { kind: 'reading', read: 0, total: null }
        void read()
        deps.onState()
      }
      let isOpen = true
      return () => {
        if (!isOpen) return
        isOpen = false
        readers -= 1
        if (readers > 0) return
        reading?.abort()
        reading = null
        sources = null
        state = null
        deps.onState()
      }
    },
    refresh() {
      if (readers === 0 || reading !== null) return false
      if (!isMissing()) return update()
      void read()
      return false
    },
  }
}

const isSameSources = (one: Sources, other: Sources): boolean =>
  one.history === other.history &&
  one.timeZone === other.timeZone &&
  isSameList(one.rows, other.rows) &&
  isSameList(one.waiting, other.waiting)
