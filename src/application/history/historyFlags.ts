import type { AssessedTask } from '../../schema/index.ts'
import {
  dayOf,
  isOpen,
  taskDataFlags,
  type CalendarDate,
  type TaskFlag,
  type TaskRecordFacts,
  updateFrequency,
} from '../../domain/index.ts'
import { lastUpdateOf, updatePlan } from './lastUpdate.ts'
import { progressMarkOf, type ProgressMark, type ProgressMarks } from './snapshot.ts'
import type { ChangeEntry } from './changeEntry.ts'

/** The flags that need the log and the marks: a row itself does not hold its earlier values. */
const OF_HISTORY: ReadonlySet<TaskFlag> = new Set([
  'replannedAfterDue',
  'progressWentDown',
  'actualEndBackdated',
  'staleUpdate',
])

/** What the flags of the history are judged by. */
export interface FlagHistory {
  /** Changes for which nobody has written down a reason. */
  readonly unexplained: readonly ChangeEntry[]
  readonly marks: ProgressMarks
  readonly timeZone: string
}

/**
 * The flags that a sheet's history gives, by record; rows without a flag are left out. [FL1] Only the sidebar shows
 * them. The cell 数据问题 holds only flags of the row itself, so that every sidebar writes the same.
 */
export function historyFlags(
  tasks: readonly AssessedTask[],
  { unexplained, marks, timeZone }: FlagHistory,
  asOf: CalendarDate,
): ReadonlyMap<string, readonly TaskFlag[]> {
  const changes = new Map<string, ChangeEntry[]>()
  for (const entry of unexplained) changes.set(entry.taskId, [...(changes.get(entry.taskId) ?? []), entry])
  const flagsOf = new Map<string, readonly TaskFlag[]>()
  for (const task of tasks) {
    const { recordId } = task.row
    if (!isOpen(task.assessment.state) && task.assessment.state !== 'done') continue
    const record = recordOf(task, changes.get(recordId) ?? [], marks[recordId] ?? [], asOf, timeZone)
    const flags = taskDataFlags(task.assessment, record, asOf).filter((flag) => OF_HISTORY.has(flag))
    if (flags.length > 0) flagsOf.set(recordId, flags)
  }
  return flagsOf
}

function recordOf(
  task: AssessedTask,
  changes: readonly ChangeEntry[],
  marks: readonly ProgressMark[],
  asOf: CalendarDate,
  timeZone: string,
): TaskRecordFacts {
  const { row } = task
  const now = progressMarkOf(task)
  const reached = [
    ...marks.flatMap(([, progress]) => (typeof progress === 'number' ? progress : [])),
    ...changes.flatMap(({ field, before }) => (field === 'progress' && before !== null ? [Number(before)] : [])),
  ]
  const unfinishedOn = marks.findLast(([, progress]) => typeof progress === 'number' && progress < 100)?.[0]
  return {
    actualEnd: row.actualEnd,
    ...(unfinishedOn === undefined ? {} : { unfinishedOn }),
    replans: changes
      .filter(({ kind, field, source }) => kind === 'planDates' && field === 'plannedEnd' && source === 'people')
      .map(({ at, before, after }) => ({ on: dayOf(at, timeZone), from: before, to: after })),
    // Compares the highest progress ever reached with today's, because a drop that was made good is no problem.
    // Progress in words that cannot be read is not compared.
    ...(reached.length === 0 || now === 'unknown' ? {} : { progressHistory: [Math.max(...reached), now ?? 0] }),
    ...(marks.length === 0
      ? {}
      : {
          lastUpdate: {
            on: lastUpdateOf(task, marks, asOf) ?? null,
            frequency: updateFrequency(updatePlan(row), asOf),
          },
        }),
  }
}
