import { createStore } from 'zustand/vanilla'
import { asOfDay, daysBetween, ok, type Result } from '../domain/index.ts'
import { SAMPLES } from '../schema/index.ts'
import type { AppState, SchemaReport, SetupState, TrackerActions, TrackerStore } from './appState.ts'
import type { ClockPort } from './clock.ts'
import { removeSample } from './placeSample.ts'
import { loadDocument } from './loadDocument.ts'
import type { ConnectRefusal, HostError, HostPort, HostResult } from './ports.ts'
import { recogniseSheets } from './recogniseSheet.ts'
import { openJournal, runRepair, runSetup, type SetupDone, type SetupOutcome, type SetupRun } from './runSetup.ts'
import { DEFAULT_SETTINGS, type SetupRequest, type TrackerSettings } from './settings.ts'
import { previewSetup } from './setupTarget.ts'
import { createSheetTracker, type SheetTracker } from './sheetTracker.ts'
import { EMPTY_DOCUMENT, areSettings, settingsFor, sheetId, withSheet, withTable, type StoredDocument, type StoredSheet } from './stored.ts'

export interface TrackerDeps {
  readonly connect: () => Promise<Result<HostPort, ConnectRefusal>>
  readonly clock: ClockPort
}

export interface Tracker extends TrackerStore {
  /** Resolves when every tracked sheet has nothing left to do. For tests and the bench. */
  settled(): Promise<void>
  close(): void
}

const INITIAL: AppState = {
  phase: { kind: 'connecting' },
  theme: 'light',
  hostLanguage: 'zh',
  mayManage: null,
  settings: DEFAULT_SETTINGS,
  sheets: [],
  setup: { kind: 'idle' },
  sheet: null,
}

