// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { RowOf } from '../../src/schema/index.ts'
import { present } from '../support/present.ts'
import { rowOf, sampleTables } from '../report/support/sampleSheets.ts'
import { boardRow, openRow, sectionText, showBoard, withCells, withRows } from './support/showBoard.tsx'

const S1 = sampleTables('S1').tables
const FULL = sampleTables('full').tables
const CAMPAIGN = ['2024年夏季新品促销']
const person = (name: string) => [{ id: name, name }]

const s1 = async (tables = S1) =>
  sectionText((await showBoard({ preset: 'S1', asOf: '2024-10-04', tables })).screen, '预算')
const full = async (tables: typeof FULL, asOf = '2024-06-12') =>
  sectionText((await showBoard({ preset: 'full', asOf, tables })).screen, '预算')
const spent = (amounts: Readonly<Record<string, number>>, tables = S1) =>
  Object.entries(amounts).reduce((some, [line, amount]) => withCells(some, 'budget', line, { spent: amount }), tables)
const lines = (rows: readonly (Partial<RowOf<'budget'>> & { readonly recordId: string })[]) =>
  withRows(FULL, 'budget', () =>
    rows.map(({ recordId, ...cells }) =>
      boardRow('budget', recordId, { campaign: CAMPAIGN, title: recordId, ...cells }),
    ),
  )

describe('[BU1] [BU2] the budget of S1', () => {
  it('[S1-4] [S1-6] [S1-11] adds up to 46 000 with a reserve of 10.87 %, inside 10–15 %', async () => {
    const { screen, store } = await showBoard({ preset: 'S1', asOf: '2024-10-04' })
    const words = sectionText(screen, '预算')
    expect(words).toContain('5 行合计 46,000')
    expect(words).toContain('备用金 10.87%，在建议的 10%–15% 之内。')
    expect(store.calls).toEqual([])
  })

  it('[S1-11] the reserve is judged by its cell', async () => {
    expect(await s1(withCells(S1, 'budget', '5', { amount: 4000 }))).toContain('备用金 8.89%，低于建议的 10%–15%')
    expect(await s1(withCells(S1, 'budget', '5', { amount: 10_000 }))).toContain('备用金 19.61%，高于建议的 10%–15%')
  })

  it('[S1-7] a blank spend is unreported, by name, and never 0', async () => {
    expect(await s1()).toContain(
      '还没有一行报账，花了多少不知道：5 行，「海报500张、宣传册2000本」、「朋友圈广告投放」、「商圈展位租赁(3天)」、「兼职人员10名(3天)」、「预算外突发情况处理」。',
    )
    const some = await s1(spent({ 1: 8000, 2: 15_000, 3: 12_000, 4: 0 }))
    expect(some).toContain('已用 35,000（76.1%）')
    expect(some).toContain('未报账 1 行，没有算进花费：「预算外突发情况处理」。')
    const all = await s1(spent({ 1: 8000, 2: 15_000, 3: 12_000, 4: 0, 5: 0 }))
    expect(all).not.toContain('未报账')
    expect(all).not.toContain('还没有一行报账')
  })

  it('[S1-7] each line has its variance, as in its cell', async () => {
    const words = await s1(spent({ 1: 8500, 2: 14_000, 3: 12_000 }))
    expect(words).toContain('超支 500')
    expect(words).toContain('余 1,000')
    expect(words).toContain('正好花完')
  })

  it('[S1-5] [BU3] 10 × 3 × 200 = 6 000 holds, and any other amount is named with its line', async () => {
    const { screen } = await showBoard({ preset: 'full', asOf: '2024-06-12' })
    expect(await openRow(screen, '兼职人员10名(3天)')).toContain('10 × 200 × 3 = 6,000，与「预算金额」一致')
    const differing = await full(withCells(FULL, 'budget', '4', { amount: 6500 }))
    expect(differing).toContain('「兼职人员10名(3天)」：10 × 200 × 3 = 6,000，「预算金额」写的是 6,500。')
    expect(await full(FULL)).not.toContain('写的是')
  })

  it('a total row is no line', async () => {
    const withTotal = withRows(S1, 'budget', (rows) => [
      ...rows,
      boardRow('budget', 'total', { title: '合计', amount: 46_000 }),
    ])
    expect(await s1(withTotal)).toContain('5 行合计 46,000')
  })

  it('a sheet without a table of campaigns is not told of 预算总额', async () => {
    expect(await s1()).not.toContain('预算总额')
  })

  it('a table without lines says so, until there is one', async () => {
    const empty = withRows(S1, 'budget', () => [])
    expect(await s1(empty)).toContain('「活动预算表」里还没有这个范围的预算。')
    expect(await s1()).not.toContain('还没有这个范围的预算')
  })
})

