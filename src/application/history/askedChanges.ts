import { written } from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { changeId, isExplained, type ChangeEntry } from './changeEntry.ts'
import { entryOfRow } from './changeRow.ts'
import type { SheetHistory } from './sheetHistory.ts'

/** A change of the plan whose reason is asked, with the id of its row in 变更记录 or of its entry in the history. */
export interface AskedChange extends ChangeEntry {
  readonly id: string
}

/**
 * The changes whose reason is asked, the newest first: those that are kept as asked and for which no reason stands yet.
 * `row`: the rows of 变更记录 that this sidebar has in memory. [LG2]
 */
export function askedChanges(
  { asked, log }: Pick<SheetHistory, 'asked' | 'log'>,
  row: (recordId: string) => RowOf<'changes'> | undefined,
): readonly AskedChange[] {
  if (asked.length === 0) return []
  const stored = new Map(log.map((entry) => [changeId(entry), entry]))
  const open = asked.flatMap((id): readonly AskedChange[] => {
    const held = row(id)
    if (held !== undefined) {
      const entry = written(held.reason) === null ? entryOfRow(held) : null
      return entry === null ? [] : [{ ...entry, id }]
    }
    const entry = stored.get(id)
    return entry === undefined || isExplained(entry) ? [] : [{ ...entry, id }]
  })
  const undone = takenBack(open)
  return open.filter((change) => !undone.has(change)).sort((a, b) => b.at - a.at)
}

/** The changes of a value that is what it was before the first of them: somebody has taken them back. */
function takenBack(changes: readonly AskedChange[]): ReadonlySet<AskedChange> {
  const byValue = new Map<string, AskedChange[]>()
  for (const change of changes.toSorted((a, b) => a.at - b.at)) {
    const value = `${change.field} ${change.taskId === '' ? (change.title ?? change.id) : change.taskId}`
    byValue.set(value, [...(byValue.get(value) ?? []), change])
  }
  return new Set([...byValue.values()].filter((own) => own[0]?.before === own.at(-1)?.after).flat())
}
