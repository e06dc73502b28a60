// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { RowOf } from '../../src/schema/index.ts'
import { present } from '../support/present.ts'
import { rowOf, sampleTables } from '../report/support/sampleSheets.ts'
import { boardRow, openRow, sectionText, showBoard, withCells, withRows } from './support/showBoard.tsx'

const S0 = sampleTables('S0').tables
const FULL = sampleTables('full').tables
const CAMPAIGN = ['2024年夏季新品促销']

const goals = (rows: readonly (Partial<RowOf<'kpis'>> & { readonly recordId: string })[]) =>
  withRows(FULL, 'kpis', () =>
    rows.map(({ recordId, ...cells }) => boardRow('kpis', recordId, { title: recordId, campaign: CAMPAIGN, ...cells })),
  )
const entries = (rows: readonly Partial<RowOf<'metrics'>>[], tables = FULL) =>
  withRows(tables, 'metrics', () =>
    rows.map((cells, at) => boardRow('metrics', `m${String(at)}`, { campaign: CAMPAIGN, ...cells })),
  )
const full = (tables: typeof FULL, asOf = '2024-06-12') => showBoard({ preset: 'full', asOf, tables })
const text = async (tables: typeof FULL, asOf?: string) => sectionText((await full(tables, asOf)).screen, '目标')
const opened = async (tables: typeof FULL, name: string, asOf?: string) =>
  openRow((await full(tables, asOf)).screen, name)

describe('[KP1] the goals of the panel 数据', () => {
  it('[S0-6] have the attainments of S0 as whole percent, uncapped', async () => {
    const { screen, store } = await showBoard({ preset: 'S0', asOf: '2024-07-02' })
    const words = sectionText(screen, '目标')
    for (const each of ['3 个指标', '销售额117%', '350,000 / 300,000', '新增会员93%', '社交曝光120%'])
      expect(words).toContain(each)
    expect(words).toContain('总体达成 110%')
    expect(store.calls).toEqual([])
  })

  it.each([
    {
      id: 'S0-6',
      cells: { target: 100_000, actual: 80_000, unit: '元' },
      words: '80%',
      numbers: '80,000元 / 100,000元',
    },
    { id: 'S3-4', cells: { target: 500_000, actual: 450_000 }, words: '90%', numbers: '450,000 / 500,000' },
    { id: 'S1-8', cells: { target: 100, actual: 85, direction: 'lower' as const }, words: '115%', numbers: '85 / 100' },
    { id: 'S1-8', cells: { target: 2000, actual: 2400 }, words: '120%', numbers: '2,400 / 2,000' },
    {
      id: 'S1-8',
      cells: { base: 1000, target: 1500, actual: 1400, measure: 'increase' as const },
      words: '80%',
      numbers: '1,400 / 1,500',
    },
  ])('[$id] say $words of $numbers', async ({ cells, words, numbers }) => {
    const shown = await text(goals([{ recordId: '指标', ...cells }]))
    expect(shown).toContain(`指标${words}`)
    expect(shown).toContain(numbers)
  })

  it('[S1-8] open into the arithmetic of a goal that is better when it is lower, and of one against a base', async () => {
    const tables = goals([
      { recordId: '获客成本', target: 100, actual: 85, direction: 'lower' },
      { recordId: '销量', base: 1000, target: 1500, actual: 1400, measure: 'increase' },
    ])
    expect(await opened(tables, '获客成本')).toContain('115% = 2 − 实际 85 ÷ 目标 100（越低越好）')
    expect(await opened(tables, '销量')).toContain('80% =（实际 1,400 − 基期 1,000）÷（目标 1,500 − 基期 1,000）')
  })

  it('draw every bar with the target at one place, also where one is exceeded', async () => {
    const { screen } = await showBoard({ preset: 'S0', asOf: '2024-07-02' })
    const targets = screen
      .all('section[aria-label="目标"] .ct-board-row line.target')
      .map((one) => one.getAttribute('x1'))
    expect(targets).toEqual(Array(3).fill('300')) // 100 of 120 % on 360 px
  })
})

