import type { TaskFieldKey } from '../../schema/index.ts'

/**
 * One change of the plan, or of a statement of people about a task. Values are the schema's as text: days, option keys,
 * percent without the sign.
 */
export interface ChangeEntry {
  /** When a sidebar saw the change, milliseconds. */
  readonly at: number
  /** Empty when the task is deleted and only its title is logged. */
  readonly taskId: string
  /** The task's title at that time; null when it had none. */
  readonly title: string | null
  readonly campaignId: string | null
  readonly kind: 'planDates' | 'hold' | 'state' | 'scope'
  /** `title` for a change of scope: `before` is null for an added task, `after` for a deleted one. */
  readonly field: TaskFieldKey
  readonly before: string | null
  readonly after: string | null
  readonly source: 'people' | 'extension'
  /** Why, where a person has said it with the change; null or absent: nobody has. */
  readonly reason?: string | null
  /** Whether its reason is asked in the sidebar; told by the sidebar that sees the change, and not kept. [LG2] */
  readonly asks?: true
}

/** What tells a change from the others where no row holds it: two of the same moment, task and column are one. */
export const changeId = ({
  at,
  taskId,
  field,
  title,
}: Pick<ChangeEntry, 'at' | 'taskId' | 'field' | 'title'>): string =>
  `${String(at)} ${taskId === '' ? (title ?? '') : taskId} ${field}`

/** Whether a person has said why. */
export const isExplained = ({ reason }: ChangeEntry): boolean => (reason ?? null) !== null

/** Two entries further apart are two changes, even if they say the same: all sidebars log a change within this time. */
const SAME_CHANGE_MS = 600_000

/** The logged changes, with a search for the same change. */
export interface ChangeIndex {
  /** The entries about the same change, in the order in which they were added. */
  same(entry: ChangeEntry): readonly ChangeEntry[]
  add(entry: ChangeEntry): void
}

/** Indexes changes by task: after a long paste thousands of changes are searched for among thousands. */
export function changeIndex(entries: Iterable<ChangeEntry>): ChangeIndex {
  const byKey = new Map<string, Set<ChangeEntry>>()
  const add = (entry: ChangeEntry): void => {
    for (const key of keysOf(entry)) byKey.set(key, (byKey.get(key) ?? new Set()).add(entry))
  }
  for (const entry of entries) add(entry)
  return {
    add,
    same(entry) {
      const candidates = new Set(keysOf(entry).flatMap((key) => [...(byKey.get(key) ?? [])]))
      return [...candidates].filter((one) => isSameChange(one, entry))
    },
  }
}

/** Entries about the same change have a key in common. */
function keysOf(entry: ChangeEntry): readonly string[] {
  const key = `${entry.kind} ${entry.field} ${entry.taskId}`
  return isRemoval(entry) ? [key, `removed ${entry.before ?? ''}`] : [key]
}

const isRemoval = ({ kind, after }: ChangeEntry): boolean => kind === 'scope' && after === null

/** Whether two entries are about the same change. Titles of an added task may differ: people may still be typing it. */
function isSameChange(one: ChangeEntry, other: ChangeEntry): boolean {
  if (one.kind !== other.kind || one.field !== other.field || Math.abs(one.at - other.at) > SAME_CHANGE_MS) return false
  // The log row of a deleted task has no link to it: compare the titles.
  if (one.taskId === '' || other.taskId === '') return isRemoval(one) && isRemoval(other) && one.before === other.before
  if (one.taskId !== other.taskId) return false
  if (one.kind === 'scope') return (one.before === null) === (other.before === null)
  return one.before === other.before && one.after === other.after
}
