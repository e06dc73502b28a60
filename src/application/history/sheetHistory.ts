import type { AssessedTask } from '../../schema/index.ts'
import { byDay, type CalendarDate } from '../../domain/index.ts'
import type { HostResult } from '../ports.ts'
import { changeId, changeIndex, isExplained, type ChangeEntry } from './changeEntry.ts'
import { isSameCell } from '../rows/sameCell.ts'
import { isSameList } from '../stored/sameValue.ts'
import type { LeftAsIs } from './leftAsIs.ts'
import { NO_MARKS, readMarks, writeMarks, type MarksText } from './marksText.ts'
import {
  progressMarkOf,
  type MarkedProgress,
  type ProgressMark,
  type ProgressMarks,
  type Snapshot,
} from './snapshot.ts'

/** What is stored of a sheet's earlier days, besides the tables 每日跟踪 and 变更记录. */
export interface SheetHistory {
  /** Snapshots of a sheet without the table 每日跟踪. One entry for each day and campaign, days ascending. */
  readonly days: readonly Snapshot[]
  readonly marks: MarksText
  /** Changes of a sheet without the table 变更记录, oldest first. */
  readonly log: readonly ChangeEntry[]
  /**
   * The changes whose reason is asked: ids of rows of 变更记录, or of changes in `log`. Each goes when it is answered or put
   * aside, and is then not asked again. [LG2]
   */
  readonly asked: readonly string[]
  /** The as-of days on which a sidebar was open, ascending. Nothing is known of any other day. */
  readonly seen: readonly CalendarDate[]
  /** The calendar day on which a sidebar first opened the sheet; null in histories of earlier versions. */
  readonly since: CalendarDate | null
  /** How the tasks were when a sidebar last kept the history; null in histories of earlier versions. [SN2] */
  readonly left: LeftAsIs | null
  /** What the sidebar that opened first on the last day has told, as text (`readTold`); null when it told nothing. [SN2] */
  readonly told: string | null
  /** Null while the host has taken everything. */
  readonly room: HistoryRoom | null
}

/** How much of a history is kept after a host has refused it as too long. */
export interface HistoryRoom {
  /** The most characters that the history may have as text. */
  readonly characters: number
  /** Everything before this day was dropped; null when nothing was. */
  readonly from: CalendarDate | null
  /** The room is too small for one day of all tasks. */
  readonly leavesTasksOut: boolean
  /** The as-of day on which a sidebar last tried for more room; null when none has. */
  readonly triedOn: CalendarDate | null
}

/** Changes what is stored of a sheet's earlier days. */
export type ChangeHistory = (change: (history: SheetHistory) => SheetHistory) => HostResult<SheetHistory>

export const NO_HISTORY: SheetHistory = {
  days: [],
  marks: NO_MARKS,
  log: [],
  asked: [],
  seen: [],
  since: null,
  left: null,
  told: null,
  room: null,
}

/** Older days are dropped: a year and a month is kept. */
const MAX_DAYS = 400
/** Above this the oldest marks are dropped. All tasks share them; one mark has about 25 bytes. */
const MAX_MARKS = 2000
/** Above this the oldest changes are dropped. */
const MAX_LOG = 200
/** Above this the oldest questions are dropped. */
const MAX_ASKED = 200
/** A text of an entry is cut to so many characters: a title may be as long as a cell. */
const MAX_TEXT = 120

/** The history with the day on which the sheet was first opened. One that holds something has begun earlier. */
export function withBeginning(history: SheetHistory, today: CalendarDate): SheetHistory {
  const isEmpty = history.days.length === 0 && history.seen.length === 0 && history.marks === NO_MARKS
  return history.since === null && isEmpty ? { ...history, since: today } : history
}

/** The history with an as-of day added on which a sidebar is open. */
export function withSeen(history: SheetHistory, day: CalendarDate): SheetHistory {
  if (history.seen.includes(day)) return history
  return { ...history, seen: [...history.seen, day].sort().slice(-MAX_DAYS) }
}

/**
 * The history with the snapshots of a day replaced. Once a later day has snapshots, a day is over and stays as it is.
 * Only `isClosing` still changes it: the sidebar saw its last changes right before it ended. [SN1]
 */
export function withSnapshots(
  history: SheetHistory,
  day: CalendarDate,
  snapshots: readonly Snapshot[],
  { isClosing }: { readonly isClosing: boolean },
): SheetHistory {
  if (!isClosing && history.days.some((one) => one.day > day)) return history
  const fresh = snapshots.filter((one) => !history.days.some((old) => isSameSnapshot(old, one)))
  if (fresh.length === 0) return history
  const isReplaced = (old: Snapshot): boolean =>
    fresh.some((one) => one.day === old.day && one.campaignId === old.campaignId)
  const days = [...history.days.filter((old) => !isReplaced(old)), ...fresh].sort(byDay)
  const lastDays = new Set([...new Set(days.map((one) => one.day))].slice(-MAX_DAYS))
  return { ...history, days: days.filter((one) => lastDays.has(one.day)) }
}

