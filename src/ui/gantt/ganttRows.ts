import {
  byText,
  type DayNumber,
  type FrozenDays,
  groupInSteps,
  hasBegun,
  isClosed,
  isOpen,
  mapInSteps,
  parseDay,
  plannedSpan,
  sortInSteps,
  type CalendarDate,
  type Steps,
} from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'

/** Days of a bar, both counted. */
export interface DaySpan {
  readonly from: DayNumber
  readonly to: DayNumber
}

/** A task with a usable plan, as days to draw. */
export interface GanttTask {
  readonly id: string
  readonly task: AssessedTask
  readonly plan: DaySpan
  /** From the actual start to the actual end, of an unfinished task to the as-of day; a lone end is its own day. */
  readonly actual: DaySpan | null
  /** The days after the planned end that the task is late by. [ST2] */
  readonly delay: DaySpan | null
  readonly isMilestone: boolean
  /** Whether it is without float among linked tasks, and not finished. [DP3] */
  readonly isCritical: boolean
  /** Why a shift leaves it where it is; null: it can be moved. [SH1] */
  readonly staysBecause: 'done' | null
  /** Of a task that has begun only the end moves. [SH1] */
  readonly hasBegun: boolean
}

/** A row of the drawing. */
export type GanttRow =
  | {
      readonly kind: 'stage'
      readonly id: string
      readonly stage: string | null
      readonly count: number
      readonly late: number
    }
  | ({ readonly kind: 'task'; readonly stage: string | null } & GanttTask)

export interface GanttRows {
  /** By stage in the order in which the stages begin, within a stage by planned start and end. */
  readonly tasks: readonly GanttTask[]
  /** Not drawn: without a planned end, or with a start after it. [PR1] */
  readonly unplannedIds: readonly string[]
  readonly cancelledIds: readonly string[]
}

/** What the rows of a drawing are made from. */
export interface GanttMaterial {
  readonly tasks: readonly AssessedTask[]
  readonly today: CalendarDate
  readonly asOf: CalendarDate
  /** Ids of unfinished tasks on the critical path; empty where no task waits for another. */
  readonly criticalIds: ReadonlySet<string>
}

/** The bars of a sheet in days, in steps. */
export function* ganttRowsSteps({ tasks, today, asOf, criticalIds }: GanttMaterial): Steps<GanttRows> {
  const unplannedIds: string[] = []
  const cancelledIds: string[] = []
  const drawn = yield* mapInSteps(tasks, (task): readonly GanttTask[] => {
    const { row, facts, assessment } = task
    const span = plannedSpan(facts)
    if (assessment.state === 'cancelled') cancelledIds.push(row.recordId)
    else if (span === null) unplannedIds.push(row.recordId)
    if (assessment.state === 'cancelled' || span === null) return []
    const { delayDays } = assessment
    return [
      {
        id: row.recordId,
        task,
        plan: { from: span.start, to: span.end },
        actual: actualSpan(task, today, asOf),
        delay: delayDays === null || delayDays <= 0 ? null : { from: span.end + 1, to: span.end + delayDays },
        isMilestone: row.milestone === true || facts.plannedStart === null,
        isCritical: criticalIds.has(row.recordId),
        staysBecause: isClosed(assessment) ? 'done' : null,
        hasBegun: hasBegun({ task: facts, assessment }, today),
      },
    ]
  })
  yield
  const byPlan = yield* sortInSteps(drawn.flat(), (a, b) => a.plan.from - b.plan.from || a.plan.to - b.plan.to)
  yield
  const stages = yield* groupInSteps(byPlan, ({ task }) => task.row.stage)
  // Tasks without a stage come last. Rows of a stage are sorted by their start, so its first row tells when it begins.
  const ordered = [...stages].toSorted(
    ([a, ofA], [b, ofB]) =>
      Number(a === null) - Number(b === null) ||
      (ofA[0]?.plan.from ?? 0) - (ofB[0]?.plan.from ?? 0) ||
      byText(a ?? '', b ?? ''),
  )
  return { tasks: ordered.flatMap(([, rows]) => rows), unplannedIds, cancelledIds }
}

/** The days on which people worked, as far as the cells say; a day in the future is ignored. [ST1] */
function actualSpan({ facts, assessment }: AssessedTask, today: CalendarDate, asOf: CalendarDate): DaySpan | null {
  const now = parseDay(today)
  const known = (day: CalendarDate | null): DayNumber | null => {
    const at = parseDay(day)
    return at === null || (now !== null && at > now) ? null : at
  }
  const [start, end] = [known(facts.actualStart), known(facts.actualEnd)]
  if (assessment.state === 'done') {
    if (end === null) return start === null ? null : { from: start, to: start }
    return start === null || start > end ? { from: end, to: end } : { from: start, to: end }
  }
  if (start === null) return null
  const until = isOpen(assessment.state) ? parseDay(asOf) : null
  return { from: start, to: Math.max(start, until ?? start) }
}

/** Which of the rows are drawn. */
export type GanttFilter = 'all' | 'late' | 'critical'

/** Whether a task is past its planned end and not finished. [ST1] */
export const isSlipping = ({ task }: GanttTask): boolean => task.assessment.state === 'delayed'

/** The rows that a filter leaves, with a heading above each stage; none where no task has a stage. */
export function shownRows(tasks: readonly GanttTask[], filter: GanttFilter): readonly GanttRow[] {
  const kept = filter === 'all' ? tasks : tasks.filter((one) => (filter === 'late' ? isSlipping(one) : one.isCritical))
  const hasStages = tasks.some(({ task }) => task.row.stage !== null)
  const rows: GanttRow[] = []
  const counts = new Map<string | null, { count: number; late: number }>()
  for (const one of kept) {
    const { stage } = one.task.row
    const known = counts.get(stage) ?? { count: 0, late: 0 }
    counts.set(stage, { count: known.count + 1, late: known.late + Number(isSlipping(one)) })
  }
  let before: string | null | undefined
  for (const one of kept) {
    const { stage } = one.task.row
    if (hasStages && stage !== before)
      rows.push({ kind: 'stage', id: `stage ${stage ?? ''}`, stage, ...(counts.get(stage) ?? { count: 0, late: 0 }) })
    before = stage
    rows.push({ kind: 'task', stage, ...one })
  }
  return rows
}

/** The days of a frozen plan; of one with a single day, that day. */
export function frozenSpan({ plannedStart, plannedEnd }: FrozenDays): DaySpan | null {
  const [from, to] = [parseDay(plannedStart ?? plannedEnd), parseDay(plannedEnd ?? plannedStart)]
  return from === null || to === null || from > to ? null : { from, to }
}
