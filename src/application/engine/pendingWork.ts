import type { CalendarDate } from '../../domain/index.ts'
import type { SheetChange } from '../ports.ts'

/** A person's answer to a question, or their reaction to cells that a drag changed. [MI1] */
export type IntentAnswer =
  /** `day`: when the task ended or began; `progress`: how far a reopened task is, percent. */
  | {
      readonly kind: 'accept'
      readonly day: CalendarDate | null
      readonly progress: number | null
      readonly deliverable?: string
    }
  | { readonly kind: 'refuse' }
  /** Take back the cells that a drag changed. */
  | { readonly kind: 'takeBack' }
  /** Resume a paused or cancelled task. */
  | { readonly kind: 'resume' }
  /** Move a stored statement into the column that the sheet has got since. */
  | { readonly kind: 'move' }

/** What the next pass has to do. Changes that arrive during a pass wait here for the next one. */
export interface PendingWork {
  /** Describe the table, bind its columns and ask for the rights again. */
  schema: boolean
  /** Read every row before anything else is done. */
  full: boolean
  /** Read every row in the background, page by page between other work. */
  sweep: boolean
  /**
   * Assess every row again, because of a new day or other settings. Rows that differ are read before they are written.
   */
  reassess: boolean
  /** Load the statements of people again: another sidebar has changed them. */
  memory: boolean
  /** Write rows even if their last result is of a later day, because a person asked for it. [CV3] */
  override: boolean
  /** Rows to read. */
  readonly changed: Set<string>
  readonly deleted: Set<string>
  /** Record id → the answer to carry out. [MI1] */
  readonly answers: Map<string, IntentAnswer>
  /** Record id → the day to write as a date; null: the day that was proposed. [MI2] */
  readonly stamps: Map<string, CalendarDate | null>
}

export const noWork = (): PendingWork => ({
  schema: false,
  full: false,
  sweep: false,
  reassess: false,
  override: false,
  memory: false,
  changed: new Set(),
  deleted: new Set(),
  answers: new Map(),
  stamps: new Map(),
})

/** A copy: removing what is done from it leaves the original as it is. */
export const copyOf = (work: PendingWork): PendingWork => ({
  ...work,
  changed: new Set(work.changed),
  deleted: new Set(work.deleted),
  answers: new Map(work.answers),
  stamps: new Map(work.stamps),
})

export const isEmpty = (work: PendingWork): boolean =>
  !work.schema &&
  !work.full &&
  !work.sweep &&
  !work.reassess &&
  !work.override &&
  !work.memory &&
  work.changed.size === 0 &&
  work.deleted.size === 0 &&
  work.answers.size === 0 &&
  work.stamps.size === 0

/** Adds the work that a failed pass left undone. Newer answers replace older ones. */
export function mergeWork(work: PendingWork, owed: PendingWork): void {
  for (const flag of ['schema', 'full', 'sweep', 'reassess', 'override', 'memory'] as const) work[flag] ||= owed[flag]
  for (const set of ['changed', 'deleted'] as const) {
    for (const recordId of owed[set]) work[set].add(recordId)
  }
  for (const [recordId, answer] of owed.answers) if (!work.answers.has(recordId)) work.answers.set(recordId, answer)
  for (const [recordId, day] of owed.stamps) if (!work.stamps.has(recordId)) work.stamps.set(recordId, day)
}

/** Adds a burst of events to the pending work, except the echoes of our own writes. */
export function noteChange(
  work: PendingWork,
  change: SheetChange,
  isEcho: (recordId: string, fieldIds: ReadonlySet<string>) => boolean,
): void {
  if (change.schemaChanged) work.schema = true
  for (const recordId of change.added) work.changed.add(recordId)
  for (const [recordId, fieldIds] of change.modified) {
    const isOurs = isEcho(recordId, fieldIds)
    if (!isOurs || change.repeated.has(recordId)) work.changed.add(recordId)
  }
  for (const recordId of change.deleted) {
    work.deleted.add(recordId)
    work.changed.delete(recordId)
  }
}
