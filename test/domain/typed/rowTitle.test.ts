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
    null,
  ])('「%s」 is none', (title) => {
    expect(noTaskBecause(title, { hasFacts: true, saysMore: true })).toBeNull()
  })

  it('a numbered title is a heading only in a row that says nothing else', () => {
    const title = '一、筹备阶段'
    expect(noTaskBecause(title, { hasFacts: false, saysMore: false })).toBe('heading')
    expect(noTaskBecause(title, { hasFacts: false, saysMore: true })).toBeNull()
    expect(noTaskBecause(title, { hasFacts: true, saysMore: false })).toBeNull()
  })

  it('the names of columns are a heading in a row without a date or figure', () => {
    expect(noTaskBecause('任务名称', { hasFacts: false, saysMore: true })).toBe('heading')
    expect(noTaskBecause('任务名称', { hasFacts: true, saysMore: false })).toBeNull()
  })
})
