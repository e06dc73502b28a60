import fc from 'fast-check'
import { formatDay } from '../../src/i18n/index.ts'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/index.ts'
import type { Chart } from '../../src/report/chart/chart.ts'
import { chartBlock } from '../../src/report/chart/chartBlock.ts'
import { drawBar, drawChart, drawRange } from '../../src/report/chart/drawChart.ts'
import type { SvgNode } from '../../src/report/chart/svg.ts'
import { translateIn } from '../support/translateIn.ts'

const t = translateIn('zh-CN')
const WIDTH = 360

const nodesOf = (node: SvgNode): readonly SvgNode[] => [
  node,
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : nodesOf(child))),
]
const textsOf = (drawn: SvgNode) =>
  nodesOf(drawn)
    .filter(({ tag }) => tag === 'text')
    .map(({ children }) => children.filter((child) => typeof child === 'string').join(''))
/** Every horizontal place of a drawing; those of paths too. */
const placesOf = (drawn: SvgNode): readonly number[] =>
  nodesOf(drawn).flatMap(({ attributes }) => [
    ...['x', 'x1', 'x2', 'cx', 'y', 'y1', 'y2', 'cy', 'width', 'height']
      .map((name) => attributes[name])
      .filter((value) => value !== undefined)
      .map(Number),
    ...String(attributes['d'] ?? '')
      .split(/[^\d.e+-]+/u)
      .filter((number) => number !== '')
      .map(Number),
  ])

/** The days of a drawing of plan and actual. */
const planActual = (
  days: readonly { readonly day: string; readonly planned: number | null; readonly actual: number | null }[],
): Extract<Chart, { kind: 'planActual' }> => ({
  kind: 'planActual',
  days: days.map((one) => ({ ...one, text: one.day.slice(5) })),
  names: { planned: '计划进度', actual: '实际进度' },
})