describe('[BU4] the lines against 预算总额', () => {
  const campaign = CAMPAIGN[0] ?? ''
  it.each([
    { budgetTotal: 500_000, sentence: '比「预算总额」500,000 少 454,000（90.8%）。' },
    { budgetTotal: 46_000, sentence: '与「预算总额」46,000 一致。' },
    { budgetTotal: 40_000, sentence: '比「预算总额」40,000 多 6,000（15%）。' },
    { budgetTotal: null, sentence: '活动的「预算总额」空着，没有可比的总额。' },
  ])('$sentence', async ({ budgetTotal, sentence }) => {
    expect(await full(withCells(FULL, 'campaigns', campaign, { budgetTotal }))).toContain(sentence)
  })

  it('[S3-5] a budget of 50 000 that was raised to 60 000 is 20 % more', async () => {
    const tables = withCells(
      lines([{ recordId: '信息流广告', amount: 60_000, spent: 15_000 }]),
      'campaigns',
      campaign,
      {
        budgetTotal: 50_000,
      },
    )
    expect(await full(tables)).toContain('比「预算总额」50,000 多 10,000（20%）。')
  })
})

describe('[S0-7] the budget of 500 000: 推广费 60 %, 物料费 30 %, 备用金 10 %', () => {
  const SPLIT = lines([
    { recordId: '推广费', category: '线上推广费', amount: 300_000 },
    { recordId: '物料费', category: '物料制作费', amount: 150_000 },
    { recordId: '备用金', category: '应急备用金', amount: 50_000 },
  ])

  it.each([
    { line: '推广费', share: '占预算 60%' },
    { line: '物料费', share: '占预算 30%' },
    { line: '备用金', share: '占预算 10%' },
  ])('$line says $share', async ({ line, share }) => {
    const { screen } = await showBoard({ preset: 'full', asOf: '2024-06-12', tables: SPLIT })
    expect(await openRow(screen, line)).toContain(share)
  })

  it('adds up to the whole budget, with a reserve inside its limits', async () => {
    const words = await full(SPLIT)
    expect(words).toContain('3 行合计 500,000')
    expect(words).toContain('与「预算总额」500,000 一致。')
    expect(words).toContain('备用金 10%，在建议的 10%–15% 之内。')
  })

  it('a split that leaves something out is told by how much', async () => {
    const words = await full(withCells(SPLIT, 'budget', '物料费', { amount: 100_000 }))
    expect(words).toContain('比「预算总额」500,000 少 50,000（10%）。')
    expect(words).not.toContain('一致')
  })

  it('a share is that of its own campaign, as in its cell, when all campaigns are shown', async () => {
    const two = withRows(SPLIT, 'campaigns', (rows) => [...rows, boardRow('campaigns', 'other', { title: '会员日' })])
    const tables = withRows(two, 'budget', (rows) => [
      ...rows,
      boardRow('budget', '场地', { title: '场地', campaign: ['other'], amount: 500_000 }),
    ])
    const { screen } = await showBoard({ preset: 'full', asOf: '2024-06-12', tables })
    expect(await openRow(screen, '推广费')).toContain('占预算 60%')
    expect(await openRow(screen, '场地')).toContain('占预算 100%')
  })
})

