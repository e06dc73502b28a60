import {
  type CalendarDate,
  hasBegun,
  shiftBetween,
  type ShiftChange,
  type ShiftOptions,
  shiftSteps,
  type Steps,
  visitInSteps,
  written,
} from '../../domain/index.ts'
import type { AssessedTask, RowOf } from '../../schema/index.ts'
import { membership } from '../rows/tableRows.ts'
import type { PlanBoard } from './planBoard.ts'
import type { SandboxStep, StepTarget } from './sandboxSteps.ts'

/** The rows that a sandbox speaks of. */
export interface SandboxRows {
  readonly tasks: readonly AssessedTask[]
  readonly campaigns: readonly RowOf<'campaigns'>[]
}

/** Whether a step can change anything of a task: it is neither finished nor cancelled. [SH1] */
export const mayMove = ({ state }: Pick<AssessedTask['assessment'], 'state'>): boolean =>
  state !== 'done' && state !== 'cancelled'

/** The stages that the tasks name, in the order of the rows. */
export const stagesOf = (tasks: readonly AssessedTask[]): readonly string[] => [
  ...new Set(tasks.flatMap(({ row }) => written(row.stage) ?? [])),
]

/** The tasks that a step is about, in the order of the rows; deleted ones are left out. */
export function idsOf(target: StepTarget, { tasks, campaigns }: SandboxRows): readonly string[] {
  const isAbout = aboutOf(target, campaigns)
  return tasks.flatMap((task) => (isAbout(task) ? [task.row.recordId] : []))
}

function aboutOf(target: StepTarget, campaigns: SandboxRows['campaigns']): (task: AssessedTask) => boolean {
  if (target.kind === 'stage') return ({ row }) => written(row.stage) === target.stage
  if (target.kind === 'tasks') {
    const ids = new Set(target.ids)
    return ({ row }) => ids.has(row.recordId)
  }
  const { campaignId } = target
  if (campaignId === null) return () => true
  const campaignOf = membership(campaigns)
  return ({ row }) => campaignOf(row) === campaignId
}

/** The steps as changes of the plan that is there now. */
export const changesOf = (steps: readonly SandboxStep[], rows: SandboxRows): readonly ShiftChange[] =>
  steps.map(({ key: _key, target, ...change }) => ({ ...change, ids: idsOf(target, rows) }))

/** The planned day that a move counts from. */
export interface MoveAnchor {
  readonly of: 'start' | 'end'
  readonly day: CalendarDate
}

/**
 * The day that a move of these tasks counts from, as the steps before it leave the plan: the first start of those that
 * have not begun, else the last end. Null: none of them has a plan that can move.
 */
export function* anchorSteps(
  { graph }: Pick<PlanBoard, 'graph'>,
  before: readonly ShiftChange[],
  ids: readonly string[],
  options: ShiftOptions,
): Steps<MoveAnchor | null> {
  const after = before.length === 0 ? graph : (yield* shiftSteps(graph, before, options)).graph
  const wanted = new Set(ids)
  let start: CalendarDate | null = null
  let end: CalendarDate | null = null
  yield* visitInSteps(after.tasks, (node) => {
    const { plannedStart, plannedEnd } = node.task
    const from = plannedStart ?? plannedEnd
    if (!wanted.has(node.id) || !mayMove(node.assessment)) return
    if (from === null || plannedEnd === null || from > plannedEnd) return
    if (hasBegun(node, options.today)) end = end === null || plannedEnd > end ? plannedEnd : end
    else start = start === null || from < start ? from : start
  })
  if (start !== null) return { of: 'start', day: start }
  return end === null ? null : { of: 'end', day: end }
}

/** By how many days a move brings one day to another; in workdays a day off counts as the workday after it. */
export const daysToMove = (
  from: CalendarDate,
  to: CalendarDate,
  unit: 'calendar' | 'workday',
  isWorkday: (day: CalendarDate) => boolean,
): number => shiftBetween(from, to, { unit: unit === 'workday' ? 'workdays' : 'days', isWorkday }).by
