import { describe, expect, it } from 'vitest'
import { boardOf } from '../../../src/application/board/board.ts'
import { moneyOf } from '../../../src/application/board/money.ts'
import type { ReportScope } from '../../../src/application/companions/scope.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { fieldKeys, type RowOf, type SheetRows, type TableKey } from '../../../src/schema/index.ts'
import { sampleTables } from '../../report/support/sampleSheets.ts'

const { tables } = sampleTables('full')
const OWN = '2024年夏季新品促销'
const rowOf = <Table extends TableKey>(table: Table, recordId: string, cells: Partial<RowOf<Table>>): RowOf<Table> =>
  ({ ...Object.fromEntries(fieldKeys(table).map((key) => [key, null])), ...cells, recordId }) as RowOf<Table>

const money = (rows: SheetRows, scope: ReportScope) =>
  moneyOf(
    boardOf(
      {
        tasks: [],
        columns: [],
        rows,
        preset: 'full',
        language: 'zh-CN',
        columnNames: {},
        today: '2024-06-12',
        asOf: '2024-06-12',
        timeZone: 'Asia/Shanghai',
        rules: DEFAULT_SETTINGS,
        nowMs: 0,
      },
      scope,
    ),
  )

describe('[BU4] the money of several campaigns', () => {
  const { campaigns, budget } = tables
  const second = rowOf('campaigns', 'second', { title: '冬季促销', budgetTotal: 700 })
  const two: SheetRows = {
    ...tables,
    campaigns: campaigns === null ? null : { ...campaigns, rows: [...campaigns.rows, second] },
    budget:
      budget === null
        ? null
        : {
            ...budget,
            rows: [...budget.rows, rowOf('budget', 'b', { title: '赠品', amount: 500, campaign: ['second'] })],
          },
  }

  it('belongs to each campaign by its link, and is compared with that campaign alone', () => {
    expect(money(two, { kind: 'campaign', campaignId: 'second' })?.plan).toMatchObject({
      totals: { budget: 500 },
      approved: 700,
      aboveApproved: -200,
    })
    expect(money(two, { kind: 'campaign', campaignId: OWN })?.plan.totals.budget).toBe(46_000)
  })

  it('together is compared with no 预算总额, and that is told', () => {
    const all = money(two, { kind: 'sheet' })
    expect(all?.plan).toMatchObject({ totals: { budget: 46_500 }, approved: null })
    expect(all?.isOfSeveral).toBe(true)
    expect(money(tables, { kind: 'sheet' })?.isOfSeveral).toBe(false)
  })
})

it('[BO1] a sheet without a table of the budget has no money to show', () => {
  expect(money({ ...tables, budget: null }, { kind: 'sheet' })).toBeNull()
})
