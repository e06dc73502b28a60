import { describe, expect, it } from 'vitest'
import { readColumns } from '../../../src/application/imports/importColumns.ts'
import type { ImportPlan } from '../../../src/application/imports/importPlan.ts'
import { presetTarget, type ImportTarget } from '../../../src/application/imports/importTarget.ts'
import type { TaskRow } from '../../../src/schema/index.ts'
import { taskRow } from '../../ui/support/tasks.ts'
import { blockOf, planOf } from './support/blocks.ts'

/** A sheet of all columns with these rows and campaigns. */
const sheetOf = (rows: readonly TaskRow[], campaigns: readonly string[] = []): ImportTarget => {
  const target = presetTarget('full', 'zh-CN')
  const campaign = { mode: 'value' as const, options: campaigns.map((name) => ({ key: `rec${name}`, name })) }
  return { ...target, fields: new Map(target.fields).set('campaign', campaign), makesCampaigns: false, rows }
}
const EMPTY = sheetOf([])
const row = (recordId: string, change: Partial<TaskRow>): TaskRow =>
  taskRow(recordId, { plannedStart: null, plannedEnd: null, progress: null, ...change })

/** Task → what its links lead to, by title. */
const linksOf = (plan: ImportPlan, field: 'parent' | 'predecessors' = 'predecessors') =>
  Object.fromEntries(
    plan.rows.map(({ title, links }) => [
      title,
      links.find((link) => link.field === field)?.after.map((end) => end.title) ?? [],
    ]),
  )
const unreadOf = ({ unread }: ImportPlan) => unread.map(({ address, text, why }) => [address, text, why])

describe('[IM4] a cell names the tasks that it is linked with', () => {
  it.each([
    ['前置任务', 'predecessors'],
    ['前置', 'predecessors'],
    ['Predecessors', 'predecessors'],
    ['依赖任务', 'predecessors'],
    ['先行タスク', 'predecessors'],
    ['上级任务', 'parent'],
    ['父任务', 'parent'],
    ['所属活动', 'campaign'],
    ['Campaign', 'campaign'],
  ])('a column %s is taken for %s', (heading, field) => {
    const { columns } = readColumns(
      blockOf([
        ['任务名称', heading, '计划结束'],
        ['海报', '', '2024-03-05'],
      ]),
    )
    expect(columns[1]?.proposed?.field).toBe(field)
  })

  it.each([
    { says: 'the title of a row below', cell: '视频', to: ['视频'] },
    { says: 'several titles', cell: '视频、文案', to: ['视频', '文案'] },
    { says: 'a title with a comma in it', cell: '印刷, 装订', to: ['印刷, 装订'] },
    { says: 'titles between slashes', cell: '视频/文案', to: ['视频', '文案'] },
    { says: 'a number of a task', cell: 'T002', to: ['视频'] },
    { says: 'numbers with what planning programs write', cell: 'T002FS,T003 FS', to: ['视频', '文案'] },
    { says: 'a row of the file', cell: '第3行', to: ['视频'] },
    { says: 'nothing', cell: '-', to: [] },
  ])('$says: $cell', ({ cell, to }) => {
    const plan = planOf(
      blockOf([
        ['任务编号', '任务名称', '前置任务'],
        ['T001', '海报', cell],
        ['T002', '视频', ''],
        ['T003', '文案', ''],
        ['T004', '印刷, 装订', ''],
      ]),
      {},
      EMPTY,
    )
    expect(unreadOf(plan)).toEqual([])
    expect(linksOf(plan)['海报']).toEqual(to)
  })

  it.each([
    { cell: '展架', why: 'noTask', text: '展架' },
    { cell: '视频、展架', why: 'noTask', text: '展架' },
    { cell: '文案', why: 'severalTasks', text: '文案' },
    { cell: '海报', why: 'itself', text: '海报' },
    { cell: '视频SS', why: 'notFinishToStart', text: '视频SS' },
  ])('of $cell nothing is linked, because of $text: $why', ({ cell, why, text }) => {
    const plan = planOf(
      blockOf([
        ['任务名称', '所属阶段', '前置任务'],
        ['海报', '预热期', cell],
        ['视频', '预热期', ''],
        ['文案', '预热期', ''],
        ['文案', '爆发期', ''],
      ]),
      {},
      EMPTY,
    )
    expect(linksOf(plan)['海报']).toEqual([])
    expect(unreadOf(plan)).toEqual([['任务表!C2', text, why]])
  })

  it('a number is one of a column of numbers where there is one, else a row of the file, which is to be checked', () => {
    const rows = (heading: string) =>
      blockOf([
        [heading, '任务名称', '前置任务'],
        ['1', '海报', ''],
        ['2', '视频', '1'],
        ['3', '文案', '3'],
      ])
    const numbered = planOf(rows('序号'), { fields: { 1: 'title', 2: 'predecessors' } }, EMPTY)
    expect(linksOf(numbered)).toEqual({ 海报: [], 视频: ['海报'], 文案: [] })
    expect(unreadOf(numbered)).toEqual([['任务表!C4', '3', 'itself']])
    const plain = planOf(rows('优先级'), { fields: { 1: 'title', 2: 'predecessors' } }, EMPTY)
    expect(linksOf(plain)).toEqual({ 海报: [], 视频: [], 文案: ['视频'] })
    expect(unreadOf(plain)).toEqual([
      ['任务表!C3', '1', 'noTask'],
      ['任务表!C4', '3', 'unsure'],
    ])
  })

  it('rows of the sheet are found as well, and what is linked already is no change', () => {
    const file = blockOf([
      ['任务名称', '前置任务', '上级任务'],
      ['海报', '选址', '筹备'],
    ])
    const rows = [row('rec1', { title: '选址' }), row('rec2', { title: '筹备' })]
    const [first] = planOf(file, {}, sheetOf(rows)).rows
    expect(first?.links.map(({ field, after }) => [field, after.map(({ recordId }) => recordId)])).toEqual([
      ['predecessors', ['rec1']],
      ['parent', ['rec2']],
    ])
    const linked = row('rec3', { title: '海报', predecessors: ['rec1'], parent: ['rec2'] })
    expect(planOf(file, {}, sheetOf([...rows, linked]))).toMatchObject({ writes: 0, counts: { same: 1 } })
    const other = row('rec3', { title: '海报', predecessors: ['rec2'], parent: [] })
    const kept = planOf(file, {}, sheetOf([...rows, other]))
    expect(kept).toMatchObject({ writes: 1, counts: { changes: 1 } })
    expect(kept.rows[0]?.links.map(({ field, isWritten }) => [field, isWritten])).toEqual([
      ['predecessors', false],
      ['parent', true],
    ])
  })
})

