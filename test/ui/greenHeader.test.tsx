// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { withSheet } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { assessed, context, sheetOf, taskRow } from './support/tasks.ts'

const AT = context('2024-03-03')
const AHEAD = taskRow('rec1', { title: '短视频', plannedStart: '2024-03-01', plannedEnd: '2024-03-30', progress: 60 })
const behind = (progress: number) =>
  taskRow('rec2', { title: '海报', plannedStart: '2024-03-01', plannedEnd: '2024-03-10', progress })
const headerOver = async (...rows: readonly ReturnType<typeof taskRow>[]): Promise<string> => {
  const { screen } = await showApp(
    withSheet(
      sheetOf(
        rows.map((row) => assessed(row, AT)),
        AT,
      ),
    ),
  )
  return screen.find('.ct-conclusion').textContent ?? ''
}
const header = (progress: number): Promise<string> => headerOver(AHEAD, behind(progress))

describe('[RU2] [DV3] a green header', () => {
  it('says that a task is far behind while the whole is on plan, until its progress catches up', async () => {
    expect(await header(0)).toMatch(/正常.*1 个任务落后超过 10 个百分点/u)
    expect(await header(25)).not.toContain('落后超过')
  })

  it.each([
    ['ends before it starts', { plannedStart: '2024-03-10', plannedEnd: '2024-03-01' }],
    ['has no planned days', { plannedStart: null, plannedEnd: null }],
  ])('says of a task whose plan %s that it is not counted, until the plan is mended [PR1]', async (_what, plan) => {
    const task = (change: Partial<typeof AHEAD>) => taskRow('rec2', { title: '海报', progress: 5, ...change })
    expect(await headerOver(AHEAD, task(plan))).toMatch(/正常.*另有 1 行未计入：1 行计划日期缺失或有误/u)
    expect(await headerOver(AHEAD, task({ plannedStart: '2024-03-01', plannedEnd: '2024-05-10' }))).not.toContain(
      '未计入',
    )
  })

  it('is the one place that says which rows are not counted, and the words lead to the row [RU1]', async () => {
    const broken = taskRow('rec2', { title: '海报', plannedStart: null, plannedEnd: null })
    const { screen, store } = await showApp(withSheet(sheetOf([assessed(AHEAD, AT), assessed(broken, AT)], AT)))
    expect(screen.text().match(/计入|计划.{0,4}缺失或有误/gu)).toEqual(['计入', '计入', '计划日期缺失或有误'])
    await screen.click(screen.button('1 行计划日期缺失或有误'))
    expect(store.calls).toContainEqual(['openRecord', 'rec2'])
  })
})
