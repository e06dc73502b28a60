import type { AssessedTask } from '../../schema/index.ts'
import { allOk, type CalendarDate, err, ok, type Result, written } from '../../domain/index.ts'
import { knownBaselines } from '../history/baselineList.ts'
import { type AskedChange, askedChanges } from '../history/askedChanges.ts'
import { createExpectedChanges, type ExpectedChange } from '../history/expectedChanges.ts'
import { createAmountWatch } from '../history/amountWatch.ts'
import { createChangeWatch, scopeStandsFrom } from '../history/changeWatch.ts'
import { trackedEntry } from '../history/logEntries.ts'
import { type ClockPort, HIDDEN_LONG_MS } from '../clock.ts'
import { noWork, type PendingWork } from '../engine/pendingWork.ts'
import type { FieldBinding, HostError, HostPort } from '../ports.ts'
import { ruleContext } from '../rows/rules.ts'
import type { TrackerSettings } from '../stored/settings.ts'
import type { ChangeHistory, SheetHistory } from '../history/sheetHistory.ts'
import { createPlanLog } from '../history/planLog.ts'
import { readMarks } from '../history/marksText.ts'
import type { ProgressMarks, Snapshot } from '../history/snapshot.ts'
import { changeHistory, followHistory, knownHistory, loadHistory } from '../history/storedHistory.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { isSameList, isSameValue } from '../stored/sameValue.ts'
import { languageOf, sheetId, type StoredSheet } from '../stored/document.ts'
import { createPeers } from '../engine/peers.ts'
import { createPassLoop, type PassEnd } from '../engine/passLoop.ts'
import type { TrackingLogEntry } from '../engine/engineState.ts'
import { bringUpToDate, companionFacts, judgement, type Judgement, openTables, tableStates } from './bringUpToDate.ts'
import type { RowLinks, TitledRows } from '../rows/namedLinks.ts'
import type { CompanionFacts } from '../rows/tableRows.ts'
import type { CampaignFigures } from './campaignCells.ts'
import type { CompanionState, CompanionSync, UnkeptHistory } from './companionState.ts'
import type { SheetPart } from './sheetParts.ts'
import { NO_ROWS, sheetRows } from './sheetRows.ts'
import { type AnyCompanion, companionIds, companionMemory } from './companionTables.ts'
import { figuresOfDay } from './figuresOfDay.ts'
import { type CompanionSet, openCompanionSet } from './companionSet.ts'
import { changeId, type ChangeEntry } from '../history/changeEntry.ts'
import type { SheetState } from '../engine/sheetState.ts'

/** The tasks as the task engine has them now. The cells of the other tables are computed from them. */
export interface TasksNow extends Pick<SheetState, 'name' | 'tasks' | 'rollUp' | 'today' | 'asOf'> {
  /** Another sidebar has computed rows for a later day than ours: our clock may be behind. [CV3] */
  readonly isBehind: boolean
  /** Another sidebar has recently written tasks. [CV1] */
  readonly areOthersAbout: boolean
}

export interface CompanionEngineDeps {
  readonly host: HostPort
  readonly clock: ClockPort
  readonly stored: StoredRoom
  readonly sheet: StoredSheet
  readonly settings: TrackerSettings
  /** Null until every task has been read once. */
  readonly tasks: () => TasksNow | null
  /** False for readers: they see the earlier days that others have saved. [PM1] */
  readonly maySave: () => boolean
  readonly onState: () => void
}

/**
 * Keeps the computed cells of the tables beside 任务 true, saves the figures of each day and logs changes. As for the
 * tasks, one pass runs at a time: it reads what has changed and writes what differs.
 */