/** The application behind the sidebar: connects, keeps every tracked sheet true, and runs what people ask for. */
export function createTracker({ connect, clock }: TrackerDeps): Tracker {
  const store = createStore<AppState>(() => INITIAL)
  const trackers = new Map<string, SheetTracker>()
  const stops: (() => void)[] = []
  let host: HostPort | null = null
  let stored: StoredDocument = EMPTY_DOCUMENT
  let shown: string | null = null
  let setupRun: AbortController | null = null
  let isClosed = false

  const patch = (changes: Partial<AppState>): void => {
    if (!isClosed) store.setState(changes)
  }
  const show = (setup: SetupState): void => patch({ setup })
  const fail = (error: HostError): void => patch({ phase: { kind: 'failed', error } })
  const connected = (): HostPort => {
    if (host === null) throw new Error('an action was called before the host was connected')
    return host
  }

  // ------------------------------------------------------------------------------------------ opening

  async function open(): Promise<void> {
    const connection = await connect()
    if (!connection.ok) return patch({ phase: connection.error })
    host = connection.value
    const [environment, loaded, selection, mayManage] = await Promise.all([
      host.environment(), loadDocument(host), host.selection(), host.mayManage(),
    ])
    if (!environment.ok) return fail(environment.error)
    if (!loaded.ok) return fail(loaded.error)
    stored = loaded.value
    patch({
      theme: environment.value.theme,
      hostLanguage: environment.value.language,
      mayManage: mayManage.ok && mayManage.value,
      settings: stored.settings,
    })
    stops.push(
      host.watchTheme((theme) => patch({ theme })),
      host.watchStored(() => void reload()),
      host.watchSelection(({ tableId }) => {
        if (tableId !== null && trackers.has(tableId)) bringUp(tableId)
      }),
      host.watchTables(() => void adoptTables()),
      host.watchPermissions(() => void askMayManage()),
    )
    if (stored.sheets.length === 0 && stored.setup === null) await recogniseCopies()
    await adoptTables()
    const selected = selection.ok ? selection.value.tableId : null
    const first = stored.sheets.find((sheet) => sheetId(sheet) === selected && trackers.has(sheetId(sheet))) ?? stored.sheets.find((sheet) => trackers.has(sheetId(sheet)))
    if (first !== undefined) bringUp(sheetId(first))
    if (stored.setup !== null) show({ kind: 'interrupted', request: stored.setup.request })
    patch({ phase: { kind: 'ready' } })
  }

  async function askMayManage(): Promise<void> {
    const mayManage = await connected().mayManage()
    patch({ mayManage: mayManage.ok && mayManage.value })
  }

  /** A copied Base brings its marks and no settings: its sheets are tracked again without asking. */
  async function recogniseCopies(): Promise<void> {
    const tables = await connected().listTables()
    if (!tables.ok) return
    const described = await Promise.all(tables.value.map((table) => connected().describeTable(table.id)))
    const seen = described.flatMap((one) => (one.ok ? [one.value] : []))
    for (const sheet of recogniseSheets(seen)) stored = withSheet(stored, sheet)
    if (stored.sheets.length > 0) await connected().saveStored(stored)
  }

  /** Starts a tracker for each stored sheet whose table is there, and ends those whose table is gone. */
  async function adoptTables(): Promise<void> {
    const tables = await connected().listTables()
    if (!tables.ok || isClosed) return
    const names = new Map(tables.value.map((table) => [table.id, table.name]))
    for (const [tableId, tracker] of trackers) {
      if (names.has(tableId)) continue
      tracker.close()
      trackers.delete(tableId)
      if (shown === tableId) shown = null
    }
    for (const sheet of stored.sheets) if (names.has(sheetId(sheet))) startTracking(sheet)
    const sheets = stored.sheets.flatMap((sheet) => {
      const name = names.get(sheetId(sheet))
      return name === undefined ? [] : [{ tableId: sheetId(sheet), name, preset: sheet.preset }]
    })
    patch({ sheets })
    const next = shown ?? sheets[0]?.tableId ?? null
    if (next === null) patch({ sheet: null })
    else bringUp(next)
  }

  function startTracking(sheet: StoredSheet): SheetTracker {
    const tableId = sheetId(sheet)
    const known = trackers.get(tableId)
    if (known !== undefined) return known
    const tracker = createSheetTracker({
      host: connected(),
      clock,
      sheet,
      settings: settingsFor(stored, sheet),
      onState: () => {
        if (shown === tableId) patch({ sheet: trackers.get(tableId)?.getState() ?? null })
      },
      onDoubt: reload,
      onScale: (scale) => void
        changeSheet(tableId, (one) => withTable(one, 'tasks', { ...one.tables.tasks, scales: { ...one.tables.tasks.scales, progress: scale } })),
    })
    trackers.set(tableId, tracker)
    return tracker
  }

  function bringUp(tableId: string): void {
    shown = tableId
    patch({ sheet: trackers.get(tableId)?.getState() ?? null })
  }

  // ------------------------------------------------------------------------------------------ stored choices

  /** Takes over what another sidebar has saved. */
  async function reload(): Promise<void> {
    const loaded = await loadDocument(connected())
    if (!loaded.ok) return
    stored = loaded.value
    patch({ settings: stored.settings })
    for (const sheet of stored.sheets) {
      const tracker = trackers.get(sheetId(sheet))
      tracker?.useSheet(sheet)
      tracker?.useSettings(settingsFor(stored, sheet))
    }
    await adoptTables()
  }

  async function save(next: StoredDocument): HostResult<void> {
    const saved = await connected().saveStored(next)
    if (saved.ok) stored = next
    return saved
  }

  async function changeSheet(tableId: string, change: (sheet: StoredSheet) => StoredSheet): Promise<void> {
    const sheet = stored.sheets.find((one) => sheetId(one) === tableId)
    if (sheet !== undefined) await save(withSheet(stored, change(sheet)))
  }

  // ------------------------------------------------------------------------------------------ set-up

  type Prepared = (run: SetupRun) => Promise<SetupOutcome>
  type Progress = Pick<Extract<SetupState, { kind: 'running' }>, 'done' | 'total' | 'step'>

  async function setUp(request: SetupRequest, prepare: () => HostResult<Prepared>): Promise<void> {
    if (setupRun !== null) return
    const run = new AbortController()
    setupRun = run
    let at: Progress = { done: 0, total: previewSteps(request), step: null }
    show({ kind: 'running', request, ...at, cancelling: false })
    const outcome = await prepare().then((prepared) =>
      prepared.ok
        ? prepared.value({
            signal: run.signal,
            timeZone: stored.settings.timeZone,
            onStep: (step, done, total) => {
              at = { done, total, step }
              show({ kind: 'running', request, ...at, cancelling: run.signal.aborted })
            },
          })
        : prepared,
    )
    setupRun = null
    if (!outcome.ok) {
      if (outcome.error.kind === 'cancelled') show({ kind: 'interrupted', request })
      else show({ kind: 'failed', request, ...at, error: outcome.error, failures: [] })
      return
    }
    await finishSetup(outcome.value, request, at)
  }

  /** A begun set-up goes on; a finished sheet of the same preset is completed; otherwise a new one starts. */
  async function prepareSetup(request: SetupRequest): HostResult<Prepared> {
    const loaded = await loadDocument(connected())
    if (!loaded.ok) return loaded
    stored = loaded.value
    const begun = stored.setup
    if (begun !== null && begun.request.preset === request.preset) return ok((run) => runSetup(connected(), begun, run))
    const tables = await connected().listTables()
    if (!tables.ok) return tables
    const existing = stored.sheets.find((sheet) => sheet.preset === request.preset && tables.value.some((table) => table.id === sheetId(sheet)))
    if (existing !== undefined && !request.another) return ok((run) => runRepair(connected(), existing, run))
    const shiftDays = request.sample === 'shifted' ? daysBetween(SAMPLES[request.preset].anchor, asOf()) : 0
    const journal = await openJournal(connected(), stored, request, { shiftDays: shiftDays ?? 0, grows: null })
    if (!journal.ok) return journal
    stored = journal.value.stored
    return ok((run) => runSetup(connected(), journal.value.journal, run))
  }

  async function finishSetup(outcome: SetupDone, request: SetupRequest, at: Progress): Promise<void> {
    stored = outcome.stored
    const tableId = sheetId(outcome.sheet)
    trackers.get(tableId)?.useSheet(outcome.sheet)
    startTracking(outcome.sheet)
    shown = tableId
    await adoptTables()
    const [failure] = outcome.failures
    if (failure === undefined) show({ kind: 'done', tableId, steps: outcome.steps })
    else show({ kind: 'failed', request, ...at, step: failure.step, error: failure.error, failures: outcome.failures })
    await connected().showTable(tableId)
  }

  /** Shifted sample dates count from the as-of day, so that the figures are the template's at any hour. */
  const asOf = (): string => asOfDay(new Date(clock.now()), stored.settings.timeZone, stored.settings.cutOff).asOf
  const previewSteps = (request: SetupRequest): number => {
    const { tables, sampleRows } = previewSetup(request)
    return tables.reduce((sum, { columns, views }) => sum + 1 + columns.length + 2 * views.length, sampleRows > 0 ? 1 : 0)
  }

  // ------------------------------------------------------------------------------------------ actions

  const current = (): { readonly tracker: SheetTracker; readonly sheet: StoredSheet } | null => {
    const tracker = shown === null ? undefined : trackers.get(shown)
    const sheet = stored.sheets.find((one) => sheetId(one) === shown)
    return tracker === undefined || sheet === undefined ? null : { tracker, sheet }
  }

  const actions: TrackerActions = {
    previewSetup,
    startSetup: (request) => void setUp(request, () => prepareSetup(request)),
    cancelSetup() {
      setupRun?.abort()
      const { setup } = store.getState()
      if (setup.kind === 'running') show({ ...setup, cancelling: true })
    },
    dismissSetup() {
      const wasBegun = stored.setup !== null
      show({ kind: 'idle' })
      if (wasBegun) void save({ ...stored, setup: null })
    },
    showSheet(tableId) {
      bringUp(tableId)
      void connected().showTable(tableId)
    },
    openRecord: (recordId) => {
      if (shown !== null) void connected().openRecord(shown, recordId)
    },
    showSlippingView() {
      const viewId = current()?.sheet.tables.tasks.views['slipping']
      if (shown !== null && viewId !== undefined) void connected().showView(shown, viewId)
    },
    refresh: () => current()?.tracker.refresh(),
    async saveSettings(settings: TrackerSettings) {
      // The form promises it; settings that cannot be read back would silently become the defaults.
      if (!areSettings(settings)) throw new Error('settings that cannot be read back')
      const saved = await save({ ...stored, settings })
      if (!saved.ok) return saved.error
      patch({ settings })
      for (const sheet of stored.sheets) trackers.get(sheetId(sheet))?.useSettings(settingsFor(stored, sheet))
      return null
    },
    async checkSchema() {
      const now = current()
      if (now === null) return { columns: 0, missing: [], renamed: [] } satisfies SchemaReport
      now.tracker.recheck()
      await now.tracker.settled()
      const bound = now.tracker.bound()
      const { sync } = now.tracker.getState()
      if (sync.kind === 'failed') return sync.error
      return { columns: Object.keys(bound?.binding.fields ?? {}).length, missing: bound?.missing ?? [], renamed: bound?.renamed ?? [] }
    },
    repairSchema() {
      const now = current()
      if (now === null) return
      const { preset, withOptional } = now.sheet
      const repair = (run: SetupRun): Promise<SetupOutcome> => runRepair(connected(), now.sheet, run)
      void setUp({ preset, withOptional, sample: 'none', another: false }, () => Promise.resolve(ok(repair)))
    },
    async removeSample({ includeEdited }) {
      const now = current()
      const context = now?.tracker.readContext()
      if (now === null || context === null || context === undefined) return { removed: 0, kept: 0 }
      const removed = await removeSample(connected(), context, now.sheet, includeEdited, new AbortController().signal)
      if (!removed.ok) return removed.error
      const { kept } = removed.value
      const { sample } = now.sheet.tables.tasks
      const left = kept.length === 0 ? null : sample
      await changeSheet(sheetId(now.sheet), (sheet) => withTable(sheet, 'tasks', { ...sheet.tables.tasks, sample: left }))
      const changed = stored.sheets.find((sheet) => sheetId(sheet) === sheetId(now.sheet))
      if (changed !== undefined) now.tracker.useSheet(changed)
      return { removed: removed.value.removed.length, kept: kept.length }
    },
    explain: (recordId) => current()?.tracker.explain(recordId) ?? null,
    answerIntent: (recordId, accept) => current()?.tracker.answerIntent(recordId, accept),
    acceptStamp: (recordId) => current()?.tracker.acceptStamp(recordId),
    dismissStamp: (recordId) => current()?.tracker.dismissStamp(recordId),
    overrideLaterDay: () => current()?.tracker.overrideLaterDay(),
    lookAt: async (day) => (await current()?.tracker.lookAt(day)) ?? null,
  }

  const opened = open()
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    actions,
    async settled() {
      await opened
      for (const tracker of trackers.values()) await tracker.settled()
    },
    close() {
      isClosed = true
      setupRun?.abort()
      for (const stop of stops) stop()
      for (const tracker of trackers.values()) tracker.close()
    },
  }
}
