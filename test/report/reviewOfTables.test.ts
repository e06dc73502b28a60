import { describe, expect, it } from 'vitest'
import { retrospective } from '../../src/report/index.ts'
import type { CompanionTableKey, RowOf, SheetRows } from '../../src/schema/index.ts'
import { linesOf, sectionOf } from './support/reading.ts'
import { inputOf, sampleTables } from './support/sampleSheets.ts'

const S0 = sampleTables('S0')

/** The tables with the rows of one of them changed. */
function withRows<Table extends CompanionTableKey>(
  tables: SheetRows,
  table: Table,
  change: (rows: readonly RowOf<Table>[]) => readonly RowOf<Table>[],
): SheetRows {
  const before = tables[table] as unknown as { readonly rows: readonly RowOf<Table>[] } | null
  if (before === null) throw new Error(`the sheet has no table ${table}`)
  return { ...tables, [table]: { ...before, rows: change(before.rows) } }
}

const reviewOf = (tables: SheetRows, phase: string | null = null) =>
  retrospective(inputOf({ preset: 'S0', rows: S0.tasks, tables, asOf: '2024-07-02', phase }))

describe('目标对比 of a retrospective', () => {
  const goals = linesOf(reviewOf(S0.tables), 'goals')

  it.each([
    ['[S0-5] [S0-6]', '销售额 | 未填（按辅助计） | 300,000 | 350,000 | 117% | 超额'],
    ['[S0-5] [S0-6]', '新增会员 | 未填（按辅助计） | 3,000 | 2,800 | 93% | 未达标'],
    ['[S0-5] [S0-6]', '社交曝光 | 未填（按辅助计） | 1,000,000 | 1,200,000 | 120% | 超额'],
    ['[S0-24]', '新增会员：原因分析「线下地推人员不足」；改进建议「增加2名兼职地推,提前培训」'],
    ['[KP4]', '共 3 个指标：2 个超额，1 个未达标。'],
    ['[KP3]', '综合达成 110%'],
  ])('%s says %s', (_rules, line) => {
    expect(goals).toContain(line)
  })

  it('[KP4] a goal of 99.9 % is shown as 99%, never as reached', () => {
    const tables = withRows(S0.tables, 'kpis', (rows) =>
      rows.map((row, at) => (at === 0 ? { ...row, actual: 299_900 } : row)),
    )
    expect(linesOf(reviewOf(tables), 'goals')).toContain('销售额 | 未填（按辅助计） | 300,000 | 299,900 | 99% | 未达标')
  })

  it('[KP1] [S1-8] a goal that is better the lower says so: 0.85 of the target is 115 %', () => {
    const tables = withRows(S0.tables, 'kpis', (rows) =>
      rows.map((row, at) =>
        at === 0 ? { ...row, title: '获客成本', target: 100, actual: 85, direction: 'lower' } : row,
      ),
    )
    expect(linesOf(reviewOf(tables), 'goals')).toContain(
      '获客成本 | 未填（按辅助计） | 100 | 85 | 115% | 超额（越低越好）',
    )
  })

  it('[KP1] a goal without an actual value is named with what it lacks, and the sentence goes when it is filled', () => {
    const without = withRows(S0.tables, 'kpis', (rows) =>
      rows.map((row, at) => (at === 0 ? { ...row, actual: null } : row)),
    )
    const sentence = '数据不足：1 个指标算不出达成率：「销售额」缺实际值'
    expect(linesOf(reviewOf(without), 'goals')).toContain(sentence)
    expect(goals).not.toContain(sentence)
  })

  it('a missed goal without an analysis is asked about', () => {
    const tables = withRows(S0.tables, 'kpis', (rows) => rows.map((row) => ({ ...row, cause: null })))
    expect(linesOf(reviewOf(tables), 'goals').filter((line) => line.startsWith('□'))).toEqual([
      '□ 「新增会员」达成 93%，还没有写原因分析：为什么没有达标？',
    ])
    expect(goals.filter((line) => line.startsWith('□'))).toEqual([])
  })

  it('an empty table of goals is 数据不足 with what there is and what is needed', () => {
    expect(linesOf(reviewOf(withRows(S0.tables, 'kpis', () => [])), 'goals')).toEqual([
      '数据不足：「活动效果评估表」里还没有指标。',
    ])
  })

  it('a sheet without a table of goals, and the review of a phase, have no such section', () => {
    expect(sectionOf(reviewOf({ ...S0.tables, kpis: null }), 'goals').blocks).toEqual([])
    expect(sectionOf(reviewOf(S0.tables, '预热期'), 'goals').blocks).toEqual([])
  })
})

it('[S0-2] 归因 quotes the cause that stands in the cell of T002', () => {
  expect(linesOf(reviewOf(S0.tables), 'attribution').find((line) => line.startsWith('KOL内容对接'))).toContain(
    '当时记录：「KOL档期调整」',
  )
})

describe('[RA6] 问题应对', () => {
  /** A section of nothing but 数据不足 is one line. */
  const lacks = '数据不足：首次响应是否达标，还没有一个问题判断得出；方案是否按时给出，还没有一个问题判断得出。'

  it('S0 has the clocks and neither outcomes nor the time of occurrence, so it speaks of the clocks alone', () => {
    expect(linesOf(reviewOf(S0.tables), 'responses')).toEqual([lacks])
  })

  it('the sentence goes when a problem stays unanswered', () => {
    const tables = withRows(S0.tables, 'issues', (rows) =>
      rows.map((row, at) => (at === 0 ? { ...row, status: 'open', solution: null } : row)),
    )
    expect(linesOf(reviewOf(tables), 'responses')[0]).toBe('首次响应达标率 0%（0/1）。')
  })
})

it('the last section names the tables that the sheet does not have, and only those', () => {
  expect(linesOf(reviewOf(S0.tables), 'quality').at(-1)).toContain('本表没有「指标明细」、「预算」')
  expect(linesOf(reviewOf({ ...S0.tables, kpis: null }), 'quality').at(-1)).toContain(
    '本表没有「目标与效果」、「指标明细」、「预算」',
  )
})
