import { describe, expect, it } from 'vitest'
import type { PlanChange } from '../../src/domain/index.ts'
import { planChanges } from '../../src/domain/retrospective/planChanges.ts'
import { retrospective } from '../../src/report/index.ts'
import type { PresetId } from '../../src/schema/index.ts'
import { linesOf } from './support/reading.ts'
import { inputOf, rowOf } from './support/sampleSheets.ts'

const ROWS = [
  rowOf({ recordId: 'a', title: '推文预热', plannedStart: '2024-03-01', plannedEnd: '2024-03-20' }),
  rowOf({ recordId: 'b', title: '海报设计', plannedStart: '2024-03-02', plannedEnd: '2024-03-10' }),
]

const change = (id: string, draft: Partial<PlanChange>): PlanChange => ({
  id,
  taskId: 'a',
  title: null,
  field: 'plannedEnd',
  reason: null,
  on: '2024-03-10',
  from: '2024-03-12',
  to: '2024-03-15',
  ...draft,
})

interface Log {
  readonly since?: string | null
  readonly preset?: PresetId
}

/** The section over a log; null stands for no log. */
function linesFor(changes: readonly PlanChange[] | null, { since = '2024-03-01', preset = 'full' }: Log = {}) {
  const input = inputOf({ preset, rows: ROWS, asOf: '2024-03-25' })
  const RA11 = planChanges({ since, changes: changes ?? [] }, '2024-03-01')
  const material = { ...input.material, planChanges: changes, facts: { ...input.material.facts, RA11 } }
  return linesOf(retrospective({ ...input, material }), 'planChanges')
}

describe('[RA11] [S3-18] 计划变更', () => {
  const log = [
    change('c1', { reason: '素材需求变更' }),
    change('c2', { from: '2024-03-15', to: '2024-03-20', on: '2024-03-16', reason: '素材需求变更' }),
    change('c3', { taskId: 'b', field: 'plannedStart', from: '2024-03-01', to: '2024-03-02' }),
    change('c4', { taskId: null, field: 'title', from: '线下地推', to: null, reason: '预算不够' }),
  ]

  it('tells which plans were changed, how often, by how many days, and the reasons in the words of people', () => {
    expect(linesFor(log)).toEqual([
      '计划改了 4 次，涉及 3 个任务：计划结束 2 次、计划开始 1 次、删除 1 个任务。计划结束合计推迟 8 天。',
      '推文预热 | 2 | 推迟 8 天 | 「素材需求变更」',
      '线下地推（已删除） | 1 | — | 「预算不够」',
      '海报设计 | 1 | — | 1 次没写原因',
      '有 1 次是过了计划结束才改的：「推文预热」。',
      '写下的原因：「素材需求变更」2 次、「预算不够」1 次。',
      '□ 「海报设计」的计划改了，有 1 次没写原因：为什么改？',
    ])
  })

  it('asks for no reason once each change has one', () => {
    const lines = linesFor(log.map((one) => ({ ...one, reason: '甲方改期' })))
    expect(lines.filter((line) => line.includes('没写原因'))).toEqual([])
    expect(lines).toContain('海报设计 | 1 | — | 「甲方改期」')
  })

  it('quotes the reasons of a sheet without 变更记录 too, which are kept with it, and asks for those that lack [LG2]', () => {
    const lines = linesFor(log, { preset: 'S3' })
    expect(lines).toContain('写下的原因：「素材需求变更」2 次、「预算不够」1 次。')
    expect(lines).toContain('海报设计 | 1 | — | 1 次没写原因')
    const told = log.map((one) => ({ ...one, reason: one.reason ?? '客户要求' }))
    expect(linesFor(told, { preset: 'S3' }).join('\n')).not.toContain('没写原因')
  })

  it('names budget and goals in words', () => {
    const [line] = linesFor([change('m', { taskId: null, title: '场地', field: 'amount', from: '8000', to: '10000' })])
    expect(line).toContain('预算金额 1 次')
  })

  it('a log that holds nothing is a plain sentence, one without a first day 数据不足; no log leaves the section out', () => {
    expect(linesFor([])).toEqual(['没有记下计划日期、任务增减或人工标记的变更。'])
    expect(linesFor([], { since: null })).toEqual(['数据不足：还没有变更记录，计划改过什么说不出。'])
    expect(linesFor(null)).toEqual([])
  })

  it.each([
    ['reading', '变更记录还在读，读完就写在这里。'],
    ['failed', '数据不足：变更记录没有读到，计划改过什么说不出。'],
    ['read', '数据不足：还没有变更记录，计划改过什么说不出。'],
  ] as const)('a log in the state "%s" without any entry known says: %s', (planLog, sentence) => {
    const input = inputOf({ preset: 'full', rows: ROWS, asOf: '2024-03-25' })
    const material = { ...input.material, planLog, planChanges: null }
    expect(linesOf(retrospective({ ...input, material }), 'planChanges')).toEqual([sentence])
  })

  it('a log that begins after the kick-off says since when it is kept', () => {
    const since = '2024-03-09'
    expect(linesFor([], { since })).toEqual([
      '2024-03-09 以来没有记下计划日期、任务增减或人工标记的变更；变更从那天起才有记录。',
    ])
    expect(linesFor(log, { since })).toContain('数据不足：变更从 2024-03-09 起才有记录，之前改过什么说不出。')
    expect(linesFor(log).join('\n')).not.toContain('起才有记录')
  })

  it('a long log tells the thirty tasks with the most changes, and how many more there are', () => {
    const many = Array.from({ length: 42 }, (_, at) => change(`c${String(at)}`, { taskId: `t${String(at)}` }))
    const lines = linesFor(many)
    expect(lines.filter((line) => line.includes(' | 推迟 '))).toHaveLength(30)
    expect(lines[31]).toBe('另有 12 条')
  })

  it('a planned end that went back to its day says so', () => {
    const back = [change('c1', {}), change('c2', { from: '2024-03-15', to: '2024-03-12' })]
    expect(linesFor(back)[1]).toBe('推文预热 | 2 | 改了又改回 | 2 次没写原因')
  })
})