describe('[RA9] spend beside progress and time, on one line', () => {
  const task = rowOf({
    recordId: 't',
    title: '信息流广告投放',
    campaign: CAMPAIGN,
    plannedStart: '2024-06-01',
    plannedEnd: '2024-06-11',
    actualStart: '2024-06-01',
    progress: 30,
  })
  const tables = withCells(
    lines([{ recordId: '信息流广告', amount: 50_000, spent: 15_000 }]),
    'campaigns',
    CAMPAIGN[0] ?? '',
    { startDay: '2024-06-01', endDay: '2024-06-11' },
  )
  const marks = async (changed: typeof FULL, rows = [task]) =>
    showBoard({ preset: 'full', asOf: '2024-06-04', tables: changed, rows })

  it('[S3-5] 30 % of 50 000 beside 30 % of the work and 36.4 % of the time', async () => {
    const { screen } = await marks(tables)
    const words = sectionText(screen, '预算')
    expect(words).toContain('已用 15,000（30%）')
    expect(words).toContain('进度 30% · 时间 36.4% · 花费 30%，花得和做得一样快，比时间慢 6.4 个百分点')
    expect(screen.all('.ct-figure table tbody tr').map((row) => row.textContent)).toEqual([
      '花费30%',
      '进度30%',
      '时间36.4%',
    ])
  })

  it('follows the cells of money and work', async () => {
    const { screen } = await marks(withCells(tables, 'budget', '信息流广告', { spent: 20_000 }), [
      { ...task, progress: 45 },
    ])
    expect(sectionText(screen, '预算')).toContain(
      '进度 45% · 时间 36.4% · 花费 40%，花得比做得慢 5 个百分点，比时间快 3.6 个百分点',
    )
  })

  it('is not drawn while nothing is reported', async () => {
    const { screen } = await marks(withCells(tables, 'budget', '信息流广告', { spent: null }))
    expect(sectionText(screen, '预算')).not.toContain('比时间')
  })

  it('says what it could not draw', async () => {
    const { screen } = await marks(tables, [])
    expect(sectionText(screen, '预算')).toContain('任务没有可用的进度，没有画进度')
    const { screen: whole } = await marks(tables)
    expect(sectionText(whole, '预算')).not.toContain('没有画')
  })
})

describe('[BU5] overspend goes to who decides on it', () => {
  const OVER = lines([
    { recordId: '朋友圈广告', amount: 15_000, spent: 18_000, approver: person('*总监'), approval: 'pending' },
    { recordId: '物料', amount: 8000, spent: 7000 },
  ])

  it('[S0-13] [S1-12] a line names its approver and the state of the approval, while it is over', async () => {
    expect(await full(OVER)).toContain('「朋友圈广告」超支 3,000：由 *总监 审批，待审批。')
    const mended = withCells(OVER, 'budget', '朋友圈广告', { spent: 15_000 })
    expect(await full(mended)).not.toContain('超支 3,000')
    const approved = withCells(OVER, 'budget', '朋友圈广告', { approval: 'approved' })
    expect(await full(approved)).toContain('由 *总监 审批，审批已通过。')
  })

  it('[S1-12] every line opens into its owner, its approver and the state of the approval', async () => {
    const tables = withCells(OVER, 'budget', '物料', {
      owner: person('*专员'),
      approver: person('*经理'),
      approval: 'approved',
    })
    const { screen } = await showBoard({ preset: 'full', asOf: '2024-06-12', tables })
    const words = await openRow(screen, '物料')
    expect(words).toContain('负责人 *专员')
    expect(words).toContain('由 *经理 审批，审批已通过。')
    const { screen: without } = await showBoard({ preset: 'full', asOf: '2024-06-12', tables: OVER })
    expect(await openRow(without, '物料')).toContain('没有负责人「审批人」空着，不知道由谁审批。')
  })

  it('[S1-12] an empty 审批人 is named, and the owner does not stand in', async () => {
    const nobody = withCells(OVER, 'budget', '朋友圈广告', { approver: null, owner: person('*主管') })
    expect(await full(nobody)).toContain('「朋友圈广告」超支 3,000：「审批人」空着，不知道由谁审批，待审批。')
  })

  it('[S1-12] S1 names its empty 审批人, and a sheet without that column names the column', async () => {
    const over = spent({ 2: 16_000 })
    expect(await s1(over)).toContain('「朋友圈广告投放」超支 1,000：「审批人」空着，不知道由谁审批。')
    const budget = present(over.budget, 'the budget')
    const without = {
      ...over,
      budget: { ...budget, columns: budget.columns.filter((column) => column !== 'approver') },
    }
    expect(await s1(without)).toContain(
      '「朋友圈广告投放」超支 1,000：「活动预算表」没有「审批人」这个字段，不知道由谁审批。',
    )
    expect(await s1(withCells(over, 'budget', '2', { approver: person('*总监') }))).toContain('由 *总监 审批。')
  })

  it('[S0-13] the total is compared with 预算总额, and goes to the only approver of the lines', async () => {
    const campaign = CAMPAIGN[0] ?? ''
    const limited = (budgetTotal: number | null) => withCells(OVER, 'campaigns', campaign, { budgetTotal })
    expect(await full(limited(24_000))).toContain('总花费超出 24,000 共 1,000：由 *总监 审批。')
    expect(await full(limited(25_000))).not.toContain('总花费超出')
    // Without 预算总额 the lines are the budget.
    expect(await full(limited(null))).toContain('总花费超出 23,000 共 2,000：')
  })
})

