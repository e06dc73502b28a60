import type { CalendarDate } from '../../domain/index.ts'
import type { AssessedTask } from '../assessedTask.ts'
import type { HostResult } from '../ports.ts'
import { knownChanges, type ChangeEntry } from '../changeLog/changeEntry.ts'
import { NO_MARKS, readMarks, writeMarks, type MarksText } from './marksText.ts'
import type { ProgressMark, ProgressMarks, Snapshot } from './snapshot.ts'

/** What is kept of a sheet's earlier days beside the Base's own tables; small enough for the stored document. */
export interface SheetHistory {
  /** Where the sheet has no table 每日跟踪. Days ascending, one entry a day and campaign. */
  readonly days: readonly Snapshot[]
  readonly marks: MarksText
  /** Where the sheet has no table 变更记录. Oldest first. */
  readonly log: readonly ChangeEntry[]
}

/** Changes what is stored of a sheet's earlier days. */
export type ChangeHistory = (change: (history: SheetHistory) => SheetHistory) => HostResult<SheetHistory>

export const NO_HISTORY: SheetHistory = { days: [], marks: NO_MARKS, log: [] }

/** Days that are kept: a year and a month. */
const MAX_DAYS = 400
/** Marks that are kept of all tasks together, some 25 bytes each. */
const MAX_MARKS = 2000
const MAX_LOG = 200

/** With the snapshots of a day added. What another sidebar has frozen stays as it is. */
export function withSnapshots(history: SheetHistory, snapshots: readonly Snapshot[]): SheetHistory {
  const isKept = (one: Snapshot): boolean => history.days.some(({ day, campaignId }) => day === one.day && campaignId === one.campaignId)
  const fresh = snapshots.filter((one) => !isKept(one))
  if (fresh.length === 0) return history
  const days = [...history.days, ...fresh].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const lastDays = new Set([...new Set(days.map(({ day }) => day))].slice(-MAX_DAYS))
  return { ...history, days: days.filter(({ day }) => lastDays.has(day)) }
}

/** With a mark for each task whose progress is another one than when it was last marked. */
export function withMarks(history: SheetHistory, tasks: readonly AssessedTask[], day: CalendarDate): SheetHistory {
  const known = readMarks(history.marks)
  const marks: Record<string, readonly ProgressMark[]> = {}
  let isChanged = false
  let count = 0
  for (const { row, facts } of tasks) {
    const before = known[row.recordId] ?? []
    const last = before.at(-1)
    const isMarked = last !== undefined && (last[1] === facts.progress || last[0] >= day)
    if (count + before.length + (isMarked ? 0 : 1) > MAX_MARKS && before.length === 0) continue
    marks[row.recordId] = isMarked ? before : [...before, [day, facts.progress]]
    isChanged ||= !isMarked
    count += marks[row.recordId]?.length ?? 0
  }
  return isChanged ? { ...history, marks: writeMarks(thinned(marks, count)) } : history
}

/** The oldest days are forgotten until few enough marks are left; what a task had reached by then stays. */
function thinned(marks: Readonly<Record<string, readonly ProgressMark[]>>, count: number): ProgressMarks {
  if (count <= MAX_MARKS) return marks
  const days = Object.values(marks).flatMap((own) => own.slice(1).map(([day]) => day)).sort()
  const until = days[count - MAX_MARKS - 1]
  if (until === undefined) return marks
  return Object.fromEntries(Object.entries(marks).map(([recordId, own]) => {
    const first = own.findLastIndex(([day]) => day <= until)
    return [recordId, first <= 0 ? own : own.slice(first)]
  }))
}

/** With these entries added, each change once however many sidebars have seen it. */
export function withEntries(history: SheetHistory, entries: readonly ChangeEntry[]): SheetHistory {
  const log = [...history.log]
  const known = knownChanges(log)
  for (const entry of entries.toSorted((a, b) => a.at - b.at).slice(-MAX_LOG)) {
    if (known.same(entry).length > 0) continue
    known.add(entry)
    log.push(entry)
  }
  if (log.length === history.log.length) return history
  return { ...history, log: log.sort((a, b) => a.at - b.at).slice(-MAX_LOG) }
}
