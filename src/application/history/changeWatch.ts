import type { CalendarDate } from '../../domain/index.ts'
import type { SheetLanguage, TaskRow } from '../../schema/index.ts'
import type { AssessedTask } from '../rows/assessedTask.ts'
import type { ChangeEntry } from './changeEntry.ts'
import { logEntries } from './logEntries.ts'
import { firstPlannedDay } from './snapshot.ts'

export interface WatchContext {
  readonly at: number
  readonly today: CalendarDate
  /** The first day of a campaign as its row says; null: not said. */
  readonly startDayOf: (campaign: readonly string[] | null) => CalendarDate | null
  /** Rows that the extension added itself to show how things look. */
  readonly isSample: (recordId: string) => boolean
  readonly language: SheetLanguage
}

/** Tells what has changed between two readings that were both seen; what happened before the first one is not known. */
export interface ChangeWatch {
  seen(tasks: readonly AssessedTask[], context: WatchContext): readonly ChangeEntry[]
  /** The next reading is a first one again. */
  forget(): void
}

export function createChangeWatch(): ChangeWatch {
  let before: readonly AssessedTask[] | null = null
  return {
    forget() {
      before = null
    },
    seen(tasks, context) {
      const earlier = before
      before = tasks
      if (earlier === null || earlier === tasks) return []
      return pairs(earlier, tasks).flatMap(([from, to]) => {
        const recordId = (to ?? from)?.recordId ?? ''
        if (from !== null && to !== null)
          return logEntries(from, to, { at: context.at, today: context.today, kickOff: null })
        if (context.isSample(recordId)) return []
        // Where no campaign says when it begins, the plan does.
        const kickOff =
          context.startDayOf((to ?? from)?.campaign ?? null) ?? firstPlannedDay(earlier.map(({ row }) => row))
        return logEntries(from, to, { at: context.at, today: context.today, kickOff, language: context.language })
      })
    },
  }
}

type Pair = readonly [from: TaskRow | null, to: TaskRow | null]

/** Rows that are not the same object as before, with what they were. */
function pairs(earlier: readonly AssessedTask[], tasks: readonly AssessedTask[]): readonly Pair[] {
  const isAligned =
    earlier.length === tasks.length && tasks.every(({ row }, at) => row.recordId === earlier[at]?.row.recordId)
  if (isAligned) {
    return tasks.flatMap(({ row }, at): readonly Pair[] => {
      const from = earlier[at]?.row ?? null
      return from === row ? [] : [[from, row]]
    })
  }
  const known = new Map(earlier.map(({ row }) => [row.recordId, row]))
  const found: Pair[] = []
  for (const { row } of tasks) {
    const from = known.get(row.recordId) ?? null
    known.delete(row.recordId)
    if (from !== row) found.push([from, row])
  }
  for (const row of known.values()) found.push([row, null])
  return found
}
