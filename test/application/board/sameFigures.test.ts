import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Board, boardOf } from '../../../src/application/board/board.ts'
import { goalsOf } from '../../../src/application/board/goals.ts'
import { moneyOf } from '../../../src/application/board/money.ts'
import { budgetCells } from '../../../src/application/companions/budgetCells.ts'
import { kpiCells, withActuals } from '../../../src/application/companions/kpiCells.ts'
import type { ReportScope } from '../../../src/application/companions/scope.ts'
import { gatherSteps } from '../../../src/application/retrospective/gather.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { allAtOnce, assessTask, rollUpTasks } from '../../../src/domain/index.ts'
import {
  type AssessedTask,
  type CompanionTableKey,
  fieldKeys,
  type RowOf,
  type SheetRows,
  type TableKey,
  type TableRows,
} from '../../../src/schema/index.ts'
import { NO_ROWS } from '../../../src/application/companions/sheetRows.ts'

const rowOf = <Table extends TableKey>(table: Table, recordId: string, cells: Partial<RowOf<Table>>): RowOf<Table> =>
  ({ ...Object.fromEntries(fieldKeys(table).map((key) => [key, null])), ...cells, recordId }) as RowOf<Table>
const tableOf = <Table extends CompanionTableKey>(table: Table, rows: readonly RowOf<Table>[]): TableRows<Table> => ({
  tableId: table,
  name: table,
  columns: fieldKeys(table),
  rows,
})

const TODAY = '2024-06-12'
const CONTEXT = { today: TODAY, asOf: TODAY, calendar: { mode: 'calendar' } } as const

const empty = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null, freq: 3 })
const day = fc.integer({ min: 1, max: 30 }).map((date) => `2024-06-${String(date).padStart(2, '0')}`)
const amount = fc.oneof(
  fc.integer({ min: -3, max: 2000 }),
  fc.integer({ min: 0, max: 99_999 }).map((cents) => cents / 100),
)
const link = (ids: readonly string[]) => empty(fc.constantFrom(...ids).map((id) => [id]))
const campaignLink = link(['c0', 'c1', 'gone'])
const numbered = <Value>(prefix: string, arbitrary: fc.Arbitrary<Value>, maxLength: number) =>
  fc
    .array(arbitrary, { maxLength })
    .map((rows) => rows.map((cells, at) => ({ cells, recordId: `${prefix}${String(at)}` })))

const campaigns = numbered(
  'c',
  fc.record({
    title: fc.constantFrom('夏', '秋'),
    startDay: empty(day),
    endDay: empty(day),
    budgetTotal: empty(amount),
  }),
  3,
)
const kpis = numbered(
  'k',
  fc.record({
    title: fc.constantFrom('销售额', '转化率', '获客成本'),
    campaign: campaignLink,
    priority: empty(fc.constantFrom('core' as const, 'auxiliary' as const)),
    direction: empty(fc.constantFrom('higher' as const, 'lower' as const)),
    measure: empty(fc.constantFrom('absolute' as const, 'increase' as const)),
    base: empty(amount),
    target: empty(amount),
    actual: empty(amount),
  }),
  4,
)
const metrics = numbered(
  'm',
  fc.record({
    title: fc.constant('行'),
    campaign: campaignLink,
    kpi: link(['k0', 'k1']),
    day: empty(day),
    actual: empty(amount),
  }),
  6,
)
const budget = numbered(
  'b',
  fc.record({
    title: fc.constantFrom('海报', '合计', '场地'),
    campaign: campaignLink,
    category: empty(fc.constantFrom('应急备用金', '物料制作费')),
    quantity: empty(amount),
    unitPrice: empty(amount),
    amount: empty(amount),
    spent: empty(amount),
  }),
  5,
)
const tasks = numbered(
  't',
  fc.record({
    title: fc.constant('任务'),
    campaign: campaignLink,
    stage: empty(fc.constantFrom('预热期', '爆发期')),
    parent: link(['t0', 't1']),
    plannedStart: empty(day),
    plannedEnd: empty(day),
    progress: empty(fc.integer({ min: 0, max: 100 })),
    weight: empty(fc.integer({ min: 1, max: 5 })),
  }),
  5,
)
const scope: fc.Arbitrary<ReportScope> = fc.constantFrom(
  { kind: 'sheet' },
  { kind: 'campaign', campaignId: 'c0' },
  { kind: 'campaign', campaignId: 'c1' },
  { kind: 'unassigned' },
)
const phaseWeights = fc.constantFrom({}, { 预热期: 1, 爆发期: 3 })

const sheet = fc.record({ campaigns, kpis, metrics, budget, tasks, scope, phaseWeights })

