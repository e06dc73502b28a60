import {
  effectiveProgress,
  isComplete,
  proposeStamps,
  type CalendarDate,
  type StampProposal,
} from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'
import type { EnteredCells } from '../ports.ts'
import type { RowMemory } from '../rows/rowMemory.ts'
import type { SheetMemory } from './statements.ts'

/** Dates that a change of progress suggests; a person accepts them, or a setting does. [MI2] */
export interface OpenStamp extends StampProposal {
  readonly recordId: string
}

/**
 * Proposals are part of what is remembered of the rows: they outlive the sidebar, and an answer in one sidebar is an
 * answer in all. A proposal stands as long as the cells bear it out.
 */
export interface StampProposals {
  open(): readonly OpenStamp[]
  /**
   * A row before and after somebody changed it. True when it was re-opened and its actual end may have been written by
   * another sidebar, or by this one in earlier days: worth looking up.
   */
  note(before: TaskRow, after: TaskRow, today: CalendarDate): boolean
  /** The actual end of a re-opened row has turned out to be a stamp. */
  recognise(row: TaskRow): void
  /** The cells that carry a proposal out; null when there is none (any more). */
  cells(recordId: string): EnteredCells | null
  /** The cells were written: an actual end among them is ours until a person changes it. */
  written(recordId: string, cells: EnteredCells): void
  /** What was proposed is answered, or the row is gone. */
  forget(recordId: string): void
  /** A person wants no such dates in this row. */
  refuse(recordId: string): void
  /** Forgets what the cells do not bear out any more. */
  tidy(): void
}

const progressOf = (row: TaskRow): number => effectiveProgress(row.progress, row.doneAmount, row.totalAmount) ?? 0

export function createStampProposals(
  memory: Pick<SheetMemory, 'get' | 'entries' | 'change'>,
  rowOf: (recordId: string) => TaskRow | null,
): StampProposals {
  /** Actual ends that we have written, by record. */
  const stamped = new Map<string, CalendarDate>()

  function standing(recordId: string): OpenStamp | null {
    const row = rowOf(recordId)
    const stamp = row === null ? null : standingOf(memory.get(recordId), row)
    return stamp === null ? null : { recordId, ...stamp }
  }
  const put = (recordId: string, change: (before: RowMemory) => RowMemory): void => {
    memory.change(recordId, (before) => {
      const after = change(before)
      return JSON.stringify(after) === JSON.stringify(before) ? before : after
    })
  }
  return {
    open: () => [...memory.entries()].flatMap(([recordId]) => standing(recordId) ?? []),
    note(before, after, today) {
      const { recordId, actualStart, actualEnd } = after
      const stampedEnd = stamped.get(recordId) ?? null
      if (stampedEnd !== null && actualEnd !== stampedEnd) stamped.delete(recordId)
      const change = { before: progressOf(before), after: progressOf(after) }
      const next = proposeStamps(change, { actualStart, actualEnd, stampedEnd }, today)
      put(recordId, (known) => proposed(stillAsked(known, after), next))
      // Would it be cleared if it were a stamp?
      return (
        actualEnd !== stampedEnd &&
        proposeStamps(change, { actualStart, actualEnd, stampedEnd: actualEnd }, today).actualEnd?.action === 'clear'
      )
    },
    recognise(row) {
      const { recordId, actualEnd } = row
      if (actualEnd === null) return
      stamped.set(recordId, actualEnd)
      put(recordId, (known) => stillAsked({ ...known, clears: actualEnd }, row))
    },
    cells(recordId) {
      const stamp = standing(recordId)
      if (stamp === null) return null
      const { actualStart, actualEnd } = stamp
      return {
        ...(actualStart === null ? {} : { actualStart }),
        ...(actualEnd === null ? {} : { actualEnd: actualEnd.action === 'set' ? actualEnd.day : null }),
      }
    },
    written(recordId, { actualEnd }) {
      put(recordId, unasked)
      if (actualEnd === undefined) return
      if (actualEnd === null) stamped.delete(recordId)
      else stamped.set(recordId, actualEnd)
    },
    forget: (recordId) => put(recordId, unasked),
    refuse: (recordId) => put(recordId, (known) => ({ ...unasked(known), refused: ['start', 'end'] })),
    tidy() {
      for (const [recordId, known] of Array.from(memory.entries())) {
        const row = rowOf(recordId)
        if (row !== null && !isSettled(known)) put(recordId, (before) => stillAsked(before, row))
      }
    },
  }
}

const isSettled = ({ start, end, clears, refused }: RowMemory): boolean =>
  start === undefined && end === undefined && clears === undefined && refused === undefined

function unasked({ start: _start, end: _end, clears: _clears, ...rest }: RowMemory): RowMemory {
  return rest
}

/** With what a change proposes, unless a person has said that it is not wanted. */
function proposed(known: RowMemory, { actualStart, actualEnd }: StampProposal): RowMemory {
  const isWanted = (date: 'start' | 'end'): boolean => known.refused?.includes(date) !== true
  return {
    ...known,
    ...(actualStart !== null && isWanted('start') ? { start: actualStart } : {}),
    ...(actualEnd?.action === 'set' && isWanted('end') ? { end: actualEnd.day } : {}),
    ...(actualEnd?.action === 'clear' ? { clears: actualEnd.was } : {}),
  }
}

/** What the cells bear out: a proposal stands until a person has filled the cell or taken the progress back. */
function stillAsked(known: RowMemory, row: TaskRow): RowMemory {
  const progress = progressOf(row)
  const { start, end, clears, refused, ...rest } = known
  const kept = refused?.filter((date) => (date === 'start' ? progress > 0 : isComplete(progress))) ?? []
  return {
    ...rest,
    ...(start !== undefined && row.actualStart === null && progress > 0 ? { start } : {}),
    ...(end !== undefined && row.actualEnd === null && isComplete(progress) ? { end } : {}),
    ...(clears !== undefined && row.actualEnd === clears && !isComplete(progress) ? { clears } : {}),
    ...(kept.length > 0 ? { refused: kept } : {}),
  }
}

function standingOf(known: RowMemory, row: TaskRow): StampProposal | null {
  const { start = null, end, clears } = stillAsked(known, row)
  const actualEnd: StampProposal['actualEnd'] =
    clears !== undefined ? { action: 'clear', was: clears } : end !== undefined ? { action: 'set', day: end } : null
  return start === null && actualEnd === null ? null : { actualStart: start, actualEnd }
}
