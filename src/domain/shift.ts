import { workdayAfter } from './addWorkdays.ts'
import { bufferViolationsSteps, type BufferViolation } from './buffers.ts'
import { formatDay, isInCalendar, parseDay } from './calendarDate.ts'
import type { CalendarDate, DayNumber } from './calendarDate.ts'
import { hasBegun } from './campaignForecast.ts'
import { dependencyGraphSteps, type DependencyGraph, type NetworkTask } from './dependencyGraph.ts'
import { plannedSpan } from './plannedSpan.ts'
import { allAtOnce, flatMapInSteps, indexInSteps, mapInSteps, type Steps, visitInSteps } from './steps.ts'

/** In which days a change counts. [CA1] */
export type ShiftUnit = 'calendar' | 'workday'

/** A change of the plan that people try before anything is written. [SH1] [SH3] */
export type ShiftChange =
  /** Positive = later. */
  | { readonly kind: 'move'; readonly ids: readonly string[]; readonly days: number; readonly unit: ShiftUnit }
  /** `factor` times as many people: what is left of the task takes so many times less. */
  | { readonly kind: 'pace'; readonly ids: readonly string[]; readonly factor: number; readonly unit: ShiftUnit }
  /** The tasks are dropped from the plan. */
  | { readonly kind: 'cut'; readonly ids: readonly string[] }

export interface ShiftOptions {
  readonly today: CalendarDate
  readonly isWorkday: (day: CalendarDate) => boolean
  /** Whether successors also move earlier with their predecessors; later they always do. */
  readonly pulls: boolean
  /** Tasks that keep their dates whatever happens: people have unticked them. */
  readonly keeps: ReadonlySet<string>
}

/** Planned dates as they stand in the cells; a milestone has no start. */
export interface PlanDates {
  readonly start: CalendarDate | null
  readonly end: CalendarDate
}

/** A task whose planned dates change. */
export interface ShiftedTask {
  readonly id: string
  readonly before: PlanDates
  readonly after: PlanDates
  /** Calendar days by which its end moves; negative = earlier. */
  readonly days: number
  /** Whether somebody asked for it, or a predecessor moves it. */
  readonly because: 'asked' | 'pushed' | 'pulled'
  /** The predecessor that moves it; null when somebody asked for it. */
  readonly by: string | null
  /** The new dates begin before today although the task has not begun. */
  readonly isPast: boolean
}

/** Why a task that somebody wants to change stays as it is. */
export type ShiftExclusion = 'done' | 'cancelled' | 'noPlan' | 'nothingLeft'

/** What changes of a plan would do. Nothing is written. [SH1] */
export interface ShiftPreview {
  readonly rule: 'SH1'
  /** In the order of the plan. */
  readonly moved: readonly ShiftedTask[]
  /** The tasks that keep their dates and would move otherwise. */
  readonly kept: readonly ShiftedTask[]
  readonly excluded: readonly { readonly id: string; readonly because: ShiftExclusion }[]
  readonly cut: readonly string[]
  /** The last planned end; null when no task has a plan. */
  readonly end: { readonly before: CalendarDate | null; readonly after: CalendarDate | null }
  /** The links that are too short, before and afterwards. [DP1] */
  readonly violations: { readonly before: readonly BufferViolation[]; readonly after: readonly BufferViolation[] }
  /** The plan as it would be. */
  readonly graph: DependencyGraph
}

/** Dates in day numbers. `start` is the end of a milestone. */
interface Span {
  readonly start: DayNumber
  readonly end: DayNumber
}

/**
 * Previews changes one after another; each sees the dates that those before it leave. A task that moves later pushes
 * its successors so far that the lag is kept again, and no further. Earlier they follow only with `pulls`, by as many
 * days as the predecessor moves and as their lags allow. Done and cancelled tasks never move; of a task that has begun
 * only the end moves, and only when somebody asks for it. Links on a cycle move nobody. [SH1] [DP2]
 */
