import { describe, expect, it } from 'vitest'
import { readColumns } from '../../../src/application/imports/importColumns.ts'
import { presetTarget, trackedTarget } from '../../../src/application/imports/importTarget.ts'
import type { SheetBinding } from '../../../src/application/ports.ts'
import { taskRow } from '../../ui/support/tasks.ts'
import { blockOf, cell, planOf, writtenBy } from './support/blocks.ts'

const number = (figure: number) => cell(String(figure), { kind: 'number', number: figure })

const S1 = blockOf(
  [
    ['（二）活动执行进度表'],
    ['阶段', '时间节点', '任务内容', '负责人', '完成情况', '备注'],
    ['前期筹备', '10月1日-5日', '活动方案审批与团队分工', '*经理', '□', '-'],
    ['', '10月6日-10日', '物料设计与制作', '*主管', '□', '需10月15日到货'],
    ['中期执行', '10月15日', '场地布置与设备调试', '*专员', '☑已完成', '18:00前完成'],
    ['', '10月16日-18日', '活动现场执行\n含签到', '全员', '□', '每日21:00复盘'],
    ['合计', '', '', '', '', ''],
  ],
  {
    merges: [
      { row: 0, column: 0, rows: 1, columns: 6 },
      { row: 2, column: 0, rows: 2, columns: 1 },
      { row: 4, column: 0, rows: 2, columns: 1 },
    ],
  },
)
const S0 = blockOf([
  ['任务ID', '任务名称', '所属阶段', '负责人', '起止时间', '交付物', '进度状态', '滞后原因(若适用)'],
  ['T001', '预热海报设计', '预热期', '*设计', '6.1-6.5', '3张海报终稿', '已完成', '-'],
  ['T002', 'KOL内容对接', '预热期', '*专员', '6.3-6.8', '2篇KOL种草稿件', '滞后(1天)', 'KOL档期调整'],
  ['T003', '线下物料准备', '执行期', '*助理', '6.10-6.20', '500份宣传单、100件赠品', '进行中', '印刷厂产能不足'],
])
const S3 = blockOf([
  ['推广阶段', '推广渠道', '核心任务', '任务描述', '负责人', '计划开始时间', '计划完成时间', '当前进度', '完成状态'],
  [
    '筹备期(第1-2周)',
    '小红书',
    'KOL种草笔记发布',
    '3位KOL',
    '市场部*经理',
    '2024-03-01',
    '2024-03-10',
    '60%(2篇已发布,1篇待审核)',
    '进行中',
  ],
  [
    '预热期(第3-4周)',
    '抖音',
    '信息流广告投放',
    '3支视频',
    '渠道*专员',
    '2024-03-15',
    '2024-03-25',
    '30%(素材已上线)',
    '进行中',
  ],
])

