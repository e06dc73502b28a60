// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { retrospective } from '../../../src/report/index.ts'
import type { RowOf } from '../../../src/schema/index.ts'
import { linesOf } from '../../report/support/reading.ts'
import { inputOf, sampleTables } from '../../report/support/sampleSheets.ts'
import { openBoard, tablesOf } from './boardScene.tsx'

const NOW = '2024-06-14 19:00'
type Line = Partial<RowOf<'budget'>>
/** What 数据 says of a budget. Its bars of 科目 stand there as soon as one has two lines. */
async function money(lines: readonly Line[]) {
  const { screen } = await openBoard({ now: NOW, tables: tablesOf('full', { budget: lines }) })
  const section = screen.find('section[aria-label="预算"]')
  return section.textContent ?? ''
}
const reported = { title: '物料', category: '物料', amount: 500, spent: 400 }

describe('[AD4] a sum of amounts of which one cannot be read', () => {
  const unread = { title: '达人', category: '推广', unread: ['amount', 'spent'] }

  it('of a category without a readable amount is neither 未报账 nor 0, and with one it is the amount', async () => {
    const said = await money([reported, unread, unread])
    expect(said).toContain('读不出 / 读不出')
    expect(said).not.toContain('未报账 / 0')
    const read = await money([reported, reported, { title: '达人', category: '推广', amount: 8000, spent: 70 }])
    expect(read).toContain('70 / 8,000')
    expect(read).not.toContain('读不出')
  })

  it('of a category whose budgets are empty is no 0 either', async () => {
    const said = await money([reported, reported, { title: '人员', category: '人员' }])
    expect(said).toContain('未报账 / —')
    expect(said).not.toContain('未报账 / 0')
    expect(await money([reported, reported, { title: '人员', category: '人员', amount: 0 }])).toContain('未报账 / 0')
  })

  it('says beside itself that it lacks one, in its category and in the whole, until the cell is read', async () => {
    const refund = { title: '退款', category: '物料' }
    const said = await money([reported, { ...refund, unread: ['spent'], amount: 100 }])
    expect(said).toContain('400（有读不出的没算） / 600')
    expect(said).toContain('已用 400（有读不出的没算）')
    expect(await money([reported, { ...refund, spent: 5, unread: ['amount'] }])).toContain('合计 500（有读不出的没算）')
    const read = await money([reported, { ...refund, spent: 5, amount: 100 }])
    expect(read).toContain('405 / 600')
    expect(read).not.toContain('读不出')
  })

  it('is told by the table of a report as 读不出 in its line, and no longer once it is read', () => {
    const report = (line: Line) =>
      linesOf(
        retrospective(
          inputOf({
            preset: 'full',
            rows: sampleTables('full').tasks,
            asOf: '2024-06-14',
            tables: tablesOf('full', { budget: [reported, line] }),
          }),
        ),
        'budget',
      )
    const said = report(unread).filter((line) => line.startsWith('推广'))
    expect(said.join()).toContain('读不出')
    expect(said.join()).not.toContain('未报账')
    expect(report({ title: '达人', category: '推广' }).join()).not.toContain('读不出')
    expect(report({ title: '达人', category: '推广' }).join()).toContain('未报账')
  })
})

describe('[AD4] [KP1] a goal with a number that cannot be read', () => {
  type Goal = Partial<RowOf<'kpis'>>
  const rate: Goal = { title: '转化率', actual: 4, unit: '%' }
  const boardSays = async (goal: Goal) => {
    const { screen } = await openBoard({ now: NOW, tables: tablesOf('full', { kpis: [goal] }) })
    const row = screen.find('section[aria-label="目标"] details') as HTMLDetailsElement
    await screen.settle(() => {
      row.open = true
      row.dispatchEvent(new Event('toggle'))
    })
    return row.textContent ?? ''
  }

  it('is told by 数据 as 目标读不出 and not as without a target, until the cell is read', async () => {
    const said = await boardSays({ ...rate, unread: ['target'] })
    expect(said).toContain('4% / 目标读不出')
    expect(said).toContain('「目标值」写的读不出，算不出达成率。')
    expect(said).not.toContain('没有目标值')
    expect(said).not.toContain('空着')
    const empty = await boardSays(rate)
    expect(empty).toContain('4% / 没有目标值')
    expect(empty).not.toContain('读不出')
    expect(await boardSays({ ...rate, target: 3 })).toContain('4% / 3%')
  })

  it('is told so of its actual value too', async () => {
    const said = await boardSays({ title: '转化率', target: 3, unit: '%', unread: ['actual'] })
    expect(said).toContain('实际读不出 / 3%')
    expect(said).toContain('「实际值」写的读不出')
    expect(await boardSays({ title: '转化率', target: 3, unit: '%' })).toContain('— / 3%')
  })

  it('is told by a report as 目标值读不出 and not as 缺目标值, until the cell is read', () => {
    const report = (goal: Goal) =>
      linesOf(
        retrospective(
          inputOf({
            preset: 'full',
            rows: sampleTables('full').tasks,
            asOf: '2024-06-14',
            tables: tablesOf('full', { kpis: [goal] }),
          }),
        ),
        'goals',
      ).join('\n')
    const said = report({ ...rate, unread: ['target'] })
    expect(said).toContain('「转化率」目标值读不出')
    expect(said).toContain('| 读不出 | 4%')
    expect(said).not.toContain('缺目标值')
    expect(report(rate)).toContain('「转化率」缺目标值')
    expect(report({ ...rate, target: 3 })).not.toContain('读不出')
  })
})
