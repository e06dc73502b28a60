import type { SheetChange } from './ports.ts'

/** What has to be looked at in the next pass; changes that come during a pass wait here and are not lost. */
export interface PendingWork {
  /** Ask for the columns, the bindings and the rights again. */
  schema: boolean
  /** Read every row. */
  full: boolean
  /** Assess every row anew without reading: a new day, other settings. */
  reassess: boolean
  /** Rows to read. */
  readonly changed: Set<string>
  readonly deleted: Set<string>
  /** Rows in which somebody changed nothing but computed cells. */
  readonly handEdited: Set<string>
}

export const noWork = (): PendingWork => ({
  schema: false,
  full: false,
  reassess: false,
  changed: new Set(),
  deleted: new Set(),
  handEdited: new Set(),
})

export const isEmpty = (work: PendingWork): boolean =>
  !work.schema && !work.full && !work.reassess && work.changed.size === 0 && work.deleted.size === 0

/**
 * Adds a burst of events to the pending work, without the echoes of our own writes.
 *
 * `computed` are the column ids that the extension writes.
 */
export function noteChange(
  work: PendingWork,
  change: SheetChange,
  computed: ReadonlySet<string>,
  isEcho: (recordId: string, fieldIds: ReadonlySet<string>) => boolean,
): void {
  if (change.schemaChanged) work.schema = true
  for (const recordId of change.added) work.changed.add(recordId)
  for (const [recordId, fieldIds] of change.modified) {
    if (isEcho(recordId, fieldIds)) continue
    if ([...fieldIds].every((fieldId) => computed.has(fieldId))) work.handEdited.add(recordId)
    work.changed.add(recordId)
  }
  for (const recordId of change.deleted) {
    work.deleted.add(recordId)
    work.changed.delete(recordId)
  }
}
