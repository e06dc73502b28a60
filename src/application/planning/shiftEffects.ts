import {
  type BufferViolation,
  type CalendarDate,
  dailyLoad,
  filterInSteps,
  flatMapInSteps,
  indexInSteps,
  loadPeaks,
  loadSpan,
  shiftSteps,
  type LoadPeakDays,
  type LoadTask,
  type ShiftChange,
  type ShiftedTask,
  type ShiftPreview,
  type Steps,
  visitInSteps,
} from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { type PlanBoard, type ShortLink, shortLinksSteps } from './planBoard.ts'

/** What people try, and which rows they have unticked. [SH1] */
export interface ShiftWish {
  readonly changes: readonly ShiftChange[]
  /** Successors move earlier, too. */
  readonly pulls: boolean
  readonly keeps: ReadonlySet<string>
}

/** A row of the preview with its task. */
export interface ShiftRow extends ShiftedTask {
  readonly task: AssessedTask
  readonly isKept: boolean
  readonly isMilestone: boolean
}

/** The peaks of a person's load that a shift makes or ends. [WK2] */
export interface LoadChange {
  readonly owner: string
  readonly before: readonly LoadPeakDays[]
  readonly after: readonly LoadPeakDays[]
}

/** What changes of the plan would do, for people to read. [SH1] */
export interface ShiftEffects {
  readonly preview: ShiftPreview
  /** The rows that move and those that would, in the order of the plan. */
  readonly rows: readonly ShiftRow[]
  /** Links that become too short. */
  readonly broken: readonly ShortLink[]
  /** Links that were too short and are long enough afterwards. Those of a task that is cut are neither. */
  readonly mended: readonly ShortLink[]
  readonly load: readonly LoadChange[]
}

export interface ShiftContext {
  readonly today: CalendarDate
  readonly isWorkday: (day: CalendarDate) => boolean
  /** From this many tasks of one person on one day on, the day is a peak. [WK2] */
  readonly loadPeak: number
}

/** So many days from today on the load is compared: as far as the plan of one campaign reaches. */
const LOAD_DAYS = 180

/** The preview of a shift with what it does to buffers, milestones and people. [SH1] */
export function* shiftEffectsSteps(
  { graph, taskOf }: PlanBoard,
  { changes, pulls, keeps }: ShiftWish,
  context: ShiftContext,
): Steps<ShiftEffects> {
  const { today, isWorkday } = context
  const preview = yield* shiftSteps(graph, changes, { today, isWorkday, pulls, keeps })
  yield
  const moved = yield* indexInSteps(preview.moved, (one) => [one.id, one])
  const kept = yield* indexInSteps(preview.kept, (one) => [one.id, one])
  const rows = yield* flatMapInSteps(graph.tasks, ({ id }): readonly ShiftRow[] => {
    // A kept row may also be moved by another change that it was ticked for; it stands once.
    const one = moved.get(id) ?? kept.get(id)
    const task = taskOf.get(id)
    if (one === undefined || task === undefined) return []
    return [{ ...one, task, isKept: !moved.has(id), isMilestone: task.row.milestone === true }]
  })
  yield
  const { before, after } = preview.violations
  const [shortBefore, shortAfter] = [yield* linksSteps(before), yield* linksSteps(after)]
  const cut = new Set(preview.cut)
  const newlyShort = yield* filterInSteps(after, (violation) => !shortBefore.has(linkOf(violation)))
  const noLongerShort = yield* filterInSteps(
    before,
    (violation) =>
      !shortAfter.has(linkOf(violation)) && !cut.has(violation.taskId) && !cut.has(violation.predecessorId),
  )
  return {
    preview,
    rows,
    broken: yield* shortLinksSteps(newlyShort, taskOf),
    mended: yield* shortLinksSteps(noLongerShort, taskOf),
    load: yield* loadChangesSteps(preview, taskOf, context),
  }
}

const linkOf = ({ predecessorId, taskId }: BufferViolation): string => JSON.stringify([predecessorId, taskId])

const linksSteps = (violations: readonly BufferViolation[]): Steps<ReadonlyMap<string, BufferViolation>> =>
  indexInSteps(violations, (violation) => [linkOf(violation), violation])

/** The people whose peaks a shift changes: those who own one of its tasks. */
function* loadChangesSteps(
  { moved, cut, graph }: ShiftPreview,
  taskOf: PlanBoard['taskOf'],
  { today, loadPeak }: ShiftContext,
): Steps<readonly LoadChange[]> {
  const touched = new Set<string>()
  yield* visitInSteps([...moved.map(({ id }) => id), ...cut], (id) => {
    const task = taskOf.get(id)
    if (task !== undefined) for (const owner of peopleOf(task)) touched.add(owner)
  })
  if (touched.size === 0) return []
  const own = new Map<string, { readonly before: LoadTask[]; readonly after: LoadTask[] }>(
    [...touched].map((owner) => [owner, { before: [], after: [] }]),
  )
  yield* visitInSteps(graph.tasks, (node) => {
    const task = taskOf.get(node.id)
    const owners = task === undefined ? [] : peopleOf(task).filter((owner) => own.has(owner))
    if (task === undefined || owners.length === 0) return
    const [before, after] = [loadSpan({ task: task.facts, assessment: task.assessment }, today), loadSpan(node, today)]
    for (const owner of owners) {
      if (before !== null) own.get(owner)?.before.push({ id: node.id, span: before })
      if (after !== null) own.get(owner)?.after.push({ id: node.id, span: after })
    }
  })
  const peaksOf = (tasks: readonly LoadTask[]) => loadPeaks(tasks, dailyLoad(tasks, today, LOAD_DAYS), loadPeak)
  const changes: LoadChange[] = []
  for (const [owner, tasks] of own) {
    const change = { owner, before: peaksOf(tasks.before), after: peaksOf(tasks.after) }
    if (!isSamePeaks(change)) changes.push(change)
    yield
  }
  return changes
}

/** Whether the same days are peaks, with as many tasks on them. */
const isSamePeaks = ({ before, after }: LoadChange): boolean =>
  before.length === after.length &&
  before.every((peak, at) => {
    const other = after[at]
    return other !== undefined && other.from === peak.from && other.to === peak.to && other.most === peak.most
  })

const peopleOf = ({ row }: AssessedTask): readonly string[] => (row.owner ?? []).map(({ name }) => name)