const isSameSnapshot = (one: Snapshot, other: Snapshot): boolean =>
  one.day === other.day &&
  one.campaignId === other.campaignId &&
  isSameCell(one.planned, other.planned) &&
  isSameCell(one.actual, other.actual) &&
  JSON.stringify(one.counts) === JSON.stringify(other.counts)

/** The history with a new mark for each task whose progress differs from its last mark. */
export function withMarks(history: SheetHistory, tasks: readonly AssessedTask[], day: CalendarDate): SheetHistory {
  const oldMarks = readMarks(history.marks)
  const marks: Record<string, readonly ProgressMark[]> = {}
  let isChanged = false
  let count = 0
  for (const task of tasks) {
    const { row } = task
    const before = oldMarks[row.recordId] ?? []
    const own = markedOn(before, day, progressMarkOf(task))
    if (before.length === 0 && count + own.length > MAX_MARKS) continue
    marks[row.recordId] = own
    isChanged ||= own !== before
    count += own.length
  }
  return isChanged ? { ...history, marks: writeMarks(thinned(marks, count)) } : history
}

/** The marks of a task with this progress on a day; the same list when nothing changes or a later day has a mark. */
function markedOn(
  before: readonly ProgressMark[],
  day: CalendarDate,
  progress: MarkedProgress,
): readonly ProgressMark[] {
  const last = before.at(-1)
  if (last !== undefined && (last[0] > day || isSameCell(last[1], progress))) return before
  const earlier = last?.[0] === day ? before.slice(0, -1) : before
  const [first] = earlier.slice(-1)
  // Progress that came back to that of the day before needs no mark.
  return first !== undefined && isSameCell(first[1], progress) ? earlier : [...earlier, [day, progress]]
}

/**
 * The history with how the tasks are. `isSaved`: it is saved anyway. A newer 计算时间 alone is no reason to save. [SN2]
 */
export function withLeft(
  history: SheetHistory,
  left: LeftAsIs | null,
  { isSaved }: { readonly isSaved: boolean },
): SheetHistory {
  if (left === null || (left.print === history.left?.print && (!isSaved || left.at === history.left.at))) return history
  return { ...history, left }
}

/** Drops marks of the oldest days until few enough are left. Each task keeps the last mark from before. */
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

/** The entry with its texts cut to `MAX_TEXT`. */
const shortEntry = ({ asks: _asks, ...entry }: ChangeEntry): ChangeEntry => ({
  ...entry,
  title: shortText(entry.title),
  before: shortText(entry.before),
  after: shortText(entry.after),
  ...(isExplained(entry) ? { reason: shortText(entry.reason ?? null) } : {}),
})
const shortText = (text: string | null): string | null =>
  text === null || text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1)}…`

/** The history with these entries added. A change is added once, however many sidebars have seen it. */
export function withEntries(history: SheetHistory, entries: readonly ChangeEntry[]): SheetHistory {
  const log = [...history.log]
  const logged = changeIndex(log)
  const asked: string[] = []
  for (const entry of entries.toSorted((a, b) => a.at - b.at).slice(-MAX_LOG)) {
    const short = shortEntry(entry)
    const same = logged.same(short)
    // A sidebar may have seen the change before it heard the reason.
    const answered = isExplained(short) ? log.findIndex((one) => !isExplained(one) && same.includes(one)) : -1
    if (answered !== -1) log[answered] = short
    else if (same.length === 0) {
      logged.add(short)
      log.push(short)
      if (entry.asks === true && !isExplained(entry)) asked.push(changeId(short))
    }
  }
  if (isSameList(log, history.log)) return history
  return withAsked({ ...history, log: log.sort((a, b) => a.at - b.at).slice(-MAX_LOG) }, asked)
}

/** The history with the reasons of these changes to be asked as well. [LG2] */
export function withAsked(history: SheetHistory, ids: readonly string[]): SheetHistory {
  const fresh = ids.filter((id) => !history.asked.includes(id))
  return fresh.length === 0 ? history : { ...history, asked: [...history.asked, ...fresh].slice(-MAX_ASKED) }
}

/** The history with these changes not asked about any more. [LG2] */
export function withoutAsked(history: SheetHistory, ids: ReadonlySet<string>): SheetHistory {
  const asked = history.asked.filter((id) => !ids.has(id))
  return asked.length === history.asked.length ? history : { ...history, asked }
}

/** The history with this reason for those of its changes that have none yet. [LG2] */
export function withReason(history: SheetHistory, ids: ReadonlySet<string>, reason: string): SheetHistory {
  const isMeant = (entry: ChangeEntry): boolean => ids.has(changeId(entry)) && !isExplained(entry)
  if (!history.log.some(isMeant)) return history
  return { ...history, log: history.log.map((entry) => (isMeant(entry) ? shortEntry({ ...entry, reason }) : entry)) }
}
