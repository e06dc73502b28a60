import type { AssessedTask } from '../../schema/index.ts'
import { type CalendarDate, ok, type Result } from '../../domain/index.ts'
import type { HostError } from '../ports.ts'
import type { DailyLogKeeper, DayHow } from './dailyLogKeeper.ts'
import type { LeftAsIs } from './leftAsIs.ts'
import { readMarks } from './marksText.ts'
import {
  type ChangeHistory,
  NO_HISTORY,
  type SheetHistory,
  withBeginning,
  withLeft,
  withMarks,
  withSeen,
  withSnapshots,
} from './sheetHistory.ts'
import { isSameValue } from '../stored/sameValue.ts'
import { isUnstorable } from './storedHistory.ts'
import { type DayFigures, keepable, seenDoneOn, snapshotOf } from './snapshot.ts'

/**
 * Each sidebar waits a random part of this at the cut-off. Without it all would add the day's row at the same moment.
 */
const JITTER_MS = 3000
/** The figures are saved this long after a change, so that edits in a row are saved once. */
const GATHER_MS = 5000
/** A sidebar saves the figures of a day at most once in this time, however much is edited. */
const UPDATE_MS = 60_000
/**
 * The last figures of a day are saved without a question this long after they were computed. A sidebar that slept longer
 * saves them only where nobody has saved others since.
 */
const CLOSING_MS = 2 * UPDATE_MS

export interface DayKeeperDeps {
  readonly clock: { now(): number; random(): number }
  /** Null when the sheet has no table 每日跟踪. The figures are then stored; so they are when it lacks their columns. */
  readonly dailyLog: DailyLogKeeper | null
  readonly areOthersAbout: () => boolean
  /** Whether a row is a sample row of the extension. */
  readonly isSample: (recordId: string) => boolean
  readonly changeHistory: ChangeHistory
}

export interface DayNow {
  /** Computes the figures. */
  readonly figures: () => readonly DayFigures[]
  readonly tasks: readonly AssessedTask[]
  readonly today: CalendarDate
  /** Tells how the tasks are; null when it is not to be kept now. [SN2] */
  readonly left: () => LeftAsIs | null
  /** Whether this pass has read the rows of 每日跟踪. */
  readonly isFresh: boolean
}

/**
 * Saves the figures of the as-of day until the next one begins; then they are frozen. [SN1] Days on which no sidebar
 * was open are not made up, nor days before the sheet was first opened or before its plan begins.
 *
 * The first pass of a day saves it at once. Later changes are saved after `GATHER_MS` and at most once in `UPDATE_MS`.
 * Changes that are left when the day ends are saved when the next one begins.
 */
export interface DayKeeper {
  keep(day: CalendarDate, now: DayNow): Promise<Result<null, HostError>>
  /** When `keep` has work to do again, milliseconds; null when nothing waits. */
  nextAt(): number | null
  /** The history as this sidebar found it, before it changed anything; null until it has loaded it. [SN2] */
  found(): SheetHistory | null
}

/** The latest state of a day. */
interface DayState {
  readonly figures: readonly DayFigures[]
  readonly tasks: readonly AssessedTask[]
  readonly today: CalendarDate
  readonly left: DayNow['left']
  readonly at: number
}

/** The as-of day whose figures are being saved. */
interface Current {
  readonly day: CalendarDate
  /** When this sidebar last saved the day; null when it has not yet. */
  keptAt: number | null
  /** The state that has yet to be saved; null when all is saved. */
  waiting: DayState | null
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
  /** The stored history as it was last loaded or saved; null until it is loaded. */
  let history: SheetHistory | null = null
  let found: SheetHistory | null = null
  /** The list of tasks whose marks the history already has, compared by identity. */
  let markedTasks: readonly AssessedTask[] | null = null

  const jitter = (): number => 1 + Math.floor(clock.random() * JITTER_MS)

  /** When to save a new day first: at once when the sidebar is alone and just opened, else after a random wait. */
  function firstDueAt(day: CalendarDate): number {
    firstDay ??= day
    return day === firstDay && !areOthersAbout() ? clock.now() : clock.now() + jitter()
  }
  const nextDueAt = (keptAt: number): number =>
    Math.max(clock.now() + GATHER_MS, keptAt + UPDATE_MS) + (areOthersAbout() ? jitter() : 0)

