import type { TaskFieldKey } from '../../schema/index.ts'

/**
 * One change of the plan or of what people said about a task. Values are those of the schema as text: days, option
 * keys, percent without the sign.
 */
export interface ChangeEntry {
  /** When it was seen. Milliseconds. */
  readonly at: number
  /** Empty when only the title is left of it. */
  readonly taskId: string
  /** The task's title then; null when it had none. */
  readonly title: string | null
  readonly campaignId: string | null
  readonly kind: 'planDates' | 'hold' | 'state' | 'scope'
  /** `title` for scope: from nothing to a title is a task added, the other way a task deleted. */
  readonly field: TaskFieldKey
  readonly before: string | null
  readonly after: string | null
  readonly source: 'people' | 'extension'
}

/** The same change seen by several sidebars is logged within this time. Milliseconds. */
const SAME_CHANGE_MS = 600_000

/** Changes that are known, to be asked whether one is among them. */
export interface KnownChanges {
  /** Those that speak of the same change, in the order in which they became known. */
  same(entry: ChangeEntry): readonly ChangeEntry[]
  add(entry: ChangeEntry): void
}

/** Looked up by task: after a long paste thousands of changes meet thousands. */
export function knownChanges(entries: Iterable<ChangeEntry>): KnownChanges {
  const byPlace = new Map<string, Set<ChangeEntry>>()
  const add = (entry: ChangeEntry): void => {
    for (const place of placesOf(entry)) byPlace.set(place, (byPlace.get(place) ?? new Set()).add(entry))
  }
  for (const entry of entries) add(entry)
  return {
    add,
    same(entry) {
      const near = new Set(placesOf(entry).flatMap((place) => [...(byPlace.get(place) ?? [])]))
      return [...near].filter((one) => isSameChange(one, entry))
    },
  }
}

/** Entries about the same change have a place in common. */
function placesOf(entry: ChangeEntry): readonly string[] {
  const place = `${entry.kind} ${entry.field} ${entry.taskId}`
  return isRemoval(entry) ? [place, `removed ${entry.before ?? ''}`] : [place]
}

const isRemoval = ({ kind, after }: ChangeEntry): boolean => kind === 'scope' && after === null

/** Whether two entries speak of the same change. A title may still be in the typing when a task is added. */
function isSameChange(one: ChangeEntry, other: ChangeEntry): boolean {
  if (one.kind !== other.kind || one.field !== other.field || Math.abs(one.at - other.at) > SAME_CHANGE_MS) return false
  // The row about a deleted task is not linked with it: its title tells.
  if (one.taskId === '' || other.taskId === '') return isRemoval(one) && isRemoval(other) && one.before === other.before
  if (one.taskId !== other.taskId) return false
  if (one.kind === 'scope') return (one.before === null) === (other.before === null)
  return one.before === other.before && one.after === other.after
}
