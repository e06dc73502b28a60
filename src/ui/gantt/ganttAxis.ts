import { scaleLinear } from 'd3-scale'
import { type DayNumber, formatDay as toDate, weekdayOf } from '../../domain/index.ts'
import { formatDay } from '../../i18n/index.ts'
import type { DaySpan, GanttTask } from './ganttRows.ts'

/** How much of the plan is seen at once. */
export type GanttZoom = 'fit' | 'week' | 'day'

/** The least width of a day, pixels. `fit` draws the whole plan. */
const DAY_WIDTH: Readonly<Record<GanttZoom, number>> = { fit: 0, week: 11, day: 40 }
/** A short plan is not stretched: a day is at most so wide, pixels. */
const MOST_DAY_WIDTH = 40
/** Room at the right for a diamond on the last day, pixels. */
const RIGHT_ROOM = 14
/** A day that is typed in the wrong century would make all others a line: so many days are drawn, three years. */
export const MOST_AXIS_DAYS = 1_096
/** Today is drawn when it is at most so many days outside the bars. */
const MOST_DAYS_TO_TODAY = 14

/** A baseline is drawn when it is at most so many days outside the bars: a year. */
const MOST_DAYS_TO_BASELINE = 366

/** A day as a place: days stand as far apart as they are in the calendar. */
export interface GanttAxis extends DaySpan {
  readonly width: number
  readonly dayWidth: number
  /** The left edge of a day, pixels; a day that is not drawn is at the nearest edge. */
  readonly x: (day: DayNumber) => number
}

/** The days that are drawn, and the tasks whose plans lie too far from the others. */
export interface GanttRange extends DaySpan {
  readonly farIds: ReadonlySet<string>
}

/** The days from the first bar to the last one; null without any bar. */
export function ganttRange(
  tasks: readonly GanttTask[],
  today: DayNumber | null,
  frozen: readonly DaySpan[] = [],
): GanttRange | null {
  if (tasks.length === 0) return null
  const whole = spanOf(tasks.flatMap(barsOf), { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY })
  const window = whole.to - whole.from < MOST_AXIS_DAYS ? whole : windowAround(middleDay(tasks))
  const isIn = ({ from, to }: DaySpan): boolean => from >= window.from && to <= window.to
  const [near, far] = [tasks.filter(({ plan }) => isIn(plan)), tasks.filter(({ plan }) => !isIn(plan))]
  const own = spanOf(near.flatMap(barsOf), { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY })
  const bars = { from: Math.max(own.from, window.from), to: Math.min(own.to, window.to) }
  const isComparable = ({ from, to }: DaySpan): boolean =>
    from >= bars.from - MOST_DAYS_TO_BASELINE && to <= bars.to + MOST_DAYS_TO_BASELINE
  const drawn = spanOf(frozen.filter(isComparable), bars)
  const isNear = today !== null && today >= drawn.from - MOST_DAYS_TO_TODAY && today <= drawn.to + MOST_DAYS_TO_TODAY
  return {
    from: isNear ? Math.min(drawn.from, today) : drawn.from,
    to: isNear ? Math.max(drawn.to, today) : drawn.to,
    farIds: new Set(far.map(({ id }) => id)),
  }
}

const barsOf = ({ plan, actual, delay }: GanttTask): readonly DaySpan[] =>
  [plan, actual, delay].filter((span) => span !== null)

const spanOf = (spans: readonly DaySpan[], start: DaySpan): DaySpan => {
  let { from, to } = start
  for (const span of spans) {
    from = Math.min(from, span.from)
    to = Math.max(to, span.to)
  }
  return { from, to }
}

/** The planned day in the middle of all: a few wrong years do not move it. */
function middleDay(tasks: readonly GanttTask[]): DayNumber {
  const days = tasks.map(({ plan }) => plan.to).toSorted((a, b) => a - b)
  return days[Math.floor((days.length - 1) / 2)] ?? 0
}

const windowAround = (day: DayNumber): DaySpan => ({
  from: day - Math.floor(MOST_AXIS_DAYS / 2),
  to: day + Math.ceil(MOST_AXIS_DAYS / 2) - 1,
})

/** The scale of a range for a drawing of this width, pixels. A zoom that is narrower than the whole plan is the whole plan. */
export function ganttAxis({ from, to }: DaySpan, room: number, zoom: GanttZoom): GanttAxis {
  const days = to - from + 1
  const fit = Math.min(MOST_DAY_WIDTH, Math.max(1, room - RIGHT_ROOM) / days)
  const dayWidth = Math.max(fit, DAY_WIDTH[zoom])
  const scale = scaleLinear()
    .domain([from, to + 1])
    .range([0, days * dayWidth])
    .clamp(true)
  return { from, to, dayWidth, width: Math.max(room, days * dayWidth + RIGHT_ROOM), x: (day) => scale(day) }
}

/** A line of the axis; without words where the words of its neighbour need the room. */
interface Tick {
  readonly day: DayNumber
  readonly x: number
  readonly text: string
}

/** The least distance of two ticks, pixels: 「12/28」 with a blank. */
const TICK_ROOM = 40
const CHARACTER_WIDTH = 6.4
const DAYS_OF_STEPS = { day: 1, week: 7, month: 30, quarter: 91, year: 365 } as const
type TickStep = keyof typeof DAYS_OF_STEPS
const STEPS = Object.keys(DAYS_OF_STEPS) as readonly TickStep[]
const MONTHS_OF: Readonly<Record<'month' | 'quarter' | 'year', number>> = { month: 1, quarter: 3, year: 12 }
const MONDAY = 1

/** The finest step whose lines stand far enough apart. */
const tickStep = (dayWidth: number): TickStep =>
  STEPS.find((step) => DAYS_OF_STEPS[step] * dayWidth >= TICK_ROOM) ?? 'year'

function isTick(day: DayNumber, step: TickStep): boolean {
  if (step === 'day') return true
  if (step === 'week') return weekdayOf(day) === MONDAY
  const [, month = '', date = ''] = (toDate(day) ?? '').split('-')
  return date === '01' && (Number(month) - 1) % MONTHS_OF[step] === 0
}

/** The lines of an axis: each day, each Monday, or the first of months. The year stands where it changes. */
export function ganttTicks(axis: GanttAxis, today: string): readonly Tick[] {
  const step = tickStep(axis.dayWidth)
  const ticks: Tick[] = []
  let beside = today
  let free = 0
  for (let day = axis.from; day <= axis.to; day += 1) {
    if (!isTick(day, step)) continue
    const date = toDate(day) ?? ''
    const words = formatDay(date, beside)
    const x = axis.x(day)
    const fits = x >= free && x + words.length * CHARACTER_WIDTH <= axis.width
    ticks.push({ day, x, text: fits ? words : '' })
    if (!fits) continue
    beside = date
    free = x + words.length * CHARACTER_WIDTH + 6
  }
  return ticks
}

/** From this width of a day on, pixels, days off are shaded: narrower ones would be a pattern of stripes. */
const LEAST_SHADED = 4

/** Days off in a row as one span. None where days are too narrow to tell them apart. [CA1] */
export function daysOff(axis: GanttAxis, isWorkday: (day: string) => boolean): readonly DaySpan[] {
  if (axis.dayWidth < LEAST_SHADED) return []
  const spans: { from: DayNumber; to: DayNumber }[] = []
  for (let day = axis.from; day <= axis.to; day += 1) {
    if (isWorkday(toDate(day) ?? '')) continue
    const last = spans.at(-1)
    if (last?.to === day - 1) last.to = day
    else spans.push({ from: day, to: day })
  }
  return spans
}
