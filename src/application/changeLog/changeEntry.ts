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

/** Whether two entries speak of the same change. A title may still be in the typing when a task is added. */
export function isSameChange(one: ChangeEntry, other: ChangeEntry): boolean {
  if (one.kind !== other.kind || one.field !== other.field || Math.abs(one.at - other.at) > SAME_CHANGE_MS) return false
  // The row about a deleted task is not linked with it: its title tells.
  if (one.taskId === '' || other.taskId === '') return one.kind === 'scope' && one.after === null && other.after === null && one.before === other.before
  if (one.taskId !== other.taskId) return false
  if (one.kind === 'scope') return (one.before === null) === (other.before === null)
  return one.before === other.before && one.after === other.after
}