export interface CompanionEngine {
  getState(): CompanionState
  /** Call after the task engine has published a state: tasks may have changed. */
  tasksChanged(): void
  /** Logs a write of the task engine. */
  log(entry: TrackingLogEntry): void
  /** Logs changes of the plan that a person has just made, with the reason that they gave. [LG1] */
  logPlan(entries: readonly ChangeEntry[]): void
  /** Changes that are about to be seen, and why they are made: nobody is asked. [LG2] */
  expect(changes: readonly ExpectedChange[], reason: string): void
  /** Lets a person's answer about logged changes be written; questions and log follow. [LG2] */
  answerLog<Done>(write: (log: OpenLog) => Promise<Done>): Promise<Done>
  setSettings(settings: TrackerSettings): void
  setSheet(sheet: StoredSheet): void
  refresh(): void
  /** Reads the log of changes and keeps it true until the returned function is called. [RA11] */
  openLog(): () => void
  /** The progress that was kept of each task, as this sidebar has it in memory; null before it was loaded. */
  marks(): ProgressMarks | null
  /** Call after the baselines of the sheet have been loaded or changed. [BL1] */
  baselinesChanged(): void
  set(): CompanionSet
  /** The rows of a table of the sheet as they were read last. */
  readonly titledRows: TitledRows
  /** Links rows by the names in their cells; null while nothing of the sheet needs it. [AD7] */
  links(): RowLinks | null
  /** What the cells of the last pass were computed from, with the rows as they are now; null before the first pass. */
  facts(): CompanionFacts | null
  /** Resolves when nothing is pending. */
  settled(): Promise<void>
  close(): void
}

/** Where the changes of a sheet are kept. */
interface OpenLog {
  /** 变更记录; null when the sheet has none. */
  readonly table: CompanionSet['tables']['changes']
  readonly changeHistory: ChangeHistory
}

/** The first screen does not wait for it. Days are kept without it where it cannot be loaded: a newer version may stand there. */
const loadPrint = () => import('../history/leftAsIs.ts').catch(() => null)

/** Which tables a change may have made wrong: `campaigns` when only tasks have changed. */
type Scope = 'none' | 'campaigns' | 'all'

