import type { SheetChange } from './ports.ts'

/**
 * What has to be looked at in the next pass; changes that come during a pass wait here and are not lost. A pass
 * crosses off what it has done: what is left of it when it fails is owed.
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
  /** A person asked to write rows whose last result is of a later day. */
  override: boolean
  /** Rows to read. */
  readonly changed: Set<string>
  readonly deleted: Set<string>
  /** Answers to open questions, by record. [MI1] */
  readonly answers: Map<string, boolean>
  /** Proposed dates that a person accepted. [MI2] */
  readonly stamps: Set<string>
}

export const noWork = (): PendingWork => ({
  schema: false,
  full: false,
  sweep: false,
  reassess: false,
  override: false,
  changed: new Set(),
  deleted: new Set(),
  answers: new Map(),
  stamps: new Set(),
})

export const isEmpty = (work: PendingWork): boolean =>
  !work.schema && !work.full && !work.sweep && !work.reassess && !work.override &&
  work.changed.size === 0 && work.deleted.size === 0 && work.answers.size === 0 && work.stamps.size === 0

/** Puts what is left of a failed pass in front of what has come since. */
export function mergeWork(work: PendingWork, owed: PendingWork): void {
  for (const flag of ['schema', 'full', 'sweep', 'reassess', 'override'] as const) work[flag] ||= owed[flag]
  for (const set of ['changed', 'deleted', 'stamps'] as const) {
    for (const recordId of owed[set]) work[set].add(recordId)
  }
  for (const [recordId, accept] of owed.answers) if (!work.answers.has(recordId)) work.answers.set(recordId, accept)
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
