import type { CalendarDate } from '../../domain/index.ts'
import type { SheetChange } from '../ports.ts'

/** What a person has said to a question, or to what was written because of a drag. [MI1] */
export type IntentAnswer =
  /** `day`: when it was done or begun; `progress`: how far a task is that is opened again, percent. */
  | { readonly kind: 'accept'; readonly day: CalendarDate | null; readonly progress: number | null }
  | { readonly kind: 'refuse' }
  /** What was written because of a drag is taken back. */
  | { readonly kind: 'takeBack' }
  /** A task that is paused or cancelled is taken up again. */
  | { readonly kind: 'resume' }
  /** What was kept for want of a column goes into the column that has come. */
  | { readonly kind: 'move' }

/**
 * What has to be looked at in the next pass. Changes that come during a pass wait here and are not lost.
 */
export interface PendingWork {
  /** Ask for the columns, the bindings and the rights again. */
  schema: boolean
  /** Read every row before anything else is done. */
  full: boolean
  /** Read every row in the background, page by page between other work. */
  sweep: boolean
  /** Assess every row anew: a new day, other settings. What differs is read before it is written. */
  reassess: boolean
  /** Other sidebars have changed what is remembered of the rows. */
  memory: boolean
  /** A person asked to write rows whose last result is of a later day. */
  override: boolean
  /** Rows to read. */
  readonly changed: Set<string>
  readonly deleted: Set<string>
  /** Answers to open questions, by record. [MI1] */
  readonly answers: Map<string, IntentAnswer>
  /** Dates that a person accepted: as proposed, or a day of their own. [MI2] */
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

/** A copy that its holder may cross things off in. */
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

/** Puts what is left of a failed pass in front of what has come since. */
export function mergeWork(work: PendingWork, owed: PendingWork): void {
  for (const flag of ['schema', 'full', 'sweep', 'reassess', 'override', 'memory'] as const) work[flag] ||= owed[flag]
  for (const set of ['changed', 'deleted'] as const) {
    for (const recordId of owed[set]) work[set].add(recordId)
  }
  for (const [recordId, answer] of owed.answers) if (!work.answers.has(recordId)) work.answers.set(recordId, answer)
  for (const [recordId, day] of owed.stamps) if (!work.stamps.has(recordId)) work.stamps.set(recordId, day)
}

/** Adds a burst of events to the pending work, without the echoes of our own writes. */
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
