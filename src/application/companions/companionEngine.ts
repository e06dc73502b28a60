import { type CalendarDate, ok, type Result } from '../../domain/index.ts'
import type { AssessedTask } from '../rows/assessedTask.ts'
import { createChangeWatch } from '../history/changeWatch.ts'
import { trackedEntry } from '../history/logEntries.ts'
import { type ClockPort, HIDDEN_LONG_MS } from '../clock.ts'
import { noWork, type PendingWork } from '../engine/pendingWork.ts'
import type { HostError, HostPort } from '../ports.ts'
import { ruleContext } from '../rows/rules.ts'
import type { TrackerSettings } from '../stored/settings.ts'
import type { SheetHistory } from '../history/sheetHistory.ts'
import { changeHistory, loadHistory } from '../history/storedHistory.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { languageOf, sheetId, type StoredSheet } from '../stored/document.ts'
import { createPeers } from '../engine/peers.ts'
import { createPassLoop, type PassEnd } from '../engine/passLoop.ts'
import type { TrackingLogEntry } from '../engine/engineState.ts'
import { bringUpToDate, judgement, openTables, tableStates } from './bringUpToDate.ts'
import type { CampaignFigures } from './campaignCells.ts'
import type { CompanionState, CompanionSync, UnkeptHistory } from './companionState.ts'
import type { SheetPart } from './sheetParts.ts'
import { companionIds, companionMemory } from './companionTables.ts'
import { figuresOfDay } from './figuresOfDay.ts'
import { type CompanionSet, openCompanionSet } from './companionSet.ts'
import type { SheetState } from '../engine/sheetState.ts'

/** What the tables beside 任务 are made of, as the tracker of the tasks has it. */
export interface TasksNow extends Pick<SheetState, 'name' | 'tasks' | 'rollUp' | 'today' | 'asOf'> {
  /** Somebody has computed rows for a later day than ours: our clock may be behind. [CV3] */
  readonly isBehind: boolean
  /** Another sidebar has written tasks of late. [CV1] */
  readonly areOthersAbout: boolean
}

export interface CompanionEngineDeps {
  readonly host: HostPort
  readonly clock: ClockPort
  readonly stored: StoredRoom
  readonly sheet: StoredSheet
  readonly settings: TrackerSettings
  /** Null until every task was read once. */
  readonly tasks: () => TasksNow | null
  /** False for readers: what they see of earlier days is what others have kept. [PM1] */
  readonly maySave: () => boolean
  readonly onState: () => void
}

/**
 * Keeps the tables beside 任务 true, keeps the figures of each day and logs the changes that it sees. One pass at a
 * time, as for the tasks: what has to be read is read, what differs is written, and then it rests.
 */
export interface CompanionEngine {
  getState(): CompanionState
  /** The tasks were looked at: something may have changed in them. */
  tasksChanged(): void
  /** What the tracker of the tasks tells of its own writes. */
  log(entry: TrackingLogEntry): void
  setSettings(settings: TrackerSettings): void
  setSheet(sheet: StoredSheet): void
  refresh(): void
  set(): CompanionSet
  /** Resolves when nothing is pending. */
  settled(): Promise<void>
  close(): void
}

/** What a change may have made wrong: `campaigns` when only tasks have changed. */
type Scope = 'none' | 'campaigns' | 'all'

