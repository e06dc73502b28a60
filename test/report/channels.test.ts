import { describe, expect, it } from 'vitest'
import { evaluationReport, retrospective } from '../../src/report/index.ts'
import type { RowOf, SheetRows } from '../../src/schema/index.ts'
import { linesOf, sectionOf } from './support/reading.ts'
import { inputOf, sampleTables } from './support/sampleSheets.ts'

const full = sampleTables('full')

type Entry = Partial<RowOf<'metrics'>>

const entriesOf = (entries: readonly Entry[]): SheetRows => {
  const { metrics } = full.tables
  if (metrics === null) throw new Error('the full suite has 指标明细')
  const empty = Object.fromEntries(metrics.columns.map((field) => [field, null]))
  return {
    ...full.tables,
    metrics: {
      ...metrics,
      rows: entries.map((cells, at) => ({ ...empty, recordId: `m${String(at)}`, ...cells }) as RowOf<'metrics'>),
    },
  }
}

const reportOf = (tables: SheetRows, make = evaluationReport, phase: string | null = null) =>
  make(inputOf({ preset: 'full', rows: full.tasks, tables, asOf: '2024-07-02', phase }))

const linesFor = (entries: readonly Entry[]) => linesOf(reportOf(entriesOf(entries)), 'channels')

/** 销售额 is revenue, 新增会员 new customers. */
const goalId = (title: string): string => {
  const row = full.tables.kpis?.rows.find((one) => one.title === title)
  if (row === undefined) throw new Error(`the full suite has no goal ${title}`)
  return row.recordId
}

const ENTRIES: readonly Entry[] = [
  { channel: '抖音', spend: 1000, numerator: 40, denominator: 1000, day: '2024-06-10' },
  { channel: '抖音', kpi: [goalId('销售额')], actual: 1500 },
  { channel: '小红书', spend: 300, kpi: [goalId('新增会员')], actual: 3 },
  { channel: '小红书', kpi: [goalId('销售额')], actual: 150 },
]

describe('[RA10] 渠道', () => {
  it('evaluation and retrospective tell spend, cost per result, CAC and ROI of each channel', () => {
    const lines = [
      '共 2 个渠道，合计花费 1,300。投资回报率最高的是「抖音」（50%），最低的是「小红书」（−50%）。',
      '小红书 | 300 | — | 100 | −50%',
      '抖音 | 1,000 | 25 | — | 50%',
    ]
    const tables = entriesOf(ENTRIES)
    expect(linesOf(reportOf(tables), 'channels')).toEqual(expect.arrayContaining(lines))
    expect(linesOf(reportOf(tables, retrospective), 'channels')).toEqual(expect.arrayContaining(lines))
  })

  it('a channel without spend or outcome is named with what it lacks, and the sentence goes when it is filled', () => {
    const lacks = (spend: number | null, numerator: number | null) =>
      linesFor([...ENTRIES, { channel: '线下门店', spend, numerator }]).filter((line) => line.includes('算不出成本'))
    expect(lacks(null, 5)).toEqual(['数据不足：1 个渠道算不出成本和回报：「线下门店」没填花费'])
    expect(lacks(0, 5)).toEqual(['数据不足：1 个渠道算不出成本和回报：「线下门店」花费是 0'])
    expect(lacks(100, null)).toEqual(['数据不足：1 个渠道算不出成本和回报：「线下门店」没有结果数、新客数或收入'])
    expect(lacks(100, 5)).toEqual([])
  })

  it('without any channel that has both, one sentence says how many there are and how many are needed', () => {
    expect(linesFor([{ channel: '抖音', spend: 100 }])[1]).toBe(
      '数据不足：还没有一个渠道算得出成本和回报：「抖音」没有结果数、新客数或收入',
    )
  })

  it('[AN1] a sharp drop against the own days before is told with day, rate and base', () => {
    const day = (at: number, numerator: number): Entry => ({
      channel: '抖音',
      day: `2024-06-1${String(at)}`,
      numerator,
      denominator: 200,
    })
    const calm = [day(1, 8), day(2, 8), day(3, 8)]
    expect(linesFor(calm)).toContain('抖音 | 4% | 没有')
    expect(linesFor([...calm, day(4, 4)])).toContain('抖音 | 3.5% | 6/14 骤降（2%，此前 4%）')
    expect(linesFor(calm.slice(0, 1))).toContain('抖音 | 4% | 天数或样本不够，没有比')
  })

  it('entries without a channel are counted apart; without numerator and denominator there is no rate', () => {
    expect(linesFor([...ENTRIES, { spend: 5 }])).toContain('数据不足：1 条记录没有填渠道，没有算进各渠道。')
    expect(linesFor([{ spend: 5 }])).toEqual(['数据不足：「指标明细」里还没有一条记录填了渠道。'])
    expect(linesFor([{ channel: '抖音', spend: 5, numerator: 1 }]).at(-1)).toMatch(/^数据不足：.*转化率算不出/u)
  })

  it('an empty table is 数据不足; a sheet without the table, and a phase, have no such section', () => {
    expect(linesFor([])).toEqual(['数据不足：「指标明细」里还没有记录。'])
    expect(sectionOf(reportOf({ ...full.tables, metrics: null }), 'channels').blocks).toEqual([])
    expect(sectionOf(reportOf(entriesOf(ENTRIES), retrospective, '执行期'), 'channels').blocks).toEqual([])
  })

  it('a table whose column 花费 was deleted says nothing of costs', () => {
    const tables = entriesOf(ENTRIES)
    if (tables.metrics === null) throw new Error('the full suite has 指标明细')
    const columns = tables.metrics.columns.filter((field) => field !== 'spend')
    const lines = linesOf(reportOf({ ...tables, metrics: { ...tables.metrics, columns } }), 'channels')
    expect(lines.join('\n')).not.toMatch(/花费|成本/u)
    expect(lines).toContain('抖音 | 4% | 天数或样本不够，没有比')
  })
})
