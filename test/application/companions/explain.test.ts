import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budgetCells } from '../../../src/application/companions/budgetCells.ts'
import { campaignCells, campaignFigures } from '../../../src/application/companions/campaignCells.ts'
import { dailyLogCells } from '../../../src/application/companions/dailyLogCells.ts'
import { explainCell } from '../../../src/application/companions/explain/explainCell.ts'
import type { ExplainFacts } from '../../../src/application/companions/explain/line.ts'
import { issueCells } from '../../../src/application/companions/issueCells.ts'
import { kpiCells, withActuals } from '../../../src/application/companions/kpiCells.ts'
import { metricCells } from '../../../src/application/companions/metricCells.ts'
import { sheetParts } from '../../../src/application/companions/sheetParts.ts'
import { addDays, assessTask, createWorkdayCalendar, DEFAULT_SLA_HOURS } from '../../../src/domain/index.ts'
import {
  type AssessedTask,
  computedKeys,
  fieldKeys,
  fieldSpec,
  type RowOf,
  TABLE_KEYS,
  type TableKey,
} from '../../../src/schema/index.ts'
import { aRow } from '../../support/rows.ts'

const TIME_ZONE = 'Asia/Shanghai'
const NOW_MS = Date.parse('2024-06-13T19:00:00+08:00')
const ASSESS = { today: '2024-06-13', asOf: '2024-06-13', calendar: { mode: 'calendar' } } as const
type Beside = Exclude<TableKey, 'tasks'>
const BESIDE = TABLE_KEYS.filter((key): key is Beside => key !== 'tasks')

const day = fc.integer({ min: -30, max: 30 }).map((at) => addDays('2024-06-13', at))
const instant = fc.integer({ min: -96 * 4, max: 96 }).map((quarters) => NOW_MS + quarters * 900_000)
const amount = fc.oneof(
  fc.constantFrom(0, -5, 100, 1000, 99.99, 300_000),
  fc.integer({ min: 1, max: 500_000 }).map((cents) => cents / 100),
)

/** Any value that a cell of this field may hold; half of them are empty. */
function anyCell(table: Beside, field: string): fc.Arbitrary<unknown> {
  const { kind, options, linksTo } = fieldSpec(table, field)
  const known: Partial<Record<typeof kind, fc.Arbitrary<unknown>>> = {
    number: amount,
    currency: amount,
    percent: amount,
    points: amount,
    day,
    instant,
    checkbox: fc.boolean(),
    singleSelect: fc.constantFrom(...(options ?? []).map(({ key }) => key), '渠道 A'),
    text: fc.constantFrom('销售额', '合计', '转化率', ''),
    link: fc.constantFrom(...(linksTo === undefined ? ['x'] : [`${linksTo}1`, `${linksTo}2`])).map((id) => [id]),
  }
  return fc.option(known[kind] ?? fc.constant(null), { nil: null, freq: 3 })
}

const rowsOf = <Table extends Beside>(table: Table, most = 4): fc.Arbitrary<readonly RowOf<Table>[]> =>
  fc
    .array(fc.record(Object.fromEntries(fieldKeys(table).map((key) => [key, anyCell(table, key)]))), {
      maxLength: most,
    })
    .map((rows) =>
      rows.map((row, at) => ({ ...row, recordId: `${table}${String(at + 1)}` }) as unknown as RowOf<Table>),
    )