const amount = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), fc.constant(0))
const paceChart = fc
  .array(
    fc.record({ after: fc.integer({ min: 0, max: 40 }), actual: fc.option(amount), expected: fc.option(amount) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map(
    (days): Extract<Chart, { kind: 'pace' }> => ({
      kind: 'pace',
      unit: '元',
      names: { actual: '实际', expected: '应达' },
      days: days
        .toSorted((a, b) => a.after - b.after)
        .map(({ after, actual, expected }) => ({
          day: addDays('2024-06-01', after),
          actual,
          expected,
          actualText: String(actual),
          expectedText: String(expected),
        })),
    }),
  )
const planActualChart = fc
  .uniqueArray(fc.record({ after: fc.nat(60), planned: fc.option(fc.nat(140)), actual: fc.option(fc.nat(140)) }), {
    selector: ({ after }) => after,
    minLength: 1,
    maxLength: 20,
  })
  .map((days) =>
    planActual(
      days
        .toSorted((a, b) => a.after - b.after)
        .map(({ after, planned, actual }) => ({ day: addDays('2024-06-01', after), planned, actual })),
    ),
  )
const share = fc.double({ noNaN: true, noDefaultInfinity: true, min: -50, max: 900 })
const marksChart = fc.array(share, { minLength: 1, maxLength: 3 }).map(
  (values): Extract<Chart, { kind: 'marks' }> => ({
    kind: 'marks',
    marks: values.map((value, at) => ({ label: ['花费', '进度', '时间'][at] ?? '', value, text: `${String(value)}%` })),
  }),
)

describe('the drawings of the panel 数据', () => {
  it('[KP5] [RA9] stay within their width whatever the numbers are', () => {
    fc.assert(
      fc.property(fc.oneof(paceChart, marksChart, planActualChart), (chart) => {
        const places = placesOf(drawChart(chart, 'title'))
        expect(places.filter((place) => !Number.isFinite(place) || place < -1 || place > WIDTH)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('[KP5] have an axis for values that are too small to be told apart', () => {
    const day = { day: '2024-06-01', actual: Number.MIN_VALUE, expected: -Number.MIN_VALUE }
    expect(
      textsOf(
        drawChart(
          {
            kind: 'pace',
            unit: '元',
            names: { actual: '实际', expected: '应达' },
            days: [{ ...day, actualText: '0', expectedText: '0' }],
          },
          '趋势',
        ),
      ),
    ).toContain('应达')
  })

  it('[KP5] [RA9] have their numbers as a table for people who hear the page', () => {
    fc.assert(
      fc.property(fc.oneof(paceChart, marksChart), (chart) => {
        const { rows } = chartBlock(t, chart, [])
        expect(rows).toEqual(
          chart.kind === 'pace'
            ? chart.days.map(({ day, actualText, expectedText }) => [
                formatDay(day, chart.days.at(-1)?.day),
                actualText,
                expectedText,
              ])
            : chart.marks.map(({ label, text }) => [label, text]),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('[S3-5] name three marks on one line, the left one on top', () => {
    const drawn = drawChart(
      {
        kind: 'marks',
        marks: [
          { label: '花费', value: 40, text: '40%' },
          { label: '进度', value: 45, text: '45%' },
          { label: '时间', value: 58, text: '58%' },
        ],
      },
      '花费、进度和时间',
    )
    expect(textsOf(drawn)).toEqual(['花费 40%', '进度 45%', '时间 58%'])
    expect(nodesOf(drawn).filter(({ attributes }) => attributes['class'] === 'track')).toHaveLength(1)
  })

  it('[KP5] name both lines and the axis with its unit, also where everything is 0', () => {
    const at = (actual: number, span = ['2024-06-10', '2024-06-11']) =>
      textsOf(
        drawChart(
          {
            kind: 'pace',
            unit: '元',
            names: { actual: '实际', expected: '应达' },
            days: span.map((day) => ({
              day,
              actual,
              expected: 2 * actual,
              actualText: '',
              expectedText: '',
            })),
          },
          '趋势',
        ),
      )
    expect(at(5000)).toEqual(['0元', '5,000元', '10,000元', '应达', '实际', '6/10', '6/11'])
    expect(at(5000, ['2026-12-28', '2027-01-03']).slice(-2)).toEqual(['2026/12/28', '1/3'])
    expect(new Set(at(0)).size).toBe(at(0).length)
  })

  it('[KP4] only goals that have a target have a line at it', () => {
    const chart = (hasTarget: boolean): Chart => ({
      kind: 'attainment',
      target: 100,
      bars: [
        { label: '销售额', value: 117, text: '117%', tone: 'good', hasTarget: true },
        { label: '没有目标', value: null, text: '—', tone: 'neutral', hasTarget },
      ],
    })
    const linesOf = (hasTarget: boolean) =>
      nodesOf(drawChart(chart(hasTarget), '达成')).filter(({ attributes }) => attributes['class'] === 'target')
    expect(linesOf(true)).toHaveLength(2)
    expect(linesOf(false)).toHaveLength(1)
  })

  it('[KP4] a bar has the target at its place, and none without a value', () => {
    const bar = (value: number | null) => nodesOf(drawBar({ value, most: 120, mark: 100, tone: 'good' }, '销售额'))
    expect(bar(117).find(({ tag }) => tag === 'line')?.attributes['x1']).toBe(300)
    expect(bar(117).find(({ attributes }) => attributes['class'] === 'good')?.attributes['width']).toBe(351)
    expect(bar(null).some(({ attributes }) => attributes['class'] === 'good')).toBe(false)
  })
})

describe('the drawing of plan and actual', () => {
  const linesOf = (chart: Chart, className: string) =>
    nodesOf(drawChart(chart, '趋势')).filter(
      ({ tag, attributes }) => (tag === 'path' || tag === 'circle') && attributes['class'] === className,
    )
  /** Where the legend is drawn: its pieces of a line are no days. */
  const isOfDays = (node: SvgNode): boolean => !String(node.attributes['d'] ?? '').includes(',9L')
  const daysOf = (chart: Chart, className: 'planned' | 'actual') => {
    const nodes = linesOf(chart, className).filter(isOfDays)
    return {
      pieces: nodes
        .filter(({ tag }) => tag === 'path')
        .flatMap(({ attributes }) => String(attributes['d']).split('M').slice(1))
        .map((piece) => piece.split('L').map((point) => Number(point.split(',')[0]))),
      dots: nodes.filter(({ tag }) => tag === 'circle').map(({ attributes }) => Number(attributes['cx'])),
    }
  }
  const steady = (days: readonly string[]) => planActual(days.map((day) => ({ day, planned: 50, actual: 40 })))

  it('[SN1] lets days stand as far apart as they are, and breaks where days were not kept', () => {
    const { pieces, dots } = daysOf(steady(['2024-03-01', '2024-03-02', '2024-03-09', '2024-03-10']), 'actual')
    expect(pieces).toHaveLength(2)
    const [[first = 0, second = 0] = [], [third = 0, last = 0] = []] = pieces
    expect(second - first).toBeCloseTo((last - first) / 9, 0)
    expect(third - first).toBeCloseTo((8 * (last - first)) / 9, 0)
    expect(dots).toEqual([last])
  })

  it('[SN1] shows a day that stands alone as a dot, and a figure that is missing as a gap of its own line', () => {
    const chart = planActual([
      { day: '2024-03-01', planned: 10, actual: 10 },
      { day: '2024-03-02', planned: 20, actual: null },
      { day: '2024-03-03', planned: 30, actual: 30 },
    ])
    expect(daysOf(chart, 'planned').pieces).toHaveLength(1)
    expect(daysOf(chart, 'actual')).toMatchObject({ pieces: [], dots: [expect.any(Number), expect.any(Number)] })
  })

  it('[SN1] is whole where every day was kept, over a change of month too', () => {
    expect(daysOf(steady(['2024-02-28', '2024-02-29', '2024-03-01']), 'planned').pieces).toHaveLength(1)
  })

  it('[SN1] names both lines, the axis and the first and last day', () => {
    expect(textsOf(drawChart(steady(['2024-03-01', '2024-03-02']), '趋势'))).toEqual([
      '0%',
      '50%',
      '100%',
      '计划进度',
      '实际进度',
      '03-01',
      '03-02',
    ])
  })
})

describe('[FC2] the drawing of a range', () => {
  const after = (days: number) => addDays('2024-03-01', days)
  const offset = fc.integer({ min: 0, max: 400 })

  it('keeps every line within the drawing, and the words of each mark right of it, for any days', () => {
    fc.assert(
      fc.property(offset, offset, offset, (median, more, planned) => {
        const mark = (days: number, words: string) => ({ day: after(days), words })
        const drawn = drawRange(
          {
            from: after(0),
            bar: [mark(median, '一半 2024-12-31'), mark(median + more, '八成 2024-12-31')],
            marks: [mark(planned, '计划 2024-12-31')],
          },
          '范围',
        )
        expect(placesOf(drawn).filter((place) => !Number.isFinite(place) || place < 0 || place > WIDTH)).toEqual([])
        const texts = nodesOf(drawn).filter(({ tag }) => tag === 'text')
        expect(texts).toHaveLength(more === 0 ? 2 : 3)
        expect(texts.map(({ attributes }) => attributes['text-anchor'])).toEqual(texts.map(() => 'start'))
      }),
    )
  })
})