type Sketch = typeof sheet extends fc.Arbitrary<infer Value> ? Value : never

function materialOf({ campaigns: c, kpis: k, metrics: m, budget: b, tasks: t, phaseWeights: weights }: Sketch) {
  const rows: SheetRows = {
    ...NO_ROWS,
    campaigns: tableOf(
      'campaigns',
      c.map(({ recordId, cells }) => rowOf('campaigns', recordId, cells)),
    ),
    kpis: tableOf(
      'kpis',
      k.map(({ recordId, cells }) => rowOf('kpis', recordId, cells)),
    ),
    metrics: tableOf(
      'metrics',
      m.map(({ recordId, cells }) => rowOf('metrics', recordId, cells)),
    ),
    budget: tableOf(
      'budget',
      b.map(({ recordId, cells }) => rowOf('budget', recordId, cells)),
    ),
  }
  const assessedTasks = t.map(({ recordId, cells }): AssessedTask => {
    const row = rowOf('tasks', recordId, cells)
    const facts = { ...row, hold: null }
    return { row, facts, assessment: assessTask(facts, CONTEXT) }
  })
  const rules = { ...DEFAULT_SETTINGS, phaseWeights: weights }
  return { rows, tasks: assessedTasks, rules }
}

type Material = ReturnType<typeof materialOf>

const boardFor = ({ rows, tasks: some, rules }: Material, of: ReportScope): Board =>
  boardOf(
    {
      tasks: some,
      columns: [],
      rows,
      preset: 'full',
      language: 'zh-CN',
      columnNames: {},
      today: TODAY,
      asOf: TODAY,
      timeZone: 'Asia/Shanghai',
      rules,
      nowMs: 0,
    },
    of,
  )

const factsFor = ({ rows, tasks: some, rules }: Material, of: ReportScope) =>
  allAtOnce(
    gatherSteps(
      {
        tasks: some,
        columns: [],
        rows,
        today: TODAY,
        asOf: TODAY,
        planLog: null,
        frozenPlans: null,
        timeZone: 'Asia/Shanghai',
        rules,
        isWorkday: () => true,
        nowMs: 0,
        untitled: '未命名',
      },
      { scope: of, phase: null, kind: 'evaluation' },
    ),
  ).facts

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))

describe('[BO1] the panel, the cells and the reports', () => {
  it('[KP1] [KP2] [KP3] have the same figures of every goal', () => {
    fc.assert(
      fc.property(sheet, (sketch) => {
        const material = materialOf(sketch)
        const { rows, tasks: some, rules } = material
        const shown = goalsOf(boardFor(material, sketch.scope), '未命名')
        const cells = kpiCells({
          kpis: withActuals(rows.kpis?.rows ?? [], rows.metrics?.rows ?? [], TODAY),
          campaigns: rows.campaigns?.rows ?? [],
          tasks: some,
          assess: CONTEXT,
          phaseWeights: rules.phaseWeights,
        })
        for (const { id, attainment, verdict, pace } of shown.goals)
          expect({ attainment: attainment.value, verdict, expected: pace.expected }).toEqual(cells.get(id))
        const facts = factsFor(material, sketch.scope)
        expect(shown.overall).toEqual(facts.goals.overall)
        const reported = byId(facts.goals.goals)
        expect(shown.goals.map(({ id }) => id)).toEqual([...reported.keys()])
        for (const { id, attainment, verdict } of shown.goals)
          expect(reported.get(id)).toMatchObject({ attainment, verdict })
      }),
      { numRuns: 300 },
    )
  })

  it('[BU1] [BU2] [BU3] [BU4] [RA9] have the same figures of the money', () => {
    fc.assert(
      fc.property(sheet, (sketch) => {
        const material = materialOf(sketch)
        const { rows, tasks: some } = material
        const shown = moneyOf(boardFor(material, sketch.scope))
        const cells = budgetCells({ budget: rows.budget?.rows ?? [], campaigns: rows.campaigns?.rows ?? [] })
        for (const { id, result } of shown?.lines ?? [])
          expect(cells.get(id)).toMatchObject({
            variance: result.variance,
            useRate: result.useRate,
            overspend: result.status === 'noBudget' ? null : result.status,
          })
        const facts = factsFor(material, sketch.scope)
        expect(shown?.plan).toEqual(facts.budget)
        expect(shown?.pace).toEqual(facts.pace)
        const isWhole = sketch.scope.kind === 'sheet' && shown?.pace !== null
        expect(isWhole ? shown?.pace?.progress : null).toBe(isWhole ? rollUpTasks(some).actual : null)
      }),
      { numRuns: 300 },
    )
  })
})