export function createCompanionEngine(deps: CompanionEngineDeps): CompanionEngine {
  const { host, clock } = deps
  let { sheet, settings } = deps
  const closing = new AbortController()
  const peers = createPeers(clock.random)
  const watch = createChangeWatch()
  const amounts = createAmountWatch()
  const expected = createExpectedChanges(clock)
  const samples = new Set(sheet.tables.tasks.sample?.recordIds)
  const areOthersAbout = (): boolean => peers.areActive(clock.now()) || deps.tasks()?.areOthersAbout === true
  let sync: CompanionSync = { kind: 'reading' }
  let campaigns: readonly CampaignFigures[] = []
  let parts: readonly SheetPart[] = []
  let rows = NO_ROWS
  let state: CompanionState | null = null
  let scope: Scope = 'all'
  let lastTasks: readonly AssessedTask[] | null = null
  let lastBaselines = knownBaselines(deps.stored, sheetId(sheet))
  let context = ruleContext(settings, clock.now())
  let judged: Judgement | null = null
  let unkept: UnkeptHistory | null = null
  /** The days as this sidebar last saw them; the same list while they are the same. */
  let keptDays: readonly Snapshot[] = []
  let cancelTurn = (): void => undefined
  let isHistorySeen = false
  let asked: readonly AskedChange[] = []
  /** What the log was last seen to hold, and how often it has been something else. */
  let seenLog: { readonly rows: readonly unknown[]; readonly log: readonly unknown[] } = { rows: [], log: [] }
  let logVersion = 0
  /** The rows of 变更记录 that were read because they are asked about. */
  const wanted = new Set<string>()

  const changeRecords: ChangeHistory = async (change) => {
    const history = await (deps.maySave()
      ? changeHistory(deps.stored, sheetId(sheet), change)
      : loadHistory(deps.stored, sheetId(sheet)))
    isHistorySeen ||= history.ok
    unkept = unkeptOf(history, unkept)
    if (history.ok && set.dailyLog?.holdsFigures() !== true) keptDays = sameOr(keptDays, history.value.days)
    return history
  }
  /** Loaded with the first table whose links are named. [AD7] */
  let links: RowLinks | null = null
  const titledRows: TitledRows = (table) =>
    table === 'tasks'
      ? (deps.tasks()?.tasks ?? []).map(({ row }) => row)
      : openTables(set.tables).flatMap((one) =>
          one.table === table ? (one.rows() as readonly { recordId: string; title: string | null }[]) : [],
        )
  /** The tasks with the campaigns that they name. [AD7] */
  function tasksNow(): TasksNow | null {
    const now = deps.tasks()
    return now === null || links === null ? now : { ...now, tasks: now.tasks.map(links.task) }
  }
  const open = (): CompanionSet =>
    openCompanionSet(sheet, {
      host,
      clock,
      signal: closing.signal,
      areOthersAbout,
      links: () => links,
      isSample: (recordId) => samples.has(recordId),
      changeHistory: changeRecords,
      onNews: () => ask('all'),
      onSchema: () => loop.ask({ schema: true }),
      onPeer: () => peers.noteWrite(clock.now()),
    })
  const loop = createPassLoop({
    clock,
    pass,
    onFailure: (error) => publish({ kind: 'failed', at: clock.now(), error, nextTryAt: loop.nextTryAt() }),
    courtesyMs: () => peers.courtesyMs(clock.now()),
  })
  let set = open()
  const planLog = createPlanLog({
    table: () => set.tables.changes,
    knownHistory: () => (isHistorySeen ? followHistory(deps.stored, sheetId(sheet)) : null),
    async loadHistory() {
      const history = await loadHistory(deps.stored, sheetId(sheet))
      isHistorySeen ||= history.ok
      return history
    },
    waiting: () => set.changes.waiting(),
    timeZone: () => settings.timeZone,
    onState: () => publish(sync),
  })

  function publish(next: CompanionSync): void {
    sync = next
    state = null
    if (!closing.signal.aborted) deps.onState()
  }
  function ask(wanted: Scope): void {
    if (wanted === 'all' || scope === 'none') scope = wanted
    loop.ask({ reassess: true })
  }

  async function pass(work: PendingWork): Promise<PassEnd> {
    // The page draws the tasks first. Going through 20 000 of them in the same turn would delay that.
    await clock.breathe()
    const passScope = scope
    scope = 'none'
    const outcome = await passOver(work, passScope)
    if (outcome.ok) return { failure: null, owed: noWork() }
    scope = 'all'
    return { failure: outcome.error, owed: work }
  }

  async function passOver(work: PendingWork, passScope: Scope): Promise<Result<null, HostError>> {
    const { tables } = set
    const all = openTables(tables)
    const describes = work.schema || all.some((table) => table.bound() === null && table.unusable() === null)
    const described = allOk(
      await Promise.all(describes ? all.map((table) => table.describe(sheet, settings.timeZone)) : []),
    )
    if (!described.ok) return described
    if (work.full || work.sweep) for (const table of all) table.forgetRows()
    const reads = allOk(await Promise.all(all.map((table) => table.read())))
    if (!reads.ok) return reads
    const isFresh = all.some((table, at) => table.table === 'dailyLog' && reads.value[at] === 'all')

    if (links === null && (namesCampaigns(sheet) || all.some(namesItsLinks))) {
      const loaded = await loadLinks()
      if (!loaded.ok) return loaded
      links = loaded.value.createRowLinks(titledRows)
    }
    links?.forget()
    const now = tasksNow()
    context = ruleContext(settings, clock.now())
    judged = judgement(now?.tasks ?? [], context, settings, clock.now(), languageOf(sheet))
    const outcome = await bringUpToDate(tables, {
      judgement: judged,
      hasTasks: now !== null,
      onlyCampaigns: passScope !== 'all' && !describes && reads.value.every((read) => read === 'none'),
      rereads: areOthersAbout(),
      mayWrite: now?.isBehind !== true,
      baselines: knownBaselines(deps.stored, sheetId(sheet)),
    })
    if (!outcome.ok) return outcome
    campaigns = outcome.value.campaigns
    parts = outcome.value.parts
    const rowsBefore = rows
    rows = sheetRows(tables, companionFacts(tables, judged).campaigns, rows)
    watchAmounts()
    const unkeptBefore = unkept
    const daysBefore = keptDays
    if (now !== null) {
      const records = await keepRecords(now, isFresh)
      if (!records.ok) return records
    }
    const openChanges = await readAsked()
    if (!openChanges.ok) return openChanges
    if (set.dailyLog?.holdsFigures() === true) keptDays = sameOr(keptDays, set.dailyLog.snapshots())
    armTurn(outcome.value.clockTurnAt)
    const isLogNews = planLog.refresh()
    const areRecordsNews = unkept !== unkeptBefore || keptDays !== daysBefore || isLogNews || openChanges.value
    // Without the last of its tables a sheet has other rows as well.
    const isOther = !isSameList(Object.values(rows), Object.values(rowsBefore))
    if (all.length > 0 || sync.kind !== 'settled' || areRecordsNews || isOther)
      publish({ kind: 'settled', at: clock.now() })
    return ok(null)
  }

  /** Saves the figures of the day and logs the changes. */
  async function keepRecords(now: TasksNow, isFresh: boolean): Promise<Result<null, HostError>> {
    const { days, changes } = set
    const withoutDoubles = await set.settleDuplicates()
    if (!withoutDoubles.ok) return withoutDoubles
    if (!now.isBehind) {
      // Right after midnight or the cut-off the tasks still stand for the day before: use their days, not the clock's.
      const { asOf, today, tasks } = now
      const assess = { ...context.assess, asOf, today }
      const print = await loadPrint()
      const day = await days.keep(asOf, {
        figures: () => figuresOfDay(now, campaigns, assess),
        tasks,
        today,
        left: () => print?.leftAsIs(tasks, settings) ?? null,
        isFresh,
      })
      if (!day.ok) return day
    }
    return changes.flush()
  }

  /** What is asked now, by the rows in memory; true when it, or the log, is something else than before. */
  function refreshAsked(): boolean {
    if (!isHistorySeen) return false
    const history = followHistory(deps.stored, sheetId(sheet))
    const rows = set.tables.changes?.rows() ?? []
    const isOther = history.log !== seenLog.log || !isSameList(rows, seenLog.rows)
    seenLog = { rows, log: history.log }
    if (isOther) logVersion += 1
    // Nothing is asked of readers.
    const now = deps.maySave() ? askedChanges(history, (id) => set.tables.changes?.row(id)) : []
    const before = asked
    asked = sameOr(before, now)
    return asked !== before || isOther
  }

  /** Reads the rows of 变更记录 that are asked about and not in memory: those of an earlier day, or of another sidebar. */
  async function readAsked(): Promise<Result<boolean, HostError>> {
    const table = set.tables.changes
    if (table !== null && isHistorySeen && deps.maySave()) {
      const history = knownHistory(deps.stored, sheetId(sheet))
      const stored = new Set(history.log.map(changeId))
      const missing = history.asked.filter((id) => !wanted.has(id) && !stored.has(id) && table.row(id) === undefined)
      if (missing.length > 0) {
        table.want(missing)
        const read = await table.read()
        if (!read.ok) return read
        for (const id of missing) wanted.add(id)
      }
    }
    return ok(refreshAsked())
  }

  /** Sets the timer for the next moment at which work is due without any event. */
  function armTurn(clockTurnAt: number | null): void {
    cancelTurn()
    const turns = [set.days.nextAt(), set.changes.nextAt(), ...openTables(set.tables).map((table) => table.nextTryAt())]
    const next = Math.min(...turns.map((at) => at ?? Number.POSITIVE_INFINITY), clockTurnAt ?? Number.POSITIVE_INFINITY)
    if (!Number.isFinite(next)) return
    cancelTurn = clock.after(Math.max(1, next - clock.now()), () => ask(next === clockTurnAt ? 'all' : 'campaigns'))
  }

  const startDayOf = (links: readonly string[] | null): CalendarDate | null =>
    campaigns.find(({ campaignId }) => links?.includes(campaignId) === true || campaigns.length === 1)?.startDay ?? null

  const isFrozen = (links: readonly string[] | null): boolean => {
    const isOnly = campaigns.length <= 1
    if (
      knownBaselines(deps.stored, sheetId(sheet)).some(({ campaignId }) => isOnly || links?.includes(campaignId ?? ''))
    )
      return true
    return (set.tables.campaigns?.rows() ?? []).some(
      ({ recordId, baseline }) => written(baseline) !== null && (isOnly || links?.includes(recordId) === true),
    )
  }
  /** Before anything is kept of the sheet it has just been opened. */
  const firstOpened = (today: CalendarDate): CalendarDate | null => {
    const { since, seen, days } = knownHistory(deps.stored, sheetId(sheet))
    return since ?? (seen.length + days.length === 0 ? today : null)
  }
  const scopeContext = (today: CalendarDate) => ({
    today,
    startDayOf,
    isFrozen,
    since: firstOpened(today),
  })
  const hasBegun = (campaign: readonly string[] | null): boolean => {
    const { today } = context.assess
    const standsFrom = scopeStandsFrom(campaign, lastTasks ?? [], scopeContext(today))
    return standsFrom !== null && today >= standsFrom
  }

  /** Logs the amounts of budget and goals that have changed since the last pass. */
  function watchAmounts(): void {
    const { campaigns: campaignTable, budget, kpis } = set.tables
    const rowsOf = <Row>(table: { rows(): readonly Row[]; context(): unknown } | null): readonly Row[] | null =>
      table === null || table.context() === null ? null : table.rows()
    const changes = amounts.seen(
      { campaigns: rowsOf(campaignTable), budget: rowsOf(budget), kpis: rowsOf(kpis) },
      { at: clock.now(), hasBegun, isSample: isSampleRow },
    )
    if (changes.length > 0) set.changes.add(expected.explained(changes))
  }
  const isSampleRow = (recordId: string): boolean =>
    Object.values(sheet.tables).some((table) => table?.sample?.recordIds.includes(recordId) === true)

  function tasksChanged(): void {
    const now = deps.tasks()
    if (now === null) return
    const next = ruleContext(settings, clock.now())
    const isTurn = next.key !== context.key
    if (now.tasks === lastTasks && !isTurn) return
    lastTasks = now.tasks
    const entries = watch.seen(now.tasks, {
      at: clock.now(),
      ...scopeContext(next.assess.today),
      isSample: (recordId) => samples.has(recordId),
      language: languageOf(sheet),
    })
    set.changes.add(expected.explained(entries))
    ask(isTurn ? 'all' : 'campaigns')
  }

  /** The column 基线版本 and the panels follow what is known of the baselines. */
  function baselinesChanged(): void {
    const baselines = knownBaselines(deps.stored, sheetId(sheet))
    if (baselines === lastBaselines) return
    lastBaselines = baselines
    publish(sync)
    if (set.tables.campaigns !== null) ask('campaigns')
  }

  const stopVisible = clock.onVisible((hiddenMs) => {
    if (hiddenMs >= HIDDEN_LONG_MS && openTables(set.tables).length > 0) loop.ask({ full: true }, { urgent: true })
  })
  const stopPermissions = host.watchPermissions(() => {
    if (openTables(set.tables).length > 0) loop.ask({ schema: true }, { urgent: true })
  })
  loop.ask({ schema: true })
  return {
    getState: () =>
      (state ??= {
        tables: tableStates(set.tables),
        campaigns,
        parts,
        rows,
        planLog: planLog.state(),
        baselines: knownBaselines(deps.stored, sheetId(sheet)),
        sync,
        unkept,
        keptDays,
        asked,
        logVersion,
      }),
    tasksChanged,
    log(entry) {
      const task = lastTasks?.find(({ row }) => row.recordId === entry.recordId)
      const campaign = task?.row.campaign ?? null
      const logged = trackedEntry(entry, campaign?.[0] ?? null, hasBegun(campaign))
      if (logged === null) return
      set.changes.add([logged])
      ask('campaigns')
    },
    logPlan(entries) {
      set.changes.add(entries)
      ask('campaigns')
    },
    expect: expected.expect,
    async answerLog(write) {
      const done = await write({ table: set.tables.changes, changeHistory: changeRecords })
      const isOther = refreshAsked()
      if (planLog.refresh() || isOther) publish(sync)
      return done
    },
    setSettings(next) {
      if (isSameValue(next, settings)) return
      settings = next
      scope = 'all'
      loop.ask({ schema: true })
    },
    setSheet(next) {
      const before = sheet
      sheet = next
      for (const recordId of next.tables.tasks.sample?.recordIds ?? []) samples.add(recordId)
      if (companionIds(next) !== companionIds(before)) {
        set.close()
        wanted.clear()
        set = open()
        loop.ask({ schema: true, full: true })
      } else if (companionMemory(next) !== companionMemory(before)) loop.ask({ schema: true })
      baselinesChanged()
      // Another sidebar may have logged a change into the stored history, or told its reason.
      const isOther = refreshAsked()
      if (planLog.refresh() || isOther) publish(sync)
      if (isHistorySeen && set.tables.changes !== null) ask('campaigns')
    },
    refresh: () => loop.ask({ schema: true, full: true }, { urgent: true }),
    openLog: planLog.open,
    marks: () => (isHistorySeen ? readMarks(knownHistory(deps.stored, sheetId(sheet)).marks) : null),
    baselinesChanged,
    set: () => set,
    titledRows,
    links: () => links,
    facts: () => (judged === null ? null : companionFacts(set.tables, judged)),
    settled: loop.settled,
    close() {
      closing.abort()
      loop.close()
      cancelTurn()
      stopVisible()
      stopPermissions()
      set.close()
    },
  }
}