describe('[IM2] the same name in two campaigns is two tasks', () => {
  const file = blockOf([
    ['任务名称', '所属活动', '备注'],
    ['发布', '春促', '甲'],
    ['发布', '夏促', '乙'],
  ])
  const noted = (recordId: string, campaign: readonly string[], notes: string | null) =>
    row(recordId, { title: '发布', campaign, notes })
  const matched = (rows: readonly TaskRow[]) =>
    planOf(file, {}, sheetOf(rows, ['春促', '夏促'])).rows.map(({ verdict, recordId }) => [verdict.kind, recordId])

  it('each row of the file is the task of its campaign, or a new one', () => {
    expect(matched([noted('rec1', ['rec夏促'], '乙')])).toEqual([
      ['new', null],
      ['same', 'rec1'],
    ])
    expect(matched([noted('rec1', ['rec夏促'], null), noted('rec2', ['rec春促'], null)])).toEqual([
      ['changes', 'rec2'],
      ['changes', 'rec1'],
    ])
  })
  it('a task of no campaign is the one that has no other, and nobody guesses which of two', () => {
    expect(matched([noted('rec1', [], null), noted('rec2', ['rec春促'], '甲')])).toEqual([
      ['same', 'rec2'],
      ['changes', 'rec1'],
    ])
    expect(matched([noted('rec1', [], null)])).toEqual([
      ['ambiguous', null],
      ['ambiguous', null],
    ])
  })
  it('rows that name none are of the campaign that was chosen', () => {
    const plain = blockOf([
      ['任务名称', '备注'],
      ['发布', '乙'],
    ])
    const rows = [noted('rec1', ['rec春促'], '甲'), noted('rec2', ['rec夏促'], '乙')]
    const target = sheetOf(rows, ['春促', '夏促'])
    expect(planOf(plain, {}, { ...target, campaignId: 'rec夏促' }).rows[0]).toMatchObject({ recordId: 'rec2' })
    expect(planOf(plain, {}, { ...target, rows: rows.slice(0, 1), campaignId: 'rec夏促' }).rows[0]).toMatchObject({
      verdict: { kind: 'new' },
      recordId: null,
    })
  })
  it('a campaign that is not there is named, and so is one of several of its name', () => {
    const plan = planOf(file, {}, sheetOf([], ['春促', '春促']))
    expect(unreadOf(plan)).toEqual([
      ['任务表!B2', '春促', 'severalCampaigns'],
      ['任务表!B3', '夏促', 'noCampaign'],
    ])
  })
})
