import { sumInAnyOrder, usableNumber, withoutNoise } from './exactness.ts'
import { awaitsReview } from './milestone.ts'
import { plannedSpan } from './plannedSpan.ts'
import { allAtOnce, mapInSteps, type Steps, visitInSteps } from './steps.ts'
import type { TaskAssessment, TaskFacts } from './task.ts'

/** One task of a set: a campaign, stage, module, channel or owner. `weight` is 权重 as entered. [RU1] */
export interface RollUpRow {
  readonly task: TaskFacts
  readonly assessment: Pick<TaskAssessment, 'planned' | 'actual' | 'state'> & Partial<Pick<TaskAssessment, 'flags'>>
  readonly weight: number | null
  /** Another task of the set names this one as its 上级任务: its work is counted with the children. */
  readonly hasChildren?: boolean
}

/** A task as the sheet, the table and the reports hold it. */
export interface WeighedTask {
  readonly row: { readonly recordId: string; readonly weight: number | null; readonly parent: readonly string[] | null }
  readonly facts: TaskFacts
  readonly assessment: RollUpRow['assessment']
}

/** The figures of a set of tasks: percent, points, and numbers of tasks. [RU1] */
export interface RollUp {
  readonly planned: number | null
  readonly actual: number | null
  /** Points, negative = behind. */
  readonly deviation: number | null
  /** actual ÷ planned; 1 = on plan. */
  readonly spi: number | null
  /** Percent of the tasks that are not cancelled. */
  readonly completionRate: number | null
  /** Tasks in the weighted means. */
  readonly counted: number
  /**
   * Tasks left out of the means: cancelled, paused, without a plan, with unknown progress, or with children in the set.
   */
  readonly excluded: number
}

/** How the figures of a set came about: every quotient with its two numbers. [RU1] */
export interface RollUpExplanation {
  readonly rule: 'RU1'
  readonly value: RollUp
  /** Σ w, Σ w·P and Σ w·A over the counted tasks, P and A in percent. */
  readonly weightSum: number
  readonly weightedPlanned: number
  readonly weightedActual: number
  /** How many counted tasks had a usable 权重, and how many were weighted by their planned days. */
  readonly weightedByHand: number
  readonly weightedByPlannedDays: number
  /** Completion rate = 100 × done ÷ (all − cancelled). A milestone is done once it has passed its review. */
  readonly done: number
  /** Milestones that were reached and not reviewed: they are not among `done`. */
  readonly unreviewed: number
  readonly all: number
  readonly cancelled: number
  /** Which rows, by their place in the input, were left out of the means, and why. */
  readonly excludedRows: readonly { readonly index: number; readonly because: RollUpExclusion }[]
}

/** Why a task is left out of the weighted means, in the order in which RU1 asks. */
export type RollUpExclusion = 'cancelled' | 'paused' | 'hasChildren' | 'noPlan' | 'progressUnknown'

/** What keeps a task out of the weighted means; null when it counts. [RU1] */
function exclusionOf({ assessment, hasChildren }: Omit<RollUpRow, 'task' | 'weight'>): RollUpExclusion | null {
  const { planned, actual, state } = assessment
  if (state === 'cancelled' || state === 'paused') return state
  if (hasChildren === true) return 'hasChildren'
  if (planned === null) return 'noPlan'
  return actual === null ? 'progressUnknown' : null
}

/** Ids of the rows that another task of the set names as its 上级任务. [RU1] */
export const parentsIn = (tasks: readonly Pick<WeighedTask, 'row'>[]): ReadonlySet<string> =>
  allAtOnce(parentsInSteps(tasks))

/** `parentsIn` in steps, for a long sheet. [RU1] */
export function* parentsInSteps(tasks: readonly Pick<WeighedTask, 'row'>[]): Steps<ReadonlySet<string>> {
  const parents = new Set<string>()
  yield* visitInSteps(tasks, ({ row }) => {
    for (const id of row.parent ?? []) if (id !== row.recordId) parents.add(id)
  })
  return parents
}

/** The tasks that the weighted means leave out, each with the reason, in the order of the set. [RU1] */
export function rollUpExclusions<Task extends WeighedTask>(
  tasks: readonly Task[],
): readonly { readonly task: Task; readonly because: RollUpExclusion }[] {
  const parents = parentsIn(tasks)
  return tasks.flatMap((task) => {
    const because = exclusionOf({ assessment: task.assessment, hasChildren: parents.has(task.row.recordId) })
    return because === null ? [] : [{ task, because }]
  })
}

/** A larger weight is a typing mistake and counts as this: products with it would overflow. */
const LARGEST_WEIGHT = 1e12

/**
 * The weight of a task: 权重 when it is a positive number, else its planned calendar days, 1 for a milestone. [RU1]
 * A weight of 0, below 0 or not a number counts as not given: who wants a task left out pauses or cancels it.
 */
function weightOf(row: Omit<RollUpRow, 'assessment'>): { readonly weight: number; readonly byHand: boolean } {
  const entry = usableNumber(row.weight)
  if (entry !== null && entry > 0) return { weight: Math.min(entry, LARGEST_WEIGHT), byHand: true }
  return { weight: plannedSpan(row.task)?.days ?? 1, byHand: false }
}

/** A quotient without noise; an empty or zero denominator gives null. [RU1] */
function quotient(numerator: number, denominator: number): number | null {
  return denominator > 0 ? withoutNoise(numerator / denominator) : null
}