  /** The history with the marks, the snapshots and the day itself added. */
  function withDay(
    before: SheetHistory,
    day: CalendarDate,
    { tasks, figures, today, left }: DayState,
    how: DayHow,
  ): SheetHistory {
    const begun = withBeginning(before, today)
    if (isBeforeBeginning(begun, day)) return begun
    const marked = withMarks(withSeen(begun, day), tasks, day)
    const kept =
      dailyLog?.holdsFigures() === true
        ? marked
        : withSnapshots(
            marked,
            day,
            keepableOf(before, day, figures).map((one) => snapshotOf(one, day)),
            how,
          )
    return withLeft(kept, left(), { isSaved: kept !== before })
  }
  const isBeforeBeginning = ({ since }: SheetHistory, day: CalendarDate): boolean => since !== null && day < since

  const keepableOf = (
    before: SheetHistory,
    day: CalendarDate,
    figures: readonly DayFigures[],
  ): readonly DayFigures[] => {
    const marks = readMarks(before.marks)
    return keepable(figures, day, marks, isSample).map((one) => ({
      ...one,
      // Where no actual end is written, the day on which the task was seen to be done.
      tasks: one.tasks.map((task) =>
        task.state === 'done' && task.doneOn === null
          ? { ...task, doneOn: seenDoneOn(marks, task.row.recordId, before.since) }
          : task,
      ),
    }))
  }

  /** Whether a save would write anything. Without this check every pass would load the history. */
  function isStale(day: CalendarDate, state: DayState): boolean {
    if (history === null) return true
    if (isBeforeBeginning(history, day)) return false
    if (dailyLog?.isStale(day, keepableOf(history, day, state.figures), { isClosing: false }) === true) return true
    if (state.tasks === markedTasks && history.seen.includes(day)) return false
    if (withDay(history, day, state, { isClosing: false }) !== history) return true
    markedTasks = state.tasks
    return false
  }

  async function save(
    day: CalendarDate,
    state: DayState,
    how: DayHow,
    isFresh: boolean,
  ): Promise<Result<null, HostError>> {
    const saved = await changeHistory((before) => {
      found ??= before
      return withDay(before, day, state, how)
    })
    // A reader changes nothing and is given what is stored.
    if (saved.ok) found ??= saved.value
    // A user who cannot save the history may still fill 每日跟踪.
    if (!saved.ok && !isUnstorable(saved.error)) return saved
    // After a refusal the history in memory is used, so that the next change does not try to save again.
    history = withDay(saved.ok ? saved.value : (history ?? NO_HISTORY), day, state, how)
    markedTasks = state.tasks
    const figures = isBeforeBeginning(history, day) ? [] : keepableOf(history, day, state.figures)
    return dailyLog === null || figures.length === 0 ? ok(null) : dailyLog.keep(day, figures, { ...how, isFresh })
  }

  /** Saves what is left of the day before. After a long sleep others may have saved later figures: those stay. */
  async function close({ day, waiting, keptAt }: Current): Promise<Result<null, HostError>> {
    if (waiting === null) return ok(null)
    if (clock.now() - waiting.at <= CLOSING_MS) return save(day, waiting, { isClosing: true }, false)
    return keptAt !== null && (await isAsLeft(day)) ? save(day, waiting, { isClosing: true }, false) : ok(null)
  }

  /** Whether the day is kept as this sidebar saved it last, and no later one is. */
  async function isAsLeft(day: CalendarDate): Promise<boolean> {
    if (dailyLog?.holdsFigures() === true) return dailyLog.isAsLeft(day)
    const known = history
    const loaded = await changeHistory((before) => before)
    return (
      known !== null &&
      loaded.ok &&
      loaded.value.days.every((one) => one.day <= day) &&
      isSameValue(snapshotsOn(loaded.value, day), snapshotsOn(known, day))
    )
  }
  const snapshotsOn = ({ days }: SheetHistory, day: CalendarDate) => days.filter((one) => one.day === day)

  return {
    async keep(day, now) {
      if (current !== null && current.day !== day) {
        const closed = await close(current)
        if (!closed.ok) return closed
        current = null
      }
      current ??= { day, keptAt: null, waiting: null, dueAt: firstDueAt(day) }
      const state: DayState = {
        figures: now.figures(),
        tasks: now.tasks,
        today: now.today,
        left: now.left,
        at: clock.now(),
      }
      const hasNothing = current.keptAt === null && state.figures.length === 0
      if (hasNothing || (current.keptAt !== null && !isStale(day, state))) {
        current.waiting = null
        return ok(null)
      }
      if (current.waiting === null && current.keptAt !== null) current.dueAt = nextDueAt(current.keptAt)
      current.waiting = state
      if (clock.now() < current.dueAt) return ok(null)
      const saved = await save(day, state, { isClosing: false }, now.isFresh)
      if (!saved.ok) return saved
      current.keptAt = clock.now()
      current.waiting = null
      return ok(null)
    },
    nextAt: () => (current === null || current.waiting === null ? null : current.dueAt),
    found: () => found,
  }
}
