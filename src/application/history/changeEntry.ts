import type { TaskFieldKey } from '../../schema/index.ts'

/** The amounts beside 任务 that are part of the plan, each in its table. [LG2] */
export const AMOUNTS = {
  budgetTotal: { table: 'campaigns', kind: 'budget' },
  amount: { table: 'budget', kind: 'budget' },
  target: { table: 'kpis', kind: 'goal' },
} as const
export type AmountField = keyof typeof AMOUNTS
export const AMOUNT_FIELDS = ['budgetTotal', 'amount', 'target'] as const satisfies readonly AmountField[]

export const isAmountField = (field: string): field is AmountField => Object.hasOwn(AMOUNTS, field)

/**
 * One change of the plan, or of a statement of people about a task. Values are the schema's as text: days, option keys,
 * percent without the sign, amounts.
 */
export interface ChangeEntry {
  /** When a sidebar saw the change, milliseconds. */
  readonly at: number
  /** Empty when the task is deleted and only its title is logged, and for an amount. */
  readonly taskId: string
  /** The title of the task, or of the row of the amount, at that time; null when it had none. */
  readonly title: string | null
  readonly campaignId: string | null
  readonly kind: 'planDates' | 'hold' | 'state' | 'scope' | 'budget' | 'goal'
  /** `title` for a change of scope: `before` is null for an added task, `after` for a deleted one. */
  readonly field: TaskFieldKey | AmountField
  readonly before: string | null
  readonly after: string | null
  readonly source: 'people' | 'extension'
  /** Who had last changed the row when the change was seen, where a column of the host names them. [LG2] */
  readonly changedBy?: string
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

/** Who last changed a row, for a change of it; nothing where that is not known, or the row is gone. */
export const modifierOf = (row: { readonly changedBy?: string | null } | null): Pick<ChangeEntry, 'changedBy'> =>
  (row?.changedBy ?? null) === null ? {} : { changedBy: row?.changedBy ?? '' }

/** Whether an id is that of a change which no row holds: ids of rows have no blanks. */
export const isChangeId = (id: string): boolean => id.includes(' ')

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
  const about = isAmountField(entry.field) ? (entry.title ?? '') : entry.taskId
  const key = `${entry.kind} ${entry.field} ${about}`
  return isRemoval(entry) ? [key, `removed ${entry.before ?? ''}`] : [key]
}

const isRemoval = ({ kind, after }: ChangeEntry): boolean => kind === 'scope' && after === null

/** Whether two entries are about the same change. Titles of an added task may differ: people may still be typing it. */
function isSameChange(one: ChangeEntry, other: ChangeEntry): boolean {
  if (one.kind !== other.kind || one.field !== other.field || Math.abs(one.at - other.at) > SAME_CHANGE_MS) return false
  if (isAmountField(one.field))
    return one.title === other.title && one.before === other.before && one.after === other.after
  // The log row of a deleted task has no link to it: compare the titles.
  if (one.taskId === '' || other.taskId === '') return isRemoval(one) && isRemoval(other) && one.before === other.before
  if (one.taskId !== other.taskId) return false
  if (one.kind === 'scope') return (one.before === null) === (other.before === null)
  return one.before === other.before && one.after === other.after
}
