import { explainTask, ok, type Result, type TaskExplanation } from '../domain/index.ts'
import type { SheetState, SyncState } from './appState.ts'
import type { BoundSheet } from './bindSheet.ts'
import type { ClockPort } from './clock.ts'
import { createEchoLedger } from './echoLedger.ts'
import { noteChange, type PendingWork } from './pendingWork.ts'
import type { HostError, HostPort, PercentScale, ReadContext } from './ports.ts'
import { ruleContext } from './ruleContext.ts'
import type { TrackerSettings } from './settings.ts'
import { createSheetModel, type SheetModel } from './sheetModel.ts'
import { sheetId, withTable, type StoredSheet } from './stored.ts'
import { createDayTurns } from './tracking/dayTurns.ts'
import { createPassLoop } from './tracking/passLoop.ts'
import { readEverything, readRows, type ReadingSheet } from './tracking/readSheet.ts'
import { createSheetColumns } from './tracking/sheetColumns.ts'
import { writePlan } from './tracking/writePlan.ts'

/**
 * Keeps one sheet true. Data walks one way: event or new day → pending work → read → assess → smallest write
 * plan → host; the echo of the write is recognised and ends there. One pass at a time; what arrives during a
 * pass is taken up by the next.
 */
export interface SheetTracker {
  getState(): SheetState
  /** Read everything again and write what differs. */
  refresh(): void
  useSettings(settings: TrackerSettings): void
  useSheet(sheet: StoredSheet): void
  /** Look at the columns again: after set-up, repair or a change of rights. */
  recheck(): void
  explain(recordId: string): TaskExplanation | null
  /** What the sheet's cells are read with; null before the first look at its columns. */
  readContext(): ReadContext | null
  bound(): BoundSheet | null
  /** Resolves when nothing is pending. */
  settled(): Promise<void>
  close(): void
}

export interface SheetTrackerDeps {
  readonly host: HostPort
  readonly clock: ClockPort
  readonly sheet: StoredSheet
  readonly settings: TrackerSettings
  readonly onState: () => void
  /** A look at a cell has decided how the progress column counts: worth keeping. */
  readonly onScale: (scale: PercentScale) => void
}

/** After this long out of sight events may have been lost: read everything. Milliseconds. */
const HIDDEN_LONG_MS = 60_000
/** Rows that one call writes: done before a progress bar could be read. */
const SHORT_PLAN = 200
/** How often a long reading or writing is drawn. Milliseconds. */
const PROGRESS_MS = 100

