import { byText } from '../order.ts'
import { groupsInSteps, insight, share, total } from './insight.ts'
import type { Insight } from './insight.ts'
import { RETROSPECTIVE_MINIMUMS } from './minimums.ts'
import { lateDays } from './records.ts'
import type { JudgedTask } from './records.ts'
import { parseDay } from '../calendarDate.ts'
import type { CalendarDate, DayNumber } from '../calendarDate.ts'
import { usableNumber, withoutNoise } from '../exactness.ts'
import { plannedSpan } from '../plannedSpan.ts'
import { median, percentile } from '../statistics.ts'
import { mapInSteps, type Steps, visitInSteps } from '../steps.ts'

/** The percentile of past durations that is proposed for the next plan. [RA12] */
export const ESTIMATE_PERCENTILE = 80

/** How long a module's tasks took, as a multiple of their plan: 1.5 = half as long again. [RA12] */
export interface EstimateAccuracy {
  readonly module: string
  readonly n: number
  readonly median: number
  /** 80 % of the tasks stayed within this; the next plan should be the plan times it. */
  readonly p80: number
  readonly ids: readonly string[]
}

/** Actual ÷ planned duration per module, modules with enough finished tasks only. [RA12] */
export function* estimateAccuracySteps(tasks: readonly JudgedTask[]): Steps<Insight<readonly EstimateAccuracy[]>> {
  const measuredTasks: { readonly id: string; readonly module: string | null; readonly ratio: number }[] = []
  yield* visitInSteps(tasks, (task) => {
    const actual = task.assessment.durationDays
    const planned = actual === null ? null : plannedSpan(task.task)
    if (planned !== null && actual !== null)
      measuredTasks.push({ id: task.id, module: task.module, ratio: withoutNoise(actual / planned.days) })
  })
  const { perModule } = RETROSPECTIVE_MINIMUMS.RA12
  yield
  const groups = yield* groupsInSteps(measuredTasks, ({ module }) => [module])
  const largest = Math.max(0, ...groups.map(({ rows }) => rows.length))
  return insight(
    'RA12',
    { n: measuredTasks.length, ids: measuredTasks.map(({ id }) => id) },
    [{ what: 'doneTasksPerModule', have: largest, need: perModule }],
    () =>
      groups.flatMap(({ key, rows }) => {
        const ratios = rows.map(({ ratio }) => ratio)
        const middle = median(ratios)
        const p80 = percentile(ratios, ESTIMATE_PERCENTILE)
        if (rows.length < perModule || middle === null || p80 === null) return []
        return [{ module: key, n: rows.length, median: middle, p80, ids: rows.map(({ id }) => id) }]
      }),
  )
}

/** The two parts of late finishes, late start and slow work; they add up to the delay. Days. [RA13] */
export interface SlipSplit {
  readonly tasks: readonly {
    readonly id: string
    readonly startSlip: number
    readonly workSlip: number
    readonly delay: number
  }[]
  readonly startSlipDays: number
  readonly workSlipDays: number
  readonly delayDays: number
}

/** The parts of a late finish; null without all four dates, or of a task that is not done. Only a done one has a duration. [ST4] */
function slipOf({ id, task, assessment }: JudgedTask): SlipSplit['tasks'][number] | null {
  if (assessment.durationDays === null) return null
  const { plannedStart, plannedEnd, actualStart, actualEnd } = task
  const [s, e, as, ae] = [parseDay(plannedStart), parseDay(plannedEnd), parseDay(actualStart), parseDay(actualEnd)]
  if (s === null || e === null || as === null || ae === null || s > e) return null
  return { id, startSlip: as - s, workSlip: ae - as - (e - s), delay: ae - e }
}

/**
 * Splits every late finish with all four dates into a late start and slow work (actual − planned duration). `late`: the
 * tasks that are late. [RA13]
 */
export function* slipSplitSteps(late: readonly JudgedTask[]): Steps<Insight<SlipSplit>> {
  const split: SlipSplit['tasks'][number][] = []
  yield* visitInSteps(late, (task) => {
    const slip = slipOf(task)
    if (slip !== null) split.push(slip)
  })
  yield
  return insight(
    'RA13',
    { n: split.length, ids: split.map(({ id }) => id) },
    [{ what: 'lateTasksWithAllDates', have: split.length, need: 1 }],
    () => ({
      tasks: split.toSorted((a, b) => b.delay - a.delay || byText(a.id, b.id)),
      startSlipDays: total(split.map(({ startSlip }) => startSlip)),
      workSlipDays: total(split.map(({ workSlip }) => workSlip)),
      delayDays: total(split.map(({ delay }) => delay)),
    }),
  )
}

/** Delay that predecessors passed on. Days; share in percent of the judged tasks' delay. [RA14] */
export interface KnockOn {
  readonly tasks: readonly {
    readonly id: string
    readonly predecessorId: string
    readonly explainedDays: number
    readonly delay: number
  }[]
  readonly explainedDays: number
  readonly delayDays: number
  readonly share: number
}

/** The actual end of a predecessor that was done when its successor began; null for any other. */
function finishedBefore({ task, assessment }: JudgedTask, start: DayNumber): DayNumber | null {
  if (assessment.state !== 'done') return null
  const end = parseDay(task.actualEnd)
  return end === null || end > start ? null : end
}

/**
 * How much of each delay is explained by the finish plus lag of the latest predecessor that had finished when the task
 * began, against the planned start. A task that has not begun has nothing to explain by it. [RA14]
 * `late`: the tasks that are late. `everyTask` holds the predecessors, which may lie outside the phase that they are of.
 */
export function* knockOnSteps(
  late: readonly JudgedTask[],
  everyTask: readonly JudgedTask[],
  today: CalendarDate,
): Steps<Insight<KnockOn>> {
  const byId = new Map(yield* mapInSteps(everyTask, (task) => [task.id, task]))
  const now = parseDay(today)
  yield
  const explained = yield* mapInSteps(late, (task) => {
    const span = plannedSpan(task.task)
    const start = parseDay(task.task.actualStart)
    if (now === null || span === null || start === null || start > now) return []
    const releases = task.predecessors.flatMap(({ id, lagDays }) => {
      const predecessor = byId.get(id)
      const releaseDay = predecessor === undefined || id === task.id ? null : finishedBefore(predecessor, start)
      return releaseDay === null ? [] : [{ id, at: releaseDay + Math.trunc(usableNumber(lagDays) ?? 0) }]
    })
    const [latest] = releases.toSorted((a, b) => b.at - a.at || byText(a.id, b.id))
    if (latest === undefined) return []
    const delay = lateDays(task)
    return [
      {
        id: task.id,
        predecessorId: latest.id,
        explainedDays: Math.min(delay, Math.max(0, latest.at - span.start)),
        delay,
      },
    ]
  })
  yield
  const judgedTasks = explained.flat()
  return insight(
    'RA14',
    { n: judgedTasks.length, ids: judgedTasks.map(({ id }) => id) },
    [{ what: 'delayedTasksWithPredecessor', have: judgedTasks.length, need: 1 }],
    () => {
      const explainedDays = total(judgedTasks.map((task) => task.explainedDays))
      const delayDays = total(judgedTasks.map(({ delay }) => delay))
      return {
        tasks: judgedTasks.toSorted((a, b) => b.explainedDays - a.explainedDays || byText(a.id, b.id)),
        explainedDays,
        delayDays,
        share: share(explainedDays, delayDays),
      }
    },
  )
}
