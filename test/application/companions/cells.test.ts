import { describe, expect, it } from 'vitest'
import { budgetCells } from '../../../src/application/companions/budgetCells.ts'
import { withActuals } from '../../../src/application/companions/kpiCells.ts'
import { issueCells } from '../../../src/application/companions/issueCells.ts'
import { metricCells } from '../../../src/application/companions/metricCells.ts'
import { presentPlan } from '../../../src/application/companions/presentPlan.ts'
import { sheetParts } from '../../../src/application/companions/sheetParts.ts'
import { DEFAULT_SLA_HOURS } from '../../../src/domain/index.ts'
import { fieldKeys, type RowOf, type TableKey } from '../../../src/schema/index.ts'

const rowOf = <Table extends TableKey>(table: Table, recordId: string, cells: Partial<RowOf<Table>>): RowOf<Table> =>
  ({ ...Object.fromEntries(fieldKeys(table).map((key) => [key, null])), ...cells, recordId }) as RowOf<Table>
const ALL = new Set(fieldKeys('issues'))
const at = (text: string): number => Date.parse(`${text}+08:00`)

describe('[AN1] metricCells compares a channel with its own days', () => {
  it.each([
    { because: '4 % → 2 % is a drop', numerator: 20, anomaly: 'drop', change: -50 },
    { because: '4 % → 2.1 % is not', numerator: 21, anomaly: 'normal', change: -47.5 },
    { because: '4 % → 6 % is a surge', numerator: 60, anomaly: 'surge', change: 50 },
  ])('$because', ({ numerator, anomaly, change }) => {
    const day = (recordId: string, date: string, part: number, channel = '抖音') =>
      rowOf('metrics', recordId, { day: date, channel, numerator: part, denominator: 1000 })
    const metrics = [
      day('c', '2024-06-12', numerator),
      day('a', '2024-06-11', 40),
      day('other', '2024-06-11', 5, '小红书'),
    ]
    expect(metricCells({ metrics, kpis: [], campaigns: [] }).get('c')).toMatchObject({ anomaly, change })
    expect(metricCells({ metrics, kpis: [], campaigns: [] }).get('a')).toMatchObject({
      anomaly: 'tooFew',
      change: null,
    })
  })
})

describe('[BU1] a total below the lines of a budget', () => {
  it.each([{ title: '合计' }, { title: '小计：' }, { category: '合计' }, { title: 'Σ' }] as const)(
    'is no line and has no figures: %j',
    (words) => {
      const budget = [
        rowOf('budget', 'a', { amount: 8000, spent: 8000 }),
        rowOf('budget', 'b', { amount: 2000 }),
        rowOf('budget', 'total', { amount: 10_000, spent: 8000, ...words }),
      ]
      const cells = budgetCells({ budget, campaigns: [] })
      expect(cells.get('a')).toMatchObject({ share: 80 })
      expect(cells.get('total')).toEqual({ variance: null, useRate: null, share: null, overspend: null })
    },
  )

  it('is not spent once more in the health of the sheet, nor frozen with a baseline [RU2] [BL1]', () => {
    const budget = [
      rowOf('budget', 'a', { amount: 8000, spent: 7000 }),
      rowOf('budget', 'total', { title: '合 计', amount: 100, spent: 7000 }),
    ]
    const [part] = sheetParts({
      tasks: [],
      campaigns: [],
      kpis: [],
      budget,
      issues: [],
      issueColumns: ALL,
      assess: { today: '2024-06-12', asOf: '2024-06-12', calendar: { mode: 'calendar' } },
      timeZone: 'Asia/Shanghai',
      language: 'zh-CN',
      nowMs: at('2024-06-12T18:00:00'),
      sla: DEFAULT_SLA_HOURS,
      phaseWeights: {},
    })
    expect(part?.besides).toMatchObject({ spend: 7000, budget: 8000, overspentIds: [] })
    const table = { tableId: 'tbl', name: '预算', columns: fieldKeys('budget'), rows: budget }
    const plan = presentPlan(null, { tasks: [], rows: { campaigns: null, budget: table } })
    expect(plan.budget).toEqual([{ id: 'a', amount: 8000 }])
  })
})

describe('[KP1] the actual value of a goal is typed, or summed from 指标明细', () => {
  const goal = (cells: Partial<RowOf<'kpis'>>) => [rowOf('kpis', 'k', { title: '销售额', target: 100, ...cells })]
  const entry = (recordId: string, cells: Partial<RowOf<'metrics'>>) =>
    rowOf('metrics', recordId, { kpi: ['k'], day: '2024-06-10', ...cells })
  it.each([
    { because: 'nothing is typed', cells: {}, actual: 80 },
    { because: 'what people typed stands', cells: { actual: 50 }, actual: 50 },
    { because: 'a typed 0 stands', cells: { actual: 0 }, actual: 0 },
    { because: 'rates are not added up', cells: { unit: ' ％ ' }, actual: null },
    { because: 'a rate is known by its name, too', cells: { title: '转化率' }, actual: null },
    { because: 'levels are not added up', cells: { direction: 'lower' as const }, actual: null },
  ])('$because', ({ cells, actual }) => {
    const metrics = [
      entry('a', { actual: 30 }),
      entry('b', { actual: 50 }),
      entry('c', { actual: 7, kpi: ['other'] }),
      entry('d', { actual: 9, day: '2024-06-13' }),
      entry('e', { actual: null }),
    ]
    expect(withActuals(goal(cells), metrics, '2024-06-12').map((row) => row.actual)).toEqual([actual])
    expect(withActuals(goal(cells), [], '2024-06-12')).toEqual(goal(cells))
  })
})

