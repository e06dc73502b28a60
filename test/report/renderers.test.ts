// @vitest-environment happy-dom
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chart } from '../../src/report/chart/chart.ts'
import { chartBlock } from '../../src/report/chart/chartBlock.ts'
import { drawChart } from '../../src/report/chart/drawChart.ts'
import {
  type Block,
  type ReportDocument,
  REPORTS,
  toClipboardHtml,
  toHtml,
  toMarkdown,
} from '../../src/report/index.ts'
import { campaignHistory, MIDDLE } from '../support/campaignHistory.ts'
import { translateIn } from '../support/translateIn.ts'
import { historyInput } from './support/history.ts'

const t = translateIn('zh-CN')
const bar = fc.record({
  label: fc.string({ maxLength: 30 }),
  value: fc.option(fc.double({ min: -100, max: 1e9, noNaN: true }), { nil: null }),
  text: fc.integer({ min: 0, max: 99_999 }).map((number) => `#${String(number)}`),
  tone: fc.constantFrom('good' as const, 'watch' as const, 'bad' as const, 'neutral' as const),
})
const bars = fc.array(bar, { maxLength: 40 })
const chart: fc.Arbitrary<Chart> = fc.oneof(
  fc.tuple(bars, fc.boolean()).map(([list, hasTarget]) => ({
    kind: 'attainment' as const,
    bars: list.map((one) => ({ ...one, hasTarget })),
    target: 100,
  })),
  fc.record({ kind: fc.constantFrom('deviations' as const, 'rates' as const), bars }),
  bars.map((list) => ({ kind: 'pareto' as const, bars: list.map((one) => ({ ...one, cumulated: 50 })) })),
  bars.map((list) => ({ kind: 'funnel' as const, steps: list.map((one) => ({ ...one, rate: null })) })),
  bars.map((list) => ({ kind: 'budget' as const, bars: list.map((one) => ({ ...one, of: one.value })) })),
  fc
    .array(
      fc.record({ planned: fc.option(fc.nat(100), { nil: null }), actual: fc.option(fc.nat(100), { nil: null }) }),
      {
        maxLength: 30,
      },
    )
    .map((days) => ({
      kind: 'planActual' as const,
      days: days.map((day, at) => ({
        ...day,
        day: `2024-03-${String(at + 1).padStart(2, '0')}`,
        text: `3/${String(at + 1)}`,
      })),
      names: { planned: '计划进度', actual: '实际进度' },
    })),
)
const number = fc.integer({ min: 0, max: 99_999 }).map((value) => `#${String(value)}`)
const line = number.map((text) => [{ text }])
const block: fc.Arbitrary<Block> = fc.oneof(
  line.map((one) => ({ kind: 'paragraph' as const, line: one })),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((items) => ({ kind: 'list' as const, items })),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((cells) => ({ kind: 'table' as const, columns: ['一', '二', '三'], rows: [cells] })),
  fc.array(number, { minLength: 1, maxLength: 3 }).map((values) => ({
    kind: 'figures' as const,
    items: values.map((value, at) => ({ label: `图 ${String(at)}`, value })),
  })),
  fc.tuple(chart, line).map(([one, reading]) => chartBlock(t, one, reading)),
  line.map((one) => ({ kind: 'insufficient' as const, line: one })),
  number.map((prompt) => ({ kind: 'toFill' as const, prompt })),
)
const documents: fc.Arbitrary<ReportDocument> = fc.record({
  title: fc.constant('复盘'),
  subtitle: number,
  summary: fc.option(
    fc.record({
      conclusion: line,
      findings: fc.record({ title: fc.constant('要点'), lines: fc.array(line, { maxLength: 3 }) }),
      asks: fc.record({ title: fc.constant('需要'), lines: fc.array(line, { maxLength: 3 }) }),
    }),
    { nil: null },
  ),
  sections: fc.array(
    fc.record({ id: fc.constant('one'), title: fc.constant('一'), blocks: fc.array(block, { maxLength: 5 }) }),
    { maxLength: 4 },
  ),
})