describe('[IM1] a sheet of a template is read as it stands', () => {
  it('S1 has a title line, merged stages, one column of spans, boxes and a total', () => {
    const source = readColumns(S1)
    expect(source.preset).toBe('S1')
    const plan = planOf(S1, { year: 2024 }, presetTarget('S1', 'zh-CN'))
    expect(plan.counts).toMatchObject({ new: 4, leftOut: 1, unread: 0 })
    expect(writtenBy(plan, '活动方案审批与团队分工')).toMatchObject({
      stage: '前期筹备',
      plannedStart: '2024-10-01',
      plannedEnd: '2024-10-05',
      owner: '*经理',
    })
    expect(writtenBy(plan, '物料设计与制作')).toMatchObject({ stage: '前期筹备', notes: '需10月15日到货' })
    expect(writtenBy(plan, '场地布置与设备调试')).toMatchObject({
      stage: '中期执行',
      plannedStart: '2024-10-15',
      plannedEnd: '2024-10-15',
    })
    expect(writtenBy(plan, '活动现场执行\n含签到')).toMatchObject({ title: '活动现场执行\n含签到', stage: '中期执行' })
    expect(plan.rows.at(-1)?.verdict).toEqual({ kind: 'leftOut', why: 'total' })
  })
  it('[AD2] a day without a year follows the other end of its row over New Year, and is shown to be checked', () => {
    const block = blockOf([
      ['任务', '计划开始', '计划完成'],
      ['跨年', '2026-12-20', '1月5日'],
      ['年前', '12月20日', '2026-03-31'],
      ['写反了', '2026-03-01', '1月5日'],
      ['同年', '3月1日', '2026-03-31'],
    ])
    const plan = planOf(block, { year: 2026 })
    expect(writtenBy(plan, '跨年')).toMatchObject({ plannedStart: '2026-12-20', plannedEnd: '2027-01-05' })
    expect(writtenBy(plan, '年前')).toMatchObject({ plannedStart: '2025-12-20', plannedEnd: '2026-03-31' })
    expect(writtenBy(plan, '写反了')).toMatchObject({ plannedStart: '2026-03-01', plannedEnd: '2026-01-05' })
    expect(plan.unread.map(({ address, why }) => [address, why])).toEqual([
      ['任务表!C2', 'unsure'],
      ['任务表!B3', 'unsure'],
      ['任务表!C4', 'unsure'],
    ])
  })
  it('a span beside a column of its own for the other end gives one day, which is to be checked', () => {
    const plan = planOf(
      blockOf([
        ['任务', '计划开始', '计划完成'],
        ['海报', '2026-03-15至2026-03-20', '2026-03-31'],
        ['推文', '2026-03-16', '2026-03-30'],
      ]),
    )
    expect(writtenBy(plan, '海报')).toMatchObject({ plannedStart: '2026-03-15', plannedEnd: '2026-03-31' })
    expect(plan.unread.map(({ address, why }) => [address, why])).toEqual([['任务表!B2', 'unsure']])
  })
  it('[AD2] a span under 开始 gives the end as well where 结束 is empty, and is shown to be checked', () => {
    const block = blockOf([
      ['任务', '开始日期', '结束日期'],
      ['空着', '2024.3.5-3.25', ''],
      ['写着', '2024.3.5-3.25', '2024-03-30'],
      ['读不出', '2024.3.5-3.25', '月底'],
    ])
    const plan = planOf(block, { year: 2024 })
    const daysOf = (title: string) => {
      const { plannedStart, plannedEnd } = writtenBy(plan, title) as Readonly<Record<string, unknown>>
      return [plannedStart, plannedEnd]
    }
    expect(daysOf('空着')).toEqual(['2024-03-05', '2024-03-25'])
    expect(daysOf('写着')).toEqual(['2024-03-05', '2024-03-30'])
    expect(daysOf('读不出')).toEqual(['2024-03-05', undefined])
    expect(plan.unread.map(({ address }) => address)).toEqual(expect.arrayContaining(['任务表!B2', '任务表!B3']))
  })
  it('S0 has numbers of tasks and days without a year, which are not read before the year is said', () => {
    expect(readColumns(S0).preset).toBe('S0')
    const asked = planOf(S0)
    expect(asked.asksYear).toBe(true)
    expect(asked.unread[0]).toMatchObject({ address: '任务表!E2', text: '6.1-6.5', why: 'yearMissing' })
    expect(writtenBy(planOf(S0, { year: 2024 }), '线下物料准备')).toEqual({
      title: '线下物料准备',
      code: 'T003',
      stage: '执行期',
      owner: '*助理',
      plannedStart: '2024-06-10',
      plannedEnd: '2024-06-20',
      deliverable: '500份宣传单、100件赠品',
      delayReason: '印刷厂产能不足',
    })
  })
  it('S3 has progress with a remark, which goes beside it', () => {
    expect(readColumns(S3).preset).toBe('S3')
    const target = presetTarget('S3', 'zh-CN')
    expect(writtenBy(planOf(S3, {}, target), 'KOL种草笔记发布')).toMatchObject({
      stage: '筹备期(第1-2周)',
      channel: '小红书',
      progress: 60,
      notes: '2篇已发布,1篇待审核',
    })
    expect(writtenBy(planOf(S3), '信息流广告投放')).toMatchObject({ progress: 30, progressNote: '素材已上线' })
  })
  it('columns that can only be what the extension computes are not asked about: nothing of them is brought', () => {
    const { columns } = readColumns(
      blockOf([
        ['任务名称', '计划进度', '偏差等级', '滞后天数'],
        ['海报', '30%', '正常', '2'],
      ]),
    )
    expect(columns.map(({ candidates, isComputed }) => [candidates, isComputed])).toEqual([
      [[], false],
      [[], true],
      [[], true],
      [[], true],
    ])
  })
  it('S2 has columns that the extension computes, which are not brought, and days, selects and percents as values', () => {
    const day = (text: string) => cell(text, { kind: 'day', day: text, time: null })
    const block = blockOf([
      [
        '任务名称',
        '所属模块',
        '对接部门',
        '计划开始时间',
        '计划结束时间',
        '计划进度(%)',
        '实际进度(%)',
        '进度偏差(%)',
        '当前状态',
      ],
      [
        '海报设计初稿',
        '内容营销',
        '市场部',
        day('2024-03-01'),
        day('2024-03-05'),
        number(20),
        number(15),
        number(-5),
        '进行中',
      ],
    ])
    const source = readColumns(block)
    expect(source.columns.filter(({ isComputed }) => isComputed).map(({ heading }) => heading)).toEqual([
      '计划进度(%)',
      '进度偏差(%)',
    ])
    const target = presetTarget('S2', 'zh-CN')
    expect(planOf(block, {}, target)).toMatchObject({ asksWhole: true, counts: { unread: 1 } })
    expect(writtenBy(planOf(block, { whole: 100 }, target), '海报设计初稿')).toEqual({
      title: '海报设计初稿',
      module: '内容营销',
      department: '市场部',
      plannedStart: '2024-03-01',
      plannedEnd: '2024-03-05',
      progress: 15,
    })
  })
})

