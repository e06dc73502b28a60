import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import type { Bar, Chart, ChartDay } from './chart.ts'
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
      return barChart(chart.bars, { title, most, marks: [chart.target] })
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
      return planActual(chart.days, title)
  }
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
    /** Values that each bar has a line at, the target among them. */
    readonly marks?: readonly number[]
    /** The value that each bar is measured against, drawn behind it. */
    readonly outlines?: readonly (number | null)[]
  },
): SvgNode {
  const x = scaleLinear()
    .domain([0, most > 0 && Number.isFinite(most) ? most : 1])
    .range([0, CHART_WIDTH])
    .clamp(true)
  const height = bars.length * ROW
  const rows = bars.flatMap(({ label: name, value, text, tone }, at): readonly SvgNode[] => {
    const y = at * ROW
    const valueWidth = Math.min(textWidth(text), CHART_WIDTH / 2)
    const outline = outlines[at] ?? null
    const lines = marks.map((mark) => {
      const place = rounded(Math.min(x(mark), CHART_WIDTH - 1))
      return node('line', {
        x1: place,
        x2: place,
        y1: y + BAR_Y - 3,
        y2: y + BAR_Y + BAR_HEIGHT + 3,
        class: 'target',
      })
    })
    return [
      label(name, { x: 0, y: y + 13, width: CHART_WIDTH - valueWidth - 12 }),
      label(text, { x: CHART_WIDTH, y: y + 13, width: CHART_WIDTH / 2, anchor: 'end', className: 'ink-2' }),
      node('rect', { x: 0, y: y + BAR_Y, width: CHART_WIDTH, height: BAR_HEIGHT, rx: 2, class: 'track' }),
      ...(outline === null || outline <= 0
        ? []
        : [
            node('rect', {
              x: 0,
              y: y + BAR_Y,
              width: rounded(x(outline)),
              height: BAR_HEIGHT,
              rx: 2,
              class: 'measure',
            }),
          ]),
      ...(value === null || value <= 0
        ? []
        : [
            node('rect', {
              x: 0,
              y: y + BAR_Y + 2,
              width: rounded(x(value)),
              height: BAR_HEIGHT - 4,
              rx: 2,
              class: tone,
            }),
          ]),
      ...lines,
    ]
  })
  return frame(Math.max(height, 1), title, rows)
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

const PLOT = { left: 34, right: 8, top: 8, bottom: 20, height: 150 } as const

/** Two lines over days, planned and actual, from 0 to 100 percent. */
function planActual(days: readonly ChartDay[], title: string): SvgNode {
  const x = scalePoint<string>()
    .domain(days.map(({ day }) => day))
    .range([PLOT.left, CHART_WIDTH - PLOT.right])
  const y = scaleLinear()
    .domain([0, 100])
    .range([PLOT.height - PLOT.bottom, PLOT.top])
    .clamp(true)
  const pathOf = (valueOf: (day: ChartDay) => number | null, className: string): readonly SvgNode[] => {
    const known = days.filter((day) => valueOf(day) !== null)
    const placed = known.map((day) => ({ x: rounded(x(day.day) ?? 0), y: rounded(y(valueOf(day) ?? 0)) }))
    const d = line<{ readonly x: number; readonly y: number }>()
      .x((one) => one.x)
      .y((one) => one.y)(placed)
    const [last] = placed.slice(-1)
    return [
      ...(d === null ? [] : [node('path', { d, fill: 'none', class: className })]),
      ...(last === undefined ? [] : [node('circle', { cx: last.x, cy: last.y, r: 3, class: className })]),
    ]
  }
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  return frame(PLOT.height, title, [
    ...[0, 50, 100].flatMap((percent) => [
      node('line', {
        x1: PLOT.left,
        x2: CHART_WIDTH - PLOT.right,
        y1: rounded(y(percent)),
        y2: rounded(y(percent)),
        class: 'grid',
      }),
      label(`${String(percent)}%`, {
        x: PLOT.left - 6,
        y: y(percent) + 4,
        width: 40,
        anchor: 'end',
        className: 'ink-3',
      }),
    ]),
    ...pathOf(({ planned }) => planned, 'planned'),
    ...pathOf(({ actual }) => actual, 'actual'),
    ...(first === undefined
      ? []
      : [label(first, { x: PLOT.left, y: PLOT.height - 4, width: 100, className: 'ink-3' })]),
    ...(last === undefined || last === first
      ? []
      : [
          label(last, {
            x: CHART_WIDTH - PLOT.right,
            y: PLOT.height - 4,
            width: 100,
            anchor: 'end',
            className: 'ink-3',
          }),
        ]),
  ])
}
