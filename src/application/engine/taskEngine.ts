import { type CalendarDate, explainTask, type TaskExplanation, type TaskFacts } from '../../domain/index.ts'
import type { AssessedTask, TaskRow } from '../../schema/index.ts'
import type { SheetAnswers } from './questions.ts'
import type { BoundTable } from '../sheet/bindTable.ts'
import { type ClockPort, HIDDEN_LONG_MS } from '../clock.ts'
import { createEchoLedger } from './echoLedger.ts'
import { type IntentAnswer, noteChange, type PendingWork } from './pendingWork.ts'
import type { HostPort, PercentScale, TableDescription } from '../ports.ts'
import { ruleContext } from '../rows/rules.ts'
import type { TrackerSettings } from '../stored/settings.ts'
import { createSheetModel, type SheetFigures } from '../rows/sheetModel.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { sheetId, withTable, type StoredSheet } from '../stored/document.ts'
import { isSameList, isSameValue } from '../stored/sameValue.ts'
import { createDayTurns } from './dayTurns.ts'
import { createContention } from './contention.ts'
import { createManualStates } from './manualStates.ts'
import { type AsOfView, viewAsOf } from '../rows/viewAsOf.ts'
import { createPeers } from './peers.ts'
import { createOpening, type Opening } from './opening.ts'
import { createRowNotes } from './rowNotes.ts'
import { createPassLoop, type PassEnd } from './passLoop.ts'
import { runPass } from './runPass.ts'
import { createSheetColumns } from './sheetColumns.ts'
import { sheetState, type SheetState, type SyncState, undatedRows } from './sheetState.ts'
import { createSheetMemory } from './statements.ts'
import { createStampProposals } from './stampProposals.ts'
import type { EngineState, TrackingLogEntry } from './engineState.ts'
import { ROWS_PER_WRITE } from './writeDifferences.ts'

/**
 * Keeps the computed cells of one 任务 table correct. Data flows one way: event or new day → pending work → read →
 * assess → smallest write plan → host. The echo of the write is recognised and causes nothing. One pass runs at a time;
 * changes that arrive during a pass wait for the next.
 */
export interface TaskEngine extends SheetAnswers {
  getState(): SheetState
  setSettings(settings: TrackerSettings): void
  setSheet(sheet: StoredSheet): void
  /** Describe the columns again: after set-up, repair or a change of rights. */
  recheck(): void
  explain(recordId: string): TaskExplanation | null
  /** A row as it is known, be it a task or not. */
  row(recordId: string): TaskRow | null
  /** The ids of all known rows, in the order of the host. */
  recordIds(): Iterable<string>
  bound(): BoundTable | null
  /** The table as last described; null before the first description. */
  description(): TableDescription | null
  /** What the cells said when this sidebar opened the sheet. [SN2] */
  readonly opening: Opening
  /** Whether another sidebar has written of late. [CV1] */
  areOthersAbout(): boolean
  /** The sheet as of another day, computed from the given rows or from the rows as they are now. [AS1] */
  viewAsOf(day: CalendarDate, rows?: readonly TaskRow[]): Promise<AsOfView>
  /** Explains the figures of these facts as of a day. */
  explainFacts(facts: TaskFacts, day: CalendarDate): TaskExplanation
  /** Resolves when nothing is pending. */
  settled(): Promise<void>
  /** Call when the campaigns that tasks name may have other names. [AD7] */
  namesChanged(): void
  close(): void
}

export interface TaskEngineDeps {
  readonly host: HostPort
  readonly clock: ClockPort
  readonly stored: StoredRoom
  readonly sheet: StoredSheet
  readonly settings: TrackerSettings
  readonly onState: () => void
  /** Stores the scale of the progress column, which a cell has shown. */
  readonly onScale: (scale: PercentScale) => void
  /**
   * Loads the stored settings again, because another program computes other values. They arrive through `setSettings`.
   */
  readonly onDoubt?: () => Promise<void>
  /** Whether this user may save the statements of people; a reader may not. [PM1] */
  readonly maySave?: () => boolean
  /** Receives what this sidebar wrote into people's cells, and the changes of plan that it saw. */
  readonly onLog?: (entry: TrackingLogEntry) => void
  /** Whether the change log says that the extension wrote this actual end, in this sidebar or another. [MI2] */
  readonly wasStamped?: (recordId: string, actualEnd: CalendarDate) => Promise<boolean>
  /** Gives a task the campaign that its cells name. [AD7] */
  readonly withNamedLinks?: (task: AssessedTask) => AssessedTask
}

/**
 * The time between background readings of all rows while the sidebar is visible: they find what events did not report.
 */
const SWEEP_MS = 600_000
/** Doubts within this time after the last one do not load the settings again. */
const DOUBT_MS = 30_000
/** The shortest time between two drawings of progress: drawing each of a hundred pages would cost more than reading. */
const PROGRESS_MS = 200