/** The roll-up of any set of tasks with its numbers; sidebar, reports and table all use it. [RU1] */
export const explainRollUp = (rows: readonly RollUpRow[]): RollUpExplanation => allAtOnce(explainRollUpSteps(rows))

/** `explainRollUp` in steps, for a long sheet. [RU1] */
export function* explainRollUpSteps(rows: readonly RollUpRow[]): Steps<RollUpExplanation> {
  const weights = new Float64Array(rows.length)
  const plannedTerms = new Float64Array(rows.length)
  const actualTerms = new Float64Array(rows.length)
  const excludedRows: { index: number; because: RollUpExclusion }[] = []
  let counted = 0
  let byHandCount = 0
  let done = 0
  let unreviewed = 0
  let cancelled = 0
  yield* visitInSteps(rows, (row, index) => {
    const { planned, actual, state } = row.assessment
    if (state === 'done') {
      if (awaitsReview(row.assessment)) unreviewed += 1
      else done += 1
    }
    if (state === 'cancelled') cancelled += 1
    const because = exclusionOf(row)
    if (because !== null || planned === null || actual === null) {
      excludedRows.push({ index, because: because ?? 'noPlan' })
      return
    }
    const { weight, byHand } = weightOf(row)
    weights[counted] = weight
    plannedTerms[counted] = weight * planned
    actualTerms[counted] = weight * actual
    counted += 1
    if (byHand) byHandCount += 1
  })
  yield
  const weightSum = sumInAnyOrder(weights)
  const weightedPlanned = sumInAnyOrder(plannedTerms)
  const weightedActual = sumInAnyOrder(actualTerms)
  const planned = quotient(weightedPlanned, weightSum)
  const actual = quotient(weightedActual, weightSum)
  return {
    rule: 'RU1',
    value: {
      planned,
      actual,
      deviation: planned === null || actual === null ? null : withoutNoise(actual - planned),
      spi: quotient(weightedActual, weightedPlanned),
      completionRate: quotient(100 * done, rows.length - cancelled),
      counted,
      excluded: excludedRows.length,
    },
    weightSum,
    weightedPlanned,
    weightedActual,
    weightedByHand: byHandCount,
    weightedByPlannedDays: counted - byHandCount,
    done,
    unreviewed,
    all: rows.length,
    cancelled,
    excludedRows,
  }
}

/** The figures of any set of tasks; row order does not matter. [RU1] */
export const rollUp = (rows: readonly RollUpRow[]): RollUp => explainRollUp(rows).value

/** Sets of tasks as rows: sidebar and reports ask about the same list many times. */
const rowsOfSets = new WeakMap<readonly WeighedTask[], readonly RollUpRow[]>()
const figuresOfSets = new WeakMap<readonly WeighedTask[], RollUpExplanation>()

/** Tasks as rows of the set that they form together. */
function* rowsOf(tasks: readonly WeighedTask[]): Steps<readonly RollUpRow[]> {
  const rows = rowsOfSets.get(tasks) ?? (yield* toRows(tasks))
  rowsOfSets.set(tasks, rows)
  return rows
}

function* toRows(tasks: readonly WeighedTask[]): Steps<readonly RollUpRow[]> {
  const parents = yield* parentsInSteps(tasks)
  yield
  return yield* mapInSteps(tasks, ({ row, facts, assessment }) => ({
    task: facts,
    assessment,
    weight: row.weight,
    hasChildren: parents.has(row.recordId),
  }))
}

/** `rollUp` of tasks with their rows; sidebar, reports and table all use it. [RU1] */
export const rollUpTasks = (tasks: readonly WeighedTask[]): RollUp => explainRollUpTasks(tasks).value
export const explainRollUpTasks = (tasks: readonly WeighedTask[]): RollUpExplanation =>
  figuresOfSets.get(tasks) ?? allAtOnce(explainRollUpTasksSteps(tasks))

/** `explainRollUpTasks` in steps: whoever asks for the same list afterwards finds the figures made. [RU1] */
export function* explainRollUpTasksSteps(tasks: readonly WeighedTask[]): Steps<RollUpExplanation> {
  const figures = figuresOfSets.get(tasks) ?? (yield* explainRollUpSteps(yield* rowsOf(tasks)))
  figuresOfSets.set(tasks, figures)
  return figures
}

/**
 * How much each counted task moves the deviation of its set, in points: weight × (actual − planned) ÷ all weights.
 * The sum of all is the deviation. [RU1]
 */
export function rollUpShares<Task extends WeighedTask>(
  tasks: readonly Task[],
): readonly { readonly task: Task; readonly weight: number; readonly points: number }[] {
  const rows = allAtOnce(rowsOf(tasks))
  const { weightSum } = explainRollUp(rows)
  if (weightSum <= 0) return []
  return tasks.flatMap((task, at) => {
    const row = rows[at]
    const { planned, actual } = task.assessment
    if (row === undefined || exclusionOf(row) !== null || planned === null || actual === null) return []
    const { weight } = weightOf(row)
    return [{ task, weight, points: (weight * (actual - planned)) / weightSum }]
  })
}

/** Deviation and SPI of a planned and an actual mean that were stored for a day. [RU1] */
export const rollUpOfMeans = (
  planned: number | null,
  actual: number | null,
): Pick<RollUp, 'planned' | 'actual' | 'deviation' | 'spi'> => ({
  planned,
  actual,
  deviation: planned === null || actual === null ? null : withoutNoise(actual - planned),
  spi: planned === null || actual === null ? null : quotient(actual, planned),
})