export function* shiftSteps(
  graph: DependencyGraph,
  changes: readonly ShiftChange[],
  options: ShiftOptions,
): Steps<ShiftPreview> {
  const spans: (Span | null)[] = [
    ...(yield* mapInSteps(graph.tasks, ({ task, assessment }) =>
      assessment.state === 'cancelled' ? null : plannedSpan(task),
    )),
  ]
  const original = [...spans]
  const causes = new Map<number, Pick<ShiftedTask, 'because' | 'by'>>()
  const kept = new Map<number, { readonly span: Span } & Pick<ShiftedTask, 'because' | 'by'>>()
  const excluded = new Map<string, ShiftExclusion>()
  const cut = new Set<string>()
  const position = yield* indexInSteps(graph.tasks, ({ id }, at) => [id, at])
  const begun = yield* mapInSteps(graph.tasks, (node) => hasBegun(node, options.today))
  const workdays = rememberedWorkdays(options.isWorkday)

  for (const change of changes) {
    const wanted = new Map<number, Span>()
    const wish = (id: string): void => {
      const at = position.get(id)
      const node = at === undefined ? undefined : graph.tasks[at]
      if (at === undefined || node === undefined || cut.has(id)) return
      const span = spans[at] ?? null
      const because = exclusionOf(node, span, change.kind)
      if (because !== null) excluded.set(id, because)
      else if (change.kind === 'cut') cut.add(id)
      else if (span !== null) {
        const next = changedSpan(span, change, { today: options.today, workdays, hasBegun: begun[at] === true })
        if (next === null) excluded.set(id, 'nothingLeft')
        else if (options.keeps.has(id)) kept.set(at, { span: next, because: 'asked', by: null })
        else wanted.set(at, next)
      }
    }
    yield* visitInSteps([...new Set(change.ids)], wish, workdays.isEnough)
    if (change.kind === 'cut') {
      for (const id of cut) spans[position.get(id) ?? -1] = null
      continue
    }
    const before = [...spans]
    /** Calendar days by which the end of a task moves in this change. */
    const moves = (at: number): number => (spans[at]?.end ?? 0) - (before[at]?.end ?? 0)
    const follow = (at: number): void => {
      const node = graph.tasks[at]
      const own = before[at] ?? null
      if (node === undefined || own === null) return
      const asked = wanted.get(at)
      const links = graph.into[at] ?? []
      if (asked !== undefined) {
        const least = begun[at] === true ? asked.start : leastStart(links, before, spans, { own, asked })
        spans[at] = least > asked.start ? startingOn(least, own, change.unit, workdays) : asked
        causes.set(at, { because: 'asked', by: null })
        return
      }
      if (node.assessment.state === 'done' || begun[at] === true) return
      const pushed = pushOf(links, spans, moves, own)
      const pulled = pushed === null && options.pulls ? pullOf(links, spans, moves, own) : null
      const next = pushed ?? pulled
      if (next === null) return
      const span = startingOn(next.start, own, change.unit, workdays)
      // In workdays the first possible day may be no earlier than the present one.
      if (pushed === null && span.start >= own.start) return
      const cause = { because: pushed === null ? 'pulled' : 'pushed', by: graph.tasks[next.from]?.id ?? null } as const
      if (options.keeps.has(node.id)) kept.set(at, { span, ...cause })
      else {
        spans[at] = span
        if (causes.get(at)?.because !== 'asked') causes.set(at, cause)
      }
    }
    yield* visitInSteps(graph.order, follow, workdays.isEnough)
  }

  const shifted = (
    at: number,
    span: Span,
    { because, by }: Pick<ShiftedTask, 'because' | 'by'>,
  ): readonly ShiftedTask[] => {
    const node = graph.tasks[at]
    const old = original[at] ?? null
    if (node === undefined || old === null || (old.start === span.start && old.end === span.end)) return []
    const [before, after] = [datesOf(node, old), datesOf(node, span)]
    const now = parseDay(options.today) ?? Number.NEGATIVE_INFINITY
    const isPast = begun[at] === true ? span.end < now : span.start < now
    return before === null || after === null
      ? []
      : [{ id: node.id, before, after, days: span.end - old.end, because, by, isPast }]
  }
  const moved = yield* flatMapInSteps(graph.tasks, (_node, at) => {
    const [span, cause] = [spans[at] ?? null, causes.get(at)]
    return span === null || cause === undefined ? [] : shifted(at, span, cause)
  })
  yield
  const keptTasks = yield* flatMapInSteps(graph.tasks, (_node, at) => {
    const own = kept.get(at)
    return own === undefined ? [] : shifted(at, own.span, own)
  })
  yield
  const dates = yield* indexInSteps(moved, ({ id, after }) => [id, after])
  const after = yield* graphWith(graph, dates, cut)
  yield
  const violationsBefore = yield* bufferViolationsSteps(graph)
  yield
  const violationsAfter = yield* bufferViolationsSteps(after)
  yield
  return {
    rule: 'SH1',
    moved,
    kept: keptTasks,
    excluded: [...excluded].flatMap(([id, because]) => (dates.has(id) ? [] : [{ id, because }])),
    cut: [...cut],
    end: { before: lastEnd(original), after: lastEnd(spans) },
    violations: { before: violationsBefore, after: violationsAfter },
    graph: after,
  }
}

