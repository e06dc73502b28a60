import { attainment } from '../attainment.ts'
import { addDays, isCalendarDate, parseDay, weekdayOf, type CalendarDate } from '../calendarDate.ts'
import { forComparison, sumInAnyOrder, usableNumber, withoutNoise } from '../exactness.ts'
import { byText } from '../order.ts'
import { groupsInSteps } from '../retrospective/insight.ts'
import { loadSpan } from '../running/load.ts'
import { isOpen } from '../state.ts'
import { sortInSteps, type Steps, visitInSteps } from '../steps.ts'
import type { LoggedDay, PeriodContext, PeriodRecords, PeriodTask } from './records.ts'

/** From this many planned tasks of one person on one day on, a week's plan names the day; a team may set its own. [WK2] */
export const LOAD_PEAK_TASKS = 3

/** First and last day, both included. */
export interface Window {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** Monday to Sunday around a day. A text that is no date is a window by itself. [WK1] */
export function weekOf(day: CalendarDate): Window {
  const at = parseDay(day)
  if (at === null) return { from: day, to: day }
  const from = addDays(day, -((weekdayOf(at) + 6) % 7))
  return { from, to: addDays(from, 6) }
}

/** A goal over the days of a week that have target and actual value. [WK1] */
export interface GoalOfWeek {
  readonly kpiId: string | null
  readonly ids: readonly string[]
  readonly days: number
  /** Days on which the target was reached. */
  readonly reached: number
  /** Sums; null for ratios, which nobody adds. */
  readonly sum: { readonly target: number; readonly actual: number; readonly attainment: number | null } | null
  readonly first: { readonly day: CalendarDate; readonly attainment: number }
  readonly last: { readonly day: CalendarDate; readonly attainment: number }
  /** Attainment of the last day minus that of the first; null with one day. */
  readonly points: number | null
}

/** What one person has to do in a week. Null: tasks without an owner. */
export interface PlanOfOwner {
  readonly owner: string | null
  readonly startIds: readonly string[]
  readonly endIds: readonly string[]
  readonly milestoneIds: readonly string[]
}

/** The day of a week on which most tasks of a person are planned at the same time. [WK2] */
export interface LoadPeak {
  readonly owner: string
  readonly day: CalendarDate
  readonly ids: readonly string[]
}

/** A week, and the plan of the one after it. [WK1] [WK2] */
export interface WeekFacts {
  readonly week: Window
  readonly nextWeek: Window
  readonly doneIds: readonly string[]
  /** Done, and nobody knows on which day. */
  readonly undatedIds: readonly string[]
  readonly milestones: { readonly passedIds: readonly string[]; readonly unreviewedIds: readonly string[] }
  readonly goals: readonly GoalOfWeek[]
  /** The progress that was kept of each day; empty when the week holds days of several campaigns. [SN1] */
  readonly progress: readonly {
    readonly id: string
    readonly day: CalendarDate
    readonly planned: number | null
    readonly actual: number | null
  }[]
  /** Open and overdue; the longest delay in front. */
  readonly lateIds: readonly string[]
  /** Finished in this week, after the planned end; the longest delay in front. */
  readonly finishedLateIds: readonly string[]
  readonly nextPlan: readonly PlanOfOwner[]
  /** From this many tasks on a day is a peak. */
  readonly peakTasks: number
  readonly peaks: readonly LoadPeak[]
}

const within = (day: CalendarDate | null, { from, to }: Window): boolean => day !== null && from <= day && day <= to
const idsOf = (tasks: readonly { readonly id: string }[]): readonly string[] => tasks.map(({ id }) => id)

const longestDelayFirst = (a: PeriodTask, b: PeriodTask): number =>
  (b.assessment.delayDays ?? 0) - (a.assessment.delayDays ?? 0) || byText(a.id, b.id)

/** The actual end of a done task; null when there is none, or it lies in the future. [ST1] */
function finishedOn({ task, assessment }: PeriodTask, today: CalendarDate): CalendarDate | null {
  const { actualEnd } = task
  return assessment.state === 'done' && isCalendarDate(actualEnd) && actualEnd <= today ? actualEnd : null
}

function goalOfWeek(rows: readonly LoggedDay[], ratioGoals: ReadonlySet<string>): readonly GoalOfWeek[] {
  const known = rows
    .flatMap((row) => {
      const actual = usableNumber(row.actual)
      const target = usableNumber(row.target)
      const value = attainment({ actual, target, base: null, direction: 'higher', measure: 'absolute' })
      return actual === null || target === null || value === null ? [] : [{ row, actual, target, value }]
    })
    .toSorted((a, b) => byText(a.row.day, b.row.day) || byText(a.row.id, b.row.id))
  const first = known[0]
  const last = known.at(-1)
  if (first === undefined || last === undefined) return []
  const { kpiId } = first.row
  const target = sumInAnyOrder(Float64Array.from(known, (one) => one.target))
  const actual = sumInAnyOrder(Float64Array.from(known, (one) => one.actual))
  const isRatio = kpiId !== null && ratioGoals.has(kpiId)
  return [
    {
      kpiId,
      ids: known.map(({ row }) => row.id),
      days: known.length,
      reached: known.filter(({ value }) => forComparison(value) >= 100).length,
      sum: isRatio
        ? null
        : {
            target,
            actual,
            attainment: attainment({ actual, target, base: null, direction: 'higher', measure: 'absolute' }),
          },
      first: { day: first.row.day, attainment: first.value },
      last: { day: last.row.day, attainment: last.value },
      points: known.length < 2 ? null : withoutNoise(last.value - first.value),
    },
  ]
}

function goalsOfWeek(days: readonly LoggedDay[], ratioGoals: ReadonlySet<string>): readonly GoalOfWeek[] {
  const keys = new Map(days.map((row) => [JSON.stringify([row.campaignId, row.kpiId]), row]))
  return [...keys]
    .toSorted(([a], [b]) => byText(a, b))
    .flatMap(([, { campaignId, kpiId }]) =>
      goalOfWeek(
        days.filter((row) => row.campaignId === campaignId && row.kpiId === kpiId),
        ratioGoals,
      ),
    )
}

function progressOfWeek(days: readonly LoggedDay[]): WeekFacts['progress'] {
  if (new Set(days.map(({ campaignId }) => campaignId)).size > 1) return []
  const kept = days
    .filter(({ plannedProgress, actualProgress }) => plannedProgress !== null || actualProgress !== null)
    .toSorted((a, b) => byText(a.day, b.day) || byText(a.id, b.id))
  return kept
    .filter(({ day }, at) => kept[at - 1]?.day !== day)
    .map(({ id, day, plannedProgress, actualProgress }) => ({
      id,
      day,
      planned: plannedProgress,
      actual: actualProgress,
    }))
}

/** Owners in code-unit order, tasks without an owner last. */
const byOwner = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : byText(a, b)

function* planOf(tasks: readonly PeriodTask[], window: Window): Steps<readonly PlanOfOwner[]> {
  const byPerson = new Map<string | null, PeriodTask[]>()
  yield* visitInSteps(tasks, (task) => {
    const { plannedStart, plannedEnd } = task.task
    if (!(within(plannedStart, window) || within(plannedEnd, window)) || !isOpen(task.assessment.state)) return
    const own = byPerson.get(task.owner)
    if (own === undefined) byPerson.set(task.owner, [task])
    else own.push(task)
  })
  yield
  return [...byPerson]
    .toSorted(([a], [b]) => byOwner(a, b))
    .map(([owner, own]) => ({
      owner,
      startIds: idsOf(
        own.filter((one) => one.assessment.state === 'notStarted' && within(one.task.plannedStart, window)),
      ),
      endIds: idsOf(own.filter((one) => !one.isMilestone && within(one.task.plannedEnd, window))),
      milestoneIds: idsOf(own.filter((one) => one.isMilestone && within(one.task.plannedEnd, window))),
    }))
    .filter(({ startIds, endIds, milestoneIds }) => startIds.length + endIds.length + milestoneIds.length > 0)
}

function* peaksOf(
  tasks: readonly PeriodTask[],
  { from }: Window,
  { peakTasks, today }: { readonly peakTasks: number; readonly today: CalendarDate },
): Steps<readonly LoadPeak[]> {
  const to = addDays(from, 6)
  const spans: { readonly id: string; readonly owner: string | null; readonly span: Window }[] = []
  yield* visitInSteps(tasks, (task) => {
    const span = task.hasChildren === true ? null : loadSpan(task, today)
    if (span !== null && span.from <= to && span.to >= from) spans.push({ id: task.id, owner: task.owner, span })
  })
  const days = Array.from({ length: 7 }, (_, at) => addDays(from, at))
  const loads = new Map<string, readonly LoadPeak[]>()
  for (const day of days) {
    yield
    const onDay = spans.filter(({ span }) => span.from <= day && day <= span.to)
    for (const { key: owner, rows } of yield* groupsInSteps(onDay, ({ owner }) => [owner])) {
      if (rows.length < peakTasks) continue
      loads.set(owner, [...(loads.get(owner) ?? []), { owner, day, ids: idsOf(rows) }])
    }
  }
  return [...loads]
    .toSorted(([a], [b]) => byText(a, b))
    .flatMap(([, peaks]) => peaks.toSorted((a, b) => b.ids.length - a.ids.length || byText(a.day, b.day)).slice(0, 1))
}

/** The week of the as-of day and the plan of the next one. [WK1] [WK2] */
export function* weekSteps(
  { tasks, days, ratioGoals }: Pick<PeriodRecords, 'tasks' | 'days' | 'ratioGoals'>,
  { today, asOf, peakTasks = LOAD_PEAK_TASKS }: PeriodContext,
): Steps<WeekFacts> {
  const week = weekOf(asOf)
  const nextWeek = weekOf(addDays(week.to, 1))
  const ofWeek = days.filter(({ day }) => within(day, week) && day <= today)
  const done: PeriodTask[] = []
  const undated: PeriodTask[] = []
  const late: PeriodTask[] = []
  yield* visitInSteps(tasks, (task) => {
    const { state } = task.assessment
    const day = finishedOn(task, today)
    if (within(day, week)) done.push(task)
    if (state === 'done' && day === null) undated.push(task)
    if (state === 'delayed') late.push(task)
  })
  const reached = done.filter(({ isMilestone }) => isMilestone)
  /** A reached milestone that has not passed its review is no result, whether or not its day is known. */
  const waits = ({ isMilestone, isPassed }: PeriodTask): boolean => isMilestone && !isPassed
  const lateFirst = yield* sortInSteps(late, longestDelayFirst)
  yield
  const nextPlan = yield* planOf(tasks, nextWeek)
  yield
  const peaks = yield* peaksOf(tasks, nextWeek, { peakTasks, today })
  yield
  return {
    week,
    nextWeek,
    doneIds: idsOf(done.filter(({ isMilestone }) => !isMilestone)),
    undatedIds: idsOf(undated.filter((task) => !waits(task))),
    milestones: {
      passedIds: idsOf(reached.filter(({ isPassed }) => isPassed)),
      unreviewedIds: idsOf([...reached.filter(({ isPassed }) => !isPassed), ...undated.filter(waits)]),
    },
    goals: goalsOfWeek(ofWeek, ratioGoals),
    progress: progressOfWeek(ofWeek),
    lateIds: idsOf(lateFirst),
    finishedLateIds: idsOf(done.filter(({ assessment }) => assessment.finish === 'late').toSorted(longestDelayFirst)),
    nextPlan,
    peakTasks,
    peaks,
  }
}