export function createTaskEngine(deps: TaskEngineDeps): TaskEngine {
  const { host, clock } = deps
  const model = createSheetModel()
  const ledger = createEchoLedger()
  const peers = createPeers(clock.random)
  const contention = createContention()
  const notes = createRowNotes()
  const intents = createManualStates(notes)
  const memory = createSheetMemory({
    room: deps.stored,
    clock,
    sheetId: sheetId(deps.sheet),
    maySave: deps.maySave ?? (() => true),
    isThere: (recordId) => model.has(recordId),
  })
  const stamps = createStampProposals(memory, (recordId) => model.row(recordId))
  const closing = new AbortController()
  let sync: SyncState = { kind: 'reading', read: 0, total: 0 }
  let lastPassAt: number | null = null
  let publishedAt = 0
  let figures = figuresNow()
  let state: SheetState | null = null
  let doubtedAt = Number.NEGATIVE_INFINITY
  let cancelSweep = (): void => undefined
  let cancelCorrections = (): void => undefined

  const loop = createPassLoop({
    clock,
    pass,
    onFailure: (error) => publish({ kind: 'failed', at: clock.now(), error }),
    courtesyMs: () => peers.courtesyMs(clock.now()),
  })
  const turns = createDayTurns(clock, () => loop.ask({ reassess: true }))
  const engine: EngineState = {
    host,
    clock,
    model,
    ledger,
    peers,
    contention,
    intents,
    stamps,
    memory,
    opening: createOpening(),
    columns: createSheetColumns(host, deps.sheet),
    signal: closing.signal,
    sheet: deps.sheet,
    settings: deps.settings,
    context: ruleContext(deps.settings, clock.now()),
    notes,
    bookmark: null,
    isUncompared: true,
    pending: () => loop.pending(),
    onProgress: (read, total) => {
      if (sync.kind === 'reading') publishProgress({ kind: 'reading', read, total })
    },
    onScale(scale) {
      const { tasks } = engine.sheet.tables
      engine.sheet = withTable(engine.sheet, 'tasks', { ...tasks, scales: { ...tasks.scales, progress: scale } })
      deps.onScale(scale)
    },
    async onDoubt() {
      if (clock.now() - doubtedAt < DOUBT_MS) return
      doubtedAt = clock.now()
      await deps.onDoubt?.()
    },
    onLog: (entry) => deps.onLog?.(entry),
    onReopened: (row) => void lookUpStamp(row),
  }

  /** The figures of the rows in memory, with the campaigns that tasks name. */
  function figuresNow(): SheetFigures {
    const now = model.figures()
    const { withNamedLinks } = deps
    return withNamedLinks === undefined || now.tasks.every(({ row }) => row.named === undefined)
      ? now
      : { ...now, tasks: now.tasks.map(withNamedLinks) }
  }

  /** Reopening a task clears an actual end that any sidebar has stamped, today or earlier. */
  async function lookUpStamp({ recordId, actualEnd }: TaskRow): Promise<void> {
    if (actualEnd === null || (await deps.wasStamped?.(recordId, actualEnd)) !== true || closing.signal.aborted) return
    const row = model.row(recordId)
    if (row?.actualEnd !== actualEnd) return
    stamps.recognise(row)
    if (engine.settings.stamps !== 'automatic') return publish(sync)
    loop.pending().stamps.set(recordId, null)
    loop.wake()
  }

  /** Publishes `next` with the rest of `last`. Without `last`, the next `getState` computes the whole state again. */
  function publish(next: SyncState, last: SheetState | null = null): void {
    sync = next
    state = last === null ? null : { ...last, sync: next }
    publishedAt = clock.now()
    if (!closing.signal.aborted) deps.onState()
  }
  /** Publishes progress, at most once every `PROGRESS_MS`. */
  function publishProgress(next: SyncState): void {
    if (clock.now() - publishedAt >= PROGRESS_MS) publish(next, state)
  }

  async function pass(work: PendingWork): Promise<PassEnd> {
    const readsAll = work.full || work.sweep
    if (work.full) publish({ kind: 'reading', read: 0, total: 0 })
    const showWriting = (written: number, total: number): SyncState => ({
      kind: 'writing',
      written,
      total,
      at: clock.now(),
    })
    let cancelDrawing = (): void => undefined
    const end = await runPass(engine, work, {
      // Short work needs no progress line. For long work, send the first call before drawing.
      onPlan(total) {
        if (total <= ROWS_PER_WRITE) return
        cancelDrawing = clock.after(0, () => {
          figures = figuresNow()
          cancelDrawing = clock.after(0, () => publish(showWriting(0, total)))
        })
      },
      onWritten(done, total) {
        if (sync.kind === 'writing') publishProgress(showWriting(done, total))
      },
    })
    cancelDrawing()
    // With 20 000 rows, judging, figures and drawing take a frame or two each.
    if (readsAll) await clock.breathe()
    figures = figuresNow()
    await clock.breathe()
    if (end.failure !== null) return end
    if (!loop.pending().full && !loop.pending().reassess) engine.opening.end()
    forgetFewerUndated()
    lastPassAt = clock.now()
    if (readsAll) armSweep()
    armCorrections()
    publish({
      kind: 'settled',
      at: clock.now(),
      written: end.written,
      refused: notes.having('refusal').map(([recordId, error]) => ({ recordId, error })),
    })
    return end
  }
  /** Lowers the count up to which a person does not want to be asked, so that one more done task is asked about. */
  function forgetFewerUndated(): void {
    if (memory.undatedSeen() === 0) return
    const { length } = undatedRows(engine, figures.tasks)
    if (length < memory.undatedSeen()) memory.seeUndated(length)
  }
  function armSweep(): void {
    cancelSweep()
    cancelSweep = clock.after(SWEEP_MS, () => {
      if (clock.isVisible()) loop.ask({ sweep: true })
      else armSweep()
    })
  }
  /** Reads contested rows again when their wait is over. [CV2] */
  function armCorrections(): void {
    cancelCorrections()
    const now = clock.now()
    const waiting = contention.waiting(now)
    if (waiting.length === 0) return
    const first = Math.min(...waiting.map(({ until }) => until))
    cancelCorrections = clock.after(first - now, () => {
      for (const { recordId, until } of waiting) if (until <= first) loop.pending().changed.add(recordId)
      loop.wake()
    })
  }

  function answer(recordId: string, answered: IntentAnswer): void {
    loop.pending().answers.set(recordId, answered)
    loop.wake({ urgent: true })
  }

  const unwatch = [
    host.watchStored(() => loop.ask({ memory: true }), memory.part),
    host.watchSheet(sheetId(deps.sheet), (change) => {
      noteChange(loop.pending(), change, (recordId, fieldIds) => ledger.absorbs(recordId, fieldIds, clock.now()))
      loop.wake()
    }),
    host.watchPermissions(() => loop.ask({ schema: true, reassess: true }, { urgent: true })),
    clock.onVisible((hiddenMs) =>
      loop.ask(
        hiddenMs >= HIDDEN_LONG_MS ? { full: true, schema: true } : { reassess: turns.isNewDay(engine.context.assess) },
        { urgent: true },
      ),
    ),
  ]
  turns.arm(deps.settings)
  loop.ask({ schema: true, full: true })
  return {
    getState: () => (state ??= sheetState(engine, { figures, sync, lastPassAt, nextTryAt: loop.nextTryAt() })),
    refresh: () => loop.ask({ schema: true, full: true }, { urgent: true }),
    setSettings(next) {
      if (isSameValue(next, engine.settings)) return
      const zoneMoved = next.timeZone !== engine.settings.timeZone
      engine.settings = next
      turns.arm(next)
      loop.ask({ reassess: true, full: zoneMoved })
    },
    setSheet(next) {
      if (isSameValue(next, engine.sheet)) return
      engine.sheet = next
      loop.ask({ schema: true })
    },
    namesChanged() {
      const now = figuresNow()
      if (isSameList(now.tasks, figures.tasks)) return
      figures = now
      publish(sync)
    },
    recheck: () => loop.ask({ schema: true }, { urgent: true }),
    explain: (recordId) => {
      const task = model.get(recordId)
      return task === null ? null : explainTask(task.facts, engine.context.assess)
    },
    row: model.row,
    recordIds: model.recordIds,
    bound: engine.columns.bound,
    description: engine.columns.description,
    opening: engine.opening,
    areOthersAbout: () => peers.areActive(clock.now()),
    answerIntent: (recordId, accept, details = {}) =>
      answer(
        recordId,
        accept
          ? {
              kind: 'accept',
              day: details.day ?? null,
              progress: details.progress ?? null,
              ...(details.deliverable === undefined ? {} : { deliverable: details.deliverable }),
            }
          : { kind: 'refuse' },
      ),
    takeBackDrag: (recordId) => answer(recordId, { kind: 'takeBack' }),
    dismissDrag(recordId) {
      memory.change(recordId, ({ undo: _undo, ...rest }) => rest)
      publish(sync)
    },
    resumeTask: (recordId) => answer(recordId, { kind: 'resume' }),
    acceptStamp(recordId, day) {
      loop.pending().stamps.set(recordId, day ?? null)
      loop.wake({ urgent: true })
    },
    dismissStamp(recordId) {
      stamps.refuse(recordId)
      publish(sync)
    },
    dismissUndated() {
      memory.seeUndated(undatedRows(engine, figures.tasks).length)
      publish(sync)
    },
    dismissRestored() {
      notes.clear('isRestored')
      publish(sync)
    },
    overrideLaterDay: () => loop.ask({ override: true }, { urgent: true }),
    viewAsOf: (day, rows) => viewAsOf(rows ?? figures.tasks.map(({ row }) => row), engine.context, day, clock),
    explainFacts: (facts, day) => explainTask(facts, { ...engine.context.assess, today: day, asOf: day }),
    settled: loop.settled,
    close() {
      closing.abort()
      memory.close()
      loop.close()
      turns.close()
      cancelSweep()
      cancelCorrections()
      for (const stop of unwatch) stop()
    },
  }
}
