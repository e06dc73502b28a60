import { ok, type CalendarDate, type Result } from '../../domain/index.ts'
import type { AssessedTask } from '../appState.ts'
import type { HostError } from '../ports.ts'
import type { DailyLogKeeper } from './dailyLogKeeper.ts'
import { snapshotOf, type DayFigures } from './dayFigures.ts'
import { withMarks, withSnapshots, type ChangeHistory } from './sheetHistory.ts'
import type { ProgressMarks } from './snapshot.ts'

/** Sidebars that are open at the cut-off would all add the day's row in the same moment. Milliseconds. */
const JITTER_MS = 3000

export interface DayKeeperDeps {
  readonly clock: { now(): number; random(): number }
  /** Null where the sheet has no table 每日跟踪: the figures are kept in the stored document. */
  readonly dailyLog: DailyLogKeeper | null
  readonly areOthersAbout: () => boolean
  /** Rows that the extension has added itself to show how things look. */
  readonly isSample: (recordId: string) => boolean
  readonly changeHistory: ChangeHistory
}

export interface DayNow {
  /** Made only when something is to be kept of them. */
  readonly figures: () => readonly DayFigures[]
  readonly tasks: readonly AssessedTask[]
  /** The rows of 每日跟踪 were read in this pass. */
  readonly isFresh: boolean
}

/**
 * Keeps the figures of each day once, with the first pass after its cut-off. [SN1] A day on which nobody looked is
 * not made up.
 */
export interface DayKeeper {
  keep(day: CalendarDate, now: DayNow): Promise<Result<null, HostError>>
  /** When to come again; null when nothing waits. */
  nextAt(): number | null
}

export function createDayKeeper({ clock, dailyLog, areOthersAbout, isSample, changeHistory }: DayKeeperDeps): DayKeeper {
  let firstDay: CalendarDate | null = null
  let markedOn: CalendarDate | null = null
  let wait: { readonly day: CalendarDate; readonly until: number } | null = null
  let isWaiting = false
  let placedToday: ReadonlySet<string | null> = new Set()

  /** Whether it is our turn: alone and at opening at once, else after a moment of our own. */
  function mayAdd(day: CalendarDate): boolean {
    firstDay ??= day
    if (day === firstDay && !areOthersAbout()) return true
    if (wait?.day !== day) wait = { day, until: clock.now() + 1 + Math.floor(clock.random() * JITTER_MS) }
    return clock.now() >= wait.until
  }

  /** Marks the progress of the day, and freezes its figures where there is no table for them. */
  async function store(day: CalendarDate, { tasks }: DayNow, figures: readonly DayFigures[]): Promise<Result<null, HostError>> {
    placedToday = new Set()
    const saved = await changeHistory((before) => {
      placedToday = new Set(figures.filter((one) => isJustPlaced(one, before.marks, day)).map(({ campaignId }) => campaignId))
      const frozen = dailyLog === null ? figures.filter(({ campaignId }) => !placedToday.has(campaignId)) : []
      return withMarks(withSnapshots(before, frozen.map((one) => snapshotOf(one, day))), tasks, day)
    })
    // Who may not save keeps nothing; the table is filled all the same.
    if (!saved.ok && !isFinal(saved.error)) return saved
    markedOn = day
    return ok(null)
  }
  /** Sample rows are no history: the day on which they were placed is not frozen. */
  const isJustPlaced = ({ tasks }: DayFigures, marks: ProgressMarks, day: CalendarDate): boolean =>
    tasks.every(({ row }) => isSample(row.recordId)) && !tasks.some(({ row }) => (marks[row.recordId]?.[0]?.[0] ?? day) < day)

  return {
    async keep(day, now) {
      isWaiting = false
      if (markedOn === day && dailyLog === null) return ok(null)
      const figures = now.figures()
      if (figures.length === 0 || (markedOn === day && dailyLog?.isDue(day, figures) !== true)) return ok(null)
      if (!mayAdd(day)) {
        isWaiting = true
        return ok(null)
      }
      if (markedOn !== day) {
        const stored = await store(day, now, figures)
        if (!stored.ok) return stored
      }
      return dailyLog === null ? ok(null) : dailyLog.keep(day, figures.filter(({ campaignId }) => !placedToday.has(campaignId)), now.isFresh)
    },
    nextAt: () => (isWaiting ? (wait?.until ?? null) : null),
  }
}

/** Trying again would be refused again. */
const isFinal = (error: HostError): boolean => error.kind === 'permissionDenied' || (error.kind === 'unexpected' && error.message === 'laterVersion')
