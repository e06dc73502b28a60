import { rollUp, type AssessContext, type RollUp, type TaskState } from '../domain/index.ts'
import type { ComputedKey, TaskRow } from '../schema/index.ts'
import type { AssessedTask } from './appState.ts'
import { assessRow, isBlank } from './deriveTask.ts'
import type { ComputedCells, WritePlan } from './ports.ts'
import { planRow } from './recompute.ts'

interface Entry {
  row: TaskRow
  /** Null for a blank row. */
  assessed: AssessedTask | null
}

/** A sheet in memory: its rows as last read or written, and what the rules say of them. */
export interface SheetModel {
  /** Takes a row as read and assesses it. */
  put(row: TaskRow, context: AssessContext): void
  delete(recordId: string): void
  has(recordId: string): boolean
  /** Assesses every row anew: another day, other thresholds. */
  reassess(context: AssessContext): void
  /** The stale cells of these rows, or of all. [RC1] */
  plan(recordIds: Iterable<string> | 'all', writable: ReadonlySet<ComputedKey>, now: number): WritePlan
  /** What has been written is what the cells hold from now on. */
  noteWritten(recordId: string, cells: ComputedCells): void
  recordIds(): Iterable<string>
  get(recordId: string): AssessedTask | null
  figures(): SheetFigures
}

export interface SheetFigures {
  readonly tasks: readonly AssessedTask[]
  readonly rollUp: RollUp
  readonly counts: Readonly<Record<TaskState, number>>
}

export function createSheetModel(): SheetModel {
  const entries = new Map<string, Entry>()
  const assess = (row: TaskRow, context: AssessContext): AssessedTask | null => (isBlank(row) ? null : assessRow(row, context))
  return {
    put(row, context) {
      const entry = entries.get(row.recordId)
      if (entry === undefined) entries.set(row.recordId, { row, assessed: assess(row, context) })
      else {
        entry.row = row
        entry.assessed = assess(row, context)
      }
    },
    delete: (recordId) => void entries.delete(recordId),
    has: (recordId) => entries.has(recordId),
    reassess(context) {
      for (const entry of entries.values()) entry.assessed = assess(entry.row, context)
    },
    plan(recordIds, writable, now) {
      const plan: WritePlan[number][] = []
      const consider = ({ row, assessed }: Entry): void => {
        const stale = planRow(row, assessed, writable, now)
        if (stale !== null) plan.push(stale)
      }
      if (recordIds === 'all') for (const entry of entries.values()) consider(entry)
      else {
        for (const recordId of recordIds) {
          const entry = entries.get(recordId)
          if (entry !== undefined) consider(entry)
        }
      }
      return plan
    },
    noteWritten(recordId, cells) {
      const entry = entries.get(recordId)
      if (entry === undefined) return
      entry.row = { ...entry.row, ...cells }
      if (entry.assessed !== null) entry.assessed = { ...entry.assessed, row: entry.row }
    },
    recordIds: () => entries.keys(),
    get: (recordId) => entries.get(recordId)?.assessed ?? null,
    figures() {
      const tasks: AssessedTask[] = []
      const counts = { notStarted: 0, inProgress: 0, done: 0, delayed: 0, paused: 0, cancelled: 0 }
      for (const { assessed } of entries.values()) {
        if (assessed === null) continue
        tasks.push(assessed)
        counts[assessed.assessment.state] += 1
      }
      return {
        tasks,
        counts,
        rollUp: rollUp(tasks.map(({ facts, assessment }) => ({ task: facts, assessment, weight: null }))),
      }
    },
  }
}