describe('[IM1] each cell has a verdict', () => {
  const HEADS = [
    '任务名称',
    '阶段',
    '计划开始',
    '计划结束',
    '实际开始',
    '实际进度',
    '总量',
    '里程碑',
    '审核结果',
    '原因分类',
  ] as const
  const reading = (heading: (typeof HEADS)[number], text: string) => {
    const at = HEADS.indexOf(heading)
    const filler = ['甲', '筹备期', '2024-03-01', '2024-03-02', '2024-03-01', '10%', '8,000', '是', '通过', '人']
    const rows = [
      filler,
      filler.map((one, i) => (i === 0 ? '乙' : one)),
      filler.map((one, i) => (i === 0 ? '丙' : i === at ? text : one)),
    ]
    const plan = planOf(blockOf([[...HEADS], ...rows]))
    return { plan, values: writtenBy(plan, '丙') }
  }
  it.each([
    { heading: '总量', text: '5万', field: 'totalAmount', value: 50_000 },
    { heading: '总量', text: '8,000', field: 'totalAmount', value: 8000 },
    { heading: '里程碑', text: '√', field: 'milestone', value: true },
    { heading: '里程碑', text: '否', field: 'milestone', value: undefined },
    { heading: '审核结果', text: '不通过', field: 'review', value: 'failed' },
    { heading: '原因分类', text: '人、外部', field: 'causes', value: ['人', '外部'] },
    { heading: '计划结束', text: '-', field: 'plannedEnd', value: undefined },
    { heading: '实际开始', text: '2024-03-16~-', field: 'actualStart', value: '2024-03-16' },
    { heading: '实际进度', text: '８０％', field: 'progress', value: 80 },
    { heading: '阶段', text: '收尾期', field: 'stage', value: '收尾期' },
  ] as const)('$heading $text is $field $value', ({ heading, text, field, value }) => {
    const { values, plan } = reading(heading, text)
    expect(values[field]).toEqual(value)
    expect(plan.unread).toEqual([])
  })
  it.each([
    { heading: '计划结束', text: '月底', why: 'unreadable', address: '任务表!D4' },
    { heading: '实际进度', text: '约一半', why: 'unreadable', address: '任务表!F4' },
    { heading: '实际进度', text: '约60%', why: 'unsure', address: '任务表!F4' },
    { heading: '审核结果', text: '再看看', why: 'noSuchOption', address: '任务表!I4' },
    { heading: '总量', text: '很多', why: 'unreadable', address: '任务表!G4' },
  ] as const)('$heading $text is $why, and named by its place', ({ heading, text, why, address }) => {
    expect(reading(heading, text).plan.unread).toEqual([{ address, heading, title: '丙', text, why }])
  })
  it.each([
    { language: 'en-US', name: 'Failed' },
    { language: 'ja-JP', name: '不合格' },
  ] as const)('an option of a sheet in $language is named in its words: $name', ({ language, name }) => {
    const file = blockOf([
      ['任务名称', '审核结果'],
      ['海报', '不通过'],
    ])
    const plan = planOf(file, { fields: { 0: 'title', 1: 'review' } }, presetTarget('full', language))
    expect(writtenBy(plan, '海报')['review']).toBe('failed')
    expect(plan.optionNames.review?.['failed']).toBe(name)
  })
  it('a new word of a list becomes an option, an old one in another spelling does not', () => {
    expect(reading('阶段', '收尾期').plan.newOptions).toEqual([{ field: 'stage', names: ['收尾期'] }])
  })
})