describe('[KP4] a goal without a target', () => {
  const drawn = async (target: number | null) => {
    const { screen } = await full(goals([{ recordId: '销量', target, actual: 3 }]))
    return {
      words: sectionText(screen, '目标'),
      marks: screen.all('.ct-board-row line.target').length,
      title: screen.find('.ct-board-row svg title').textContent,
    }
  }

  it('has no line at 100 %, and says that it has none, until it has a target again', async () => {
    const without = await drawn(null)
    expect(without).toMatchObject({ marks: 0, title: '销量：没有可比的目标值' })
    expect(without.words).toContain('3 / 没有目标值')
    expect(await drawn(0)).toMatchObject({ marks: 0 })
    const mended = await drawn(4)
    expect(mended).toMatchObject({ marks: 1, title: '销量：达成 75%，目标 100%' })
    expect(mended.words).not.toContain('没有目标值')
  })
})

describe('[KP3] core and auxiliary goals', () => {
  const PRIORITIES = [
    { recordId: '销量', priority: 'core', target: 100_000, actual: 80_000 },
    { recordId: '曝光', priority: 'auxiliary', target: 5_000_000, actual: 5_000_000 },
    { recordId: '转化率', priority: 'auxiliary', target: 3, actual: 3.3, unit: '%' },
    { recordId: '经销商', priority: 'auxiliary', target: 200, actual: 180 },
  ] as const

  it('[S0-11] [S2-8] are counted and weighed 70 : 30', async () => {
    const words = await text(goals(PRIORITIES))
    expect(words).toContain('核心 1 · 辅助 3')
    expect(words).toContain('总体达成 86%') // 80 × 0.7 + 100 × 0.3
    expect(words).toContain('核心 80% · 辅助 100% · 核心 : 辅助 = 70 : 30')
  })

  it('a goal without a priority is named, until it has one', async () => {
    const tables = goals([...PRIORITIES, { recordId: '搜索量', target: 10, actual: 10 }])
    expect(await text(tables)).toContain('1 个指标没填「优先级」，按辅助计')
    expect(await text(withCells(tables, 'kpis', '搜索量', { priority: 'auxiliary' }))).not.toContain('没填「优先级」')
  })
})

describe('[KP1] a goal without an attainment', () => {
  it.each([
    { cells: { target: 100 }, sentence: '「实际值」空着，算不出达成率。', filled: { actual: 5 } },
    { cells: { actual: 100 }, sentence: '「目标值」空着，算不出达成率。', filled: { target: 5 } },
    { cells: { actual: 100, target: 0 }, sentence: '「目标值」是 0，算不出达成率。', filled: { target: 5 } },
    {
      cells: { actual: 100, target: 120, measure: 'increase' as const },
      sentence: '「基期值」空着，算不出较基期的提升。',
      filled: { base: 5 },
    },
    {
      cells: { actual: 100, target: 120, base: 120, measure: 'increase' as const },
      sentence: '「目标值」和「基期值」一样',
      filled: { base: 5 },
    },
  ])('[S0-11] says which cell: $sentence', async ({ cells, sentence, filled }) => {
    const tables = goals([{ recordId: '销量', ...cells }])
    expect(await opened(tables, '销量')).toContain(sentence)
    const mended = withCells(tables, 'kpis', '销量', filled)
    expect(await opened(mended, '销量')).not.toContain('算不出')
  })

  it('names every empty cell, and the cell of the preset', async () => {
    const tables = withCells(S0, 'kpis', '销售额', { actual: null, target: null })
    const { screen } = await showBoard({ preset: 'S0', asOf: '2024-06-13', tables })
    const words = await openRow(screen, '销售额')
    expect(words).toContain('「实际值」空着')
    expect(words).toContain('「目标值」空着')
  })

  it('is not counted in the overall figure, and that is said while it is so', async () => {
    const tables = goals([
      { recordId: '甲', target: 10, actual: 5 },
      { recordId: '乙', target: 10 },
    ])
    expect(await text(tables)).toContain('1 个指标算不出达成率，没有计入总体')
    expect(await text(withCells(tables, 'kpis', '乙', { actual: 10 }))).not.toContain('没有计入总体')
  })
})

