import { formatDay, parseDay } from '../calendarDate.ts'
import type { CalendarDate, DayNumber } from '../calendarDate.ts'
import { hasBegun } from '../campaignForecast.ts'
import type { DependencyGraph, NetworkTask } from '../dependencyGraph.ts'
import { ceilWithoutNoise, withoutNoise } from '../exactness.ts'
import { hasPace } from '../forecast.ts'
import { plannedSpan } from '../plannedSpan.ts'
import { isOpen } from '../state.ts'
import { type Steps, visitInSteps } from '../steps.ts'
import type { PlanCalendar } from '../task.ts'
import type { Accuracy, AccuracyBook, ForecastSubject } from './accuracy.ts'
import { unitsAt } from './backTest.ts'
import { planUnits, type PlanUnits } from './planUnits.ts'

/** When an open task will be finished, as far as finished tasks tell. [FC2] */
export type TaskRange =
  | {
      readonly kind: 'range'
      readonly id: string
      /** The day by which half of such tasks would be finished. */
      readonly median: CalendarDate
      /** The day by which 80 of 100 such tasks would be finished; never before `median`. */
      readonly p80: CalendarDate
      readonly accuracy: Accuracy
      /** The day from which the work is counted: today, the planned start, or when a predecessor lets it begin. */
      readonly from: CalendarDate
      /** Whether `work` is the whole plan or what remains of a task that has begun. */
      readonly basis: 'whole' | 'remaining'
      /** The plan that is still to be worked, in `unit`; a fraction for a task that has begun. */
      readonly work: number
      readonly unit: PlanUnits['unit']
      /** The predecessor whose median day decides `from`. */
      readonly pushedBy: string | null
      /** Predecessors of which nobody knows when they end: the task may finish later than said. */
      readonly waitsFor: readonly string[]
      /** By its own pace the task is slower than 80 of 100: both days are those of its pace. [FC1] */
      readonly isSlowerThanPast: boolean
    }
  | { readonly kind: 'none'; readonly id: string; readonly because: NoRange }

export type NoRange = 'closed' | 'paused' | 'noPlan' | 'progressUnknown' | 'parent' | 'tooFew' | 'outOfCalendar'

/** A task as its range depends on it. */
export interface RangeSubject extends ForecastSubject {
  readonly isParent: boolean
}

/** The median and the P80 day of a finish. */
interface Finish {
  readonly median: DayNumber
  readonly p80: DayNumber
}

const known = (day: DayNumber): Finish => ({ median: day, p80: day })

/**
 * The later of two finishes, each of its days by itself: tasks at the same time do not add up.
 */
const later = (one: Finish, other: Finish): Finish => ({
  median: Math.max(one.median, other.median),
  p80: Math.max(one.p80, other.p80),
})

/** The finish by the task's own pace; null where FC1 goes by the plan. [FC1] */
function paceFinish({ task, assessment }: NetworkTask, today: DayNumber): DayNumber | null {
  const start = parseDay(task.actualStart)
  if (start === null || start > today || assessment.actual === null) return null
  return hasPace(today - start + 1, assessment.actual) ? parseDay(assessment.forecastEnd) : null
}

/**
 * When work of so many units, begun between two days, ends. What both may add to the median is joined as the root of the
 * sum of squares: two things that are late by themselves are seldom late at the same time. [FC2]
 */
function finishOf(start: Finish, work: number, { median, p80 }: Accuracy, units: PlanUnits): Finish | null {
  const likely = unitsAt(work, median)
  const [first, lateFirst] = [units.last(start.median, 1), units.last(start.p80, 1)]
  if (first === null || lateFirst === null) return null
  const startSpread = Math.max(0, units.count(first, lateFirst) - 1)
  const spread = ceilWithoutNoise(Math.hypot(startSpread, unitsAt(work, p80) - likely))
  const [middle, late] = [units.last(start.median, likely), units.last(start.median, likely + spread)]
  return middle === null || late === null ? null : { median: middle, p80: late }
}

interface RangeRules {
  readonly today: CalendarDate
  readonly calendar: PlanCalendar
  readonly book: AccuracyBook
  readonly subjectOf: (id: string) => RangeSubject | undefined
}

