import { asOfDay, explainTask, ok, type Result, type TaskExplanation } from '../domain/index.ts'
import { TASK_FIELDS, TASK_FIELD_KEYS, type ComputedKey, type TaskFieldKey, type TaskRow } from '../schema/index.ts'
import type { SheetState, SyncState } from './appState.ts'
import { bindSheet, withScale, type BoundSheet } from './bindSheet.ts'
import type { ClockPort } from './clock.ts'
import { createEchoLedger } from './echoLedger.ts'
import { untilNextTurn } from './nextTurn.ts'
import { isEmpty, noteChange, noWork } from './pendingWork.ts'
import type { HostError, HostPort, PercentScale, ReadContext, SheetRights, WritePlan } from './ports.ts'
import { ruleContext } from './ruleContext.ts'
import type { TrackerSettings } from './settings.ts'
import { setupTarget } from './setupTarget.ts'
import { createSheetModel, type SheetModel } from './sheetModel.ts'
import type { StoredSheet } from './stored.ts'

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
/** Rows asked for in one look at an undecided progress column: what one call may bring. */
const LOOK_AT_ONCE = 200
/** Waits between tries when the host does not answer. Milliseconds. */
const RETRY_MS = [5000, 15_000, 60_000, 300_000] as const

export function createSheetTracker(deps: SheetTrackerDeps): SheetTracker {
  const { host, clock } = deps
  let { sheet, settings } = deps
  let model: SheetModel = createSheetModel()
  let bound: BoundSheet | null = null
  let name = setupTarget(sheet).tableName
  let rights: SheetRights | null = null
  let work = noWork()
  let running: Promise<void> | null = null
  let tries = 0
  /** A pass has failed since the last good one: what it was asked to do is still owed. */
  let isOwed = false
  let restored = 0
  let publishedAt = 0
  /** How often the columns were looked at: tells answers about earlier columns from current ones. */
  let looks = 0
  let asking: Promise<void> | null = null
  let sync: SyncState = { kind: 'reading', read: 0, total: 0 }
  let context = ruleContext(settings, clock.now())
  let figures = model.figures()
  let state: SheetState | null = null
  let cancelRetry = (): void => undefined
  let cancelTurn = (): void => undefined
  const refusedUntilChange = new Map<string, HostError>()
  const ledger = createEchoLedger()
  const closing = new AbortController()

  const publish = (next: SyncState): void => {
    sync = next
    state = null
    publishedAt = clock.now()
    if (!closing.signal.aborted) deps.onState()
  }
  /** Progress is for eyes: drawing each of a hundred pages would cost more than reading them. */
  const publishProgress = (next: SyncState): void => {
    if (clock.now() - publishedAt >= PROGRESS_MS) publish(next)
  }
  const unwatch = [
    host.watchSheet(sheet.tableId, (change) => {
      const computed = new Set(computedColumns().map(([, fieldId]) => fieldId))
      noteChange(work, change, computed, (recordId, fieldIds) => ledger.absorbs(recordId, fieldIds, clock.now()))
      wake()
    }),
    host.watchPermissions(() => ask({ schema: true })),
    clock.onVisible((hiddenMs) => ask(hiddenMs >= HIDDEN_LONG_MS ? { full: true } : { reassess: isNewDay() })),
  ]
  const computedColumns = (): (readonly [ComputedKey, string])[] =>
    COMPUTED_KEYS.flatMap((key) => {
      const fieldId = bound?.binding.fields[key]?.fieldId
      return fieldId === undefined ? [] : [[key, fieldId] as const]
    })

  const isNewDay = (): boolean => {
    const now = asOfDay(new Date(clock.now()), settings.timeZone, settings.cutOff)
    return now.today !== context.assess.today || now.asOf !== context.assess.asOf
  }
  function ask(wanted: { readonly schema?: boolean; readonly full?: boolean; readonly reassess?: boolean }): void {
    work.schema ||= wanted.schema ?? false
    work.full ||= wanted.full ?? false
    work.reassess ||= wanted.reassess ?? false
    wake()
  }
  function wake(): void {
    if (closing.signal.aborted || running !== null || isEmpty(work)) return
    cancelRetry()
    running = run().finally(() => {
      running = null
      wake()
    })
  }
  async function run(): Promise<void> {
    const taken = work
    work = noWork()
    taken.full ||= isOwed
    const outcome = await pass(taken)
    if (closing.signal.aborted) return
    isOwed = !outcome.ok
    if (outcome.ok) {
      tries = 0
      return
    }
    publish({ kind: 'failed', at: clock.now(), error: outcome.error })
    if (outcome.error.kind === 'permissionDenied' || outcome.error.kind === 'notFound') return
    const wait = RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0
    tries += 1
    cancelRetry = clock.after(wait, () => ask({ full: true }))
  }
  function armTurn(): void {
    cancelTurn()
    cancelTurn = clock.after(untilNextTurn(clock.now(), settings.timeZone, settings.cutOff), () => {
      armTurn()
      ask({ reassess: true })
    })
  }

  async function pass(taken: ReturnType<typeof noWork>): Promise<Result<null, HostError>> {
    if (taken.schema || bound === null) {
      const looked = await lookAtColumns()
      if (!looked.ok) return looked
      if (looked.value) taken.full = true
    }
    if (bound === null) throw new Error('a sheet is bound before its rows are read')
    context = ruleContext(settings, clock.now())
    const read = taken.full ? await readEverything() : await readChanged(taken)
    if (!read.ok) return read
    for (const recordId of taken.deleted) model.delete(recordId)
    if (taken.reassess && !taken.full) model.reassess(context.assess)
    const affected = taken.full || taken.reassess ? 'all' : read.value
    if (affected === 'all') refusedUntilChange.clear()
    else for (const recordId of affected) refusedUntilChange.delete(recordId)
    if (rights === null) await (asking ?? askRights(affected === 'all' ? null : (affected[0] ?? null)))
    const plan = model.plan(affected, writableKeys(), clock.now()).filter(({ recordId }) => !refusedUntilChange.has(recordId))
    // Short work is shown when it is done: the host waits for nothing that people would not see anyway.
    const isLong = plan.length > SHORT_PLAN
    if (isLong) figures = model.figures()
    const written = plan.length === 0 ? ok(0) : await write(plan, isLong)
    if (!isLong || !written.ok) figures = model.figures()
    if (!written.ok) return written
    restored += plan.filter(({ recordId }) => taken.handEdited.has(recordId) && !refusedUntilChange.has(recordId)).length
    publish({
      kind: 'settled',
      at: clock.now(),
      written: written.value,
      refused: [...refusedUntilChange].map(([recordId, error]) => ({ recordId, error })),
    })
    return ok(null)
  }

  /** Binds the columns as they are now; true when rows must be read again because a column moved. */
  async function lookAtColumns(): Promise<Result<boolean, HostError>> {
    const described = await host.describeTable(sheet.tableId)
    if (!described.ok) return described
    name = described.value.name
    const next = bindSheet(described.value, setupTarget(sheet).columns, sheet)
    const isSame = bound !== null && JSON.stringify(bound.binding) === JSON.stringify(next.binding)
    bound = next
    looks += 1
    rights = null
    asking = null
    return ok(!isSame)
  }

  async function askRights(sampleRecordId: string | null): Promise<void> {
    if (bound === null) return
    const looked = looks
    const asked = await host.rights(bound.binding, sampleRecordId)
    if (looked !== looks) return // the columns were looked at again meanwhile: an answer about the old ones
    rights = asked.ok ? asked.value : null
    asking = null
  }
  const writableKeys = (): ReadonlySet<ComputedKey> =>
    new Set(computedColumns().flatMap(([key]) => (rights?.writable.has(key) === true ? [key] : [])))

  const readContext = (): ReadContext | null => (bound === null ? null : { binding: bound.binding, timeZone: settings.timeZone })

  /**
   * Reads page by page, assessing each page while the next one is on its way. While it is open how the progress
   * column counts, the first page is looked at before the others are read in vain.
   */
  async function readEverything(looksEarly = isScaleOpen()): Promise<Result<readonly string[], HostError>> {
    const reading = readContext()
    if (reading === null) return ok([])
    const next = createSheetModel()
    const unreadable: string[] = []
    const early = new AbortController()
    publish({ kind: 'reading', read: 0, total: 0 })
    const read = await host.readAll(
      reading,
      (rows, progress) => {
        for (const row of rows) {
          next.put(row, context.assess)
          if (row.progress === null) unreadable.push(row.recordId)
        }
        // Rights are asked about a row that exists, while the next pages are on their way.
        if (rights === null) asking ??= askRights(rows[0]?.recordId ?? null)
        publishProgress({ kind: 'reading', ...progress })
        if (looksEarly && unreadable.length > 0 && progress.read < progress.total) early.abort()
      },
      AbortSignal.any([closing.signal, early.signal]),
    )
    if (early.signal.aborted && !closing.signal.aborted) {
      await decideScale(unreadable)
      return readEverything(false)
    }
    if (!read.ok) return read
    if (await decideScale(unreadable)) return readEverything(false)
    model = next
    return ok([])
  }

  const isScaleOpen = (): boolean => bound?.binding.fields.progress?.scale === null

  async function readChanged(taken: ReturnType<typeof noWork>): Promise<Result<readonly string[], HostError>> {
    const reading = readContext()
    if (reading === null || taken.changed.size === 0) return ok([])
    const wanted = [...taken.changed]
    const read = await host.readSome(reading, wanted, closing.signal)
    if (!read.ok) return read
    if (await decideScale(read.value.filter((row) => row.progress === null).map((row) => row.recordId))) {
      const again = await readEverything()
      return again.ok ? ok([...model.recordIds()]) : again
    }
    const found = new Map(read.value.map((row): [string, TaskRow] => [row.recordId, row]))
    for (const recordId of wanted) {
      const row = found.get(recordId)
      if (row === undefined) model.delete(recordId)
      else model.put(row, context.assess)
    }
    return ok(wanted)
  }

  /** True when a first non-empty progress cell has just shown how the column counts. */
  async function decideScale(recordIds: readonly string[]): Promise<boolean> {
    const reading = readContext()
    const progress = bound?.binding.fields.progress
    if (bound === null || reading === null || progress?.scale !== null) return false
    const scale = await firstScaleShown(reading, recordIds)
    if (scale === null) return false
    bound = { ...bound, binding: withScale(bound.binding, 'progress', scale) }
    sheet = { ...sheet, scales: { ...sheet.scales, progress: scale } }
    deps.onScale(scale)
    return true
  }

  /** Empty cells read as null too: look on until one that holds something tells. */
  async function firstScaleShown(reading: ReadContext, recordIds: readonly string[]): Promise<PercentScale | null> {
    for (let from = 0; from < recordIds.length; from += LOOK_AT_ONCE) {
      const detected = await host.detectScale(reading, 'progress', recordIds.slice(from, from + LOOK_AT_ONCE))
      if (!detected.ok) return null
      if (detected.value !== null) return detected.value
    }
    return null
  }

  async function write(plan: WritePlan, isLong: boolean): Promise<Result<number, HostError>> {
    const writing = readContext()
    if (writing === null) return ok(0)
    const cells = new Map(plan.map(({ recordId, fields }) => [recordId, fields]))
    const idOf = new Map<string, string>(computedColumns())
    for (const { recordId, fields } of plan) ledger.expect(recordId, Object.keys(fields).flatMap((key) => idOf.get(key) ?? []))
    if (isLong) publish({ kind: 'writing', written: 0, total: plan.length, at: clock.now() })
    const applied = await host.apply(writing, plan, {
      signal: closing.signal,
      onBatch: (written, recordIds) => {
        ledger.confirm(recordIds, clock.now())
        for (const recordId of recordIds) model.noteWritten(recordId, cells.get(recordId) ?? {})
        publishProgress({ kind: 'writing', written, total: plan.length, at: clock.now() })
      },
    })
    if (!applied.ok) return applied
    for (const { recordId, error } of applied.value.refused) refusedUntilChange.set(recordId, error)
    return ok(applied.value.written)
  }

  function buildState(): SheetState {
    const { today, asOf } = context.assess
    return {
      tableId: sheet.tableId,
      name,
      preset: sheet.preset,
      today,
      asOf,
      ...figures,
      sync,
      rights:
        rights === null || bound === null
          ? { kind: 'unknown' }
          : { kind: 'known', mayWrite: writableKeys().size > 0, denied: computedColumns().flatMap(([key]): TaskFieldKey[] => (rights?.writable.has(key) === true ? [] : [key])) },
      missing: bound?.missing ?? [],
      calendarBeyondData: context.isBeyondData(figures.tasks),
      sample: sheet.sample === null ? null : { count: sheet.sample.recordIds.length },
      restored,
    }
  }

  armTurn()
  ask({ schema: true, full: true })
  return {
    getState: () => (state ??= buildState()),
    refresh: () => ask({ schema: true, full: true }),
    useSettings(next) {
      if (next === settings) return
      const zoneMoved = next.timeZone !== settings.timeZone
      settings = next
      armTurn()
      ask({ reassess: true, full: zoneMoved })
    },
    useSheet(next) {
      if (JSON.stringify(next) === JSON.stringify(sheet)) return
      sheet = next
      ask({ schema: true })
    },
    recheck: () => ask({ schema: true }),
    explain: (recordId) => {
      const task = model.get(recordId)
      return task === null ? null : explainTask(task.facts, context.assess)
    },
    readContext,
    bound: () => bound,
    settled: async function untilQuiet(): Promise<void> {
      if (running === null) return
      await running
      await untilQuiet()
    },
    close() {
      closing.abort()
      cancelRetry()
      cancelTurn()
      for (const stop of unwatch) stop()
    },
  }
}

const COMPUTED_KEYS = TASK_FIELD_KEYS.filter((key): key is ComputedKey => TASK_FIELDS[key].writtenBy === 'extension')