describe('[S0-19] the written confirmation of goals', () => {
  const campaign = CAMPAIGN[0] ?? ''
  const unaligned = '目标还没有书面确认：「2024年夏季新品促销」的「目标对齐确认」没有勾选。'
  const nobody = '目标已书面确认，谁确认的没有写：「2024年夏季新品促销」的「确认人」空着。'
  const manager = [{ id: 'ou_sales', name: '销售部*总监' }]

  it('is asked for while its cell is not ticked, then for who gave it, then said', async () => {
    expect(await text(FULL)).toContain(unaligned)
    const ticked = withCells(FULL, 'campaigns', campaign, { goalsAligned: true })
    expect(await text(ticked)).toContain(nobody)
    expect(await text(ticked)).not.toContain(unaligned)
    const signed = await text(withCells(ticked, 'campaigns', campaign, { alignedBy: manager }))
    expect(signed).toContain('目标已由 销售部*总监 书面确认。')
    expect(signed).not.toContain(nobody)
  })

  it('names the campaigns that lack it, but none that is over, and leads to their rows', async () => {
    const tables = withRows(FULL, 'campaigns', (rows) => [
      ...rows.map((row) => ({ ...row, goalsAligned: true, alignedBy: manager })),
      boardRow('campaigns', 'open', { title: '会员日' }),
      boardRow('campaigns', 'over', { title: '春季上新', phase: 'archived' }),
    ])
    const { screen, store } = await full(tables)
    expect(sectionText(screen, '目标')).toContain('目标还没有书面确认：「会员日」的「目标对齐确认」没有勾选。')
    await screen.click(screen.button('「会员日」'))
    expect(store.calls).toEqual([['openRecord', 'open', 'campaigns']])
  })

  it('is not asked for in a sheet without the column', async () => {
    const { screen } = await showBoard({ preset: 'S0', asOf: '2024-06-13' })
    expect(sectionText(screen, '目标')).not.toContain('书面确认')
  })
})

describe('[S1-10] a goal is specific, measurable and has its time', () => {
  const MEASURED = goals([
    { recordId: '销量', base: 1000, target: 1500, actual: 1100, measure: 'increase', unit: '件' },
  ])
  const campaign = CAMPAIGN[0] ?? ''

  it.each([
    { letter: 'M', table: 'kpis', id: '销量', cells: { target: null }, sentence: '「目标值」空着' },
    { letter: 'M', table: 'kpis', id: '销量', cells: { base: null }, sentence: '「基期值」空着' },
    { letter: 'T', table: 'campaigns', id: campaign, cells: { endDay: null }, sentence: '活动的「结束日期」空着' },
    { letter: 'T', table: 'campaigns', id: campaign, cells: { startDay: null }, sentence: '活动的「开始日期」空着' },
  ] as const)('$letter: says $sentence while it is so', async ({ table, id, cells, sentence }) => {
    expect(await opened(withCells(MEASURED, table, id, cells), '销量')).toContain(sentence)
    expect(await opened(MEASURED, '销量')).not.toContain('空着')
  })

  it('goals that stand only as a text of the campaign are no goals yet', async () => {
    const none = goals([])
    expect(none.campaigns?.rows[0]?.goals).toBe('销售额提升30%,新增会员3000人')
    expect(await text(none)).toContain('「目标与效果」里还没有这个范围的指标。')
    expect(await text(MEASURED)).not.toContain('还没有这个范围的指标')
  })
})

