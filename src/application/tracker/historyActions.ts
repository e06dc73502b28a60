import { ok } from '../../domain/index.ts'
import type { DaySnapshot, TrackerActions } from '../appState.ts'
import { loggedSince, type ReadLog } from '../changeLog/readLog.ts'
import { whatMoved } from '../changeLog/whatMoved.ts'
import type { CompanionTracker } from '../companions/companionTracker.ts'
import { figuresOfDay } from '../companions/figuresOfDay.ts'
import type { HostResult } from '../ports.ts'
import { ruleContext } from '../ruleContext.ts'
import { snapshotOf } from '../snapshots/dayFigures.ts'
import { readMarks } from '../snapshots/marksText.ts'
import { NO_HISTORY, type SheetHistory } from '../snapshots/sheetHistory.ts'
import type { ProgressMarks, Snapshot } from '../snapshots/snapshot.ts'
import { loadHistory } from '../snapshots/storedHistory.ts'
import { settingsFor, sheetId } from '../stored.ts'
import type { TrackerCore } from './core.ts'
import { readSheetLog } from './sheetLog.ts'

/** What the Base has kept of earlier days: in 每日跟踪 and 变更记录, or in the stored document where they are not. [SN1] [G17] */
export function createHistoryActions(core: TrackerCore): Pick<TrackerActions, 'history' | 'knownHistory' | 'whatMoved'> {
  function shown() {
    const current = core.current()
    const companions = current === null ? undefined : core.companions.get(sheetId(current.sheet))
    if (current === null || companions === undefined) return null
    const { tasks, rollUp, counts, name } = current.tracker.getState()
    const titles = new Map(tasks.map(({ row }) => [row.recordId, row.title]))
    const settings = settingsFor(core.stored(), current.sheet)
    return { companions, tableId: sheetId(current.sheet), tasks, rollUp, counts, name, settings, titleOf: (taskId: string) => titles.get(taskId) ?? null }
  }

  async function readKept(
    { companions, tableId, settings, titleOf }: NonNullable<ReturnType<typeof shown>>,
  ): HostResult<{ readonly history: SheetHistory; readonly marks: ProgressMarks; readonly log: ReadLog }> {
    const history = await loadHistory(core.host(), tableId)
    if (!history.ok) return history
    const log = await readSheetLog(core.host(), companions, history.value, { titleOf, timeZone: settings.timeZone })
    return log.ok ? ok({ history: history.value, marks: readMarks(history.value.marks), log: log.value }) : log
  }

  return {
    async history() {
      const now = shown()
      if (now === null) return []
      const { companions, tableId } = now
      const history = companions.set().dailyLog === null ? await loadHistory(core.host(), tableId) : ok(NO_HISTORY)
      return history.ok ? snapshotsOf(companions, history.value).map(namedBy(companions)).sort(byDay) : history.error
    },
    async knownHistory() {
      const now = shown()
      if (now === null) return null
      const kept = await readKept(now)
      if (!kept.ok) return kept.error
      const { log, marks } = kept.value
      return { unexplained: log.unexplained, marks, timeZone: now.settings.timeZone }
    },
    async whatMoved(since) {
      const now = shown()
      if (now === null) return { since, snapshots: [], changes: null, loggedSince: null, differences: null }
      const { companions, settings, tasks } = now
      const kept = await readKept(now)
      if (!kept.ok) return kept.error
      const { history, log, marks } = kept.value
      const { assess } = ruleContext(settings, core.clock.now())
      const snapshots = snapshotsOf(companions, history)
      return {
        since,
        snapshots: lastUpTo(since, snapshots).map(namedBy(companions)),
        changes: log.changes.filter(({ on }) => on > since),
        loggedSince: loggedSince(log),
        differences: whatMoved(since, {
          snapshots, tasks, assess, marks,
          log: log.entries,
          now: figuresOfDay(now, companions.getState().campaigns).map((one) => snapshotOf(one, assess.asOf)),
          timeZone: settings.timeZone,
        }),
      }
    },
  }
}

const snapshotsOf = (companions: CompanionTracker, { days }: SheetHistory): readonly Snapshot[] => companions.set().dailyLog?.snapshots() ?? days

const byDay = (one: Pick<Snapshot, 'day'>, other: Pick<Snapshot, 'day'>): number => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0)

/** With the campaign's name as it is now. */
const namedBy = (companions: CompanionTracker) => {
  const titles = new Map(companions.getState().campaigns.map(({ campaignId, title }) => [campaignId, title]))
  return ({ day, campaignId, planned, actual }: Snapshot): DaySnapshot =>
    ({ day, campaignId, campaign: titles.get(campaignId ?? '') ?? null, planned, actual })
}

/** The last snapshot of each campaign on or before a day. */
function lastUpTo(day: string, snapshots: readonly Snapshot[]): readonly Snapshot[] {
  const last = new Map<string | null, Snapshot>()
  for (const one of snapshots.toSorted(byDay)) if (one.day <= day) last.set(one.campaignId, one)
  return [...last.values()]
}