const page = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')
/** The numbers that a reader meets outside the drawings, in their order. */
const numbersIn = (text: string): readonly string[] => [...text.matchAll(/#\d+/gu)].map(([found]) => found)
function withoutDrawings(html: string): string {
  const parsed = page(html.replaceAll('<', ' <'))
  for (const svg of parsed.querySelectorAll('svg')) svg.remove()
  return parsed.body.textContent ?? ''
}
const markdownText = (document: ReportDocument): string => toMarkdown(document).replaceAll(/[\\*]/gu, '')

describe('the renderers of a report', () => {
  it('show the same numbers in the same order', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const asMarkdown = numbersIn(markdownText(document))
        const sorted = (list: readonly string[]) => list.toSorted()
        expect(sorted(numbersIn(withoutDrawings(toClipboardHtml(document))))).toEqual(sorted(asMarkdown))
        expect(sorted(numbersIn(withoutDrawings(toHtml(document, 'zh-CN'))))).toEqual(sorted(asMarkdown))
      }),
      { seed: 12, numRuns: 200 },
    )
  })

  it('give the same bytes for the same document', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const again = structuredClone(document)
        expect(toHtml(again, 'zh-CN')).toBe(toHtml(document, 'zh-CN'))
        expect(toClipboardHtml(again)).toBe(toClipboardHtml(document))
      }),
      { seed: 13, numRuns: 50 },
    )
  })

  const HOSTILE = [
    '<script>alert(1)</script>',
    '</title></style><img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    '&lt;b&gt;',
    '=HYPERLINK("http://x.test")',
    'javascript:alert(1)',
    '\u202egnp.exe\u0000\u0007',
    `${'长'.repeat(10_000)}`,
  ]

  it.each(HOSTILE)('show %j as text wherever it stands', (text) => {
    const run = [{ text }]
    const one: ReportDocument = {
      title: text,
      subtitle: text,
      summary: { conclusion: run, findings: { title: text, lines: [run] }, asks: { title: text, lines: [run] } },
      sections: [
        {
          id: 'one',
          title: text,
          blocks: [
            { kind: 'paragraph', line: [{ text, strong: true }] },
            { kind: 'list', items: [run] },
            { kind: 'table', columns: [text], rows: [[run]] },
            { kind: 'figures', items: [{ label: text, value: text, note: text }] },
            chartBlock(t, { kind: 'rates', bars: [{ label: text, value: 50, text, tone: 'good' }] }, run),
            { kind: 'insufficient', line: run },
            { kind: 'toFill', prompt: text },
          ],
        },
      ],
    }
    const parsed = page(toHtml(one, 'zh-CN'))
    expect(parsed.querySelectorAll('script, img, a, iframe, object, link').length).toBe(0)
    for (const element of parsed.querySelectorAll('*'))
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on/u)
    expect(toHtml(one, 'zh-CN')).not.toMatch(/(?!\n)\p{Cc}|\u202e/u)
    const clipboard = page(toClipboardHtml(one))
    expect(clipboard.querySelectorAll('script, img, a, svg').length).toBe(0)
    const shown = text.replaceAll(/\p{Cc}|\u202e/gu, '')
    expect(clipboard.querySelector('h1')?.textContent).toBe(shown)
    expect(clipboard.querySelector('td')?.textContent).toBe(shown)
  })
})

describe('the renderers of the six reports of a generated campaign', () => {
  const figuresIn = (text: string): readonly string[] =>
    [...text.matchAll(/\d[\d,]*(?:\.\d+)?/gu)].map(([found]) => found).toSorted()

  it.each(Object.keys(REPORTS) as readonly (keyof typeof REPORTS)[])('%s has the same figures and bytes', (kind) => {
    const phase = kind === 'phase' ? '筹备期' : null
    const reportOf = () => REPORTS[kind](historyInput(campaignHistory(7, MIDDLE), { day: MIDDLE, phase }))
    const report = reportOf()
    expect(figuresIn(withoutDrawings(toClipboardHtml(report)))).toEqual(figuresIn(markdownText(report)))
    expect(toHtml(reportOf(), 'zh-CN')).toBe(toHtml(report, 'zh-CN'))
    expect(toMarkdown(reportOf())).toBe(toMarkdown(report))
  })
})

describe('a chart', () => {
  it('stays inside its drawing, whatever its values are', () => {
    fc.assert(
      fc.property(chart, (one) => {
        const text = JSON.stringify(drawChart(one, '标题'))
        expect(text).not.toMatch(/null|NaN|Infinity/u)
        for (const [, value] of text.matchAll(/"(?:x|x1|x2|width|cx)":(-?[\d.]+)/gu)) {
          expect(Number(value)).toBeGreaterThanOrEqual(0)
          expect(Number(value)).toBeLessThanOrEqual(360)
        }
      }),
      { seed: 14, numRuns: 300 },
    )
  })

  it('draws no bar for a value that is not known, and says so in its table', () => {
    const unknown: Chart = { kind: 'rates', bars: [{ label: '响应', value: null, text: '不知道', tone: 'neutral' }] }
    const classes = [...JSON.stringify(drawChart(unknown, '')).matchAll(/"class":"(\w+)"/gu)].map(([, name]) => name)
    expect(classes).not.toContain('neutral')
    expect(chartBlock(t, unknown, [])).toMatchObject({ rows: [['响应', '不知道']] })
  })

  it('cuts a long name and keeps the whole of it as its title', () => {
    const long = '一个很长很长很长很长很长很长很长很长很长很长很长很长很长很长的渠道名称'
    const drawn = JSON.stringify(
      drawChart({ kind: 'rates', bars: [{ label: long, value: 1, text: '1%', tone: 'good' }] }, ''),
    )
    expect(drawn).toContain('…')
    expect(drawn).toContain(long)
  })
})