describe('[KP2] the pace of a goal', () => {
  const MEMBERS = goals([{ recordId: '新增会员', target: 3000, actual: 1100 }])

  it('says what is expected by today, how much is missing, and what is needed a day from now on', async () => {
    // 12 of 30 days: 1 200 expected; 1 900 are missing over 18 days.
    const words = await opened(MEMBERS, '新增会员')
    expect(words).toContain('到今天应达 1,200，差 100，之后每天需要 105.56。')
    expect(words).toContain('1,200 = 目标 3,000 × 40%（活动 6/1–6/30，截至 6/12）')
    expect(words).toContain('每天需要 = 还差 1,900 ÷ 剩余 18 天 = 105.56')
  })

  it('follows the cells: ahead, exactly level, reached', async () => {
    const at = (actual: number) => opened(withCells(MEMBERS, 'kpis', '新增会员', { actual }), '新增会员')
    expect(await at(1300)).toContain('到今天应达 1,200，多 100，之后每天需要')
    expect(await at(1200)).toContain('到今天应达 1,200，正好，之后每天需要 100。')
    expect(await at(3000)).toContain('目标已经达到')
  })

  it('after the last day says what is missing', async () => {
    expect(await opened(MEMBERS, '新增会员', '2024-07-02')).toContain('没有剩余的日子了，离目标还差 1,900')
  })

  it('of a goal that is better when it is lower is its target', async () => {
    const tables = goals([{ recordId: '获客成本', target: 100, actual: 120, direction: 'lower' }])
    const words = await opened(tables, '获客成本')
    expect(words).toContain('到今天应达 100，差 20。')
    expect(words).toContain('应达值就是目标值')
  })

  it.each([
    { cells: { endDay: null }, column: '结束日期' },
    { cells: { startDay: null }, column: '开始日期' },
  ])('names 「$column」 of the campaign while it is empty', async ({ cells, column }) => {
    const campaign = CAMPAIGN[0] ?? ''
    const sentence = `活动的「${column}」空着，算不出应达值`
    expect(await opened(withCells(MEMBERS, 'campaigns', campaign, cells), '新增会员')).toContain(sentence)
    expect(await opened(MEMBERS, '新增会员')).not.toContain(sentence)
  })
})

describe('[KP2] [KP3] the weights of the settings', () => {
  it('spread a goal over the stages, and say so', async () => {
    const tables = goals([{ recordId: '销量', target: 1000, actual: 100 }])
    const rows = [
      rowOf({
        recordId: 'a',
        campaign: CAMPAIGN,
        stage: '预热期',
        plannedStart: '2024-06-01',
        plannedEnd: '2024-06-10',
      }),
      rowOf({
        recordId: 'b',
        campaign: CAMPAIGN,
        stage: '爆发期',
        plannedStart: '2024-06-11',
        plannedEnd: '2024-06-20',
      }),
    ]
    const sketch = { preset: 'full', asOf: '2024-06-12', tables, rows } as const
    const { screen } = await showBoard({ ...sketch, settings: { phaseWeights: { 预热期: 1, 爆发期: 3 } } })
    // All of a quarter, and a fifth of three quarters.
    const words = await openRow(screen, '销量')
    expect(words).toContain('到今天应达 400，差 300')
    expect(words).toContain('400 = 目标 1,000 × 40%（按设置里各阶段的份数')
  })

  it('[S1-15] spread a goal over five days before, the first day and the time after it', async () => {
    const phase = (recordId: string, stage: string, plannedStart: string, plannedEnd: string) =>
      rowOf({ recordId, campaign: CAMPAIGN, stage, plannedStart, plannedEnd })
    const rows = [
      phase('a', '预热期', '2024-06-01', '2024-06-05'),
      phase('b', '爆发期', '2024-06-06', '2024-06-06'),
      phase('c', '延续期', '2024-06-07', '2024-06-30'),
    ]
    const tables = goals([{ recordId: '订单', target: 2000, actual: 100, unit: '单' }])
    const settings = { phaseWeights: { 预热期: 10, 爆发期: 50, 延续期: 40 } }
    const expectedOn = async (asOf: string) => {
      const { screen } = await showBoard({ preset: 'full', asOf, tables, rows, settings })
      return /应达 ([\d,.]+单)/u.exec(await openRow(screen, '订单'))?.[1]
    }
    expect(await expectedOn('2024-06-05')).toBe('200单')
    expect(await expectedOn('2024-06-06')).toBe('1,200单')
    expect(await expectedOn('2024-06-18')).toBe('1,600单')
    expect(await expectedOn('2024-06-30')).toBe('2,000单')
  })

  it('weigh core and auxiliary goals', async () => {
    const tables = goals([
      { recordId: '销量', priority: 'core', target: 100, actual: 50 },
      { recordId: '曝光', priority: 'auxiliary', target: 100, actual: 100 },
    ])
    const { screen } = await showBoard({ preset: 'full', asOf: '2024-06-12', tables, settings: { coreKpiWeight: 50 } })
    expect(sectionText(screen, '目标')).toContain('总体达成 75%')
    expect(sectionText(screen, '目标')).toContain('核心 : 辅助 = 50 : 50')
  })
})

