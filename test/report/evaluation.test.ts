import { describe, expect, it } from 'vitest'
import { evaluationReport, retrospective } from '../../src/report/index.ts'
import type { CompanionTableKey, RowOf, SheetRows } from '../../src/schema/index.ts'
import { linesOf, sectionOf } from './support/reading.ts'
import { inputOf, sampleTables } from './support/sampleSheets.ts'

const S1 = sampleTables('S1')
const full = sampleTables('full')

function withRows<Table extends CompanionTableKey>(
  tables: SheetRows,
  table: Table,
  change: (rows: readonly RowOf<Table>[]) => readonly RowOf<Table>[],
): SheetRows {
  const before = tables[table] as unknown as { readonly rows: readonly RowOf<Table>[] } | null
  if (before === null) throw new Error(`the sheet has no table ${table}`)
  return { ...tables, [table]: { ...before, rows: change(before.rows) } }
}

const evaluationOf = (tables: SheetRows, asOf = '2024-10-22') =>
  evaluationReport(inputOf({ preset: 'S1', rows: S1.tasks, tables, asOf }))

const spendOn = (recordId: string, spent: number) =>
  withRows(S1.tables, 'budget', (rows) => rows.map((row) => (row.recordId === recordId ? { ...row, spent } : row)))

describe('[EV1] [S1-22] the day of an evaluation', () => {
  it('S1 has no row of a campaign: its end is that of the last planned task of the execution stage', () => {
    expect(linesOf(evaluationOf(S1.tables), 'due')[0]).toBe(
      '活动 2024-10-18 结束，效果评估在 2024-10-23 前提交（结束后第 3 个工作日）。没有填活动的结束日期，按执行阶段最后一个计划任务「活动现场执行」的计划结束推定。',
    )
  })

  it('a campaign with an end of its own needs no guess', () => {
    const S0 = sampleTables('S0')
    const document = evaluationReport(inputOf({ preset: 'S0', rows: S0.tasks, tables: S0.tables, asOf: '2024-07-02' }))
    expect(linesOf(document, 'due')).toEqual([
      '活动 2024-06-30 结束，效果评估在 2024-07-03 前提交（结束后第 3 个工作日）。',
    ])
  })

  it('without any planned end it is 数据不足', () => {
    const rows = S1.tasks.map((row) => ({ ...row, plannedStart: null, plannedEnd: null }))
    const document = evaluationReport(inputOf({ preset: 'S1', rows, tables: S1.tables, asOf: '2024-10-22' }))
    expect(linesOf(document, 'due')[0]).toMatch(/^数据不足/u)
  })
})

describe('[BU4] the budget of S1', () => {
  const lines = linesOf(evaluationOf(S1.tables), 'budget')

  it('[S1-4] [S1-6] totals 46,000 with a reserve of 10.87 %', () => {
    expect(lines[0]).toBe('5 行预算，合计 46,000。应急备用金占 10.87%，在建议的 10%–15% 之内。')
  })

  it('[S1-5] [BU3] checks 10 × 200 × 3 and quotes what the cell says when it differs', () => {
    expect(lines).toContain('单价核对：「兼职人员10名(3天)」 10 × 200 × 3 = 6,000，与预算金额一致')
    const other = withRows(S1.tables, 'budget', (rows) =>
      rows.map((row) => (row.quantity === null ? row : { ...row, amount: 6001 })),
    )
    expect(linesOf(evaluationOf(other), 'budget')).toContain(
      '单价核对：「兼职人员10名(3天)」 10 × 200 × 3 = 6,000，预算金额写的是 6,001',
    )
  })

  it('[S1-7] nothing reported is not nothing spent: the lines are named until one reports', () => {
    expect(lines[1]).toMatch(/^数据不足：还没有一行报账.*「朋友圈广告投放」/u)
    const some = linesOf(evaluationOf(spendOn('1', 9000)), 'budget')
    expect(some[1]).toBe('已报账 1 行，花费 9,000，比这几行的预算多 1,000；占总预算 19.6%。')
    expect(some[3]).toBe('超支：「海报500张、宣传册2000本」多花 1,000')
    expect(some.join('\n')).not.toContain('还没有一行报账')
  })

  it('a table without lines is 数据不足, a sheet without the table has no section', () => {
    expect(linesOf(evaluationOf(withRows(S1.tables, 'budget', () => [])), 'budget')).toEqual([
      '数据不足：「活动预算表」里还没有预算。',
    ])
    expect(sectionOf(evaluationOf({ ...S1.tables, budget: null }), 'budget').blocks).toEqual([])
  })
})

describe('[EV2] user feedback', () => {
  const feedbackOf = (entries: readonly Partial<RowOf<'issues'>>[]) => {
    const tables = withRows(S1.tables, 'issues', () =>
      entries.map(
        (cells, at) =>
          ({
            ...Object.fromEntries((S1.tables.issues?.columns ?? []).map((field) => [field, null])),
            recordId: `f${String(at)}`,
            type: 'feedback',
            ...cells,
          }) as RowOf<'issues'>,
      ),
    )
    return linesOf(evaluationOf(tables), 'feedback')
  }

  it('counts, tells what is open and names the worst', () => {
    expect(
      feedbackOf([
        { title: '签到太慢', severity: 'high', status: 'open' },
        { title: '赠品缺货', severity: 'medium', status: 'open' },
        { title: '停车难', severity: 'high', status: 'resolved' },
      ]),
    ).toEqual(['共 3 条用户反馈，2 条还没有解决。', '按严重程度：高 2 条、中 1 条', '未解决的里最严重的：「签到太慢」'])
  })

  it('an empty table is a plain sentence', () => {
    expect(feedbackOf([])).toEqual(['「用户反馈」里没有记录。'])
  })
})