/** What changes of a plan would do, without a pause. [SH1] */
export const previewShift = (
  graph: DependencyGraph,
  changes: readonly ShiftChange[],
  options: ShiftOptions,
): ShiftPreview => allAtOnce(shiftSteps(graph, changes, options))

function exclusionOf({ assessment }: NetworkTask, span: Span | null, kind: ShiftChange['kind']): ShiftExclusion | null {
  if (assessment.state === 'done' || assessment.state === 'cancelled') return assessment.state
  return span === null && kind !== 'cut' ? 'noPlan' : null
}

/** The dates that a change asks for; null when nothing is left to change. */
function changedSpan(
  span: Span,
  change: Exclude<ShiftChange, { kind: 'cut' }>,
  {
    today,
    workdays,
    hasBegun: isUnderWay,
  }: { readonly today: CalendarDate; readonly workdays: Workdays; readonly hasBegun: boolean },
): Span | null {
  if (change.kind === 'pace') {
    if (!(change.factor > 0) || !Number.isFinite(change.factor)) return null
    const now = parseDay(today) ?? span.start
    const from = isUnderWay ? Math.max(now, span.start) : span.start
    const left = lengthOf({ start: from, end: span.end }, change.unit, workdays)
    if (span.end < from || left === 0) return null
    const end = endAfter(from, Math.max(1, Math.ceil(left / change.factor)), change.unit, workdays)
    return end === span.end ? null : { start: span.start, end }
  }
  const days = Number.isFinite(change.days) ? Math.trunc(change.days) : 0
  if (days === 0) return null
  const later = (day: DayNumber): DayNumber => dayAfter(day, days, change.unit, workdays)
  if (isUnderWay) {
    const end = Math.max(span.start, later(span.end))
    return end === span.end ? null : { start: span.start, end }
  }
  return startingOn(later(span.start), span, change.unit, workdays)
}

/** The first day that predecessors which move later leave to a task that somebody moves. */
function leastStart(
  links: DependencyGraph['into'][number],
  before: readonly (Span | null)[],
  spans: readonly (Span | null)[],
  { own, asked }: { readonly own: Span; readonly asked: Span },
): DayNumber {
  let least = asked.start
  for (const { from, lagDays } of links) {
    const [old, now] = [before[from] ?? null, spans[from] ?? null]
    if (old === null || now === null || now.end <= old.end) continue
    // A link that was too short before is not made shorter, and not mended either.
    least = Math.max(least, now.end + Math.min(lagDays, own.start - old.end))
  }
  return least
}

/** Where predecessors that move later push a task; null when the lags still hold. */
function pushOf(
  links: DependencyGraph['into'][number],
  spans: readonly (Span | null)[],
  moves: (at: number) => number,
  own: Span,
): { readonly start: DayNumber; readonly from: number } | null {
  let start = own.start
  let by: number | null = null
  for (const { from, lagDays } of links) {
    const before = spans[from] ?? null
    if (before === null || moves(from) <= 0 || before.end + lagDays <= start) continue
    start = before.end + lagDays
    by = from
  }
  return by === null ? null : { start, from: by }
}

