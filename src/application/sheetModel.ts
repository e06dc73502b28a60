import { rollUp, type AssessContext, type RollUp, type TaskState } from '../domain/index.ts'
import type { ComputedKey, TaskRow } from '../schema/index.ts'
import type { AssessedTask } from './appState.ts'
import { assessRow, isBlank } from './deriveTask.ts'
import type { ComputedCells, WritePlan } from './ports.ts'
import { planRow } from './recompute.ts'
import { differenceOf, type RowDifference } from './rowDifference.ts'

interface Entry {
  row: TaskRow
  /** Null for a blank row. */
  assessed: AssessedTask | null
}

export interface PlanOptions {
  readonly writable: ReadonlySet<ComputedKey>
  readonly now: number
  /** Rows whose state cell waits for a person's answer. [MI1] */
  readonly leavesState?: (recordId: string) => boolean
}

/** A sheet in memory: its rows as last read or written, and what the rules say of them. */
export interface SheetModel {
  readonly size: number
  /** Takes a row as read and assesses it. */
  put(row: TaskRow, context: AssessContext): RowDifference
  delete(recordId: string): void
  has(recordId: string): boolean
  /** Assesses these rows anew: another day, other thresholds. */
  reassess(recordIds: Iterable<string>, context: AssessContext): void
  /** The stale cells of a row; null when there are none. [RC1] */
  planRow(recordId: string, options: PlanOptions): WritePlan[number] | null
  /** What has been written is what the cells hold from now on. */
  noteWritten(recordId: string, cells: ComputedCells): void
  recordIds(): Iterable<string>
  row(recordId: string): TaskRow | null
  get(recordId: string): AssessedTask | null
  /** Puts the rows into the order of a complete reading; rows it does not name keep their places at the end. */
  arrange(order: Iterable<string>): void
  figures(): SheetFigures
}

export interface SheetFigures {
  readonly tasks: readonly AssessedTask[]
  readonly rollUp: RollUp
  readonly counts: Readonly<Record<TaskState, number>>
}

export function createSheetModel(): SheetModel {
  let entries = new Map<string, Entry>()
  const assess = (row: TaskRow, context: AssessContext): AssessedTask | null => (isBlank(row) ? null : assessRow(row, context))
  return {
    get size() {
      return entries.size
    },
    put(row, context) {
      const entry = entries.get(row.recordId)
      const difference = differenceOf(entry?.row ?? null, row)
      if (entry === undefined) entries.set(row.recordId, { row, assessed: assess(row, context) })
      else if (difference.entered) {
        entry.row = row
        entry.assessed = assess(row, context)
      } else if (difference.computed || difference.stamped) {
        entry.row = row
        if (entry.assessed !== null) entry.assessed = { ...entry.assessed, row }
      }
      return difference
    },
    delete: (recordId) => void entries.delete(recordId),
    has: (recordId) => entries.has(recordId),
    reassess(recordIds, context) {
      for (const recordId of recordIds) {
        const entry = entries.get(recordId)
        if (entry !== undefined) entry.assessed = assess(entry.row, context)
      }
    },
    planRow(recordId, { writable, now, leavesState }) {
      const entry = entries.get(recordId)
      if (entry === undefined) return null
      return planRow(entry.row, entry.assessed, leavesState?.(recordId) === true ? withoutState(writable) : writable, now)
    },
    noteWritten(recordId, cells) {
      const entry = entries.get(recordId)
      if (entry === undefined) return
      entry.row = { ...entry.row, ...cells }
      if (entry.assessed !== null) entry.assessed = { ...entry.assessed, row: entry.row }
    },
    recordIds: () => entries.keys(),
    row: (recordId) => entries.get(recordId)?.row ?? null,
    get: (recordId) => entries.get(recordId)?.assessed ?? null,
    arrange(order) {
      const arranged = new Map<string, Entry>()
      for (const recordId of order) {
        const entry = entries.get(recordId)
        if (entry !== undefined) arranged.set(recordId, entry)
      }
      for (const [recordId, entry] of entries) if (!arranged.has(recordId)) arranged.set(recordId, entry)
      entries = arranged
    },
    figures() {
      const tasks: AssessedTask[] = []
      for (const { assessed } of entries.values()) if (assessed !== null) tasks.push(assessed)
      return figuresOf(tasks)
    },
  }
}

/** The figures of a sheet's tasks. [RU1] */
export function figuresOf(tasks: readonly AssessedTask[]): SheetFigures {
  const counts = { notStarted: 0, inProgress: 0, done: 0, delayed: 0, paused: 0, cancelled: 0 }
  for (const { assessment } of tasks) counts[assessment.state] += 1
  return { tasks, counts, rollUp: rollUp(tasks.map(({ facts, assessment }) => ({ task: facts, assessment, weight: null }))) }
}

function withoutState(writable: ReadonlySet<ComputedKey>): ReadonlySet<ComputedKey> {
  const rest = new Set(writable)
  rest.delete('state')
  return rest
}
