import { asOfDay, type CalendarDate, type TaskFacts } from '../../domain/index.ts'
import type { AssessedTask, TaskRow } from '../../schema/index.ts'
import type { ChangeEntry } from './changeEntry.ts'
import { undo } from './undo.ts'
import { progressOn, type ProgressMarks, type Snapshot } from './snapshot.ts'

/** Everything that is kept of earlier days. */
export interface KeptDays {
  readonly snapshots: readonly Snapshot[]
  /** The campaign whose snapshots are the whole sheet's; undefined when there are several campaigns. */
  readonly whole: Snapshot['campaignId'] | undefined
  readonly marks: ProgressMarks
  /** The as-of days on which a sidebar was open. */
  readonly seen: readonly CalendarDate[]
  readonly log: readonly ChangeEntry[]
  readonly timeZone: string
  readonly cutOff: string
}

/** The tasks at the end of an as-of day, as far as they were kept. [SN1] */
export interface RebuiltDay {
  /** The rows whose progress of that day was kept. */
  readonly rows: readonly TaskRow[]
  /** The tasks without a kept progress of that day. `row` has the plan that the task had then. */
  readonly unmarked: readonly { readonly task: AssessedTask; readonly row: TaskRow }[]
  /** The kept roll-up of the whole sheet; null when there is none. */
  readonly rollUp: Pick<Snapshot, 'campaignId' | 'planned' | 'actual'> | null
}

/**
 * Rebuilds the sheet at the end of an as-of day: progress from the marks, plan and holds from the change log, the
 * roll-up from the snapshot. Nothing is known of a day on which no sidebar was open. Tasks that were added later are
 * left out.
 */
export function rebuildDay(tasks: readonly AssessedTask[], day: CalendarDate, days: KeptDays): RebuiltDay {
  const { marks, timeZone, cutOff } = days
  const later = new Map<string, ChangeEntry[]>()
  for (const entry of days.log.toSorted((a, b) => a.at - b.at)) {
    // An entry before the cut-off of the next day still belongs to this day. [TM1]
    if (asOfDay(new Date(entry.at), timeZone, cutOff).asOf > day)
      later.set(entry.taskId, [...(later.get(entry.taskId) ?? []), entry])
  }
  const isKept = isKeptDay(day, days)
  const rows: TaskRow[] = []
  const unmarked: RebuiltDay['unmarked'][number][] = []
  for (const task of tasks) {
    const { recordId } = task.row
    const entries = later.get(recordId) ?? []
    if (entries.some(({ kind, before }) => kind === 'scope' && before === null)) continue
    const progress = isKept ? progressOn(marks, recordId, day) : undefined
    const row = rowOn(task, day, undo(task.facts, entries), progress ?? null)
    if (progress === undefined) unmarked.push({ task, row })
    else rows.push(row)
  }
  return {
    rows,
    unmarked,
    rollUp: days.snapshots.find((one) => one.day === day && one.campaignId === days.whole) ?? null,
  }
}

const isKeptDay = (day: CalendarDate, { seen, snapshots, marks }: KeptDays): boolean =>
  seen.includes(day) ||
  snapshots.some((one) => one.day === day) ||
  // Histories of earlier versions do not hold the days on which a sidebar was open.
  (seen.length === 0 && Object.values(marks).some((own) => own.some(([marked]) => marked === day)))

/** A row as it was on that day. Actual dates after the day are left out. */
function rowOn({ row }: AssessedTask, day: CalendarDate, facts: TaskFacts, progress: number | null): TaskRow {
  const until = (date: CalendarDate | null): CalendarDate | null => (date !== null && date > day ? null : date)
  return {
    ...row,
    plannedStart: facts.plannedStart,
    plannedEnd: facts.plannedEnd,
    hold: facts.hold,
    actualStart: until(facts.actualStart),
    actualEnd: until(facts.actualEnd),
    progress,
    doneAmount: null,
    totalAmount: null,
    // Today's cells do not count for that day: its mark does.
    unread: null,
    stated: null,
  }
}