describe('[RA7] [S0-8] the funnel', () => {
  const steps: readonly (readonly [string, number])[] = [
    ['曝光', 1_000_000],
    ['点击', 100_000],
    ['转化', 10_000],
    ['购买', 5000],
  ]
  const funnelOf = (benchmark: (at: number) => number | null, values = steps) => {
    const tables = withRows(full.tables, 'kpis', () =>
      values.map(
        ([title, actual], at) =>
          ({
            ...Object.fromEntries((full.tables.kpis?.columns ?? []).map((field) => [field, null])),
            recordId: title,
            title,
            actual,
            funnelStep: at + 1,
            benchmark: benchmark(at),
          }) as RowOf<'kpis'>,
      ),
    )
    return linesOf(retrospective(inputOf({ preset: 'full', rows: full.tasks, tables, asOf: '2024-07-02' })), 'funnel')
  }

  it('10, 10 and 50 %, 0.5 % in all; without benchmarks both lowest steps are named and none is blamed', () => {
    expect(funnelOf(() => null)).toEqual([
      '从曝光到购买，总转化率 0.5%。转化率最低的是曝光 → 点击、点击 → 转化（10%）；没有每一步的参考基准，不判断哪一步最弱。',
      '曝光 → 点击 | 1,000,000 → 100,000 | 10% | 90% | —',
      '点击 → 转化 | 100,000 → 10,000 | 10% | 90% | —',
      '转化 → 购买 | 10,000 → 5,000 | 50% | 50% | —',
    ])
  })

  it('with a benchmark for every step the weakest against it is named', () => {
    expect(funnelOf((at) => [null, 10, 20, 50][at] ?? null)[0]).toContain('与参考基准相比，点击 → 转化这一步最弱。')
  })

  it('a step that is larger than the one before it is asked to be checked', () => {
    expect(funnelOf(() => null, [...steps.slice(0, 3), ['购买', 20_000]])[0]).toMatch(
      /^数据不足：漏斗里有一步比前一步还大/u,
    )
  })
})

describe('[RA9] use of the budget beside progress and time', () => {
  const paceOf = (tables: SheetRows, asOf: string) =>
    linesOf(evaluationOf(tables, asOf), 'budget').filter((line) => line.includes('预算用了'))

  it('stands on one line as soon as a line has reported', () => {
    // S1 runs from 2024-10-01 to 2024-10-21: 11 of 21 days.
    expect(paceOf(spendOn('1', 9200), '2024-10-11')).toEqual(['预算用了 20%，实际进度 0%，时间过了 52.4%。'])
    expect(paceOf(S1.tables, '2024-10-11')).toEqual([])
  })

  it('time is never more than all of it', () => {
    expect(paceOf(spendOn('1', 9200), '2024-12-31')[0]).toContain('时间过了 100%')
    expect(paceOf(spendOn('1', 9200), '2024-09-01')[0]).toContain('时间过了 0%')
  })
})

describe('[RA4] [RA5] [S3-6] 风险提前识别率 and 应对成功率', () => {
  /** Five risks that occurred, three of them found before; four answers, three of them successful. */
  const entries = (found: number, succeeded: number): SheetRows =>
    withRows(full.tables, 'issues', () =>
      Array.from({ length: 5 }, (_, at) => {
        const columns = Object.fromEntries((full.tables.issues?.columns ?? []).map((field) => [field, null]))
        return {
          ...columns,
          recordId: `r${String(at)}`,
          title: `风险${String(at)}`,
          type: 'risk',
          foundAt: Date.UTC(2024, 5, at < found ? 3 : 12),
          occurredAt: Date.UTC(2024, 5, 10),
          status: 'resolved',
          solution: '启用备选',
          outcome: at === 4 ? null : at < succeeded ? 'success' : 'failure',
        } as unknown as RowOf<'issues'>
      }),
    )
  const responsesOf = (tables: SheetRows) =>
    linesOf(retrospective(inputOf({ preset: 'full', rows: full.tasks, tables, asOf: '2024-07-02' })), 'responses')

  it('60 % and 75 % reach the targets of the template', () => {
    const lines = responsesOf(entries(3, 3))
    expect(lines).toContain('风险提前识别率 60%（3/5），达到目标 60%。')
    expect(lines).toContain('应对成功率 75%（3/4），达到目标 75%。')
    expect(lines.at(-1)).toBe('几项里最低的是风险提前识别率，60%。')
  })

  it('one fewer of each does not, and the sentence says so', () => {
    const lines = responsesOf(entries(2, 2))
    expect(lines).toContain('风险提前识别率 40%（2/5），没有达到目标 60%。')
    expect(lines).toContain('应对成功率 50%（2/4），没有达到目标 75%。')
  })
})
