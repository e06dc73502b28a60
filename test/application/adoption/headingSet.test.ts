import { describe, expect, it } from 'vitest'
import { proposeMapping, readMapping, type SampledColumn } from '../../../src/application/adoption/proposeMapping.ts'
import { markerOf } from '../../../src/schema/index.ts'
import type { ColumnInfo } from '../../../src/application/ports.ts'

/** Kinds by what a heading usually is in a Base; texts where they matter. */
const sheet = (headings: string, texts: Readonly<Record<string, readonly string[]>> = {}): readonly SampledColumn[] =>
  headings.split(' | ').map((name, at) => ({
    column: {
      id: name,
      name,
      kind: kindOf(name),
      isPrimary: at === 0,
      options: [],
      description: '',
      declaredScale: null,
      linkedTableId: null,
    },
    texts: texts[name] ?? [],
  }))
const kindOf = (name: string): ColumnInfo['kind'] =>
  /时间进度|任务进度|^进度$|complete|remaining/iu.test(name)
    ? 'percent'
    : /进度条/u.test(name)
      ? 'progress'
      : /时间|日期|start|finish|due|开始|结束|时限|ddl|end$/iu.test(name)
        ? 'day'
        : /状态|status/iu.test(name)
          ? 'singleSelect'
          : /人|person|owner/iu.test(name)
            ? 'person'
            : /工时|手机|目标值|完成值|达成率/u.test(name)
              ? 'number'
              : 'text'
const mapped = (columns: readonly SampledColumn[]) =>
  Object.fromEntries(proposeMapping(columns).map(({ columnId, field }) => [columnId, field]))

