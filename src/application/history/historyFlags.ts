import {
  dayOf,
  isOpen,
  taskDataFlags,
  type CalendarDate,
  type TaskFlag,
  type TaskRecordFacts,
} from '../../domain/index.ts'
import type { AssessedTask } from '../rows/assessedTask.ts'
import { markOf, type ProgressMark, type ProgressMarks } from './snapshot.ts'
import type { ChangeEntry } from './changeEntry.ts'

/** Problems that only the log and the marks can tell: a row by itself does not say what it was. */
const OF_HISTORY: ReadonlySet<TaskFlag> = new Set(['replannedAfterDue', 'progressWentDown', 'staleUpdate'])

export interface KnownHistory {
  /** Changes for which nobody has written down a reason. */
  readonly unexplained: readonly ChangeEntry[]
  readonly marks: ProgressMarks
  readonly timeZone: string
}

/**
 * The problems that a sheet's history shows, by record; rows without any are left out. [FL1] They are for the sidebar:
 * the cell 数据问题 says what the row itself shows, so that every sidebar finds the same there.
 */
export function historyFlags(
  tasks: readonly AssessedTask[],
  { unexplained, marks, timeZone }: KnownHistory,
  asOf: CalendarDate,
): ReadonlyMap<string, readonly TaskFlag[]> {
  const changes = new Map<string, ChangeEntry[]>()
  for (const entry of unexplained) changes.set(entry.taskId, [...(changes.get(entry.taskId) ?? []), entry])
  const found = new Map<string, readonly TaskFlag[]>()
  for (const task of tasks) {
    const { recordId } = task.row
    if (!isOpen(task.assessment.state)) continue
    const record = recordOf(task, changes.get(recordId) ?? [], marks[recordId] ?? [], asOf, timeZone)
    const flags = taskDataFlags(task.assessment, record, asOf).filter((flag) => OF_HISTORY.has(flag))
    if (flags.length > 0) found.set(recordId, flags)
  }
  return found
}

function recordOf(
  task: AssessedTask,
  changes: readonly ChangeEntry[],
  marks: readonly ProgressMark[],
  asOf: CalendarDate,
  timeZone: string,
): TaskRecordFacts {
  const { row } = task
  const now = markOf(task)
  const reached = [
    ...marks.flatMap(([, progress]) => (typeof progress === 'number' ? progress : [])),
    ...changes.flatMap(({ field, before }) => (field === 'progress' && before !== null ? [Number(before)] : [])),
  ]
  const last = marks.at(-1)
  return {
    replans: changes
      .filter(({ kind, field, source }) => kind === 'planDates' && field === 'plannedEnd' && source === 'people')
      .map(({ at, before, after }) => ({ on: dayOf(at, timeZone), from: before, to: after })),
    // What has been made good since is no problem any more: the most that was ever reached against what stands there.
    // Of words nobody can tell whether they are less.
    ...(reached.length === 0 || now === 'unknown' ? {} : { progressHistory: [Math.max(...reached), now ?? 0] }),
    // A mark is the first day on which a progress was seen. Another one since is an update of today.
    ...(last === undefined
      ? {}
      : {
          lastUpdate: {
            on: last[1] === now ? last[0] : asOf,
            frequency: row.updateFrequency === 'daily' || row.updateFrequency === 'weekly' ? row.updateFrequency : null,
          },
        }),
  }
}