describe('[BU1] the lines', () => {
  it('overspent ones stand in front, and more than eight are shown at a press', async () => {
    const tables = lines([
      ...Array.from({ length: 9 }, (_none, at) => ({
        recordId: `行${String(at)}`,
        lineNumber: at,
        amount: 10,
        spent: 1,
      })),
      { recordId: '超', lineNumber: 99, amount: 10, spent: 11 },
    ])
    const { screen } = await showBoard({ preset: 'full', asOf: '2024-06-12', tables })
    const names = () => screen.all('section[aria-label="预算"] .ct-board-name').map((one) => one.textContent)
    expect(names().slice(0, 2)).toEqual(['超', '行0'])
    expect(names()).toHaveLength(8)
    await screen.click(screen.button('还有 2 行'))
    expect(names()).toHaveLength(10)
  })

  it('[S1-7] lines of one category are compared together', async () => {
    const words = await full(
      lines([
        { recordId: '甲', category: '线上推广费', amount: 10, spent: 11 },
        { recordId: '乙', category: '线上推广费', amount: 10, spent: 10 },
        { recordId: '丙', category: '物料制作费', amount: 10 },
      ]),
    )
    expect(words).toContain('2 个科目，其中 1 个已报账的部分超出预算。')
    expect(words).toContain('线上推广费21 / 20')
    expect(words).toContain('物料制作费未报账 / 10')
  })

  it('[BU1] a line that is not reported says so once, beside its budget', async () => {
    const line = async (spent: number | null) => {
      const { screen } = await showBoard({
        preset: 'full',
        asOf: '2024-06-12',
        tables: lines([{ recordId: '场地', amount: 8000, spent }]),
      })
      return (screen.find('section[aria-label="预算"] .ct-board-row summary').textContent ?? '').replaceAll(
        /\s+/gu,
        ' ',
      )
    }
    const unreported = await line(null)
    expect(unreported).toContain('预算 8,000')
    expect(unreported.replace(/花费 未报账/u, '').match(/未报账/gu)).toHaveLength(1)
    expect(await line(5000)).toContain('5,000 / 8,000')
  })

  it('[BO1] a line leads to its record', async () => {
    const { screen, store } = await showBoard({ preset: 'S1', asOf: '2024-10-04' })
    await openRow(screen, '朋友圈广告投放')
    await screen.click(present(screen.all('.ct-board-row[open] .ct-why-actions button')[0], 'the button'))
    expect(store.calls).toEqual([['openRecord', '2', 'budget']])
  })
})