describe('[AD6] meaningsAmong reads all headings of a sheet together', () => {
  it.each([
    [
      'F01',
      'Task Name | Start | Finish | % Complete',
      { Start: 'plannedStart', Finish: 'plannedEnd', '% Complete': 'progress' },
    ],
    ['F02', '名称 | 开始 | 结束 | 状态', { 开始: 'plannedStart', 结束: 'plannedEnd', 状态: 'state' }],
    ['F04', '序号 | 工作项目 | 责任人 | 完成时限 | 备注', { 责任人: 'owner', 完成时限: 'plannedEnd' }],
    ['a deadline of its own', '任务 | 应对措施 | 计划完成 | 完成时限', { 完成时限: 'solutionDue' }],
    [
      'F05',
      '项目/任务 | 起始时间 | 结束时间 | 时间进度 | 任务进度',
      { 起始时间: 'plannedStart', 结束时间: 'plannedEnd', 时间进度: 'plannedProgress', 任务进度: 'progress' },
    ],
    [
      'F08',
      '里程碑 | 计划完成日期 | 实际/预计完成日期 | 状态',
      { 计划完成日期: 'plannedEnd', '实际/预计完成日期': undefined },
    ],
    ['F10', '任务 | DDL | 进度', { DDL: 'plannedEnd', 进度: 'progress' }],
    ['F11', '任务 | 责任人 | 要求完成时间 | 进度', { 要求完成时间: 'plannedEnd' }],
    ['目标完成日期', '任务 | 责任人 | 目标完成日期', { 目标完成日期: 'plannedEnd' }],
    [
      'F13',
      'Item | Person | Status | Timeline - Start | Timeline - End',
      { Person: 'owner', Status: 'state', 'Timeline - Start': 'plannedStart', 'Timeline - End': 'plannedEnd' },
    ],
    [
      'F14',
      '任务 | 开始时间 | 结束时间 | 进度条',
      { 开始时间: 'plannedStart', 结束时间: 'plannedEnd', 进度条: 'progress' },
    ],
    ['beside a planned end', '任务 | 计划完成时间 | 完成时间', { 计划完成时间: 'plannedEnd', 完成时间: 'actualEnd' }],
    [
      'F16',
      '任务名称 | 负责人 | 任务状态 | 计划工时 | 剩余工时 | 预计开始时间 | 截止时间 | 实际开始时间 | 实际截止时间 | 是否延期',
      {
        截止时间: 'plannedEnd',
        实际截止时间: 'actualEnd',
        计划工时: undefined,
        剩余工时: undefined,
        是否延期: undefined,
        预计开始时间: 'plannedStart',
      },
    ],
    [
      'F17',
      '任务名称 | 负责人 | 开始日期 | 结束日期 | 实际完成时间 | 进度 | 状态',
      { 开始日期: 'plannedStart', 结束日期: 'plannedEnd', 实际完成时间: 'actualEnd' },
    ],
    ['F19', '联系人-姓名 | 负责人-姓名 | 负责人-手机号', { '负责人-手机号': undefined }],
    [
      'F21',
      '\uFEFF任务名称 | 负责人\u200B | 计划完成时间\u200B',
      { '\uFEFF任务名称': 'title', '负责人\u200B': 'owner', '计划完成时间\u200B': 'plannedEnd' },
    ],
    ['F22', '指标 | 目标值 | 完成值 | 达成率', { 达成率: undefined, 完成值: undefined }],
    [
      'F23',
      'Subject | Start date | Due date | % Complete | Total % complete',
      { '% Complete': 'progress', 'Total % complete': undefined },
    ],
    ['F24', 'Task | % Remaining | % Complete', { '% Remaining': undefined, '% Complete': 'progress' }],
  ])('case %s: the headings %s are mapped', (_id, headings, wanted) => {
    const fields = mapped(sheet(headings))
    expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, fields[name]]))).toEqual(wanted)
  })

  it('case F06: a column with days in the done rows alone is the actual end', () => {
    const columns = sheet('序号 | 工作内容 | 登记时间 | 完成时间 | 状态', {
      完成时间: ['2024-03-01', '', '2024-03-05'],
      状态: ['已完成', '进行中', '已完成'],
    })
    expect(mapped(columns)['完成时间']).toBe('actualEnd')
    expect(
      mapped(sheet('任务 | 完成时间 | 状态', { 完成时间: ['2024-03-01', '2024-03-02'], 状态: ['已完成', '进行中'] }))[
        '完成时间'
      ],
    ).toBe('plannedEnd')
  })

  it('case F09: one column of spans is both ends of the plan', () => {
    const columns = sheet('任务 | 负责人 | 起止时间 | 完成情况', {
      起止时间: ['6.1-6.5', '6月3日-8日', '6.10-6.20'],
    }).map((one) =>
      one.column.name === '起止时间' ? { ...one, column: { ...one.column, kind: 'text' as const } } : one,
    )
    expect(readMapping(columns).span?.columnId).toBe('起止时间')
    expect(mapped(columns)).toMatchObject({ 任务: 'title', 负责人: 'owner' })
    expect(Object.values(mapped(columns))).not.toContain('plannedEnd')
  })

  const asked = (columns: readonly SampledColumn[]) =>
    Object.fromEntries(readMapping(columns).questions.map(({ columnId, fields }) => [columnId, fields]))

  it.each([
    '工作内容 | 责任人 | 计划时间 | 完成时限',
    '任务 | 计划时间 | 完成时间 | 状态',
    '任务 | 计划日期 | 截止日期',
    '任务 | 排期 | DDL',
    '任务 | 执行时间 | 实际完成时间',
  ])('spans under a heading of the plan are both its ends, whatever other day stands beside them: %s', (headings) => {
    const texts = (name: string): readonly string[] =>
      /计划|排期|执行/u.test(name) ? ['3月1日至3月20日', '3.1-3.10', '12/28-1/3'] : ['3.14', '月底', '3.25']
    const columns = sheet(headings).map((one) =>
      one.column.kind === 'day'
        ? { column: { ...one.column, kind: 'text' as const }, texts: texts(one.column.name) }
        : { ...one, texts: /排期/u.test(one.column.name) ? texts(one.column.name) : one.texts },
    )
    const { span, proposals } = readMapping(columns)
    expect(span?.columnId).toMatch(/计划|排期|执行/u)
    expect(proposals.map(({ field }) => field)).not.toContain('plannedEnd')
  })

  it.each([
    ['任务 | 风险描述 | 应对措施 | 完成时限', { 完成时限: ['solutionDue', 'plannedEnd'] }],
    ['序号 | 工作内容 | 登记时间 | 完成时间', { 完成时间: ['plannedEnd', 'actualEnd'] }],
    ['任务 | 开始时间 | 截止日期 | 要求完成时间', { 截止日期: ['plannedEnd'], 要求完成时间: ['plannedEnd'] }],
    ['任务 | 运营负责人 | 设计负责人', { 运营负责人: ['owner'], 设计负责人: ['owner'] }],
    ['任务 | 截止日期 | 完成情况', { 完成情况: ['state', 'progress'] }],
    ['任务 | 日期 | 负责人', { 日期: ['plannedEnd', 'plannedStart'] }],
  ])('of %s a person is asked what is not clear, and nothing of it is proposed', (headings, wanted) => {
    const columns = sheet(headings)
    expect(asked(columns)).toEqual(wanted)
    for (const column of Object.keys(wanted)) expect(mapped(columns)[column]).toBeUndefined()
  })

  it.each([
    ['60', '80', '5'],
    ['1', '0.5', '0.25'],
    ['100', '约60%', '0', '完成'],
  ])(
    '[AD1] figures typed as text under 完成率 are the progress, and under 完成情况 they are asked about: %s, %s, %s',
    (...texts) => {
      const columns = (name: string) =>
        sheet(`任务 | 截止日期 | ${name}`, { [name]: texts }).map((one) =>
          one.column.name === name ? { ...one, column: { ...one.column, kind: 'text' as const } } : one,
        )
      for (const name of ['完成率', '实际进度', '% Complete'])
        expect(mapped(columns(name))).toMatchObject({ [name]: 'progress' })
      expect(mapped(columns('完成情况'))['完成情况']).not.toBe('progress')
    },
  )

  const ofText = (heading: string, texts: readonly string[]) =>
    sheet(`任务 | 截止日期 | ${heading}`, { [heading]: texts }).map((one) =>
      one.column.name === heading ? { ...one, column: { ...one.column, kind: 'text' as const } } : one,
    )
  it.each([
    ['完成进度', 'progress', ['60%左右', '99.5%', '8成', '3/5篇', '✅', '差不多了', '快了']],
    ['进度', 'progress', ['已完成', '8成', '3/5篇', '✅']],
    ['完成情况', 'progress', ['约60%', '20%（已签约）', '0', '已完成', '一半左右', '85', '30%']],
    ['完成情况', 'progressNote', ['已联系三家场地', '等甲方回复后再推进', '还没有排期呢']],
    ['进度', 'state', ['已完成', '进行中', '未开始', '已完成', '进行中(80%)']],
    ['实际进度', 'progressNote', ['等甲方回复后再推进', '还没有排期呢']],
    ['计划完成', 'plannedEnd', ['2026-03-01', '月底', '待定', '3-5个工作日', '下周', '尽快']],
  ] as const)('cells that are hard to read are listed under the field that the heading names: %s is %s', (...one) => {
    const [heading, field, texts] = one
    expect(
      mapped(ofText(heading, texts).filter(({ column }) => heading !== '计划完成' || column.name !== '截止日期')),
    ).toMatchObject({ [heading]: field })
  })

  it('a few figures among sentences under 实际进度 leave open what the column is', () => {
    const columns = ofText('实际进度', ['差一点', '快了', '60%', '等甲方回复后再推进', '看情况'])
    expect(asked(columns)).toEqual({ 实际进度: ['progress', 'progressNote'] })
    expect(mapped(columns)['实际进度']).toBeUndefined()
  })

  it('an empty column is a day only when its heading is about days', () => {
    const ofWords = sheet('任务 | 目标 | 交付 | 要求 | 截止日期').map((one) => ({
      ...one,
      column: { ...one.column, kind: 'text' as const },
    }))
    expect(mapped(ofWords)).toEqual({ 任务: 'title', 截止日期: 'plannedEnd' })
  })

  it('the reason of a proposal is the headings where no declared name is as like', () => {
    const reasons = proposeMapping(sheet('任务 | DDL')).map(({ field, reasons: { because } }) => [field, because])
    expect(reasons).toEqual([
      ['title', 'name'],
      ['plannedEnd', 'headings'],
    ])
  })

  it('a column of words that holds days is no text field, whatever its name is like', () => {
    const dates = { column: { ...sheet('风险日期')[0]?.column, kind: 'text' }, texts: ['2024-03-01', '2024-03-08'] }
    const columns = [...sheet('任务'), { ...dates, column: { ...dates.column, isPrimary: false } } as SampledColumn]
    expect(mapped(columns)).toEqual({ 任务: 'title' })
  })

  it('a column that an earlier taking over has made leaves its field to the column that people keep', () => {
    const ours = sheet('当前状态').map((one) => ({
      ...one.column,
      id: 'ours',
      isPrimary: false,
      description: markerOf('tasks', 'state'),
    }))
    const columns = [...sheet('任务 | 状态'), ...ours.map((column) => ({ column, texts: [] }))]
    expect(mapped(columns)).toEqual({ 任务: 'title', 状态: 'state' })
  })
})
