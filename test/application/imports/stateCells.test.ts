import { describe, expect, it } from 'vitest'
import { presetTarget, trackedTarget } from '../../../src/application/imports/importTarget.ts'
import type { FieldBinding, SheetBinding } from '../../../src/application/ports.ts'
import type { CalendarDate } from '../../../src/domain/index.ts'
import { taskRow } from '../../ui/support/tasks.ts'
import { blockOf, planOf, writtenBy } from './support/blocks.ts'

const HEADINGS = ['任务', '计划开始', '计划结束', '实际开始', '实际进度', '状态']
const row = (state: string, { start = '', progress = '', end = '2026-03-31' } = {}) =>
  planOf(blockOf([HEADINGS, ['海报', '2026-03-01', end, start, progress, state]]))
/** What is said of the cell of the state, and what it becomes. */
const saidOf = ({ unread }: ReturnType<typeof row>) =>
  unread.filter(({ heading }) => heading === '状态').map(({ why, becomes }) => becomes ?? why)

describe('[IM1] what a typed state says is used, or listed with what it becomes', () => {
  it.each([
    { state: '进行中', cells: {}, becomes: ['notStarted'] },
    { state: '进行中', cells: { progress: '30%' }, becomes: [] },
    { state: '进行中', cells: { start: '2026-03-02' }, becomes: [] },
    { state: '进行中', cells: { start: '2026-03-20' }, becomes: ['notStarted'] },
    { state: '进行中', cells: { end: '2026-03-10' }, becomes: ['delayed'] },
    { state: '进行中', cells: { progress: '100%' }, becomes: ['done'] },
    { state: '1-未开始', cells: {}, becomes: [] },
    { state: '未开始', cells: { end: '2026-03-10' }, becomes: [] },
    { state: '未开始', cells: { progress: '10%' }, becomes: ['inProgress'] },
    { state: '延期', cells: {}, becomes: ['notStarted'] },
    { state: '延期', cells: { end: '2026-03-10' }, becomes: [] },
    { state: '未完成', cells: {}, becomes: [] },
    { state: '未完成', cells: { progress: '100%' }, becomes: ['done'] },
    { state: '已完成', cells: { progress: '60%' }, becomes: ['inProgress'] },
    { state: 'Blocked', cells: { progress: '60%' }, becomes: ['inProgress'] },
    { state: '暂停（等审批）', cells: {}, becomes: [] },
    { state: '暂停', cells: { progress: '100%' }, becomes: ['done'] },
  ])('「$state」 beside $cells is said to become $becomes', ({ state, cells, becomes }) => {
    const plan = row(state, cells)
    expect(saidOf(plan)).toEqual(becomes)
    expect(plan.counts.states).toBe(becomes.length)
  })

  it('a task that is over by the day of the import is late', () => {
    const file = blockOf([HEADINGS, ['海报', '2026-03-01', '2026-03-31', '', '', '延期']])
    const saidOn = (day: string) => saidOf(planOf(file, {}, presetTarget('full', 'zh-CN'), day as CalendarDate))
    expect([saidOn('2026-03-31'), saidOn('2026-04-01')]).toEqual([['notStarted'], []])
  })

  it.each([
    { state: '进行中(80%)', progress: '', written: 80, said: [] },
    { state: '已完成', progress: '', written: 100, said: [] },
    { state: '已完成（3.15）', progress: '', written: 100, said: [] },
    { state: '已完成（80%）', progress: '', written: 80, said: ['unsure'] },
    { state: '完成80%', progress: '', written: 80, said: [] },
    { state: '进行中(80%)', progress: '60%', written: 60, said: ['unsure'] },
    { state: '进行中(80%)', progress: '80%', written: 80, said: [] },
    { state: '已完成', progress: '快好了', written: 100, said: [] },
    { state: '完了（3/11）', progress: '', written: undefined, said: ['unreadable'] },
  ])('「$state」 beside a progress of 「$progress」 writes $written', ({ state, progress, written, said }) => {
    const file = blockOf([HEADINGS, ['海报', '', '', '', progress, state], ['视频', '', '', '', '50%', '']])
    const plan = planOf(file)
    expect(writtenBy(plan, '海报')['progress']).toBe(written)
    expect(saidOf(plan)).toEqual(said)
  })

  it('a new sheet without 人工标记 gets it where a row is paused, and a person can leave it out', () => {
    const file = (state: string) =>
      blockOf([
        ['任务', '状态'],
        ['海报', state],
        ['视频', '已完成'],
      ])
    const plan = planOf(file('暂缓'), {}, presetTarget('S1', 'zh-CN'))
    expect(plan.own).toMatchObject([{ heading: '状态', name: '人工标记', field: 'hold', isKept: true }])
    expect([writtenBy(plan, '海报')['hold'], plan.unread]).toEqual(['paused', []])
    const without = planOf(file('取消（预算不足）'), { kept: { 1: false } }, presetTarget('S1', 'zh-CN'))
    expect(saidOf(without)).toEqual(['noColumn'])
    expect(writtenBy(without, '视频')['progress']).toBe(100)
    expect(planOf(file('未开始'), {}, presetTarget('S1', 'zh-CN')).own).toEqual([])
  })
})

describe('[IM5] columns of words that are only read get the words of the file', () => {
  const words = (fieldId: string, as?: 'hold' | 'share'): FieldBinding => ({
    fieldId,
    kind: 'text',
    scale: null,
    options: [],
    ...(as === undefined ? {} : { typed: { as, year: null } }),
  })
  const binding: SheetBinding = {
    table: 'tasks',
    tableId: 'tbl',
    fields: { title: words('f1'), progress: words('f2', 'share'), hold: words('f3', 'hold') },
  }
  const other = (id: string, name: string, field: 'progress' | 'hold', held: string) =>
    ({ id, name, field, kind: 'text', options: [], held: new Map([['a', held]]) }) as const
  const file = blockOf([
    ['任务', '完成进度', '状态'],
    ['海报', '80%', '进行中'],
    ['视频', '约20%', '卡住'],
  ])
  const plan = (progress: string) =>
    planOf(
      file,
      {},
      trackedTarget(binding, [taskRow('a', { title: '海报' })], undefined, {
        language: 'zh-CN',
        others: [other('f2', '进度（文字）', 'progress', progress), other('f3', '状态', 'hold', '进行中')],
        names: new Set(),
      }),
    )

  it('whatever they are called, and a cell that differs is said to differ', () => {
    expect(plan('60%').rows.map(({ verdict, own }) => [verdict.kind, own.map(({ after }) => after)])).toEqual([
      ['kept', ['80%']],
      ['new', ['约20%', '卡住']],
    ])
    expect(plan('80%').rows[0]?.verdict.kind).toBe('same')
    expect(plan('60%').own.map(({ name, columnId, isKept }) => [name, columnId, isKept])).toEqual([
      ['进度（文字）', 'f2', true],
      ['状态', 'f3', true],
    ])
  })
})
