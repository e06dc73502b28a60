import { describe, expect, it } from 'vitest'
import { noTaskBecause } from '../../../src/domain/index.ts'

const TOTALS = [
  '合计',
  '合 计',
  '总　计',
  '小计',
  '小計：',
  '小计（元）',
  '物料 小计',
  '推广费小计：',
  '预算合计（元）',
  '费 用 合 计',
  '总计:',
  '共计',
  'Σ',
  '∑',
  'σ',
  'Total',
  'Sub-total',
  'GRAND TOTAL',
  '合计：2项',
  '合计：￥15,000',
  '小计 500 元',
  '共3项任务',
  'Total: 12 tasks',
]

describe('[RU1] [BU1] rows that are no tasks and no budget lines', () => {
  it.each(TOTALS)('「%s」 is a total, also with figures beside it', (title) => {
    for (const hasFacts of [true, false])
      for (const saysMore of [true, false]) expect(noTaskBecause(title, { hasFacts, saysMore })).toBe('total')
  })

  it.each([
    '合计金额核对',
    '小计时器采购',
    'Σ海报',
    '总计划',
    '核对人数合计',
    '做小计时器',
    '场地费用',
    'Total Video 拍摄',
    '统计报名人数合计表',
    '合计2项物料下单',
    '共创3项内容',
    null,
  ])('「%s」 is none', (title) => {
    expect(noTaskBecause(title, { hasFacts: true, saysMore: true })).toBeNull()
  })

  it.each([
    { title: '一、筹备阶段', is: 'heading' },
    { title: '【执行期】', is: 'heading' },
    { title: '第2阶段', is: 'heading' },
    { title: 'Phase 1: Prep', is: 'heading' },
    { title: 'Launch Phase', is: 'heading' },
    { title: '筹备期', is: 'heading' },
    { title: '■ 筹备阶段', is: 'heading' },
    { title: '「筹备期」', is: 'heading' },
    { title: '复盘阶段（3.25-3.30）', is: 'heading' },
    { title: '第一阶段：筹备', is: 'heading' },
    { title: 'PHASE 1 – PREPARATION', is: 'heading' },
    { title: 'Stage three: go live', is: 'heading' },
    { title: '制表：王五', is: 'note' },
    { title: '以下空白', is: 'note' },
    { title: '準備フェーズ', is: 'heading' },
    { title: '备注：以上时间均为暂定', is: 'note' },
    { title: '※ 以上均为暂定', is: 'note' },
    { title: '制表人：王五', is: 'note' },
    { title: '更新日期: 3.15', is: 'note' },
    { title: 'Prepared by: Amy', is: 'note' },
  ] as const)('「$title」 is a $is only in a row that says nothing else', ({ title, is }) => {
    expect(noTaskBecause(title, { hasFacts: false, saysMore: false })).toBe(is)
    expect(noTaskBecause(title, { hasFacts: false, saysMore: true })).toBeNull()
    expect(noTaskBecause(title, { hasFacts: true, saysMore: false })).toBeNull()
  })

  it.each([
    '【重要】海报',
    '确认档期',
    '第一阶段总结报告',
    '第 3 项',
    '第一篇推文',
    '第三方合同',
    '预热期海报',
    '进入执行阶段',
    '说明会准备',
    '排期',
    '审核：海报',
    '制作说明',
    'Phase 1 retro',
    '后期',
    '各阶段分工',
    'Note-taking app',
  ])('「%s」 alone in its row is a task', (title) => {
    expect(noTaskBecause(title, { hasFacts: false, saysMore: false })).toBeNull()
  })

  it('the names of columns are a heading in a row without a date or figure', () => {
    expect(noTaskBecause('任务名称', { hasFacts: false, saysMore: true })).toBe('heading')
    expect(noTaskBecause('任务名称', { hasFacts: true, saysMore: false })).toBeNull()
  })
})
