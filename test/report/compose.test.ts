import { describe, expect, it } from 'vitest'
import { compose, joinLines } from '../../src/report/compose.ts'

describe('compose', () => {
  it('compose puts runs in place of their names and joins the plain text around them', () => {
    const task = { text: '海报', recordIds: ['rec1'] }
    expect(
      compose('{task}：{days}，{reason}', { task, days: '3 天', reason: [{ text: '素材' }, { text: '变更' }] }),
    ).toEqual([task, { text: '：3 天，素材变更' }])
  })

  it('compose never reads what people wrote as a message', () => {
    expect(compose('{a}/{b}', { a: '{b}', b: '乙' })).toEqual([{ text: '{b}/乙' }])
  })

  it('compose takes the plural form that goes with a part', () => {
    expect(compose('{n} {n:day|days}', { n: { text: '1', recordIds: ['a'] } })).toEqual([
      { text: '1', recordIds: ['a'] },
      { text: ' day' },
    ])
    expect(compose('{n} {n:day|days}', { n: '1,001' })).toEqual([{ text: '1,001 days' }])
  })

  it('compose shows a placeholder without a part and drops empty runs', () => {
    expect(compose('{a}{missing}', { a: '' })).toEqual([{ text: '{missing}' }])
  })
})

describe('joinLines', () => {
  it('joinLines puts separators between lines and skips empty ones', () => {
    expect(joinLines('；', [[{ text: '甲' }], [], [{ text: '乙', strong: true }]])).toEqual([
      { text: '甲；' },
      { text: '乙', strong: true },
    ])
  })
})