/** Where predecessors that move earlier let a task begin; null when it stays. */
function pullOf(
  links: DependencyGraph['into'][number],
  spans: readonly (Span | null)[],
  moves: (at: number) => number,
  own: Span,
): { readonly start: DayNumber; readonly from: number } | null {
  let least = Number.NEGATIVE_INFINITY
  let earlier = 0
  let by: number | null = null
  for (const { from, lagDays } of links) {
    const before = spans[from] ?? null
    if (before === null) continue
    least = Math.max(least, before.end + lagDays)
    if (-moves(from) <= earlier) continue
    earlier = -moves(from)
    by = from
  }
  const start = Math.max(own.start - earlier, least)
  return by === null || start >= own.start ? null : { start, from: by }
}

/** The span moved so that it begins on a day, as long as before; in workdays it begins on the next workday. */
function startingOn(day: DayNumber, span: Span, unit: ShiftUnit, workdays: Workdays): Span {
  if (unit === 'calendar') return { start: day, end: day + span.end - span.start }
  const start = dayAfter(day - 1, 1, unit, workdays)
  const days = lengthOf(span, unit, workdays)
  return { start, end: days === 0 ? start + span.end - span.start : endAfter(start, days, unit, workdays) }
}

/** Days of a span, both ends counted. */
function lengthOf({ start, end }: Span, unit: ShiftUnit, { isWorkday }: Workdays): number {
  if (unit === 'calendar') return end - start + 1
  let days = 0
  for (let day = start; day <= end; day += 1) if (isWorkday(day)) days += 1
  return days
}

/** The last of so many days of which `start` may be the first. */
const endAfter = (start: DayNumber, days: number, unit: ShiftUnit, workdays: Workdays): DayNumber =>
  dayAfter(start - 1, days, unit, workdays)

function dayAfter(day: DayNumber, days: number, unit: ShiftUnit, { isWorkday }: Workdays): DayNumber {
  if (unit === 'calendar') return day + days
  if (!isInCalendar(day)) return day
  return workdayAfter(day, days, isWorkday) ?? (isInCalendar(day + days) ? day + days : day)
}

/** So many days are looked at in one step: some milliseconds. */
const DAYS_PER_STEP = 50_000

interface Workdays {
  readonly isWorkday: (day: DayNumber) => boolean
  /** Whether so many days were looked at since it last said so that it is time for a pause. */
  readonly isEnough: () => boolean
}

/** A calendar that is asked about each day once: long tasks look at the same days again and again. */
function rememberedWorkdays(isWorkday: (day: CalendarDate) => boolean): Workdays {
  const known = new Map<DayNumber, boolean>()
  let looks = 0
  return {
    isWorkday(day) {
      looks += 1
      const before = known.get(day)
      if (before !== undefined) return before
      const answer = isWorkday(formatDay(day) ?? '')
      known.set(day, answer)
      return answer
    },
    isEnough() {
      if (looks < DAYS_PER_STEP) return false
      looks = 0
      return true
    },
  }
}

function datesOf({ task }: NetworkTask, { start, end }: Span): PlanDates | null {
  const last = formatDay(end)
  if (last === null) return null
  return { start: parseDay(task.plannedStart) === null ? null : formatDay(start), end: last }
}

function lastEnd(spans: readonly (Span | null)[]): CalendarDate | null {
  let last = Number.NEGATIVE_INFINITY
  for (const span of spans) if (span !== null) last = Math.max(last, span.end)
  return formatDay(last)
}

/** The graph with other dates and without the tasks that are cut. */
function* graphWith(
  graph: DependencyGraph,
  dates: ReadonlyMap<string, PlanDates>,
  cut: ReadonlySet<string>,
): Steps<DependencyGraph> {
  const tasks = yield* mapInSteps(graph.tasks, (node): NetworkTask => {
    const own = dates.get(node.id)
    if (cut.has(node.id)) return { ...node, assessment: { ...node.assessment, state: 'cancelled' } }
    return own === undefined
      ? node
      : { ...node, task: { ...node.task, plannedStart: own.start ?? node.task.plannedStart, plannedEnd: own.end } }
  })
  return cut.size === 0 ? { ...graph, tasks } : yield* dependencyGraphSteps(tasks)
}