export function createCompanionEngine(deps: CompanionEngineDeps): CompanionEngine {
  const { host, clock } = deps
  let { sheet, settings } = deps
  const closing = new AbortController()
  const peers = createPeers(clock.random)
  const watch = createChangeWatch()
  const samples = new Set(sheet.tables.tasks.sample?.recordIds)
  const areOthersAbout = (): boolean => peers.areAbout(clock.now()) || deps.tasks()?.areOthersAbout === true
  let sync: CompanionSync = { kind: 'reading' }
  let campaigns: readonly CampaignFigures[] = []
  let parts: readonly SheetPart[] = []
  let state: CompanionState | null = null
  let scope: Scope = 'all'
  let lookedAt: readonly AssessedTask[] | null = null
  let context = ruleContext(settings, clock.now())
  let unkept: UnkeptHistory | null = null
  let cancelTurn = (): void => undefined

  const open = (): CompanionSet =>
    openCompanionSet(sheet, {
      host,
      clock,
      signal: closing.signal,
      areOthersAbout,
      isSample: (recordId) => samples.has(recordId),
      changeHistory: async (change) => {
        const kept = await (deps.maySave()
          ? changeHistory(deps.stored, sheetId(sheet), change)
          : loadHistory(deps.stored, sheetId(sheet)))
        unkept = unkeptOf(kept, unkept)
        return kept
      },
      onNews: () => ask('all'),
      onSchema: () => loop.ask({ schema: true }),
      onPeer: () => peers.seen(clock.now()),
    })
  const loop = createPassLoop({
    clock,
    pass,
    onFailure: (error) => publish({ kind: 'failed', at: clock.now(), error, nextTryAt: loop.nextTryAt() }),
    courtesyMs: () => peers.courtesyMs(clock.now()),
  })
  let set = open()

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
    // The tasks have just been drawn: looking through twenty thousand of them has its own turn.
    await clock.breathe()
    const taken = scope
    scope = 'none'
    const done = await passOver(work, taken)
    if (done.ok) return { failure: null, owed: noWork() }
    scope = 'all'
    return { failure: done.error, owed: work }
  }

  async function passOver(work: PendingWork, taken: Scope): Promise<Result<null, HostError>> {
    const { tables } = set
    const all = openTables(tables)
    const describes = work.schema || all.some((table) => table.bound() === null && table.unusable() === null)
    const described = describes ? await allOk(all.map((table) => table.describe(sheet, settings.timeZone))) : ok([])
    if (!described.ok) return described
    if (work.full || work.sweep) for (const table of all) table.forgetRows()
    const reads = await allOk(all.map((table) => table.read()))
    if (!reads.ok) return reads
    const isFresh = all.some((table, at) => table.table === 'dailyLog' && reads.value[at] === 'all')

    const now = deps.tasks()
    context = ruleContext(settings, clock.now())
    const outcome = await bringUpToDate(tables, {
      judgement: judgement(now?.tasks ?? [], context, settings, clock.now(), languageOf(sheet)),
      hasTasks: now !== null,
      onlyCampaigns: taken !== 'all' && !describes && reads.value.every((read) => read === 'none'),
      rereads: areOthersAbout(),
      mayWrite: now?.isBehind !== true,
    })
    if (!outcome.ok) return outcome
    campaigns = outcome.value.campaigns
    parts = outcome.value.parts
    const told = unkept
    if (now !== null) {
      const kept = await keepRecords(now, isFresh)
      if (!kept.ok) return kept
    }
    armTurn(outcome.value.clockTurnAt)
    if (all.length > 0 || sync.kind !== 'settled' || unkept !== told) publish({ kind: 'settled', at: clock.now() })
    return ok(null)
  }

  /** The day's figures and the changes seen. */
  async function keepRecords(now: TasksNow, isFresh: boolean): Promise<Result<null, HostError>> {
    const { days, changes } = set
    const settledRows = await set.settleDuplicates()
    if (!settledRows.ok) return settledRows
    if (!now.isBehind) {
      // At the turn of a day the tasks speak of the one before for a moment.
      const { asOf, today, tasks } = now
      const assess = { ...context.assess, asOf, today }
      const kept = await days.keep(asOf, { figures: () => figuresOfDay(now, campaigns, assess), tasks, today, isFresh })
      if (!kept.ok) return kept
    }
    return changes.flush()
  }

  /** The next moment at which something is to be done although nothing happens. */
  function armTurn(clockTurnAt: number | null): void {
    cancelTurn()
    const turns = [set.days.nextAt(), set.changes.nextAt(), ...openTables(set.tables).map((table) => table.nextTryAt())]
    const next = Math.min(...turns.map((at) => at ?? Number.POSITIVE_INFINITY), clockTurnAt ?? Number.POSITIVE_INFINITY)
    if (!Number.isFinite(next)) return
    cancelTurn = clock.after(Math.max(1, next - clock.now()), () => ask(next === clockTurnAt ? 'all' : 'campaigns'))
  }

  const startDayOf = (links: readonly string[] | null): CalendarDate | null =>
    campaigns.find(({ campaignId }) => links?.includes(campaignId) === true || campaigns.length === 1)?.startDay ?? null

  function tasksChanged(): void {
    const now = deps.tasks()
    if (now === null) return
    const next = ruleContext(settings, clock.now())
    const isTurn = next.key !== context.key
    if (now.tasks === lookedAt && !isTurn) return
    lookedAt = now.tasks
    const entries = watch.seen(now.tasks, {
      at: clock.now(),
      today: next.assess.today,
      startDayOf,
      isSample: (recordId) => samples.has(recordId),
      language: languageOf(sheet),
    })
    set.changes.add(entries)
    ask(isTurn ? 'all' : 'campaigns')
  }

  const stopVisible = clock.onVisible((hiddenMs) => {
    if (hiddenMs >= HIDDEN_LONG_MS && openTables(set.tables).length > 0) loop.ask({ full: true }, { urgent: true })
  })
  const stopPermissions = host.watchPermissions(() => {
    if (openTables(set.tables).length > 0) loop.ask({ schema: true }, { urgent: true })
  })
  loop.ask({ schema: true })
  return {
    getState: () => (state ??= { tables: tableStates(set.tables), campaigns, parts, sync, unkept }),
    tasksChanged,
    log(entry) {
      const task = lookedAt?.find(({ row }) => row.recordId === entry.recordId)
      const logged = trackedEntry(entry, task?.row.campaign?.[0] ?? null)
      if (logged === null) return
      set.changes.add([logged])
      ask('campaigns')
    },
    setSettings(next) {
      if (JSON.stringify(next) === JSON.stringify(settings)) return
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
        set = open()
        loop.ask({ schema: true, full: true })
      } else if (companionMemory(next) !== companionMemory(before)) loop.ask({ schema: true })
    },
    refresh: () => loop.ask({ schema: true, full: true }, { urgent: true }),
    set: () => set,
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

/** What is not kept after this answer; the value from before when the answer tells nothing of it. */
function unkeptOf(kept: Result<SheetHistory, HostError>, before: UnkeptHistory | null): UnkeptHistory | null {
  if (!kept.ok) return kept.error.kind === 'limitExceeded' ? { kind: 'nothing' } : before
  const { room } = kept.value
  return room === null || room.from === null
    ? null
    : { kind: 'older', from: room.from, leavesTasksOut: room.leavesTasksOut }
}

/** All values, or the first refusal. */
async function allOk<Value>(
  asked: readonly Promise<Result<Value, HostError>>[],
): Promise<Result<readonly Value[], HostError>> {
  const answers = await Promise.all(asked)
  const values: Value[] = []
  for (const answer of answers) {
    if (!answer.ok) return answer
    values.push(answer.value)
  }
  return ok(values)
}
