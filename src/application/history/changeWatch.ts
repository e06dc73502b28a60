import { addDays, type CalendarDate } from '../../domain/index.ts'
import type { AssessedTask, SheetLanguage, TaskRow } from '../../schema/index.ts'
import type { ChangeEntry } from './changeEntry.ts'
import { logEntries } from './logEntries.ts'
import { firstPlannedDay } from './snapshot.ts'

export interface WatchContext {
  readonly at: number
  readonly today: CalendarDate
  /** The first day of a campaign by its row; null when the row has none. */
  readonly startDayOf: (campaign: readonly string[] | null) => CalendarDate | null
  /** Whether the plan of a campaign was frozen as a baseline. [BL1] */
  readonly isFrozen: (campaign: readonly string[] | null) => boolean
  /** The day on which a sidebar first opened the sheet; null when nobody has kept it. */
  readonly since: CalendarDate | null
  /** Whether a row is a sample row of the extension. */
  readonly isSample: (recordId: string) => boolean
  readonly language: SheetLanguage
}

/** Compares each reading of the tasks with the one before. The first reading has nothing to be compared with. */
export interface ChangeWatch {
  seen(tasks: readonly AssessedTask[], context: WatchContext): readonly ChangeEntry[]
  /** Makes the next reading a first one again. */
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
        const isOneRow = from !== null && to !== null
        if (!isOneRow && context.isSample((to ?? from)?.recordId ?? '')) return []
        const kickOff = scopeStandsFrom((to ?? from)?.campaign ?? null, earlier, context)
        return logEntries(from, to, { at: context.at, today: context.today, kickOff, language: context.language })
      })
    },
  }
}

/**
 * The day from which on adding and deleting tasks of a campaign is a change: any day once its plan was frozen, else its
 * first day. When the campaign's row has no first day, the first planned day counts. On the day on which the sheet was
 * first opened people are still typing the plan, which may begin in the past: nothing of it is a change. [LG2]
 */
export function scopeStandsFrom(
  campaign: readonly string[] | null,
  tasks: readonly AssessedTask[],
  { today, startDayOf, isFrozen, since }: Pick<WatchContext, 'today' | 'startDayOf' | 'isFrozen' | 'since'>,
): CalendarDate | null {
  if (isFrozen(campaign)) return today
  const begin = startDayOf(campaign) ?? firstPlannedDay(tasks.map(({ row }) => row))
  if (begin === null || since === null) return begin
  const settled = addDays(since, 1)
  return begin > settled ? begin : settled
}

type Pair = readonly [from: TaskRow | null, to: TaskRow | null]

/** The rows that are another object than before, each with its earlier version. */
function pairs(earlier: readonly AssessedTask[], tasks: readonly AssessedTask[]): readonly Pair[] {
  const isAligned =
    earlier.length === tasks.length && tasks.every(({ row }, at) => row.recordId === earlier[at]?.row.recordId)
  if (isAligned) {
    return tasks.flatMap(({ row }, at): readonly Pair[] => {
      const from = earlier[at]?.row ?? null
      return from === row ? [] : [[from, row]]
    })
  }
  const unmatched = new Map(earlier.map(({ row }) => [row.recordId, row]))
  const changed: Pair[] = []
  for (const { row } of tasks) {
    const from = unmatched.get(row.recordId) ?? null
    unmatched.delete(row.recordId)
    if (from !== row) changed.push([from, row])
  }
  for (const row of unmatched.values()) changed.push([row, null])
  return changed
}