/** Whether people name the rows that a table links to. [AD7] */
const namesItsLinks = (table: AnyCompanion): boolean => {
  const fields: readonly FieldBinding[] = Object.values(table.bound()?.binding.fields ?? {})
  return fields.some(({ typed }) => typed?.as === 'named')
}

/** Whether people name the campaign of a task. [AD7] */
const namesCampaigns = ({ tables }: StoredSheet): boolean => tables.tasks.readings?.['campaign']?.as === 'named'

/** Without its network the page cannot load them: the next pass tries again. */
const loadLinks = () =>
  import('../rows/namedLinks.ts').then(ok, (cause: unknown) =>
    err<HostError>({ kind: 'unexpected', what: 'namedLinks', code: null, message: String(cause) }),
  )

const sameOr = <Value>(before: Value, now: Value): Value => (isSameValue(before, now) ? before : now)

/** What the Base has no room for, by the answer to a save; unchanged when the answer does not say. */
function unkeptOf(history: Result<SheetHistory, HostError>, before: UnkeptHistory | null): UnkeptHistory | null {
  if (!history.ok) return history.error.kind === 'limitExceeded' ? { kind: 'nothing' } : before
  const { room } = history.value
  return room === null || room.from === null
    ? null
    : { kind: 'older', from: room.from, leavesTasksOut: room.leavesTasksOut }
}
