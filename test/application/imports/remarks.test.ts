import { describe, expect, it } from 'vitest'
import { readColumns } from '../../../src/application/imports/importColumns.ts'
import { blockOf, planOf, writtenBy } from './support/blocks.ts'

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