const tasks: fc.Arbitrary<readonly AssessedTask[]> = fc
  .array(
    fc.record({
      plannedStart: fc.option(day),
      plannedEnd: fc.option(day),
      progress: fc.constantFrom(null, 0, 30, 100),
      campaign: fc.constantFrom(null, ['campaigns1'], ['campaigns2']),
      stage: fc.constantFrom(null, '预热期', '执行期'),
      hold: fc.constantFrom(null, 'paused' as const, 'cancelled' as const),
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    all.map(({ hold, ...cells }, at) => {
      const row = aRow(`tasks${String(at + 1)}`, { title: `任务 ${String(at + 1)}`, ...cells })
      const facts = { ...row, hold, actualStart: null, actualEnd: null }
      return { row, facts, assessment: assessTask(facts, ASSESS) }
    }),
  )

/** Everything that a Base of generated rows is judged by. */
const anyFacts: fc.Arbitrary<ExplainFacts & { readonly dailyLog: readonly RowOf<'dailyLog'>[] }> = fc
  .record({
    tasks,
    campaigns: rowsOf('campaigns', 2),
    kpis: rowsOf('kpis'),
    budget: rowsOf('budget'),
    issues: rowsOf('issues'),
    metrics: rowsOf('metrics', 8),
    dailyLog: rowsOf('dailyLog'),
    phaseWeights: fc.constantFrom({}, { 预热期: 30, 执行期: 70 }),
    sla: fc.constantFrom(DEFAULT_SLA_HOURS, { response: 2.5, solution: 60 }),
    issueColumns: fc.constantFrom(
      new Set(fieldKeys('issues')),
      new Set(fieldKeys('issues').filter((key) => key !== 'respondedAt')),
    ),
  })
  .map((given) => ({
    ...given,
    typedKpis: given.kpis,
    kpis: withActuals(given.kpis, given.metrics, ASSESS.asOf),
    assess: ASSESS,
    timeZone: TIME_ZONE,
    language: 'zh-CN',
    nowMs: NOW_MS,
    isWorkday: createWorkdayCalendar().isWorkday,
  }))

type Planned = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** The cells that the engine plans, by table; a table that it plans no cells of is left out. */
const plannedCells = (
  facts: ExplainFacts & { readonly dailyLog: readonly RowOf<'dailyLog'>[] },
): Partial<Record<Beside, Planned>> => ({
  kpis: kpiCells(facts) as Planned,
  budget: budgetCells(facts) as Planned,
  issues: issueCells(facts) as Planned,
  metrics: metricCells(facts) as Planned,
  dailyLog: dailyLogCells(facts.dailyLog, facts.campaigns) as Planned,
  campaigns: campaignCells(facts.campaigns, campaignFigures(facts, sheetParts(facts))) as Planned,
})

describe('[EX1] the explanation of a computed cell', () => {
  it('has the result that the engine writes into the cell, for every computed column of generated Bases', () => {
    let cells = 0
    const seen = new Set<string>()
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const [table, planned] of Object.entries(plannedCells(facts)) as [Beside, Planned][]) {
          const rows =
            table === 'kpis' ? facts.typedKpis : (facts[table as 'budget'] as readonly { recordId: string }[])
          for (const row of rows) {
            for (const [field, value] of Object.entries(planned.get(row.recordId) ?? {})) {
              const explained = explainCell(table, field, { ...row }, facts)
              expect([table, field, explained?.result]).toEqual([table, field, value])
              expect(explained?.lines.length, `${table}.${field}`).toBeGreaterThan(0)
              cells += 1
              for (const line of explained?.lines ?? []) if ('say' in line) seen.add(line.say)
            }
          }
        }
      }),
      { numRuns: 300, seed: 13 },
    )
    expect(cells).toBeGreaterThan(5000)
    // The generated rows come to most sentences; those that are left are of tables that are kept, not computed.
    expect([...seen].filter((say) => say.startsWith('kept.'))).toEqual([])
    expect(seen.size).toBeGreaterThan(45)
  })

  it('exists for every computed column of every table beside 任务, and for none of people’s', () => {
    const blank = (table: Beside) => Object.fromEntries(fieldKeys(table).map((key) => [key, null]))
    const facts = fc.sample(anyFacts, { numRuns: 1, seed: 7 })[0]
    for (const table of BESIDE) {
      const row = { ...blank(table), recordId: 'r' }
      for (const field of computedKeys(table))
        expect(
          explainCell(table, field, row, facts as ExplainFacts)?.lines.length,
          `${table}.${field}`,
        ).toBeGreaterThan(0)
      for (const field of fieldKeys(table).filter((key) => fieldSpec(table, key).writtenBy !== 'extension'))
        expect(explainCell(table, field, row, facts as ExplainFacts), `${table}.${field}`).toBeNull()
    }
  })
})
