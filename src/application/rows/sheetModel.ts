import {
  countStates,
  type NetworkTask,
  type RollUp,
  rollUpTasks,
  type Steps,
  type TaskAssessment,
  type TaskState,
  visitInSteps,
} from '../../domain/index.ts'
import type { AssessedTask, ComputedKey, TaskRow } from '../../schema/index.ts'
import { assessRow, completeAssessment, isTask } from './assessRow.ts'
import type { ComputedCells, WritePlan } from '../ports.ts'
import { type LostOptions, planRow } from './planCells.ts'
import { differenceOf, type RowDifference } from './rowDifference.ts'
import { rowLinks } from './rowLinks.ts'
import type { Rules } from './rules.ts'
import { createTaskNetwork, type NetworkVerdict } from './taskNetwork.ts'

interface Entry {
  row: TaskRow
  /** The assessment of the row by itself; null for a row that is no task. */
  own: TaskAssessment | null
  verdict: NetworkVerdict | null
  /** The complete assessment, other tasks included; null for a row that is no task. */
  assessed: AssessedTask | null
}

export interface PlanOptions {
  readonly writable: ReadonlySet<ComputedKey>
  readonly now: number
  /** Leaves the state cell alone: it waits for a person's answer. [MI1] */
  readonly leavesState?: boolean
  readonly lost?: LostOptions
}

/** A sheet in memory: its rows as last read or written, and what the rules say of them. */
export interface SheetModel {
  readonly size: number
  /** Takes a row as read and assesses it. Call `settleLinksSteps` afterwards to assess the tasks that wait for it. */
  put(row: TaskRow, rules: Rules): RowDifference
  delete(recordId: string): void
  has(recordId: string): boolean
  /** Assesses these rows again, on another day or with other thresholds. */
  reassess(recordIds: Iterable<string>, rules: Rules): void
  /** Assesses again what links decide: cycles, buffers, forecasts. Gives the tasks that changed. [DP1] [DP2] [FC1] */
  settleLinksSteps(rules: Rules): Steps<readonly string[]>
  /** The stale cells of a row; null when there are none. [RC1] */
  planRow(recordId: string, options: PlanOptions): WritePlan[number] | null
  /** Puts cells that were just written into the remembered row. */
  noteWritten(recordId: string, cells: ComputedCells): void
  recordIds(): Iterable<string>
  row(recordId: string): TaskRow | null
  get(recordId: string): AssessedTask | null
  /** Sorts the rows as a complete reading gave them. Rows that it does not name come last, in their present order. */
  arrange(order: Iterable<string>): void
  figures(): SheetFigures
}

export interface SheetFigures {
  readonly tasks: readonly AssessedTask[]
  readonly rollUp: RollUp
  readonly counts: Readonly<Record<TaskState, number>>
}

/** The figures of a set of tasks: of a sheet, or of one campaign. [RU1] */
export const figuresOf = (tasks: readonly AssessedTask[]): SheetFigures => ({
  tasks,
  counts: countStates(tasks.map(({ assessment }) => assessment.state)),
  rollUp: rollUpTasks(tasks),
})

export function createSheetModel(): SheetModel {
  let entries = new Map<string, Entry>()
  const network = createTaskNetwork()

  function assess(entry: Entry, rules: Rules): void {
    const { row, verdict } = entry
    const ownTask = isTask(row, rules.ruled) ? assessRow(row, rules.assess, rules.statementOf?.(row.recordId)) : null
    entry.own = ownTask?.assessment ?? null
    const assessment = ownTask === null ? null : completeAssessment(ownTask.assessment, row, verdict, rules)
    entry.assessed =
      ownTask === null || assessment === null || assessment === ownTask.assessment
        ? ownTask
        : { ...ownTask, assessment }
    network.link(row.recordId, row.predecessors ?? [])
    network.touch(row.recordId)
  }
  const networkTask = (id: string, { lagDefaults = {} }: Rules): NetworkTask | null => {
    const entry = entries.get(id)
    if (entry === undefined || entry.own === null || entry.assessed === null) return null
    return {
      id,
      task: entry.assessed.facts,
      assessment: entry.own,
      predecessors: rowLinks(entry.row, (each) => entries.get(each)?.row ?? null, lagDefaults),
    }
  }

  return {
    get size() {
      return entries.size
    },
    put(row, rules) {
      const entry = entries.get(row.recordId)
      const difference = differenceOf(entry?.row ?? null, row)
      if (entry === undefined) {
        const added: Entry = { row, own: null, verdict: null, assessed: null }
        entries.set(row.recordId, added)
        assess(added, rules)
      } else if (difference.entered) {
        entry.row = row
        assess(entry, rules)
      } else if (difference.computed.length > 0 || difference.isRecomputed) {
        entry.row = row
        if (entry.assessed !== null) entry.assessed = { ...entry.assessed, row }
      }
      return difference
    },
    delete(recordId) {
      if (entries.delete(recordId)) network.remove(recordId)
    },
    has: (recordId) => entries.has(recordId),
    reassess(recordIds, rules) {
      for (const recordId of recordIds) {
        const entry = entries.get(recordId)
        if (entry !== undefined) assess(entry, rules)
      }
    },
    *settleLinksSteps(rules) {
      const changed: string[] = []
      const verdicts = yield* network.settleSteps((id) => networkTask(id, rules), rules.assess.today)
      yield
      yield* visitInSteps([...verdicts], ([recordId, verdict]) => {
        const entry = entries.get(recordId)
        if (entry === undefined || entry.own === null || entry.assessed === null) return
        entry.verdict = verdict
        const assessment = completeAssessment(entry.own, entry.row, verdict, rules)
        const before = entry.assessed.assessment
        if (assessment.forecastEnd === before.forecastEnd && String(assessment.flags) === String(before.flags)) return
        entry.assessed = { ...entry.assessed, assessment }
        changed.push(recordId)
      })
      return changed
    },
    planRow(recordId, { writable, now, leavesState, lost }) {
      const entry = entries.get(recordId)
      if (entry === undefined) return null
      return planRow(entry.row, entry.assessed, leavesState === true ? withoutState(writable) : writable, now, lost)
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
    figures: () => figuresOf([...entries.values()].flatMap(({ assessed }) => assessed ?? [])),
  }
}

function withoutState(writable: ReadonlySet<ComputedKey>): ReadonlySet<ComputedKey> {
  const rest = new Set(writable)
  rest.delete('state')
  return rest
}