describe('[BU1] budgetCells tells a blank cell from 0', () => {
  it.each([
    {
      because: 'a line without a report is unreported and has no variance',
      cells: { amount: 100 },
      wanted: { variance: null, useRate: null, overspend: 'unreported', share: 50 },
    },
    {
      because: 'a line with 0 spent is within its budget',
      cells: { amount: 100, spent: 0 },
      wanted: { variance: -100, useRate: 0, overspend: 'within', share: 50 },
    },
    {
      because: 'a line with more spent than planned is over',
      cells: { amount: 100, spent: 120 },
      wanted: { variance: 20, useRate: 120, overspend: 'over', share: 50 },
    },
    {
      because: 'a blank row holds nothing',
      cells: {},
      wanted: { variance: null, useRate: null, overspend: null, share: null },
    },
  ])('$because', ({ cells, wanted }) => {
    const budget = [rowOf('budget', 'a', cells), rowOf('budget', 'b', { amount: 100 })]
    expect(budgetCells({ budget, campaigns: [] }).get('a')).toEqual(wanted)
  })
})

describe('[SL1] [SL3] issueCells', () => {
  it.each<{ because: string; cells: Partial<RowOf<'issues'>>; wanted: object }>([
    {
      because: '24 h are in time',
      cells: { foundAt: at('2024-06-12T10:00:00'), respondedAt: at('2024-06-13T10:00:00') },
      wanted: { responseClock: 'met', responseHours: 24 },
    },
    {
      because: 'a second more is not',
      cells: { foundAt: at('2024-06-12T10:00:00'), respondedAt: at('2024-06-13T10:00:01') },
      wanted: { responseClock: 'missed' },
    },
    {
      because: 'somebody deals with it and nobody wrote when it was answered',
      cells: { foundAt: at('2024-06-10T10:00:00'), status: 'handling' },
      wanted: { responseClock: 'undated', solutionClock: 'overdue', responseHours: null },
    },
    {
      because: 'the solution is written and not dated',
      cells: { foundAt: at('2024-06-10T10:00:00'), status: 'handling', solution: '增加"扫码领小礼品"引流' },
      wanted: { responseClock: 'undated', solutionClock: 'undated' },
    },
    {
      because: 'found after now',
      cells: { foundAt: at('2024-06-14T10:00:00') },
      wanted: { responseClock: null, solutionClock: null },
    },
    {
      because: 'nobody answered',
      cells: { foundAt: at('2024-06-12T10:00:00') },
      wanted: { responseClock: 'overdue', solutionClock: 'running', responseHours: null },
    },
    {
      because: 'closed without a dated answer',
      cells: { foundAt: at('2024-06-12T10:00:00'), status: 'resolved' },
      wanted: { responseClock: null, solutionClock: null },
    },
    {
      because: 'feedback has no clock',
      cells: { foundAt: at('2024-06-12T10:00:00'), type: 'feedback' },
      wanted: { responseClock: null, solutionClock: null },
    },
    {
      because: 'a risk foreseen',
      cells: { type: 'risk', foundAt: at('2024-06-01T10:00:00'), occurredAt: at('2024-06-02T10:00:00') },
      wanted: { preIdentified: 'yes' },
    },
    {
      because: 'a problem nobody foresaw',
      cells: { type: 'issue', foundAt: at('2024-06-01T10:00:00'), occurredAt: at('2024-06-02T10:00:00') },
      wanted: { preIdentified: 'no' },
    },
    {
      because: 'an entry without a type is a problem here as in the report',
      cells: { foundAt: at('2024-06-01T10:00:00'), occurredAt: at('2024-06-02T10:00:00') },
      wanted: { preIdentified: 'no' },
    },
    {
      because: 'what has not occurred',
      cells: { type: 'risk', foundAt: at('2024-06-01T10:00:00') },
      wanted: { preIdentified: null },
    },
  ])('$because', ({ cells, wanted }) => {
    const issues = [rowOf('issues', 'a', { title: '到货延误', ...cells })]
    expect(
      issueCells({
        issues,
        issueColumns: ALL,
        nowMs: at('2024-06-13T18:00:00'),
        sla: DEFAULT_SLA_HOURS,
        timeZone: 'Asia/Shanghai',
      }).get('a'),
    ).toMatchObject(wanted)
  })

  it('[SL1] an issue in a table without 首次响应时间 is not called unanswered', () => {
    const issues = [rowOf('issues', 'a', { title: '到货延误', foundAt: at('2024-06-01T10:00:00'), status: 'open' })]
    const issueColumns = new Set(fieldKeys('issues').filter((key) => key !== 'respondedAt'))
    expect(
      issueCells({
        issues,
        issueColumns,
        nowMs: at('2024-06-13T18:00:00'),
        sla: DEFAULT_SLA_HOURS,
        timeZone: 'Asia/Shanghai',
      }).get('a'),
    ).toMatchObject({ responseClock: 'undated', solutionClock: 'overdue' })
  })
})
