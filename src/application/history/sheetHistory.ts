import type { CalendarDate } from '../../domain/index.ts'
import type { AssessedTask } from '../rows/assessedTask.ts'
import type { HostResult } from '../ports.ts'
import { knownChanges, type ChangeEntry } from './changeEntry.ts'
import { isSameCell } from '../rows/sameCell.ts'
import { NO_MARKS, readMarks, writeMarks, type MarksText } from './marksText.ts'
import { markOf, type MarkedProgress, type ProgressMark, type ProgressMarks, type Snapshot } from './snapshot.ts'

/** What is kept of a sheet's earlier days beside the Base's own tables; small enough for the stored document. */
export interface SheetHistory {
  /** Where the sheet has no table 每日跟踪. Days ascending, one entry a day and campaign. */
  readonly days: readonly Snapshot[]
  readonly marks: MarksText
  /** Where the sheet has no table 变更记录. Oldest first. */
  readonly log: readonly ChangeEntry[]
  /** As-of days on which somebody looked, ascending: of every other day nothing is known. */
  readonly seen: readonly CalendarDate[]
  /**
   * The calendar day on which the first sidebar looked at the sheet; null in histories that began before this was kept.
   */
  readonly since: CalendarDate | null
  /** Null: the host has taken everything so far. */
  readonly room: HistoryRoom | null
}

/** What is kept for a host that has refused a history as too long. */
export interface HistoryRoom {
  /** How long the history may be as text. Characters. */
  readonly characters: number
  /** What happened before this day was dropped; null: nothing yet. */
  readonly from: CalendarDate | null
  /** Not even one day of all tasks has room. */
  readonly leavesTasksOut: boolean
  /** The as-of day on which a sidebar has tried last how much there is room for; null: not known. */
  readonly triedOn: CalendarDate | null
}

/** Changes what is stored of a sheet's earlier days. */
export type ChangeHistory = (change: (history: SheetHistory) => SheetHistory) => HostResult<SheetHistory>

export const NO_HISTORY: SheetHistory = { days: [], marks: NO_MARKS, log: [], seen: [], since: null, room: null }

/** Days that are kept: a year and a month. */
const MAX_DAYS = 400
/** Marks that are kept of all tasks together, some 25 bytes each. */
const MAX_MARKS = 2000
const MAX_LOG = 200
/** Of a text that is kept with a change, so many characters: a title may be as long as a cell. */
const MAX_TEXT = 120

/**
 * The history with the day noted on which the sheet was first looked at. One that holds something already began
 * earlier.
 */
export function withBeginning(history: SheetHistory, today: CalendarDate): SheetHistory {
  const isEmpty = history.days.length === 0 && history.seen.length === 0 && history.marks === NO_MARKS
  return history.since === null && isEmpty ? { ...history, since: today } : history
}

/** The history with an as-of day noted as looked on. */
export function withSeen(history: SheetHistory, day: CalendarDate): SheetHistory {
  if (history.seen.includes(day)) return history
  return { ...history, seen: [...history.seen, day].sort().slice(-MAX_DAYS) }
}

/**
 * The history with the snapshots of a day as they are now. A day that lies before another one that was kept is over,
 * and stays as it is unless `isClosing`: its last changes were seen right before it ended. [SN1]
 */
export function withSnapshots(
  history: SheetHistory,
  day: CalendarDate,
  snapshots: readonly Snapshot[],
  { isClosing }: { readonly isClosing: boolean },
): SheetHistory {
  if (!isClosing && history.days.some((one) => one.day > day)) return history
  const fresh = snapshots.filter((one) => !history.days.some((kept) => isSameSnapshot(kept, one)))
  if (fresh.length === 0) return history
  const isReplaced = (kept: Snapshot): boolean =>
    fresh.some((one) => one.day === kept.day && one.campaignId === kept.campaignId)
  const days = [...history.days.filter((kept) => !isReplaced(kept)), ...fresh].sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  )
  const lastDays = new Set([...new Set(days.map((one) => one.day))].slice(-MAX_DAYS))
  return { ...history, days: days.filter((one) => lastDays.has(one.day)) }
}

const isSameSnapshot = (one: Snapshot, other: Snapshot): boolean =>
  one.day === other.day &&
  one.campaignId === other.campaignId &&
  isSameCell(one.planned, other.planned) &&
  isSameCell(one.actual, other.actual) &&
  JSON.stringify(one.counts) === JSON.stringify(other.counts)

/**
 * The history with a mark for each task whose progress at the end of the day is another one than when it was last
 * marked.
 */
export function withMarks(history: SheetHistory, tasks: readonly AssessedTask[], day: CalendarDate): SheetHistory {
  const known = readMarks(history.marks)
  const marks: Record<string, readonly ProgressMark[]> = {}
  let isChanged = false
  let count = 0
  for (const task of tasks) {
    const { row } = task
    const before = known[row.recordId] ?? []
    const own = markedOn(before, day, markOf(task))
    if (before.length === 0 && count + own.length > MAX_MARKS) continue
    marks[row.recordId] = own
    isChanged ||= own !== before
    count += own.length
  }
  return isChanged ? { ...history, marks: writeMarks(thinned(marks, count)) } : history
}

/**
 * The marks of a task after a day with this progress; the same list when it says so already, or when the day is over.
 */
function markedOn(
  before: readonly ProgressMark[],
  day: CalendarDate,
  progress: MarkedProgress,
): readonly ProgressMark[] {
  const last = before.at(-1)
  if (last !== undefined && (last[0] > day || isSameCell(last[1], progress))) return before
  const earlier = last?.[0] === day ? before.slice(0, -1) : before
  const [first] = earlier.slice(-1)
  // What came back to the figure of the day before has not moved.
  return first !== undefined && isSameCell(first[1], progress) ? earlier : [...earlier, [day, progress]]
}

/** The oldest days are forgotten until few enough marks are left; what a task had reached by then stays. */
function thinned(marks: Readonly<Record<string, readonly ProgressMark[]>>, count: number): ProgressMarks {
  if (count <= MAX_MARKS) return marks
  const days = Object.values(marks)
    .flatMap((own) => own.slice(1).map(([day]) => day))
    .sort()
  const until = days[count - MAX_MARKS - 1]
  if (until === undefined) return marks
  return Object.fromEntries(
    Object.entries(marks).map(([recordId, own]) => {
      const first = own.findLastIndex(([day]) => day <= until)
      return [recordId, first <= 0 ? own : own.slice(first)]
    }),
  )
}

/** The entry with its texts short enough to be kept. */
const shortEntry = (entry: ChangeEntry): ChangeEntry => ({
  ...entry,
  title: shortText(entry.title),
  before: shortText(entry.before),
  after: shortText(entry.after),
})
const shortText = (text: string | null): string | null =>
  text === null || text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1)}…`

/** With these entries added, each change once however many sidebars have seen it. */
export function withEntries(history: SheetHistory, entries: readonly ChangeEntry[]): SheetHistory {
  const log = [...history.log]
  const known = knownChanges(log)
  for (const entry of entries
    .toSorted((a, b) => a.at - b.at)
    .slice(-MAX_LOG)
    .map(shortEntry)) {
    if (known.same(entry).length > 0) continue
    known.add(entry)
    log.push(entry)
  }
  if (log.length === history.log.length) return history
  return { ...history, log: log.sort((a, b) => a.at - b.at).slice(-MAX_LOG) }
}
