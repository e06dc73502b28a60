import type { TaskFacts } from '../../domain/index.ts'
import type { ChangeEntry } from './changeEntry.ts'

/** The facts as they were before these entries. Undoes the newest first; fields that no entry can restore stay. */
export function undo(facts: TaskFacts, entries: readonly ChangeEntry[]): TaskFacts {
  const before = { ...facts }
  for (const entry of entries.toReversed()) {
    if (
      entry.field === 'plannedStart' ||
      entry.field === 'plannedEnd' ||
      entry.field === 'actualStart' ||
      entry.field === 'actualEnd'
    ) {
      before[entry.field] = entry.before
    } else if (entry.field === 'hold')
      before.hold = entry.before === 'paused' || entry.before === 'cancelled' ? entry.before : null
    else if (entry.field === 'progress') before.progress = entry.before === null ? null : Number(entry.before)
  }
  return before
}
