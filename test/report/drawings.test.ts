import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/index.ts'
import type { Chart } from '../../src/report/chart/chart.ts'
import { chartBlock } from '../../src/report/chart/chartBlock.ts'
import { drawBar, drawChart } from '../../src/report/chart/drawChart.ts'
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
      fc.property(fc.oneof(paceChart, marksChart), (chart) => {
        const places = placesOf(drawChart(chart, 'title'))
        expect(places.filter((place) => !Number.isFinite(place) || place < -1 || place > WIDTH)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('[KP5] [RA9] have their numbers as a table for people who hear the page', () => {
    fc.assert(
      fc.property(fc.oneof(paceChart, marksChart), (chart) => {
        const { rows } = chartBlock(t, chart, [])
        expect(rows).toEqual(
          chart.kind === 'pace'
            ? chart.days.map(({ day, actualText, expectedText }) => [day, actualText, expectedText])
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
    const at = (actual: number) =>
      textsOf(
        drawChart(
          {
            kind: 'pace',
            unit: '元',
            names: { actual: '实际', expected: '应达' },
            days: ['2024-06-10', '2024-06-11'].map((day) => ({
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
    expect(at(5000)).toEqual(['0元', '5,000元', '10,000元', '应达', '实际', '2024-06-10', '2024-06-11'])
    expect(new Set(at(0)).size).toBe(at(0).length)
  })

  it('[KP4] a bar has the target at its place, and none without a value', () => {
    const bar = (value: number | null) => nodesOf(drawBar({ value, most: 120, mark: 100, tone: 'good' }, '销售额'))
    expect(bar(117).find(({ tag }) => tag === 'line')?.attributes['x1']).toBe(300)
    expect(bar(117).find(({ attributes }) => attributes['class'] === 'good')?.attributes['width']).toBe(351)
    expect(bar(null).some(({ attributes }) => attributes['class'] === 'good')).toBe(false)
  })
})