describe('[KP1] where the actual value of a goal comes from', () => {
  const SUMMED = entries(
    [
      { kpi: ['销售额'], day: '2024-06-10', actual: 38_000 },
      { kpi: ['销售额'], day: '2024-06-11', actual: 42_000 },
      { kpi: ['销售额'], actual: 1000 },
      { kpi: ['销售额'], day: '2024-06-13', actual: 9 },
      { kpi: ['别的'], day: '2024-06-11', actual: 7 },
    ],
    goals([{ recordId: '销售额', target: 300_000 }]),
  )

  it('is said: the sum of its rows up to the as-of day, until a value is typed', async () => {
    const words = await opened(SUMMED, '销售额')
    expect(words).toContain('取「指标明细」到 6/12 为止 3 行的合计')
    expect(words).toContain('81,000 / 300,000')
    expect(words).toContain('1 行没填「日期」，计入合计，不落在哪一天')
    const typed = await opened(withCells(SUMMED, 'kpis', '销售额', { actual: 90_000 }), '销售额')
    expect(typed).toContain('「实际值」是填写的。')
    expect(typed).toContain('3 行合计 81,000，与填写的 90,000 不同，以填写的为准')
    const same = await opened(withCells(SUMMED, 'kpis', '销售额', { actual: 81_000 }), '销售额')
    expect(same).not.toContain('不同')
  })

  it('a rate is not summed, and the cell to fill is named', async () => {
    const tables = entries(
      [{ kpi: ['转化率'], day: '2024-06-11', actual: 3 }],
      goals([{ recordId: '转化率', target: 3 }]),
    )
    expect(await opened(tables, '转化率')).toContain(
      '「指标明细」里有 1 行：比率和越低越好的指标不相加，要填「实际值」',
    )
    expect(await opened(withCells(tables, 'kpis', '转化率', { actual: 3 }), '转化率')).not.toContain('不相加，要填')
  })

  it('[KP5] its days are drawn beside the pace, with their numbers as a table', async () => {
    const { screen } = await full(withRows(SUMMED, 'dailyLog', () => []))
    const words = await openRow(screen, '销售额')
    expect(words).toContain('6/11 累计 81,000，应达 110,000。')
    expect(screen.all('.ct-board-trend table tbody tr').map((row) => row.textContent)).toEqual([
      '6/1039,000100,000',
      '6/1181,000110,000',
    ])
    expect(screen.all('.ct-board-trend path.actual').length).toBeGreaterThan(0)
  })

  it('[KP5] fewer than two days are 数据不足, until there are two', async () => {
    const one = entries(
      [{ kpi: ['销售额'], day: '2024-06-10', actual: 38_000 }],
      withRows(goals([{ recordId: '销售额', target: 300_000 }]), 'dailyLog', () => []),
    )
    const sentence = '数据不足：趋势至少要 2 天的数，「指标明细」、「每日跟踪」里现有 1 天。'
    expect(await opened(one, '销售额')).toContain(sentence)
    const two = withRows(one, 'metrics', (rows) => [
      ...rows,
      boardRow('metrics', 'second', { kpi: ['销售额'], day: '2024-06-11', actual: 1 }),
    ])
    expect(await opened(two, '销售额')).not.toContain('数据不足')
  })

  it('[S0-3] [S0-6] the days of 每日跟踪 have their own attainment: 76 % and 84 %', async () => {
    const { screen } = await showBoard({ preset: 'S0', asOf: '2024-06-13' })
    expect(await openRow(screen, '销售额')).toContain('6/11 当日达成 84%（42,000 / 50,000）')
    expect(screen.all('.ct-board-trend table tbody tr').map((row) => row.textContent)).toEqual([
      '6/1076%100%',
      '6/1184%100%',
    ])
  })
})

it('[BO1] a goal leads to its record', async () => {
  const { screen, store } = await showBoard({ preset: 'S0', asOf: '2024-06-13' })
  await openRow(screen, '销售额')
  await screen.click(present(screen.all('.ct-board-row[open] .ct-why-actions button')[0], 'the button'))
  expect(store.calls).toEqual([['openRecord', '销售额', 'kpis']])
})