/** The range of every task that is not cancelled, in the order of the graph's tasks. [FC2] */
export function* forecastRangesSteps(
  graph: DependencyGraph,
  { today, calendar, book, subjectOf }: RangeRules,
): Steps<ReadonlyMap<string, TaskRange>> {
  const now = parseDay(today)
  const unitsOf = planUnits(calendar)
  const finishes = new Map<number, Finish>()
  const unknown = new Set<number>()
  const ranges = new Map<string, TaskRange>()

  /** When a task that has not begun may begin, by its plan and its predecessors. */
  function startOf(at: number, planned: DayNumber) {
    let start = known(planned)
    let pushedBy: string | null = null
    const waitsFor: string[] = []
    for (const { from, lagDays } of graph.into[at] ?? []) {
      const before = finishes.get(from)
      if (unknown.has(from)) waitsFor.push(graph.tasks[from]?.id ?? '')
      if (before === undefined) continue
      const possible = { median: before.median + lagDays, p80: before.p80 + lagDays }
      if (possible.median > start.median) pushedBy = graph.tasks[from]?.id ?? null
      start = later(start, possible)
    }
    return { start, pushedBy, waitsFor }
  }

  function rangeOf(node: NetworkTask, at: number): { readonly range: TaskRange; readonly finish: Finish | null } {
    const { id, task, assessment } = node
    const point = parseDay(assessment.forecastEnd)
    const none = (because: NoRange) => ({
      range: { kind: 'none', id, because } as const,
      finish: point === null || because === 'progressUnknown' ? null : known(point),
    })
    const subject = subjectOf(id)
    const span = plannedSpan(task)
    if (now === null || subject === undefined) return none('outOfCalendar')
    if (subject.isParent) return none('parent')
    if (assessment.actual === null) return none('progressUnknown')
    if (span === null) return none('noPlan')
    const accuracy = book.of(subject)
    if (accuracy === null) return none('tooFew')
    const units = unitsOf(span)
    const plannedUnits = units.count(span.start, span.end)
    const isBegun = hasBegun(node, today)
    const work = isBegun ? withoutNoise((plannedUnits * (100 - assessment.actual)) / 100) : plannedUnits
    const { start, pushedBy, waitsFor } = isBegun
      ? { start: known(now), pushedBy: null, waitsFor: [] }
      : startOf(at, Math.max(now, span.start))
    const past = finishOf(start, work, accuracy, units)
    const pace = paceFinish(node, now)
    const finish = past === null || pace === null ? past : later(past, known(pace))
    const [from, median, p80] = [start.median, finish?.median, finish?.p80].map((day) => formatDay(day ?? Number.NaN))
    if (past === null || finish === null || !from || !median || !p80) return none('outOfCalendar')
    return {
      range: {
        kind: 'range',
        id,
        median,
        p80,
        accuracy,
        from,
        basis: isBegun ? 'remaining' : 'whole',
        work,
        unit: units.unit,
        pushedBy,
        waitsFor,
        isSlowerThanPast: pace !== null && pace > past.p80,
      },
      finish,
    }
  }

  yield* visitInSteps(graph.order, (at) => {
    const node = graph.tasks[at]
    if (node === undefined || node.assessment.state === 'cancelled') return
    const { id, task, assessment } = node
    if (assessment.state === 'done') {
      const end = parseDay(task.actualEnd)
      if (end !== null && (now === null || end <= now)) finishes.set(at, known(end))
      ranges.set(id, { kind: 'none', id, because: 'closed' })
      return
    }
    if (!isOpen(assessment.state)) {
      unknown.add(at)
      ranges.set(id, { kind: 'none', id, because: 'paused' })
      return
    }
    const { range, finish } = rangeOf(node, at)
    ranges.set(id, range)
    if (finish === null) unknown.add(at)
    else finishes.set(at, finish)
  })
  return ranges
}

/** When a campaign will be finished, as far as finished tasks tell. [FC2] */
export interface CampaignRange {
  /** The latest median day and the latest P80 day of its open tasks. */
  readonly median: CalendarDate
  readonly p80: CalendarDate
  /** The tasks with that P80 day. */
  readonly decidedBy: readonly string[]
  /** How many open tasks have a range. */
  readonly n: number
  /** Open and paused tasks without one, parents left out: they may end later. */
  readonly unknown: readonly string[]
}

/**
 * The range of some tasks, as of a campaign: the latest of theirs. P80 days are not added up; but the more tasks end
 * together, the likelier is it that one of them is late, so this is no P80 of the campaign. Null: no task has a range. [FC2]
 */
export function* campaignRangeSteps(
  ids: readonly string[],
  ranges: ReadonlyMap<string, TaskRange>,
): Steps<CampaignRange | null> {
  let [median, p80] = ['', '']
  let n = 0
  const decidedBy: string[] = []
  const unknown: string[] = []
  yield* visitInSteps(ids, (id) => {
    const range = ranges.get(id)
    if (range === undefined) return
    if (range.kind === 'none') {
      if (range.because !== 'closed' && range.because !== 'parent') unknown.push(id)
      return
    }
    n += 1
    if (range.median > median) median = range.median
    if (range.p80 > p80) {
      p80 = range.p80
      decidedBy.length = 0
    }
    if (range.p80 === p80) decidedBy.push(id)
  })
  return n === 0 ? null : { median, p80, decidedBy, n, unknown }
}
