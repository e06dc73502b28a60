import { byDay, type CalendarDate, ok } from '../../domain/index.ts'
import type { NamedSnapshot } from '../history/moved.ts'
import type { AppActions } from './appState.ts'
import { loggedSince, type ReadLog } from '../history/readLog.ts'
import { whatMoved } from '../history/whatMoved.ts'
import type { CompanionEngine } from '../companions/companionEngine.ts'
import { figuresOfDay } from '../companions/figuresOfDay.ts'
import type { HostResult } from '../ports.ts'
import { ruleContext } from '../rows/rules.ts'
import { rebuildDay } from '../history/rebuildDay.ts'
import { readMarks } from '../history/marksText.ts'
import { NO_HISTORY, type SheetHistory, withBeginning } from '../history/sheetHistory.ts'
import { firstPlannedDay, keepable, type ProgressMarks, type Snapshot, snapshotOf } from '../history/snapshot.ts'
import { loadHistory } from '../history/storedHistory.ts'
import { trendDays } from '../history/trendDays.ts'
import { languageOf, settingsFor, sheetId } from '../stored/document.ts'
import type { AppContext } from './context.ts'
import { readSheetLog } from './sheetLog.ts'
import { type AsOfView, pastFigures } from '../rows/viewAsOf.ts'

/**
 * The actions that show earlier days, from 每日跟踪 and 变更记录, or from the stored history of a sheet without these tables.
 * [SN1] [EX3]
 */
export function createHistoryActions(
  app: AppContext,
): Pick<
  AppActions,
  'history' | 'knownHistory' | 'progressMarks' | 'whatMoved' | 'openPlanLog' | 'viewAsOf' | 'explain'