describe('[IM1] merged cells', () => {
  const ROWS = [
    ['任务编号', '任务名称', '负责人', '所属模块', '总量'],
    ['1', '海报', '张三', '物料', '10'],
    ['', '视频', '', '', ''],
    ['', '直播', '', '', ''],
  ]
  const down = (merges: Parameters<typeof blockOf>[1]) => {
    const plan = planOf(blockOf(ROWS, merges))
    return ['视频', '直播'].map((title) => writtenBy(plan, title))
  }
  it('say the same of each of their rows; numbers and titles are of one row; below a value modules go on', () => {
    const owner = { row: 1, column: 2, rows: 2, columns: 1 }
    const numbers = { row: 1, column: 0, rows: 3, columns: 1 }
    const amounts = { row: 1, column: 4, rows: 3, columns: 1 }
    expect(down({ merges: [owner, numbers, amounts] })).toEqual([
      { title: '视频', owner: '张三', module: '物料' },
      { title: '直播', module: '物料' },
    ])
  })
  it('are needed: blank cells of a file without any stay blank', () => {
    expect(down({})).toEqual([{ title: '视频' }, { title: '直播' }])
  })
})

describe('[IM1] rows that are no tasks', () => {
  it.each([
    { row: ['任务名称', '负责人', '计划结束'], why: 'headingsAgain' },
    { row: ['小计', '', ''], why: 'total' },
    { row: ['', '张三', '2024-03-05'], why: 'noTitle' },
    { row: ['一、筹备阶段', '', ''], why: 'heading' },
    { row: ['【执行期】', '', ''], why: 'heading' },
    { row: ['合计：2项', '', ''], why: 'total' },
    { row: ['制表人：王五', '', ''], why: 'note' },
    { row: ['海报', '张三', '2024-03-05'], why: 'repeated' },
  ] as const)('$row is left out: $why', ({ row, why }) => {
    const plan = planOf(
      blockOf([['任务名称', '负责人', '计划结束'], ['海报', '张三', '2024-03-05'], [...row], ['', '', '']]),
    )
    expect(plan.rows.map(({ verdict }) => verdict)).toEqual([{ kind: 'new' }, { kind: 'leftOut', why }])
  })
})

describe('[IM3] people of a sheet', () => {
  const column = (kind: 'text' | 'person') => ({ fieldId: kind, kind, scale: null, options: [] })
  const binding: SheetBinding = {
    table: 'tasks',
    tableId: 'tbl',
    fields: { title: column('text'), owner: column('person') },
  }
  const FILE = blockOf([
    ['任务名称', '负责人'],
    ['海报', '张三'],
    ['视频', '李四'],
    ['直播', '王五'],
  ])
  const rows = [
    taskRow('a', { title: '甲', owner: [{ id: 'ou_1', name: '张三' }] }),
    taskRow('b', { title: '乙', owner: [{ id: 'ou_2', name: '李四' }] }),
    taskRow('c', { title: '丙', owner: [{ id: 'ou_3', name: '李四' }] }),
  ]

  it('are found by their one name; of nobody, and of two of a name, the cell stays empty and is named', () => {
    const plan = planOf(FILE, {}, trackedTarget(binding, rows))
    expect(writtenBy(plan, '海报')).toEqual({ title: '海报', owner: [{ id: 'ou_1', name: '张三' }] })
    expect(writtenBy(plan, '视频')).toEqual({ title: '视频' })
    expect(plan.unread.map(({ address, why }) => [address, why])).toEqual([
      ['任务表!B3', 'nobody'],
      ['任务表!B4', 'nobody'],
    ])
  })
  it('are written as the words of the file where the column is one of words', () => {
    const typed = {
      ...binding,
      fields: { ...binding.fields, owner: { ...column('person'), typed: { as: 'people', year: null } } },
    } as const
    const plan = planOf(FILE, {}, trackedTarget(typed, rows))
    expect(writtenBy(plan, '视频')).toEqual({ title: '视频', owner: '李四' })
    expect(plan.unread).toEqual([])
  })
})