export function createSheetTracker(deps: SheetTrackerDeps): SheetTracker {
  const { host, clock } = deps
  let { sheet, settings } = deps
  let model: SheetModel = createSheetModel()
  let restored = 0
  let publishedAt = 0
  let sync: SyncState = { kind: 'reading', read: 0, total: 0 }
  let context = ruleContext(settings, clock.now())
  let figures = model.figures()
  let state: SheetState | null = null
  const refusedUntilChange = new Map<string, HostError>()
  const ledger = createEchoLedger()
  const columns = createSheetColumns(host, sheet)
  const closing = new AbortController()
  const loop = createPassLoop({ clock, pass, onFailure: (error) => publish({ kind: 'failed', at: clock.now(), error }) })
  const turns = createDayTurns(clock, () => loop.ask({ reassess: true }))

  function publish(next: SyncState): void {
    sync = next
    state = null
    publishedAt = clock.now()
    if (!closing.signal.aborted) deps.onState()
  }
  /** Progress is for eyes: drawing each of a hundred pages would cost more than reading them. */
  const publishProgress = (next: SyncState): void => {
    if (clock.now() - publishedAt >= PROGRESS_MS) publish(next)
  }
  const reading: ReadingSheet = {
    host,
    columns,
    signal: closing.signal,
    timeZone: () => settings.timeZone,
    assess: () => context.assess,
    onProgress: (read, total) => publishProgress({ kind: 'reading', read, total }),
    onScale(scale) {
      sheet = withTable(sheet, 'tasks', { ...sheet.tables.tasks, scales: { ...sheet.tables.tasks.scales, progress: scale } })
      deps.onScale(scale)
    },
  }
  const unwatch = [
    host.watchSheet(sheetId(sheet), (change) => {
      const computed = new Set(columns.computed().map(([, fieldId]) => fieldId))
      noteChange(loop.pending(), change, computed, (recordId, fieldIds) => ledger.absorbs(recordId, fieldIds, clock.now()))
      loop.wake()
    }),
    host.watchPermissions(() => loop.ask({ schema: true })),
    clock.onVisible((hiddenMs) => loop.ask(hiddenMs >= HIDDEN_LONG_MS ? { full: true } : { reassess: turns.isNewDay(context.assess) })),
  ]

  async function pass(taken: PendingWork): Promise<Result<null, HostError>> {
    if (taken.schema || columns.bound() === null) {
      const looked = await columns.look(sheet)
      if (!looked.ok) return looked
      if (looked.value) taken.full = true
    }
    context = ruleContext(settings, clock.now())
    const read = await readWhatChanged(taken)
    if (!read.ok) return read
    const affected = taken.full || taken.reassess ? 'all' : read.value
    for (const recordId of taken.deleted) model.delete(recordId)
    if (taken.reassess && !taken.full) model.reassess(context.assess)
    if (affected === 'all') refusedUntilChange.clear()
    else for (const recordId of affected) refusedUntilChange.delete(recordId)
    await columns.askRights(affected === 'all' ? null : (affected[0] ?? null))
    return writeDifferences(affected, taken.handEdited)
  }

  /** The rows that were read: those that changed, or all. */
  async function readWhatChanged(taken: PendingWork): Promise<Result<readonly string[], HostError>> {
    const wanted = [...taken.changed]
    const rows = taken.full ? ok('scaleFound' as const) : await readRows(reading, wanted)
    if (!rows.ok) return rows
    if (rows.value === 'scaleFound') {
      publish({ kind: 'reading', read: 0, total: 0 })
      const read = await readEverything(reading)
      if (!read.ok) return read
      model = read.value
      return ok(taken.full ? [] : [...model.recordIds()])
    }
    const found = new Map(rows.value.map((row) => [row.recordId, row]))
    for (const recordId of wanted) {
      const row = found.get(recordId)
      if (row === undefined) model.delete(recordId)
      else model.put(row, context.assess)
    }
    return ok(wanted)
  }

  async function writeDifferences(affected: readonly string[] | 'all', handEdited: ReadonlySet<string>): Promise<Result<null, HostError>> {
    const plan = model.plan(affected, columns.writable(), clock.now()).filter(({ recordId }) => !refusedUntilChange.has(recordId))
    // Short work is shown when it is done: the host waits for nothing that people would not see anyway.
    const isLong = plan.length > SHORT_PLAN
    const showWriting = (written: number): SyncState => ({ kind: 'writing', written, total: plan.length, at: clock.now() })
    if (isLong) {
      figures = model.figures()
      publish(showWriting(0))
    }
    const writing = columns.readContext(settings.timeZone)
    if (writing === null) throw new Error('a sheet is bound before its rows are written')
    const applied = await writePlan(
      { host, columns, model, ledger, signal: closing.signal, now: clock.now, onProgress: (written) => publishProgress(showWriting(written)) },
      writing, plan,
    )
    if (!isLong || !applied.ok) figures = model.figures()
    if (!applied.ok) return applied
    for (const { recordId, error } of applied.value.refused) refusedUntilChange.set(recordId, error)
    restored += plan.filter(({ recordId }) => handEdited.has(recordId) && !refusedUntilChange.has(recordId)).length
    publish({
      kind: 'settled',
      at: clock.now(),
      written: applied.value.written,
      refused: [...refusedUntilChange].map(([recordId, error]) => ({ recordId, error })),
    })
    return ok(null)
  }

  function buildState(): SheetState {
    const { today, asOf } = context.assess
    const bound = columns.bound()
    return {
      tableId: sheetId(sheet),
      name: columns.name(),
      preset: sheet.preset,
      today,
      asOf,
      ...figures,
      sync,
      rights:
        columns.rights() === null || bound === null
          ? { kind: 'unknown' }
          : { kind: 'known', mayWrite: columns.writable().size > 0, denied: columns.denied() },
      missing: bound?.missing ?? [],
      calendarBeyondData: context.isBeyondData(figures.tasks),
      sample: sheet.tables.tasks.sample === null ? null : { count: sheet.tables.tasks.sample.recordIds.length },
      restored,
    }
  }

  turns.arm(settings)
  loop.ask({ schema: true, full: true })
  return {
    getState: () => (state ??= buildState()),
    refresh: () => loop.ask({ schema: true, full: true }),
    useSettings(next) {
      if (next === settings) return
      const zoneMoved = next.timeZone !== settings.timeZone
      settings = next
      turns.arm(settings)
      loop.ask({ reassess: true, full: zoneMoved })
    },
    useSheet(next) {
      if (JSON.stringify(next) === JSON.stringify(sheet)) return
      sheet = next
      loop.ask({ schema: true })
    },
    recheck: () => loop.ask({ schema: true }),
    explain: (recordId) => {
      const task = model.get(recordId)
      return task === null ? null : explainTask(task.facts, context.assess)
    },
    readContext: () => columns.readContext(settings.timeZone),
    bound: columns.bound,
    settled: loop.settled,
    close() {
      closing.abort()
      loop.close()
      turns.close()
      for (const stop of unwatch) stop()
    },
  }
}
