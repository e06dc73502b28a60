import { describe, expect, it } from 'vitest'
import { readColumns } from '../../../src/application/imports/importColumns.ts'
import { presetTarget } from '../../../src/application/imports/importTarget.ts'
import type { CalendarDate } from '../../../src/domain/index.ts'
import { blockOf, cell, planOf, writtenBy } from './support/blocks.ts'

describe('[IM1] words beside a figure are kept as they were typed', () => {
  it.each([
    { cell: '60%(2篇已发布,1篇待审核)', note: '2篇已发布,1篇待审核' },
    { cell: '100% Banner', note: '100% Banner' },
    { cell: '完成80%，剩余30%', note: '完成80%，剩余30%' },
    { cell: '约60%，等KOL回稿', note: '约60%，等KOL回稿' },
    { cell: '完成率：75%', note: undefined },
    { cell: '75%', note: undefined },
  ])('「$cell」 leaves the note 「$note」', ({ cell, note }) => {
    const plan = planOf(
      blockOf([
        ['任务', '实际进度'],
        ['海报', cell],
        ['视频', '50%'],
      ]),
    )
    expect(writtenBy(plan, '海报')['progressNote']).toBe(note)
  })
})

describe('[IM1] words beside a figure without a column for them', () => {
  const file = (cell: string, ...more: string[]) =>
    blockOf([
      ['任务', '实际进度', ...more],
      ['海报', cell],
    ])
  const whys = (cell: string, ...more: string[]) =>
    planOf(file(cell, ...more), {}, presetTarget('S0', 'zh-CN')).unread.map(({ why }) => why)

  it('are said to be left, with the figure that is read', () => {
    expect(whys('60%(2篇已发布)')).toEqual(['noRemark'])
    expect(whys('60%')).toEqual([])
    const plan = planOf(file('60%(2篇已发布)'), {}, presetTarget('S0', 'zh-CN'))
    expect(writtenBy(plan, '海报')).toMatchObject({ progress: 60 })
    expect(plan.counts).toMatchObject({ unread: 0, unsure: 1 })
    expect(planOf(file('60%(2篇已发布)'), {}, presetTarget('S1', 'zh-CN')).unread).toEqual([])
  })
})

describe('[IM1] numbers in a column of days', () => {
  const days = (serial: number) =>
    planOf(
      blockOf([
        ['任务', '计划结束'],
        ['海报', cell('2026-03-20', { kind: 'day', day: '2026-03-20' as CalendarDate, time: null })],
        ['视频', cell(String(serial), { kind: 'number', number: serial })],
      ]),
    )
  it('are days as spreadsheets count them, to be checked; other numbers are not read', () => {
    expect(writtenBy(days(46_096), '视频')['plannedEnd']).toBe('2026-03-15')
    expect(days(46_096).unread.map(({ text, why }) => [text, why])).toEqual([['46096', 'unsure']])
    expect(days(20).unread.map(({ why }) => why)).toEqual(['unreadable'])
  })
})

describe('[AD6] headings of an import decide what a column is', () => {
  const proposed = (rows: readonly (readonly string[])[]) =>
    Object.fromEntries(
      readColumns(blockOf(rows)).columns.map(({ heading, proposed: found, candidates }) => [
        heading,
        found?.field ?? candidates,
      ]),
    )

  it('Timeline beside Due is both ends of the plan where its cells are spans', () => {
    const rows = (first: string, second: string) => [
      ['Task', 'Timeline', 'Due'],
      ['Poster', first, '3/20/2026'],
      ['Post', second, '3/12/2026'],
    ]
    expect(proposed(rows('2026-03-01 - 2026-03-20', '2026-03-05 - 2026-03-12'))).toMatchObject({
      Timeline: 'plannedEnd',
    })
    expect(proposed(rows('2026-03-01', '2026-03-05'))).toMatchObject({ Timeline: [], Due: 'plannedEnd' })
    const plan = planOf(blockOf(rows('2026-03-01 - 2026-03-20', '2026-03-05 - 2026-03-12')))
    expect(writtenBy(plan, 'Poster')).toMatchObject({ plannedStart: '2026-03-01', plannedEnd: '2026-03-20' })
  })

  it.each(['实际进度', '完成进度', '% Complete'])(
    '%s keeps its field where most of its cells are not read',
    (heading) => {
      const rows = [
        ['任务', heading],
        ['甲', '剩余20%'],
        ['乙', '60%'],
        ['丙', '差30%'],
      ]
      expect(proposed(rows)[heading]).toBe('progress')
      expect(planOf(blockOf(rows)).unread.map(({ text }) => text)).toEqual(['剩余20%', '差30%'])
    },
  )
})
