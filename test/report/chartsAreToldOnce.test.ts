import { describe, expect, it } from 'vitest'
import { REPORT_KINDS } from '../../src/domain/index.ts'
import { type Block, type ChartBlock, REPORTS, type ReportDocument, toMarkdown } from '../../src/report/index.ts'
import { FINISHED_CAMPAIGN } from './support/finishedCampaign.ts'
import { inputOf, S3_ROWS, sampleTables, type SheetSketch } from './support/sampleSheets.ts'

const whole = (preset: 'S0' | 'S1' | 'full', asOf: string): SheetSketch => {
  const { tasks, tables } = sampleTables(preset)
  return { preset, rows: tasks, tables, asOf }
}

/** All tables, with a funnel, a reported budget and two days of kept progress. */
function withFigures(): SheetSketch {
  const { tasks, tables } = sampleTables('full')
  const { kpis, budget, dailyLog } = tables
  return {
    preset: 'full',
    rows: tasks,
    asOf: '2024-06-14',
    tables: {
      ...tables,
      kpis:
        kpis === null
          ? null
          : {
              ...kpis,
              rows: kpis.rows.map((row, at) => ({ ...row, funnelStep: at + 1, actual: 1_200_000 / 10 ** at })),
            },
      dailyLog:
        dailyLog === null
          ? null
          : {
              ...dailyLog,
              rows: dailyLog.rows.map((row, at) => ({ ...row, plannedProgress: 41 + at, actualProgress: 31 + at })),
            },
      budget:
        budget === null ? null : { ...budget, rows: budget.rows.map((row, at) => ({ ...row, spent: 7000 + at })) },
    },
  }
}

const SHEETS: readonly (readonly [string, SheetSketch])[] = [
  ['S0', whole('S0', '2024-06-14')],
  ['S1', whole('S1', '2024-10-22')],
  ['full', whole('full', '2024-07-02')],
  ['full with a funnel and spending', withFigures()],
  ['S3', { preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18' }],
  ['a finished campaign', { preset: 'S2', rows: FINISHED_CAMPAIGN, asOf: '2024-04-12' }],
]

const numbersOf = (text: string): readonly string[] => text.match(/\d[\d,.]*%?/gu) ?? []
const lineText = (line: readonly { readonly text: string }[]): string => line.map(({ text }) => text).join('')

/** The text of a block, without what a chart draws. */
function textOf(block: Block): string {
  switch (block.kind) {
    case 'table':
      return block.rows.map((row) => row.map(lineText).join(' | ')).join('\n')
    case 'figures':
      return block.items.map(({ label, value, note }) => `${label} ${value} ${note ?? ''}`).join('\n')
    case 'list':
      return block.items.map(lineText).join('\n')
    case 'toFill':
      return block.prompt
    case 'chart':
      return lineText(block.reading)
    default:
      return lineText(block.line)
  }
}

interface Placed {
  readonly chart: ChartBlock
  readonly others: readonly Block[]
}
const chartsOf = (document: ReportDocument): readonly Placed[] =>
  document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((chart) =>
      chart.kind === 'chart' ? [{ chart, others: blocks.filter((block) => block !== chart) }] : [],
    ),
  )
const CHARTS = SHEETS.flatMap(([name, sketch]) =>
  REPORT_KINDS.flatMap((kind) =>
    chartsOf(REPORTS[kind](inputOf(sketch))).map((placed) => ({
      name: `${placed.chart.chart.kind} of ${kind}, ${name}`,
      ...placed,
    })),
  ),
)
const shownNumbers = ({ rows }: ChartBlock): readonly string[] =>
  rows.flatMap(([, ...cells]) => cells.flatMap(numbersOf)).filter((number) => number !== '0')

describe('[RP1] the numbers of a chart are told once', () => {
  it('the sheets of this test have every kind of chart that a section draws', () => {
    expect([...new Set(CHARTS.map(({ chart }) => chart.chart.kind))].toSorted()).toEqual([
      'attainment',
      'budget',
      'deviations',
      'funnel',
      'pareto',
      'planActual',
    ])
  })

  it.each(CHARTS)('$name', ({ chart, others }) => {
    const wanted = shownNumbers(chart)
    const beside = new Set(others.flatMap((block) => numbersOf(textOf(block))))
    const read = new Set(numbersOf(lineText(chart.reading)))
    const told = { beside, reading: read, here: beside }[chart.told]
    const missing = wanted.filter((number) => !told.has(number))
    expect(missing.length === 0).toBe(chart.told !== 'here')
  })

  it.each(SHEETS)('no table of the Markdown of %s repeats one before it', (_name, sketch) => {
    for (const kind of REPORT_KINDS) {
      const tables = toMarkdown(REPORTS[kind](inputOf(sketch)))
        .split('\n\n')
        .filter((part) => part.startsWith('| '))
      for (const [at, table] of tables.entries()) {
        const after = numbersOf(tables[at + 1] ?? '')
        const own = numbersOf(table.split('\n').slice(2).join('\n'))
        expect(own.length > 2 && own.every((number) => after.includes(number)), `${kind}: ${table}`).toBe(false)
      }
    }
  })
})
