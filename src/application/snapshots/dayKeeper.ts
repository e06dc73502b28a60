import { ok, type CalendarDate, type Result } from '../../domain/index.ts'
import type { AssessedTask } from '../assessedTask.ts'
import type { HostError } from '../ports.ts'
import type { DailyLogKeeper } from './dailyLogKeeper.ts'
import { snapshotOf, type DayFigures } from './dayFigures.ts'
import { readMarks } from './marksText.ts'
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
  /** The day whose figures are all in the stored document. */
  let storedOn: CalendarDate | null = null
  let marks: ProgressMarks = {}

  /** Whether it is our turn: alone and at opening at once, else after a moment of our own. */
  function mayAdd(day: CalendarDate): boolean {
    firstDay ??= day
    if (day === firstDay && !areOthersAbout()) return true
    if (wait?.day !== day) wait = { day, until: clock.now() + 1 + Math.floor(clock.random() * JITTER_MS) }
    return clock.now() >= wait.until
  }

  /** Marks the progress of the day, and freezes its figures where there is no table for them. */
  async function store(day: CalendarDate, { tasks }: DayNow, figures: readonly DayFigures[]): Promise<Result<null, HostError>> {
    const saved = await changeHistory((before) => {
      const known = readMarks(before.marks)
      const frozen = dailyLog === null ? figures.filter((one) => !isJustPlaced(one, known, day)) : []
      return withMarks(withSnapshots(before, frozen.map((one) => snapshotOf(one, day))), tasks, day)
    })
    // Who may not save keeps nothing; the table is filled all the same.
    if (!saved.ok && !isFinal(saved.error)) return saved
    marks = saved.ok ? readMarks(saved.value.marks) : {}
    storedOn = figures.some((one) => isJustPlaced(one, marks, day)) ? null : day
    markedOn = day
    return ok(null)
  }
  /** Sample rows are no history: the day on which they were placed is not frozen, unless people add their own to them. */
  const isJustPlaced = ({ tasks }: DayFigures, known: ProgressMarks, day: CalendarDate): boolean =>
    tasks.every(({ row }) => isSample(row.recordId)) && !tasks.some(({ row }) => (known[row.recordId]?.[0]?.[0] ?? day) < day)

  return {
    async keep(day, now) {
      isWaiting = false
      if (storedOn === day && dailyLog === null) return ok(null)
      const figures = now.figures()
      const due = figures.filter((one) => markedOn !== day || !isJustPlaced(one, marks, day))
      const isTableDue = dailyLog?.isDue(day, due) === true
      const isStoreDue = markedOn !== day || (dailyLog === null && storedOn !== day)
      if (due.length === 0 || (!isTableDue && !isStoreDue)) return ok(null)
      if (!mayAdd(day)) {
        isWaiting = true
        return ok(null)
      }
      if (isStoreDue) {
        const stored = await store(day, now, figures)
        if (!stored.ok) return stored
      }
      const frozen = figures.filter((one) => !isJustPlaced(one, marks, day))
      return dailyLog === null || frozen.length === 0 ? ok(null) : dailyLog.keep(day, frozen, now.isFresh)
    },
    nextAt: () => (isWaiting ? (wait?.until ?? null) : null),
  }
}

/** Trying again would be refused again. */
const isFinal = (error: HostError): boolean => error.kind === 'permissionDenied' || (error.kind === 'unexpected' && error.message === 'laterVersion')
