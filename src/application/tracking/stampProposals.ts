import { effectiveProgress, isComplete, proposeStamps, type CalendarDate, type StampProposal } from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { EnteredCells } from '../ports.ts'

/** Dates that a change of progress suggests; a person accepts them, or a setting does. [MI2] */
export interface OpenStamp extends StampProposal {
  readonly recordId: string
}

export interface StampProposals {
  open(): readonly OpenStamp[]
  /**
   * A row before and after somebody changed it. True when it was re-opened and its actual end may have been written by
   * another sidebar, or by this one in earlier days: worth looking up.
   */
  note(before: TaskRow | null, after: TaskRow, today: CalendarDate): boolean
  /** The actual end of a re-opened row has turned out to be a stamp. */
  recognise(row: TaskRow): void
  /** The cells that carry a proposal out; null when there is none (any more). */
  cells(recordId: string): EnteredCells | null
  /** The cells were written: an actual end among them is ours until a person changes it. */
  written(recordId: string, cells: EnteredCells): void
  forget(recordId: string): void
}

const progressOf = (row: TaskRow | null): number | null => (row === null ? null : effectiveProgress(row.progress, row.doneAmount, row.totalAmount))

export function createStampProposals(): StampProposals {
  const open = new Map<string, OpenStamp>()
  /** Actual ends that we have written, by record. */
  const stamped = new Map<string, CalendarDate>()

  const put = (stamp: OpenStamp): void => {
    if (stamp.actualStart === null && stamp.actualEnd === null) open.delete(stamp.recordId)
    else open.set(stamp.recordId, stamp)
  }
  return {
    open: () => [...open.values()],
    note(before, after, today) {
      const { recordId, actualStart, actualEnd } = after
      const stampedEnd = stamped.get(recordId) ?? null
      if (stampedEnd !== null && actualEnd !== stampedEnd) stamped.delete(recordId)
      const known = open.get(recordId)
      if (before === null && known === undefined) return false
      const change = { before: progressOf(before), after: progressOf(after) }
      const next = before === null ? null : proposeStamps(change, { actualStart, actualEnd, stampedEnd }, today)
      const progress = change.after ?? 0
      put({
        recordId,
        // A proposal stands until a person has filled the cell or taken the progress back.
        actualStart: next?.actualStart ?? (actualStart === null && progress > 0 ? (known?.actualStart ?? null) : null),
        actualEnd: next?.actualEnd ?? standing(known?.actualEnd ?? null, actualEnd, progress),
      })
      // Would it be cleared if it were a stamp?
      return before !== null && actualEnd !== stampedEnd &&
        proposeStamps(change, { actualStart, actualEnd, stampedEnd: actualEnd }, today).actualEnd?.action === 'clear'
    },
    recognise(row) {
      const { recordId, actualEnd } = row
      if (actualEnd === null) return
      stamped.set(recordId, actualEnd)
      put({
        recordId,
        actualStart: open.get(recordId)?.actualStart ?? null,
        actualEnd: standing({ action: 'clear', was: actualEnd }, actualEnd, progressOf(row) ?? 0),
      })
    },
    cells(recordId) {
      const stamp = open.get(recordId)
      if (stamp === undefined) return null
      const { actualStart, actualEnd } = stamp
      return {
        ...(actualStart === null ? {} : { actualStart }),
        ...(actualEnd === null ? {} : { actualEnd: actualEnd.action === 'set' ? actualEnd.day : null }),
      }
    },
    written(recordId, { actualEnd }) {
      open.delete(recordId)
      if (actualEnd === undefined) return
      if (actualEnd === null) stamped.delete(recordId)
      else stamped.set(recordId, actualEnd)
    },
    forget: (recordId) => void open.delete(recordId),
  }
}

function standing(end: StampProposal['actualEnd'], held: CalendarDate | null, progress: number): StampProposal['actualEnd'] {
  if (end === null) return null
  if (end.action === 'set') return held === null && isComplete(progress) ? end : null
  return held === end.was && !isComplete(progress) ? end : null
}