> {
  /** The last view as of another day, for explanations of its tasks. */
  let lastView: { readonly tableId: string; readonly view: AsOfView } | null = null

  function shown() {
    const current = app.current()
    const companions = current === null ? undefined : app.companionEngines.get(sheetId(current.sheet))
    if (current === null || companions === undefined) return null
    const { engine } = current
    const { tasks, rollUp, name } = engine.getState()
    const titles = new Map(tasks.map(({ row }) => [row.recordId, row.title]))
    const settings = settingsFor(app.stored(), current.sheet)
    const { campaigns } = companions.getState()
    const { assess } = ruleContext(settings, app.clock.now())
    const figures = () => figuresOfDay({ name, tasks, rollUp }, campaigns, assess)
    const samples = new Set(current.sheet.tables.tasks.sample?.recordIds)
    return {
      engine,
      companions,
      campaigns,
      tableId: sheetId(current.sheet),
      tasks,
      settings,
      assess,
      language: languageOf(current.sheet),
      now: () => figures().map((one) => snapshotOf(one, assess.asOf)),
      /** The present figures that are worth keeping of the as-of day. */
      keepable: (marks: ProgressMarks) =>
        keepable(figures(), assess.asOf, marks, (recordId) => samples.has(recordId)).map((one) =>
          snapshotOf(one, assess.asOf),
        ),
      titleOf: (taskId: string) => titles.get(taskId) ?? null,
    }
  }
  type Shown = NonNullable<ReturnType<typeof shown>>

  async function readRecords({
    companions,
    tableId,
    settings,
    language,
    titleOf,
  }: Shown): HostResult<{ readonly history: SheetHistory; readonly marks: ProgressMarks; readonly log: ReadLog }> {
    const history = await loadHistory(app.room(), tableId)
    if (!history.ok) return history
    const log = await readSheetLog(companions, history.value, {
      titleOf,
      timeZone: settings.timeZone,
      language,
    })
    return log.ok ? ok({ history: history.value, marks: readMarks(history.value.marks), log: log.value }) : log
  }

  /** The sheet as of a past day, from what was kept of it. When that cannot be read, nothing of the day is known. */
  async function viewPastDay(sheet: Shown, day: CalendarDate): Promise<AsOfView> {
    const { engine, companions, campaigns, tasks, settings } = sheet
    const records = await readRecords(sheet)
    const { history, marks, log } = records.ok
      ? records.value
      : { history: NO_HISTORY, marks: {}, log: { entries: [] } }
    const [only, ...others] = campaigns
    const snapshots = snapshotsOf(companions, history)
    const { rows, unmarked, rollUp } = rebuildDay(tasks, day, {
      snapshots,
      whole: others.length > 0 ? undefined : (only?.campaignId ?? null),
      marks,
      seen: history.seen,
      log: [...log.entries, ...companions.set().changes.waiting()],
      timeZone: settings.timeZone,
      cutOff: settings.cutOff,
    })
    const view = await engine.viewAsOf(day, rows)
    const all = await engine.viewAsOf(day, [...rows, ...unmarked.map(({ row }) => row)])
    return {
      ...view,
      ...pastFigures(view.tasks, rollUp, {
        unknown: unmarked.map(({ task }) => task),
        byPlan: all.tasks,
        kept: snapshots.filter((one) => one.day === day),
      }),
    }
  }

  return {
    async history() {
      const sheet = shown()
      if (sheet === null) return ok([])
      const { companions, campaigns, tableId, tasks, assess } = sheet
      const history = await loadHistory(app.room(), tableId)
      if (!history.ok) return history
      const tasksOf = (campaignId: string | null) =>
        campaignId === null ? tasks : (campaigns.find((one) => one.campaignId === campaignId)?.tasks ?? [])
      const days = trendDays({
        snapshots: snapshotsOf(companions, history.value),
        now: sheet.keepable(readMarks(history.value.marks)),
        asOf: assess.asOf,
        since: withBeginning(history.value, assess.today).since,
        firstDayOf: (campaignId) => firstPlannedDay(tasksOf(campaignId).map(({ row }) => row)),
      })
      return ok(days.map(namedBy(companions)))
    },
    async viewAsOf(day) {
      const sheet = shown()
      if (sheet === null) return null
      const view = day < sheet.assess.asOf ? await viewPastDay(sheet, day) : await sheet.engine.viewAsOf(day)
      lastView = { tableId: sheet.tableId, view }
      return view
    },
    explain(recordId, day) {
      const current = app.current()
      if (current === null) return null
      if (day === undefined) return current.engine.explain(recordId)
      const isLastView = lastView?.tableId === sheetId(current.sheet) && lastView.view.asOf === day
      const task = isLastView ? lastView?.view.tasks.find(({ row }) => row.recordId === recordId) : undefined
      return task === undefined ? null : current.engine.explainFacts(task.facts, day)
    },
    async knownHistory() {
      const sheet = shown()
      if (sheet === null) return ok(null)
      const records = await readRecords(sheet)
      if (!records.ok) return records
      const { log, marks } = records.value
      return ok({ unexplained: log.unexplained, marks, timeZone: sheet.settings.timeZone })
    },
    progressMarks: (tableId) => app.companionEngines.get(tableId)?.marks() ?? null,
    openPlanLog: (tableId) => app.companionEngines.get(tableId)?.openLog() ?? (() => undefined),
    async whatMoved(since) {
      const sheet = shown()
      if (sheet === null) return ok({ since, snapshots: [], changes: null, loggedSince: null, differences: null })
      const { companions, settings, tasks, assess } = sheet
      const records = await readRecords(sheet)
      if (!records.ok) return records
      const { history, log, marks } = records.value
      const snapshots = snapshotsOf(companions, history)
      return ok({
        since,
        snapshots: lastUpTo(since, snapshots).map(namedBy(companions)),
        changes: log.changes.filter(({ on }) => on > since),
        loggedSince: loggedSince(log),
        differences: whatMoved(since, {
          snapshots,
          tasks,
          assess,
          marks,
          log: log.entries,
          now: sheet.now(),
          timeZone: settings.timeZone,
        }),
      })
    },
  }
}

function snapshotsOf(companions: CompanionEngine, { days }: SheetHistory): readonly Snapshot[] {
  const { dailyLog } = companions.set()
  if (dailyLog?.holdsFigures() === true) return dailyLog.snapshots()
  // Before its upgrade the sheet was one campaign: its days belong to the only campaign now.
  const [only, ...others] = companions.getState().campaigns
  return days.map((one) =>
    one.campaignId === null && only !== undefined && others.length === 0
      ? { ...one, campaignId: only.campaignId }
      : one,
  )
}

/** Adds the present name of the campaign to a snapshot. */
const namedBy = (companions: CompanionEngine) => {
  const titles = new Map(companions.getState().campaigns.map(({ campaignId, title }) => [campaignId, title]))
  return ({ day, campaignId, planned, actual }: Snapshot): NamedSnapshot => ({
    day,
    campaignId,
    campaign: titles.get(campaignId ?? '') ?? null,
    planned,
    actual,
  })
}

/** The last snapshot of each campaign on or before a day. */
function lastUpTo(day: string, snapshots: readonly Snapshot[]): readonly Snapshot[] {
  const last = new Map<string | null, Snapshot>()
  for (const one of snapshots.toSorted(byDay)) if (one.day <= day) last.set(one.campaignId, one)
  return [...last.values()]
}
