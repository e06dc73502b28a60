import { type CalendarDate, ok, type Result } from '../../domain/index.ts'
import type { AssessedTask } from '../rows/assessedTask.ts'
import type { HostError } from '../ports.ts'
import type { DailyLogKeeper, DayHow } from './dailyLogKeeper.ts'
import { readMarks } from './marksText.ts'
import {
  type ChangeHistory,
  NO_HISTORY,
  type SheetHistory,
  withBeginning,
  withMarks,
  withSeen,
  withSnapshots,
} from './sheetHistory.ts'
import { isNeverKept } from './storedHistory.ts'
import { type DayFigures, keepable, snapshotOf } from './snapshot.ts'

/** Sidebars that are open at the cut-off would all add the day's row in the same moment. Milliseconds. */
const JITTER_MS = 3000
/** A change is kept this long after it was seen, so that what belongs together is kept at once. Milliseconds. */
const GATHER_MS = 5000
/** A sidebar keeps a day anew at most this often, however much is edited. Milliseconds. */
const UPDATE_MS = 60_000
/**
 * What was seen of a day before it ended is still kept this long after; a sidebar that slept meanwhile leaves the day
 * alone. Milliseconds.
 */
const CLOSING_MS = 2 * UPDATE_MS

export interface DayKeeperDeps {
  readonly clock: { now(): number; random(): number }
  /**
   * Null where the sheet has no table 每日跟踪: the figures are kept in the stored document, as where it has no columns for
   * them.
   */
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
  readonly today: CalendarDate
  /** The rows of 每日跟踪 were read in this pass. */
  readonly isFresh: boolean
}

/**
 * Keeps the figures of the as-of day up to date until the next one begins; then they are frozen. [SN1] A day on which
 * nobody looked is not made up, nor one before the sheet was first looked at or before its plan begins.
 *
 * The first look of a day keeps it at once. Changes are kept 5 s after they were seen and at most once a minute, and
 * what is left of a day is kept when the next one begins.
 */
export interface DayKeeper {
  keep(day: CalendarDate, now: DayNow): Promise<Result<null, HostError>>
  /** When to come again; null when nothing waits. */
  nextAt(): number | null
}

/** What is to be kept of a day, as it was seen last. */
interface Seen {
  readonly figures: readonly DayFigures[]
  readonly tasks: readonly AssessedTask[]
  readonly today: CalendarDate
  readonly at: number
}

/** The as-of day that is being kept. */
interface Current {
  readonly day: CalendarDate
  /** When it was kept last; null: not yet in this session. */
  keptAt: number | null
  /** Seen and not kept yet. */
  waiting: Seen | null
  dueAt: number
}

export function createDayKeeper({
  clock,
  dailyLog,
  areOthersAbout,
  isSample,
  changeHistory,
}: DayKeeperDeps): DayKeeper {
  let firstDay: CalendarDate | null = null
  let current: Current | null = null
  /** The stored history as it was loaded or saved last; null: not loaded yet. */
  let history: SheetHistory | null = null
  /** The tasks of which the history is known to hold everything. */
  let heldTasks: readonly AssessedTask[] | null = null

  const jitter = (): number => 1 + Math.floor(clock.random() * JITTER_MS)

  /**
   * A day that is new to this sidebar is kept at once when it is alone and has just been opened, else after a moment of
   * its own.
   */
  function firstDueAt(day: CalendarDate): number {
    firstDay ??= day
    return day === firstDay && !areOthersAbout() ? clock.now() : clock.now() + jitter()
  }
  const nextDueAt = (keptAt: number): number =>
    Math.max(clock.now() + GATHER_MS, keptAt + UPDATE_MS) + (areOthersAbout() ? jitter() : 0)

  /** The history with everything that is to be kept of a day. */
  function withDay(
    before: SheetHistory,
    day: CalendarDate,
    { tasks, figures, today }: Seen,
    how: DayHow,
  ): SheetHistory {
    const begun = withBeginning(before, today)
    if (isBeforeBeginning(begun, day)) return begun
    const marked = withMarks(withSeen(begun, day), tasks, day)
    return dailyLog?.holdsFigures() === true
      ? marked
      : withSnapshots(
          marked,
          day,
          keepableOf(before, day, figures).map((one) => snapshotOf(one, day)),
          how,
        )
  }
  const isBeforeBeginning = ({ since }: SheetHistory, day: CalendarDate): boolean => since !== null && day < since

  const keepableOf = (before: SheetHistory, day: CalendarDate, figures: readonly DayFigures[]): readonly DayFigures[] =>
    keepable(figures, day, readMarks(before.marks), isSample)

  /** Whether something would be written: nothing is loaded or saved for a day that is kept as it is. */
  function isStale(day: CalendarDate, seen: Seen): boolean {
    if (history === null) return true
    if (isBeforeBeginning(history, day)) return false
    if (dailyLog?.isStale(day, keepableOf(history, day, seen.figures), { isClosing: false }) === true) return true
    if (seen.tasks === heldTasks && history.seen.includes(day)) return false
    if (withDay(history, day, seen, { isClosing: false }) !== history) return true
    heldTasks = seen.tasks
    return false
  }

  async function save(day: CalendarDate, seen: Seen, how: DayHow, isFresh: boolean): Promise<Result<null, HostError>> {
    const saved = await changeHistory((before) => withDay(before, day, seen, how))
    // A history that cannot be saved holds the table up for nobody who may fill it.
    if (!saved.ok && !isNeverKept(saved.error)) return saved
    // What cannot be saved is not tried again with every change.
    history = withDay(saved.ok ? saved.value : (history ?? NO_HISTORY), day, seen, how)
    heldTasks = seen.tasks
    const figures = isBeforeBeginning(history, day) ? [] : keepableOf(history, day, seen.figures)
    return dailyLog === null || figures.length === 0 ? ok(null) : dailyLog.keep(day, figures, { ...how, isFresh })
  }

  /** What was seen of the day before and not kept yet is kept now, unless this sidebar slept in between. */
  async function close({ day, waiting }: Current): Promise<Result<null, HostError>> {
    return waiting === null || clock.now() - waiting.at > CLOSING_MS
      ? ok(null)
      : save(day, waiting, { isClosing: true }, false)
  }

  return {
    async keep(day, now) {
      if (current !== null && current.day !== day) {
        const closed = await close(current)
        if (!closed.ok) return closed
        current = null
      }
      current ??= { day, keptAt: null, waiting: null, dueAt: firstDueAt(day) }
      const seen: Seen = { figures: now.figures(), tasks: now.tasks, today: now.today, at: clock.now() }
      const hasNothing = current.keptAt === null && seen.figures.length === 0
      if (hasNothing || (current.keptAt !== null && !isStale(day, seen))) {
        current.waiting = null
        return ok(null)
      }
      if (current.waiting === null && current.keptAt !== null) current.dueAt = nextDueAt(current.keptAt)
      current.waiting = seen
      if (clock.now() < current.dueAt) return ok(null)
      const saved = await save(day, seen, { isClosing: false }, now.isFresh)
      if (!saved.ok) return saved
      current.keptAt = clock.now()
      current.waiting = null
      return ok(null)
    },
    nextAt: () => (current === null || current.waiting === null ? null : current.dueAt),
  }
}
