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
import { isSameValue } from '../stored/sameValue.ts'
import type { SheetMemory } from './statements.ts'

/** Actual dates proposed because the progress of a task changed. A person accepts them, or a setting does. [MI2] */
export interface OpenStamp extends StampProposal {
  readonly recordId: string
}

/**
 * Proposals are stored with the statements of people: they survive a reload, and an answer in one sidebar ends the
 * proposal in all. A proposal stays open as long as the cells agree with it.
 */
export interface StampProposals {
  open(): readonly OpenStamp[]
  /**
   * Notes a row before and after somebody changed it. True: the task was reopened, and another sidebar or an earlier
   * session may have stamped its actual end, so the caller looks it up in the log.
   */
  note(before: TaskRow, after: TaskRow, today: CalendarDate): boolean
  /** Proposes to clear the actual end of a reopened row, because the log says that it was stamped. */
  recognise(row: TaskRow): void
  /** The cells that a proposal would write; null when there is none (any more). */
  cells(recordId: string): EnteredCells | null
  /** Notes that the cells were written. An actual end among them counts as ours until a person changes it. */
  written(recordId: string, cells: EnteredCells): void
  /** Ends the proposal of a row. */
  forget(recordId: string): void
  /** Ends the proposal of a row and proposes none again, because a person does not want the dates. */
  refuse(recordId: string): void
  /** Ends the proposals that the cells contradict. */
  tidy(): void
}

const progressOf = (row: TaskRow): number => effectiveProgress(row.progress, row.doneAmount, row.totalAmount) ?? 0

export function createStampProposals(
  memory: Pick<SheetMemory, 'get' | 'entries' | 'change'>,
  rowOf: (recordId: string) => TaskRow | null,
): StampProposals {
  /** Record id → the actual end that this sidebar wrote. */
  const stamped = new Map<string, CalendarDate>()

  function openStamp(recordId: string): OpenStamp | null {
    const row = rowOf(recordId)
    const stamp = row === null ? null : stampOf(memory.get(recordId), row)
    return stamp === null ? null : { recordId, ...stamp }
  }
  const put = (recordId: string, change: (before: RowMemory) => RowMemory): void => {
    memory.change(recordId, (before) => {
      const after = change(before)
      return isSameValue(after, before) ? before : after
    })
  }
  return {
    open: () => [...memory.entries()].flatMap(([recordId]) => openStamp(recordId) ?? []),
    note(before, after, today) {
      const { recordId, actualStart, actualEnd } = after
      const stampedEnd = stamped.get(recordId) ?? null
      if (stampedEnd !== null && actualEnd !== stampedEnd) stamped.delete(recordId)
      const change = { before: progressOf(before), after: progressOf(after) }
      const next = proposeStamps(change, { actualStart, actualEnd, stampedEnd }, today)
      put(recordId, (memoryOfRow) => withProposal(withoutOutdated(memoryOfRow, after), next))
      // Would the rule clear this end if it were a stamp?
      return (
        actualEnd !== stampedEnd &&
        proposeStamps(change, { actualStart, actualEnd, stampedEnd: actualEnd }, today).actualEnd?.action === 'clear'
      )
    },
    recognise(row) {
      const { recordId, actualEnd } = row
      if (actualEnd === null) return
      stamped.set(recordId, actualEnd)
      put(recordId, (before) => withoutOutdated({ ...before, clears: actualEnd }, row))
    },
    cells(recordId) {
      const stamp = openStamp(recordId)
      if (stamp === null) return null
      const { actualStart, actualEnd } = stamp
      return {
        ...(actualStart === null ? {} : { actualStart }),
        ...(actualEnd === null ? {} : { actualEnd: actualEnd.action === 'set' ? actualEnd.day : null }),
      }
    },
    written(recordId, { actualEnd }) {
      put(recordId, withoutProposal)
      if (actualEnd === undefined) return
      if (actualEnd === null) stamped.delete(recordId)
      else stamped.set(recordId, actualEnd)
    },
    forget: (recordId) => put(recordId, withoutProposal),
    refuse: (recordId) => put(recordId, (before) => ({ ...withoutProposal(before), refused: ['start', 'end'] })),
    tidy() {
      for (const [recordId, memoryOfRow] of Array.from(memory.entries())) {
        const row = rowOf(recordId)
        if (row !== null && mayBeOutdated(memoryOfRow)) put(recordId, (before) => withoutOutdated(before, row))
      }
    },
  }
}

const mayBeOutdated = ({ start, end, clears, refused }: RowMemory): boolean =>
  [start, end, clears, refused].some((part) => part !== undefined)

function withoutProposal({ start: _start, end: _end, clears: _clears, ...rest }: RowMemory): RowMemory {
  return rest
}

/** The memory of a row with a new proposal, without the dates that a person has refused. */
function withProposal(memory: RowMemory, { actualStart, actualEnd }: StampProposal): RowMemory {
  const isWanted = (date: 'start' | 'end'): boolean => memory.refused?.includes(date) !== true
  return {
    ...memory,
    ...(actualStart !== null && isWanted('start') ? { start: actualStart } : {}),
    ...(actualEnd?.action === 'set' && isWanted('end') ? { end: actualEnd.day } : {}),
    ...(actualEnd?.action === 'clear' ? { clears: actualEnd.was } : {}),
  }
}

/** The memory of a row without what its cells contradict: a person has filled the cell or taken the progress back. */
function withoutOutdated(memory: RowMemory, row: TaskRow): RowMemory {
  const progress = progressOf(row)
  const { start, end, clears, refused, ...rest } = memory
  const stillRefused = refused?.filter((date) => (date === 'start' ? progress > 0 : isComplete(progress))) ?? []
  return {
    ...rest,
    ...(start !== undefined && row.actualStart === null && progress > 0 ? { start } : {}),
    ...(end !== undefined && row.actualEnd === null && isComplete(progress) ? { end } : {}),
    ...(clears !== undefined && row.actualEnd === clears && !isComplete(progress) ? { clears } : {}),
    ...(stillRefused.length > 0 ? { refused: stillRefused } : {}),
  }
}

/** The dates that a row's memory proposes; null when there are none. */
function stampOf(memory: RowMemory, row: TaskRow): StampProposal | null {
  const { start = null, end, clears } = withoutOutdated(memory, row)
  const actualEnd: StampProposal['actualEnd'] =
    clears !== undefined ? { action: 'clear', was: clears } : end !== undefined ? { action: 'set', day: end } : null
  return start === null && actualEnd === null ? null : { actualStart: start, actualEnd }
}
