import { asOfDay, type CalendarDate, type TaskFacts } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { AssessedTask } from '../rows/assessedTask.ts'
import type { ChangeEntry } from './changeEntry.ts'
import { undo } from './undo.ts'
import { progressOn, type ProgressMarks, type Snapshot } from './snapshot.ts'

/** What is kept of earlier days. */
export interface KeptDays {
  readonly snapshots: readonly Snapshot[]
  /** Whose snapshots are those of the whole sheet; undefined: nobody's, because there are several campaigns. */
  readonly whole: Snapshot['campaignId'] | undefined
  readonly marks: ProgressMarks
  /** As-of days on which somebody looked. */
  readonly seen: readonly CalendarDate[]
  readonly log: readonly ChangeEntry[]
  readonly timeZone: string
  readonly cutOff: string
}

/** The tasks as they stood at the end of an as-of day, as far as that was kept. [SN1] */
export interface RebuiltDay {
  readonly known: readonly TaskRow[]
  /** Tasks of which no progress of that day was kept, with the plan that they had then. */
  readonly unknown: readonly { readonly task: AssessedTask; readonly row: TaskRow }[]
  /** The roll-up of the whole sheet that was kept; null when there is none. */
  readonly kept: Pick<Snapshot, 'planned' | 'actual'> | null
}

/**
 * The sheet at the end of an as-of day: progress from the marks, plan and holds from the change log, the roll-up from
 * the snapshot. A day on which nobody looked is not known. Tasks that were added later are left out.
 */
export function rebuildDay(tasks: readonly AssessedTask[], day: CalendarDate, kept: KeptDays): RebuiltDay {
  const { marks, timeZone, cutOff } = kept
  const later = new Map<string, ChangeEntry[]>()
  for (const entry of kept.log.toSorted((a, b) => a.at - b.at)) {
    // What was entered before the cut-off of the next day still counts for this one. [TM1]
    if (asOfDay(new Date(entry.at), timeZone, cutOff).asOf > day)
      later.set(entry.taskId, [...(later.get(entry.taskId) ?? []), entry])
  }
  const isKept = isKeptDay(day, kept)
  const known: TaskRow[] = []
  const unknown: RebuiltDay['unknown'][number][] = []
  for (const task of tasks) {
    const { recordId } = task.row
    const entries = later.get(recordId) ?? []
    if (entries.some(({ kind, before }) => kind === 'scope' && before === null)) continue
    const progress = isKept ? progressOn(marks, recordId, day) : undefined
    const row = rowOn(task, day, undo(task.facts, entries), progress ?? null)
    if (progress === undefined) unknown.push({ task, row })
    else known.push(row)
  }
  return {
    known,
    unknown,
    kept: kept.snapshots.find((one) => one.day === day && one.campaignId === kept.whole) ?? null,
  }
}

const isKeptDay = (day: CalendarDate, { seen, snapshots, marks }: KeptDays): boolean =>
  seen.includes(day) ||
  snapshots.some((one) => one.day === day) ||
  // Histories of earlier versions do not say on which days somebody looked.
  (seen.length === 0 && Object.values(marks).some((own) => own.some(([marked]) => marked === day)))

/** A row as it stood then. Actual dates after the day had not come yet. */
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
    // What stands in the cells today says nothing of that day: the mark does.
    unread: null,
    stated: null,
  }
}
