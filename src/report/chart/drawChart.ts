import { scaleBand, scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { byText, type CalendarDate, daysBetween } from '../../domain/index.ts'
import { formatDay, formatMoney } from '../../i18n/index.ts'
import type { Bar, Chart, Tone } from './chart.ts'
import { label, textWidth } from './labels.ts'
import { node, rounded, type SvgNode } from './svg.ts'

/** The width of the sidebar's text, pixels: a drawing is made for it and scales with the page. */
const CHART_WIDTH = 360

const ROW = 38
const BAR_Y = 20
const BAR_HEIGHT = 10

/** A drawing of a chart. `title` names it for people who hear it. The same chart gives the same drawing. */
export function drawChart(chart: Chart, title: string): SvgNode {
  switch (chart.kind) {
    case 'attainment': {
      const most = Math.max(chart.target, 0, ...chart.bars.map(({ value }) => value ?? 0))
      return barChart(chart.bars, {
        title,
        most,
        marks: chart.bars.map(({ hasTarget }) => (hasTarget ? [chart.target] : [])),
      })
    }
    case 'rates':
      return barChart(chart.bars, { title, most: 100 })
    case 'deviations':
    case 'pareto':
      return barChart(chart.bars, { title, most: Math.max(0, ...chart.bars.map(({ value }) => value ?? 0)) })
    case 'budget': {
      const most = Math.max(0, ...chart.bars.flatMap(({ value, of }) => [value ?? 0, of ?? 0]))
      return barChart(chart.bars, { title, most, outlines: chart.bars.map(({ of }) => of) })
    }
    case 'funnel':
      return funnel(chart.steps, title)
    case 'planActual':
      return planActual(chart, title)
    case 'pace':
      return pace(chart, title)
    case 'marks':
      return marks(chart.marks, title)
    case 'load':
      return loadStrip(chart, title)
  }
}

/** One bar without words, for a row that says them: a value, what it is measured against, and a line at the target. */
export function drawBar(
  {
    value,
    most,
    mark = null,
    outline = null,
    tone,
  }: {
    readonly value: number | null
    /** The value at the right edge. */
    readonly most: number
    readonly mark?: number | null
    readonly outline?: number | null
    readonly tone: Tone
  },
  title: string,
): SvgNode {
  const x = widthScale(most)
  return frame(BAR_HEIGHT + 6, title, barParts({ y: 3, x, value, outline, tone, marks: mark === null ? [] : [mark] }))
}

const frame = (height: number, title: string, children: readonly SvgNode[]): SvgNode =>
  node(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${String(CHART_WIDTH)} ${String(rounded(height))}`,
      role: 'img',
      class: 'ct-chart',
    },
    [node('title', {}, [title]), ...children],
  )

/** A row for each bar: its name and value above it. Values below 0 draw no bar; their text says them. */
function barChart(
  bars: readonly Bar[],
  {
    title,
    most,
    marks = [],
    outlines = [],
  }: {
    readonly title: string
    /** The value at the right edge. */
    readonly most: number
    /** Values that a bar has a line at, the target among them, by bar. */
    readonly marks?: readonly (readonly number[])[]
    /** The value that each bar is measured against, drawn behind it. */
    readonly outlines?: readonly (number | null)[]
  },
): SvgNode {
  const x = widthScale(most)
  const height = bars.length * ROW
  const rows = bars.flatMap(({ label: name, value, text, tone }, at): readonly SvgNode[] => {
    const y = at * ROW
    const valueWidth = Math.min(textWidth(text), CHART_WIDTH / 2)
    return [
      label(name, { x: 0, y: y + 13, width: CHART_WIDTH - valueWidth - 12 }),
      label(text, { x: CHART_WIDTH, y: y + 13, width: CHART_WIDTH / 2, anchor: 'end', className: 'ink-2' }),
      ...barParts({ y: y + BAR_Y, x, value, outline: outlines[at] ?? null, tone, marks: marks[at] ?? [] }),
    ]
  })
  return frame(Math.max(height, 1), title, rows)
}

/** From 0 at the left edge to `most` at the right one. */
const widthScale = (most: number) =>
  scaleLinear()
    .domain([0, most > 0 && Number.isFinite(most) ? most : 1])
    .range([0, CHART_WIDTH])
    .clamp(true)

/** The track, the value that a bar is measured against, the bar, and a line at each mark. */
function barParts({
  y,
  x,
  value,
  outline,
  tone,
  marks: places,
}: {
  readonly y: number
  readonly x: (value: number) => number
  readonly value: number | null
  readonly outline: number | null
  readonly tone: Tone
  readonly marks: readonly number[]
}): readonly SvgNode[] {
  return [
    node('rect', { x: 0, y, width: CHART_WIDTH, height: BAR_HEIGHT, rx: 2, class: 'track' }),
    ...(outline === null || outline <= 0
      ? []
      : [node('rect', { x: 0, y, width: rounded(x(outline)), height: BAR_HEIGHT, rx: 2, class: 'measure' })]),
    ...(value === null || value <= 0
      ? []
      : [node('rect', { x: 0, y: y + 2, width: rounded(x(value)), height: BAR_HEIGHT - 4, rx: 2, class: tone })]),
    ...places.map((mark) => {
      const place = rounded(Math.min(x(mark), CHART_WIDTH - 1))
      return node('line', { x1: place, x2: place, y1: y - 3, y2: y + BAR_HEIGHT + 3, class: 'target' })
    }),
  ]
}

/** Height of the row of a mark's words, above the line. */
const MARK_ROW = 16

/** A mark of a line with its words; the one of the bar ends there, the others cross the line. */
interface PlacedMark {
  /** Pixels from the left edge. */
  readonly place: number
  readonly words: string
  readonly isBar: boolean
}

/** Marks with their words above the line that begins at `top`, each in a row of its own. */
function markParts(marked: readonly PlacedMark[], top: number): readonly SvgNode[] {
  // Words to the right of their line: the mark that is furthest left stands on top, so that no line crosses words.
  return marked
    .map((mark) => ({ ...mark, place: rounded(Math.min(Math.max(0, mark.place), CHART_WIDTH - 1)) }))
    .toSorted((a, b) => a.place - b.place)
    .flatMap(({ words, isBar, place }, at) => {
      const y = at * MARK_ROW + 12
      const fits = place + 4 + textWidth(words) <= CHART_WIDTH
      return [
        node('line', {
          x1: place,
          x2: place,
          y1: y - 9,
          y2: top + BAR_HEIGHT + (isBar ? 0 : 3),
          class: isBar ? 'spent' : 'target',
        }),
        label(words, {
          x: fits ? place + 4 : place - 4,
          y,
          width: CHART_WIDTH,
          anchor: fits ? 'start' : 'end',
          className: isBar ? 'ink' : 'ink-2',
        }),
      ]
    })
}

/** Shares on one line: the first as a bar, the others as lines that reach down to it, each with its words above. */
function marks(all: Extract<Chart, { kind: 'marks' }>['marks'], title: string): SvgNode {
  const x = widthScale(Math.max(100, ...all.map(({ value }) => value)))
  const top = all.length * MARK_ROW + 4
  const placed = all.map(({ label: name, value, text }, at) => ({
    words: `${name} ${text}`,
    isBar: at === 0,
    place: x(value),
  }))
  const [bar] = all
  return frame(top + BAR_HEIGHT + 4, title, [
    ...barParts({ y: top, x, value: bar?.value ?? null, outline: null, tone: 'neutral', marks: [] }),
    ...markParts(placed, top),
  ])
}

/** A day on a line of days, with its words. */
interface DayMark {
  readonly day: CalendarDate
  readonly words: string
}

/**
 * A span of days on a line that begins at `from`: the bar from the first to the second of `bar`, and lines at other days.
 * The days of the bar are marked at its ends.
 */
export function drawRange(
  {
    from,
    bar,
    marks: others,
  }: {
    readonly from: CalendarDate
    readonly bar: readonly [DayMark, DayMark]
    readonly marks: readonly DayMark[]
  },
  title: string,
): SvgNode {
  const days = [from, ...[...bar, ...others].map(({ day }) => day)].toSorted(byText)
  const [first, last] = [days[0] ?? from, days.at(-1) ?? from]
  // Room for the words of the last day, which stand to the right of its line as all others: no line crosses words.
  const widest = Math.max(...[...bar, ...others].map(({ words }) => textWidth(words)))
  const span = scaleLinear()
    .domain([0, Math.max(1, daysBetween(first, last) ?? 1)])
    .range([0, Math.max(0, CHART_WIDTH - widest - 8)])
    .clamp(true)
  const x = (day: CalendarDate): number => span(daysBetween(first, day) ?? 0)
  // A bar that begins and ends on one day is one mark.
  const ends = bar[0].day === bar[1].day ? [bar[1]] : bar
  const all = [...ends.map((mark) => ({ ...mark, isBar: true })), ...others.map((mark) => ({ ...mark, isBar: false }))]
  const top = all.length * MARK_ROW + 4
  const [start, end] = bar.map(({ day }) => rounded(x(day))) as [number, number]
  const width = Math.max(3, end - start)
  const left = Math.min(start, CHART_WIDTH - width)
  return frame(top + BAR_HEIGHT + 4, title, [
    ...barParts({ y: top, x: () => 0, value: null, outline: null, tone: 'neutral', marks: [] }),
    node('rect', {
      x: rounded(left),
      y: top + 2,
      width: rounded(width),
      height: BAR_HEIGHT - 4,
      rx: 2,
      class: 'neutral',
    }),
    ...markParts(
      all.map(({ day, words, isBar }) => ({ words, isBar, place: x(day) })),
      top,
    ),
  ])
}

/** Steps as bars in the middle, each as wide as its share of the first. */
function funnel(steps: Extract<Chart, { kind: 'funnel' }>['steps'], title: string): SvgNode {
  const first = Math.max(1, ...steps.map(({ value }) => value ?? 0))
  const x = scaleLinear().domain([0, first]).range([2, CHART_WIDTH]).clamp(true)
  return frame(
    Math.max(steps.length * ROW, 1),
    title,
    steps.flatMap(({ label: name, value, text, tone }, at) => {
      const width = rounded(x(Math.max(0, value ?? 0)))
      const y = at * ROW
      return [
        label(name, { x: 0, y: y + 13, width: CHART_WIDTH / 2 }),
        label(text, { x: CHART_WIDTH, y: y + 13, width: CHART_WIDTH / 2 - 12, anchor: 'end', className: 'ink-2' }),
        node('rect', {
          x: rounded((CHART_WIDTH - width) / 2),
          y: y + BAR_Y,
          width,
          height: BAR_HEIGHT,
          rx: 2,
          class: tone,
        }),
      ]
    }),
  )
}

/** Height of the names of the lines, above a plot. */
const LEGEND = 14

const PLOT = { left: 34, right: 8, top: 8, bottom: 20, height: 150 } as const

/** A value of a day on a line; null where there is none. */
interface LinePoint {
  readonly day: CalendarDate
  readonly value: number | null
}

type KnownPoint = LinePoint & { readonly value: number }

/** Days stand as far apart as they are in the calendar, from `left` to the right edge of a plot. */
function dayScale(days: readonly { readonly day: CalendarDate }[], left: number): (day: CalendarDate) => number {
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? '']
  const span = scaleLinear()
    .domain([0, Math.max(1, daysBetween(first, last) ?? 1)])
    .range([left, CHART_WIDTH - PLOT.right])
    .clamp(true)
  return (day) => span(daysBetween(first, day) ?? 0)
}

/** The pieces that a line is drawn in. Where `breaks` is set, a day without a value, or none at all, ends a piece. */
function piecesOf(points: readonly LinePoint[], breaks: boolean): readonly (readonly KnownPoint[])[] {
  const known = points.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]))
  if (!breaks) return known.length === 0 ? [] : [known]
  const pieces: KnownPoint[][] = []
  for (const point of known) {
    const piece = pieces.at(-1)
    const before = piece?.at(-1)
    if (piece !== undefined && before !== undefined && (daysBetween(before.day, point.day) ?? 0) <= 1) piece.push(point)
    else pieces.push([point])
  }
  return pieces
}

/** A line through the known points, with a dot at the last one; in pieces, a day that stands alone is a dot too. */
function lineOf(
  points: readonly LinePoint[],
  {
    x,
    y,
    className,
    breaks = false,
  }: {
    readonly x: (day: CalendarDate) => number
    readonly y: (value: number) => number
    readonly className: string
    readonly breaks?: boolean
  },
): readonly SvgNode[] {
  const pieces = piecesOf(points, breaks)
  const d = pieces
    .filter((piece) => !breaks || piece.length > 1)
    .map((piece) =>
      line<KnownPoint>()
        .x(({ day }) => rounded(x(day)))
        .y(({ value }) => rounded(y(value)))(piece),
    )
    .join('')
  const last = pieces.at(-1)?.at(-1)
  const alone = breaks ? pieces.filter((piece) => piece.length === 1 && piece[0] !== last).flat() : []
  const dot = ({ day, value }: KnownPoint, r: number): SvgNode =>
    node('circle', { cx: rounded(x(day)), cy: rounded(y(value)), r, class: className })
  return [
    ...(d === '' ? [] : [node('path', { d, fill: 'none', class: className })]),
    ...alone.map((point) => dot(point, 2)),
    ...(last === undefined ? [] : [dot(last, 3)]),
  ]
}

/** The first and the last day below a plot. */
function dayLabels(days: readonly string[], left: number): readonly SvgNode[] {
  const [first, last] = [days[0], days.at(-1)]
  const y = PLOT.height - 4
  return [
    ...(first === undefined ? [] : [label(first, { x: left, y, width: 100, className: 'ink-3' })]),
    ...(last === undefined || last === first
      ? []
      : [label(last, { x: CHART_WIDTH - PLOT.right, y, width: 100, anchor: 'end', className: 'ink-3' })]),
  ]
}

/** Two lines over the calendar, planned and actual, from 0 to 100 percent; a day that was not kept is a gap. */
function planActual({ days, names }: Extract<Chart, { kind: 'planActual' }>, title: string): SvgNode {
  const x = dayScale(days, PLOT.left)
  const y = scaleLinear()
    .domain([0, 100])
    .range([PLOT.height - PLOT.bottom, PLOT.top + LEGEND])
    .clamp(true)
  const drawn = (className: 'planned' | 'actual') =>
    lineOf(
      days.map((one) => ({ day: one.day, value: one[className] })),
      { x, y, className, breaks: true },
    )
  return frame(PLOT.height, title, [
    ...[0, 50, 100].flatMap((percent) => [
      gridLine(y(percent), PLOT.left),
      label(`${String(percent)}%`, {
        x: PLOT.left - 6,
        y: y(percent) + 4,
        width: 40,
        anchor: 'end',
        className: 'ink-3',
      }),
    ]),
    ...drawn('planned'),
    ...drawn('actual'),
    ...legend(names),
    ...dayLabels(
      days.map(({ text }) => text),
      PLOT.left,
    ),
  ])
}

const gridLine = (y: number, left: number): SvgNode =>
  node('line', { x1: left, x2: CHART_WIDTH - PLOT.right, y1: rounded(y), y2: rounded(y), class: 'grid' })

/** A goal and its pace over days, on a scale of the goal's own unit. */
function pace({ days, unit, names }: Extract<Chart, { kind: 'pace' }>, title: string): SvgNode {
  const x = dayScale(days, 0)
  const values = days.flatMap(({ actual, expected }) => [actual ?? [], expected ?? []].flat())
  const bottom = Math.min(0, ...values)
  const most = Math.max(bottom, ...values)
  const y = scaleLinear()
    .domain([bottom, most - bottom > Number.EPSILON ? most : bottom + 1])
    .nice(2)
    .range([PLOT.height - PLOT.bottom, PLOT.top + 28])
    .clamp(true)
  return frame(PLOT.height, title, [
    ...y
      .ticks(2)
      .flatMap((value) => [
        gridLine(y(value), 0),
        label(formatMoney(value) + unit, { x: 0, y: y(value) - 3, width: 120, className: 'ink-3' }),
      ]),
    ...lineOf(
      days.map(({ day, expected }) => ({ day, value: expected })),
      { x, y, className: 'planned' },
    ),
    ...lineOf(
      days.map(({ day, actual }) => ({ day, value: actual })),
      { x, y, className: 'actual' },
    ),
    ...legend({ planned: names.expected, actual: names.actual }),
    ...dayLabels(
      days.map(({ day }) => formatDay(day, days.at(-1)?.day)),
      0,
    ),
  ])
}

/** The length of the piece of a line that stands before its name. */
const SAMPLE = 20

/** The two lines by name, at the right above the plot. */
function legend({ planned, actual }: Extract<Chart, { kind: 'planActual' }>['names']): readonly SvgNode[] {
  const entry = (name: string, className: string, end: number): readonly SvgNode[] => {
    const left = rounded(end - textWidth(name) - SAMPLE - 4)
    return [
      node('path', { d: `M${String(left)},9L${String(left + SAMPLE)},9`, fill: 'none', class: className }),
      label(name, { x: end, y: 13, width: CHART_WIDTH / 2, anchor: 'end', className: 'ink-2' }),
    ]
  }
  const end = CHART_WIDTH - PLOT.right
  return [...entry(planned, 'planned', end), ...entry(actual, 'actual', end - textWidth(planned) - SAMPLE - 16)]
}
const STRIP = { left: 24, right: 4, top: 16, bottom: 20, height: 96 } as const
const WEEK_DAYS = 7

/** A column for each day, as high as the load; days from the limit on are marked by colour and number. */
function loadStrip({ days, peak }: Extract<Chart, { kind: 'load' }>, title: string): SvgNode {
  const floor = STRIP.height - STRIP.bottom
  const most = Math.max(peak, ...days.map(({ count }) => count))
  const x = scaleBand<string>()
    .domain(days.map(({ day }) => day))
    .range([STRIP.left, CHART_WIDTH - STRIP.right])
    .paddingInner(0.2)
  const y = scaleLinear().domain([0, most]).range([floor, STRIP.top])
  const limit = rounded(y(peak))
  return frame(STRIP.height, title, [
    node('line', { x1: STRIP.left, x2: CHART_WIDTH - STRIP.right, y1: floor, y2: floor, class: 'grid' }),
    ...days.flatMap(({ day, count }, at): readonly SvgNode[] => {
      const left = x(day) ?? 0
      const top = y(count)
      const isPeak = count >= peak
      return [
        ...(count === 0
          ? []
          : [
              node('rect', {
                x: rounded(left),
                y: rounded(top),
                width: rounded(x.bandwidth()),
                height: rounded(floor - top),
                rx: 1,
                class: isPeak ? 'bad' : 'neutral',
              }),
            ]),
        ...(isPeak && days[at - 1]?.count !== count
          ? [label(String(count), { x: left, y: top - 4, width: 40, className: 'ink-2' })]
          : []),
        ...(at % WEEK_DAYS === 0
          ? [label(formatDay(day, days[0]?.day), { x: left, y: STRIP.height - 4, width: 60, className: 'ink-3' })]
          : []),
      ]
    }),
    node('line', { x1: STRIP.left, x2: CHART_WIDTH - STRIP.right, y1: limit, y2: limit, class: 'target' }),
    label(String(peak), { x: STRIP.left - 6, y: limit + 4, width: 40, anchor: 'end', className: 'ink-3' }),
  ])
}
